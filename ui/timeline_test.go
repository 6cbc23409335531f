package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/widget"
)

// words are those on the strip, that of the open session in brackets.
func (t *timeline) words() string {
	var out []string
	for _, o := range t.chips.Objects {
		b := o.(*widget.Button)
		if b.Importance == widget.HighImportance {
			out = append(out, "["+b.Text+"]")
			continue
		}
		out = append(out, b.Text)
	}
	return strings.Join(out, ", ")
}

func TestTheStripFollowsTheSessionAndThePatient(t *testing.T) {
	w := withAnna(t)
	anna := w.desk.patient.ID
	w.desk.newSession()
	w.paint()
	expect(t, "two sessions", w.timeline.words(), "1 · 21 Nov, [2 · 21 Nov]")
	w.timeline.chips.Objects[0].(*widget.Button).OnTapped()
	w.paint()
	expect(t, "the first is tapped", w.timeline.words(), "[1 · 21 Nov], 2 · 21 Nov")
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Ben", "Born": "2.5.1961"})
	expect(t, "another patient", w.timeline.words(), "[1 · 21 Nov]")
	w.desk.openPatient(anna)
	w.paint()
	expect(t, "back", w.timeline.words(), "1 · 21 Nov, [2 · 21 Nov]")
	strip, last := w.timeline.scroll, w.timeline.chips.Objects[1]
	if end := last.Position().X + last.Size().Width; last.Size().Width < last.MinSize().Width || end > strip.Size().Width {
		t.Errorf("the last chip is %v wide and ends at %v of %v", last.Size().Width, end, strip.Size().Width)
	}
}
