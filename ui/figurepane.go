package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
	"ashi/ui/figure"
)

// figurePane is the body with all that turns it.
type figurePane struct {
	desk   *desk
	dark   bool
	box    *fyne.Container
	body   *figure.Map
	views  *viewPicker
	points *pointSearch
	info   *infoCard
	sex    *ttwidget.Button
	strip  *toolStrip
	hint   *hint
	tools  *fyne.Container // that turn and zoom
	over   *overBody

	overlays *overlays

	session bodymap.SessionID // the one that was turned to last
}

func newFigurePane(d *desk, dark, touch bool) *figurePane {
	p := &figurePane{desk: d, dark: dark, overlays: newOverlays(d, dark)}
	p.body = figure.New(atlas.Get().Body(d.figure()))
	p.body.Touch = touch
	p.body.Sides = map[string]string{"L": say("L"), "R": say("R")}
	if dark {
		p.body.SetLight(draw.Dark)
	}
	p.views = newViewPicker(d.lang, p.body)
	p.points = newPointSearch(d, p.mark)
	p.points.turn = p.turnTo
	p.info = newInfoCard(d, p)
	p.hint, p.strip = newHint(d), newToolStrip(d)
	p.body.On = p.events()
	p.sex = tool(theme.AccountIcon(), say("Change between the female and the male body"), p.swap)
	region := tool(theme.SearchIcon(), say("Zoom to a region"), nil)
	region.OnTapped = func() { p.views.pickRegion(region) }
	zoom := container.NewHBox(p.sex, region,
		tool(theme.ViewFullScreenIcon(), say("Show the whole view (Home)"), p.body.Home),
		tool(theme.ZoomOutIcon(), say("Zoom out (−)"), func() { p.body.ZoomBy(1 / 1.4) }),
		tool(theme.ZoomInIcon(), say("Zoom in (+)"), func() { p.body.ZoomBy(1.4) }))
	p.tools, p.over = zoom, &overBody{p}
	p.body.Edges = figure.Edges{
		Left: p.views.box.MinSize().Width + 14, Top: p.points.box.MinSize().Height + 16,
		Right: p.strip.box.MinSize().Width + 14, Bottom: p.over.under(),
	}
	over := container.New(p.over, p.views.box, p.strip.box, p.tools, p.info.box, p.hint.box, p.points.box, p.points.results)
	p.box = container.NewStack(p.body, over)
	return p
}

// events are what the body tells and the desk does.
func (p *figurePane) events() figure.Events {
	d := p.desk
	return figure.Events{
		Mark:       p.tapped,
		Select:     d.selectSite,
		Move:       d.move,
		Remove:     func(bodymap.SiteID) { d.remove(d.pickedIDs()...) },
		Hover:      func(t *bodymap.Target, id bodymap.SiteID) { p.info.show(t, id) },
		Turned:     p.views.turned,
		Spun:       p.spun,
		Line:       d.markLine,
		Area:       d.markArea,
		Pain:       d.addPain,
		Draft:      func(path []atlas.Place) { p.body.SetDraft(p.hint.draft(path)) },
		OffBody:    d.offBody,
		Dragging:   func(_ bodymap.SiteID, t *bodymap.Target) { p.hint.drag(t) },
		Pick:       d.pick,
		Spot:       d.leaveOut,
		SelectPain: d.selectPain,
		Key:        d.typedKey,
		Letter:     d.typedRune,
	}
}

// tapped marks what a tap means. The card makes room for the next tap, until the hand moves on.
func (p *figurePane) tapped(t bodymap.Target) {
	p.info.show(nil, "")
	p.desk.tap(t)
}

// spun tells by the buttons whether a named view is shown.
func (p *figurePane) spun() {
	if p.body.Spinning() {
		p.views.turned(atlas.View{})
		return
	}
	p.views.turned(p.body.View())
}

// mark puts a point from the search on the skin and turns the body to it.
func (p *figurePane) mark(targets []bodymap.Target) {
	if len(targets) == 0 || !p.desk.ready() {
		return
	}
	p.turnTo(targets)
	p.desk.mark(targets...)
}

// turnTo brings all of the targets into sight, or at least the first.
func (p *figurePane) turnTo(targets []bodymap.Target) {
	places := make([]atlas.Place, len(targets))
	inSight := true
	for i, t := range targets {
		places[i] = t.Place
		inSight = inSight && p.body.Sees(t.Place)
	}
	if !inSight {
		p.body.SetView(p.views.best(atlas.Views(), places))
	}
}

// turnToSession shows a session from the side on which most of it lies.
func (p *figurePane) turnToSession() {
	d := p.desk
	if d.chart == nil || d.chart.Session().ID == p.session {
		return
	}
	p.session = d.chart.Session().ID
	var places []atlas.Place
	for _, s := range d.chart.Sites() {
		places = append(places, s.Place)
	}
	if len(places) == 0 {
		for _, s := range d.offered() {
			places = append(places, s.Place)
		}
	}
	if len(places) > 0 {
		p.body.SetView(p.views.best(p.views.group["body"], places))
	}
}

// swap changes the body; the session remembers it.
func (p *figurePane) swap() {
	other := atlas.Female
	if p.desk.figure() == atlas.Female {
		other = atlas.Male
	}
	if p.desk.chart == nil {
		p.body.SetBody(atlas.Get().Body(other))
		return
	}
	p.desk.setFigure(other)
}

func (p *figurePane) refresh() {
	d := p.desk
	if d.patient.ID != "" {
		p.body.SetBody(atlas.Get().Body(d.figure()))
	}
	p.turnToSession()
	if t := d.inHand(); p.body.Tool() != t { // or a drawing would be given up
		p.body.SetTool(t)
	}
	if over, fresh := p.overlays.overlay(); fresh {
		p.body.SetOverlay(over)
	}
	p.body.Fixed = d.reads()
	p.body.SetMarks(marksOf(d, p.dark), last(d.picked))
	p.body.SetPains(d.painMarks())
	p.body.SetShadow(draw.Mark{Shape: draw.ShapeOf(d.syringe().Technique), Color: ink[p.dark]})
	p.strip.refresh()
	p.hint.refresh()
	p.info.refresh()
}

// last is the newest of some sites, or none.
func last(ids []bodymap.SiteID) bodymap.SiteID {
	if len(ids) == 0 {
		return ""
	}
	return ids[len(ids)-1]
}
