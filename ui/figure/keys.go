package figure

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained implements fyne.Focusable.
func (m *Map) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (m *Map) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (m *Map) TypedRune(r rune) {
	if m.On.Letter != nil && m.On.Letter(r) {
		return
	}
	switch r {
	case '+', '=':
		m.ZoomBy(zoomStep)
	case '-':
		m.ZoomBy(1 / zoomStep)
	}
}

// TypedKey implements fyne.Focusable. Arrows turn the body, with shift they move it.
func (m *Map) TypedKey(e *fyne.KeyEvent) {
	if m.On.Key != nil && m.On.Key(e.Name) {
		return
	}
	switch e.Name {
	case fyne.KeyLeft:
		m.arrow(-1, 0)
	case fyne.KeyRight:
		m.arrow(1, 0)
	case fyne.KeyUp:
		m.arrow(0, -1)
	case fyne.KeyDown:
		m.arrow(0, 1)
	case fyne.KeyHome:
		m.Home()
	case fyne.KeyReturn, fyne.KeyEnter:
		m.closeSketch()
	case fyne.KeyEscape:
		if !m.giveUp() {
			m.saySelect("")
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		if !m.takeBack() && m.selected != "" && m.On.Remove != nil {
			m.On.Remove(m.selected)
		}
	}
}

func (m *Map) arrow(x, y float32) {
	if m.cam.W == 0 {
		return
	}
	if m.modifiers()&fyne.KeyModifierShift != 0 {
		const step = 60
		m.panUnits(-x*step, -y*step)
		return
	}
	m.turnBy(float64(x)*turnPerKey, float64(y)*turnPerKey, m.pivot())
}

// heldKeys asks the desktop which keys are held down with another.
func heldKeys() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}
