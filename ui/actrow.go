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

// actRow says what is about to be done to the picked sites and does it; or it
// takes their note and reaction.
type actRow struct {
	desk   *desk
	box    *fyne.Container
	note   *field
	react  *field
	words  *fyne.Container
	mirror *widget.Button
	why    *widget.Label // why nothing can be mirrored
	shift  *fyne.Container
	by     *field
	ways   map[bodymap.Way]*ttwidget.Button
}

func newActRow(d *desk) *actRow {
	r := &actRow{desk: d, why: widget.NewLabel(""), ways: map[bodymap.Way]*ttwidget.Button{}}
	r.mirror = widget.NewButton("", d.mirror)
	r.mirror.Importance = widget.HighImportance
	r.why.Wrapping = fyne.TextWrapWord
	r.by = newNumber(d, say("Shift, cm"), .5, r.typed)
	ways := container.NewGridWithColumns(4)
	for _, w := range []struct {
		way        bodymap.Way
		icon, help string
	}{
		{bodymap.Up, "up", "Shift up"},
		{bodymap.Down, "down", "Shift down"},
		{bodymap.Medial, "medial", "Shift toward the midline"},
		{bodymap.Lateral, "lateral", "Shift away from the midline"},
	} {
		r.ways[w.way] = tool(icon(w.icon), say(w.help), func() { d.shift(w.way) })
		ways.Add(r.ways[w.way])
	}
	r.note = newField(d, say("Note"), func(t string) { r.edit(func(s *bodymap.Site) { s.Note = t }) })
	r.react = newField(d, say("Reaction"), func(t string) { r.edit(func(s *bodymap.Site) { s.Reaction = t }) })
	r.words = container.NewGridWithColumns(2, named(r.note), named(r.react))
	low := container.New(layout.NewCustomPaddedVBoxLayout(0), layout.NewSpacer(), ways)
	r.shift = container.NewBorder(nil, nil, container.NewGridWrap(fyne.NewSize(6*theme.TextSize(), named(r.by).MinSize().Height), named(r.by)), nil, low)
	r.box = container.NewStack(container.New(layout.NewCustomPaddedVBoxLayout(0), layout.NewSpacer(), r.mirror), r.why, r.shift, r.words)
	return r
}

func (r *actRow) edit(change func(*bodymap.Site)) {
	r.desk.fail(r.desk.changePicked(bodymap.EditSite, change))
}

func (r *actRow) typed(text string) {
	v, err := readNumber(text)
	if err != nil || v <= 0 {
		r.desk.refuse(r.by.label, say("“%s” is not a number of cm.", text))
		return
	}
	r.desk.shiftCM = v
	r.desk.accept(r.by.label)
	r.desk.changed()
}

func (r *actRow) refresh() {
	d, sites := r.desk, r.desk.picks()
	r.box.Hidden = d.act == noAct || len(sites) == 0
	if r.box.Hidden {
		return
	}
	r.by.keep(d.number(d.shiftBy()))
	note, same := common(sites, func(s bodymap.Site) string { return s.Note })
	r.note.keepCommon(note, same)
	reaction, same := common(sites, func(s bodymap.Site) string { return s.Reaction })
	r.react.keepCommon(reaction, same)
	for w, b := range r.ways {
		enable(b, !slices.ContainsFunc(sites, func(s bodymap.Site) bool { return !w.Leads(s.Side) }))
	}
	show(r.words, d.act == noteAct)
	show(r.shift, d.act == shiftAct)
	made, err := d.preview()
	show(r.mirror, len(made) > 0)
	show(r.why, err != nil)
	r.why.SetText(bodymap.Sentence(err, d.lang))
	if len(made) > 0 {
		r.mirror.SetText(mirrorWords(made))
	}
}
