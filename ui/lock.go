package ui

import "fyne.io/fyne/v2"

// stir tells the vigil that somebody is at the window.
func (w *window) stir() {
	if w.vigil != nil {
		w.vigil.stir()
	}
}

// deaf tells that the window takes nothing: it is locked, or held.
func (w *window) deaf() bool { return w.asleep || w.desk.held }

// sleep hands over what is being typed and takes everything out of the window. What was typed and not kept yet, such as
// a form that is half filled in, waits here for wake. For wait see stopJobs.
func (w *window) sleep() (wait func()) {
	c := w.win.Canvas()
	w.held = c.Focused()
	c.Unfocus()
	for c.Overlays().Top() != nil { // an open list or menu shows words of the record
		c.Overlays().Remove(c.Overlays().Top())
	}
	w.asleep = true
	w.figure.body.Forget()
	return w.desk.stopJobs()
}

// wake shows again what lay open before sleep.
func (w *window) wake() {
	w.asleep = false
	w.desk.reloadPatients()
	if language := w.taste.store.String(keyLang); language != "" && language != w.desk.lang {
		w.build() // another one was chosen at the door
		return
	}
	w.win.SetContent(w.root)
	w.listen()
	w.refresh()
	if o, ok := w.held.(fyne.CanvasObject); ok && o.Visible() {
		w.win.Canvas().Focus(w.held)
	}
	w.held = nil
}
