package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// Titles and the words of the columns to choose from are never cut off, in either
// language and with either size of letters.
func TestTheColumnsHoldTheirWords(t *testing.T) {
	for _, language := range []string{"en", "fr"} {
		w := opened(t, t.TempDir(), language, 1280, 800)
		for _, touch := range []bool{false, true} {
			w.taste.store.SetBool(keyTouch, touch)
			w.build()
			w.desk.toggle(tableFront)
			w.paint()
			for k, title := range w.table.titles {
				if title.MinSize().Width > w.table.widths[k]+1 {
					t.Errorf("%s, touch %v: the title %q needs %v of %v", language, touch, title.Text, title.MinSize().Width, w.table.widths[k])
				}
			}
			for _, word := range append(w.desk.techniqueWords(bodymap.Site{}), sideWord(atlas.Left, language), sideWord(atlas.Right, language)) {
				if need := titleWidth(word); need > max(w.table.widths[techniqueColumn], w.table.widths[sideColumn]) {
					t.Errorf("%s, touch %v: %q needs %v", language, touch, word, need)
				}
			}
			w.desk.toggle(tableFront)
		}
	}
}

func TestTheCursorIsAlwaysInSight(t *testing.T) {
	w := withAnna(t)
	for _, n := range w.figure.body.Body().Named()[:60] {
		w.mark(t, n.Side, n.Code)
	}
	w.types('t')
	w.win.Resize(fyne.NewSize(800, 700))
	w.paint()
	for _, k := range []fyne.KeyName{fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyUp} {
		w.types(k)
		h := w.table.rowHeight()
		top, tall := w.table.list.GetScrollOffset(), w.table.list.Size().Height
		y := float32(w.table.row) * (h + 4)
		if y < top-1 || y+h > top+tall+h/2 {
			t.Errorf("after %s row %d lies at %v; shown are %v from %v", k, w.table.row, y, tall, top)
		}
	}
	for range w.table.cols {
		w.types(fyne.KeyRight)
	}
	x, left := w.table.tickTo(noteColumn), w.table.scroll.Offset.X
	if x < left || x+w.table.widths[noteColumn] > left+w.table.scroll.Size().Width+1 {
		t.Errorf("the last column lies at %v; shown is from %v", x, left)
	}
	w.types(fyne.KeyEnd)
	if w.table.row != 59 {
		t.Errorf("End goes to row %d", w.table.row)
	}
	w.types("9") // a digit edits a number only
	if w.table.editing {
		t.Error("a digit in the note edits")
	}
}

func TestATapOnARowBringsTheKeysToIt(t *testing.T) {
	w := tabled(t)
	w.win.Canvas().Focus(w.table.search.entry)
	test.TapAt(w.tableRow(2), fyne.NewPos(300, 10))
	if w.win.Canvas().Focused() != fyne.Focusable(w.table.list) || w.table.row != 2 {
		t.Errorf("the cursor is in row %d, the keys at %T", w.table.row, w.win.Canvas().Focused())
	}
	w.types(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	if w.win.Canvas().Focused() != fyne.Focusable(w.table.search.entry) {
		t.Error("up from the first row does not lead to the search")
	}
	w.types(fyne.KeyDown)
	if w.win.Canvas().Focused() != fyne.Focusable(w.table.list) {
		t.Error("down from the empty search does not lead to the rows")
	}
}
