package bodymap_test

import (
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func TestOwnPoints(t *testing.T) {
	c, p, d := newChart(t)
	gluteus := must(p.SaveOwnPoint(bodymap.OwnPoint{Name: " My gluteus point ", Place: spot(5), Side: atlas.Left}))(t)
	if gluteus.ID == "" || gluteus.Name != "My gluteus point" || gluteus.AtlasVersion != atlas.Version {
		t.Errorf("kept as %+v", gluteus)
	}
	named := func(name string) bodymap.OwnPoint {
		return bodymap.OwnPoint{Name: name, Place: spot(6), Side: atlas.Left}
	}
	save := func(o bodymap.OwnPoint) func() error {
		return func() error { _, err := p.SaveOwnPoint(o); return err }
	}
	for name, c2 := range map[string]struct {
		point bodymap.OwnPoint
		field string
	}{
		"no name":      {named(""), "Name"},
		"a taken name": {named("my GLUTEUS point"), "Name"},
		"a long name":  {named(strings.Repeat("x", 101)), "Name"},
		"two lines":    {named("a\nb"), "Name"},
		"nowhere":      {bodymap.OwnPoint{Name: "x", Side: atlas.Left}, "Place"},
		"no side":      {bodymap.OwnPoint{Name: "x", Place: spot(1), Side: "up"}, "Side"},
	} {
		if bad := unchanged(t, c, d, name, bodymap.Invalid, save(c2.point)); bad.Field != c2.field {
			t.Errorf("%s is refused at %q", name, bad.Field)
		}
	}
	lost := gluteus
	lost.ID = "x"
	unchanged(t, c, d, "one that is gone", bodymap.NotFound, save(lost))
	unchanged(t, c, d, "removing one that is gone", bodymap.NotFound, func() error { return p.RemoveOwnPoint("x") })
	before := len(must(d.Log(100))(t))
	must(p.SaveOwnPoint(gluteus))(t)
	if len(must(d.Log(100))(t)) != before {
		t.Error("the same point makes a step")
	}
	moved := gluteus
	moved.Name, moved.Place = "Piriformis", spot(8)
	must(p.SaveOwnPoint(moved))(t)
	check(t, p.RemoveOwnPoint(gluteus.ID))
	for _, want := range []bodymap.OwnPoint{moved, gluteus} {
		must(p.Undo())(t)
		if got := must(p.OwnPoints())(t); len(got) != 1 || got[0] != want {
			t.Errorf("the points are %+v, not %+v", got, want)
		}
	}
	must(p.Undo())(t)
	if got := must(p.OwnPoints())(t); len(got) != 0 {
		t.Errorf("%d points are left", len(got))
	}
}
