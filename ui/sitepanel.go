package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
)

// sitePanel holds what only sites have; it is shown while some are picked, and
// what is changed here is changed of all of them.
type sitePanel struct {
	desk      *desk
	box       *fyne.Container
	close     *fyne.Container // keeps the sites for later, takes them away, lets go of them
	back      *ttwidget.Button
	punctures *field
	numbing   *widget.Check
	offer     *cautionLine
	states    *fyne.Container
	state     map[bodymap.SiteState]*widget.Button
	acts      map[act]*choice
	act       *actRow
	plan      *planRow
	filling   bool
}

func newSitePanel(d *desk) *sitePanel {
	p := &sitePanel{desk: d, state: map[bodymap.SiteState]*widget.Button{}, acts: map[act]*choice{}, act: newActRow(d), plan: newPlanRow(d)}
	save := tool(theme.DocumentSaveIcon(), say("Save as a protocol"), func() { d.saveAsProtocol(d.pickedIDs()...) })
	remove := tool(theme.DeleteIcon(), say("Remove"), func() { d.remove(d.pickedIDs()...) })
	p.back = tool(theme.CancelIcon(), say("Back to the syringe of the next taps (Esc)"), func() { d.selectSite("") })
	save.Importance, remove.Importance, p.back.Importance = widget.LowImportance, widget.LowImportance, widget.LowImportance
	p.close = container.New(layout.NewCustomPaddedHBoxLayout(0), save, remove, p.back)
	p.punctures = newNumber(d, say("Punctures"), 1, p.count)
	p.numbing = widget.NewCheck(say("Numb first"), p.numb)
	p.offer = newCautionLine()
	p.states = container.NewGridWithColumns(2)
	for _, s := range []bodymap.SiteState{bodymap.SiteDone, bodymap.SiteSkipped} {
		p.state[s] = widget.NewButton(s.Text(d.lang), func() { p.become(s) })
		p.states.Add(p.state[s])
	}
	p.box = container.New(layout.NewCustomPaddedVBoxLayout(2), p.states, p.offer.box, container.NewBorder(nil, nil, p.numbing, p.deeds()))
	return p
}

// deeds are the buttons for what can be done to sites as they are.
func (p *sitePanel) deeds() fyne.CanvasObject {
	d := p.desk
	row := container.New(layout.NewCustomPaddedHBoxLayout(0))
	for _, a := range []struct {
		act  act
		icon fyne.Resource
		help string
	}{
		{noteAct, theme.DocumentCreateIcon(), say("Note and reaction")},
		{mirrorAct, icon("mirror"), say("Mirror to the other side")},
		{shiftAct, icon("shift"), say("Shift over the skin")},
	} {
		p.acts[a.act] = newChoice(tool(a.icon, a.help, func() { d.begin(a.act) }), false)
		row.Add(p.acts[a.act].box)
	}
	return row
}

// count sets how many punctures single spots or a line get.
func (p *sitePanel) count(text string) {
	d, label := p.desk, p.punctures.label
	n, err := readCount(text)
	if err != nil {
		d.refuse(label, say("“%s” is not a whole number of punctures.", text))
		return
	}
	d.accept(label)
	if s, _, ok := d.site(); ok && s.Spread != nil {
		d.told(label, d.relayLine(s.ID, n))
		return
	}
	d.told(label, d.changePicked(bodymap.EditSite, func(s *bodymap.Site) { s.Punctures = n }))
}

func (p *sitePanel) numb(on bool) {
	if !p.filling {
		p.desk.fail(p.desk.changePicked(bodymap.SetNumbing, func(s *bodymap.Site) { s.Numbing = on }))
	}
}

// become marks done or skipped.
func (p *sitePanel) become(state bodymap.SiteState) {
	p.desk.fail(p.desk.changePicked(bodymap.SetSiteState, func(s *bodymap.Site) { s.State = state }))
}

func (p *sitePanel) refresh() {
	sites := p.desk.picks()
	p.act.refresh()
	p.plan.refresh()
	for a, c := range p.acts {
		c.set(p.desk.act == a)
	}
	if len(sites) == 0 {
		p.punctures.keep("1")
		p.box.Hide()
		p.close.Hide()
		p.punctures.Disable()
		return
	}
	p.close.Show()
	p.box.Show()
	p.fill(sites)
	p.box.Refresh()
}

// fill shows what the picked sites have; where they differ it says so.
func (p *sitePanel) fill(sites []bodymap.Site) {
	n, same := common(sites, func(s bodymap.Site) int { return s.Punctures })
	p.punctures.keepCommon(strconv.Itoa(n), same)
	enable(p.punctures, p.countable(sites))
	p.filling = true
	numb, same := common(sites, func(s bodymap.Site) bool { return s.Numbing })
	p.numbing.Partial = !same
	p.numbing.SetChecked(numb && same)
	p.filling = false
	p.refreshStates(sites)
	p.refreshOffer(sites)
}

// countable tells whether a number of punctures can be typed: of single spots,
// or of one line. The punctures of an area follow from how it is laid.
func (p *sitePanel) countable(sites []bodymap.Site) bool {
	if len(sites) == 1 {
		return sites[0].Spread == nil || sites[0].Spread.Extent == bodymap.Line
	}
	points, same := common(sites, func(s bodymap.Site) bool { return s.Spread == nil })
	return points && same
}

func (p *sitePanel) refreshStates(sites []bodymap.Site) {
	state, same := common(sites, func(s bodymap.Site) bodymap.SiteState { return s.State })
	// What was added was done; if it was not, it is removed. Of a plan nothing is known before the treatment begins.
	begun, _ := p.desk.decided()
	p.states.Hidden = begun == 0 || same && state == bodymap.SiteAdded
	for of, b := range p.state {
		b.Importance = widget.MediumImportance
		if same && state == of {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
}

func (p *sitePanel) refreshOffer(sites []bodymap.Site) {
	offer := ""
	for _, s := range sites {
		if !s.Numbing && p.desk.offersNumbing(s) {
			offer = say("Deeper than %s mm: numb this site first?", p.desk.number(p.desk.chart.Session().NumbFromMM))
		}
	}
	p.offer.say(offer)
}

// common is what some sites share, and whether they do.
func common[T comparable](sites []bodymap.Site, get func(bodymap.Site) T) (T, bool) {
	first := get(sites[0])
	for _, s := range sites[1:] {
		if get(s) != first {
			return first, false
		}
	}
	return first, true
}
