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
)

// pixel is where on the raster a position of the widget lies.
func (m *Map) pixel(p fyne.Position) (x, y float64) {
	return float64(p.X) * m.frame.scale, float64(p.Y) * m.frame.scale
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
	x, y := m.pixel(at)
	best, id := m.reach(markUnits, markUnitsTouch), bodymap.SiteID("")
	for _, k := range m.marks {
		if k.ID == "" {
			continue
		}
		if mx, my, ok := m.pixelOf(k.Place); ok {
			if d := math.Hypot(mx-x, my-y); d <= best {
				best, id = d, k.ID
			}
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
	for _, r := range []float64{0, 2, 4} {
		for k := range 8 {
			sin, cos := math.Sincos(float64(k) * math.Pi / 4)
			p, ok := m.frame.live.Pick(x+r*m.frame.scale*cos, y+r*m.frame.scale*sin)
			if !ok {
				continue
			}
			if _, _, seen := m.frame.live.Visible(p); seen {
				return p, true
			}
		}
	}
	return atlas.Place{}, false
}
