package ui

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap/atlas"
)

// seePanel chooses what else lies on the skin.
type seePanel struct {
	desk     *desk
	over     *overlays
	box      *fyne.Container
	groups   *widget.Select
	group    *caption
	channels *widget.Select
	channel  *caption
	regions  *widget.Check
	cautions *widget.Check
	levels   *widget.Check
	level    *caption
	past     map[past]*choice
	period   *widget.Select
	rest     *field
	restBox  *fyne.Container
	legend   *caption
	filling  bool
}

// periods of the heat map in days; 0 is all.
var periods = []struct {
	label string
	days  int
}{{"Last 4 weeks", 28}, {"Last 3 months", 91}, {"Last 12 months", 365}, {"All sessions", 0}}

func newSeePanel(d *desk, f *figurePane, t taste) *seePanel {
	p := &seePanel{desk: d, over: f.overlays, group: newCaption(), channel: newCaption(), level: newCaption(), legend: newCaption(), past: map[past]*choice{}}
	d.see.restDays = t.store.Int(keyRest)
	p.groups = widget.NewSelect(groupNames(d.lang), func(string) { p.pick(p.groups, func(s *sight, i int) { s.group = groupAt(i) }) })
	p.channels = widget.NewSelect(channelWords(d.lang), func(string) { p.pick(p.channels, func(s *sight, i int) { s.channel = channelAt(i) }) })
	p.regions = p.check(say("Borders of the regions"), func(s *sight, on bool) { s.regions = on })
	p.cautions = p.check(say("Points with a caution"), func(s *sight, on bool) { s.cautions = on })
	p.levels = p.check(say("Key points of the spinal nerves"), func(s *sight, on bool) { s.dermatomes = on })
	pasts := container.NewGridWithColumns(3)
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
		pasts.Add(p.past[k.past].box)
	}
	names := make([]string, len(periods))
	for i, k := range periods {
		names[i] = say(k.label)
	}
	p.period = widget.NewSelect(names, func(string) { p.pick(p.period, func(s *sight, i int) { s.period = periods[i].days }) })
	p.rest = newNumber(d, say("Rest interval, days"), 1, func(text string) { p.setRest(t, text) })
	p.restBox = container.NewStack(named(p.rest))
	rows := container.NewVBox(
		heading(say("Points that show")), p.groups, p.group.box,
		heading(say("Channels")), p.channels, p.channel.box,
		heading(say("On the skin")), p.regions, p.cautions, p.levels, p.level.box,
		heading(say("Earlier sessions on the skin")), pasts, p.period, p.restBox, p.legend.box)
	p.box = container.NewStack(container.NewVScroll(container.New(layout.NewCustomPaddedLayout(4, 10, 10, 16), rows)))
	return p
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

// setRest keeps the interval that the practitioner typed; an empty field is none.
func (p *seePanel) setRest(t taste, text string) {
	days, err := readNumber(text)
	if text != "" && (err != nil || days != math.Trunc(days) || days < 0 || days > 365) {
		p.desk.refuse(p.rest.label, say("“%s” is not a number of days from 0 to 365.", text))
		return
	}
	p.desk.accept(p.rest.label)
	t.store.SetInt(keyRest, int(days))
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
	var channel, level string
	if d.see.channel != "" {
		channel = atlas.ChannelNote(d.lang)
	}
	if d.see.dermatomes {
		level = atlas.DermatomeNote(d.lang) + " " + say("Source: %s", atlas.Get().Body(d.figure()).Dermatomes()[0].Source)
	}
	p.channel.say(channel)
	p.level.say(level)
	for k, c := range p.past {
		c.set(k == d.see.past)
	}
	p.period.Hidden, p.restBox.Hidden = d.see.past != heatPast, d.see.past != agePast
	p.period.SetSelectedIndex(slices.IndexFunc(periods, func(k struct {
		label string
		days  int
	},
	) bool {
		return k.days == d.see.period
	}))
	text := ""
	if d.see.restDays > 0 {
		text = d.number(float64(d.see.restDays))
	}
	p.rest.keep(text)
	p.legend.say(p.explain())
	p.box.Refresh()
}

// explain says what the stains on the skin mean, with their numbers.
func (p *seePanel) explain() string {
	d := p.desk
	if d.see.past == noPast {
		return ""
	}
	p.over.overlay()
	s := p.over.scale
	switch {
	case s.high == 0 && d.see.past == heatPast, math.IsInf(float64(s.low), 1):
		return say("This patient has no recorded puncture in this period.")
	case d.see.past == heatPast:
		return say("The darkest skin had %s punctures per cm².", d.number(round(float64(s.high), 1)))
	case d.see.restDays > 0:
		return say("Orange: punctured less than %s ago. Blue: rested longer.", count("1 day", "%d days", d.see.restDays))
	}
	return say("From orange (%s ago) to blue (%s ago). Type a rest interval to tell what has rested.", days(s.low), days(s.high))
}

func days(n float32) string { return count("1 day", "%d days", int(n)) }

// caption is a small text below what it explains; an empty one takes no room.
type caption struct {
	box  *fyne.Container
	text *widget.Label
}

func newCaption() *caption {
	c := &caption{text: widget.NewLabel("")}
	c.text.Wrapping, c.text.SizeName, c.text.Importance = fyne.TextWrapWord, theme.SizeNameCaptionText, widget.LowImportance
	c.box = container.NewStack(c.text)
	return c
}

func (c *caption) say(text string) {
	c.text.SetText(text)
	c.box.Hidden = text == ""
}

func heading(text string) fyne.CanvasObject {
	l := widget.NewLabel(text)
	l.TextStyle.Bold = true
	return container.New(layout.NewCustomPaddedLayout(4, -6, -4, 0), l)
}
