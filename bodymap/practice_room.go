package bodymap

// TightBytes is the free space on the disk of the record below which people are told before anything is refused. A day's
// work is some MB, a backup as large as the record; the number is the app's own choice.
const TightBytes = 200 << 20

// feelRoom warns once when little is left on the disk of the record, and anew after there was more.
func (p *Practice) feelRoom() {
	free, known := p.store.Free()
	tight := known && free < TightBytes
	if tight && !p.tight {
		p.warnings = append(p.warnings, &Error{Kind: DiskFull, Text: "Only %d MB are free on the disk of the record. Everything is saved so far. Free some space soon: when the disk is full, nothing more can be saved.", Args: []any{free >> 20}})
	}
	p.tight = tight
}
