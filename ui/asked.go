package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"ashi/bodymap"
)

// asked is a field with what is wrong with it below. What was refused stays
// there to be mended; unlike a value of the syringe it keeps nothing from being marked.
type asked struct {
	*field
	wrong *cautionLine
	box   *fyne.Container
}

// newAsked takes the field and the row that it stands in.
func newAsked(f *field, row fyne.CanvasObject) *asked {
	a := &asked{field: f, wrong: newCautionLine()}
	a.box = container.New(layout.NewCustomPaddedVBoxLayout(0), row, a.wrong.box)
	f.OnChanged = func(string) { a.accept() }
	return a
}

// refuse says what is wrong with what was typed.
func (a *asked) refuse(sentence string) {
	a.wrong.say(sentence)
	a.desk.changed() // what lies below makes room
}

// accept ends what was said. The window is not told: it would show the record's
// text in place of what is being typed.
func (a *asked) accept() {
	if a.wrong.box.Visible() {
		a.wrong.box.Hide()
		a.box.Refresh()
	}
}

// told shows an error, at the field if it is about what was typed; it tells whether there was one.
func (a *asked) told(err error) bool {
	if bodymap.KindOf(err) != bodymap.Invalid {
		return a.desk.fail(err)
	}
	a.refuse(bodymap.Sentence(err, a.desk.lang))
	return true
}

// keep shows what the record holds, unless something is to be mended here.
func (a *asked) keep(text string) {
	if !a.wrong.box.Visible() {
		a.field.keep(text)
	}
}
