package bodymap_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// body is the figure of anna's sessions.
func body() *atlas.Body { return atlas.Get().Body(atlas.Female) }

// named is a named point as a target, on a body.
func named(b *atlas.Body, code atlas.Code, side atlas.Side) bodymap.Target {
	place, ok := b.PlaceOf(code, side)
	if !ok {
		panic("no point " + code)
	}
	return bodymap.Target{Place: place, Code: code, Side: side}
}

// ring goes round a place over the skin, at a distance in cm.
func ring(b *atlas.Body, middle atlas.Place, cm float64, corners int) (out []atlas.Place) {
	n := b.Normal(middle, atlas.Anatomical)
	u := n.Cross(atlas.Vec{.3, .5, .8}).Unit()
	v := n.Cross(u)
	for i := range corners {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(corners))
		out = append(out, b.Walk(middle, u.Mul(cos).Add(v.Mul(sin)), cm))
	}
	return out
}

// back is an outline on the back, about as many cm2 large as a circle of this radius.
func back(radiusCM float64) []atlas.Place {
	return ring(body(), named(body(), "BL23", atlas.Left).Place, radiusCM, 12)
}

// apart is how far two places of anna's body lie from each other in a straight line, in cm.
func apart(a, b atlas.Place) float64 {
	return body().At(a, atlas.Anatomical).Sub(body().At(b, atlas.Anatomical)).Len()
}

// newChart opens a plan for anna.
func newChart(t *testing.T) (*bodymap.Chart, *bodymap.Practice, *disk) {
	t.Helper()
	p, d, patient := newPractice(t)
	return must(p.NewSession(patient.ID))(t), p, d
}

// state is all that a chart and the shelf hold, and how many commands were ever written.
type state struct {
	session   bodymap.Session
	sites     []bodymap.Site
	pains     []bodymap.Pain
	protocols []bodymap.Protocol
	points    []bodymap.OwnPoint
	commands  int
}

func stateOf(t *testing.T, c *bodymap.Chart, d *disk) state {
	t.Helper()
	return state{
		c.Session(), c.Sites(), c.Pains(), must(d.Protocols())(t), must(d.OwnPoints())(t), len(must(d.Log(10000))(t)),
	}
}

// unchanged checks that something was refused in whole sentences of both languages and left all as it was.
func unchanged(t *testing.T, c *bodymap.Chart, d *disk, what string, kind bodymap.Kind, do func() error) bodymap.Error {
	t.Helper()
	before := stateOf(t, c, d)
	err := do()
	after := stateOf(t, c, d)
	if bodymap.KindOf(err) != kind || err == nil {
		t.Errorf("%s: error of kind %q wanted, got %v", what, kind, err)
		return bodymap.Error{}
	}
	if before.commands != after.commands || before.session != after.session || !slices.EqualFunc(before.sites, after.sites, bodymap.Site.Equal) {
		t.Errorf("%s was refused but changed something", what)
	}
	en, fr := bodymap.Sentence(err, "en"), bodymap.Sentence(err, "fr")
	for _, s := range []string{en, fr} {
		if !strings.HasSuffix(s, ".") || strings.Contains(s, "%!") {
			t.Errorf("%s says %q", what, s)
		}
	}
	if en == fr {
		t.Errorf("%s: %q is not said in French", what, en)
	}
	var one *bodymap.Error
	if !errors.As(err, &one) {
		t.Fatalf("%s says nothing to people: %v", what, err)
	}
	return *one
}

// markArea and markLine mark on one side.
func markArea(t testing.TB, c *bodymap.Chart, outline []atlas.Place, p bodymap.AreaPlan) bodymap.Site {
	t.Helper()
	sites, err := c.MarkArea(outline, p, false)
	if err != nil || len(sites) != 1 {
		t.Fatal(len(sites), err)
	}
	return sites[0]
}

func markLine(t testing.TB, c *bodymap.Chart, path []atlas.Place, n int) bodymap.Site {
	t.Helper()
	sites, err := c.MarkLine(path, n, false)
	if err != nil || len(sites) != 1 {
		t.Fatal(len(sites), err)
	}
	return sites[0]
}
