package figure

import (
	"image"

	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// cornerPixel is where a corner of the sketch is drawn.
func (m *Map) cornerPixel(c corner) (x, y float64, ok bool) {
	if c.on {
		return m.pixelOf(c.place)
	}
	x, y, _ = m.cam.Project(c.beside)
	return x, y, true
}

// stampSketch shows what is being drawn and what it would get.
func (m *Map) stampSketch(img *image.RGBA) {
	k := &m.sketch
	if len(k.corners) == 0 {
		return
	}
	s, in := m.frame.scale, m.inks()
	ink := in.accent
	if m.tool == PainTool {
		ink = in.pain
	}
	on, off := m.sketchStrokes()
	draw.Polylines(img, on, draw.Stroke{Width: 5 * s, Color: faded(in.ground, 170)})
	draw.Polylines(img, on, draw.Stroke{Width: 2.4 * s, Color: ink})
	draw.Polylines(img, off, draw.Stroke{Width: 3 * s, Color: in.amber})
	if end := m.closing(); end != nil {
		draw.Polyline(img, end, draw.Stroke{Width: 1.6 * s, Color: ink, Dash: []float64{4 * s, 5 * s}})
	}
	m.stampDraft(img)
	if k.drawing {
		return
	}
	for i, c := range k.corners {
		x, y, ok := m.cornerPixel(c)
		if !ok {
			continue
		}
		at, r := []draw.Point{{X: x, Y: y}}, 4.5*s
		if i == 0 && len(k.corners) > 2 { // a tap here closes
			r = 7 * s
		}
		draw.Dots(img, at, r+1.5*s, in.ground)
		draw.Dots(img, at, r, ink)
		if r > 5*s {
			draw.Dots(img, at, r-2.2*s, in.ground)
		}
	}
}

// sketchStrokes are the pieces of the sketch on the skin and beside it.
func (m *Map) sketchStrokes() (on, off [][]draw.Point) {
	all := m.sketch.corners
	if c := m.sketch.cursor; c != nil {
		all = append(all[:len(all):len(all)], *c)
	}
	var line []draw.Seen
	for i, c := range all {
		x, y, ok := m.cornerPixel(c)
		if i > 0 && (!c.on || !all[i-1].on) {
			px, py, _ := m.cornerPixel(all[i-1])
			off = append(off, []draw.Point{{X: px, Y: py}, {X: x, Y: y}})
			line = append(line, draw.Seen{})
		}
		if i > 0 && len(c.way) > 0 {
			line = append(line, m.frame.live.VisibleAll(c.way, nil)...)
		}
		line = append(line, draw.Seen{X: x, Y: y, OK: ok && c.on})
	}
	return m.lines().add(line, 0, 0).pieces, off
}

// closing joins the end of an outline to its start.
func (m *Map) closing() []draw.Point {
	all := m.sketch.corners
	last := all[len(all)-1]
	if c := m.sketch.cursor; c != nil {
		last = *c
	}
	if m.tool == LineTool || len(all) < 2 {
		return nil
	}
	x0, y0, ok0 := m.cornerPixel(last)
	x1, y1, ok1 := m.cornerPixel(all[0])
	if !ok0 || !ok1 {
		return nil
	}
	return []draw.Point{{X: x0, Y: y0}, {X: x1, Y: y1}}
}

// stampDraft shows the punctures to come.
func (m *Map) stampDraft(img *image.RGBA) {
	var at []draw.Point
	for _, s := range m.frame.live.VisibleAll(m.sketch.spots, nil) {
		if s.OK {
			at = append(at, draw.Point{X: s.X, Y: s.Y})
		}
	}
	r := 1.8
	if m.tool == LineTool {
		r = 3
		draw.Dots(img, at, 4.2*m.frame.scale, m.inks().ground)
	}
	draw.Dots(img, at, r*m.frame.scale, m.shadow.Color)
}

// sketchExtent is how far the sketch reaches from where it began, in units.
func (m *Map) sketchExtent() float64 {
	most := 0.
	x, y, _ := m.cornerPixel(m.sketch.corners[0])
	from := m.position(x, y)
	for _, c := range m.sketch.corners {
		x, y, _ := m.cornerPixel(c)
		most = max(most, far(from, m.position(x, y)))
	}
	return most
}

// way is the path over the skin from one corner to the next.
func (m *Map) way(from, to corner) []atlas.Place {
	if !from.on || !to.on || from.place == to.place {
		return nil
	}
	return traced(m.body, []atlas.Place{from.place, to.place}, false).path
}
