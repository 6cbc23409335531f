package ui

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
	"ashi/ui/figure"
)

// glovedBody shows the site on the skin. It takes no taps: a glove that brushes
// the screen must not turn the body.
type glovedBody struct {
	desk *desk
	dark bool
	box  *plainly
	body *figure.Map // made when it is first needed
	eye  *draw.Renderer
	at   bodymap.SiteID

	looks map[atlas.Figure][]glance // of all named views
}

func newGlovedBody(d *desk, dark bool) *glovedBody {
	return &glovedBody{desk: d, dark: dark, box: newPlainly(), looks: map[atlas.Figure][]glance{}}
}

func (g *glovedBody) build() {
	g.eye = draw.NewRenderer()
	g.body = figure.New(atlas.Get().Body(g.desk.figure()))
	g.body.Still = true
	g.body.Sides = map[string]string{"L": say("L"), "R": say("R")}
	if g.dark {
		g.body.SetLight(draw.Dark)
	}
	g.box.in.Objects = []fyne.CanvasObject{g.body, newShield()}
	g.box.in.Refresh()
}

// show turns to the site at hand. What was decided is drawn as it is on paper,
// the next site is faint, those after it are not there yet.
func (g *glovedBody) show(sites []bodymap.Site, at int, number func(bodymap.Site) int) {
	if len(sites) == 0 {
		return
	}
	if g.body == nil {
		g.build()
	}
	g.body.SetBody(atlas.Get().Body(g.desk.figure()))
	var marks []figure.Mark
	worst := g.desk.worst()
	for i, s := range sites[:min(at+2, len(sites))] {
		look := draw.MarkOf(s)
		look.Number, look.Color, look.Warned = number(s), ink[g.dark], worst[s.ID]
		look.Selected, look.Ghost = i == at, i == at+1
		marks = append(marks, figure.Mark{ID: s.ID, Place: s.Place, Look: look, Spread: s.Spread})
	}
	slices.SortStableFunc(marks, func(a, b figure.Mark) int { return ahead(a) - ahead(b) })
	selected, named := bodymap.SiteID(""), map[atlas.Code]bool{}
	if at < len(sites) {
		selected, named[sites[at].Code] = sites[at].ID, true
	}
	g.body.SetOverlay(figure.Overlay{Points: named}) // other points would only distract
	g.body.SetMarks(marks, selected)
	g.turn(sites, at)
}

// ahead draws the site at hand on top of all.
func ahead(m figure.Mark) int {
	if m.Look.Selected {
		return 1
	}
	return 0
}

// turn brings the site at hand to the middle of the picture; all of them when they are decided.
func (g *glovedBody) turn(sites []bodymap.Site, at int) {
	switch {
	case at == len(sites):
		if g.at != "" {
			g.at = ""
			g.body.SetView(g.faceOn(sites[0].Place))
		}
	case g.at != sites[at].ID:
		g.at = sites[at].ID
		v := g.faceOn(sites[at].Place)
		lo, hi := g.around(v, sites, at)
		g.body.ShowBox(v, lo, hi)
	}
}

// faceOn is the named view that looks most squarely at a place and sees it. The
// views of the whole body come first: they show where on the body one is; and the
// body is not turned for a little.
func (g *glovedBody) faceOn(p atlas.Place) atlas.View {
	const closer, known = .75, 1.25
	b := g.body.Body()
	if g.looks[b.Figure()] == nil {
		g.looks[b.Figure()] = looksAt(b)
	}
	looks := slices.Clone(g.looks[b.Figure()])
	for i := range looks {
		l := &looks[i]
		l.square = b.Normal(p, l.view.Pose).Dot(l.cam.Toward)
		if l.view.Group != "body" {
			l.square *= closer
		}
		if l.view.Name == g.body.View().Name {
			l.square *= known
		}
	}
	slices.SortStableFunc(looks, func(a, b glance) int { return cmp.Compare(b.square, a.square) })
	for _, l := range looks {
		g.eye.Plain(b, l.cam, draw.Paper)
		if _, _, ok := g.eye.Visible(p); ok {
			return l.view
		}
	}
	return looks[0].view
}

// glance is a named view in a small picture.
type glance struct {
	view   atlas.View
	cam    atlas.Camera
	square float64 // how squarely it looks at a place
}

func looksAt(b *atlas.Body) []glance {
	const eyePx = 320
	var out []glance
	for _, v := range atlas.Views() {
		out = append(out, glance{view: v, cam: b.Camera(v, eyePx, eyePx)})
	}
	return out
}

// around is the box of the body, in cm, that shows a site: with the next one if
// that is near.
func (g *glovedBody) around(v atlas.View, sites []bodymap.Site, at int) (lo, hi atlas.Vec) {
	const near = 12.0
	b := g.body.Body()
	half := reachOf(b.Part(sites[at].Place))
	p := b.At(sites[at].Place, v.Pose)
	lo, hi = p, p
	hold := func(q atlas.Vec) {
		for k := range 3 {
			lo[k], hi[k] = min(lo[k], q[k]), max(hi[k], q[k])
		}
	}
	if spread := sites[at].Spread; spread != nil {
		for _, corner := range spread.Outline {
			hold(b.At(corner, v.Pose))
		}
	}
	if at+1 < len(sites) {
		if q := b.At(sites[at+1].Place, v.Pose); q.Sub(p).Len() < near {
			hold(q)
		}
	}
	for k := range 3 {
		lo[k], hi[k] = lo[k]-half, hi[k]+half
	}
	return lo, hi
}

// reachOf is how much of the body around a site, in cm, tells the eye where it is.
func reachOf(p atlas.Part) float64 {
	switch p {
	case atlas.PartHandLeft, atlas.PartHandRight, atlas.PartFootLeft, atlas.PartFootRight, atlas.PartHead, atlas.PartEye:
		return 5
	}
	return 13
}

// plainly is not touched by the letters around it: the toolkit would keep the body's picture for ever, see discard.
type plainly struct {
	widget.BaseWidget
	in *fyne.Container
}

func newPlainly() *plainly {
	p := &plainly{in: container.NewStack()}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *plainly) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.in) }

// SetDeviceIsMobile is what the toolkit knows objects with a look of their own by.
func (p *plainly) SetDeviceIsMobile(bool) {}

// shield keeps taps, drags and the wheel from what lies under it.
type shield struct{ widget.BaseWidget }

func newShield() *shield {
	s := &shield{}
	s.ExtendBaseWidget(s)
	return s
}

var (
	_ fyne.Tappable     = (*shield)(nil)
	_ fyne.Draggable    = (*shield)(nil)
	_ fyne.Scrollable   = (*shield)(nil)
	_ desktop.Hoverable = (*shield)(nil)
)

// CreateRenderer implements fyne.Widget.
func (s *shield) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}

// Tapped implements fyne.Tappable.
func (s *shield) Tapped(*fyne.PointEvent) {}

// Dragged implements fyne.Draggable.
func (s *shield) Dragged(*fyne.DragEvent) {}

// DragEnd implements fyne.Draggable.
func (s *shield) DragEnd() {}

// Scrolled implements fyne.Scrollable.
func (s *shield) Scrolled(*fyne.ScrollEvent) {}

// MouseIn implements desktop.Hoverable.
func (s *shield) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (s *shield) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (s *shield) MouseOut() {}
