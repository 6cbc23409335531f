package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
)

// allergyLine warns above the totals when a syringe holds what the patient is allergic to.
type allergyLine struct {
	desk  *desk
	line  *cautionLine
	known map[bodymap.EntryID]bodymap.Filling // a filling never changes
}

func newAllergyLine(d *desk) *allergyLine {
	return &allergyLine{desk: d, line: newCautionLine(), known: map[bodymap.EntryID]bodymap.Filling{}}
}

func (l *allergyLine) object() fyne.CanvasObject { return l.line.box }

func (l *allergyLine) refresh() {
	d := l.desk
	var text []string
	for _, h := range bodymap.AllergyHits(d.patient, l.products()) {
		text = append(text, h.Text(d.lang))
	}
	l.line.say(strings.Join(text, "\n"))
}

// products are all that is in the syringes of the open session.
func (l *allergyLine) products() (all []bodymap.Product) {
	for _, id := range bodymap.FillingsOf(l.desk.chart.Session(), l.desk.chart.Sites()) {
		f, ok := l.known[id]
		if !ok {
			var err error
			if f, err = l.desk.record.Filling(id); err != nil {
				continue // undone since
			}
			l.known[id] = f
		}
		for _, d := range f.Parts {
			all = append(all, d.Product)
		}
	}
	return all
}
