package figure

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// A hand that moves less than this far, in units, has tapped. What is drawn is
// longer, so that a trembling tap does not draw.
const (
	tapSlop       = 6
	tapSlopTouch  = 12
	drawSlop      = 14
	drawSlopTouch = 22
)

// grip is what a drag does.
type grip uint8

const (
	gripNothing grip = iota
	gripBody         // moves the picture
	gripTurn         // turns the body
	gripRing         // the same, with the ring
	gripMark         // moves a mark
	gripDraw         // draws a line or an outline
	gripLasso        // goes around marks
)

// press is a button held down.
type press struct {
	down   bool
	button desktop.MouseButton
	shift  bool
	from   fyne.Position
	at     fyne.Position
	moved  bool
	grip   grip
	mark   bodymap.SiteID // the mark under the finger
	pivot  atlas.Vec      // what turning leaves in place
	asked  bool           // a long press has been answered
	timer  *time.Timer
}

// letGo ends a press.
func (m *Map) letGo() press {
	p := m.press
	if p.timer != nil {
		p.timer.Stop()
	}
	m.press = press{}
	return p
}

// MouseDown implements desktop.Mouseable.
func (m *Map) MouseDown(e *desktop.MouseEvent) {
	primary := e.Button == desktop.MouseButtonPrimary
	if m.press.down && !primary {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); primary && c != nil {
		c.Focus(m)
	}
	m.letGo() // of a press whose end never came
	m.press = press{down: true, button: e.Button, shift: e.Modifier&fyne.KeyModifierShift != 0, from: e.Position, at: e.Position}
	p := &m.press
	p.grip, p.mark = m.gripOf(e)
	if p.grip == gripTurn || p.grip == gripRing {
		p.pivot = m.pivot()
	}
	if primary && m.tool == PointTool && (p.grip == gripMark || p.grip == gripBody) {
		m.askLater()
	}
}

// gripOf tells what a drag does that begins here.
func (m *Map) gripOf(e *desktop.MouseEvent) (grip, bodymap.SiteID) {
	at := e.Position
	switch {
	case m.frame.base == nil:
		return gripNothing, ""
	case e.Button == desktop.MouseButtonSecondary:
		return gripTurn, ""
	case e.Button != desktop.MouseButtonPrimary:
		return gripBody, ""
	case m.onRing(at):
		return gripRing, ""
	case m.tool == PickTool:
		return gripLasso, ""
	}
	if m.tool == PointTool {
		if id := m.markAt(at); id != "" && !m.Fixed {
			return gripMark, id
		}
	}
	switch {
	case !m.onSkin(at):
		return gripTurn, ""
	case m.tool == PointTool, len(m.sketch.corners) > 1: // corners were set by taps
		return gripBody, ""
	}
	return gripDraw, ""
}

func (m *Map) onSkin(at fyne.Position) bool {
	x, y := m.pixel(at)
	_, ok := m.skinAt(x, y)
	return ok
}
