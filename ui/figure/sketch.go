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

// Corners of an outline that closes when it is tapped again, in units.
const (
	closeReach      = 14
	closeReachTouch = 24
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
	s.drawing, s.cursor, s.spots = true, nil, nil
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

// tapCorner sets a corner, or closes what has enough of them.
func (m *Map) tapCorner(at fyne.Position) {
	s := &m.sketch
	c := m.cornerAt(at)
	switch {
	case len(s.corners) == 0 && m.tapShown(at):
		return
	case m.closes(at):
		m.closeSketch()
		return
	case !c.on:
		return
	}
	if t, ok := m.targetAt(at); ok && m.tool == LineTool {
		c.place = t.Place
	}
	if n := len(s.corners); n > 0 {
		c.way = m.way(s.corners[n-1], c)
	}
	s.corners, s.cursor = append(s.corners, c), nil
	if m.tool == LineTool && len(s.corners) == 2 {
		m.closeSketch()
		return
	}
	m.tellDraft()
	m.raster.Refresh()
}

// tapShown takes a tap, before anything is drawn, on what is there already, and
// lets go of it beside the body.
func (m *Map) tapShown(at fyne.Position) bool {
	if m.tool == PainTool {
		id := m.painAt(at)
		if id == "" && m.onSkin(at) {
			return false
		}
		if m.On.SelectPain != nil {
			m.On.SelectPain(id)
		}
		return true
	}
	if m.tapMark(at) {
		return true
	}
	if m.onSkin(at) {
		return false
	}
	m.saySelect("")
	return true
}

// closes tells whether a tap closes the outline: on its first corner, or a second
// time on its last. On a line's only corner it does nothing.
func (m *Map) closes(at fyne.Position) bool {
	s := &m.sketch
	near := func(c corner) bool {
		x, y, ok := m.cornerPixel(c)
		return ok && far(at, m.position(x, y)) <= m.units(closeReach, closeReachTouch)
	}
	n := len(s.corners)
	return n > 0 && (near(s.corners[n-1]) || n > 2 && near(s.corners[0]))
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

// takeBack takes the last corner away that was set by a tap, and tells whether
// anything is being drawn.
func (m *Map) takeBack() bool {
	s := &m.sketch
	n := len(s.corners)
	if n == 0 || s.drawing {
		return n > 0
	}
	s.corners, s.cursor = s.corners[:n-1], nil
	m.tellDraft()
	m.raster.Refresh()
	return true
}

// hoverSketch lets the line that is drawn by taps reach to the cursor.
func (m *Map) hoverSketch(at fyne.Position) {
	s := &m.sketch
	if len(s.corners) == 0 || s.drawing {
		return
	}
	c := m.cornerAt(at)
	if t, ok := m.targetAt(at); ok && m.tool == LineTool {
		c = corner{place: t.Place, on: true}
	}
	c.way = m.way(s.corners[len(s.corners)-1], c)
	s.cursor = &c
	m.tellDraft()
	m.raster.Refresh()
}
