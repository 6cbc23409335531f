package figure

import "fyne.io/fyne/v2"

// A tap within so many units of an outline's first corner closes it.
const (
	closeReach      = 14
	closeReachTouch = 24
)

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
