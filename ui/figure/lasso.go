package figure

import (
	"image"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/draw"
)

func (m *Map) lassoTo(at fyne.Position) {
	if far(m.lasso[len(m.lasso)-1], at) >= 2 {
		m.lasso = append(m.lasso, at)
	}
	m.raster.Refresh()
}

// endLasso picks the marks that lie in sight inside the lasso. A lasso that is as
// small as a finger is a tap.
func (m *Map) endLasso(p press) {
	loop := m.lasso
	m.lasso = nil
	m.raster.Refresh()
	if extent(loop) < m.units(drawSlop, drawSlopTouch) {
		m.tap(p.from, p.shift)
		return
	}
	m.look()
	var caught []bodymap.SiteID
	for i, k := range m.marks {
		s := m.sight.mark(i)
		if k.ID != "" && s.OK && inside(loop, fyne.NewPos(float32(s.X/m.frame.scale), float32(s.Y/m.frame.scale))) {
			caught = append(caught, k.ID)
		}
	}
	m.sayPick(caught, p.shift)
}

// extent is how far a drawn line reaches from where it began.
func extent(line []fyne.Position) float64 {
	most := 0.
	for _, p := range line {
		most = max(most, far(line[0], p))
	}
	return most
}

// inside tells whether a position lies inside a closed loop.
func inside(loop []fyne.Position, p fyne.Position) bool {
	in := false
	b := loop[len(loop)-1]
	for _, a := range loop {
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X+(p.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
			in = !in
		}
		b = a
	}
	return in
}

func (m *Map) stampLasso(img *image.RGBA) {
	if len(m.lasso) < 2 {
		return
	}
	s, in := m.frame.scale, m.inks()
	line := make([]draw.Point, len(m.lasso))
	for i, p := range m.lasso {
		line[i].X, line[i].Y = m.pixel(p)
	}
	ends := []draw.Point{line[len(line)-1], line[0]}
	draw.Polyline(img, line, draw.Stroke{Width: 5 * s, Color: faded(in.ground, 170)})
	draw.Polyline(img, line, draw.Stroke{Width: 2 * s, Color: in.accent})
	draw.Polyline(img, ends, draw.Stroke{Width: 1.5 * s, Color: in.accent, Dash: []float64{5 * s, 5 * s}})
}
