package figure

import (
	"image"
	"math"
	"testing"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// area lays punctures inside a round outline about a position.
func area(t *testing.T, m *Map, mid fyne.Position, r float32, mm float64) Mark {
	t.Helper()
	var outline []atlas.Place
	for i := range 16 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / 16)
		p, ok := m.frame.live.Pick(m.pixel(mid.AddXY(r*float32(cos), r*float32(sin))))
		if !ok {
			t.Fatal("no skin")
		}
		outline = append(outline, p)
	}
	patch, err := m.body.Patch(outline)
	if err != nil {
		t.Fatal(err)
	}
	spots, err := patch.Fill(atlas.Fill{SpacingMM: mm}, bodymap.MaxPunctures)
	if err != nil {
		t.Fatal(err)
	}
	return Mark{
		ID: "area", Place: patch.Middle(), Look: draw.Mark{Shape: draw.Triangle, Color: red},
		Spread: &bodymap.Spread{Extent: bodymap.Area, Outline: outline, SpacingMM: mm, Spots: spots},
	}
}

// freeSpot is a puncture that the number of its area does not cover.
func freeSpot(t *testing.T, m *Map, k Mark) (int, fyne.Position) {
	t.Helper()
	mid, _ := m.PositionOf(k.Place)
	for i, p := range k.Spread.Spots {
		if pos, ok := m.PositionOf(p); ok && far(pos, mid) > 30 {
			return i, pos
		}
	}
	t.Fatal("no puncture stands free")
	return 0, fyne.Position{}
}

func TestAnAreaShowsItsOutlineAndPunctures(t *testing.T) {
	m, _, _, w, pos := atBack(t, PointTool)
	m.SetOverlay(Overlay{Points: map[atlas.Code]bool{}})
	m.Settle()
	blank := w.Canvas().Capture()
	k := area(t, m, pos, 60, 12)
	m.SetMarks([]Mark{k}, "")
	img := w.Canvas().Capture()
	for i, p := range k.Spread.Spots {
		number, _ := m.PositionOf(k.Place)
		if at, ok := m.PositionOf(p); ok && far(at, number) > 16 && ink(img, at, 2, red) == 0 {
			t.Errorf("puncture %d does not show at %v", i, at)
		}
	}
	dashes := 0
	for _, p := range round(pos, 60, 1) {
		dashes += ink(img, p, 2, red) - ink(blank, p, 2, red)
	}
	if dashes < 100 {
		t.Errorf("%d pixels of the outline", dashes)
	}
}

func TestAPunctureLeftOutIsHollow(t *testing.T) {
	m, _, _, w, pos := atBack(t, PointTool)
	k := area(t, m, pos, 60, 12)
	spot, where := freeSpot(t, m, k)
	k.Spread.LeftOut = []int{spot}
	m.SetMarks([]Mark{k}, "")
	img := w.Canvas().Capture()
	if n := ink(img, where, 1, red); n > 0 {
		t.Errorf("%d pixels of it are full", n)
	}
	if n := ink(img, where, 1, m.light.Background); n == 0 {
		t.Error("it is not hollow")
	}
}

func TestAnAreaStaysOnTheSkinWhenTheBodyTurns(t *testing.T) {
	m, _, _, w, pos := atBack(t, PointTool)
	k := area(t, m, pos, 60, 12)
	m.SetMarks([]Mark{k}, "")
	front, _ := atlas.ViewNamed("front")
	m.SetView(front)
	w.Canvas().Capture()
	if n := ink(w.Canvas().Capture(), fyne.NewPos(340, 350), 300, red); n > 0 {
		t.Errorf("%d pixels of an area on the back show in front", n)
	}
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	m.turnBy(math.Pi*.8, 0, m.pivot())
	img := w.Canvas().Capture()
	shown := 0
	for _, p := range k.Spread.Spots {
		if at, ok := m.PositionOf(p); ok {
			shown += min(1, ink(img, at, 1, red)+ink(img, at, 2, red))
		}
	}
	if shown < len(k.Spread.Spots)/3 {
		t.Errorf("after turning the back to the eye %d of %d punctures show", shown, len(k.Spread.Spots))
	}
}

func TestAGhostOfAnAreaIsPaleAndNotTapped(t *testing.T) {
	m, got, _, w, pos := atBack(t, PointTool)
	m.SetOverlay(Overlay{Points: map[atlas.Code]bool{}})
	k := area(t, m, pos, 60, 12)
	k.ID, k.Look.Ghost = "", true
	m.SetMarks([]Mark{k}, "")
	_, where := freeSpot(t, m, k)
	if n := ink(w.Canvas().Capture(), where, 3, red); n > 0 {
		t.Errorf("%d pixels of it are in full colour", n)
	}
	if tap(m, where); len(got.marked) != 1 || len(got.selected) != 0 {
		t.Errorf("marked %v, selected %v", got.marked, got.selected)
	}
}

// Near enough, a tap takes single punctures of the selected area; else the area.
func TestTapsOnPunctures(t *testing.T) {
	m, got, _, w, pos := atBack(t, PointTool)
	m.SetOverlay(Overlay{Points: map[atlas.Code]bool{}})
	type hit struct {
		id   bodymap.SiteID
		spot int
	}
	var hits []hit
	m.On.Spot = func(id bodymap.SiteID, spot int) { hits = append(hits, hit{id, spot}) }
	k := area(t, m, pos, 80, 16) // 16 mm: more than 12 units here
	spot, where := freeSpot(t, m, k)
	m.SetMarks([]Mark{k}, "")
	tap(m, where.AddXY(3, 2))
	if len(got.selected) != 1 || got.selected[0] != "area" || len(hits) != 0 {
		t.Errorf("not selected: selected %v, took %v", got.selected, hits)
	}
	m.SetMarks([]Mark{k}, "area")
	tap(m, where.AddXY(3, 2))
	if len(got.selected) != 1 || len(hits) != 1 || hits[0] != (hit{"area", spot}) {
		t.Errorf("selected: selected %v, took %v, want puncture %d", got.selected, hits, spot)
	}
	mid, _ := m.PositionOf(k.Place)
	if tap(m, mid); len(got.selected) != 2 || len(hits) != 1 {
		t.Errorf("on its number: selected %v, took %v", got.selected, hits)
	}
	m.Home()
	w.Canvas().Capture()
	_, where = freeSpotAt(m, k)
	if tap(m, where); len(got.selected) != 3 || len(hits) != 1 {
		t.Errorf("from afar: selected %v, took %v", got.selected, hits)
	}
}

// freeSpotAt is any puncture in sight.
func freeSpotAt(m *Map, k Mark) (int, fyne.Position) {
	for i, p := range k.Spread.Spots {
		if pos, ok := m.PositionOf(p); ok {
			return i, pos
		}
	}
	return 0, fyne.Position{}
}

func TestADraggedAreaGoesWithTheHandAndSnapsToNoPoint(t *testing.T) {
	m, got, _, w, pos := atBack(t, PointTool)
	k := area(t, m, pos, 50, 12)
	m.SetMarks([]Mark{k}, "")
	var live []*bodymap.Target
	m.On.Dragging = func(id bodymap.SiteID, at *bodymap.Target) {
		if id != "area" {
			t.Errorf("dragging %q", id)
		}
		live = append(live, at)
	}
	from, _ := m.PositionOf(k.Place)
	to, point := at(t, m, "BL25", atlas.Left)
	_, where := freeSpot(t, m, k)
	follow(m, []fyne.Position{from, to.AddXY(5, 0)}, false)
	moved := where.Add(to.AddXY(5, 0).Subtract(from))
	if n := nearly(w.Canvas().Capture(), moved); n < 3 {
		t.Errorf("%d pixels of the puncture at %v on the way", n, moved)
	}
	m.MouseUp(mouse(to.AddXY(5, 0)))
	end := got.moved["area"]
	if p, _ := m.PositionOf(end.Place); end.Code != "" || end.Place == point || far(p, to.AddXY(5, 0)) > 1 {
		t.Errorf("moved to %v at %v, the hand was at %v", end, p, to)
	}
	if n := len(live); n < 2 || live[0] == nil || live[0].Place != end.Place || live[n-1] != nil {
		t.Errorf("on the way it said %v", live)
	}
}

// nearly counts pixels with some red in them.
func nearly(img image.Image, at fyne.Position) int {
	n := 0
	for y := int(at.Y) - 4; y <= int(at.Y)+4; y++ {
		for x := int(at.X) - 4; x <= int(at.X)+4; x++ {
			if r, g, _, _ := img.At(x, y).RGBA(); r > g+0x2000 {
				n++
			}
		}
	}
	return n
}

func TestDraggingTellsTheTargetWhileAMarkMoves(t *testing.T) {
	m, got, _ := shown(t, atlas.Female, 680, 700)
	from, place := at(t, m, "ST36", atlas.Left)
	to, want := at(t, m, "ST40", atlas.Left)
	m.SetMarks([]Mark{{ID: "a", Place: place}}, "")
	var live []*bodymap.Target
	m.On.Dragging = func(_ bodymap.SiteID, at *bodymap.Target) { live = append(live, at) }
	follow(m, []fyne.Position{from, offBody, to.AddXY(1, 1)}, true)
	if len(live) != 3 || live[0] != nil || live[1] == nil || live[1].Place != want || live[1].Code != "ST40" || live[2] != nil {
		t.Errorf("said %v", live)
	}
	if got.moved["a"].Code != "ST40" {
		t.Errorf("moved %v", got.moved)
	}
	live = nil
	follow(m, []fyne.Position{from, to}, false)
	m.DragEnd() // let go over something else
	if len(live) != 2 || live[1] != nil {
		t.Errorf("let go elsewhere it said %v", live)
	}
}

func TestALineShowsItsPapules(t *testing.T) {
	m, _, _, w, _ := atBack(t, PointTool)
	m.SetOverlay(Overlay{Points: map[atlas.Code]bool{}})
	_, upper := at(t, m, "BL18", atlas.Left)
	_, lower := at(t, m, "BL25", atlas.Left)
	run, err := m.body.Run([]atlas.Place{upper, lower})
	if err != nil {
		t.Fatal(err)
	}
	spots := run.Split(5)
	m.SetMarks([]Mark{{ID: "line", Place: run.At(.4), Look: disc(red), Spread: &bodymap.Spread{
		Extent: bodymap.Line, Outline: []atlas.Place{upper, lower}, SpacingMM: run.LengthCM() * 10 / 4, Spots: spots,
	}}}, "line")
	img := w.Canvas().Capture()
	for i, p := range spots {
		if pos, _ := m.PositionOf(p); ink(img, pos, 3, red) < 15 {
			t.Errorf("papule %d has %d pixels", i, ink(img, pos, 3, red))
		}
	}
	between, _ := m.PositionOf(run.At(.875))
	if n := nearly(img, between); n == 0 {
		t.Error("the line does not show between its papules")
	}
}
