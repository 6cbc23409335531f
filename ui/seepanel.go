package ui

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap/atlas"
	"ashi/ui/figure"
)

// seePanel chooses what else lies on the skin.
type seePanel struct {
	desk     *desk
	over     *overlays
	taste    taste
	box      *fyne.Container
	groups   *widget.Select
	group    *caption
	channels *widget.Select
	channel  *caption
	regions  *widget.Check
	region   *caption
	cautions *widget.Check
	caution  *caption
	levels   *widget.Check
	level    *caption
	past     map[past]*choice
	period   *widget.Select
	rest     *asked
	legend   *legend
	filling  bool
}

// periods of the heat map in days; 0 is all.
var periods = []struct {
	label string
	days  int
}{{"Last 4 weeks", 28}, {"Last 3 months", 91}, {"Last 12 months", 365}, {"All sessions", 0}}

func newSeePanel(d *desk, f *figurePane, t taste) *seePanel {
	p := &seePanel{desk: d, over: f.overlays, taste: t, group: newCaption(), channel: newCaption(), region: newCaption(), caution: newCaption(), level: newCaption()}
	d.see.restDays = t.store.Int(keyRest)
	p.groups = widget.NewSelect(groupNames(d.lang), func(string) { p.pick(p.groups, func(s *sight, i int) { s.group = groupAt(i) }) })
	p.channels = widget.NewSelect(channelWords(d.lang), func(string) { p.pick(p.channels, func(s *sight, i int) { s.channel = channelAt(i) }) })
	p.regions = p.check(say("Borders of the regions"), func(s *sight, on bool) { s.regions = on })
	p.cautions = p.check(say("Points with a caution"), func(s *sight, on bool) { s.cautions = on })
	p.levels = p.check(say("Key points of the spinal nerves"), func(s *sight, on bool) { s.dermatomes = on })
	dark := f.dark
	points := container.New(layout.NewCustomPaddedVBoxLayout(0),
		heading(widget.NewLabel(say("Points that show"))), p.groups, p.group.box,
		heading(widget.NewLabel(say("Channels"))), container.NewBorder(nil, nil, nil, lineSwatch(channelInk[dark], channelWide, false), p.channels), p.channel.box)
	skin := container.New(layout.NewCustomPaddedVBoxLayout(0),
		heading(widget.NewLabel(say("On the skin"))),
		with(p.regions, lineSwatch(regionInk[dark], regionWide, true)), p.region.box,
		with(p.cautions, spotSwatch(figure.TriangleSpot, cautionInk[dark])), p.caution.box,
		with(p.levels, spotSwatch(figure.RingSpot, levelInk[dark])), p.level.box, p.newPast(dark))
	blocks := container.New(&abreast{}, points, skin)
	p.box = container.NewStack(container.NewVScroll(container.New(layout.NewCustomPaddedLayout(4, 10, 10, 16), blocks)))
	return p
}

// newPast holds what the skin tells of the sessions.
func (p *seePanel) newPast(dark bool) fyne.CanvasObject {
	d := p.desk
	p.past, p.legend = map[past]*choice{}, newLegend(dark)
	row := container.NewGridWithColumns(3)
	for _, k := range []struct {
		past        past
		label, help string
	}{
		{noPast, say("Nothing"), say("Earlier sessions do not show on the skin")},
		{heatPast, say("Punctures"), say("The darker, the more punctures in a period")},
		{agePast, say("Rest"), say("How long the skin has rested since its last puncture")},
	} {
		b := tool(nil, k.help, func() { d.lookAt(func(s *sight) { s.past = k.past }) })
		b.SetText(k.label)
		p.past[k.past] = newChoice(b, false)
		row.Add(p.past[k.past].box)
	}
	names := make([]string, len(periods))
	for i, k := range periods {
		names[i] = say(k.label)
	}
	p.period = widget.NewSelect(names, func(string) { p.pick(p.period, func(s *sight, i int) { s.period = periods[i].days }) })
	rest := newNumber(d, say("Rest interval, days"), 1, p.setRest)
	p.rest = newAsked(rest, named(rest))
	return container.New(layout.NewCustomPaddedVBoxLayout(4), heading(widget.NewLabel(say("Punctures on the skin"))), row, p.period, p.rest.box, p.legend.box)
}

func (p *seePanel) object() fyne.CanvasObject { return p.box }

func (p *seePanel) check(label string, set func(*sight, bool)) *widget.Check {
	return widget.NewCheck(label, func(on bool) {
		if !p.filling {
			p.desk.lookAt(func(s *sight) { set(s, on) })
		}
	})
}

func (p *seePanel) pick(from *widget.Select, set func(*sight, int)) {
	if i := from.SelectedIndex(); !p.filling && i >= 0 {
		p.desk.lookAt(func(s *sight) { set(s, i) })
	}
}

// mostRest is the longest rest interval in days that is taken; a limit of the app.
const mostRest = 365

// setRest keeps the interval that the practitioner typed; an empty field is none.
func (p *seePanel) setRest(text string) {
	days, err := readNumber(text)
	if text != "" && (err != nil || days != math.Trunc(days) || days < 0 || days > mostRest) {
		p.rest.refuse(say("“%s” is not a number of days from 0 to %d.", text, mostRest))
		return
	}
	p.rest.accept()
	p.taste.store.SetInt(keyRest, int(days))
	p.desk.lookAt(func(s *sight) { s.restDays = int(days) })
}

func (p *seePanel) refresh() {
	d := p.desk
	if d.sheet != seeSheet {
		return
	}
	p.filling = true
	defer func() { p.filling = false }()
	p.groups.SetSelectedIndex(groupIndex(d.see.group))
	p.channels.SetSelectedIndex(channelIndex(d.see.channel))
	p.regions.SetChecked(d.see.regions)
	p.cautions.SetChecked(d.see.cautions)
	p.levels.SetChecked(d.see.dermatomes)
	p.group.say(aboutGroup(d.see.group, d.lang))
	p.channel.say(p.about(d.see.channel != "", channelChart, func() string { return atlas.ChannelNote(d.lang) }))
	p.region.say(p.about(d.see.regions, borderChart, nil))
	p.level.say(p.about(d.see.dermatomes, levelChart, p.aboutLevels))
	caution := ""
	if d.see.cautions {
		caution = say("Hold the finger or the pointer on a point to read its cautions. Other points are not thereby safe.")
	}
	p.caution.say(caution)
	p.refreshPast()
	p.box.Refresh()
}

// about explains what is shown, or says that it is on its way.
func (p *seePanel) about(shown bool, c chart, text func() string) string {
	switch {
	case shown && p.over.busy(c):
		return say("One moment: this is measured on the body for the first time.")
	case !shown, text == nil:
		return ""
	}
	return text()
}

func (p *seePanel) aboutLevels() string {
	return atlas.DermatomeNote(p.desk.lang) + " " + say("Source: %s", levelSources(atlas.Get().Body(p.desk.figure())))
}

func (p *seePanel) refreshPast() {
	d := p.desk
	for k, c := range p.past {
		c.set(k == d.see.past)
	}
	p.period.Hidden, p.rest.box.Hidden = d.see.past != heatPast, d.see.past != agePast
	for i, k := range periods {
		if k.days == d.see.period {
			p.period.SetSelectedIndex(i)
		}
	}
	text := ""
	if d.see.restDays > 0 {
		text = d.number(float64(d.see.restDays))
	}
	p.rest.keep(text)
	p.legend.box.Hidden = d.see.past == noPast
	p.explain(p.over.stains.value)
}

// explain says what the stains on the skin mean, with their numbers.
func (p *seePanel) explain(s stained) {
	d := p.desk
	rest := d.see.restDays
	switch {
	case d.see.past == noPast:
	case !s.any:
		p.legend.show(nil, [3]string{}, p.nothing())
	case d.see.past == heatPast:
		number := func(v float32) string { return d.number(round(float64(v), 1)) }
		// The middle of the bar is half as strong: a quarter as dense.
		p.legend.show(func(x float32) color.NRGBA { return heat(x * x) }, [3]string{"0", number(s.high / 4), number(s.high)}, say("Punctures per cm²."))
	case rest > 0:
		p.legend.show(func(x float32) color.NRGBA { return age(x*2*float32(rest), rest, s) }, [3]string{"0", days(float32(rest)), ""},
			say("Orange: punctured less than %s ago. Blue: rested longer.", days(float32(rest))))
	case s.high > s.low:
		p.legend.show(func(x float32) color.NRGBA { return age(s.low+x*(s.high-s.low), 0, s) }, [3]string{days(s.low), days((s.low + s.high) / 2), days(s.high)},
			say("Since the last puncture. Type a rest interval to tell what has rested."))
	default:
		p.legend.show(func(float32) color.NRGBA { return age(s.low, 0, s) }, [3]string{days(s.low), "", ""},
			say("Since the last puncture. Type a rest interval to tell what has rested."))
	}
}

// nothing says why no skin is stained.
func (p *seePanel) nothing() string {
	switch {
	case p.desk.patient.ID == "":
		return say("Choose a patient to see what was punctured.")
	case p.desk.see.past == heatPast && p.desk.see.period > 0:
		return say("This patient has no recorded puncture in this period.")
	}
	return say("This patient has no recorded puncture.")
}

func days(n float32) string { return count("1 day", "%d days", int(n+.5)) }

// caption is a small text below what it explains; an empty one takes no room.
type caption struct {
	box  *fyne.Container
	text *widget.Label
}

func newCaption() *caption {
	c := &caption{text: widget.NewLabel("")}
	c.text.Wrapping, c.text.SizeName, c.text.Importance = fyne.TextWrapWord, theme.SizeNameCaptionText, widget.LowImportance
	c.box = container.New(layout.NewCustomPaddedLayout(-theme.InnerPadding(), 0, 0, 0), c.text)
	c.box.Hide()
	return c
}

func (c *caption) say(text string) {
	c.text.SetText(text)
	c.box.Hidden = text == ""
}

// heading stands above a part of a sheet.
func heading(l *widget.Label) fyne.CanvasObject {
	l.TextStyle.Bold = true
	return container.New(layout.NewCustomPaddedLayout(4, -6, 0, 0), l)
}

// with puts a sign after a switch.
func with(c *widget.Check, sign fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedHBoxLayout(2), c, sign)
}
