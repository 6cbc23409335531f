package ui

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap/atlas"
)

// Each sheet is one tap away, alone in the panel, and its tab says so by a bar.
func TestTabsChooseTheSheet(t *testing.T) {
	w := withAnna(t)
	for _, s := range tabbed {
		test.Tap(w.tabs.sheet[s.sheet].button)
		w.paint()
		if w.desk.sheet != s.sheet {
			t.Errorf("a tap on %s shows sheet %d", s.label, w.desk.sheet)
		}
		for of, c := range w.tabs.sheet {
			if c.bar.Visible() != (of == s.sheet) {
				t.Errorf("with %s open the bar of sheet %d shows: %v", s.label, of, c.bar.Visible())
			}
		}
		for of, p := range w.over {
			if shows := slices.Contains(w.sheets.Objects, p.object()); shows != (of == s.sheet) {
				t.Errorf("with %s open sheet %d shows: %v", s.label, of, shows)
			}
		}
	}
	w.key(fyne.KeyN, fyne.KeyModifierControl)
	if w.tabs.box.Visible() {
		t.Error("the tabs lead out of a form that is neither saved nor cancelled")
	}
}

// What is chosen from, at every size and in every look, lies in the window and nothing over the other.
func TestTabsAndStripFitEveryWindow(t *testing.T) {
	for _, language := range []string{"en", "fr"} {
		w := opened(t, t.TempDir(), language, 1280, 800)
		w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "1974-03-14"})
		for _, touch := range []bool{false, true} {
			w.taste.store.SetBool(keyTouch, touch)
			w.build()
			for _, wide := range []float32{1280, 800} {
				w.win.Resize(fyne.NewSize(wide, 2080-wide))
				w.paint()
				w.paint()
				last := w.tabs.sheet[seeSheet].box
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(last)
				if end := at.X + last.Size().Width; end > wide {
					t.Errorf("%s, touch %v, %v wide: the tabs end at %v", language, touch, wide, end)
				}
				if room := w.timeline.scroll.Size().Width; room < 250 {
					t.Errorf("%s, touch %v, %v wide: the sessions have %v units", language, touch, wide, room)
				}
				if h := last.Size().Height; touch && h < 44 {
					t.Errorf("a tab is %v high in touch mode", h)
				}
			}
		}
	}
}

func TestTheTableAndTheStepsComeAndGo(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	w.key(fyne.KeyT, fyne.KeyModifierControl)
	if w.desk.front != tableFront || !w.table.object().Visible() {
		t.Error("Ctrl+T does not show the table")
	}
	test.Tap(w.timeline.table.button)
	if w.desk.front != bodyFront || w.table.object().Visible() {
		t.Error("the button does not bring the body back")
	}
	test.Tap(w.timeline.start)
	if w.desk.front != glovedFront {
		t.Error("“Start” does not start")
	}
	w.key(fyne.KeyG, fyne.KeyModifierControl)
	if w.desk.front != bodyFront {
		t.Error("Ctrl+G does not stop")
	}
}

// F5 starts the steps wherever the cursor is, also once the table has gone.
func TestTheStepsStartFromAnywhere(t *testing.T) {
	w := tabled(t)
	starts := func(from string) {
		t.Helper()
		w.types(fyne.KeyF5)
		if w.desk.front != glovedFront {
			t.Errorf("F5 does nothing from %s", from)
		}
		w.desk.leaveFront()
		w.paint()
	}
	starts("the table")
	w.types('t', fyne.KeyEscape)
	starts("the body after the table")
	w.win.Canvas().Focus(w.figure.points.entry)
	starts("the search")
}

// The help of a button goes when it is tapped: it would lie over what opens.
func TestHelpGoesWithTheTap(t *testing.T) {
	w := withAnna(t)
	b := w.tabs.sheet[painSheet].button
	b.MouseIn(&desktop.MouseEvent{})
	test.Tap(b)
	time.Sleep(time.Second) // help comes after a hand has rested for three quarters of that
	layers := w.win.Content().(*fyne.Container).Objects
	if tips := layers[len(layers)-1].(*fyne.Container).Objects; len(tips) != 0 {
		t.Error("the help lies over the sheet")
	}
}

// In a narrow window the drawer of patients goes for the settings and can be opened over them.
func TestTheDrawerDoesNotLieOverTheSettings(t *testing.T) {
	w := opened(t, t.TempDir(), "en", 800, 1280)
	w.toggleRail()
	w.desk.show(settingsSheet)
	w.paint()
	if w.rail.box.Visible() {
		t.Error("the drawer lies over the settings that were asked for")
	}
	w.toggleRail()
	w.paint()
	if !w.rail.box.Visible() {
		t.Error("the patients cannot be reached from the settings")
	}
}
