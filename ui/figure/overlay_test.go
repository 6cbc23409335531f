package figure

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

func TestOverlayLinesRunOverTheSkinThatIsSeen(t *testing.T) {
	m, _, _, w, _ := atBack(t, PointTool)
	_, upper := at(t, m, "BL18", atlas.Left)
	_, lower := at(t, m, "BL25", atlas.Left)
	run, err := m.body.Run([]atlas.Place{upper, lower})
	if err != nil {
		t.Fatal(err)
	}
	half, _ := m.PositionOf(run.At(.53))
	count := func() int { return ink(w.Canvas().Capture(), half, 6, red) }
	line := OverlayLine{Path: run.Path(), Color: red, Width: 3}
	m.SetOverlay(Overlay{Lines: []OverlayLine{line}, Points: map[atlas.Code]bool{}})
	whole := count()
	line.Dashed = true
	m.SetOverlay(Overlay{Lines: []OverlayLine{line}, Points: map[atlas.Code]bool{}})
	dashed := count()
	m.SetOverlay(Overlay{})
	if none := count(); whole < 30 || none > 0 {
		t.Errorf("%d pixels of a line, %d without it", whole, none)
	}
	if dashed == 0 || dashed > whole*9/10 {
		t.Errorf("%d pixels of a dashed line, %d of a whole one", dashed, whole)
	}
	m.SetOverlay(Overlay{Lines: []OverlayLine{line}})
	m.SetView(atlas.Views()[0])
	if n := ink(w.Canvas().Capture(), fyne.NewPos(340, 350), 300, red); n > 0 {
		t.Errorf("%d pixels of a line on the back show in front", n)
	}
}

// Many dashed lines wait until the body rests; whole ones do not.
func TestManyDashedLinesShowOnceTheBodyRests(t *testing.T) {
	m, _, _, w, _ := atBack(t, PointTool)
	_, upper := at(t, m, "BL18", atlas.Left)
	_, lower := at(t, m, "BL25", atlas.Left)
	run, err := m.body.Run([]atlas.Place{upper, lower})
	if err != nil {
		t.Fatal(err)
	}
	half, _ := m.PositionOf(run.At(.53))
	var many []OverlayLine
	for n := 0; n <= mostMoving; n += len(run.Path()) {
		many = append(many, OverlayLine{Path: run.Path(), Color: red, Width: 3, Dashed: true})
	}
	m.SetOverlay(Overlay{Lines: many})
	m.panBy(1, 0)
	if n := ink(w.Canvas().Capture(), half, 6, red); n > 0 {
		t.Errorf("%d pixels while the body moves", n)
	}
	m.Settle()
	if n := ink(w.Canvas().Capture(), half, 6, red); n < 15 {
		t.Errorf("%d pixels while it rests", n)
	}
}

func TestOnlyThePointsOfTheOverlayShowAndSnap(t *testing.T) {
	m, got, _, w, _ := atBack(t, PointTool)
	shu, _ := at(t, m, "BL18", atlas.Left)
	other, place := at(t, m, "BL47", atlas.Left)
	all := len(m.frame.seen)
	m.SetOverlay(Overlay{Points: map[atlas.Code]bool{"BL18": true}})
	w.Canvas().Capture()
	if len(m.frame.seen) != 2 || all < 50 {
		t.Errorf("%d points show of %d", len(m.frame.seen), all)
	}
	tap(m, shu.AddXY(2, 2))
	tap(m, other.AddXY(2, 2))
	if len(got.marked) != 2 || got.marked[0].Code != "BL18" || got.marked[1].Code != "" || got.marked[1].Place == place {
		t.Errorf("marked %v", got.marked)
	}
	m.SetOverlay(Overlay{})
	if w.Canvas().Capture(); len(m.frame.seen) != all {
		t.Errorf("%d points show of %d", len(m.frame.seen), all)
	}
}

func TestOverlaySpotsHaveWordsWhereThereIsRoom(t *testing.T) {
	m, got, _, w, pos := atBack(t, PointTool)
	_, place := at(t, m, "BL23", atlas.Left)
	beside, _ := m.frame.live.Pick(m.pixel(pos.AddXY(0, 4))) // no room for a second word
	for _, shape := range []SpotShape{RingSpot, TriangleSpot} {
		m.SetOverlay(Overlay{Points: map[atlas.Code]bool{}, Spots: []OverlaySpot{
			{Place: place, Text: "L2 key point", Shape: shape, Color: red}, {Place: beside, Text: "L2 key point", Shape: shape, Color: red},
		}})
		if n := ink(w.Canvas().Capture(), pos, 9, red); n < 15 {
			t.Errorf("shape %d: %d pixels", shape, n)
		}
		if len(m.frame.words) == 0 || len(m.frame.words) > 2 {
			t.Errorf("shape %d: %d words", shape, len(m.frame.words))
		}
	}
	m.Home()
	w.Canvas().Capture()
	if len(m.frame.words) == 0 {
		t.Error("on the whole body the words do not show")
	}
	if tap(m, pos); len(got.selected) != 0 {
		t.Errorf("a spot of the overlay was selected: %v", got.selected)
	}
}

// stainAt is how far the skin at a position has changed colour.
func stainAt(w fyne.Window, at fyne.Position) (r, g, b int) {
	x, y, z, _ := w.Canvas().Capture().At(int(at.X), int(at.Y)).RGBA()
	return int(x >> 8), int(y >> 8), int(z >> 8)
}

func TestTheOverlaysPaintStainsTheSkin(t *testing.T) {
	m, _, _, w, pos := atBack(t, PointTool)
	paint := &draw.Paint{Tint: make([]color.NRGBA, len(m.body.Mesh(atlas.Anatomical).Pos))}
	for i := range paint.Tint {
		paint.Tint[i] = color.NRGBA{255, 0, 0, 128}
	}
	skin := pos.AddXY(25, 25)
	r0, g0, _ := stainAt(w, skin)
	for _, settled := range []bool{false, true} {
		m.SetOverlay(Overlay{Paint: paint})
		if settled {
			m.Settle()
		}
		if r, g, _ := stainAt(w, skin); r-g < r0-g0+60 {
			t.Errorf("settled %v: red %d, green %d; without paint %d, %d", settled, r, g, r0, g0)
		}
	}
	m.SetOverlay(Overlay{})
	if r, g, _ := stainAt(w, skin); r-g > r0-g0+10 {
		t.Errorf("the stain stays: red %d, green %d", r, g)
	}
}

func pain(t *testing.T, m *Map, id bodymap.PainID, mid fyne.Position, r float32) PainMark {
	t.Helper()
	k := area(t, m, mid, r, 20)
	return PainMark{ID: id, Place: k.Place, Outline: k.Spread.Outline, Text: "7"}
}

func TestAPainStainsTheSkinAndTellsItsScore(t *testing.T) {
	for _, light := range []draw.Light{draw.Paper, draw.Dark} {
		m, _, _, w, pos := atBack(t, PointTool)
		m.SetLight(light)
		m.SetOverlay(Overlay{Points: map[atlas.Code]bool{}})
		r0, g0, _ := stainAt(w, pos.AddXY(30, 0))
		p := pain(t, m, "p", pos, 60)
		m.SetPains([]PainMark{p})
		if r, g, _ := stainAt(w, pos.AddXY(30, 0)); r-g < r0-g0+15 {
			t.Errorf("inside: red %d, green %d, before %d, %d", r, g, r0, g0)
		}
		r1, g1, _ := stainAt(w, pos.AddXY(80, 0))
		img := w.Canvas().Capture()
		ring := 0
		for _, at := range round(pos, 60, 1) {
			ring += ink(img, at, 2, m.inks().pain)
		}
		if ring < 200 {
			t.Errorf("%d pixels of the outline", ring)
		}
		score, _ := m.PositionOf(p.Place)
		if n := ink(img, score, 9, m.inks().pain); n < 80 {
			t.Errorf("%d pixels of the score's ground", n)
		}
		m.SetPains(nil)
		if r, g, _ := stainAt(w, pos.AddXY(30, 0)); r-g > r0-g0+4 {
			t.Errorf("the stain stays: red %d, green %d", r, g)
		}
		if r, g, _ := stainAt(w, pos.AddXY(80, 0)); r != r1 || g != g1 {
			t.Error("the stain reached beyond the outline")
		}
	}
}

func TestPainToolSelectsPainsAndOtherToolsMarkThem(t *testing.T) {
	m, got, d, w, pos := atBack(t, PainTool)
	m.SetOverlay(Overlay{Points: map[atlas.Code]bool{}})
	m.SetPains([]PainMark{pain(t, m, "large", pos, 90), pain(t, m, "small", pos.AddXY(20, 20), 30)})
	w.Canvas().Capture()
	tap(m, pos.AddXY(25, 25))
	tap(m, pos.AddXY(-60, -20))
	tap(m, offBody)
	m.Home()
	w.Canvas().Capture()
	tap(m, offBody)
	want := []bodymap.PainID{"small", "large", ""}
	if len(d.pain) < 3 || d.pain[0] != want[0] || d.pain[1] != want[1] || d.pain[len(d.pain)-1] != "" {
		t.Errorf("selected pains %q", d.pain)
	}
	m.SetTool(PointTool)
	inside, _ := m.PositionOf(m.pains[1].Place)
	n := len(d.pain)
	if tap(m, inside); len(got.marked) != 1 || len(d.pain) != n {
		t.Errorf("with the needle in the hand: marked %v, selected pains %v", got.marked, d.pain)
	}
}

func TestPaintAndPainsMix(t *testing.T) {
	m, _, _, w, pos := atBack(t, PointTool)
	m.SetOverlay(Overlay{Points: map[atlas.Code]bool{}})
	paint := &draw.Paint{Tint: make([]color.NRGBA, len(m.body.Mesh(atlas.Anatomical).Pos))}
	for i := range paint.Tint {
		paint.Tint[i] = color.NRGBA{0, 0, 255, 100}
	}
	m.SetPains([]PainMark{pain(t, m, "p", pos, 60)})
	r0, _, b0 := stainAt(w, pos.AddXY(30, 0))
	m.SetOverlay(Overlay{Paint: paint, Points: map[atlas.Code]bool{}})
	r1, _, b1 := stainAt(w, pos.AddXY(30, 0))
	r2, _, b2 := stainAt(w, pos.AddXY(90, 0))
	if b1-r1 < b0-r0+20 {
		t.Errorf("the paint does not lie over the pain: %d, %d before, %d, %d after", r0, b0, r1, b1)
	}
	if r1-b1 < r2-b2+5 {
		t.Errorf("the pain does not show through the paint: %d, %d inside, %d, %d outside", r1, b1, r2, b2)
	}
}

// A score hides no mark, unless pain is what is being drawn.
func TestScoresLieBelowTheMarks(t *testing.T) {
	m, _, _, w, pos := atBack(t, PointTool)
	p := pain(t, m, "p", pos, 60)
	m.SetPains([]PainMark{p})
	m.SetMarks([]Mark{{ID: "a", Place: p.Place, Look: disc(red)}}, "")
	at, _ := m.PositionOf(p.Place)
	if n := ink(w.Canvas().Capture(), at, 8, red); n < 100 {
		t.Errorf("%d pixels of the mark", n)
	}
	m.SetTool(PainTool)
	if n := ink(w.Canvas().Capture(), at, 8, m.inks().pain); n < 40 {
		t.Errorf("%d pixels of the score", n)
	}
}
