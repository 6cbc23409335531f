package draw

import (
	"bytes"
	"image"
	"image/color"
	"runtime"
	"slices"
	"testing"

	"ashi/bodymap/atlas"
)

// view is a named view of a figure in a square picture.
func view(b *atlas.Body, name string, size int) atlas.Camera {
	v, ok := atlas.ViewNamed(name)
	if !ok {
		panic("no view " + name)
	}
	return b.Camera(v, size, size)
}

func TestFramesAreOpaqueAndPacked(t *testing.T) {
	r := NewRenderer()
	b := figures()[0]
	v, _ := atlas.ViewNamed("hand-palmar-left")
	for _, size := range []image.Point{{333, 217}, {1, 1}, {640, 90}, {0, 50}, {31, 700}} {
		c := b.Camera(v, max(1, size.X), max(1, size.Y))
		c.W, c.H = size.X, size.Y
		for _, img := range []*image.RGBA{r.Plain(b, c, Paper), r.Resting(b, c, Dark)} {
			if img.Rect != (image.Rectangle{Max: size}) || img.Stride != 4*size.X || len(img.Pix) != 4*size.X*size.Y {
				t.Fatalf("%v: rect %v, stride %d, %d bytes", size, img.Rect, img.Stride, len(img.Pix))
			}
			for i := 3; i < len(img.Pix); i += 4 {
				if img.Pix[i] != 255 {
					t.Fatalf("%v: pixel %d has alpha %d", size, i/4, img.Pix[i])
				}
			}
		}
	}
}

func TestPlainAndRestingShowTheSameSkin(t *testing.T) {
	r := NewRenderer()
	for _, b := range figures() {
		for _, v := range atlas.Views() {
			c := b.Camera(v, 240, 240)
			r.Plain(b, c, Paper)
			body := slices.Clone(r.body)
			r.Resting(b, c, Paper)
			for i := range body {
				if body[i] != r.body[i] {
					t.Fatalf("%s %s: pixel %d differs", b.Figure(), v.Name, i)
				}
			}
		}
	}
}

func TestThePixelsShowWhatIsPickedThere(t *testing.T) {
	r := NewRenderer()
	for _, b := range figures() {
		for _, name := range []string{"front", "head-left", "hand-dorsal-right"} {
			c := view(b, name, 300)
			r.Plain(b, c, Paper)
			seen, wrong := 0, 0
			for i, p := range r.body {
				h, ok := r.hit(float64(i%300)+.5, float64(i/300)+.5)
				if r.cam.Opacity(float64(i%300)+.5, float64(i/300)+.5) < leastShown {
					continue
				}
				if ok != (p != 0) || ok && h.tri != p.tri() && abs(h.z-float64(r.depth(i))) > .001 {
					wrong++
				}
				if ok {
					seen++
				}
			}
			// Where an edge runs through the very middle of a pixel, rounding decides.
			if seen < 5000 || wrong > seen/1000 {
				t.Errorf("%s %s: %d of %d pixels show other skin than is picked", b.Figure(), name, wrong, seen)
			}
		}
	}
}

func abs(x float64) float64 { return max(x, -x) }

func TestFramesDoNotDependOnTheProcessors(t *testing.T) {
	b := figures()[1]
	c := view(b, "back", 300)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := slices.Clone(NewRenderer().Resting(b, c, Paper).Pix)
	runtime.GOMAXPROCS(4)
	if four := NewRenderer().Resting(b, c, Paper).Pix; !bytes.Equal(one, four) {
		t.Error("one and four processors draw different frames")
	}
}

func TestARendererKeepsNothingOfEarlierFrames(t *testing.T) {
	male, female := figures()[0], figures()[1]
	c := view(male, "foot-medial-left", 200)
	fresh := slices.Clone(NewRenderer().Resting(male, c, Paper).Pix)
	r := NewRenderer()
	r.Resting(female, view(female, "head-front", 500), Dark)
	r.Plain(male, view(male, "left", 90), Paper)
	if !bytes.Equal(fresh, r.Resting(male, c, Paper).Pix) {
		t.Error("a used renderer draws another frame than a new one")
	}
}

func TestFramesAllocateNothing(t *testing.T) {
	r := NewRenderer()
	b := figures()[0]
	c := view(b, "front", 400)
	p := b.Named()[0].Place
	for name, f := range map[string]func(){
		"Plain":   func() { r.Plain(b, c, Paper) },
		"Resting": func() { r.Resting(b, c, Paper) },
		"Pick":    func() { r.Pick(200, 200) },
		"Visible": func() { r.Visible(p) },
	} {
		f()
		if n := testing.AllocsPerRun(20, f); n >= 1 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}

func TestLightsGiveBackgroundAndBody(t *testing.T) {
	r := NewRenderer()
	b := figures()[0]
	c := view(b, "front", 400)
	for name, l := range map[string]Light{"paper": Paper, "dark": Dark} {
		img := r.Resting(b, c, l)
		if got := img.RGBAAt(2, 2); color.NRGBA(got) != l.Background {
			t.Errorf("%s: background %v", name, got)
		}
		belly := brightness(img.RGBAAt(200, 170))
		ground := brightness(img.RGBAAt(2, 2))
		if name == "paper" && (belly > ground-10 || belly < 120) || name == "dark" && (belly < ground+60 || belly > 200) {
			t.Errorf("%s: the belly is %d on %d", name, belly, ground)
		}
		// The line where the body ends is darker than both sides on paper, and on
		// dark it parts the body from the background.
		edge, darkest := 0, 255
		for x := range 200 {
			v := brightness(img.RGBAAt(x, 170))
			darkest = min(darkest, v)
			if abs(float64(v-ground)) > 40 && edge == 0 {
				edge = x
			}
		}
		if edge == 0 || name == "paper" && darkest > 110 {
			t.Errorf("%s: no outline (edge %d, darkest %d)", name, edge, darkest)
		}
	}
}

func brightness(c color.RGBA) int { return (int(c.R) + int(c.G) + int(c.B)) / 3 }

func TestACutBodyFadesIntoTheBackground(t *testing.T) {
	r := NewRenderer()
	b := figures()[0]
	c := view(b, "hand-palmar-left", 300)
	img := r.Resting(b, c, Paper)
	gone := 0
	for i, p := range r.body {
		x, y := i%300, i/300
		if p == 0 || c.Opacity(float64(x)+.5, float64(y)+.5) > 0 {
			continue
		}
		gone++
		if got := color.NRGBA(img.RGBAAt(x, y)); got != Paper.Background {
			t.Fatalf("skin at %d, %d is %v though it has faded", x, y, got)
		}
	}
	if gone == 0 {
		t.Error("nothing of the forearm lies beyond the fade")
	}
}

func TestTheSkinHasNoCracks(t *testing.T) {
	r := NewRenderer()
	for _, b := range figures() {
		for _, v := range atlas.Views() {
			c := b.Camera(v, 338, 450)
			r.Plain(b, c, Paper)
			for i, p := range r.body {
				x, y := i%c.W, i/c.W
				if p != 0 || x == 0 || y == 0 || x == c.W-1 || y == c.H-1 {
					continue
				}
				around := min(r.body[i-1], r.body[i+1], r.body[i-c.W], r.body[i+c.W])
				if _, skin := r.hit(float64(x)+.5, float64(y)+.5); skin && around != 0 {
					t.Errorf("%s %s: the background shows through at %d, %d", b.Figure(), v.Name, x, y)
				}
			}
		}
	}
}
