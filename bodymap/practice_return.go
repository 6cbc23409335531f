package bodymap

// ComeBack lets the person who was at work go on after the record was locked, on the same record opened again: what lay
// open and what can be undone stays. The record must not have been changed meanwhile.
func (p *Practice) ComeBack(st Store) error {
	p.Reader, p.store = st, st
	return p.Note(SignedIn, "")
}
