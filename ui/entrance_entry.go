package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// gateEntry is a line to type in. Whoever comes to it, with the Tab key or a finger, replaces what stands there by typing;
// Escape empties it.
type gateEntry struct{ widget.Entry }

func newGateEntry(secret bool) *gateEntry {
	e := &gateEntry{}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip) // as widget.NewEntry has it
	e.Password = secret
	e.ExtendBaseWidget(e)
	return e
}

// FocusGained implements fyne.Focusable.
func (e *gateEntry) FocusGained() {
	e.Entry.FocusGained()
	e.selectAll()
}

// MouseDown implements desktop.Mouseable. The first one brings the cursor, and only the next places it.
func (e *gateEntry) MouseDown(m *desktop.MouseEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	here := c != nil && c.Focused() == fyne.Focusable(e)
	e.Entry.MouseDown(m)
	if !here {
		e.selectAll()
	}
}

// TypedKey implements fyne.Focusable.
func (e *gateEntry) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.SetText("")
		return
	}
	e.Entry.TypedKey(k)
}

func (e *gateEntry) selectAll() {
	if e.Text != "" {
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}
