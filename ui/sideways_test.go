package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
)

// In a column and in a strip, in both languages and in touch mode: nothing that
// is chosen from is cut off, and the list keeps room.
func TestTheSheetsFitEveryWindow(t *testing.T) {
	for _, language := range []string{"en", "fr"} {
		w := opened(t, t.TempDir(), language, 1280, 800)
		w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "1974-03-14"})
		for _, touch := range []bool{false, true} {
			w.taste.store.SetBool(keyTouch, touch)
			w.build()
			for _, wide := range []float32{1280, 800} {
				w.win.Resize(fyne.NewSize(wide, 2080-wide))
				w.sheetsFit(t, fmt.Sprintf("%s, touch %v, %v wide", language, touch, wide))
			}
		}
	}
}

func (w *window) sheetsFit(t *testing.T, where string) {
	t.Helper()
	p := w.protocols()
	for _, id := range []bodymap.ProtocolID{"starter:shoulder", "starter:fibromyalgia"} { // the longest words, the most sites
		w.desk.shelf.chosen = ""
		w.desk.chooseProtocol(id)
		w.paint()
		liesIn(t, where+", "+string(id), w.panel, p.detail.apply)
		if p.detail.sides.Visible() {
			liesIn(t, where+", "+string(id), w.panel, p.detail.side[bodymap.BothSides].button)
		}
		if h := p.list.Size().Height; h < 2*p.list.MinSize().Height {
			t.Errorf("%s: the list is %v high", where, h)
		}
		if h := p.detail.apply.Size().Height; w.taste.store.Bool(keyTouch) && h < 44 {
			t.Errorf("%s: the button is %v high", where, h)
		}
	}
	w.desk.lookAt(func(s *sight) { s.past, s.cautions = agePast, true })
	w.desk.show(seeSheet)
	w.paint()
	s := w.over[seeSheet].(*seePanel)
	liesIn(t, where+", see", w.panel, s.groups, s.channels, s.levels, s.past[agePast].box, s.rest.field)
}

// liesIn checks that objects do not reach out of another to its sides, and have room for their words.
func liesIn(t *testing.T, where string, in fyne.CanvasObject, all ...fyne.CanvasObject) {
	t.Helper()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	for _, o := range all {
		if !o.Visible() {
			continue
		}
		left, right := at(o).X, at(o).X+o.Size().Width
		if left < at(in).X || right > at(in).X+in.Size().Width+1 {
			t.Errorf("%s: %T lies from %v to %v in %v to %v", where, o, left, right, at(in).X, at(in).X+in.Size().Width)
		}
		if _, e := o.(fyne.Shortcutable); !e && o.Size().Width < o.MinSize().Width-1 {
			t.Errorf("%s: %T has %v of %v", where, o, o.Size().Width, o.MinSize().Width)
		}
	}
}

// What stands side by side in a strip stands in one column where there is no room.
func TestBlocksStandSideBySideInAStrip(t *testing.T) {
	w := withAnna(t)
	s := w.over[seeSheet].(*seePanel)
	w.desk.show(seeSheet)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	for _, wide := range []float32{1280, 800} {
		w.win.Resize(fyne.NewSize(wide, 2080-wide))
		w.paint()
		beside := at(s.regions).X > at(s.channels).X+100
		if below := at(s.regions).Y > at(s.channels).Y; beside != (wide == 800) || !beside && !below {
			t.Errorf("%v wide: side by side %v, below %v", wide, beside, below)
		}
	}
}
