package ui

import (
	"image"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// comparePanel sets two sessions side by side: figures, syringes, totals, pain, sites. Of one it shows that alone.
type comparePanel struct {
	desk     *desk
	box      *fyne.Container
	pictures *fyne.Container
	views    map[string]*choice
	view     string
	facts    *fyne.Container
	eye      *draw.Renderer
	shown    []bodymap.SessionID
}

// comparedViews are the sides that can be looked at.
var comparedViews = []struct{ view, word string }{{"front", "Front"}, {"back", "Back"}, {"left", "Left"}, {"right", "Right"}}

func newComparePanel(d *desk) *comparePanel {
	p := &comparePanel{desk: d, views: map[string]*choice{}, pictures: container.NewGridWithColumns(2), facts: container.New(&column{gap: 2}), eye: draw.NewRenderer()}
	row := container.New(&flow{gap: 4})
	for _, v := range comparedViews {
		p.views[v.view] = newChoice(ttwidget.NewButton(say(v.word), func() {
			p.view = v.view
			d.changed()
		}), false)
		row.Add(p.views[v.view].box)
	}
	p.box = container.New(&column{gap: 6}, row, p.pictures, p.facts)
	return p
}

func (p *comparePanel) refresh(o bodymap.Outcomes, picked []bodymap.SessionID) {
	var visits []bodymap.Visit
	for _, id := range picked {
		v, _ := o.Visit(id)
		visits = append(visits, v)
	}
	slices.SortFunc(visits, func(a, b bodymap.Visit) int { return a.Session.At.Compare(b.Session.At) })
	show(p.box, len(visits) > 0)
	if !slices.Equal(p.shown, picked) {
		p.shown, p.view = slices.Clone(picked), ""
	}
	p.pictures.Objects, p.facts.Objects = nil, nil
	if len(visits) == 0 {
		return
	}
	if p.view == "" {
		p.view = bestSide(visits)
	}
	for name, c := range p.views {
		c.set(name == p.view)
	}
	for _, v := range visits {
		title := widget.NewLabel(sessionTitle(o, v.Session.ID, p.desk.lang))
		title.TextStyle.Bold, title.Truncation = true, fyne.TextTruncateEllipsis
		p.pictures.Add(container.NewBorder(title, nil, nil, nil, p.picture(v, visits)))
	}
	if len(visits) == 2 {
		p.fill(o, bodymap.Compare(visits[0], visits[1]))
	}
}

// bestSide is the side from which most sites are seen straight on.
func bestSide(visits []bodymap.Visit) string {
	best, most := comparedViews[0].view, -1.
	for _, side := range comparedViews {
		v, _ := atlas.ViewNamed(side.view)
		sum := 0.
		for _, visit := range visits {
			body := atlas.Get().Body(visit.Session.Figure)
			toward := body.Camera(v, 100, 100).Toward
			for _, s := range visit.Sites {
				sum += max(0, body.Normal(s.Place, v.Pose).Dot(toward))
			}
		}
		if sum > most {
			best, most = side.view, sum
		}
	}
	return best
}

// picture is the body of a session with its marks, as near as the sites of all visits allow.
func (p *comparePanel) picture(v bodymap.Visit, all []bodymap.Visit) *canvas.Raster {
	view, _ := atlas.ViewNamed(p.view)
	r := canvas.NewRaster(nil)
	r.Generator = func(w, h int) image.Image {
		if w < 2 || h < 2 {
			return image.NewRGBA(image.Rect(0, 0, w, h))
		}
		unit := float64(w) / float64(max(r.Size().Width, 1))
		return p.paint(v, nearTo(v, all, view, w, h), unit)
	}
	r.SetMinSize(fyne.NewSize(120, 340))
	return r
}

// nearTo is the camera of a view that goes as near as the sites which face it allow.
func nearTo(v bodymap.Visit, all []bodymap.Visit, view atlas.View, w, h int) atlas.Camera {
	body := atlas.Get().Body(v.Session.Figure)
	cam := body.Camera(view, w, h)
	left, right, top, bottom := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, visit := range all {
		for _, s := range visit.Sites {
			if body.Normal(s.Place, view.Pose).Dot(cam.Toward) > 0 {
				x, y, _ := cam.Project(body.At(s.Place, view.Pose))
				left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
			}
		}
	}
	if left > right {
		return cam
	}
	room := 20 * cam.PxPerCM // cm about the sites, so that one sees where they are
	factor := min(float64(w)/(right-left+room), float64(h)/(bottom-top+2*room), 3)
	if factor <= 1 {
		return cam
	}
	return cam.Pan(float64(w)/2-(left+right)/2, float64(h)/2-(top+bottom)/2).Zoom(factor, float64(w)/2, float64(h)/2)
}

func (p *comparePanel) paint(v bodymap.Visit, cam atlas.Camera, unit float64) image.Image {
	light, dark := draw.Paper, isDark()
	if dark {
		light = draw.Dark
	}
	body := atlas.Get().Body(v.Session.Figure)
	frame := p.eye.Resting(body, cam, light)
	img := &image.RGBA{Pix: slices.Clone(frame.Pix), Stride: frame.Stride, Rect: frame.Rect} // the renderer draws into its own again
	for _, pain := range v.Pains {
		rim := slices.Concat(pain.Outline, pain.Outline[:min(1, len(pain.Outline))]) // closed
		draw.Polyline(img, p.seen(rim), draw.Stroke{Width: 1.5 * unit, Color: nrgba(colorQuiet), Dash: []float64{4 * unit, 3 * unit}})
	}
	for i, s := range v.Sites {
		if s.Spread != nil {
			draw.Dots(img, p.seen(injected(s.Spread)), 1.6*unit, ink[dark])
		}
		x, y, seen := p.eye.Visible(s.Place)
		if !seen {
			continue
		}
		m := draw.MarkOf(s)
		m.X, m.Y, m.Number, m.Color, m.Ground = x, y, i+1, ink[dark], ground(dark)
		draw.Stamp(img, m, 18*unit)
	}
	return img
}

// seen are the pixels of those places that the picture shows.
func (p *comparePanel) seen(places []atlas.Place) []draw.Point {
	var out []draw.Point
	for _, s := range p.eye.VisibleAll(places, nil) {
		if s.OK {
			out = append(out, draw.Point{X: s.X, Y: s.Y})
		}
	}
	return out
}

// injected are the punctures of a line or an area.
func injected(s *bodymap.Spread) []atlas.Place {
	var out []atlas.Place
	for i, place := range s.Spots {
		if s.Has(i) {
			out = append(out, place)
		}
	}
	return out
}

func isDark() bool { return nrgba(colorPaper).R < 128 }

// fill writes the facts of both sessions into rows.
func (p *comparePanel) fill(o bodymap.Outcomes, c bodymap.Comparison) {
	d := p.desk
	add := func(name, a, b string) {
		if a+b != "" {
			p.facts.Add(factRow(name, a, b))
		}
	}
	var syringes, totals [2]string
	for k := range 2 {
		var lines []string
		for _, s := range c.Syringes[k] {
			lines = append(lines, d.syringeText(o, s))
		}
		syringes[k] = strings.Join(lines, "\n")
		t := c.Totals[k]
		totals[k] = say("%s mL", d.number(t.VolumeML)) + " " + say("in %s at %s", count("1 puncture", "%d punctures", t.Punctures), count("1 site", "%d sites", t.Sites))
	}
	for _, pain := range c.Pains {
		add(say("Pain")+" · "+pain.Region.Text(d.lang), painScores(pain.A), painScores(pain.B))
	}
	add(say("Total"), totals[0], totals[1])
	add(say("Syringe"), syringes[0], syringes[1])
	var both [2][]string
	for _, pair := range c.Both {
		for k, v := range [2]bodymap.Visit{c.A, c.B} {
			both[k] = append(both[k], siteWords(v, pair[k], d.lang))
		}
	}
	add(say("Sites in both"), strings.Join(both[0], ", "), strings.Join(both[1], ", "))
	add(say("Only in one"), sitesWords(c.A, c.OnlyA, d.lang), sitesWords(c.B, c.OnlyB, d.lang))
	add(say("Scores"), d.scoresOf(o, c.A), d.scoresOf(o, c.B))
	add(say("Reactions"), d.reactionsOf(o, c.A), d.reactionsOf(o, c.B))
}

// factRow is a fact of two sessions: its name above, what holds for each below.
func factRow(name, a, b string) fyne.CanvasObject {
	two := container.NewGridWithColumns(2)
	for _, text := range []string{a, b} {
		if text == "" {
			text = "–"
		}
		l := widget.NewLabel(text)
		l.Wrapping = fyne.TextWrapWord
		two.Add(l)
	}
	title := newCaption()
	title.say(name)
	return container.New(&column{gap: -8}, container.New(&column{gap: 0}, line(), title.box), two)
}

func painScores(p *bodymap.Pain) string {
	if p == nil {
		return ""
	}
	return scores(*p)
}

// siteWords name a site with its number in its session.
func siteWords(v bodymap.Visit, s bodymap.Site, lang string) string {
	i := slices.IndexFunc(v.Sites, func(o bodymap.Site) bool { return o.ID == s.ID })
	return strings.TrimSpace(siteLabel(i, s) + " " + s.Side.Text(lang))
}

func sitesWords(v bodymap.Visit, sites []bodymap.Site, lang string) string {
	var out []string
	for _, s := range sites {
		out = append(out, siteWords(v, s, lang))
	}
	return strings.Join(out, ", ")
}

// syringeText says a syringe in one line.
func (d *desk) syringeText(o bodymap.Outcomes, s bodymap.Syringe) string {
	text := s.Technique.Text(d.lang) + ", " + say("%d G × %s mm, %s mm deep, %s mL", s.NeedleGauge, d.number(s.NeedleLengthMM), d.number(s.DepthMM), d.number(s.VolumeML))
	if f, ok := o.Filling(s.Filling); ok {
		text += ", " + f.Text(d.lang)
	}
	return text
}

func (d *desk) scoresOf(o bodymap.Outcomes, v bodymap.Visit) string {
	var out []string
	for _, s := range o.Scores {
		if s.Session == v.Session.ID {
			out = append(out, string(s.Scale)+" "+bodymap.NumberText(s.Value, d.lang))
		}
	}
	return strings.Join(out, ", ")
}

func (d *desk) reactionsOf(o bodymap.Outcomes, v bodymap.Visit) string {
	var out []string
	for _, r := range o.Reactions {
		if r.Session == v.Session.ID {
			out = append(out, r.Text(d.lang))
		}
	}
	return strings.Join(out, "; ")
}
