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

// sitePanel holds what only a single site has; it is shown while one is selected.
type sitePanel struct {
	desk      *desk
	box       *fyne.Container
	close     *ttwidget.Button
	punctures *field
	note      *field
	reaction  *field
	numbing   *widget.Check
	offer     *cautionLine
	states    *fyne.Container
	state     map[bodymap.SiteState]*widget.Button
	filling   bool
}

func newSitePanel(d *desk) *sitePanel {
	p := &sitePanel{desk: d, state: map[bodymap.SiteState]*widget.Button{}}
	p.close = tool(theme.CancelIcon(), say("Back to the syringe of the next taps (Esc)"), func() { d.selectSite("") })
	p.punctures = newNumber(d, say("Punctures"), 1, p.count)
	p.note = newField(d, say("Note"), func(t string) { p.edit(func(s *bodymap.Site) { s.Note = t }) })
	p.reaction = newField(d, say("Reaction"), func(t string) { p.edit(func(s *bodymap.Site) { s.Reaction = t }) })
	p.numbing = widget.NewCheck(say("Numb first"), p.numb)
	p.offer = newCautionLine()
	p.states = container.NewGridWithColumns(2)
	for _, s := range []bodymap.SiteState{bodymap.SiteDone, bodymap.SiteSkipped} {
		p.state[s] = widget.NewButton(s.Text(d.lang), func() { p.become(s) })
		p.states.Add(p.state[s])
	}
	remove := widget.NewButtonWithIcon(say("Remove"), theme.DeleteIcon(), func() { d.remove(d.pickedIDs()...) })
	p.box = container.New(layout.NewCustomPaddedVBoxLayout(2), p.states, p.offer.box,
		container.NewBorder(nil, nil, p.numbing, remove), container.NewGridWithColumns(2, named(p.note), named(p.reaction)))
	return p
}

// fields are those that stand in one grid with the syringe.
func (p *sitePanel) fields() []*field { return []*field{p.punctures} }

func (p *sitePanel) edit(change func(*bodymap.Site)) {
	p.desk.fail(p.desk.changePicked(bodymap.EditSite, change))
}

func (p *sitePanel) count(text string) {
	n, err := readCount(text)
	if err != nil {
		p.desk.refuse(p.punctures.label, say("“%s” is not a whole number of punctures.", text))
		return
	}
	p.desk.accept(p.punctures.label)
	p.desk.told(p.punctures.label, p.desk.changePicked(bodymap.EditSite, func(s *bodymap.Site) { s.Punctures = n }))
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
	s, _, ok := p.desk.site()
	p.punctures.keep(strconv.Itoa(max(s.Punctures, 1)))
	if !ok {
		p.box.Hide()
		p.close.Hide()
		p.punctures.Disable()
		return
	}
	p.punctures.Enable()
	p.close.Show()
	p.box.Show()
	p.filling = true
	p.numbing.SetChecked(s.Numbing)
	p.filling = false
	p.note.keep(s.Note)
	p.reaction.keep(s.Reaction)
	// What was added was done; if it was not, it is removed.
	p.states.Hidden = p.desk.chart.Session().State != bodymap.Recorded || s.State == bodymap.SiteAdded
	for state, b := range p.state {
		b.Importance = widget.MediumImportance
		if s.State == state {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
	offer := ""
	if !s.Numbing && p.desk.offersNumbing(s) {
		offer = say("Deeper than %s mm: numb this site first?", p.desk.number(p.desk.chart.Session().NumbFromMM))
	}
	p.offer.say(offer)
	p.box.Refresh()
}
