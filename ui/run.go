// Package ui holds the screens of Ashi.
package ui

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/assets"
	"ashi/bodymap"
)

// Options are what the window needs from the program.
type Options struct {
	Practice *bodymap.Practice
	Clock    bodymap.Clock // nil: the computer's
	DataDir  string        // printed pages are kept in its folder "prints"
	Lang     string        // "en" or "fr"; "": as chosen in the window before, or the system's
}

// Run shows the main window and returns when it is closed.
func Run(a fyne.App, o Options) {
	w := open(a, o)
	w.win.ShowAndRun()
}

// open builds the window without showing it.
func open(a fyne.App, o Options) *window {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	a.SetIcon(fyne.NewStaticResource("ashi.png", assets.Icon))
	t := taste{a.Preferences()}
	if o.Lang != "" {
		t.store.SetString(keyLang, o.Lang)
	}
	d := &desk{record: o.Practice, clock: o.Clock, changed: func() {}, prints: filepath.Join(o.DataDir, "prints")}
	if person := t.store.String(keyPerson); person != "" {
		d.record.SetPerson(person)
	}
	d.reloadPatients()
	w := &window{win: a.NewWindow("Ashi"), desk: d, taste: t, wide: true}
	w.print = &printer{app: a, desk: d, folder: d.prints, taste: t}
	w.win.SetPadded(false)
	w.build()
	w.win.Resize(fyne.NewSize(float32(t.store.FloatWithFallback(keyWidth, 1280)), float32(t.store.FloatWithFallback(keyHeight, 800))))
	w.win.SetCloseIntercept(w.close)
	return w
}

// close hands over what is being typed and remembers the window's size.
func (w *window) close() {
	w.win.Canvas().Unfocus()
	if size := w.win.Canvas().Size(); size.Width > 100 && size.Height > 100 {
		w.taste.store.SetFloat(keyWidth, float64(size.Width))
		w.taste.store.SetFloat(keyHeight, float64(size.Height))
	}
	w.win.Close()
}

// ShowProblem shows one window that says why the record cannot be opened, and
// returns when it is closed.
func ShowProblem(a fyne.App, language, sentence string) {
	a.SetIcon(fyne.NewStaticResource("ashi.png", assets.Icon))
	a.Settings().SetTheme(look{})
	if _, err := speak(language); err != nil {
		fyne.LogError("texts", err)
	}
	win := a.NewWindow("Ashi")
	title := widget.NewLabel(say("Ashi cannot open the record"))
	title.TextStyle.Bold, title.SizeName = true, theme.SizeNameHeadingText
	text := widget.NewLabel(sentence)
	text.Wrapping = fyne.TextWrapWord
	ok := widget.NewButton(say("Close"), win.Close)
	ok.Importance = widget.HighImportance
	pad := layout.NewCustomPaddedLayout(16, 16, 20, 20)
	win.SetContent(container.New(pad, container.NewBorder(title, container.NewHBox(layout.NewSpacer(), ok), nil, nil, text)))
	win.Resize(fyne.NewSize(560, 260))
	win.CenterOnScreen()
	win.ShowAndRun()
}
