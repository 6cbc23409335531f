package figure

import (
	"time"

	"fyne.io/fyne/v2"

	"ashi/bodymap/atlas"
)

// sketch is a line or an outline that is being drawn.
type sketch struct {
	corners []corner
	before  []corner      // tapped, before the drag
	drawing bool          // by a drag, else by taps
	fixed   fyne.Position // where a drag set the last corner that stays
	cursor  *corner
	spots   []atlas.Place // that it would get
	told    bool          // the owner knows of a draft
	quiet   time.Time     // until then the owner is not told
	later   *time.Timer
}

// corner is where the hand was.
type corner struct {
	place  atlas.Place
	on     bool          // on the skin
	beside atlas.Vec     // else: on the plane of the picture, in cm
	way    []atlas.Place // over the skin from the corner before, where both were tapped
}

// What is drawn may leave the body by so much, in units, and is still on it.
const (
	drawReach      = 7
	drawReachTouch = 12
)

// cornersApart is how far the hand goes for another corner, in units.
const cornersApart = 3

// mostCorners are told of a line that was drawn by hand.
const mostCorners = 150

func (m *Map) cornerAt(at fyne.Position) corner {
	x, y := m.pixel(at)
	p, ok := m.skinNear(x, y, m.reach(drawReach, drawReachTouch))
	if ok {
		return corner{place: p, on: true}
	}
	c := m.cam
	return corner{beside: c.Centre.Add(c.Right.Mul((x - float64(c.W)/2) / c.PxPerCM)).Sub(c.Up.Mul((y - float64(c.H)/2) / c.PxPerCM))}
}

// beginDrawing lays aside a corner that was tapped: the drag may yet be a second tap.
func (m *Map) beginDrawing(at fyne.Position) {
	s := &m.sketch
	s.before, s.corners = s.corners, []corner{m.cornerAt(at)}
	s.drawing, s.fixed, s.cursor, s.spots = true, at, nil, nil
}

// drawTo draws on to where the hand is.
func (m *Map) drawTo(at fyne.Position) {
	s := &m.sketch
	if !s.drawing { // given up meanwhile
		return
	}
	// The last corner goes with the hand until it is far enough from the one before.
	if n := len(s.corners); n > 1 && far(s.fixed, at) < cornersApart {
		s.corners = s.corners[:n-1]
	} else {
		s.fixed = at
	}
	s.corners = append(s.corners, m.cornerAt(at))
	m.tellDraft()
	m.raster.Refresh()
}

// endDrawing makes what was drawn. What is as small as a finger is a tap.
func (m *Map) endDrawing(p press) {
	s := &m.sketch
	if !s.drawing {
		return
	}
	if m.sketchExtent() < m.units(drawSlop, drawSlopTouch) {
		s.corners, s.before, s.drawing = s.before, nil, false
		m.tap(p.from, p.shift)
		m.tellDraft()
		m.raster.Refresh()
		return
	}
	m.closeSketch()
}

// closeSketch makes what the sketch shows, if that is enough.
func (m *Map) closeSketch() {
	s := &m.sketch
	off := false
	for _, c := range s.corners {
		off = off || !c.on
	}
	s.cursor = nil
	path := m.path()
	if !off && path == nil && !s.drawing {
		return // more taps are to come
	}
	m.giveUp()
	switch {
	case off:
		if m.On.OffBody != nil {
			m.On.OffBody()
		}
	case path != nil:
		m.sayDrawn(path)
	}
}

func (m *Map) sayDrawn(path []atlas.Place) {
	say := map[Tool]func([]atlas.Place){LineTool: m.On.Line, AreaTool: m.On.Area, PainTool: m.On.Pain}[m.tool]
	if say != nil {
		say(path)
	}
}

// giveUp takes away what is being drawn and tells whether there was anything.
func (m *Map) giveUp() bool {
	s := &m.sketch
	any := len(s.corners) > 0
	if s.later != nil {
		s.later.Stop()
	}
	told := s.told
	m.sketch = sketch{}
	if told && m.On.Draft != nil {
		m.On.Draft(nil)
	}
	m.raster.Refresh()
	return any
}
