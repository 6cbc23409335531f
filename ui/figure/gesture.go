package figure

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ashi/bodymap"
)

// A hand that moves less than this far, in units, has tapped.
const tapSlop = 6

// Pressing this long asks what is here instead of marking it.
const longPress = 500 * time.Millisecond

// press is a button held down.
type press struct {
	down  bool
	from  fyne.Position
	at    fyne.Position
	moved bool
	mark  bodymap.SiteID // the mark under the finger
	asked bool           // a long press has been answered
	timer *time.Timer
}

// MouseDown implements desktop.Mouseable.
func (m *Map) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
	if m.press.timer != nil {
		m.press.timer.Stop() // of a press whose end never came
	}
	m.press = press{down: true, from: e.Position, at: e.Position, mark: m.markAt(e.Position)}
	m.press.timer = time.AfterFunc(longPress, func() { fyne.Do(m.askHere) })
}

func (m *Map) askHere() {
	if !m.press.down || m.press.moved {
		return
	}
	m.press.asked = true
	m.tellHover(m.press.at)
}

// MouseUp implements desktop.Mouseable.
func (m *Map) MouseUp(e *desktop.MouseEvent) {
	p := m.press
	if !p.down || e.Button != desktop.MouseButtonPrimary {
		return
	}
	p.timer.Stop()
	m.press = press{}
	switch {
	case p.moved && p.mark != "":
		m.drop(p.mark, e.Position)
	case !p.moved && !p.asked:
		m.tap(p.from)
	}
}

// Dragged implements fyne.Draggable: a mark under the finger moves, else the body does.
func (m *Map) Dragged(e *fyne.DragEvent) {
	p := &m.press
	if !p.down {
		m.panUnits(e.Dragged.DX, e.Dragged.DY)
		return
	}
	last := p.at
	p.at = e.Position
	if !p.moved {
		if math.Hypot(float64(p.at.X-p.from.X), float64(p.at.Y-p.from.Y)) < tapSlop {
			return
		}
		p.moved, last = true, p.from
	}
	if p.mark != "" {
		m.tellHover(p.at)
		m.raster.Refresh()
		return
	}
	m.panUnits(p.at.X-last.X, p.at.Y-last.Y)
}

// DragEnd implements fyne.Draggable. MouseUp has done the work, unless the hand
// let go over something else: then what was dragged is back where it was.
func (m *Map) DragEnd() {
	if m.press.down {
		m.press.timer.Stop()
		m.press = press{}
		m.raster.Refresh()
	}
}

func (m *Map) panUnits(dx, dy float32) {
	m.panBy(float64(dx)*m.frame.scale, float64(dy)*m.frame.scale)
}

// Scrolled implements fyne.Scrollable: the wheel zooms about the cursor.
func (m *Map) Scrolled(e *fyne.ScrollEvent) {
	if e.Scrolled.DY == 0 {
		return
	}
	factor := math.Copysign(1, float64(e.Scrolled.DY))
	x, y := m.pixel(e.Position)
	m.zoomAt(math.Pow(zoomStep, factor), x, y)
}

const zoomStep = 1.2

// tap marks free skin and selects what is marked already; it never takes away.
func (m *Map) tap(at fyne.Position) {
	m.hideShadow() // until the hand moves on: it would cover what the tap makes
	if id := m.markAt(at); id != "" {
		m.sayselect(id)
		return
	}
	t, ok := m.targetAt(at)
	if !ok {
		m.sayselect("")
		return
	}
	if id := m.markOn(t); id != "" {
		m.sayselect(id)
		return
	}
	if m.On.Mark != nil {
		m.On.Mark(t)
	}
}

func (m *Map) drop(id bodymap.SiteID, at fyne.Position) {
	if t, ok := m.targetAt(at); ok && m.On.Move != nil {
		m.On.Move(id, t)
	}
	m.raster.Refresh()
}

func (m *Map) sayselect(id bodymap.SiteID) {
	if m.On.Select != nil {
		m.On.Select(id)
	}
}

// FocusGained implements fyne.Focusable.
func (m *Map) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (m *Map) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (m *Map) TypedRune(r rune) {
	switch r {
	case '+', '=':
		m.ZoomBy(zoomStep)
	case '-':
		m.ZoomBy(1 / zoomStep)
	}
}

// TypedKey implements fyne.Focusable.
func (m *Map) TypedKey(e *fyne.KeyEvent) {
	const step = 60
	switch e.Name {
	case fyne.KeyLeft:
		m.panUnits(step, 0)
	case fyne.KeyRight:
		m.panUnits(-step, 0)
	case fyne.KeyUp:
		m.panUnits(0, step)
	case fyne.KeyDown:
		m.panUnits(0, -step)
	case fyne.KeyHome:
		m.Home()
	case fyne.KeyEscape:
		m.sayselect("")
	case fyne.KeyDelete, fyne.KeyBackspace:
		if m.selected != "" && m.On.Remove != nil {
			m.On.Remove(m.selected)
		}
	}
}
