package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// types presses keys as a keyboard does: at the cursor, or at what takes them without one.
func (w *window) types(keys ...any) {
	for _, k := range keys {
		c := w.win.Canvas()
		switch k := k.(type) {
		case fyne.KeyName:
			w.typesKey(k)
		case string:
			for _, r := range k {
				if f := c.Focused(); f != nil {
					f.TypedRune(r)
				} else {
					w.typedRune(r)
				}
			}
		case rune: // with Ctrl
			w.typesShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyName(strings.ToUpper(string(k))), Modifier: fyne.KeyModifierControl})
		}
	}
}

func (w *window) typesKey(k fyne.KeyName) {
	c, e := w.win.Canvas(), &fyne.KeyEvent{Name: k}
	switch f := c.Focused(); {
	case k == fyne.KeyTab:
		c.FocusNext()
	case f != nil:
		f.TypedKey(e)
		if k == fyne.KeySpace {
			f.TypedRune(' ')
		}
	default:
		w.pressed(e)
		w.typed(e)
	}
}

func (w *window) typesShortcut(s fyne.Shortcut) {
	if f, ok := w.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	w.desk.keys.TypedShortcut(s)
}

// tabled has a table of sites open: BL23 on both sides, then GB30 left.
func tabled(t *testing.T) *window {
	t.Helper()
	w := withAnna(t)
	w.mark(t, atlas.Left, "BL23")
	w.mark(t, atlas.Right, "BL23")
	w.mark(t, atlas.Left, "GB30")
	w.types('t')
	w.paint()
	return w
}

// cursorTo brings the cursor to a cell by keys.
func (w *window) cursorTo(row, col int) {
	for range 40 {
		if w.table.row == row {
			break
		}
		w.types(map[bool]fyne.KeyName{true: fyne.KeyDown, false: fyne.KeyUp}[w.table.row < row])
	}
	for range 40 {
		if w.table.col == col {
			return
		}
		w.types(map[bool]fyne.KeyName{true: fyne.KeyRight, false: fyne.KeyLeft}[w.table.col < col])
	}
}

func (w *window) cell(row, col int) string { return w.table.cols[col].text(w.table.sites[row], row+1) }

func TestAWholeSessionWithoutAMouse(t *testing.T) {
	w := desked(t, 1280, 800)
	w.types('n')
	w.types("Sample", fyne.KeyTab, "Anna", fyne.KeyTab, "14.3.1974", fyne.KeyTab, fyne.KeySpace)
	w.win.Canvas().Focus(w.form.fields["Allergies"].entry)
	w.types("procaine", fyne.KeyReturn)
	expect(t, "patient", w.banner.name.Text, "Sample, Anna")

	w.types('d', "lower back left", fyne.KeyReturn, "7") // where it hurts, and how much
	w.types('t')
	w.types("bl23", fyne.KeyReturn, "L4 2 left", fyne.KeyReturn, "BL26-BL28", fyne.KeyReturn, "gv4", fyne.KeyReturn)
	expect(t, "marked", w.marked(), "BL23 left planned, BL23 right planned, left planned, left planned, right planned, GV4 planned")
	expect(t, "the place in words", w.cell(2, placeColumn), "lower back; level of L4, 2.0 cun lateral to the midline")

	w.types(fyne.KeyDown, fyne.KeyHome)
	w.cursorTo(0, depthColumn)
	w.types(fyne.KeyReturn, "1.5", fyne.KeyReturn)
	w.types(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace) // two picked
	w.cursorTo(1, noteColumn)
	w.types(fyne.KeyReturn, "slowly", fyne.KeyReturn, "n", fyne.KeyEscape)
	w.cursorTo(3, puncturesColumn)
	w.types("7", fyne.KeyReturn)
	w.cursorTo(2, pointColumn)
	w.types("m")
	sites := w.desk.chart.Sites()
	if sites[0].Syringe.DepthMM != 1.5 || sites[1].Note != "slowly" || !sites[0].Numbing || !sites[1].Numbing || sites[3].Punctures != 7 || len(sites) != 7 || sites[6].Side != atlas.Right {
		t.Errorf("the keys made %+v", sites)
	}

	w.types('g')
	w.gloved.last = noon.AddDate(-9, 0, 0)
	steps := 0
	for ; w.gloved.page() != endPage && steps < 20; steps++ {
		w.gloved.last = w.gloved.last.AddDate(-1, 0, 0)
		w.types(fyne.KeyPageDown)
	}
	w.types(fyne.KeyReturn)
	if s := w.desk.chart.Session(); s.State != bodymap.Recorded || w.states() != "ddddddd" {
		t.Errorf("after %d steps the session is %s, its sites %s", steps, s.State, w.states())
	}
	w.types('d', fyne.KeyDown)
	w.win.Canvas().Focus(w.pain.edit.after)
	w.types("2")
	expect(t, "the pain", w.pain.edit.change.Text, "5 less than before")
}

func TestCellsAreEditedInPlace(t *testing.T) {
	w := tabled(t)
	for col, edit := range map[int][2]string{
		gaugeColumn: {"27", "27"}, lengthColumn: {"6", "6"}, angleColumn: {"45", "45"}, depthColumn: {"2,5", "2.5"}, volumeColumn: {"0.05", "0.05"},
		puncturesColumn: {"4", "4"}, noteColumn: {"slowly", "slowly"}, stateColumn: {"sk", "skipped"}, numbingColumn: {"y", "yes"},
	} {
		w.cursorTo(1, col)
		w.types(fyne.KeyReturn)
		w.table.entry.SetText(edit[0])
		w.types(fyne.KeyReturn)
		expect(t, w.table.cols[col].title, w.cell(1, col), edit[1])
		if w.table.editing {
			t.Errorf("%s: the cell stays open: %s", w.table.cols[col].title, w.table.wrong)
		}
	}
	expect(t, "the others", w.cell(0, depthColumn)+" "+w.cell(2, noteColumn), "2 ")
	w.cursorTo(0, techniqueColumn)
	w.types(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	expect(t, "the next technique, with its needle", w.cell(0, techniqueColumn)+" "+w.cell(0, volumeColumn), "nappage 0.02")
	w.cursorTo(0, angleColumn)
	w.types(fyne.KeyReturn, fyne.KeyUp, fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn)
	expect(t, "counted by arrows", w.cell(0, angleColumn), "35")
	w.types(fyne.KeyReturn, "1", fyne.KeyEscape)
	expect(t, "given up", w.cell(0, angleColumn), "35")
	w.types('z')
	expect(t, "undone", w.cell(0, angleColumn), "30")
}

func TestASiteIsMovedByWords(t *testing.T) {
	w := tabled(t)
	w.cursorTo(0, pointColumn)
	w.types(fyne.KeyReturn, "bl24")
	if !strings.HasPrefix(w.table.status.Text, "Enter moves it to BL24 · lower back, left") {
		t.Errorf("before it moves it says %q", w.table.status.Text)
	}
	w.types(fyne.KeyReturn)
	w.cursorTo(1, placeColumn)
	w.types(fyne.KeyReturn, "3 cun lateral to the midline at L3", fyne.KeyReturn)
	w.cursorTo(2, sideColumn)
	w.types(fyne.KeyReturn, "right", fyne.KeyReturn)
	expect(t, "moved", w.marked(), "BL24 left planned, right planned, GB30 right planned")
	expect(t, "by words", w.cell(1, placeColumn), "lower back; level of L3, 3.0 cun lateral to the midline")
	want, _ := w.figure.body.Body().PlaceOf("GB30", atlas.Right)
	b := w.figure.body.Body()
	if d := b.At(w.desk.chart.Sites()[2].Place, atlas.Anatomical).Sub(b.At(want, atlas.Anatomical)).Len(); d > .01 {
		t.Errorf("GB30 right lies %v cm from its place", d)
	}
}

func TestBadInputIsToldInTheCellAndNothingIsLost(t *testing.T) {
	w := tabled(t)
	before := w.desk.chart.Sites()
	for col, text := range map[int]string{
		depthColumn: "99", volumeColumn: "much", puncturesColumn: "1.5", gaugeColumn: "99", techniqueColumn: "magic", stateColumn: "eaten", sideColumn: "middle", pointColumn: "XY99", placeColumn: "on the moon",
	} {
		w.cursorTo(0, col)
		w.types(fyne.KeyReturn)
		w.table.entry.SetText(text)
		w.types(fyne.KeyReturn)
		if !w.table.editing || w.table.entry.Text != text || !strings.HasSuffix(w.table.wrong, ".") && !strings.HasSuffix(w.table.wrong, "”.") {
			t.Errorf("%s %q: open %v with %q, told %q", w.table.cols[col].title, text, w.table.editing, w.table.entry.Text, w.table.wrong)
		}
		w.win.Canvas().Focus(w.table.list) // leaving it does not lose it either
		w.types(fyne.KeyDown)
		if !w.table.editing || w.table.entry.Text != text || w.table.row != 0 {
			t.Errorf("%s %q is lost by moving on", w.table.cols[col].title, text)
		}
		w.types(fyne.KeyEscape)
		for i, s := range w.desk.chart.Sites() {
			if !s.Equal(before[i]) {
				t.Fatalf("%s %q changed %+v", w.table.cols[col].title, text, s)
			}
		}
	}
}

func TestSeveralPickedSitesChangeTogether(t *testing.T) {
	w := tabled(t)
	w.cursorTo(0, pointColumn)
	w.types(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	w.types("n")
	expect(t, "numbed", w.cell(0, numbingColumn)+","+w.cell(1, numbingColumn)+","+w.cell(2, numbingColumn), "yes,,yes")
	w.types("ss")
	expect(t, "states", w.states(), "sps")
	w.types("s")
	expect(t, "planned again", w.states(), "ppp")
	w.types(fyne.KeyDelete)
	expect(t, "removed", w.marked(), "BL23 right planned")
	w.types('z')
	expect(t, "one step", w.marked(), "BL23 left planned, BL23 right planned, GB30 left planned")
	w.cursorTo(2, pointColumn)
	w.types("m")
	expect(t, "mirrored", w.marked(), "BL23 left planned, BL23 right planned, GB30 left planned, GB30 right planned")
	w.types(fyne.KeyEscape)
	if w.desk.front != bodyFront {
		t.Error("Escape does not leave")
	}
}

func TestLinesAndAreasAreLaidAnewInTheTable(t *testing.T) {
	w := withAnna(t)
	w.desk.markArea(w.outline("BL53", 5))
	w.types('t', "/", "bl13-bl20", fyne.KeyReturn)
	w.types(fyne.KeyDown)
	area := w.desk.chart.Sites()[0]
	w.cursorTo(0, puncturesColumn)
	w.types(fyne.KeyReturn)
	expect(t, "the spacing is typed", w.table.entry.Text, w.desk.number(area.Spread.SpacingMM))
	w.table.entry.SetText("10")
	w.types(fyne.KeyReturn)
	if got := w.desk.chart.Sites()[0]; got.Spread.SpacingMM != 10 || got.Punctures <= area.Punctures {
		t.Errorf("%d punctures at %v mm became %d at %v", area.Punctures, area.Spread.SpacingMM, got.Punctures, got.Spread.SpacingMM)
	}
	w.types(fyne.KeyReturn)
	w.table.entry.SetText("0.1")
	w.types(fyne.KeyReturn)
	if w.table.wrong == "" || w.desk.chart.Sites()[0].Spread.SpacingMM != 10 {
		t.Error("a spacing of 0.1 mm is not refused")
	}
	w.types(fyne.KeyEscape)
	w.cursorTo(1, puncturesColumn)
	w.types("9", fyne.KeyReturn)
	if got := w.desk.chart.Sites()[1]; got.Punctures != 9 {
		t.Errorf("the line has %d punctures", got.Punctures)
	}
}

func TestMessagesAreSeenOverTheTable(t *testing.T) {
	w := tabled(t)
	w.types("/", "bl23", fyne.KeyReturn)
	w.paint()
	m, foot := w.message.box, w.table.foot
	driver := fyne.CurrentApp().Driver()
	if end := driver.AbsolutePositionForObject(m).Y + m.Size().Height; !m.Visible() || end > driver.AbsolutePositionForObject(foot).Y+1 {
		t.Errorf("the message %q (%v) ends at %v", w.message.text.Text, m.Visible(), end)
	}
	w.desk.newSession()
	w.desk.openSession(w.desk.sessions[1].ID)
	if w.table.row != 0 {
		t.Error("the cursor is not at the top of another session")
	}
}

func TestInARecordDoneAndSkippedTakeTurns(t *testing.T) {
	w := tabled(t)
	w.desk.recordAll()
	w.cursorTo(0, stateColumn)
	w.types("s")
	expect(t, "skipped", w.states(), "sdd")
	w.types("s")
	expect(t, "done", w.states(), "ddd")
	w.types(fyne.KeyReturn)
	w.table.entry.SetText("planned")
	w.types(fyne.KeyReturn)
	if w.table.wrong == "" {
		t.Error("what was done is planned again")
	}
	w.types(fyne.KeyEscape)
}

func TestTheTableWorksByTouch(t *testing.T) {
	w := tabled(t)
	w.taste.store.SetBool(keyTouch, true)
	w.build()
	w.paint()
	row := w.tableRow(1)
	if row.Size().Height < 44 {
		t.Errorf("a row is %v high", row.Size().Height)
	}
	x := row.cells[depthColumn].Position().X + 5
	test.TapAt(row, fyne.NewPos(x, 20))
	test.TapAt(row, fyne.NewPos(x, 20))
	if !w.table.editing || w.table.row != 1 || w.table.col != depthColumn {
		t.Errorf("a second tap edits %v at %d, %d", w.table.editing, w.table.row, w.table.col)
	}
	w.types(fyne.KeyEscape)
	test.TapAt(row, fyne.NewPos(tickWidth+5, 20))
	if len(w.desk.picked) != 1 {
		t.Error("a tap on the number does not pick")
	}
	w.win.Resize(fyne.NewSize(800, 1280))
	w.paint()
	w.tableRow(0).Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: -120}})
	if w.table.scroll.Offset.X == 0 {
		t.Error("a finger does not move the table aside")
	}
}

// tableRow is a row as it is drawn.
func (w *window) tableRow(i int) *tableRow {
	var found *tableRow
	inSight(w.table.box, func(o fyne.CanvasObject) {
		if r, ok := o.(*tableRow); ok && r.at == i {
			found = r
		}
	})
	return found
}

func TestAnEmptyTableSaysWhatToDo(t *testing.T) {
	w := desked(t, 1280, 800)
	w.types('t')
	expect(t, "without a patient", w.table.empty.Text, "Choose a patient or make a new one first.")
	w.types('n')
	if w.desk.front != bodyFront || !w.panel.Visible() {
		t.Error("the patient's form stays behind the table")
	}
	w = withAnna(t)
	w.types('t')
	if !strings.HasPrefix(w.table.empty.Text, "No sites yet.") || w.win.Canvas().Focused() != fyne.Focusable(w.table.search.entry) {
		t.Errorf("an empty table says %q", w.table.empty.Text)
	}
	w.types(fyne.KeyEscape)
	if w.desk.front != bodyFront {
		t.Error("Escape in the empty search does not leave")
	}
}

func TestACellThatIsEditedStaysWithItsSite(t *testing.T) {
	w := tabled(t)
	w.cursorTo(2, depthColumn)
	w.types(fyne.KeyReturn)
	w.table.entry.SetText("99")
	w.types(fyne.KeyReturn)
	w.desk.remove(w.desk.chart.Sites()[0].ID) // from elsewhere
	if w.table.row != 1 || !w.table.editing || w.table.entry.Text != "99" {
		t.Errorf("the cell is open %v at %d with %q", w.table.editing, w.table.row, w.table.entry.Text)
	}
	w.desk.remove(w.desk.chart.Sites()[1].ID)
	if w.table.editing {
		t.Error("a cell of a site that is gone stays open")
	}
}

// Opened with a site picked the table begins there: cursor and words are that site's.
func TestTheTableOpensAtThePickedSite(t *testing.T) {
	w := tabled(t)
	w.cursorTo(0, pointColumn)
	w.types('t')
	w.desk.selectSite(w.desk.chart.Sites()[2].ID)
	w.types('t')
	w.paint()
	if got := w.table.status.Text; w.table.row != 2 || !strings.HasPrefix(got, "3 · GB30") {
		t.Errorf("the cursor is in row %d and the foot says %q", w.table.row, got)
	}
	for i, want := range []bool{false, false, true} {
		if got := w.table.shown[i].frame.Visible(); got != want {
			t.Errorf("row %d has the cursor: %v", i, got)
		}
	}
}
