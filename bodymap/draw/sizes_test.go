package draw

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

// No window is too small or too long, no camera too near, too far or too much aside.
func TestOddPicturesAreDrawnAndPicked(t *testing.T) {
	r := NewRenderer()
	for _, b := range figures() {
		base := view(b, "front", 200)
		for _, size := range [][2]int{{1, 1}, {2, 700}, {700, 2}, {1, 300}, {0, 0}, {-3, 5}} {
			for _, scale := range []float64{1e-6, 1, 400, 1e5} {
				c := base
				c.W, c.H, c.PxPerCM = size[0], size[1], scale
				checkOdd(t, r, b, c)
				checkOdd(t, r, b, c.Pan(1e4, -1e4))
			}
		}
	}
}

func checkOdd(t *testing.T, r *Renderer, b *atlas.Body, c atlas.Camera) {
	t.Helper()
	w, h := max(0, c.W), max(0, c.H)
	for _, img := range [][]uint8{r.Plain(b, c, Paper).Pix, r.Resting(b, c, Dark).Pix} {
		if len(img) != 4*w*h {
			t.Fatalf("%dx%d pixels at %v: %d bytes", c.W, c.H, c.PxPerCM, len(img))
		}
	}
	for _, at := range [][2]float64{{0, 0}, {float64(c.W) / 2, float64(c.H) / 2}, {-5, 3}, {1e9, -1e9}, {math.NaN(), 0}, {math.Inf(1), 0}} {
		if p, ok := r.Pick(at[0], at[1]); ok && (at[0] < -pickReach || !(at[0] < float64(w)+pickReach) || b.Mesh(c.Pose) == nil) {
			t.Errorf("%dx%d at %v: picked %v at %v", c.W, c.H, c.PxPerCM, p, at)
		}
	}
	for _, n := range b.Named()[:20] {
		if x, y, ok := r.Visible(n.Place); ok && (x < 0 || y < 0 || x >= float64(w) || y >= float64(h)) {
			t.Errorf("%dx%d at %v: %s is visible at %v, %v", c.W, c.H, c.PxPerCM, n.Code, x, y)
		}
	}
}

func TestAPictureInsideTheSkinIsAllSkin(t *testing.T) {
	r := NewRenderer()
	for _, b := range figures() {
		belly, _ := b.PlaceOf("CV12", atlas.Midline)
		c := view(b, "front", 120)
		c.Centre, c.PxPerCM = b.At(belly, c.Pose), 2000
		img := r.Plain(b, c, Paper)
		for i := 0; i < len(img.Pix); i += 4 {
			if bytes.Equal(img.Pix[i:i+3], []uint8{255, 255, 255}) {
				t.Fatalf("%s: background at pixel %d though only the belly fills the picture", b.Figure(), i/4)
			}
		}
		if x, y, ok := r.Visible(belly); !ok || math.Hypot(x-60, y-60) > .1 {
			t.Errorf("%s: CV12 is at %v, %v (%v), want the middle", b.Figure(), x, y, ok)
		}
	}
}

// One renderer serves all figures, views, sizes and lights, one after the other,
// and each frame is that of a new renderer.
func TestAUsedRendererIsAsGoodAsANewOne(t *testing.T) {
	used := NewRenderer()
	rapid.Check(t, func(t *rapid.T) {
		b := figures()[rapid.IntRange(0, 1).Draw(t, "figure")]
		v := atlas.Views()[rapid.IntRange(0, len(atlas.Views())-1).Draw(t, "view")]
		c := b.Camera(v, rapid.IntRange(1, 150).Draw(t, "width"), rapid.IntRange(1, 150).Draw(t, "height"))
		c = c.Zoom(rapid.Float64Range(.3, 15).Draw(t, "zoom"), 40, 40)
		l := []Light{Paper, Dark}[rapid.IntRange(0, 1).Draw(t, "light")]
		fresh := NewRenderer()
		var got, want []uint8
		if rapid.Bool().Draw(t, "resting") {
			got, want = used.Resting(b, c, l).Pix, fresh.Resting(b, c, l).Pix
		} else {
			got, want = used.Plain(b, c, l).Pix, fresh.Plain(b, c, l).Pix
		}
		if !bytes.Equal(got, want) {
			t.Fatalf("%s %s %dx%d: the frames differ", b.Figure(), v.Name, c.W, c.H)
		}
		x, y := float64(c.W)/2, float64(c.H)/2
		p, ok := used.Pick(x, y)
		q, also := fresh.Pick(x, y)
		if ok != also || p != q {
			t.Fatalf("%s %s: picked %v and %v", b.Figure(), v.Name, p, q)
		}
	})
}

// The resting frame has the body where the plain one has it: away from its edge
// the background is bare, and the body nowhere is.
func TestPlainAndRestingHaveTheSameSilhouette(t *testing.T) {
	r := NewRenderer()
	for _, b := range figures() {
		for _, v := range atlas.Views() {
			c := b.Camera(v, 200, 200)
			plain := slices.Clone(r.Plain(b, c, Paper).Pix)
			resting := r.Resting(b, c, Paper).Pix
			for i := range len(plain) / 4 {
				bare := bytes.Equal(plain[4*i:4*i+3], []uint8{255, 255, 255})
				stays := bytes.Equal(resting[4*i:4*i+3], []uint8{255, 255, 255})
				if x, y := i%200, i/200; bare != stays && !atEdge(plain, x, y, 3) {
					t.Fatalf("%s %s: at %d, %d bare is %v, then %v", b.Figure(), v.Name, x, y, bare, stays)
				}
			}
		}
	}
}

// atEdge tells whether a picture of 200 pixels' side has both body and background
// so near to a pixel.
func atEdge(pix []uint8, x, y, reach int) bool {
	body, ground := false, false
	for j := max(0, y-reach); j <= min(199, y+reach); j++ {
		for i := max(0, x-reach); i <= min(199, x+reach); i++ {
			bare := bytes.Equal(pix[4*(j*200+i):][:3], []uint8{255, 255, 255})
			body, ground = body || !bare, ground || bare
		}
	}
	return body && ground
}
