package figure

import (
	"math"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
	"ashi/ui/internal/onethread"
)

// told keeps what the map said to its owner.
type told struct {
	marked   []bodymap.Target
	selected []bodymap.SiteID
	moved    map[bodymap.SiteID]bodymap.Target
	removed  []bodymap.SiteID
}

func shown(t *testing.T, f atlas.Figure, w, h float32) (*Map, *told, fyne.Window) {
	t.Helper()
	onethread.App(t)
	m := New(atlas.Get().Body(f))
	got := &told{moved: map[bodymap.SiteID]bodymap.Target{}}
	m.On = Events{
		Mark:   func(x bodymap.Target) { got.marked = append(got.marked, x) },
		Select: func(id bodymap.SiteID) { got.selected = append(got.selected, id) },
		Move:   func(id bodymap.SiteID, x bodymap.Target) { got.moved[id] = x },
		Remove: func(id bodymap.SiteID) { got.removed = append(got.removed, id) },
	}
	win := test.NewTempWindow(t, m)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	win.Canvas().Capture()
	return m, got, win
}

func mouse(at fyne.Position) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
}

func tap(m *Map, at fyne.Position) {
	m.MouseDown(mouse(at))
	m.MouseUp(mouse(at))
}

// pull drags as the desktop does: many small moves with the button down.
func pull(m *Map, from, to fyne.Position) {
	m.MouseDown(mouse(from))
	const steps = 10
	last := from
	for i := 1; i <= steps; i++ {
		at := fyne.NewPos(from.X+(to.X-from.X)*float32(i)/steps, from.Y+(to.Y-from.Y)*float32(i)/steps)
		m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}, Dragged: fyne.NewDelta(at.X-last.X, at.Y-last.Y)})
		last = at
	}
	m.MouseUp(mouse(to))
	m.DragEnd()
}

func at(t *testing.T, m *Map, code atlas.Code, side atlas.Side) (fyne.Position, atlas.Place) {
	t.Helper()
	place, ok := m.Body().PlaceOf(code, side)
	if !ok {
		t.Fatalf("%s %s has no place", code, side)
	}
	pos, seen := m.PositionOf(place)
	if !seen {
		t.Fatalf("%s %s is not in sight", code, side)
	}
	return pos, place
}

func TestTapNearANamedPointMarksIt(t *testing.T) {
	m, got, _ := shown(t, atlas.Female, 680, 700)
	pos, place := at(t, m, "ST36", atlas.Left)
	tap(m, pos.AddXY(2, -2))
	if len(got.marked) != 1 || got.marked[0] != (bodymap.Target{Place: place, Code: "ST36", Side: atlas.Left}) {
		t.Errorf("marked %v, want ST36 left", got.marked)
	}
}

func TestTapAwayFromNamedPointsMarksAnAshiPoint(t *testing.T) {
	m, got, w := shown(t, atlas.Male, 680, 700)
	pos, _ := at(t, m, "ST32", atlas.Left)
	m.zoomAt(4, m.frame.scale*float64(pos.X), m.frame.scale*float64(pos.Y))
	w.Canvas().Capture()
	pos, _ = at(t, m, "ST32", atlas.Left)
	tap(m, pos.AddXY(30, 30))
	if len(got.marked) != 1 || got.marked[0].Code != "" || got.marked[0].Side != atlas.Left {
		t.Fatalf("marked %v, want one Ashi point on the left", got.marked)
	}
	back, ok := m.PositionOf(got.marked[0].Place)
	if !ok || math.Hypot(float64(back.X-pos.X-30), float64(back.Y-pos.Y-30)) > 1 {
		t.Errorf("the mark shows at %v, tapped at %v", back, pos.AddXY(30, 30))
	}
}

func TestTapBesideTheBodyMarksNothingAndLetsGo(t *testing.T) {
	m, got, _ := shown(t, atlas.Female, 680, 700)
	tap(m, fyne.NewPos(20, 680))
	if len(got.marked) != 0 || len(got.selected) != 1 || got.selected[0] != "" {
		t.Errorf("marked %v, selected %q", got.marked, got.selected)
	}
}

func TestSecondTapSelectsAndNeverRemoves(t *testing.T) {
	m, got, _ := shown(t, atlas.Female, 680, 700)
	pos, place := at(t, m, "ST36", atlas.Left)
	m.SetMarks([]Mark{{ID: "a", Place: place}}, "")
	tap(m, pos)
	tap(m, pos)
	if len(got.marked)+len(got.removed) != 0 || len(got.selected) != 2 || got.selected[1] != "a" {
		t.Errorf("marked %v, removed %v, selected %v", got.marked, got.removed, got.selected)
	}
}

func TestGhostsAreNotTapped(t *testing.T) {
	m, got, _ := shown(t, atlas.Female, 680, 700)
	pos, place := at(t, m, "ST36", atlas.Left)
	m.SetMarks([]Mark{{Place: place, Look: draw.Mark{Ghost: true}}}, "")
	tap(m, pos)
	if len(got.marked) != 1 {
		t.Errorf("marked %v: a ghost took the tap", got.marked)
	}
}

func TestDraggingAMarkMovesItAndSnaps(t *testing.T) {
	m, got, _ := shown(t, atlas.Female, 680, 700)
	from, place := at(t, m, "ST36", atlas.Left)
	to, want := at(t, m, "ST40", atlas.Left)
	m.SetMarks([]Mark{{ID: "a", Place: place}}, "")
	before := m.cam
	pull(m, from, to.AddXY(1, 1))
	if got.moved["a"] != (bodymap.Target{Place: want, Code: "ST40", Side: atlas.Left}) {
		t.Errorf("moved to %v, want ST40 left", got.moved["a"])
	}
	if m.cam != before || len(got.marked) != 0 {
		t.Error("moving a mark also turned the body or marked")
	}
}

func TestDraggingTheBodyPansAndMarksNothing(t *testing.T) {
	m, got, w := shown(t, atlas.Female, 680, 700)
	from, place := at(t, m, "CV12", atlas.Midline)
	pull(m, from, from.AddXY(40, 25))
	w.Canvas().Capture()
	pos, _ := m.PositionOf(place)
	if math.Abs(float64(pos.X-from.X-40)) > 1 || math.Abs(float64(pos.Y-from.Y-25)) > 1 {
		t.Errorf("CV12 went from %v to %v, the hand by 40, 25", from, pos)
	}
	if len(got.marked)+len(got.selected) != 0 {
		t.Errorf("panning marked %v or selected %v", got.marked, got.selected)
	}
}

func TestADragThatEndsElsewhereMovesNothing(t *testing.T) {
	m, got, w := shown(t, atlas.Female, 680, 700)
	from, place := at(t, m, "ST36", atlas.Left)
	m.SetMarks([]Mark{{ID: "a", Place: place, Look: draw.Mark{Color: m.light.Outline}}}, "")
	m.Settle()
	before := w.Canvas().Capture()
	m.MouseDown(mouse(from))
	m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(900, 300)}, Dragged: fyne.NewDelta(300, 0)})
	m.DragEnd() // the button was released over another widget: no MouseUp comes
	if len(got.moved) != 0 {
		t.Errorf("moved %v", got.moved)
	}
	m.Settle()
	if after := w.Canvas().Capture(); !reflect.DeepEqual(before, after) {
		t.Error("the mark is not back where it was")
	}
}

func TestAShakyTapIsStillATap(t *testing.T) {
	m, got, _ := shown(t, atlas.Female, 680, 700)
	pos, _ := at(t, m, "ST36", atlas.Left)
	pull(m, pos, pos.AddXY(2, 2))
	if len(got.marked) != 1 {
		t.Errorf("marked %v, want one mark", got.marked)
	}
}

func TestKeys(t *testing.T) {
	m, got, w := shown(t, atlas.Female, 680, 700)
	_, place := at(t, m, "ST36", atlas.Left)
	m.SetMarks([]Mark{{ID: "a", Place: place}}, "a")
	press := func(k fyne.KeyName) { m.TypedKey(&fyne.KeyEvent{Name: k}); w.Canvas().Capture() }
	press(fyne.KeyDelete)
	press(fyne.KeyEscape)
	if len(got.removed) != 1 || got.removed[0] != "a" || len(got.selected) != 1 || got.selected[0] != "" {
		t.Errorf("removed %v, selected %q", got.removed, got.selected)
	}
	whole := m.cam
	m.TypedRune('+')
	press(fyne.KeyRight)
	if m.cam.PxPerCM <= whole.PxPerCM {
		t.Error("+ did not zoom in")
	}
	press(fyne.KeyHome)
	if m.cam != whole {
		t.Error("Home does not show the whole view again")
	}
}

func TestTheWheelZoomsAboutTheCursor(t *testing.T) {
	m, _, w := shown(t, atlas.Male, 680, 700)
	pos, place := at(t, m, "CV12", atlas.Midline)
	for range 5 {
		m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: pos}, Scrolled: fyne.NewDelta(0, 10)})
		w.Canvas().Capture()
	}
	now, ok := m.PositionOf(place)
	if !ok || math.Hypot(float64(now.X-pos.X), float64(now.Y-pos.Y)) > 1 {
		t.Errorf("CV12 went from %v to %v", pos, now)
	}
}

func TestEdgesLeaveTheBodyFree(t *testing.T) {
	m, _, w := shown(t, atlas.Male, 680, 700)
	m.Edges = Edges{Left: 100, Top: 60}
	m.Home()
	w.Canvas().Capture()
	head, _ := at(t, m, "GV24", atlas.Midline)
	if head.Y < 60 {
		t.Errorf("the head is at %v, under the edge", head)
	}
	if math.Abs(float64(head.X)-(680+100)/2) > 2 {
		t.Errorf("the body's middle is at %v, want the middle of what is free", head.X)
	}
}

// However one zooms and pans, the body stays in reach and a place on the skin
// is drawn where it is picked.
func TestNoMovesLoseTheBody(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 400, 420)
	rapid.Check(t, func(rt *rapid.T) {
		m.Home()
		for range rapid.IntRange(1, 6).Draw(rt, "moves") {
			x, y := rapid.Float64Range(0, 400).Draw(rt, "x"), rapid.Float64Range(0, 420).Draw(rt, "y")
			if rapid.Bool().Draw(rt, "zoom") {
				m.zoomAt(rapid.Float64Range(.2, 8).Draw(rt, "factor"), x, y)
			} else {
				m.panBy((x-200)*20, (y-210)*20)
			}
		}
		w.Canvas().Capture()
		whole := m.whole(m.cam.W, m.cam.H)
		if m.cam.PxPerCM < whole.PxPerCM*.89 || m.cam.PxPerCM > closestPxPerCM*1.01 {
			rt.Fatalf("scale %v of a whole of %v", m.cam.PxPerCM, whole.PxPerCM)
		}
		x, y, _ := whole.Project(m.cam.Centre)
		if x < -1 || y < -1 || x > float64(m.cam.W)+1 || y > float64(m.cam.H)+1 {
			rt.Fatalf("the middle of the window lies at %v, %v of the whole view", x, y)
		}
		x, y, _ = m.cam.Project(whole.Centre)
		if near := m.cam.PxPerCM / whole.PxPerCM; near < 1.01 && (math.Abs(x-200) > 121 || math.Abs(y-210) > 127) {
			rt.Fatalf("the middle of the whole body lies at %v, %v of a window of 400 x 420", x, y)
		}
		if p, ok := m.frame.live.Pick(200, 210); ok {
			if px, py, seen := m.frame.live.Visible(p); seen && math.Hypot(px-200, py-210) > 3 {
				rt.Fatalf("picked at 200, 210 and drawn at %v, %v", px, py)
			}
		}
	})
}

func TestCodesAppearWhenThereIsRoomAndNeverMeet(t *testing.T) {
	m, _, w := shown(t, atlas.Male, 680, 700)
	if len(m.frame.tags) != 0 {
		t.Errorf("%d codes over the whole body", len(m.frame.tags))
	}
	m.ZoomBy(4)
	w.Canvas().Capture()
	if len(m.frame.tags) < 10 {
		t.Errorf("only %d codes when zoomed in", len(m.frame.tags))
	}
	var boxes []box
	for _, g := range m.frame.tags {
		wide, high := draw.LabelSize(g.text, tagPx*m.frame.scale)
		b := box{g.x, g.y - high, g.x + wide, g.y}
		if overlaps(b, boxes) {
			t.Errorf("the code %s lies over another", g.text)
		}
		boxes = append(boxes, b)
	}
}

func TestGoldens(t *testing.T) {
	for _, name := range []string{"front", "back", "head-front", "hand-dorsal-left"} {
		t.Run(name, func(t *testing.T) {
			m, _, w := shown(t, atlas.Female, 320, 360)
			v, _ := atlas.ViewNamed(name)
			m.SetView(v)
			var marks []Mark
			for i, n := range m.Body().Named() {
				if i%9 == 0 {
					marks = append(marks, Mark{ID: bodymap.SiteID(n.Code), Place: n.Place, Look: draw.Mark{
						Shape: draw.Shape(i % 5), State: draw.State(i % 4), Numbing: i%2 == 0, Color: m.light.Outline,
					}})
				}
			}
			m.SetMarks(marks, "")
			m.Settle()
			test.AssertRendersToImage(t, name+".png", w.Canvas())
		})
	}
}

// All that lies on the body, seen from no named side.
func TestGoldenTurned(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 440, 460)
	back, _ := atlas.ViewNamed("back")
	m.SetView(back)
	m.ZoomBy(2.2)
	w.Canvas().Capture()
	pos, _ := at(t, m, "BL23", atlas.Left)
	_, upper := at(t, m, "BL18", atlas.Right)
	_, lower := at(t, m, "BL25", atlas.Right)
	k := area(t, m, pos, 40, 12)
	k.Place, _ = m.body.PlaceOf("BL23", atlas.Left)
	k.Spread.Spots = nil // how they are laid is not at stake here
	for i := range 25 {
		p, _ := m.frame.live.Pick(m.pixel(pos.AddXY(float32(i%5-2)*12, float32(i/5-2)*12)))
		k.Spread.Spots = append(k.Spread.Spots, p)
	}
	k.Spread.LeftOut, k.Look.Selected = []int{5, 6}, true
	line := Mark{ID: "line", Place: upper, Look: disc(blue), Spread: &bodymap.Spread{
		Extent: bodymap.Line, Outline: []atlas.Place{upper, lower}, SpacingMM: 30, Spots: []atlas.Place{upper, lower},
	}}
	m.SetMarks([]Mark{k, line}, "area")
	hurts := pain(t, m, "p", pos.AddXY(40, 60), 30)
	hurts.Place, _ = m.body.PlaceOf("BL28", atlas.Right)
	m.SetPains([]PainMark{hurts})
	spot, _ := m.body.PlaceOf("BL36", atlas.Left)
	m.SetOverlay(Overlay{Spots: []OverlaySpot{{Place: spot, Text: "L5", Color: m.inks().amber}}})
	m.turnBy(.5, .2, m.pivot())
	m.Settle()
	test.AssertRendersToImage(t, "turned.png", w.Canvas())
}

// A mark made at the very rim of the body shows, so that a second tap finds it.
func TestATapAtTheRimMakesAMarkThatShows(t *testing.T) {
	m, got, _ := shown(t, atlas.Female, 300, 320)
	for y := float32(40); y < 300; y += 7.3 {
		for x := float32(60); x < 240; x += .5 {
			before := len(got.marked)
			tap(m, fyne.NewPos(x, y))
			if len(got.marked) > before && !m.Sees(got.marked[before].Place) {
				t.Fatalf("the mark made at %v, %v does not show", x, y)
			}
		}
	}
}

type box struct{ x0, y0, x1, y1 float64 }

func (a box) meets(b box) bool { return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 }

// overlaps tells whether a box covers one of others.
func overlaps(b box, others []box) bool {
	for _, o := range others {
		if b.meets(o) {
			return true
		}
	}
	return false
}
