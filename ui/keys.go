package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// shortcuts are the keys that work wherever the cursor is.
func (w *window) shortcuts() {
	d, c := w.desk, w.win.Canvas()
	add := func(s fyne.Shortcut, do func()) {
		awake := func(fyne.Shortcut) {
			if !w.deaf() { // the canvas keeps them
				do()
			}
		}
		c.AddShortcut(s, awake)
		d.keys.AddShortcut(s, awake)
	}
	key := func(k fyne.KeyName, mod fyne.KeyModifier, do func()) {
		add(&desktop.CustomShortcut{KeyName: k, Modifier: mod}, do)
	}
	add(&fyne.ShortcutUndo{}, d.undo)
	add(&fyne.ShortcutRedo{}, d.redo)
	const ctrl, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	key(fyne.KeyZ, ctrl, d.undo)
	key(fyne.KeyZ, ctrl|shift, d.redo)
	key(fyne.KeyY, ctrl, d.redo)
	key(fyne.KeyP, ctrl, w.print.open)
	key(fyne.KeyN, ctrl, func() { d.editPatient(bodymap.Patient{}) })
	key(fyne.KeyF, ctrl, func() {
		if d.front == tableFront {
			c.Focus(w.table.search.entry)
			return
		}
		c.Focus(w.figure.points.entry)
	})
	key(fyne.KeyD, ctrl, w.openPain)
	key(fyne.KeyT, ctrl, func() { d.toggle(tableFront) })
	key(fyne.KeyL, ctrl, func() { d.toggle(fileFront) })
	key(fyne.KeyK, ctrl, func() { d.toggle(practiceFront) })
	key(fyne.KeyG, ctrl, func() { d.toggle(glovedFront) })
	key(fyne.KeyF5, 0, func() { d.toggle(glovedFront) }) // for lines of text, which take it as a shortcut
	add(&fyne.ShortcutSelectAll{}, d.pickAll)
	if w.lock != nil {
		key(fyne.KeyL, ctrl|shift, w.lock)
	}
	w.listen()
}

// listen takes the keys that no part of the window has the cursor for.
func (w *window) listen() {
	c := w.win.Canvas()
	c.SetOnTypedKey(w.typed)
	if held, ok := c.(desktop.Canvas); ok {
		held.SetOnKeyDown(w.pressed)
	}
	c.SetOnTypedRune(w.typedRune)
}

// typed takes keys that no part of the window has the cursor for.
func (w *window) typed(e *fyne.KeyEvent) {
	w.stir()
	if w.deaf() {
		return
	}
	switch w.desk.front {
	case bodyFront:
		w.figure.body.TypedKey(e)
	case tableFront:
		w.table.typedKey(e.Name)
	case fileFront, practiceFront:
		if e.Name == fyne.KeyEscape {
			w.desk.leaveFront()
		}
	}
}

// typedRune takes letters that no part of the window has the cursor for.
func (w *window) typedRune(r rune) {
	w.stir()
	if w.deaf() {
		return
	}
	switch w.desk.front {
	case bodyFront:
		w.figure.body.TypedRune(r)
	case tableFront:
		w.table.typedRune(r)
	}
}

// pressed takes keys as they go down: a key that is held is pressed once.
func (w *window) pressed(e *fyne.KeyEvent) {
	w.stir()
	if w.desk.front == glovedFront && !w.deaf() {
		w.gloved.pressed(e.Name)
	}
}

// entry is a line of text that lets the window's keys through: undo once there
// is nothing typed to take back, the others always.
type entry struct {
	widget.Entry
	keys *fyne.ShortcutHandler   // the window's
	was  string                  // what was here before one typed
	key  func(fyne.KeyName) bool // takes a key first; may be nil
}

func newEntry(d *desk) *entry {
	e := &entry{keys: &d.keys}
	e.extend(e)
	return e
}

func (e *entry) extend(self fyne.Widget) {
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip) // as widget.NewEntry has it
	e.ExtendBaseWidget(self)
}

// TypedKey implements fyne.Focusable.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyF5:
		e.keys.TypedShortcut(&desktop.CustomShortcut{KeyName: k.Name})
	case e.key == nil || !e.key(k.Name):
		e.Entry.TypedKey(k)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	if own(s) && (e.Text != e.was || !undoes(s)) {
		e.Entry.TypedShortcut(s)
		return
	}
	e.keys.TypedShortcut(s)
}

// own tells the shortcuts of a line of text from those of the window.
func own(s fyne.Shortcut) bool {
	c, custom := s.(*desktop.CustomShortcut)
	return !custom || c.KeyName == fyne.KeyA || c.KeyName == fyne.KeyLeft || c.KeyName == fyne.KeyRight
}

func undoes(s fyne.Shortcut) bool {
	switch s.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		return true
	}
	return false
}
