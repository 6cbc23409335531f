package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap/atlas"
)

// The list takes no more of the body than it needs, and taps on it stay on it.
func TestTheListOfFindingsIsAsHighAsItMust(t *testing.T) {
	w := withAnna(t)
	s := w.figure.points
	height := func(query string) float32 {
		s.entry.SetText(query)
		w.paint()
		return s.results.Size().Height
	}
	one, many := height("st36"), height("st3")
	if one >= many || one < s.list.MinSize().Height || many > 6*(s.list.MinSize().Height+8) {
		t.Errorf("one row takes %v, many %v", one, many)
	}
	s.entry.SetText("")
	if s.results.Visible() {
		t.Error("with nothing typed the list stays")
	}
}

func TestTheListFollowsTheSides(t *testing.T) {
	w := withAnna(t)
	s := w.figure.points
	s.entry.SetText("st36")
	if n := len(s.found[0].targets); n != 2 {
		t.Errorf("both sides are %d places", n)
	}
	test.Tap(s.sides[0])
	if got := s.found[0].targets; len(got) != 1 || got[0].Side != atlas.Left {
		t.Errorf("left is %+v", got)
	}
	if len(s.chosen()) != 1 {
		t.Error("what is chosen beside the search is not what it marks")
	}
}

// Escape empties the line, a second one gives the keys back to the body.
func TestEscapeLeavesTheSearch(t *testing.T) {
	w := withAnna(t)
	s := w.figure.points
	w.win.Canvas().Focus(s.entry)
	test.Type(s.entry, "st")
	escape := &fyne.KeyEvent{Name: fyne.KeyEscape}
	s.entry.TypedKey(escape)
	if s.entry.Text != "" || w.win.Canvas().Focused() != s.entry {
		t.Errorf("after one Escape: %q, the cursor in %T", s.entry.Text, w.win.Canvas().Focused())
	}
	s.entry.TypedKey(escape)
	if w.win.Canvas().Focused() != nil {
		t.Errorf("after two the cursor is in %T", w.win.Canvas().Focused())
	}
}

func TestARowOfTheListIsTapped(t *testing.T) {
	w := withAnna(t)
	s := w.figure.points
	s.entry.SetText("zusanli")
	s.row(0).tapped()
	expect(t, "marked", w.marked(), "ST36 left planned, ST36 right planned")
	if s.results.Visible() {
		t.Error("the list stays after its row was tapped")
	}
	s.choose(7) // Enter with nothing found
}
