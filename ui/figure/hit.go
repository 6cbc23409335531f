package figure

import (
	"math"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// Reach of a tap. A named point is taken when the tap is near it both on the
// screen and on the skin, so that zooming in always leaves room for Ashi points.
const (
	snapUnits      = 14.
	snapUnitsTouch = 22.
	snapCM         = 1.5
	markUnits      = 13.
	markUnitsTouch = 22.
	spotUnits      = 9.
	spotUnitsTouch = 14.
)

// pixel is where on the raster a position of the widget lies.
func (m *Map) pixel(p fyne.Position) (x, y float64) {
	return float64(p.X) * m.frame.scale, float64(p.Y) * m.frame.scale
}

func (m *Map) position(x, y float64) fyne.Position {
	return fyne.NewPos(float32(x/m.frame.scale), float32(y/m.frame.scale))
}

// pixelOf is where a place is drawn, if it is in sight.
func (m *Map) pixelOf(p atlas.Place) (x, y float64, ok bool) {
	if m.frame.base == nil {
		return 0, 0, false
	}
	return m.frame.live.Visible(p)
}

func (m *Map) reach(fine, touch float64) float64 {
	if m.Touch {
		fine = touch
	}
	return fine * m.frame.scale
}

// markAt is the mark under a position; the nearest of several.
func (m *Map) markAt(at fyne.Position) bodymap.SiteID {
	m.look()
	x, y := m.pixel(at)
	best, id := m.reach(markUnits, markUnitsTouch), bodymap.SiteID("")
	for i, s := range m.sight.of(m.sight.marks) {
		if d := math.Hypot(s.X-x, s.Y-y); s.OK && d <= best && m.marks[i].ID != "" {
			best, id = d, m.marks[i].ID
		}
	}
	return id
}

// spotAt is the puncture under a position and the mark that it belongs to.
func (m *Map) spotAt(at fyne.Position) (id bodymap.SiteID, spot int) {
	m.look()
	x, y := m.pixel(at)
	best := m.reach(spotUnits, spotUnitsTouch)
	for i, k := range m.marks {
		if k.ID == "" {
			continue
		}
		for n, s := range m.sight.of(m.sight.punctures[i]) {
			if d := math.Hypot(s.X-x, s.Y-y); s.OK && d <= best {
				best, id, spot = d, k.ID, n
			}
		}
	}
	return id, spot
}

// anyMarkAt is the mark under a position, or the one whose puncture is.
func (m *Map) anyMarkAt(at fyne.Position) bodymap.SiteID {
	if id := m.markAt(at); id != "" {
		return id
	}
	id, _ := m.spotAt(at)
	return id
}

// spotsApart tells whether a mark's punctures are far enough from each other on
// the screen to be taken one by one.
func (m *Map) spotsApart(id bodymap.SiteID) bool {
	const leastApart = 12 // units
	k := m.markOf(id)
	return k != nil && k.Spread != nil && k.Spread.SpacingMM/10*m.cam.PxPerCM >= leastApart*m.frame.scale
}

func (m *Map) markOf(id bodymap.SiteID) *Mark {
	for i := range m.marks {
		if m.marks[i].ID == id {
			return &m.marks[i]
		}
	}
	return nil
}

// painAt is the pain under a position: the smallest is on top.
func (m *Map) painAt(at fyne.Position) bodymap.PainID {
	m.look()
	best, id := math.Inf(1), bodymap.PainID("")
	for i, k := range m.pains {
		var loop []fyne.Position
		wide := 0.
		for _, s := range m.sight.of(m.sight.pains[i]) {
			if s.OK {
				loop = append(loop, m.position(s.X, s.Y))
				wide = max(wide, far(loop[0], loop[len(loop)-1]))
			}
		}
		if len(loop) > 2 && wide < best && inside(loop, at) {
			best, id = wide, k.ID
		}
	}
	return id
}

// markOn is the mark that lies on the named point of a target.
func (m *Map) markOn(t bodymap.Target) bodymap.SiteID {
	if t.Code == "" {
		return ""
	}
	for _, k := range m.marks {
		if k.ID != "" && k.Place == t.Place {
			return k.ID
		}
	}
	return ""
}

// targetAt is what a tap means: a named point within reach, else the skin itself.
func (m *Map) targetAt(at fyne.Position) (bodymap.Target, bool) {
	if m.frame.base == nil {
		return bodymap.Target{}, false
	}
	m.look()
	x, y := m.pixel(at)
	best := math.Min(m.reach(snapUnits, snapUnitsTouch), snapCM*m.cam.PxPerCM)
	var near *atlas.Named
	for i := range m.frame.seen {
		d := &m.frame.seen[i]
		if r := math.Hypot(d.x-x, d.y-y); r <= best {
			best, near = r, d.named
		}
	}
	if near != nil {
		return bodymap.Target{Place: near.Place, Code: near.Code, Side: near.Side}, true
	}
	return m.skinTarget(at)
}

// skinTarget is the skin at a position, whatever points lie near.
func (m *Map) skinTarget(at fyne.Position) (bodymap.Target, bool) {
	x, y := m.pixel(at)
	p, ok := m.skinAt(x, y)
	if !ok {
		return bodymap.Target{}, false
	}
	_, side := m.body.RegionOf(p)
	return bodymap.Target{Place: p, Side: side}, true
}

// skinAt is the skin under a pixel or, at the very rim where a mark would not
// show, just beside it.
func (m *Map) skinAt(x, y float64) (atlas.Place, bool) {
	return m.skinNear(x, y, rimReach*m.frame.scale)
}

const rimReach = 4 // units

// skinNear is the skin that shows nearest to a pixel, within so many pixels.
func (m *Map) skinNear(x, y, reach float64) (atlas.Place, bool) {
	step := 2 * m.frame.scale
	for r := 0.; r <= reach; r += step {
		ways := 8
		if r == 0 {
			ways = 1
		}
		for k := range ways {
			sin, cos := math.Sincos(float64(k) * 2 * math.Pi / float64(ways))
			p, ok := m.frame.live.Pick(x+r*cos, y+r*sin)
			if !ok {
				continue
			}
			if _, _, seen := m.frame.live.Visible(p); seen {
				return p, true
			}
		}
		if r > 4*step {
			step = r / 4
		}
	}
	return atlas.Place{}, false
}
