package ui

import (
	"errors"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// readingField says where a selected Ashi site lies; typed anew, it moves the site.
type readingField struct {
	field
	site bodymap.SiteID
	rows int
}

// newReadingField is as high as the words that it takes the place of.
func newReadingField(d *desk) *readingField {
	f := &readingField{field: field{entry: entry{keys: &d.keys}, desk: d, label: say("Place in words")}}
	f.MultiLine = true
	f.extend(f)
	f.Wrapping = fyne.TextWrapWord
	f.commit = f.move
	return f
}

// TypedKey implements fyne.Focusable: Enter hands over, since a place is one sentence.
func (f *readingField) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		f.hand()
		return
	}
	f.field.TypedKey(e)
}

// move brings the site to where the text says, or says why it cannot.
func (f *readingField) move(text string) {
	d := f.desk
	s, ok := d.chart.Site(f.site)
	if !ok {
		return
	}
	d.accept(f.label)
	if text == f.was { // given up
		d.changed()
		return
	}
	r, err := atlas.Get().Body(d.figure()).Reread(text, s.Place)
	var problem *atlas.ReadingError
	if errors.As(err, &problem) {
		d.refuse(f.label, problem.Say(d.lang))
		return
	}
	if !d.fail(err) {
		d.move(s.ID, bodymap.Target{Place: r.Place, Code: r.Code, Side: r.Side})
	}
}

// refresh shows the place of a single Ashi site; few: other words need the room.
func (f *readingField) refresh(few bool) {
	d := f.desk
	s, _, ok := d.site()
	show(f, ok && s.Code == "" && s.Spread == nil && d.act == noAct)
	if !f.Visible() {
		return
	}
	if s.ID != f.site {
		f.site, f.was, f.Text = s.ID, "", ""
	}
	f.keep(d.where(s.Place).Text(d.lang))
	rows := 3
	if few {
		rows = 1
	}
	if rows != f.rows {
		f.rows = rows
		f.SetMinRowsVisible(rows)
	}
}
