package atlas

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func anyTurn(t *rapid.T) (yaw, tilt float64) {
	return rapid.Float64Range(-7, 7).Draw(t, "yaw"), rapid.Float64Range(-4, 4).Draw(t, "tilt")
}

// level is how far from level the eye looks down, in degrees.
func level(c Camera) float64 { return math.Atan2(c.Toward[1], c.Up[1]) * 180 / math.Pi }

func TestTurningLeavesThePivotWhereItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, pivot := anyCamera(t), anyVec(t)
		yaw, tilt := anyTurn(t)
		turned := c.Turn(yaw, tilt, pivot)
		same(t, "the pivot", c, turned, pivot)
		if turned.PxPerCM != c.PxPerCM || turned.W != c.W || turned.H != c.H || turned.Show != c.Show || turned.Pose != c.Pose || turned.Fade != c.Fade {
			t.Errorf("turning changed %+v to %+v", c, turned)
		}
		same(t, "a turn by nothing", c, c.Turn(0, 0, pivot), anyVec(t))
	})
}

// What lies before the pivot follows the finger.
func TestTurningMovesWhatIsNearRightAndDown(t *testing.T) {
	c := Get().Body(Male).Camera(Views()[0], 800, 600)
	pivot := Vec{3, 100, 2}
	near := pivot.Add(c.Toward.Mul(10))
	x, y, _ := c.Project(near)
	if rx, ry, _ := c.Turn(.1, 0, pivot).Project(near); rx < x+2 || math.Abs(ry-y) > 1e-6 {
		t.Errorf("a turn to the right moved it from %v, %v to %v, %v", x, y, rx, ry)
	}
	if dx, dy, _ := c.Turn(0, .1, pivot).Project(near); dy < y+2 || math.Abs(dx-x) > 1e-6 {
		t.Errorf("a tilt down moved it from %v, %v to %v, %v", x, y, dx, dy)
	}
}

func TestTheEyeStaysWithin85DegreesOfLevel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCamera(t)
		from := math.Max(85, math.Abs(level(c)))
		yaw, tilt := anyTurn(t)
		turned := c.Turn(yaw, tilt, Vec{0, 100, 0})
		if at := math.Abs(level(turned)); at > from+1e-6 {
			t.Errorf("from %v a tilt of %v leads to %v degrees", level(c), tilt, at)
		}
		if turned.Up[1] < -1e-9 && c.Up[1] >= 0 {
			t.Error("the body stands on its head")
		}
		if want := level(c) + tilt*180/math.Pi; math.Abs(want) < 85 && math.Abs(level(turned)-want) > 1e-6 {
			t.Errorf("tilted to %v degrees, want %v", level(turned), want)
		}
	})
}

func TestFromStraightAboveOneCanComeDown(t *testing.T) {
	v, _ := ViewNamed("head-top")
	c := Get().Body(Female).Camera(v, 500, 500)
	pivot := Vec{0, 150, 0}
	if got := level(c.Turn(0, .3, pivot)); math.Abs(got-90) > 1e-6 {
		t.Errorf("further up leads to %v degrees", got)
	}
	if got := level(c.Turn(1, -.5, pivot)); math.Abs(got-(90-.5*180/math.Pi)) > 1e-6 {
		t.Errorf("down leads to %v degrees", got)
	}
}

func TestTurningBackLeadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, pivot, p := anyCamera(t), anyVec(t), anyVec(t)
		yaw, _ := anyTurn(t)
		same(t, "there and back", c, c.Turn(yaw, 0, pivot).Turn(-yaw, 0, pivot), p)
		same(t, "all the way round", c, c.Turn(2*math.Pi, 0, pivot), p)
	})
}

func TestManyTurnsDoNotSkewThePicture(t *testing.T) {
	c := Get().Body(Male).Camera(Views()[0], 800, 600)
	for i := range 20000 {
		c = c.Turn(.013, .02*math.Sin(float64(i)/50), Vec{1, 90, 2})
	}
	for _, d := range []float64{c.Right.Len() - 1, c.Up.Len() - 1, c.Toward.Len() - 1, c.Right.Dot(c.Up), c.Right.Dot(c.Toward), c.Up.Dot(c.Toward), c.Right.Cross(c.Up).Dot(c.Toward) - 1} {
		if math.Abs(d) > 1e-12 {
			t.Errorf("after 20,000 turns the axes are off by %v", d)
		}
	}
	if math.Abs(c.Right[1]) > 1e-9 {
		t.Errorf("the picture leans: %v", c.Right)
	}
}

func TestNearestOfANamedViewIsThatView(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := Get().Body(rapid.SampledFrom([]Figure{Male, Female}).Draw(t, "figure"))
		v := rapid.SampledFrom(Views()).Draw(t, "view")
		c := b.Camera(v, rapid.IntRange(50, 2000).Draw(t, "w"), rapid.IntRange(50, 2000).Draw(t, "h"))
		c = c.Pan(rapid.Float64Range(-300, 300).Draw(t, "x"), 20).Zoom(rapid.Float64Range(.5, 9).Draw(t, "factor"), 9, 30)
		c = c.Turn(rapid.Float64Range(-.3, .3).Draw(t, "yaw"), rapid.Float64Range(-.3, .3).Draw(t, "tilt"), Vec{10, 90, 4})
		if got := c.Nearest(Views(), b); got.Name != v.Name {
			t.Errorf("a little turned from %s the nearest view is %s", v.Name, got.Name)
		}
	})
}

func TestNearestStaysWithWhatIsShown(t *testing.T) {
	b := Get().Body(Female)
	for from, turns := range map[string]map[string][2]float64{
		"front":            {"front": {.5, .4}, "right": {math.Pi / 2, 0}, "left": {-math.Pi / 2, .3}, "back": {math.Pi, 0}},
		"head-front":       {"head-right": {1.5, 0}, "head-left": {-1.5, 0}, "head-back": {3, 0}, "head-front": {.1, .2}},
		"hand-palmar-left": {"hand-dorsal-left": {3, 0}, "hand-palmar-left": {.4, .4}},
		"leg-medial-right": {"leg-lateral-right": {3, .2}},
	} {
		v, _ := ViewNamed(from)
		for want, by := range turns {
			if got := b.Camera(v, 400, 400).Turn(by[0], by[1], Vec{}).Nearest(Views(), b); got.Name != want {
				t.Errorf("%s turned by %v is nearest to %s, want %s", from, by, got.Name, want)
			}
		}
	}
}

func TestNearestOfSomeViewsOnly(t *testing.T) {
	b := Get().Body(Male)
	front, _ := ViewNamed("front")
	c := b.Camera(front, 300, 300)
	back, _ := ViewNamed("back")
	hand, _ := ViewNamed("hand-palmar-left")
	if got := c.Nearest([]View{hand, back}, b); got.Name != "back" {
		t.Errorf("nearest of a hand and the back is %q", got.Name)
	}
	if got := c.Nearest([]View{hand}, b); got.Name != hand.Name {
		t.Errorf("nearest of a hand alone is %q", got.Name)
	}
	if got := c.Nearest(nil, b); got.Name != "" {
		t.Errorf("nearest of none is %q", got.Name)
	}
}
