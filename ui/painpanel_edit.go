package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
)

// painEdit edits the selected pain; each tap is kept at once.
type painEdit struct {
	desk    *desk
	box     *fyne.Container
	title   *widget.Label
	before  *scale
	after   *scale
	change  *widget.Label
	checks  map[bodymap.Quality]*widget.Check
	note    *field
	remove  *ttwidget.Button
	pain    bodymap.PainID
	filling bool
}

func newPainEdit(d *desk) *painEdit {
	e := &painEdit{desk: d, title: widget.NewLabel(""), change: widget.NewLabel(""), checks: map[bodymap.Quality]*widget.Check{}}
	e.title.TextStyle.Bold, e.title.Truncation = true, fyne.TextTruncateEllipsis
	e.before = newScale(say("Before the needles"), func(s bodymap.PainScore) { e.edit(func(p *bodymap.Pain) { p.Before = s }) })
	e.after = newScale(say("After the needles"), func(s bodymap.PainScore) { e.edit(func(p *bodymap.Pain) { p.After = s }) })
	e.change.TextStyle.Bold = true
	qualities := container.New(&flow{gap: 4})
	for _, q := range bodymap.Qualities() {
		c := widget.NewCheck(q.Text(d.lang), func(on bool) { e.toggle(q, on) })
		e.checks[q] = c
		qualities.Add(c)
	}
	e.note = newField(d, say("Note"), func(t string) { e.edit(func(p *bodymap.Pain) { p.Note = t }) })
	e.remove = tool(theme.DeleteIcon(), say("Remove"), func() { d.removePain(e.pain) })
	head := container.NewBorder(nil, nil, nil, e.remove, e.title)
	pad := layout.NewCustomPaddedLayout(4, 6, 10, 10)
	e.box = container.New(pad, container.New(&column{gap: 6}, head, e.before, e.after, e.change, qualities, named(e.note)))
	return e
}

// edit changes the pain that was shown when it was asked for.
func (e *painEdit) edit(how func(*bodymap.Pain)) {
	if !e.filling {
		e.desk.changePain(e.pain, how)
	}
}

func (e *painEdit) toggle(q bodymap.Quality, on bool) {
	e.edit(func(p *bodymap.Pain) {
		p.Qualities = slices.DeleteFunc(slices.Clone(p.Qualities), func(x bodymap.Quality) bool { return x == q })
		if on {
			p.Qualities = append(p.Qualities, q)
		}
	})
}

func (e *painEdit) refresh() {
	p, ok := e.desk.painNow()
	e.box.Hidden = !ok
	if !ok {
		return
	}
	e.filling = true
	defer func() { e.filling = false }()
	e.pain = p.ID
	e.title.SetText(e.desk.painName(p))
	e.before.set(p.Before)
	e.after.set(p.After)
	e.change.SetText(change(p))
	e.change.Hidden = e.change.Text == ""
	for q, c := range e.checks {
		c.SetChecked(slices.Contains(p.Qualities, q))
	}
	e.note.keep(p.Note)
	e.box.Refresh()
}
