package draw

import (
	"math"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

// anatomical are the views that show the whole body as it stands.
func anatomical() (out []atlas.View) {
	for _, v := range atlas.Views() {
		if v.Pose == atlas.Anatomical && figures()[0].Camera(v, 10, 10).Show == 0 {
			out = append(out, v)
		}
	}
	return out
}

// What is picked is what a ray from the eye meets first, by another reckoning.
func TestWhatIsPickedIsWhatARayMeets(t *testing.T) {
	r := NewRenderer()
	for _, b := range figures() {
		met := 0
		for _, v := range anatomical() {
			c := b.Camera(v, 300, 300)
			c.Fade = atlas.Fade{}
			r.Plain(b, c, Paper)
			for _, at := range [][2]float64{{140.3, 60.7}, {155.1, 120.2}, {146.8, 200.9}, {165.2, 150.4}} {
				if checkRay(t, r, b, c, at) {
					met++
				}
			}
		}
		if met < 10 {
			t.Errorf("%s: only %d rays met the body", b.Figure(), met)
		}
	}
}

func checkRay(t *testing.T, r *Renderer, b *atlas.Body, c atlas.Camera, pixel [2]float64) bool {
	t.Helper()
	p, ok := r.Pick(pixel[0], pixel[1])
	if !ok || b.Part(p) == atlas.PartEye || b.Normal(p, c.Pose).Dot(c.Toward) < .3 {
		return false // rays pass by the eyes; at the body's edge, a hair aside is another part of it
	}
	at := b.At(p, c.Pose)
	met, ok := b.Cast(at.Add(c.Toward.Mul(200)), c.Toward.Mul(-1), 0, false)
	if d := b.At(met, c.Pose).Sub(at).Len(); !ok || d > .3 {
		t.Errorf("%s: picked %v, the ray meets %v (%v), %.2f cm away", b.Figure(), at, b.At(met, c.Pose), ok, d)
	}
	return true
}

// The body is the same on both sides, and so is what is picked.
func TestMirroredPixelsPickMirroredPlaces(t *testing.T) {
	r := NewRenderer()
	rapid.Check(t, func(t *rapid.T) {
		b := figures()[rapid.IntRange(0, 1).Draw(t, "figure")]
		c := view(b, rapid.SampledFrom([]string{"front", "back"}).Draw(t, "view"), 300)
		r.Plain(b, c, Paper)
		x, y := rapid.Float64Range(60, 149).Draw(t, "x"), rapid.Float64Range(5, 295).Draw(t, "y")
		p, ok := r.Pick(x, y)
		q, also := r.Pick(300-x, y)
		if ok != also {
			t.Fatalf("picked %v here and %v on the other side", ok, also)
		}
		_, on := r.hit(x, y) // beside the body any of the nearest spots may be picked
		if !ok || !on || b.Normal(p, c.Pose).Dot(c.Toward) < .3 {
			return
		}
		if d := b.At(atlas.Get().Mirror(p), c.Pose).Sub(b.At(q, c.Pose)).Len(); d > .05 {
			t.Fatalf("at %.1f, %.1f the sides are %.2f cm apart", x, y, d)
		}
	})
}

// Picking does not depend on the frame's kind or light.
func TestAllFramesPickAlike(t *testing.T) {
	plain, resting := NewRenderer(), NewRenderer()
	rapid.Check(t, func(t *rapid.T) {
		b := figures()[rapid.IntRange(0, 1).Draw(t, "figure")]
		c := anyView(t, b)
		plain.Plain(b, c, Paper)
		resting.Resting(b, c, Dark)
		for range 20 {
			x, y := rapid.Float64Range(0, float64(c.W)).Draw(t, "px"), rapid.Float64Range(0, float64(c.H)).Draw(t, "py")
			p, ok := plain.Pick(x, y)
			q, also := resting.Pick(x, y)
			if ok != also || p != q {
				t.Fatalf("at %v, %v picked %v and %v", x, y, p, q)
			}
		}
	})
}

func TestPlacesThatFaceAwayAreNotVisible(t *testing.T) {
	r := NewRenderer()
	rapid.Check(t, func(t *rapid.T) {
		b := figures()[rapid.IntRange(0, 1).Draw(t, "figure")]
		c := anyView(t, b)
		r.Plain(b, c, Paper)
		for range 40 {
			p := anyPlace(t, b.Mesh(c.Pose))
			x, y, ok := r.Visible(p)
			if px, py, _ := c.Project(b.At(p, c.Pose)); math.Hypot(px-x, py-y) > .1+.002*c.PxPerCM {
				t.Fatalf("drawn at %.2f, %.2f, the camera says %.2f, %.2f", x, y, px, py)
			}
			if ok && b.Normal(p, c.Pose).Dot(c.Toward) < -.05 {
				t.Fatal("a place that faces away is visible")
			}
		}
	})
}

// The crew does each chunk of each job once, by workers that are its own.
func TestTheCrewDoesEachChunkOnce(t *testing.T) {
	var c crew
	c.init()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 200).Draw(t, "chunks")
		done := make([]atomic.Int32, n)
		var strangers atomic.Int32
		c.run(n, func(worker, chunk int) {
			done[chunk].Add(1)
			if worker < 0 || worker >= c.size {
				strangers.Add(1)
			}
		})
		for i := range done {
			if k := done[i].Load(); k != 1 {
				t.Fatalf("chunk %d of %d was done %d times", i, n, k)
			}
		}
		if strangers.Load() > 0 {
			t.Fatalf("%d chunks were done by workers beyond %d", strangers.Load(), c.size)
		}
	})
}

func TestSharesLeaveNothingOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, k := rapid.IntRange(0, 5000).Draw(t, "things"), rapid.IntRange(1, 40).Draw(t, "chunks")
		next := 0
		for i := range k {
			lo, hi := share(n, i, k)
			if lo != next || hi < lo || hi-lo > n/k+1 {
				t.Fatalf("chunk %d of %d is %d to %d, after %d", i, k, lo, hi, next)
			}
			next = hi
		}
		if next != n {
			t.Fatalf("%d of %d things are shared", next, n)
		}
	})
}
