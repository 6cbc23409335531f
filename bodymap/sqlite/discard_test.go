package sqlite

import (
	"testing"

	"ashi/bodymap"
)

// An amendment goes as a whole, rows that the triggers watch among them, and what it amends stays under them.
func TestDiscardedAmendmentLeavesWhatIsSigned(t *testing.T) {
	path := newPath(t)
	signed, amendment := treated(t, path)
	s := must[*Store](t)(Open(path))
	p := bodymap.NewPractice(s, clock, "Dr Test")
	if err := p.DiscardAmendment(amendment.ID); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"session WHERE id", "site WHERE session", "pain WHERE session", "entry WHERE session"} {
		var n int
		if err := s.one("SELECT count(*) FROM "+table+" = $1", amendment.ID).Scan(&n); err != nil || n != 0 {
			t.Errorf("%d rows are left in %s; %v", n, table, err)
		}
	}
	if all := must[[]bodymap.Signature](t)(p.Signatures(signed.ID)); len(all) != 1 {
		t.Errorf("%d signatures", len(all))
	}
	later, _, err := p.Session(signed.ID)
	if err != nil || later.State != bodymap.Signed {
		t.Errorf("the session is %s; %v", later.State, err)
	}
	later.State, later.Note = bodymap.Recorded, "changed"
	wantKind(t, s.Apply(command(bodymap.EditSession, bodymap.Change{PutSessions: []bodymap.Session{later}})), bodymap.Sealed)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if wrong, warning := found(t, path); len(wrong) > 0 || warning != "" {
		t.Errorf("a check finds %q, opening says %q", wrong, warning)
	}
}
