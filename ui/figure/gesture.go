package figure

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ashi/bodymap"
)

// MouseUp implements desktop.Mouseable.
func (m *Map) MouseUp(e *desktop.MouseEvent) {
	if !m.press.down || e.Button != m.press.button {
		return
	}
	p := m.letGo()
	switch {
	case p.moved:
		m.dropped(p, e.Position)
	case !p.asked && p.button == desktop.MouseButtonPrimary:
		m.tap(p.from, p.shift)
	}
}

// dropped ends a drag.
func (m *Map) dropped(p press, at fyne.Position) {
	switch p.grip {
	case gripMark:
		m.sayDragging(p.mark, nil)
		m.drop(p.mark, at)
	case gripDraw:
		m.endDrawing(p)
	case gripLasso:
		m.endLasso(p)
	}
}

// Dragged implements fyne.Draggable.
func (m *Map) Dragged(e *fyne.DragEvent) {
	if !m.press.down {
		m.panUnits(e.Dragged.DX, e.Dragged.DY)
		return
	}
	m.dragTo(e.Position)
}

// dragTo does what the press has a grip on.
func (m *Map) dragTo(at fyne.Position) {
	p := &m.press
	last := p.at
	p.at = at
	if !p.moved {
		if far(p.from, at) < m.slop(p.grip) {
			return
		}
		p.moved, last = true, p.from
		m.hideShadow()
		m.begin(p)
	}
	dx, dy := at.X-last.X, at.Y-last.Y
	switch p.grip {
	case gripBody:
		m.panUnits(dx, dy)
	case gripTurn:
		m.turnBy(float64(dx)*turnPerUnit, float64(dy)*turnPerUnit, p.pivot)
	case gripRing:
		m.turnBy(float64(dx)*ringPerUnit, float64(dy)*ringPerUnit, p.pivot)
	case gripMark:
		m.carry(p.mark, at)
	case gripDraw:
		m.drawTo(at)
	case gripLasso:
		m.lassoTo(at)
	}
}

// slop is how far a hand goes before it drags. Between taps on corners it may
// tremble as much as in drawing.
func (m *Map) slop(g grip) float64 {
	if g == gripBody && m.tool != PointTool {
		return m.units(drawSlop, drawSlopTouch)
	}
	return m.units(tapSlop, tapSlopTouch)
}

// begin starts what is drawn where the press began.
func (m *Map) begin(p *press) {
	switch p.grip {
	case gripDraw:
		m.beginDrawing(p.from)
	case gripLasso:
		m.lasso = append(m.lasso[:0], p.from)
	}
}

// DragEnd implements fyne.Draggable. MouseUp has done the work, unless the hand
// let go over something else: then a dragged mark is back where it was.
func (m *Map) DragEnd() {
	if !m.press.down {
		return
	}
	p := m.letGo()
	if p.grip == gripMark && p.moved {
		m.sayDragging(p.mark, nil)
	} else if p.moved {
		m.dropped(p, p.at)
	}
	m.raster.Refresh()
}

func (m *Map) panUnits(dx, dy float32) {
	m.panBy(float64(dx)*m.frame.scale, float64(dy)*m.frame.scale)
}

// Scrolled implements fyne.Scrollable: the wheel zooms about the cursor, as
// pinching a touchpad does where the system reports it as the wheel. Fyne tells
// of no pinch on a desktop.
func (m *Map) Scrolled(e *fyne.ScrollEvent) {
	if e.Scrolled.DY == 0 {
		return
	}
	factor := math.Copysign(1, float64(e.Scrolled.DY))
	x, y := m.pixel(e.Position)
	m.zoomAt(math.Pow(zoomStep, factor), x, y)
}

const zoomStep = 1.2

// carry moves a mark with the finger.
func (m *Map) carry(id bodymap.SiteID, at fyne.Position) {
	m.tellHover(at)
	if t, ok := m.dropAt(id, at); ok {
		m.sayDragging(id, &t)
	} else {
		m.sayDragging(id, nil)
	}
	m.raster.Refresh()
}

func (m *Map) sayDragging(id bodymap.SiteID, t *bodymap.Target) {
	if m.On.Dragging != nil {
		m.On.Dragging(id, t)
	}
}

func (m *Map) drop(id bodymap.SiteID, at fyne.Position) {
	if t, ok := m.dropAt(id, at); ok && m.On.Move != nil {
		m.On.Move(id, t)
	}
	m.raster.Refresh()
}

// dropAt is where a mark would come to lie. Points snap to named ones, lines and
// areas do not.
func (m *Map) dropAt(id bodymap.SiteID, at fyne.Position) (bodymap.Target, bool) {
	if k := m.markOf(id); k != nil && k.Spread != nil {
		return m.skinTarget(at)
	}
	return m.targetAt(at)
}

func far(a, b fyne.Position) float64 { return math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y)) }

// units picks the measure for a mouse or for a finger.
func (m *Map) units(fine, touch float64) float64 {
	if m.Touch {
		return touch
	}
	return fine
}
