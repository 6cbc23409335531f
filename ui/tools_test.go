package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/ui/figure"
)

// seenFrom shows Anna from a side, with a syringe in the hand.
func seenFrom(t *testing.T, view string, p bodymap.Preset) *window {
	t.Helper()
	w := withAnna(t)
	v, ok := atlas.ViewNamed(view)
	if !ok {
		t.Fatal(view)
	}
	w.figure.body.SetView(v)
	if err := w.desk.setSyringe(p.Syringe); err != nil {
		t.Fatal(err)
	}
	w.paint()
	return w
}

func (w *window) at(t *testing.T, code atlas.Code, side atlas.Side) fyne.Position {
	t.Helper()
	place, ok := w.figure.body.Body().PlaceOf(code, side)
	at, seen := w.figure.body.PositionOf(place)
	if !ok || !seen {
		t.Fatalf("%s %s is not in sight", code, side)
	}
	return at
}

// draw drags over the body from point to point; let go lifts the hand at the end.
func (w *window) draw(t *testing.T, letGo bool, side atlas.Side, codes ...atlas.Code) {
	t.Helper()
	m := w.figure.body
	mouse := func(at fyne.Position) *desktop.MouseEvent {
		return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
	}
	from := w.at(t, codes[0], side)
	m.MouseDown(mouse(from))
	for _, c := range codes[1:] {
		to := w.at(t, c, side)
		for k := range 5 {
			f := float32(k+1) / 5
			at := fyne.NewPos(from.X+(to.X-from.X)*f, from.Y+(to.Y-from.Y)*f)
			m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}})
		}
		from = to
	}
	if letGo {
		m.MouseUp(mouse(from))
		m.DragEnd()
	}
	w.paint()
}

func nappage() bodymap.Preset { return bodymap.Presets()[2] }

func TestToolsAreTakenUpAndTold(t *testing.T) {
	w := withAnna(t)
	told := map[string]bool{}
	for i, tool := range toolsOnStrip {
		w.typedRune(rune(toolKeys[i]))
		w.paint()
		if w.figure.body.Tool() != tool.tool || !w.figure.strip.tools[tool.tool].bar.Visible() {
			t.Errorf("key %c does not take up %s", toolKeys[i], tool.icon)
		}
		if told[w.figure.hint.words.Text] {
			t.Errorf("%s promises what another tool does: %s", tool.icon, w.figure.hint.words.Text)
		}
		told[w.figure.hint.words.Text] = true
	}
	test.Tap(w.figure.strip.tools[figure.PainTool].button)
	if w.desk.sheet != painSheet {
		t.Error("the pain tool does not open its sheet")
	}
	test.Tap(w.tabs.sheet[sessionSheet].button)
	if w.figure.body.Tool() == figure.PainTool {
		t.Error("the pain tool is in the hand though its sheet is closed: a tap would mark no site")
	}
	test.Tap(w.tabs.sheet[painSheet].button)
	if w.figure.body.Tool() != figure.PainTool {
		t.Error("with the pain sheet open a tap would mark a site")
	}
}

func TestBothSidesMarksLeftAndRight(t *testing.T) {
	w := withAnna(t)
	w.typedRune('b')
	w.tapPoint(t, "ST36", atlas.Left)
	expect(t, "one tap", w.marked(), "ST36 left planned, ST36 right planned")
	w.tapPoint(t, "CV12", atlas.Midline)
	expect(t, "the midline", w.marked(), "ST36 left planned, ST36 right planned, CV12 planned")
	w.desk.undo()
	w.desk.undo()
	expect(t, "two undos", w.marked(), "")
	w.searchFor("st36")
	w.desk.undo()
	w.typedRune('b')
	w.tapPoint(t, "ST36", atlas.Right)
	w.typedRune('b')
	w.tapPoint(t, "ST36", atlas.Left)
	expect(t, "with the right side marked", w.marked(), "ST36 right planned, ST36 left planned")
	w.desk.tap(bodymap.Target{Place: atlas.Get().Mirror(mustPlace(t, w, "CV12")), Side: atlas.Left})
	if n := len(w.desk.chart.Sites()); n != 4 {
		t.Errorf("an Ashi point on both sides makes %d sites in all, want 4", n)
	}
}

func TestAnAreaIsToldWhileItIsDrawnAndThenMarked(t *testing.T) {
	w := seenFrom(t, "back", nappage())
	w.desk.setTool(figure.AreaTool)
	w.paint()
	hint := w.figure.hint
	typeOver(w, hint.plan.spacing, "8")
	w.draw(t, false, atlas.Left, "BL46", "BL48", "BL23", "BL17")
	if !strings.Contains(hint.words.Text, "punctures · ") || !strings.Contains(hint.words.Text, "cm² · ") {
		t.Errorf("while one draws it says %q", hint.words.Text)
	}
	if len(w.desk.chart.Sites()) != 0 {
		t.Error("a draft is marked already")
	}
	w.figure.body.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: w.at(t, "BL17", atlas.Left)}, Button: desktop.MouseButtonPrimary})
	w.paint()
	sites := w.desk.chart.Sites()
	if len(sites) != 1 || sites[0].Spread == nil || sites[0].Spread.SpacingMM != 8 || sites[0].Punctures < 10 {
		t.Fatalf("the area became %+v", sites)
	}
	if strings.Contains(hint.words.Text, "cm²") {
		t.Errorf("after the drawing it still says %q", hint.words.Text)
	}
	w.desk.undo()
	if len(w.desk.chart.Sites()) != 0 {
		t.Error("undo does not take the area back")
	}
}

func TestALineGetsItsNumber(t *testing.T) {
	w := seenFrom(t, "back", bodymap.Presets()[1])
	w.desk.setTool(figure.LineTool)
	w.paint()
	typeOver(w, w.figure.hint.count, "7")
	w.draw(t, true, atlas.Left, "BL13", "BL17", "BL23")
	sites := w.desk.chart.Sites()
	if len(sites) != 1 || sites[0].Punctures != 7 || sites[0].Spread.Extent != bodymap.Line {
		t.Fatalf("the line became %+v", sites)
	}
}

func TestABadValueOfATool(t *testing.T) {
	w := seenFrom(t, "back", nappage())
	w.desk.setTool(figure.AreaTool)
	w.paint()
	hint := w.figure.hint
	for _, text := range []string{"wide", "0", "200"} {
		typeOver(w, hint.plan.spacing, text)
		if !hint.sign.Visible() {
			t.Errorf("nothing is said of a spacing of %q", text)
		}
		w.draw(t, true, atlas.Left, "BL46", "BL48", "BL23", "BL17")
		if len(w.desk.chart.Sites()) != 0 || !w.desk.message.bad {
			t.Errorf("a spacing of %q marked something", text)
		}
	}
	hint.plan.spacing.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	w.paint()
	if hint.sign.Visible() {
		t.Error("Esc does not bring the value back")
	}
}

// Nothing over the body lets a tap through to the skin, and nothing lies over another thing.
func TestWhatLiesOverTheBodyIsApart(t *testing.T) {
	for _, language := range []string{"en", "fr"} {
		w := opened(t, t.TempDir(), language, 1280, 800)
		w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "1974-03-14"})
		w.desk.setTool(figure.AreaTool)
		for _, touch := range []bool{false, true} {
			w.taste.store.SetBool(keyTouch, touch)
			w.build()
			for _, wide := range []float32{1280, 800} {
				w.win.Resize(fyne.NewSize(wide, 2080-wide))
				w.paint()
				w.paint()
				f := w.figure
				parts := map[string]fyne.CanvasObject{"views": f.views.box, "tools": f.strip.box, "zoom": f.tools, "line": f.hint.box, "search": f.points.box}
				for name, a := range parts {
					if end := a.Position().Add(a.Size()); end.X > f.box.Size().Width || end.Y > f.box.Size().Height {
						t.Errorf("%s, touch %v, %v wide: %s ends at %v", language, touch, wide, name, end)
					}
					for other, b := range parts {
						if name < other && overlap(a, b) {
							t.Errorf("%s, touch %v, %v wide: %s lies over %s", language, touch, wide, name, other)
						}
					}
				}
				last := f.hint.row.Objects[len(f.hint.row.Objects)-1]
				if end := last.Position().X + last.Size().Width; end > f.hint.row.Size().Width {
					t.Errorf("%s, touch %v, %v wide: the line of the tool ends at %v of %v", language, touch, wide, end, f.hint.row.Size().Width)
				}
				if h := f.strip.tools[figure.AreaTool].box.Size().Height; touch && h < 44 {
					t.Errorf("in touch mode a tool is %v high", h)
				}
			}
		}
	}
}

func overlap(a, b fyne.CanvasObject) bool {
	p, q := a.Position(), b.Position()
	return p.X < q.X+b.Size().Width && q.X < p.X+a.Size().Width && p.Y < q.Y+b.Size().Height && q.Y < p.Y+a.Size().Height
}
