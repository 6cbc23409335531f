package draw

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap"
)

// stamped is a mark alone on clay.
func stamped(m Mark, px float64) *image.RGBA {
	img := canvas(64, 64)
	m.X, m.Y = 32, 32
	Stamp(img, m, px)
	return img
}

func grey(img *image.RGBA) []int {
	out := make([]int, 0, len(img.Pix)/4)
	for i := 0; i < len(img.Pix); i += 4 {
		p := img.Pix[i:]
		out = append(out, (299*int(p[0])+587*int(p[1])+114*int(p[2]))/1000)
	}
	return out
}

// clearly counts the pixels whose brightness differs so much that one sees it.
func clearly(a, b []int, least int) int {
	n := 0
	for i := range a {
		if d := a[i] - b[i]; d > least || -d > least {
			n++
		}
	}
	return n
}

func eachKind(f func(shape Shape, state State)) {
	for shape := range numShapes {
		for state := Planned; state <= Added; state++ {
			f(shape, state)
		}
	}
}

// On a black and white printer, too, each shape and state is one of its own.
func TestKindsOfMarksCanBeToldApartInGrey(t *testing.T) {
	for _, px := range []float64{17, 22, 40} {
		seen := map[string][]int{}
		eachKind(func(shape Shape, state State) {
			name, img := fmt.Sprintf("%d/%d", shape, state), grey(stamped(Mark{Shape: shape, State: state, Color: blue}, px))
			for other, o := range seen {
				if n := clearly(img, o, 40); n < 6 {
					t.Errorf("at %v px the marks %s and %s differ in %d pixels", px, name, other, n)
				}
			}
			seen[name] = img
		})
	}
}

// A number stands out from what is around it, and does not spread over the body.
func TestNumbersCanBeRead(t *testing.T) {
	eachKind(func(shape Shape, state State) {
		last := 0
		for _, n := range []int{1, 18, 188} {
			m := Mark{Shape: shape, State: state, Color: color.NRGBA{0, 60, 110, 255}}
			plain := grey(stamped(m, 26))
			m.Number = n
			numbered := grey(stamped(m, 26))
			inked := clearly(plain, numbered, 90)
			if inked < 8 || n != 188 && inked <= last {
				t.Errorf("shape %d, state %d: the number %d has %d clear pixels", shape, state, n, inked)
			}
			last = inked
			for i := range plain {
				x, y := float64(i%64)+.5-32, float64(i/64)+.5-32
				if shape != Dot && plain[i] != numbered[i] && math.Hypot(x, y) > 15 {
					t.Errorf("shape %d, state %d: the number %d leaves the mark at %v, %v", shape, state, n, x, y)
				}
			}
		}
	})
}

func TestASelectedMarkHasAHaloAndStaysItself(t *testing.T) {
	eachKind(func(shape Shape, state State) {
		m := Mark{Shape: shape, State: state, Color: blue}
		plain := stamped(m, 24)
		m.Selected = true
		selected := stamped(m, 24)
		if n := clearly(grey(plain), grey(selected), 25); n < 60 {
			t.Errorf("shape %d, state %d: the halo has %d pixels", shape, state, n)
		}
		if plain.RGBAAt(32, 32) != selected.RGBAAt(32, 32) {
			t.Errorf("shape %d, state %d: selecting changes the middle", shape, state)
		}
	})
}

func TestGhostsArePalerEverywhere(t *testing.T) {
	ground := grey(canvas(64, 64))
	eachKind(func(shape Shape, state State) {
		m := Mark{Shape: shape, State: state, Color: blue, Numbing: true, Number: 7}
		full := grey(stamped(m, 24))
		m.Ghost = true
		pale := grey(stamped(m, 24))
		inks, ghosts := 0., 0.
		for i := range full {
			inks += math.Abs(float64(full[i] - ground[i]))
			ghosts += math.Abs(float64(pale[i] - ground[i]))
		}
		if share := ghosts / inks; share < .25 || share > .6 {
			t.Errorf("shape %d, state %d: a ghost has %.2f of the ink", shape, state, share)
		}
	})
}

func TestANumbingRingIsDashedAroundTheMark(t *testing.T) {
	eachKind(func(shape Shape, state State) {
		if state == Skipped {
			return // its cross reaches the ring
		}
		img := stamped(Mark{Shape: shape, State: state, Numbing: true, Color: color.NRGBA{0, 0, 0, 255}, Ground: clay}, 24)
		changes, before := 0, false
		const steps = 720
		for i := range steps + 1 {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / steps)
			dark := brightness(img.RGBAAt(int(32+18*cos), int(32+18*sin))) < 110
			if i > 0 && dark != before {
				changes++
			}
			before = dark
		}
		if changes < 16 || changes > 24 {
			t.Errorf("shape %d, state %d: the ring changes %d times, ten dashes do 20 times", shape, state, changes)
		}
	})
}

func TestAZeroGroundIsWhite(t *testing.T) {
	m := Mark{Shape: Circle, Color: blue}
	if got := stamped(m, 24).RGBAAt(32, 32); color.NRGBA(got) != white {
		t.Errorf("a planned mark is filled with %v", got)
	}
	m.Ground = clay
	if got := stamped(m, 24).RGBAAt(32, 32); color.NRGBA(got) != clay {
		t.Errorf("on clay a planned mark is filled with %v", got)
	}
}

func anyMark(t *rapid.T) Mark {
	flag := func(name string) bool { return rapid.Bool().Draw(t, name) }
	return Mark{
		Shape: Shape(rapid.IntRange(0, int(numShapes)-1).Draw(t, "shape")), State: State(rapid.IntRange(0, 3).Draw(t, "state")),
		Numbing: flag("numbing"), Selected: flag("selected"), Ghost: flag("ghost"), Number: rapid.IntRange(0, 1000).Draw(t, "number"),
		Color: blue, Ground: white,
	}
}

// A mark is the same wherever it lies, known or new, and the picture's edge only
// cuts it.
func TestAMarkIsCutByTheEdgeAndByNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, px := anyMark(t), float64(rapid.IntRange(6, 40).Draw(t, "px"))
		// Not half way between two pixels, where rounding goes away from zero.
		m.X, m.Y = float64(rapid.IntRange(-120, 360).Draw(t, "x"))/4+.03, float64(rapid.IntRange(-120, 360).Draw(t, "y"))/4+.03
		small, large := canvas(60, 60), canvas(260, 260)
		Stamp(small, m, px)
		m.X, m.Y = m.X+100, m.Y+100
		Stamp(large, m, px)
		for y := range 60 {
			a, b := small.Pix[small.PixOffset(0, y):][:240], large.Pix[large.PixOffset(100, y+100):][:240]
			if !bytes.Equal(a, b) {
				t.Fatalf("row %d differs", y)
			}
		}
	})
}

func TestAForgottenStampIsDrawnTheSameAgain(t *testing.T) {
	at := []Point{{20.25, 20.5}}
	first := canvas(40, 40)
	Dots(first, at, 3, blue)
	other := canvas(1, 1)
	for i := range cacheSize + 1 { // more than are kept
		Dots(other, []Point{{0, 0}}, .25, color.NRGBA{uint8(i), uint8(i >> 8), 7, 255})
	}
	again := canvas(40, 40)
	Dots(again, at, 3, blue)
	if !bytes.Equal(first.Pix, again.Pix) {
		t.Error("a dot looks different once it had been forgotten")
	}
	if got := color.NRGBA(first.RGBAAt(20, 20)); got != blue {
		t.Errorf("the middle of a dot is %v", got)
	}
	if got := color.NRGBA(first.RGBAAt(25, 20)); got != clay {
		t.Errorf("5 px beside a dot of 3 px it is %v", got)
	}
}

func TestEachTechniqueAndStateHasItsMark(t *testing.T) {
	var shapes []Shape
	for _, technique := range bodymap.Techniques() {
		shapes = append(shapes, ShapeOf(technique))
	}
	if !slices.Equal(shapes, []Shape{Dot, Circle, Triangle, Square, Diamond}) {
		t.Errorf("the techniques have the shapes %v", shapes)
	}
	for state, want := range map[bodymap.SiteState]State{
		bodymap.SitePlanned: Planned, bodymap.SiteDone: Done, bodymap.SiteSkipped: Skipped, bodymap.SiteAdded: Added,
	} {
		for _, technique := range bodymap.Techniques() {
			for _, numbing := range []bool{false, true} {
				s := bodymap.Site{State: state, Numbing: numbing, Syringe: bodymap.Syringe{Technique: technique}, Order: 4}
				if got := MarkOf(s); got != (Mark{Shape: ShapeOf(technique), State: want, Numbing: numbing}) {
					t.Errorf("%s, %s: %+v", technique, state, got)
				}
			}
		}
	}
}
