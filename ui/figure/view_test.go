package figure

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"

	"ashi/bodymap/atlas"
)

func TestTurningTellsTheView(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 400, 420)
	var turned []string
	m.On.Turned = func(v atlas.View) { turned = append(turned, v.Name) }
	m.ZoomBy(3)
	back, _ := atlas.ViewNamed("back")
	m.SetView(back)
	w.Canvas().Capture()
	if len(turned) != 1 || turned[0] != "back" || m.View() != back {
		t.Errorf("told %v, shows %s", turned, m.View().Name)
	}
	if _, place := at(t, m, "BL23", atlas.Left); !m.Sees(place) {
		t.Error("the back is not seen")
	}
	front, _ := m.Body().PlaceOf("CV12", atlas.Midline)
	if m.Sees(front) {
		t.Error("the belly is seen from the back")
	}
	m.ShowBox(atlas.Views()[0], atlas.Vec{-10, 90, -10}, atlas.Vec{10, 110, 20})
	if len(turned) != 2 || turned[1] != atlas.Views()[0].Name {
		t.Errorf("told %v", turned)
	}
}

func TestAnotherFigureIsShownInTheSameView(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 400, 420)
	told := 0
	m.On.Turned = func(atlas.View) { told++ }
	head, _ := atlas.ViewNamed("head-left")
	m.SetView(head)
	m.SetBody(atlas.Get().Body(atlas.Male))
	w.Canvas().Capture()
	if m.View() != head || told != 1 || m.Body().Figure() != atlas.Male {
		t.Errorf("shows %s of %s, told %d times", m.View().Name, m.Body().Figure(), told)
	}
	if want := m.Body().Camera(head, m.cam.W, m.cam.H); m.cam != want {
		t.Errorf("the male head is not shown whole: %+v, want %+v", m.cam, want)
	}
	m.ZoomBy(2)
	near := m.cam
	if m.SetBody(m.Body()); m.cam != near {
		t.Error("the same figure again moved the picture")
	}
}

func TestZoomHasLimits(t *testing.T) {
	m, _, w := shown(t, atlas.Male, 400, 420)
	whole := m.cam.PxPerCM
	for range 40 {
		m.TypedRune('+')
	}
	if m.cam.PxPerCM < closestPxPerCM*.99 || m.cam.PxPerCM > closestPxPerCM*1.01 {
		t.Errorf("the closest look is %v pixels per cm, want %v", m.cam.PxPerCM, float64(closestPxPerCM))
	}
	w.Canvas().Capture()
	for range 80 {
		m.TypedRune('-')
	}
	if m.cam.PxPerCM < whole*.89 || m.cam.PxPerCM > whole {
		t.Errorf("zoomed out to %v of a whole of %v", m.cam.PxPerCM, whole)
	}
}

func TestZoomingBeforeTheFirstPictureIsHarmless(t *testing.T) {
	m := New(atlas.Get().Body(atlas.Male))
	m.ZoomBy(2)
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	tap(m, fyne.NewPos(10, 10))
	if _, ok := m.PositionOf(atlas.Place{}); ok || m.Sees(atlas.Place{}) {
		t.Error("something is seen before the first picture")
	}
	m.Resize(fyne.NewSize(300, 300))
	if m.generate(300, 300); m.cam != m.Body().Camera(m.View(), 300, 300) {
		t.Error("the first picture is not the whole view")
	}
}

func TestResizingKeepsTheMiddleOrTheWhole(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 400, 500)
	w.Resize(fyne.NewSize(700, 300))
	w.Canvas().Capture()
	if want := m.Body().Camera(m.View(), m.cam.W, m.cam.H); m.cam != want {
		t.Error("the whole view is not fitted to the new window")
	}
	pos, _ := at(t, m, "ST36", atlas.Left)
	m.zoomAt(6, float64(pos.X), float64(pos.Y))
	m.panBy(float64(m.cam.W)/2-float64(pos.X), float64(m.cam.H)/2-float64(pos.Y))
	for _, size := range []fyne.Size{{Width: 300, Height: 640}, {Width: 640, Height: 300}, {Width: 500, Height: 500}} {
		w.Resize(size)
		w.Canvas().Capture()
		now, _ := at(t, m, "ST36", atlas.Left)
		if far(now, fyne.NewPos(size.Width/2, size.Height/2)) > 1.5 {
			t.Errorf("at %v ST36 is at %v, before it was in the middle", size, now)
		}
	}
}

// The middle of the body comes to lie in the middle of what each edge leaves free.
func TestEachEdgeIsLeftFree(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 600, 640)
	middle := func() (x, top, bottom float32) {
		w.Canvas().Capture()
		crown, _ := at(t, m, "GV24", atlas.Midline)
		toe, _ := at(t, m, "ST44", atlas.Left)
		return crown.X, crown.Y, toe.Y
	}
	for _, e := range []Edges{{Left: 120}, {Right: 120}, {Top: 120}, {Bottom: 120}, {Left: 60, Top: 50, Right: 100, Bottom: 80}} {
		m.Edges = e
		m.Home()
		x, top, bottom := middle()
		if want := (600 + e.Left - e.Right) / 2; math.Abs(float64(x-want)) > 2 {
			t.Errorf("%+v: the middle of the body is at %v, want %v", e, x, want)
		}
		if top < e.Top || bottom > 640-e.Bottom {
			t.Errorf("%+v: the body reaches from %v to %v", e, top, bottom)
		}
	}
	m.Edges = Edges{Left: 500, Right: 500, Top: 500, Bottom: 500}
	m.Home()
	if m.cam.PxPerCM <= 0 {
		t.Error("edges wider than the window leave no body")
	}
}

func TestZoomToARegionShowsTheWholeOfIt(t *testing.T) {
	m, _, _ := shown(t, atlas.Female, 240, 240)
	// The sides mirror each other; each figure shows another one.
	for f, side := range map[atlas.Figure]atlas.Side{atlas.Female: atlas.Left, atlas.Male: atlas.Right} {
		m.SetBody(atlas.Get().Body(f))
		for _, region := range atlas.Get().Regions() {
			checkRegion(t, m, region, side)
		}
	}
}

func checkRegion(t *testing.T, m *Map, region atlas.Region, side atlas.Side) {
	t.Helper()
	name := string(m.Body().Figure()) + " " + region.ID + " " + region.Name.In("en") + " " + string(side)
	v, lo, hi, ok := m.Body().RegionView(region.ID, side)
	if !ok {
		t.Errorf("%s has no view", name)
		return
	}
	m.ShowBox(v, lo, hi)
	m.generate(m.cam.W, m.cam.H)
	for i := range 8 {
		x, y, _ := m.cam.Project(atlas.Vec{pick(i&1, lo[0], hi[0]), pick(i>>1&1, lo[1], hi[1]), pick(i>>2, lo[2], hi[2])})
		if x < 0 || y < 0 || x > float64(m.cam.W) || y > float64(m.cam.H) {
			t.Errorf("%s: a corner lies at %.0f, %.0f of %dx%d", name, x, y, m.cam.W, m.cam.H)
		}
	}
	if !showsRegion(m, region, side) {
		t.Errorf("%s is not to be seen at %.1f pixels per cm in %s", name, m.cam.PxPerCM, v.Name)
	}
}

// showsRegion tells whether a region is seen near the middle of the window,
// where its box is.
func showsRegion(m *Map, region atlas.Region, side atlas.Side) bool {
	const step = 6
	for r := 0.; r < float64(m.cam.H)/2; r += step {
		for a := 0.; a < 2*math.Pi; a += step / (r + 1) {
			p, ok := m.frame.live.Pick(float64(m.cam.W)/2+r*math.Cos(a), float64(m.cam.H)/2+r*math.Sin(a))
			if !ok {
				continue
			}
			if got, s := m.Body().RegionOf(p); got.ID == region.ID && (s == side || !region.Bilateral) {
				return true
			}
		}
	}
	return false
}

func pick(which int, a, b float64) float64 {
	if which == 0 {
		return a
	}
	return b
}
