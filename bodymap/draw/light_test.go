package draw

import (
	"bytes"
	"image"
	"image/color"
	"testing"

	"ashi/bodymap/atlas"
)

var pink = color.NRGBA{255, 0, 255, 255}

// isPink tells whether a line's colour shows clearly at a pixel.
func isPink(img *image.RGBA, x, y int) bool {
	c := img.RGBAAt(x, y)
	return int(c.R)-int(c.G) > 60 && int(c.B)-int(c.G) > 60
}

func pinkPixels(img *image.RGBA) (at []image.Point) {
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			if isPink(img, x, y) {
				at = append(at, image.Pt(x, y))
			}
		}
	}
	return at
}

func TestGuidesLieOnVisibleSkinOfTheRestingFrameOnly(t *testing.T) {
	r := NewRenderer()
	l := Paper
	l.Guide = pink
	for _, b := range figures() {
		c := view(b, "back", 500)
		if n := len(pinkPixels(r.Plain(b, c, l))); n > 0 {
			t.Errorf("%s: the plain frame has %d pixels of guides", b.Figure(), n)
		}
		at := pinkPixels(r.Resting(b, c, l))
		if len(at) < 100 {
			t.Errorf("%s: the guides of the back have only %d pixels", b.Figure(), len(at))
		}
		for _, p := range at {
			if _, ok := r.Pick(float64(p.X)+.5, float64(p.Y)+.5); !ok {
				t.Errorf("%s: a guide at %v lies off the body", b.Figure(), p)
			}
		}
	}
}

func TestTheOutlineRunsAlongTheEdgeOfTheBody(t *testing.T) {
	r := NewRenderer()
	l := Paper
	l.Outline = pink
	for _, b := range figures() {
		for _, name := range []string{"front", "head-left", "foot-plantar-left"} {
			c := view(b, name, 200)
			plain := bytes.Clone(r.Plain(b, c, l).Pix)
			at := pinkPixels(r.Resting(b, c, l))
			if len(at) < 200 {
				t.Errorf("%s %s: the outline has only %d pixels", b.Figure(), name, len(at))
			}
			for _, p := range at {
				if !atEdge(plain, p.X, p.Y, 3) {
					t.Errorf("%s %s: the outline runs at %v, away from the edge", b.Figure(), name, p)
				}
			}
		}
	}
}

// meanOf is the mean brightness of skin between two columns.
func meanOf(r *Renderer, img *image.RGBA, from, to int) int {
	sum, n := 0, 0
	for y := range img.Rect.Dy() {
		for x := from; x < to; x++ {
			if r.body[y*r.w+x] != 0 && r.cam.Opacity(float64(x)+.5, float64(y)+.5) == 1 {
				sum, n = sum+brightness(img.RGBAAt(x, y)), n+1
			}
		}
	}
	return sum / max(1, n)
}

func TestTheLampShinesFromItsSide(t *testing.T) {
	r := NewRenderer()
	b := figures()[0]
	c := view(b, "front", 300)
	for name, l := range map[string]Light{"paper": Paper, "dark": Dark} {
		l.Key = [3]float32{-1, 0, .3}
		img := r.Plain(b, c, l)
		left, right := meanOf(r, img, 0, 150), meanOf(r, img, 150, 300)
		l.Key = [3]float32{1, 0, .3}
		img = r.Plain(b, c, l)
		left2, right2 := meanOf(r, img, 0, 150), meanOf(r, img, 150, 300)
		if left < right+10 || abs(float64(left2-right)) > 3 || abs(float64(right2-left)) > 3 {
			t.Errorf("%s: from the left %d and %d, from the right %d and %d", name, left, right, left2, right2)
		}
	}
}

func TestAmbientLightensAndRimDarkens(t *testing.T) {
	r := NewRenderer()
	for _, b := range figures() {
		c := view(b, "left", 300)
		mean := func(change func(*Light)) int {
			l := Paper
			change(&l)
			img := r.Plain(b, c, l)
			return meanOf(r, img, 0, 300)
		}
		plain := mean(func(*Light) {})
		if bright := mean(func(l *Light) { l.Ambient = .8 }); bright < plain+10 {
			t.Errorf("%s: much ambient light gives %d, usual light %d", b.Figure(), bright, plain)
		}
		if dim := mean(func(l *Light) { l.Rim = 1 }); dim > plain-3 {
			t.Errorf("%s: with a full rim it is %d, with the usual one %d", b.Figure(), dim, plain)
		}
	}
}

func TestTheDarkIsDarkerThanPaperAndHasAllOfTheBody(t *testing.T) {
	r := NewRenderer()
	for _, b := range figures() {
		for _, v := range atlas.Views() {
			c := b.Camera(v, 120, 120)
			paper := meanOf(r, r.Plain(b, c, Paper), 0, 120)
			dark := meanOf(r, r.Plain(b, c, Dark), 0, 120)
			if paper < dark+40 || dark < int(Dark.Background.R)+30 {
				t.Errorf("%s %s: the skin is %d on paper, %d in the dark", b.Figure(), v.Name, paper, dark)
			}
		}
	}
}

func TestEyesLookAhead(t *testing.T) {
	r := NewRenderer()
	for _, b := range figures() {
		c := view(b, "head-front", 600)
		img := r.Plain(b, c, Paper)
		eyes := formOf(b.Mesh(c.Pose)).eyes
		if len(eyes) != 2 {
			t.Fatalf("%s has %d eyes", b.Figure(), len(eyes))
		}
		for _, e := range eyes {
			mid := r.proj.at(&e.centre)
			reach := e.radius * float32(c.PxPerCM)
			pupil := brightness(img.RGBAAt(int(mid.x), int(mid.y)))
			white := brightness(img.RGBAAt(int(mid.x+.65*reach), int(mid.y)))
			if pupil > white-50 {
				t.Errorf("%s: the pupil is %d, the white of the eye %d", b.Figure(), pupil, white)
			}
		}
	}
}

// From aside, too, the iris reaches to the tip of the eye.
func TestTheIrisIsWholeFromAside(t *testing.T) {
	r := NewRenderer()
	for _, b := range figures() {
		for _, name := range []string{"head-left", "head-right"} {
			c := view(b, name, 900)
			img := r.Plain(b, c, Paper)
			seen := 0
			for _, e := range formOf(b.Mesh(c.Pose)).eyes {
				tip := e.centre
				for tip[2] = e.centre[2] + e.radius; tip[2] < e.centre[2]+e.far; tip[2] += .01 {
					v := r.proj.at(&tip)
					p := r.body[int(v.y)*r.w+int(v.x)]
					if p == 0 || r.mesh.Part[p.tri()] != atlas.PartEye {
						continue
					}
					seen++
					if got := brightness(img.RGBAAt(int(v.x), int(v.y))); got > 150 {
						t.Errorf("%s %s: %.2f cm before the eye's middle it is %d bright", b.Figure(), name, tip[2]-e.centre[2], got)
					}
				}
			}
			if seen == 0 {
				t.Errorf("%s %s: no eye is seen", b.Figure(), name)
			}
		}
	}
}
