package figure

import (
	"testing"

	"fyne.io/fyne/v2"

	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

func TestTheRingTurnsTheBody(t *testing.T) {
	m, got, w := shown(t, atlas.Female, 680, 700)
	m.ZoomBy(9) // no background is left
	w.Canvas().Capture()
	ring, _, ok := m.ringAt()
	if !ok {
		t.Fatal("there is no ring")
	}
	for _, tool := range []Tool{PointTool, LineTool, AreaTool, PainTool, PickTool} {
		m.SetTool(tool)
		m.turnBy(.01, 0, m.pivot())
		m.SetView(atlas.Views()[0])
		w.Canvas().Capture()
		pull(m, ring, ring.AddXY(45, 0))
		if x := m.cam.Toward[0]; x > -.6 || x < -.8 {
			t.Errorf("tool %d: 45 units of the ring lead to %v, want 45 degrees", tool, m.cam.Toward)
		}
	}
	if len(got.marked)+len(got.selected) != 0 {
		t.Errorf("marked %v, selected %v", got.marked, got.selected)
	}
}

func TestATapOnTheRingStraightensThenShowsTheWhole(t *testing.T) {
	m, got, w := shown(t, atlas.Female, 680, 700)
	whole := m.cam
	ring, radius, _ := m.ringAt()
	m.ZoomBy(4)
	m.turnBy(.3, .2, m.pivot())
	w.Canvas().Capture()
	near := m.cam.PxPerCM
	tap(m, ring)
	w.Canvas().Capture()
	if m.Spinning() || m.cam.PxPerCM != near {
		t.Errorf("spinning %v at %.1f pixels per cm of %.1f", m.Spinning(), m.cam.PxPerCM, near)
	}
	tap(m, ring.AddXY(radius-3, 0)) // the band will do
	if m.cam != whole {
		t.Error("the second tap does not show the whole")
	}
	if len(got.marked)+len(got.selected) != 0 {
		t.Errorf("marked %v, selected %v", got.marked, got.selected)
	}
}

func TestTheRingIsWideEnoughForAFinger(t *testing.T) {
	m, _, _ := shown(t, atlas.Female, 680, 700)
	m.Edges = Edges{Left: 100, Right: 30, Top: 60, Bottom: 70}
	for _, touch := range []bool{false, true} {
		m.Touch = touch
		mid, radius, ok := m.ringAt()
		if !ok || 2*(radius-ringBand) < 44 {
			t.Errorf("touch %v: the button is %v units wide", touch, 2*(radius-ringBand))
		}
		if mid.X+radius > 680-30 || mid.Y+radius > 700-70 {
			t.Errorf("touch %v: the ring at %v lies under an edge", touch, mid)
		}
	}
	m.Still = true
	if _, _, ok := m.ringAt(); ok {
		t.Error("what is only looked at has a ring")
	}
	m.Still = false
	m.Resize(fyne.NewSize(390, 400))
	if _, _, ok := m.ringAt(); ok {
		t.Error("a small map has a ring that covers the body")
	}
}

// The arrow on the ring points to where the front of the body looks, the eye below.
func TestTheRingTellsWhereTheFrontIs(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 680, 700)
	for view, want := range map[string]fyne.Delta{
		"front": fyne.NewDelta(0, 1), "back": fyne.NewDelta(0, -1), "left": fyne.NewDelta(-1, 0), "right": fyne.NewDelta(1, 0),
		"head-top": fyne.NewDelta(0, -1),
	} {
		v, _ := atlas.ViewNamed(view)
		for _, light := range []draw.Light{draw.Paper, draw.Dark} {
			m.SetLight(light)
			m.SetView(v)
			img := w.Canvas().Capture()
			mid, radius, _ := m.ringAt()
			arrow := mid.AddXY(want.DX*(radius-ringBand/2), want.DY*(radius-ringBand/2))
			if n := ink(img, arrow, 8, m.inks().accent); n < 8 {
				t.Errorf("%s: %d pixels of the arrow are where it should be", view, n)
			}
		}
	}
}

func TestNothingIsToldUnderTheRing(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 680, 700)
	m.ZoomBy(9)
	w.Canvas().Capture()
	m.SetShadow(disc(red))
	said := listen(m)
	ring, _, _ := m.ringAt()
	if _, ok := m.targetAt(ring); !ok {
		t.Fatal("there is no skin under the ring")
	}
	m.MouseMoved(mouse(ring))
	if len(*said) != 0 || m.cursor.Visible() {
		t.Errorf("said %v, shadow %v", *said, m.cursor.Visible())
	}
}
