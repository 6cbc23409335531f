// Package ui holds the screens of Ashi.
package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/assets"
	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// Options are what the window needs from the program.
type Options struct {
	Door     Door              // nil: Practice is open already
	Practice *bodymap.Practice // of a record that is not encrypted
	Plain    bool              // Practice is a sample, and the window says that it is not encrypted
	Clock    bodymap.Clock     // nil: the computer's
	DataDir  string            // pages lie in its folder "prints" while a viewer or a printer reads them
	Backups  Backups           // nil: none are made, as of a sample
	Lang     string            // "en" or "fr"; "": as chosen in the window before, or the system's
}

// Run shows the main window and returns when it is closed.
func Run(a fyne.App, o Options) {
	time.AfterFunc(time.Second, prepare) // the first page comes first
	if o.Door == nil {
		open(a, o).win.ShowAndRun()
		return
	}
	e := enter(a, o)
	defer e.watch()()
	defer e.attended()()
	e.win.ShowAndRun()
}

// prepare makes the bodies beside the window's thread, while the password is typed: the first patient need not wait for them.
func prepare() {
	atlas.Get().Prepare()
	for _, f := range []atlas.Figure{atlas.Female, atlas.Male} {
		draw.Prepare(atlas.Get().Body(f))
	}
}

// open builds the window of a practice that needs no key, without showing it.
func open(a fyne.App, o Options) *window {
	win := newFrame(a, &o)
	w := newWindow(a, win, o, newPapers(a, o.DataDir))
	w.build()
	win.SetCloseIntercept(func() {
		win.Canvas().Unfocus() // hands over what is being typed
		remember(w.taste, win)
		w.print.papers.clear()
		win.Close()
	})
	return w
}

// newFrame makes the empty window.
func newFrame(a fyne.App, o *Options) fyne.Window {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	a.SetIcon(fyne.NewStaticResource("ashi.png", assets.Icon))
	t := taste{a.Preferences()}
	if o.Lang != "" {
		t.store.SetString(keyLang, o.Lang)
	}
	win := a.NewWindow("Ashi")
	win.SetPadded(false)
	win.Resize(fyne.NewSize(float32(t.store.FloatWithFallback(keyWidth, 1280)), float32(t.store.FloatWithFallback(keyHeight, 800))))
	return win
}

// newWindow lays the desk of a practice; build makes its panels.
func newWindow(a fyne.App, win fyne.Window, o Options, p *papers) *window {
	t := taste{a.Preferences()}
	d := &desk{record: o.Practice, clock: o.Clock, changed: func() {}, prints: p.folder, plain: o.Plain, beside: func(do func()) { go do() }}
	if person := t.store.String(keyPerson); person != "" {
		d.record.SetPerson(person)
	}
	if o.Backups != nil {
		d.keeper = newKeeper(d, o.Backups)
	}
	d.reloadPatients()
	d.saveAs = func(name string, file []byte) { newSaving(d, t, win, name, file).show() }
	w := &window{win: win, desk: d, taste: t, wide: true}
	d.cover, d.asleep = w.cover, func() bool { return w.asleep }
	w.print = &printer{desk: d, papers: p, taste: t}
	return w
}

// remember keeps the window's size.
func remember(t taste, win fyne.Window) {
	if size := win.Canvas().Size(); size.Width > 100 && size.Height > 100 {
		t.store.SetFloat(keyWidth, float64(size.Width))
		t.store.SetFloat(keyHeight, float64(size.Height))
	}
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
