package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// repeatPanel offers an empty plan what earlier sessions held.
type repeatPanel struct {
	desk    *desk
	taste   taste
	box     *fyne.Container
	copy    *widget.Button
	seeCopy *choice
	why     *widget.Label // why nothing can be copied
	only    *widget.Label
	regions *fyne.Container
	away    *field
	rest    *field
	rested  *widget.Button
	seeRest *choice
}

func newRepeatPanel(d *desk, t taste) *repeatPanel {
	p := &repeatPanel{desk: d, taste: t, why: problemLabel(), only: widget.NewLabel(say("Copy from these regions:")), regions: container.New(&flow{gap: 2})}
	d.repeat.awayMM = t.store.Float(keyAway)
	p.copy = widget.NewButton("", d.copySession)
	p.copy.Importance = widget.HighImportance
	p.rested = widget.NewButton("", d.markRested)
	see := func(rested bool) *choice {
		return newChoice(tool(theme.VisibilityIcon(), say("Show these pale on the body"), func() {
			d.repeat.rested = rested
			d.changed()
		}), false)
	}
	p.seeCopy, p.seeRest = see(false), see(true)
	p.away = newNumber(d, say("Shift away from the last punctures, mm"), 1, p.typedAway)
	p.rest = newNumber(d, say("Rested for at least, days"), 1, p.typedRest)
	row := func(b *widget.Button, c *choice) fyne.CanvasObject {
		return container.NewBorder(nil, nil, nil, c.box, b)
	}
	rows := container.New(layout.NewCustomPaddedVBoxLayout(4),
		row(p.copy, p.seeCopy), p.why, inLine(p.away), line(), row(p.rested, p.seeRest), inLine(p.rest), line(), p.only, p.regions)
	p.box = container.New(layout.NewCustomPaddedLayout(8, 4, 8, 8), rows)
	return p
}

// inLine puts a field's name before it; a long name takes two lines.
func inLine(f *field) fyne.CanvasObject {
	name := widget.NewLabel(f.label)
	name.Wrapping = fyne.TextWrapWord
	return container.NewBorder(nil, nil, nil, container.NewCenter(narrow(f)), name)
}

// typed reads a number that may be left empty, which is nothing.
func (p *repeatPanel) typed(f *field, text string, keep func(int)) {
	if text == "" {
		text = "0"
	}
	n, err := readCount(text)
	if err != nil || n < 0 {
		p.desk.refuse(f.label, say("“%s” is not a whole number.", text))
		return
	}
	p.desk.accept(f.label)
	keep(n)
	p.desk.changed()
}

func (p *repeatPanel) typedAway(text string) {
	p.typed(p.away, text, func(mm int) {
		p.desk.repeat.awayMM, p.desk.repeat.rested = float64(mm), false
		p.taste.store.SetFloat(keyAway, float64(mm))
	})
}

func (p *repeatPanel) typedRest(text string) {
	p.typed(p.rest, text, func(days int) {
		p.desk.see.restDays, p.desk.repeat.rested = days, true
		p.taste.store.SetInt(keyRest, days)
	})
}

func (p *repeatPanel) refresh() {
	d := p.desk
	p.box.Hidden = !d.offering()
	if p.box.Hidden {
		return
	}
	from, _ := d.source()
	copied := d.copied()
	p.copy.SetText(count("Copy 1 site", "Copy %d sites", len(copied.sites)) + " · " + bodymap.DayText(from.Session.At.Local(), d.lang))
	enable(p.copy, len(copied.sites) > 0)
	p.why.SetText(bodymap.Sentence(copied.err, d.lang))
	show(p.why, copied.err != nil)
	p.refreshRegions(d.regionsOf(from))
	p.away.keep(orEmpty(d.number(d.repeat.awayMM)))
	p.rest.keep(orEmpty(strconv.Itoa(d.see.restDays)))
	rested := d.rested()
	p.rested.SetText(say("Mark rested sites"))
	if d.see.restDays > 0 {
		p.rested.SetText(count("Mark 1 rested site", "Mark %d rested sites", len(rested.sites)))
	}
	enable(p.rested, len(rested.sites) > 0)
	p.seeCopy.set(!d.repeat.rested)
	p.seeRest.set(d.repeat.rested)
	p.box.Refresh()
}

// refreshRegions offers the regions of the earlier session one by one, if it has several.
func (p *repeatPanel) refreshRegions(regions []bodymap.RegionCount) {
	p.regions.Objects = nil
	show(p.only, len(regions) > 1)
	if len(regions) < 2 {
		return
	}
	for _, r := range regions {
		c := widget.NewCheck(r.In(p.desk.lang)+" "+strconv.Itoa(r.Sites), nil)
		c.SetChecked(!p.desk.repeat.off[r.RegionSide])
		c.OnChanged = func(on bool) { p.desk.takeRegion(r.RegionSide, on) }
		p.regions.Add(c)
	}
}

// orEmpty shows nothing for a number that was never typed.
func orEmpty(number string) string {
	if number == "0" {
		return ""
	}
	return number
}
