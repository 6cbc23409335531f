package figure

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// picked is what a lasso or a tap said.
type picked struct {
	ids []bodymap.SiteID
	add bool
}

func picks(m *Map) *[]picked {
	var list []picked
	m.On.Pick = func(ids []bodymap.SiteID, add bool) { list = append(list, picked{ids, add}) }
	return &list
}

// bladder marks some points of the back, each named by its code and side.
func bladder(t *testing.T, m *Map) []Mark {
	t.Helper()
	var marks []Mark
	for _, code := range []atlas.Code{"BL18", "BL23", "BL25"} {
		for _, side := range []atlas.Side{atlas.Left, atlas.Right} {
			p, ok := m.body.PlaceOf(code, side)
			if !ok {
				t.Fatal(code)
			}
			marks = append(marks, Mark{ID: bodymap.SiteID(string(code) + string(side)), Place: p, Look: draw.Mark{Color: blue}})
		}
	}
	belly, _ := m.body.PlaceOf("CV4", atlas.Midline)
	return append(marks, Mark{ID: "hidden", Place: belly}, Mark{Place: marks[0].Place, Look: draw.Mark{Ghost: true}})
}

func shiftMouse(at fyne.Position) *desktop.MouseEvent {
	e := mouse(at)
	e.Modifier = fyne.KeyModifierShift
	return e
}

func TestALassoPicksWhatItGoesAround(t *testing.T) {
	m, got, _, _, _ := atBack(t, PickTool)
	said := picks(m)
	m.SetMarks(bladder(t, m), "")
	left, _ := at(t, m, "BL23", atlas.Left)
	before := m.cam
	follow(m, round(left, 18, .9), true)
	spine, _ := at(t, m, "GV4", atlas.Midline)
	follow(m, round(spine, 60, .9), true)
	follow(m, round(left.AddXY(-120, 0), 30, .9), true) // around nothing
	want := []picked{{[]bodymap.SiteID{"BL23left"}, false}, {[]bodymap.SiteID{"BL23left", "BL23right"}, false}, {nil, false}}
	if !slices.EqualFunc(*said, want, func(a, b picked) bool { return slices.Equal(a.ids, b.ids) && a.add == b.add }) {
		t.Errorf("picked %v, want %v", *said, want)
	}
	if m.cam != before || len(got.selected)+len(got.marked)+len(got.moved) != 0 {
		t.Error("the lasso moved the body, marked, moved or selected something")
	}
}

func TestALassoMayBeginBesideTheBodyAndEndElsewhere(t *testing.T) {
	m, _, _, w, _ := atBack(t, PickTool)
	m.Home()
	w.Canvas().Capture()
	said := picks(m)
	m.SetMarks(bladder(t, m), "")
	way := []fyne.Position{{X: 20, Y: 20}, {X: 660, Y: 20}, {X: 660, Y: 400}, {X: 20, Y: 400}}
	follow(m, way, false)
	m.DragEnd()
	if len(*said) != 1 || len((*said)[0].ids) != 6 {
		t.Errorf("picked %v, want all six in sight", *said)
	}
	m.MouseDown(shiftMouse(way[0]))
	for _, p := range way[1:] {
		m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p}})
	}
	m.MouseUp(mouse(way[3]))
	if len(*said) != 2 || !(*said)[1].add {
		t.Errorf("with shift it said %v", *said)
	}
}

func TestTheLassoIsSeenWhileItIsDrawn(t *testing.T) {
	m, _, _, w, pos := atBack(t, PickTool)
	m.SetMarks(nil, "")
	follow(m, round(pos, 60, .75), false)
	if n := ink(w.Canvas().Capture(), pos.AddXY(-60, 0), 5, m.inks().accent); n < 10 {
		t.Errorf("%d pixels of the lasso", n)
	}
	m.MouseUp(mouse(pos))
	if n := ink(w.Canvas().Capture(), pos.AddXY(-60, 0), 5, m.inks().accent); n > 0 {
		t.Errorf("%d pixels of the lasso are left", n)
	}
}

func TestShiftTapsAndPickToolPickOneByOne(t *testing.T) {
	for _, tool := range []Tool{PointTool, LineTool, AreaTool, PainTool, PickTool} {
		m, got, d, _, pos := atBack(t, tool)
		said := picks(m)
		m.SetMarks(bladder(t, m), "")
		m.MouseDown(shiftMouse(pos))
		m.MouseUp(shiftMouse(pos))
		m.MouseDown(shiftMouse(pos.AddXY(70, 70))) // misses: says nothing
		m.MouseUp(shiftMouse(pos.AddXY(70, 70)))
		if len(*said) != 1 || !(*said)[0].add || len((*said)[0].ids) != 1 || (*said)[0].ids[0] != "BL23left" {
			t.Errorf("tool %d: picked %v", tool, *said)
		}
		if len(got.selected)+len(got.marked)+len(d.drafts) != 0 {
			t.Errorf("tool %d: selected %v, marked %v, drafts %v", tool, got.selected, got.marked, d.drafts)
		}
		if tool != PickTool {
			continue
		}
		pull(m, pos, pos.AddXY(9, 0)) // a tap with a glove
		tap(m, pos.AddXY(70, 70))
		if len(*said) != 3 || !(*said)[1].add || (*said)[2].add || (*said)[2].ids != nil {
			t.Errorf("picked %v", *said)
		}
	}
}

// A long press with a tool that draws or picks is a slow tap.
func TestSlowTapsAreTapsInEveryOtherTool(t *testing.T) {
	frozen(t, atlas.Female, 500, 520, func(t *testing.T, m *Map, _ *told, _ fyne.Window) {
		said := picks(m)
		var lines int
		m.On.Line = func([]atlas.Place) { lines++ }
		pos, place := at(t, m, "CV12", atlas.Midline)
		slow := func(at fyne.Position) {
			m.MouseDown(mouse(at))
			time.Sleep(2 * longPress)
			synctest.Wait()
			m.MouseUp(mouse(at))
		}
		m.SetTool(LineTool)
		slow(pos)
		slow(pos.AddXY(0, 60))
		m.SetMarks([]Mark{{ID: "a", Place: place}}, "")
		m.SetTool(PickTool)
		slow(pos)
		if lines != 1 || len(*said) != 1 {
			t.Errorf("%d lines, picked %v", lines, *said)
		}
	})
}

// When the window has been busy, the release of the button may not have been read
// yet: that must not make a long press of a tap.
func TestABusyWindowDoesNotSwallowATap(t *testing.T) {
	frozen(t, atlas.Female, 400, 420, func(t *testing.T, m *Map, got *told, _ fyne.Window) {
		pos, _ := at(t, m, "CV12", atlas.Midline)
		m.MouseDown(mouse(pos))
		m.ask(time.Now().Add(-300*time.Millisecond), true) // comes 300 ms late
		m.MouseUp(mouse(pos))
		if len(got.marked) != 1 {
			t.Errorf("marked %v", got.marked)
		}
	})
}
