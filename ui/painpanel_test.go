package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// outline is a ring about a point of the back, of a radius in cm.
func (w *window) outline(code atlas.Code, cm float64) []atlas.Place {
	b := atlas.Get().Body(w.desk.figure())
	middle, _ := b.PlaceOf(code, atlas.Left)
	var out []atlas.Place
	for _, way := range []atlas.Vec{{1, 0, 0}, {.7, .7, 0}, {0, 1, 0}, {-.7, .7, 0}, {-1, 0, 0}, {-.7, -.7, 0}, {0, -1, 0}, {.7, -.7, 0}} {
		out = append(out, b.Walk(middle, way, cm))
	}
	return out
}

// tapScore taps a score of a scale.
func (w *window) tapScore(s *scale, v int) {
	w.paint()
	c := s.cells[v+1].ground
	s.Tapped(&fyne.PointEvent{Position: c.Position().AddXY(c.Size().Width/2, c.Size().Height/2)})
}

func typeInto(w *window, e *entry, text string, keys ...fyne.KeyName) {
	w.win.Canvas().Focus(e)
	test.Type(e, text)
	for _, k := range keys {
		e.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestAPainIsDrawnAndRatedByOneTapEach(t *testing.T) {
	w := withAnna(t)
	w.figure.body.On.Pain(w.outline("BL25", 5))
	if w.desk.sheet != painSheet || !w.pain.edit.box.Visible() {
		t.Fatal("drawing a pain does not ask for its score")
	}
	expect(t, "where", w.pain.edit.title.Text, "lower back, left")
	w.tapScore(w.pain.edit.before, 7)
	w.tapScore(w.pain.edit.after, 0)
	test.Tap(w.pain.edit.checks[bodymap.Stiff])
	test.Tap(w.pain.edit.checks[bodymap.Aching])
	test.Tap(w.pain.edit.checks[bodymap.Stiff])
	typeOver(w, w.pain.edit.note, "worse at night")
	p := w.desk.chart.Pains()[0]
	if p.Before != 7 || p.After != 0 || p.Note != "worse at night" || len(p.Qualities) != 1 || p.Qualities[0] != bodymap.Aching {
		t.Errorf("kept as %+v", p)
	}
	expect(t, "difference", w.pain.edit.change.Text, "7 less than before")
	expect(t, "in the list", w.pain.row(0).under, "7 less than before · aching")
	expect(t, "scores", w.pain.row(0).right, "7 › 0")
	w.tapScore(w.pain.edit.after, -1)
	if w.desk.chart.Pains()[0].After != bodymap.NotAsked || w.pain.edit.change.Visible() {
		t.Error("the dash does not take the score back")
	}
	w.desk.undo()
	if w.desk.chart.Pains()[0].After != 0 {
		t.Error("one tap is not one step")
	}
}

func TestTheBodyShowsThePainsAndSelectsThem(t *testing.T) {
	w := withAnna(t)
	w.desk.addPain(w.outline("BL25", 5))
	w.desk.addPain(w.outline("BL13", 4))
	first := w.desk.chart.Pains()[0].ID
	w.figure.body.On.SelectPain(first)
	marks := w.desk.painMarks()
	if len(marks) != 2 || !marks[0].Selected || marks[1].Selected || marks[0].Text != "–" || len(marks[0].Outline) == 0 {
		t.Errorf("the body shows %+v", marks)
	}
	w.tapScore(w.pain.edit.before, 4)
	expect(t, "its score", w.desk.painMarks()[0].Text, "4")
	w.desk.removePain(first)
	if len(w.desk.chart.Pains()) != 1 {
		t.Error("it is not removed")
	}
	w.desk.undo()
	if len(w.desk.chart.Pains()) != 2 {
		t.Error("undo does not bring it back")
	}
}

func TestAPainIsAddedAndRatedWithoutAMouse(t *testing.T) {
	w := withAnna(t)
	w.key(fyne.KeyD, fyne.KeyModifierControl)
	focused := func() fyne.Focusable { return w.win.Canvas().Focused() }
	if focused() != fyne.Focusable(w.pain.region.entry) {
		t.Fatal("the cursor is not where a region is typed")
	}
	typeInto(w, w.pain.region.entry, "lower back", fyne.KeyDown, fyne.KeyReturn)
	if focused() != fyne.Focusable(w.pain.edit.before) {
		t.Fatal("the score is not asked for next")
	}
	for _, r := range "10" {
		focused().TypedRune(r)
	}
	w.win.Canvas().FocusNext()
	focused().TypedRune('3')
	focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	w.win.Canvas().FocusNext()
	focused().TypedRune(' ')
	p := w.desk.chart.Pains()
	if len(p) != 1 || p[0].Before != 10 || p[0].After != 4 || len(p[0].Qualities) != 1 {
		t.Fatalf("kept as %+v", p)
	}
	expect(t, "where", w.desk.painName(p[0]), "lower back, right")
	w.win.Canvas().Focus(w.pain.edit.before)
	for key, want := range map[fyne.KeyName]bodymap.PainScore{fyne.KeyHome: 0, fyne.KeyEnd: 10, fyne.KeyDelete: bodymap.NotAsked} {
		focused().TypedKey(&fyne.KeyEvent{Name: key})
		if got := w.desk.chart.Pains()[0].Before; got != want {
			t.Errorf("%s gives %d, want %d", key, got, want)
		}
	}
	focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	typeInto(w, w.pain.region.entry, "no such place", fyne.KeyReturn)
	if !w.pain.region.none.Visible() || len(w.desk.chart.Pains()) != 1 {
		t.Error("a region that is not found says nothing")
	}
	w.pain.region.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.pain.region.results.Visible() {
		t.Error("Escape does not give the search up")
	}
}

func TestRegionsAreFoundInBothLanguages(t *testing.T) {
	for query, want := range map[string]string{
		"neck left": "side of the neck, left", "bas du dos droite": "lower back, right", "nuque": "nape of the neck", "SHOULDER BL": "between spine and shoulder blade, left",
	} {
		found := findRegions(query)
		names := ""
		for _, r := range found {
			names += r.in("en") + "; "
		}
		ok := false
		for _, r := range found {
			ok = ok || r.in("en") == want
		}
		if !ok {
			t.Errorf("%q finds %q, not %q", query, names, want)
		}
	}
	if len(findRegions("  ")) != 0 {
		t.Error("nothing typed finds something")
	}
}

func TestPainsOfTheLastSessionAreTakenOver(t *testing.T) {
	w := withAnna(t)
	w.desk.addPain(w.outline("BL25", 5))
	w.tapScore(w.pain.edit.before, 7)
	if w.pain.copy.Visible() {
		t.Error("the first session offers to copy")
	}
	w.desk.newSession()
	w.desk.show(painSheet)
	expect(t, "the offer", w.pain.copy.Text, "Copy the pain areas of 21 Nov")
	test.Tap(w.pain.copy)
	p := w.desk.chart.Pains()
	if len(p) != 1 || p[0].Before != bodymap.NotAsked || w.pain.copy.Visible() {
		t.Errorf("taken over: %+v; still offered: %v", p, w.pain.copy.Visible())
	}
}

func TestScoresAreLargeEnoughForFingers(t *testing.T) {
	w := withAnna(t)
	w.taste.store.SetBool(keyTouch, true)
	w.build()
	w.desk.addPain(w.outline("BL25", 5))
	for _, size := range []fyne.Size{fyne.NewSize(1280, 800), fyne.NewSize(800, 1280)} {
		w.win.Resize(size)
		w.paint()
		for i, c := range w.pain.edit.before.cells {
			if c.ground.Size().Height < 44 || c.ground.Size().Width < 44 {
				t.Errorf("at %v the cell %d is %v", size, i, c.ground.Size())
			}
		}
		if end := w.pain.edit.before.Size().Width; end > w.pain.scroll.Size().Width {
			t.Errorf("at %v the scale is %v wide in a panel of %v", size, end, w.pain.scroll.Size().Width)
		}
	}
	before := w.pain.scroll.Offset.Y
	w.pain.scroll.Content.(*fyne.Container).Objects[0].(fyne.Draggable).Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DY: -30}})
	if w.pain.scroll.Offset.Y <= before && w.pain.edit.box.Size().Height > w.pain.scroll.Size().Height {
		t.Error("a finger does not scroll")
	}
}

func TestAPainThatCannotBeDrawnIsRefusedInWords(t *testing.T) {
	w := withAnna(t)
	o := w.outline("BL25", 5)
	w.desk.addPain([]atlas.Place{o[0], o[4], o[2], o[6]}) // crosses itself
	if len(w.desk.chart.Pains()) != 0 || !w.desk.message.bad || w.desk.message.text == "" {
		t.Errorf("kept %d; told %q", len(w.desk.chart.Pains()), w.desk.message.text)
	}
	w.desk.addPain(o)
	w.tapScore(w.pain.edit.before, 5)
	w.pain.edit.before.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	typeOver(w, w.pain.edit.note, string(make([]byte, 5000)))
	if got := w.desk.chart.Pains()[0]; got.Note != "" || got.Before != 6 || !w.desk.message.bad {
		t.Errorf("a note that is too long: %+v; told %q", got, w.desk.message.text)
	}
}

func TestScoresAreSaidInWords(t *testing.T) {
	withAnna(t)
	for want, p := range map[string]bodymap.Pain{
		"2 more than before": {Before: 3, After: 5}, "as before": {Before: 3, After: 3}, "3 less than before": {Before: 3, After: 0},
		"": {Before: bodymap.NotAsked, After: 3},
	} {
		expect(t, "change", change(p), want)
	}
	expect(t, "not asked before", scores(bodymap.Pain{Before: bodymap.NotAsked, After: 3}), "– › 3")
}

func TestPainsAreChosenFromTheListByKeys(t *testing.T) {
	w := withAnna(t)
	w.desk.addPain(w.outline("BL25", 5))
	w.desk.addPain(w.outline("BL13", 4))
	w.paint()
	w.win.Canvas().Focus(w.pain.list)
	w.types(fyne.KeyUp, fyne.KeySpace)
	if w.desk.pain != w.desk.chart.Pains()[0].ID {
		t.Error("the space bar does not choose the first pain")
	}
	test.Tap(w.pain.edit.remove)
	if len(w.desk.chart.Pains()) != 1 {
		t.Error("the bin does not remove it")
	}
}
