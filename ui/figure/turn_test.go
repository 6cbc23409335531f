package figure

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

func button(b desktop.MouseButton, at fyne.Position) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: b}
}

// pullAside drags with the secondary button: Fyne tells only where the mouse is.
func pullAside(m *Map, from, to fyne.Position) {
	const other = desktop.MouseButtonSecondary
	m.MouseDown(button(other, from))
	for i := range 11 {
		k := float32(i) / 10
		m.MouseMoved(button(other, fyne.NewPos(from.X+(to.X-from.X)*k, from.Y+(to.Y-from.Y)*k)))
	}
	m.MouseUp(button(other, to))
}

// spins counts what the map says of its turning.
func spins(m *Map) *int {
	n := new(int)
	m.On.Spun = func() { *n++ }
	return n
}

func TestADragBesideTheBodyTurnsIt(t *testing.T) {
	for _, tool := range []Tool{PointTool, LineTool, AreaTool, PainTool} {
		m, got, w := shown(t, atlas.Female, 680, 700)
		m.SetTool(tool)
		said := spins(m)
		belly, _ := m.body.PlaceOf("CV12", atlas.Midline)
		spine, _ := m.body.PlaceOf("GV4", atlas.Midline)
		pull(m, offBody, offBody.AddXY(180, 0)) // half of the way round is 360
		w.Canvas().Capture()
		if c := m.cam.Toward; math.Abs(c[0]+1) > .02 {
			t.Errorf("tool %d: after a quarter turn to the right one looks from %v, want from the patient's right", tool, c)
		}
		pull(m, offBody, offBody.AddXY(180, 0))
		w.Canvas().Capture()
		if m.Sees(belly) || !m.Sees(spine) {
			t.Errorf("tool %d: half a turn does not show the back", tool)
		}
		if !m.Spinning() || *said != 1 || len(got.marked)+len(got.selected) != 0 {
			t.Errorf("tool %d: spinning %v, said so %d times; marked %v, selected %v", tool, m.Spinning(), *said, got.marked, got.selected)
		}
	}
}

func TestTheSecondaryButtonTurnsFromAnywhere(t *testing.T) {
	for _, tool := range []Tool{PointTool, LineTool, AreaTool, PainTool, PickTool} {
		m, got, w := shown(t, atlas.Male, 680, 700)
		m.SetTool(tool)
		pos, place := at(t, m, "CV12", atlas.Midline)
		m.SetMarks([]Mark{{ID: "a", Place: place}}, "")
		pullAside(m, pos, pos.AddXY(60, -40))
		w.Canvas().Capture()
		if c := m.cam.Toward; c[0] > -.4 || c[1] > -.3 {
			t.Errorf("tool %d: dragged right and up one looks from %v", tool, c)
		}
		if len(got.moved)+len(got.marked)+len(got.selected) != 0 {
			t.Errorf("tool %d: moved %v, marked %v, selected %v", tool, got.moved, got.marked, got.selected)
		}
		was := m.cam
		m.MouseMoved(mouse(pos)) // without a button
		m.MouseDown(button(desktop.MouseButtonSecondary, pos))
		m.MouseMoved(mouse(pos.AddXY(50, 0))) // released over something else
		m.MouseMoved(mouse(pos.AddXY(90, 0)))
		if m.cam != was {
			t.Errorf("tool %d: the body turns though no button is down", tool)
		}
	}
}

func TestTheMiddleButtonMovesThePictureInEveryTool(t *testing.T) {
	for _, tool := range []Tool{PointTool, LineTool, AreaTool, PainTool, PickTool} {
		m, _, w := shown(t, atlas.Male, 680, 700)
		m.SetTool(tool)
		from, place := at(t, m, "CV12", atlas.Midline)
		m.MouseDown(button(desktop.MouseButtonTertiary, from))
		m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: from.AddXY(30, 20)}})
		m.MouseUp(button(desktop.MouseButtonTertiary, from.AddXY(30, 20)))
		w.Canvas().Capture()
		if pos, _ := m.PositionOf(place); far(pos, from.AddXY(30, 20)) > 1 || m.Spinning() {
			t.Errorf("tool %d: CV12 went from %v to %v, the hand by 30, 20", tool, from, pos)
		}
	}
}

// Whatever is done with the picture, a mark lies on the same skin.
func TestMarksStayOnTheSkin(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 400, 420)
	named := m.body.Named()
	rapid.Check(t, func(rt *rapid.T) {
		m.Home()
		for range rapid.IntRange(1, 5).Draw(rt, "moves") {
			x, y := rapid.Float64Range(0, 400).Draw(rt, "x"), rapid.Float64Range(0, 420).Draw(rt, "y")
			switch rapid.IntRange(0, 2).Draw(rt, "kind") {
			case 0:
				m.turnBy((x-200)/60, (y-210)/60, m.pivot())
			case 1:
				m.zoomAt(rapid.Float64Range(.5, 4).Draw(rt, "factor"), x, y)
			case 2:
				m.panBy(x-200, y-210)
			}
		}
		w.Canvas().Capture()
		if up := m.cam.Toward[1]; math.Abs(up) > math.Sin(86*math.Pi/180) {
			rt.Fatalf("looks from %v: beyond the limit", m.cam.Toward)
		}
		n := named[rapid.IntRange(0, len(named)-1).Draw(rt, "point")]
		x, y, seen := m.pixelOf(n.Place)
		if !seen {
			return
		}
		p, ok := m.frame.live.Pick(x, y)
		if apart := m.body.At(p, m.cam.Pose).Sub(m.body.At(n.Place, m.cam.Pose)).Len(); !ok || apart > .3 {
			rt.Fatalf("%s is shown at %.0f, %.0f; the skin there is %.2f cm away", n.Code, x, y, apart)
		}
	})
}

func TestTurningLeavesTheMiddleInItsPlace(t *testing.T) {
	for _, code := range []atlas.Code{"ST36", "LI10", "CV12", "EX-HN5"} {
		m, _, w := shown(t, atlas.Male, 600, 640)
		m.Edges = Edges{Left: 100}
		m.Home()
		w.Canvas().Capture()
		pos, place := at(t, m, code, map[bool]atlas.Side{true: atlas.Midline, false: atlas.Left}[code == "CV12"])
		m.zoomAt(6, float64(pos.X), float64(pos.Y))
		w.Canvas().Capture()
		x, y := m.middle()
		pos, _ = m.PositionOf(place)
		m.panBy(x-float64(pos.X), y-float64(pos.Y))
		w.Canvas().Capture()
		deep := m.pivot()
		if d := m.body.At(place, m.cam.Pose).Sub(deep).Len(); d > 16 {
			t.Errorf("%s: the body turns about a point %.1f cm away", code, d)
		}
		sx, sy, _ := m.cam.Project(deep)
		if math.Hypot(sx-x, sy-y) > 80 {
			t.Errorf("%s: it turns about a point at %.0f, %.0f; the middle is %.0f, %.0f", code, sx, sy, x, y)
		}
		for range 9 {
			m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		}
		w.Canvas().Capture()
		px, py, _ := m.cam.Project(deep)
		if math.Hypot(px-sx, py-sy) > 1 {
			t.Errorf("%s: what it turns about went by %.0f pixels", code, math.Hypot(px-sx, py-sy))
		}
		if _, ok := m.skinNear(sx, sy, 10); !ok {
			t.Errorf("%s: the body has left the middle of the picture", code)
		}
	}
}

func TestArrowsTurnAndComeRound(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 400, 420)
	said := spins(m)
	front := m.cam
	press := func(k fyne.KeyName, times int) {
		for range times {
			m.TypedKey(&fyne.KeyEvent{Name: k})
		}
		w.Canvas().Capture()
	}
	press(fyne.KeyRight, 1)
	if turned := math.Acos(m.cam.Toward.Dot(front.Toward)) * 180 / math.Pi; math.Abs(turned-10) > .01 || m.cam.Toward[0] > 0 {
		t.Errorf("the right arrow turned by %.1f degrees to %v", turned, m.cam.Toward)
	}
	press(fyne.KeyLeft, 1)
	if m.Spinning() || *said != 2 {
		t.Errorf("back where it was: spinning %v, said %d times", m.Spinning(), *said)
	}
	press(fyne.KeyUp, 2)
	press(fyne.KeyLeft, 35)
	if !m.Spinning() {
		t.Error("turned and tilted it is said to be straight")
	}
	press(fyne.KeyDown, 30)
	if up := math.Asin(m.cam.Toward[1]) * 180 / math.Pi; up < 80 || up > 86 {
		t.Errorf("tilted as far as it goes one looks from %.0f degrees above", up)
	}
	press(fyne.KeyHome, 1)
	if m.cam != front || m.Spinning() || *said != 4 {
		t.Errorf("Home: the front %v, spinning %v, said %d times", m.cam == front, m.Spinning(), *said)
	}
}

func TestShiftAndArrowsMoveThePicture(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 400, 420)
	m.modifiers = func() fyne.KeyModifier { return fyne.KeyModifierShift }
	from, place := at(t, m, "CV12", atlas.Midline)
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	w.Canvas().Capture()
	if pos, _ := m.PositionOf(place); far(pos, from.AddXY(-60, -60)) > 1 || m.Spinning() {
		t.Errorf("CV12 went from %v to %v", from, pos)
	}
}

func TestStraightenShowsTheNearestNamedView(t *testing.T) {
	m, _, w := shown(t, atlas.Male, 500, 520)
	var views []string
	m.On.Turned = func(v atlas.View) { views = append(views, v.Name) }
	m.turnBy(2.9, .2, m.pivot())
	w.Canvas().Capture()
	m.Straighten()
	w.Canvas().Capture()
	back, _ := atlas.ViewNamed("back")
	if m.View() != back || m.Spinning() || m.cam != m.body.Camera(back, m.cam.W, m.cam.H) {
		t.Errorf("shows %s, spinning %v", m.View().Name, m.Spinning())
	}
	if len(views) != 1 || views[0] != "back" {
		t.Errorf("told %v", views)
	}
	m.Straighten() // of what is straight changes nothing
	if len(views) != 1 {
		t.Errorf("told %v", views)
	}
}

func TestStraighteningACloseLookStaysThere(t *testing.T) {
	m, _, w := shown(t, atlas.Male, 500, 520)
	back, _ := atlas.ViewNamed("back")
	m.SetView(back)
	w.Canvas().Capture()
	pos, place := at(t, m, "BL23", atlas.Left)
	m.zoomAt(5, float64(pos.X), float64(pos.Y))
	w.Canvas().Capture()
	near := m.cam.PxPerCM
	x, y := m.middle()
	pos, _ = m.PositionOf(place)
	m.panBy(x-float64(pos.X), y-float64(pos.Y))
	m.turnBy(.4, .3, m.pivot())
	w.Canvas().Capture()
	m.Straighten()
	w.Canvas().Capture()
	pos, seen := m.PositionOf(place)
	if !seen || m.cam.PxPerCM != near || m.Spinning() || math.Hypot(float64(pos.X)-x, float64(pos.Y)-y) > 120 {
		t.Errorf("BL23 is at %v (%v), the scale %.1f of %.1f, spinning %v", pos, seen, m.cam.PxPerCM, near, m.Spinning())
	}
	if m.cam.Up != (atlas.Vec{0, 1, 0}) {
		t.Errorf("upright is %v", m.cam.Up)
	}
}

func TestAHandThatWasTurnedStaysAHand(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 500, 520)
	palm, _ := atlas.ViewNamed("hand-palmar-left")
	m.SetView(palm)
	w.Canvas().Capture()
	for range 18 {
		m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	w.Canvas().Capture()
	if m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome}); m.View().Name != "hand-dorsal-left" {
		t.Errorf("half a turn from the palm one is at %s", m.View().Name)
	}
}

func TestANamedViewOrAnotherBodyEndsTheSpinning(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 400, 420)
	said := spins(m)
	for name, end := range map[string]func(){
		"view":   func() { m.SetView(atlas.Views()[1]) },
		"region": func() { m.ShowBox(atlas.Views()[0], atlas.Vec{-10, 90, -10}, atlas.Vec{10, 110, 20}) },
		"body":   func() { m.SetBody(atlas.Get().Body(atlas.Male)) },
		"home":   m.Home,
	} {
		*said = 0
		m.turnBy(.5, 0, m.pivot())
		w.Canvas().Capture()
		if end(); m.Spinning() || *said != 2 {
			t.Errorf("%s: spinning %v, said %d times", name, m.Spinning(), *said)
		}
	}
}

// An arm that is cut from the trunk in its named view is whole while it turns.
func TestNoLimbIsCutAcrossWhileItTurns(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 500, 520)
	arm, _ := atlas.ViewNamed("arm-front-left")
	m.SetView(arm)
	w.Canvas().Capture()
	named := m.cam
	m.turnBy(.6, .3, m.pivot())
	w.Canvas().Capture()
	if _, place := at(t, m, "LU10", atlas.Left); !m.Sees(place) {
		t.Error("the thumb has gone")
	}
	m.turnBy(0, -.3, m.pivot())
	m.turnBy(-.6, 0, m.pivot())
	if m.Spinning() || m.cam.Fade != named.Fade {
		t.Errorf("back where it was: spinning %v, the fade is back %v", m.Spinning(), m.cam.Fade == named.Fade)
	}
	m.turnBy(3, 0, m.pivot())
	if m.Home(); m.View().Name != "arm-back-left" {
		t.Errorf("seen from behind the arm's nearest view is %s", m.View().Name)
	}
}

func TestTheOwnerMayTakeKeysFirst(t *testing.T) {
	m, _, _ := shown(t, atlas.Female, 400, 420)
	var letters []rune
	m.On.Letter = func(r rune) bool { letters = append(letters, r); return r == '1' || r == '+' }
	m.On.Key = func(k fyne.KeyName) bool { return k == fyne.KeyLeft }
	was := m.cam
	m.TypedRune('1')
	m.TypedRune('+')
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if m.cam != was || len(letters) != 2 {
		t.Errorf("what the owner took moved the body; letters %q", letters)
	}
	m.TypedRune('-')
	if m.cam == was {
		t.Error("a letter that the owner left does nothing")
	}
}
