package atlas

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/internal/frugal"
)

func anyPlace(t *rapid.T) Place {
	m := Get().Body(Male).Mesh(Anatomical)
	return m.Place(onTriangle(t, m))
}

func TestPlaceText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlace(t)
		text, err := p.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var q, r Place
		if err := q.UnmarshalText(text); err != nil {
			t.Fatal(err)
		}
		if err := Get().Valid(q); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		for k := range p.W {
			if math.Abs(p.W[k]-q.W[k]) > 2e-6 {
				t.Errorf("%v was rounded to %v", p, q)
			}
		}
		again, err := q.MarshalText()
		if err != nil || string(again) != string(text) {
			t.Errorf("%s was written again as %s (%v)", text, again, err)
		}
		if err := r.UnmarshalText(again); err != nil || r != q {
			t.Errorf("%v came back as %v (%v)", q, r, err)
		}
	})
}

func TestPlaceTextIsExact(t *testing.T) {
	p := Place{[3]uint16{7, 65535, 0}, [3]float64{1. / 3, 1. / 3, 1. / 3}}
	text, err := p.MarshalText()
	if err != nil || string(text) != "7 65535 0 0.333334 0.333333 0.333333" {
		t.Errorf("%s, %v", text, err)
	}
}

func TestSharesThatAreNoneAreNotWritten(t *testing.T) {
	nan := math.NaN()
	for _, w := range [][3]float64{{}, {.5, .6, -.1}, {.5, .5, .5}, {nan, 1, 0}, {math.Inf(1), 0, 0}, {1.1, -.1, 0}} {
		if text, err := (Place{W: w}).MarshalText(); !errors.Is(err, errPlace) {
			t.Errorf("%v was written as %s (%v)", w, text, err)
		}
		v := Get().Body(Male).topo.corners(0)
		if Get().Valid(Place{v, w}) == nil {
			t.Errorf("%v is valid", w)
		}
	}
}

func TestMalformedPlacesAreRefused(t *testing.T) {
	for _, text := range []string{
		"", "1", "1 2 3", "1 2 3 1.000000 0.000000", "1 2 3 1 0 0", "1 2 3 1.0 0.0 0.0",
		"1 2 3 0.500000 0.500000 0.500000", "1 2 3 -0.500000 0.500000 1.000000", "-1 2 3 1.000000 0.000000 0.000000",
		"1 2 65536 1.000000 0.000000 0.000000", "1 2 3 1.000000 0.000000 0.000000 ", " 1 2 3 1.000000 0.000000 0.000000",
		"1  2 3 1.000000 0.000000 0.000000", "01 2 3 1.000000 0.000000 0.000000", "1 2 3 1.000000 0.000000 0.000000 4",
		"1 2 3 NaN 0.000000 0.000000", "1 2 3 1.0000000 0.000000 0.000000", "1 2 3 .999999 0.000001 0.000000",
		"1 2 3 1.000000 0.+00000 0.000000", "1 2 3 1.000000 0.000000 0.000000\n",
	} {
		p := Place{V: [3]uint16{9, 9, 9}}
		if err := p.UnmarshalText([]byte(text)); !errors.Is(err, errPlace) {
			t.Errorf("%q: %v", text, err)
		}
		if p.V != [3]uint16{9, 9, 9} {
			t.Errorf("%q was refused, but changed the place", text)
		}
	}
}

func FuzzPlaceText(f *testing.F) {
	f.Add("12 13 14 0.250000 0.250000 0.500000")
	f.Add("0 0 0 1.000000 0.000000 0.000000")
	f.Fuzz(func(t *testing.T, text string) {
		defer frugal.Check(t)()
		var p Place
		if p.UnmarshalText([]byte(text)) != nil {
			return
		}
		again, err := p.MarshalText()
		if err != nil || string(again) != text {
			t.Errorf("%q was read as %v and written as %q (%v)", text, p, again, err)
		}
	})
}

func TestMirroringPlaces(t *testing.T) {
	a := Get()
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlace(t)
		q := a.Mirror(p)
		if err := a.Valid(q); err != nil {
			t.Fatal(err)
		}
		if a.Mirror(q) != p {
			t.Errorf("%v mirrored twice is %v", p, a.Mirror(q))
		}
		for _, f := range []Figure{Male, Female} {
			b := a.Body(f)
			at, other := b.At(p, Anatomical), b.At(q, Anatomical)
			other[0] = -other[0]
			if at.Sub(other).Len() > 1e-9 {
				t.Errorf("%s: %v, mirrored %v", f, at, other)
			}
			if b.Part(q) != b.Part(p).Mirror() {
				t.Errorf("%s: part %d, mirrored %d", f, b.Part(p), b.Part(q))
			}
		}
	})
}
