package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// field is an entry that hands over what was typed when it is left or entered.
type field struct {
	entry
	label  string
	desk   *desk
	step   float64
	mixed  bool // the values of several sites, which differ
	commit func(text string)
}

func newField(d *desk, label string, commit func(string)) *field {
	f := &field{entry: entry{keys: &d.keys}, desk: d, label: label, commit: commit}
	f.extend(f)
	f.OnSubmitted = func(string) { f.hand() }
	return f
}

// newNumber is a field whose arrows up and down count by a step.
func newNumber(d *desk, label string, step float64, commit func(string)) *field {
	f := newField(d, label, commit)
	f.step = step
	return f
}

// keep shows what the record holds, unless one is typing here.
func (f *field) keep(text string) { f.keepCommon(text, true) }

// keepCommon shows what several sites have in common, or that they differ: then
// nothing is handed over until something is typed.
func (f *field) keepCommon(text string, same bool) {
	if !same {
		text = ""
	}
	if f.mixed == same {
		f.mixed = !same
		f.SetPlaceHolder(map[bool]string{false: say("various")}[same])
	}
	if f.was == text && f.Text == text || f.desk.refused.field == f.label {
		return
	}
	f.was = text
	f.SetText(text)
}

func (f *field) hand() {
	if f.Text != f.was {
		f.commit(f.Text)
	}
}

// FocusLost implements fyne.Focusable.
func (f *field) FocusLost() {
	f.entry.FocusLost()
	f.hand()
}

// TypedKey implements fyne.Focusable.
func (f *field) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		f.SetText(f.was)
		if f.mixed {
			f.desk.accept(f.label)
			f.desk.changed()
			return
		}
		f.commit(f.was)
		return
	}
	up := map[fyne.KeyName]float64{fyne.KeyUp: 1, fyne.KeyDown: -1}[e.Name]
	v, err := readNumber(f.Text)
	if f.step == 0 || up == 0 || err != nil {
		f.entry.TypedKey(e)
		return
	}
	f.SetText(f.desk.number(round(v+up*f.step, 3)))
	f.hand()
}

// named puts a field's name above it.
func named(f *field) fyne.CanvasObject {
	name := canvas.NewText(f.label, theme.Color(colorQuiet))
	name.TextSize = theme.TextSize()
	head := container.New(layout.NewCustomPaddedLayout(4, 1, theme.InnerPadding(), 0), name)
	return container.New(layout.NewCustomPaddedVBoxLayout(0), head, f)
}
