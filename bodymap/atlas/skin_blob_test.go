package atlas_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

// named finds a point of the left side or the midline.
func named(t testing.TB, b *atlas.Body, code atlas.Code) atlas.Place {
	t.Helper()
	for _, n := range b.Named() {
		if n.Code == code && n.Side != atlas.Right {
			return n.Place
		}
	}
	t.Fatalf("there is no %s", code)
	return atlas.Place{}
}

// blob is an outline around a place: it walks from there in each direction.
func blob(b *atlas.Body, middle atlas.Place, corners int, cm func(angle float64) float64) []atlas.Place {
	n := b.Normal(middle, atlas.Anatomical)
	x := n.Cross(atlas.Vec{.3, .2, -.4}).Unit()
	y := n.Cross(x)
	var out []atlas.Place
	for i := range corners {
		a := 2 * math.Pi * float64(i) / float64(corners)
		out = append(out, b.Walk(middle, x.Mul(math.Cos(a)).Add(y.Mul(math.Sin(a))), cm(a)))
	}
	return out
}

func disc(cm float64) func(float64) float64 { return func(float64) float64 { return cm } }

// spots are where blobs are drawn: on the trunk, shoulder, breast, knee, face,
// scalp, hand, finger, heel and neck, with radii that fit there.
var spots = []struct {
	code atlas.Code
	most float64
}{
	{"GV4", 6},
	{"BL25", 6},
	{"CV12", 6},
	{"LI15", 5},
	{"GB21", 5},
	{"ST17", 5},
	{"ST35", 5},
	{"BL40", 5},
	{"GB30", 6},
	{"ST7", 2.5},
	{"GB14", 2},
	{"GV20", 5},
	{"LI4", 2},
	{"LI2", 1},
	{"PC8", 2},
	{"BL60", 3},
	{"GB20", 4},
	{"TE5", 4},
}

// outlined is a random outline.
type outlined struct {
	b       *atlas.Body
	code    atlas.Code
	radius  float64
	outline []atlas.Place
}

func drawOutline(t *rapid.T) outlined {
	b := drawBody(t)
	at := rapid.SampledFrom(spots).Draw(t, "where")
	middle := atlas.Place{}
	for _, n := range b.Named() {
		if n.Code == at.code && n.Side != atlas.Right {
			middle = n.Place
		}
	}
	r := at.most * rapid.Float64Range(.3, 1).Draw(t, "radius")
	wave := rapid.Float64Range(0, .3).Draw(t, "wave")
	one, two := rapid.Float64Range(0, 6).Draw(t, "one"), rapid.Float64Range(0, 6).Draw(t, "two")
	return outlined{b, at.code, r, blob(b, middle, rapid.IntRange(12, 50).Draw(t, "corners"), func(a float64) float64 {
		return r * (1 + wave*math.Sin(2*a+one) + .6*wave*math.Sin(3*a+two)) / (1 + 1.6*wave)
	})}
}

// patch makes the patch of a random outline.
func (o outlined) patch(t *rapid.T) *atlas.Patch {
	p, err := o.b.Patch(o.outline)
	if err != nil {
		t.Fatalf("%s %s, %.1f cm: %v", o.b.Figure(), o.code, o.radius, err)
	}
	return p
}

// written is a list of places as it is read back from the record.
func written(t interface{ Fatal(...any) }, list []atlas.Place) []atlas.Place {
	var out []atlas.Place
	for _, p := range list {
		text, err := p.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var q atlas.Place
		if err := q.UnmarshalText(text); err != nil {
			t.Fatal(err)
		}
		if err := atlas.Get().Valid(q); err != nil {
			t.Fatal(err)
		}
		out = append(out, q)
	}
	return out
}

// sameList tells that two lists are the same to the last digit, as they are and in the record.
func sameList(t *rapid.T, what string, got, want []atlas.Place) {
	if !slices.Equal(got, want) {
		t.Errorf("%s is not exactly the mirror image", what)
	}
	if !slices.Equal(written(t, got), got) {
		t.Errorf("%s is changed by the record", what)
	}
}
