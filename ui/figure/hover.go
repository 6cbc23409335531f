package figure

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ashi/bodymap/draw"
)

// hover remembers what the owner was last told, so that it is told of changes only.
type hover struct{ told bool }

// MouseIn implements desktop.Hoverable.
func (m *Map) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (m *Map) MouseMoved(e *desktop.MouseEvent) {
	if m.press.down {
		m.draggedAside(e)
		return
	}
	m.tellHover(e.Position)
	m.moveShadow(e.Position)
	m.hoverSketch(e.Position)
}

// draggedAside drags with a button of which Fyne tells no drag.
func (m *Map) draggedAside(e *desktop.MouseEvent) {
	switch {
	case m.press.button != desktop.MouseButtonSecondary:
	case e.Button&desktop.MouseButtonSecondary == 0: // released over something else
		m.letGo()
	default:
		m.dragTo(e.Position)
	}
}

// MouseOut implements desktop.Hoverable.
func (m *Map) MouseOut() {
	m.hideShadow()
	m.quiet()
	if m.sketch.cursor != nil {
		m.sketch.cursor = nil
		m.tellDraft()
		m.raster.Refresh()
	}
}

func (m *Map) tellHover(at fyne.Position) {
	if m.On.Hover == nil {
		return
	}
	if m.onRing(at) && !m.press.moved {
		m.quiet()
		return
	}
	if id := m.anyMarkAt(at); id != "" && !m.press.moved {
		m.hover.told = true
		m.On.Hover(nil, id)
		return
	}
	t, ok := m.targetAt(at)
	if !ok {
		m.quiet()
		return
	}
	m.hover.told = true
	if id := m.markOn(t); id != "" {
		m.On.Hover(nil, id)
		return
	}
	m.On.Hover(&t, "")
}

func (m *Map) quiet() {
	if m.hover.told && m.On.Hover != nil {
		m.On.Hover(nil, "")
	}
	m.hover.told = false
}

// The shadow of the syringe is a small picture of its own: moving it costs no
// drawing of the map.
const shadowUnits = 28

func (m *Map) drawShadow() {
	px := int(shadowUnits * max(m.frame.scale, 1))
	img := image.NewRGBA(image.Rect(0, 0, px, px))
	look := m.shadow
	look.X, look.Y, look.Ghost, look.Number = float64(px)/2, float64(px)/2, true, 0
	draw.Stamp(img, look, markPx*max(m.frame.scale, 1))
	m.cursor.Image = img
	m.cursor.Resize(fyne.NewSquareSize(shadowUnits))
	m.cursor.Refresh()
}

func (m *Map) moveShadow(at fyne.Position) {
	t, ok := m.targetAt(at)
	if !ok || m.tool != PointTool || m.onRing(at) || m.anyMarkAt(at) != "" || m.markOn(t) != "" {
		m.hideShadow()
		return
	}
	if x, y, seen := m.pixelOf(t.Place); seen && t.Code != "" {
		at = fyne.NewPos(float32(x/m.frame.scale), float32(y/m.frame.scale))
	}
	m.cursor.Move(at.SubtractXY(shadowUnits/2, shadowUnits/2))
	m.cursor.Show()
}

func (m *Map) hideShadow() { m.cursor.Hide() }
