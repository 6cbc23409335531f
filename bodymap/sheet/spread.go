package sheet

import (
	"strconv"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// How lines, areas and pains look on paper, in mm.
const (
	hatchGap   = 1.3  // between the strokes of an area
	painGap    = 2.1  // between those of a pain, which lean the other way
	rimWidth   = 0.3  // of the border of an area, and of a line
	rimDash    = 0.9  // of the border of an area
	painDash   = 2.2  // of the border of a pain
	spotMost   = 0.5  // largest radius of a puncture
	spotShare  = 0.22 // radius of a puncture as a share of the spacing
	spotLeast  = 0.16 // smaller ones would run together: the strokes stand for them
	countSpace = 3.0  // height of the words below a bubble
)

// window shows what lies on the skin inside the picture of a chart.
type window struct {
	*layout
	chart
}

// at is where a place shows on the page; ok tells whether it does.
func (w window) at(p atlas.Place) (point, bool) {
	at := w.project(p)
	if !w.picture.holds(at, 0) {
		return at, false
	}
	_, _, ok := w.eyes.renderer.Visible(p)
	return at, ok
}

func (w window) project(p atlas.Place) point {
	x, y, _ := w.cam.Project(w.eyes.body.At(p, w.cam.Pose))
	return onPage(w.picture, w.cam, x, y)
}

// perMM is how many mm on the page a mm of skin takes that is seen straight on.
func (w window) perMM() float64 { return w.cam.PxPerCM / 10 * w.picture.W / float64(w.cam.W) }

// wide draws the pains, areas and lines that a chart's picture shows, whichever
// figure they belong to: the larger below the smaller.
func (l *layout) wide(p *page, c chart) {
	w := window{l, c}
	if len(l.doc.Pains) == 0 && !l.anySpread("") {
		return
	}
	l.eyes.face(c.view)
	for _, pain := range l.doc.Pains {
		w.area(p, pain.Outline, paper{gap: painGap, lean: -1, ink: hair, rim: soft, dash: painDash})
	}
	for _, s := range l.doc.Sites {
		if s.Spread == nil {
			continue
		}
		if s.Spread.Extent == bodymap.Area {
			w.area(p, s.Spread.Outline, paper{gap: hatchGap, lean: 1, ink: hair, rim: black, dash: rimDash})
		} else {
			w.line(p, s.Spread.Outline)
		}
		w.spots(p, s)
	}
}

// paper is how an area is drawn.
type paper struct {
	gap, lean float64
	ink, rim  ink
	dash      float64
}

// area hatches what is in sight inside an outline and draws its border.
func (w window) area(p *page, outline []atlas.Place, how paper) {
	if len(outline) < 3 {
		return
	}
	patch, err := w.eyes.body.Patch(outline)
	if err != nil { // of a body that has changed since; its corners remain
		w.trace(p, append(outline[:len(outline):len(outline)], outline[0]), shape{line: how.rim, width: rimWidth, dash: how.dash})
		return
	}
	var seen [][3]draw.Point
	for _, corners := range patch.Triangles() {
		var t [3]draw.Point
		whole := true
		for i, corner := range corners {
			at, ok := w.at(corner)
			t[i], whole = draw.Point{X: at.X * how.lean, Y: at.Y}, whole && ok
		}
		if whole {
			seen = append(seen, t)
		}
	}
	for _, s := range draw.Hatch(seen, how.gap) {
		p.rule(point{s[0].X * how.lean, s[0].Y}, point{s[1].X * how.lean, s[1].Y}, 0.13, how.ink)
	}
	border := patch.Border()
	w.trace(p, append(border, border[0]), shape{line: how.rim, width: rimWidth, dash: how.dash})
}

// line draws the path of a line over the skin.
func (w window) line(p *page, path []atlas.Place) {
	if run, err := w.eyes.body.Run(path); err == nil {
		path = run.Path()
	}
	w.trace(p, path, shape{line: black, width: rimWidth})
}

// trace draws the stretches of a path that are in sight.
func (w window) trace(p *page, places []atlas.Place, pen shape) {
	var run []point
	end := func() {
		if len(run) > 1 {
			var line path
			line.move(run[0])
			for _, at := range run[1:] {
				line.line(at)
			}
			p.draw(shape{path: line, line: white, width: pen.width + 0.4})
			pen.path = line
			p.draw(pen)
		}
		run = nil
	}
	for _, place := range places {
		at, ok := w.at(place)
		if !ok {
			end()
			continue
		}
		run = append(run, at)
	}
	end()
}

// spots draws the punctures of a line or an area, those left out as small crosses.
func (w window) spots(p *page, s bodymap.Site) {
	m := markOf(s)
	r := min(spotMost, s.Spread.SpacingMM*w.perMM()*spotShare)
	if r < spotLeast {
		return
	}
	pen := shape{line: black, width: min(0.18, r*0.5), fill: white}
	if m.filled() {
		pen.fill = black
	}
	for i, place := range s.Spread.Spots {
		at, ok := w.at(place)
		if !ok {
			continue
		}
		if !s.Spread.Has(i) || s.State == bodymap.SiteSkipped {
			for _, to := range []point{{r, r}, {r, -r}} {
				p.rule(at.sub(to), at.add(to), 0.12, soft)
			}
			continue
		}
		pen.path = circle(at, r)
		p.draw(pen)
	}
}

// countOf is what stands below the bubble of a line or an area: how many punctures.
func countOf(s *bodymap.Spread) string { return strconv.Itoa(s.Punctures()) + "×" }

// covers are the cells of a chart's picture that its lines and areas fill, so
// that bubbles keep off them.
func (w window) covers() []box {
	const cell = 4.0
	seen := map[[2]int]bool{}
	var out []box
	for _, s := range w.doc.Sites {
		if s.Spread == nil {
			continue
		}
		for _, place := range s.Spread.Spots {
			at := w.project(place)
			key := [2]int{int(at.X / cell), int(at.Y / cell)}
			if w.picture.holds(at, 0) && !seen[key] && w.eyes.body.Normal(place, w.cam.Pose).Dot(w.cam.Toward) > 0 {
				seen[key] = true
				out = append(out, box{float64(key[0]) * cell, float64(key[1]) * cell, cell, cell})
			}
		}
	}
	return out
}

// anySpread tells whether the document has a line or an area; "" asks for either.
func (l *layout) anySpread(e bodymap.Extent) bool {
	for _, s := range l.doc.Sites {
		if s.Spread != nil && (e == "" || s.Spread.Extent == e) {
			return true
		}
	}
	return false
}

// wideSigns explain how lines, areas and pains are drawn, those that there are.
func (l *layout) wideSigns() []sign {
	var out []sign
	dots := func(p *page, c point) {
		for _, x := range []float64{-1.3, 0, 1.3} {
			p.draw(shape{path: circle(c.add(point{x, 0}), 0.35), fill: white, line: black, width: 0.15})
		}
	}
	field := func(p *page, c point, how paper) {
		b := box{c.X - 2, c.Y - 1.4, 4, 2.8}
		for x := -2.0; x <= 2; x += how.gap / 1.4 {
			p.rule(clipped(b, point{c.X + x - 1.4*how.lean, c.Y + 1.4}), clipped(b, point{c.X + x + 1.4*how.lean, c.Y - 1.4}), 0.13, how.ink)
		}
		p.draw(shape{path: rounded(b, 1.2), line: how.rim, width: rimWidth, dash: min(how.dash, 1)})
	}
	if l.anySpread(bodymap.Area) {
		out = append(out, sign{l.t("area, with its punctures"), func(p *page, c point) {
			field(p, c, paper{gap: hatchGap, lean: 1, ink: hair, rim: black, dash: rimDash})
			dots(p, c)
		}})
	}
	if l.anySpread(bodymap.Line) {
		out = append(out, sign{l.t("line of papules"), func(p *page, c point) {
			p.rule(c.sub(point{2, 0}), c.add(point{2, 0}), rimWidth, black)
			dots(p, c)
		}})
	}
	if len(l.doc.Pains) > 0 {
		out = append(out, sign{l.t("pain 0 to 10, before → after"), func(p *page, c point) {
			field(p, c, paper{gap: painGap, lean: -1, ink: hair, rim: soft, dash: painDash})
		}})
	}
	return out
}

func clipped(b box, p point) point {
	return point{clamp(p.X, b.X, b.right()), clamp(p.Y, b.Y, b.bottom())}
}

// reach says in words how a line or an area is laid: "12.4 cm², every 5 mm, staggered, 3 left out".
func (l *layout) reach(s *bodymap.Spread) string {
	var words string
	if s.Extent == bodymap.Line {
		cm := 0.0
		if run, err := l.eyes.body.Run(s.Outline); err == nil {
			cm = run.LengthCM()
		}
		words = l.t("%s cm long, every %s mm", l.decimal(cm, 1), l.decimal(s.SpacingMM, 0))
	} else {
		words = l.t("%s cm², every %s mm, %s", l.decimal(bodymap.AreaCM2(l.eyes.body, s), 1), l.decimal(s.SpacingMM, -1), s.Pattern.Text(l.doc.Lang))
		if s.MarginMM > 0 {
			words += ", " + l.t("margin %s mm", l.decimal(s.MarginMM, -1))
		}
	}
	if s.CrossesMidline(l.eyes.body) {
		words += ", " + l.t("across the midline")
	}
	if n := len(s.LeftOut); n > 0 {
		words += ", " + l.count("1 left out", "%d left out", n)
	}
	return words
}
