package atlas

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func anyCamera(t *rapid.T) Camera {
	views := Views()
	v := views[rapid.IntRange(0, len(views)-1).Draw(t, "view")]
	w, h := rapid.IntRange(50, 3000).Draw(t, "w"), rapid.IntRange(50, 3000).Draw(t, "h")
	f := rapid.SampledFrom([]Figure{Male, Female}).Draw(t, "figure")
	return Get().Body(f).Camera(v, w, h)
}

func anyVec(t *rapid.T) Vec {
	var v Vec
	for k := range v {
		v[k] = rapid.Float64Range(-100, 200).Draw(t, "coordinate")
	}
	return v
}

func anyPixel(t *rapid.T, c Camera) (x, y float64) {
	return rapid.Float64Range(0, float64(c.W)).Draw(t, "x"), rapid.Float64Range(0, float64(c.H)).Draw(t, "y")
}

// same tells whether two pictures agree to a ten-thousandth of a pixel.
func same(t *rapid.T, what string, a, b Camera, p Vec) {
	ax, ay, ad := a.Project(p)
	bx, by, bd := b.Project(p)
	if math.Hypot(ax-bx, ay-by) > 1e-4 || math.Abs(ad-bd) > 1e-6 {
		t.Errorf("%s: %v, %v, %v became %v, %v, %v", what, ax, ay, ad, bx, by, bd)
	}
}

func TestPanMovesThePictureByPixels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, p := anyCamera(t), anyVec(t)
		dx, dy := anyPixel(t, c)
		x, y, depth := c.Project(p)
		x2, y2, depth2 := c.Pan(dx, dy).Project(p)
		if math.Hypot(x2-x-dx, y2-y-dy) > 1e-4 || math.Abs(depth-depth2) > 1e-6 {
			t.Errorf("panned by %v, %v: %v, %v to %v, %v", dx, dy, x, y, x2, y2)
		}
		same(t, "panned there and back", c, c.Pan(dx, dy).Pan(-dx, -dy), p)
	})
}

func TestZoomKeepsWhatIsUnderTheCursor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, p := anyCamera(t), anyVec(t)
		x, y := anyPixel(t, c)
		k := rapid.Float64Range(.1, 10).Draw(t, "factor")
		z := c.Zoom(k, x, y)
		px, py, _ := c.Project(p)
		zx, zy, _ := z.Project(p)
		if math.Hypot(zx-x-k*(px-x), zy-y-k*(py-y)) > 1e-4 {
			t.Errorf("zoomed by %v about %v, %v: %v, %v to %v, %v", k, x, y, px, py, zx, zy)
		}
		same(t, "zoomed in and out", c, z.Zoom(1/k, x, y), p)
	})
}

func TestZoomRefusesNonsense(t *testing.T) {
	c := Get().Body(Male).Camera(Views()[0], 800, 600)
	for _, k := range []float64{0, -2, math.NaN(), math.Inf(1), math.Inf(-1)} {
		if c.Zoom(k, 10, 10) != c {
			t.Errorf("zooming by %v changed the camera", k)
		}
	}
}

func TestResizeKeepsTheCentre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCamera(t)
		w, h := rapid.IntRange(1, 3000).Draw(t, "new w"), rapid.IntRange(1, 3000).Draw(t, "new h")
		r := c.Resize(w, h)
		x, y, _ := r.Project(c.Centre)
		if math.Hypot(x-float64(w)/2, y-float64(h)/2) > 1e-6 {
			t.Errorf("the centre went to %v, %v of %dx%d", x, y, w, h)
		}
		if d := r.PxPerCM/c.PxPerCM - float64(min(w, h))/float64(min(c.W, c.H)); math.Abs(d) > 1e-9 {
			t.Errorf("the scale went from %v to %v", c.PxPerCM, r.PxPerCM)
		}
		same(t, "resized there and back", c, r.Resize(c.W, c.H), anyVec(t))
	})
}

func TestResizeToNothingAndBack(t *testing.T) {
	c := Get().Body(Male).Camera(Views()[0], 800, 600)
	if got := c.Resize(0, 0).Resize(800, 600); got != c {
		t.Errorf("%+v", got)
	}
}

func TestOpacityFollowsTheFade(t *testing.T) {
	c := Camera{Right: Vec{1, 0, 0}, Up: Vec{0, 1, 0}, Toward: Vec{0, 0, 1}, PxPerCM: 10, W: 200, H: 100}
	if c.Opacity(3, 4) != 1 {
		t.Error("without a fade something is not whole")
	}
	c.Fade = Fade{Dir: Vec{0, 1, 0}, Full: 1, Gone: 3}
	for _, want := range []struct{ y, opacity float64 }{{90, 1}, {40, 1}, {30, .5}, {25, .25}, {20, 0}, {0, 0}} {
		if got := c.Opacity(77, want.y); math.Abs(got-want.opacity) > 1e-9 {
			t.Errorf("row %v: %v, want %v", want.y, got, want.opacity)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		x, y := anyPixel(t, c)
		dx, dy := anyPixel(t, c)
		if d := c.Opacity(x, y) - c.Pan(dx, dy).Opacity(x+dx, y+dy); math.Abs(d) > 1e-9 {
			t.Errorf("panning changed the opacity by %v", d)
		}
		if d := c.Opacity(x, y) - c.Zoom(3, x, y).Opacity(x, y); math.Abs(d) > 1e-9 {
			t.Errorf("zooming changed the opacity by %v", d)
		}
	})
}
