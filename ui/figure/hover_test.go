package figure

import (
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// heard is one thing that the map said about what lies under the hand.
type heard struct {
	target bodymap.Target
	mark   bodymap.SiteID
}

// listen keeps what the map says while the hand hovers.
func listen(m *Map) *[]heard {
	said := &[]heard{}
	m.On.Hover = func(t *bodymap.Target, id bodymap.SiteID) {
		h := heard{mark: id}
		if t != nil {
			h.target = *t
		}
		*said = append(*said, h)
	}
	return said
}

// offBody is a corner of the window that the body leaves free.
var offBody = fyne.NewPos(20, 680)

// near shows a point large, so that there is free skin around it.
func near(t *testing.T, m *Map, w fyne.Window, code atlas.Code, side atlas.Side) fyne.Position {
	t.Helper()
	pos, _ := at(t, m, code, side)
	m.zoomAt(4, m.frame.scale*float64(pos.X), m.frame.scale*float64(pos.Y))
	w.Canvas().Capture()
	pos, _ = at(t, m, code, side)
	return pos
}

func TestHoverTellsWhatATapWouldMean(t *testing.T) {
	m, _, w := shown(t, atlas.Male, 680, 700)
	pos := near(t, m, w, "ST32", atlas.Left)
	_, place := at(t, m, "ST32", atlas.Left)
	said := listen(m)
	m.MouseIn(mouse(pos.AddXY(3, 0)))
	m.MouseMoved(mouse(pos.AddXY(30, 30)))
	m.SetMarks([]Mark{{ID: "a", Place: place}}, "")
	m.MouseMoved(mouse(pos.AddXY(3, 0)))
	if len(*said) != 3 {
		t.Fatalf("said %v, want three things", *said)
	}
	if got := (*said)[0]; got.target != (bodymap.Target{Place: place, Code: "ST32", Side: atlas.Left}) || got.mark != "" {
		t.Errorf("over ST32 it said %v", got)
	}
	ashi := (*said)[1].target
	if back, ok := m.PositionOf(ashi.Place); ashi.Code != "" || ashi.Side != atlas.Left || !ok || far(back, pos.AddXY(30, 30)) > 1 {
		t.Errorf("over free skin it said %v, drawn at %v", ashi, back)
	}
	if got := (*said)[2]; got != (heard{mark: "a"}) {
		t.Errorf("over the mark it said %v", got)
	}
}

func TestNothingUnderTheHandIsSaidOnce(t *testing.T) {
	m, _, _ := shown(t, atlas.Female, 680, 700)
	said := listen(m)
	m.MouseMoved(mouse(offBody))
	if len(*said) != 0 {
		t.Errorf("said %v though nothing had been under the hand", *said)
	}
	pos, _ := at(t, m, "ST36", atlas.Left)
	for _, leave := range []func(){
		func() { m.MouseMoved(mouse(offBody)); m.MouseMoved(mouse(offBody.AddXY(5, 0))); m.MouseOut() },
		func() { m.MouseOut(); m.MouseOut() },
	} {
		*said = nil
		m.MouseMoved(mouse(pos))
		leave()
		if len(*said) != 2 || (*said)[1] != (heard{}) {
			t.Errorf("coming and going it said %v", *said)
		}
	}
}

func TestALongPressTellsThePlaceAndDoesNotMark(t *testing.T) {
	frozen(t, atlas.Female, 680, 700, func(t *testing.T, m *Map, got *told, _ fyne.Window) {
		pos, place := at(t, m, "ST36", atlas.Left)
		said := listen(m)
		m.MouseDown(mouse(pos))
		time.Sleep(2 * longPress)
		synctest.Wait()
		if len(*said) != 1 || (*said)[0].target.Place != place {
			t.Errorf("said %v, want ST36", *said)
		}
		m.MouseUp(mouse(pos))
		if len(got.marked)+len(got.selected) != 0 {
			t.Errorf("a question marked %v, selected %v", got.marked, got.selected)
		}
		tap(m, pos)
		if len(got.marked) != 1 {
			t.Errorf("the tap after a question marked %v", got.marked)
		}
	})
}

func TestALongPressOnAMarkTellsTheMark(t *testing.T) {
	frozen(t, atlas.Female, 680, 700, func(t *testing.T, m *Map, got *told, _ fyne.Window) {
		pos, place := at(t, m, "ST36", atlas.Left)
		m.SetMarks([]Mark{{ID: "a", Place: place}}, "")
		said := listen(m)
		m.MouseDown(mouse(pos))
		time.Sleep(2 * longPress)
		synctest.Wait()
		m.MouseUp(mouse(pos))
		if len(*said) != 1 || (*said)[0] != (heard{mark: "a"}) || len(got.selected) != 0 {
			t.Errorf("said %v, selected %v", *said, got.selected)
		}
	})
}

func TestATapOrAPullAsksNothingLater(t *testing.T) {
	frozen(t, atlas.Female, 680, 700, func(t *testing.T, m *Map, _ *told, _ fyne.Window) {
		pos, _ := at(t, m, "CV12", atlas.Midline)
		said := listen(m)
		tap(m, pos)
		time.Sleep(2 * longPress)
		m.MouseDown(mouse(pos))
		m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: pos.AddXY(40, 0)}, Dragged: fyne.NewDelta(40, 0)})
		time.Sleep(2 * longPress)
		synctest.Wait()
		m.MouseUp(mouse(pos.AddXY(40, 0)))
		if len(*said) != 0 {
			t.Errorf("said %v", *said)
		}
	})
}

func TestTheSecondaryButtonDoesNothing(t *testing.T) {
	frozen(t, atlas.Female, 680, 700, func(t *testing.T, m *Map, got *told, _ fyne.Window) {
		pos, place := at(t, m, "ST36", atlas.Left)
		said := listen(m)
		other := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos}, Button: desktop.MouseButtonSecondary}
		for range 2 { // on free skin, then on a mark
			m.MouseDown(other)
			time.Sleep(2 * longPress)
			synctest.Wait()
			m.MouseUp(other)
			m.SetMarks([]Mark{{ID: "a", Place: place}}, "")
		}
		if len(got.marked)+len(got.selected)+len(got.removed)+len(*said) != 0 {
			t.Errorf("marked %v, selected %v, removed %v, said %v", got.marked, got.selected, got.removed, *said)
		}
		m.MouseDown(mouse(pos))
		m.MouseUp(other) // does not end the other button's press
		m.MouseUp(mouse(pos))
		if len(got.selected) != 1 {
			t.Errorf("selected %v", got.selected)
		}
	})
}

func TestTouchWidensTheReach(t *testing.T) {
	m, got, w := shown(t, atlas.Male, 680, 700)
	pos := near(t, m, w, "ST32", atlas.Left)
	_, place := at(t, m, "ST32", atlas.Left)
	beside := pos.AddXY(18, 0)
	for _, touch := range []bool{false, true} {
		m.Touch = touch
		m.SetMarks(nil, "")
		tap(m, beside)
		m.SetMarks([]Mark{{ID: "a", Place: place}}, "")
		tap(m, beside)
	}
	if len(got.marked) != 3 || got.marked[0].Code != "" || got.marked[1].Code != "" || got.marked[2].Code != "ST32" {
		t.Errorf("marked %v, want twice Ashi with a mouse and ST32 with a finger", got.marked)
	}
	if len(got.selected) != 1 || got.selected[0] != "a" {
		t.Errorf("selected %v, want the mark with a finger only", got.selected)
	}
}

func TestTheShadowFollowsTheHand(t *testing.T) {
	m, _, w := shown(t, atlas.Male, 680, 700)
	m.SetShadow(draw.Mark{Shape: draw.Circle, Color: m.light.Outline})
	pos := near(t, m, w, "ST32", atlas.Left)
	_, place := at(t, m, "ST32", atlas.Left)
	middle := func() fyne.Position {
		s := m.cursor.Size()
		return m.cursor.Position().AddXY(s.Width/2, s.Height/2)
	}
	if m.cursor.Visible() {
		t.Error("there is a shadow before the hand has come")
	}
	m.MouseIn(mouse(pos.AddXY(30, 30)))
	if !m.cursor.Visible() || far(middle(), pos.AddXY(30, 30)) > .5 {
		t.Errorf("over free skin the shadow is at %v (%v)", middle(), m.cursor.Visible())
	}
	m.MouseMoved(mouse(pos.AddXY(4, -3)))
	if !m.cursor.Visible() || far(middle(), pos) > .5 {
		t.Errorf("beside ST32 at %v the shadow is at %v (%v)", pos, middle(), m.cursor.Visible())
	}
	m.SetMarks([]Mark{{ID: "a", Place: place}}, "")
	for name, hide := range map[string]func(){
		"over a mark": func() { m.MouseMoved(mouse(pos)) },
		"gone":        m.MouseOut,
		"tapped":      func() { tap(m, pos.AddXY(30, 30)) },
		"turned":      func() { m.ZoomBy(1.1); w.Canvas().Capture() },
	} {
		m.MouseMoved(mouse(pos.AddXY(32, 30)))
		if !m.cursor.Visible() {
			t.Errorf("before %q the shadow is not there", name)
		}
		if hide(); m.cursor.Visible() {
			t.Errorf("%s: the shadow stays", name)
		}
	}
	m.Home()
	w.Canvas().Capture()
	pos, _ = at(t, m, "CV12", atlas.Midline)
	m.MouseMoved(mouse(pos))
	if m.MouseMoved(mouse(offBody)); m.cursor.Visible() {
		t.Error("the shadow lies beside the body")
	}
}

func TestTheShadowIsAPaleMark(t *testing.T) {
	m, _, _ := shown(t, atlas.Male, 300, 300)
	inked := map[draw.Shape]int{}
	for _, s := range []draw.Shape{draw.Dot, draw.Circle} {
		m.SetShadow(draw.Mark{Shape: s, State: draw.Done, Number: 7, Color: m.light.Outline})
		img := m.cursor.Image
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				_, _, _, a := img.At(x, y).RGBA()
				if a > 0x8000 {
					t.Fatalf("shape %d: the shadow hides the skin at %d, %d", s, x, y)
				}
				if a > 0 {
					inked[s]++
				}
			}
		}
	}
	if inked[draw.Dot] == 0 || inked[draw.Circle] < inked[draw.Dot]*3/2 {
		t.Errorf("the shadows cover %v pixels", inked)
	}
}
