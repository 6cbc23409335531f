package figure

import (
	"image"
	"math"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// drawn keeps what the map said of lines and outlines.
type drawn struct {
	lines, areas, pains, drafts [][]atlas.Place
	off                         int
	pain                        []bodymap.PainID
}

// atBack shows a back large, with a tool in the hand.
func atBack(t *testing.T, tool Tool) (*Map, *told, *drawn, fyne.Window, fyne.Position) {
	t.Helper()
	m, got, w := shown(t, atlas.Female, 680, 700)
	back, _ := atlas.ViewNamed("back")
	m.SetView(back)
	w.Canvas().Capture()
	pos := near(t, m, w, "BL23", atlas.Left)
	d := &drawn{}
	keep := func(list *[][]atlas.Place) func([]atlas.Place) {
		return func(p []atlas.Place) { *list = append(*list, p) }
	}
	m.On.Line, m.On.Area, m.On.Pain, m.On.Draft = keep(&d.lines), keep(&d.areas), keep(&d.pains), keep(&d.drafts)
	m.On.OffBody = func() { d.off++ }
	m.On.SelectPain = func(id bodymap.PainID) { d.pain = append(d.pain, id) }
	m.SetTool(tool)
	return m, got, d, w, pos
}

// ring goes round a position; share 1 comes back to where it began.
func round(mid fyne.Position, r float32, share float64) []fyne.Position {
	var out []fyne.Position
	for i := range 61 {
		sin, cos := math.Sincos(float64(i) / 60 * share * 2 * math.Pi)
		out = append(out, mid.AddXY(r*float32(cos), r*float32(sin)))
	}
	return out
}

// follow drags along a way; up tells whether the hand lets go at its end.
func follow(m *Map, way []fyne.Position, up bool) {
	m.MouseDown(mouse(way[0]))
	last := way[0]
	for _, p := range way[1:] {
		m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p}, Dragged: fyne.NewDelta(p.X-last.X, p.Y-last.Y)})
		last = p
	}
	if up {
		m.MouseUp(mouse(last))
		m.DragEnd()
	}
}

func typed(m *Map, k fyne.KeyName) { m.TypedKey(&fyne.KeyEvent{Name: k}) }

// Each corner of what is told lies where the hand was.
func checkCorners(t *testing.T, m *Map, corners []atlas.Place, way []fyne.Position) {
	t.Helper()
	for _, c := range corners {
		pos, _ := m.PositionOf(c)
		best := math.Inf(1)
		for i := range way[1:] {
			for k := range 11 {
				s := float32(k) / 10
				best = min(best, far(pos, fyne.NewPos(way[i].X+(way[i+1].X-way[i].X)*s, way[i].Y+(way[i+1].Y-way[i].Y)*s)))
			}
		}
		if best > 2 {
			t.Errorf("a corner lies %.1f units beside the hand's way", best)
		}
	}
}

func TestAnOutlineDrawnByHand(t *testing.T) {
	for _, tool := range []Tool{AreaTool, PainTool} {
		m, got, d, _, pos := atBack(t, tool)
		before := m.cam
		way := round(pos, 70, .97)
		follow(m, way, true)
		list := d.areas
		if tool == PainTool {
			list = d.pains
		}
		if len(list) != 1 || len(d.areas)+len(d.pains)+len(d.lines) != 1 {
			t.Fatalf("tool %d: %d areas, %d pains, %d lines", tool, len(d.areas), len(d.pains), len(d.lines))
		}
		checkCorners(t, m, list[0], way)
		patch, err := m.body.Patch(list[0])
		if err != nil {
			t.Fatalf("tool %d: %v", tool, err)
		}
		cm := 70 * m.frame.scale / m.cam.PxPerCM
		if flat := math.Pi * cm * cm; patch.AreaCM2() < flat*.9 || patch.AreaCM2() > flat*1.4 {
			t.Errorf("tool %d: a circle of %.0f cm2 on the screen came to %.0f on the skin", tool, flat, patch.AreaCM2())
		}
		if m.cam != before || len(got.marked)+len(got.selected) != 0 {
			t.Errorf("tool %d: drawing moved the body, marked %v or selected %v", tool, got.marked, got.selected)
		}
		if n := len(d.drafts); n < 2 || d.drafts[n-1] != nil {
			t.Errorf("tool %d: %d drafts, and no end of them", tool, n)
		}
	}
}

func TestALineDrawnByHand(t *testing.T) {
	m, _, d, _, pos := atBack(t, LineTool)
	var way []fyne.Position
	for i := range 400 {
		way = append(way, pos.AddXY(40*float32(math.Sin(float64(i)/7)), float32(i)/2-100))
	}
	follow(m, way, true)
	if len(d.lines) != 1 || len(d.lines[0]) < 20 || len(d.lines[0]) > mostCorners {
		t.Fatalf("%d lines, %v", len(d.lines), d.lines)
	}
	checkCorners(t, m, d.lines[0], way)
	for i, p := range []fyne.Position{way[0], way[399]} {
		if end, _ := m.PositionOf(d.lines[0][i*(len(d.lines[0])-1)]); far(end, p) > 1 {
			t.Errorf("an end lies at %v, the hand was at %v", end, p)
		}
	}
}

func TestTwoTapsMakeALine(t *testing.T) {
	m, got, d, w, pos := atBack(t, LineTool)
	from, upper := at(t, m, "BL18", atlas.Left)
	to, lower := at(t, m, "BL25", atlas.Left)
	tap(m, from.AddXY(2, 2)) // near enough to the point to mean it
	blank := w.Canvas().Capture()
	m.MouseMoved(mouse(pos))
	if n := len(d.drafts); n == 0 || len(d.drafts[n-1]) != 2 || d.drafts[n-1][0] != upper {
		t.Errorf("with the cursor on the skin the drafts are %v", d.drafts)
	}
	half := from.AddXY((pos.X-from.X)/2, (pos.Y-from.Y)/2)
	if was, now := ink(blank, half, 6, m.inks().accent), ink(w.Canvas().Capture(), half, 6, m.inks().accent); now < was+8 {
		t.Errorf("half way to the cursor there are %d pixels of the line, %d before", now, was)
	}
	tap(m, to)
	if len(d.lines) != 1 || len(d.lines[0]) != 2 || d.lines[0][0] != upper || d.lines[0][1] != lower {
		t.Errorf("lines %v", d.lines)
	}
	if len(got.marked) != 0 {
		t.Errorf("marked %v", got.marked)
	}
}

// A glove trembles: what is as small as a finger is a tap.
func TestShakyTapsSetCorners(t *testing.T) {
	for _, touch := range []bool{false, true} {
		m, _, d, _, pos := atBack(t, LineTool)
		m.Touch = touch
		shake := float32(m.units(drawSlop, drawSlopTouch)) - 3
		pull(m, pos, pos.AddXY(0, shake))
		pull(m, pos.AddXY(0, 120), pos.AddXY(shake, 120))
		if len(d.lines) != 1 || len(d.lines[0]) != 2 {
			t.Errorf("touch %v: two shaky taps made %v", touch, d.lines)
		}
		m.SetTool(AreaTool)
		for _, p := range [][2]float32{{0, 0}, {90, 0}, {90, 90}, {0, 0}} {
			pull(m, pos.AddXY(p[0], p[1]), pos.AddXY(p[0], p[1]+shake))
		}
		if len(d.areas) != 1 || len(d.areas[0]) != 3 {
			t.Errorf("touch %v: four shaky taps made %v", touch, d.areas)
		}
	}
}

func TestTapsOnCornersMakeAnOutline(t *testing.T) {
	corners := [][2]float32{{-60, -50}, {60, -60}, {70, 40}, {-50, 60}}
	for name, end := range map[string]func(m *Map, pos fyne.Position){
		"first corner": func(m *Map, pos fyne.Position) { tap(m, pos.AddXY(-60, -50)) },
		"last corner":  func(m *Map, pos fyne.Position) { tap(m, pos.AddXY(-50, 60)) },
		"enter":        func(m *Map, _ fyne.Position) { typed(m, fyne.KeyReturn) },
	} {
		for _, tool := range []Tool{AreaTool, PainTool} {
			m, got, d, w, pos := atBack(t, tool)
			for i, c := range corners {
				if m.MouseMoved(mouse(pos.AddXY(c[0], c[1]))); i > 1 && d.drafts == nil {
					t.Errorf("%s: nothing is told of the outline to come", name)
				}
				tap(m, pos.AddXY(c[0], c[1]))
				w.Canvas().Capture()
			}
			end(m, pos)
			list := append(d.areas, d.pains...)
			if len(list) != 1 || len(list[0]) != 4 {
				t.Errorf("%s: made %v", name, list)
				continue
			}
			for i, c := range corners {
				if p, _ := m.PositionOf(list[0][i]); far(p, pos.AddXY(c[0], c[1])) > 1 {
					t.Errorf("%s: corner %d lies at %v", name, i, p)
				}
			}
			if len(got.marked) != 0 || m.giveUp() {
				t.Errorf("%s: marked %v, or something is left", name, got.marked)
			}
		}
	}
}

// Between taps on corners one may turn, zoom and move the body.
func TestCornersStayWhileTheBodyTurns(t *testing.T) {
	m, _, d, w, pos := atBack(t, AreaTool)
	tap(m, pos.AddXY(-60, -50))
	tap(m, pos.AddXY(60, -60))
	pull(m, pos, pos.AddXY(20, 30)) // moves the picture
	typed(m, fyne.KeyRight)
	m.ZoomBy(1.1)
	w.Canvas().Capture()
	tap(m, pos.AddXY(40, 60))
	typed(m, fyne.KeyReturn)
	if len(d.areas) != 1 || len(d.areas[0]) != 3 {
		t.Fatalf("made %v", d.areas)
	}
	if _, err := m.body.Patch(d.areas[0]); err != nil {
		t.Error(err)
	}
}

func TestEscapeGivesUpAndBackspaceTakesBack(t *testing.T) {
	m, got, d, w, pos := atBack(t, AreaTool)
	_, place := at(t, m, "BL23", atlas.Right)
	m.SetMarks([]Mark{{ID: "a", Place: place}}, "a")
	m.Settle()
	blank := w.Canvas().Capture().(*image.NRGBA)
	for _, c := range [][2]float32{{-60, -50}, {60, -60}, {70, 40}, {0, 90}} {
		tap(m, pos.AddXY(c[0], c[1]))
	}
	typed(m, fyne.KeyBackspace)
	typed(m, fyne.KeyReturn)
	if len(d.areas) != 1 || len(d.areas[0]) != 3 {
		t.Errorf("made %v, want three corners", d.areas)
	}
	tap(m, pos.AddXY(-60, -50))
	tap(m, pos.AddXY(60, -60))
	typed(m, fyne.KeyEscape)
	typed(m, fyne.KeyReturn)
	follow(m, round(pos, 60, .8), false)
	typed(m, fyne.KeyEscape)
	m.MouseUp(mouse(pos))
	if len(d.areas) != 1 || d.off != 0 || len(got.selected)+len(got.removed) != 0 {
		t.Errorf("made %v, selected %v, removed %v", d.areas, got.selected, got.removed)
	}
	m.MouseOut()
	if after := w.Canvas().Capture().(*image.NRGBA); string(blank.Pix) != string(after.Pix) {
		t.Error("something of what was given up still shows")
	}
	typed(m, fyne.KeyEscape) // with nothing to give up, the keys mean what they did
	typed(m, fyne.KeyBackspace)
	if len(got.selected) != 1 || len(got.removed) != 1 {
		t.Errorf("selected %v, removed %v", got.selected, got.removed)
	}
}

func TestAnotherToolGivesUpWhatIsDrawn(t *testing.T) {
	m, _, d, _, pos := atBack(t, LineTool)
	tap(m, pos)
	m.MouseMoved(mouse(pos.AddXY(0, 60)))
	m.SetTool(AreaTool)
	if n := len(d.drafts); n == 0 || d.drafts[n-1] != nil {
		t.Errorf("drafts %v", d.drafts)
	}
	tap(m, pos.AddXY(0, 60))
	typed(m, fyne.KeyReturn)
	if len(d.lines)+len(d.areas) != 0 || m.Tool() != AreaTool {
		t.Errorf("lines %v, areas %v", d.lines, d.areas)
	}
}

func TestWhatLeavesTheBodyIsAmberAndMakesNothing(t *testing.T) {
	for _, light := range []draw.Light{draw.Paper, draw.Dark} {
		for _, tool := range []Tool{LineTool, AreaTool, PainTool} {
			m, got, d, w, _ := atBack(t, tool)
			m.SetLight(light)
			m.Home()
			w.Canvas().Capture()
			knee, _ := at(t, m, "BL40", atlas.Left)
			beside := fyne.NewPos(knee.X-120, knee.Y)
			var way []fyne.Position
			for i := range 41 {
				way = append(way, knee.AddXY(-float32(i)*3, 0))
			}
			follow(m, way, false)
			img := w.Canvas().Capture()
			if n := ink(img, beside.AddXY(20, 0), 8, m.inks().amber); n < 20 {
				t.Errorf("tool %d: %d amber pixels beside the body", tool, n)
			}
			if n := ink(img, knee, 4, m.inks().amber); n > 0 {
				t.Errorf("tool %d: %d amber pixels on the body", tool, n)
			}
			m.MouseUp(mouse(beside))
			m.DragEnd()
			if d.off != 1 || len(d.lines)+len(d.areas)+len(d.pains)+len(got.marked) != 0 {
				t.Errorf("tool %d: off the body %d times, %v %v %v", tool, d.off, d.lines, d.areas, d.pains)
			}
			// Let go over something else, it has left the body as well.
			follow(m, way, false)
			if m.DragEnd(); d.off != 2 {
				t.Errorf("tool %d: let go elsewhere, off the body %d times", tool, d.off)
			}
		}
	}
}

// A hand that slips a little over the rim has not left the body.
func TestTheRimForgives(t *testing.T) {
	m, _, d, w, _ := atBack(t, LineTool)
	m.Home()
	w.Canvas().Capture()
	knee, _ := at(t, m, "BL40", atlas.Left)
	rim := knee
	for m.onSkin(rim) {
		rim.X--
	}
	pull(m, knee.AddXY(0, -40), rim.AddXY(-2, 0))
	if d.off != 0 || len(d.lines) != 1 {
		t.Errorf("off the body %d times, lines %v", d.off, d.lines)
	}
}

func TestTapsBesideTheBodySetNoCorners(t *testing.T) {
	m, got, d, _, pos := atBack(t, LineTool)
	m.Home()
	m.generate(m.cam.W, m.cam.H)
	tap(m, offBody)
	knee, _ := at(t, m, "BL40", atlas.Left)
	tap(m, knee)
	tap(m, offBody)
	tap(m, knee.AddXY(0, 2)) // and a second tap on the same place is no line
	if len(d.lines) != 0 || len(got.selected) != 1 || got.selected[0] != "" {
		t.Errorf("lines %v, selected %q", d.lines, got.selected)
	}
	tap(m, knee.AddXY(0, 60))
	if len(d.lines) != 1 {
		t.Errorf("lines %v at %v", d.lines, pos)
	}
}

func TestATapOnAMarkSelectsItBeforeAnythingIsDrawn(t *testing.T) {
	for _, tool := range []Tool{LineTool, AreaTool} {
		m, got, _, _, pos := atBack(t, tool)
		_, place := at(t, m, "BL23", atlas.Left)
		m.SetMarks([]Mark{{ID: "a", Place: place}}, "")
		tap(m, pos)
		if len(got.selected) != 1 || got.selected[0] != "a" {
			t.Errorf("tool %d: selected %v", tool, got.selected)
		}
		tap(m, pos.AddXY(60, 60))
		tap(m, pos)
		if len(got.selected) != 1 {
			t.Errorf("tool %d: while drawing it selected %v", tool, got.selected)
		}
	}
}

func TestTheDraftShowsWhatTheOwnerSays(t *testing.T) {
	m, _, _, w, pos := atBack(t, AreaTool)
	m.SetShadow(disc(red))
	var middle []atlas.Place
	_, place := at(t, m, "BL23", atlas.Left)
	m.On.Draft = func(p []atlas.Place) {
		if middle = nil; p != nil {
			middle = []atlas.Place{place}
		}
		m.SetDraft(middle)
	}
	follow(m, round(pos, 60, .9), false)
	if n := ink(w.Canvas().Capture(), pos, 4, red); n < 4 {
		t.Errorf("%d pixels of the puncture to come", n)
	}
	m.MouseUp(mouse(pos))
	m.SetDraft([]atlas.Place{place}) // an answer that comes too late
	if n := ink(w.Canvas().Capture(), pos, 4, red); n > 0 {
		t.Errorf("%d pixels of a puncture after the hand let go", n)
	}
}

// An owner who takes long is told of fewer drafts, and in the end of the last.
func TestASlowOwnerIsToldLess(t *testing.T) {
	frozen(t, atlas.Female, 400, 420, func(t *testing.T, m *Map, _ *told, w fyne.Window) {
		pos, _ := at(t, m, "CV12", atlas.Midline)
		m.zoomAt(3, float64(pos.X), float64(pos.Y))
		w.Canvas().Capture()
		var drafts [][]atlas.Place
		m.On.Draft = func(p []atlas.Place) {
			drafts = append(drafts, p)
			time.Sleep(50 * time.Millisecond)
		}
		m.SetTool(AreaTool)
		follow(m, round(pos, 60, .9), false)
		if len(drafts) == 0 || len(drafts) > 3 {
			t.Errorf("told %d drafts at once", len(drafts))
		}
		time.Sleep(time.Second)
		synctest.Wait()
		last := drafts[len(drafts)-1]
		if end, _ := m.PositionOf(last[len(last)-1]); far(end, m.press.at) > 1 {
			t.Errorf("the last draft ends at %v, the hand is at %v", end, m.press.at)
		}
		m.MouseUp(mouse(pos))
		if drafts[len(drafts)-1] != nil {
			t.Error("the end was not told")
		}
	})
}

// Whatever is drawn, nothing with too many corners or too few comes of it, and no
// drag makes two things.
func TestDrawingMakesAtMostOneThing(t *testing.T) {
	m, got, d, w, pos := atBack(t, AreaTool)
	rapid.Check(t, func(rt *rapid.T) {
		m.SetTool(rapid.SampledFrom([]Tool{LineTool, AreaTool, PainTool}).Draw(rt, "tool"))
		m.Touch = rapid.Bool().Draw(rt, "touch")
		d.lines, d.areas, d.pains, d.off = nil, nil, nil, 0
		way := []fyne.Position{pos}
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			way = append(way, way[len(way)-1].AddXY(rapid.Float32Range(-30, 30).Draw(rt, "dx"), rapid.Float32Range(-30, 30).Draw(rt, "dy")))
		}
		follow(m, way, true)
		m.giveUp()
		made := append(append(d.lines, d.areas...), d.pains...)
		if len(made)+d.off > 1 || len(got.marked) > 0 {
			rt.Fatalf("made %d things, left the body %d times, marked %v", len(made), d.off, got.marked)
		}
		for _, p := range made {
			if n := len(p); n > mostCorners || n < 2 || m.tool != LineTool && n < 3 {
				rt.Fatalf("tool %d: %d corners", m.tool, n)
			}
		}
		w.Canvas().Capture()
	})
}
