package bodymap_test

import (
	"slices"
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func pain(outline []atlas.Place) bodymap.Pain {
	return bodymap.Pain{Outline: outline, Before: 7, After: bodymap.NotAsked, Qualities: []bodymap.Quality{bodymap.Stiff, bodymap.Aching}, Note: " worse at night "}
}

func TestPainIsDrawn(t *testing.T) {
	c, _, d := newChart(t)
	first := must(c.PutPain(pain(back(4))))(t)
	if first.ID == "" || first.Session != c.Session().ID || first.Note != "worse at night" || first.AtlasVersion != atlas.Version ||
		!slices.Equal(first.Qualities, []bodymap.Quality{bodymap.Aching, bodymap.Stiff}) {
		t.Errorf("kept as %+v", first)
	}
	patch, err := body().Patch(first.Outline)
	if err != nil || !patch.Contains(first.Place) {
		t.Errorf("its place does not lie inside; %v", err)
	}
	before := len(must(d.Log(100))(t))
	must(c.PutPain(first))(t)
	if len(must(d.Log(100))(t)) != before {
		t.Error("the same pain makes a step")
	}
	wider := first
	wider.Outline, wider.Before, wider.After = back(6), 0, 10
	if now := must(c.PutPain(wider))(t); now.Place == first.Place || now.ID != first.ID || len(c.Pains()) != 1 {
		t.Errorf("drawn anew as %+v", now)
	}
	wider.ID = "x"
	unchanged(t, c, d, "one that is gone", bodymap.NotFound, func() error { _, err := c.PutPain(wider); return err })
	unchanged(t, c, d, "removing one that is gone", bodymap.NotFound, func() error { return c.RemovePain("x") })
}

func TestPainIsRatedAndTakenBack(t *testing.T) {
	c, p, d := newChart(t)
	first := must(c.PutPain(pain(back(4))))(t)
	must(c.PutPain(pain(ring(body(), named(body(), "ST36", atlas.Left).Place, 3, 9))))(t)
	if _, both := first.Difference(); both {
		t.Error("a difference without a score afterwards")
	}
	better := first
	better.After = 2
	if by, ok := must(c.PutPain(better))(t).Difference(); by != -5 || !ok {
		t.Errorf("from 7 to 2 it went by %d", by)
	}
	again := must(p.OpenSession(c.Session().ID))(t)
	if got := again.Pains(); len(got) != 2 || got[0].ID != first.ID || got[0].After != 2 || got[0].Place != first.Place {
		t.Errorf("read back as %+v", got)
	}
	check(t, again.RemovePain(first.ID))
	if got := again.Pains(); len(got) != 1 {
		t.Errorf("%d pains are left", len(got))
	}
	for range 4 {
		must(p.Undo())(t)
	}
	if len(again.Pains()) != 0 || len(must(d.Pains(c.Session().ID))(t)) != 0 {
		t.Error("undo leaves pains")
	}
}

// A pain of which only the region is known lies at the place that it is given.
func TestPainOfARegion(t *testing.T) {
	c, p, d := newChart(t)
	place := named(body(), "BL23", atlas.Left).Place
	kept := must(c.PutPain(bodymap.Pain{Place: place, Outline: []atlas.Place{}, Before: 4, After: 1}))(t)
	if kept.Outline != nil || apart(kept.Place, place) > 1e-4 || kept.AtlasVersion != atlas.Version {
		t.Errorf("kept as %+v", kept)
	}
	if got := must(p.OpenSession(c.Session().ID))(t).Pains(); len(got) != 1 || got[0].Outline != nil || got[0].Place != kept.Place {
		t.Errorf("read back as %+v", got)
	}
	c = p.Chart()
	kept.Place = spot(3)
	if must(c.PutPain(kept))(t); c.Pains()[0].Place != kept.Place {
		t.Error("it cannot be put elsewhere")
	}
	unchanged(t, c, d, "nowhere", bodymap.Invalid, func() error { _, err := c.PutPain(bodymap.Pain{Before: 4}); return err })
}

func TestPainsThatCannotBeKept(t *testing.T) {
	c, _, d := newChart(t)
	around := back(3)
	for name, c2 := range map[string]struct {
		change func(*bodymap.Pain)
		field  string
	}{
		"11 before":       {func(p *bodymap.Pain) { p.Before = 11 }, "Before"},
		"-2 after":        {func(p *bodymap.Pain) { p.After = -2 }, "After"},
		"unknown quality": {func(p *bodymap.Pain) { p.Qualities = []bodymap.Quality{"green"} }, "Qualities"},
		"quality twice":   {func(p *bodymap.Pain) { p.Qualities = []bodymap.Quality{bodymap.Numb, bodymap.Numb} }, "Qualities"},
		"long note":       {func(p *bodymap.Pain) { p.Note = strings.Repeat("x", 4001) }, "Note"},
		"no place at all": {func(p *bodymap.Pain) { p.Outline = nil }, "Outline"},
		"two corners":     {func(p *bodymap.Pain) { p.Outline = around[:2] }, "Outline"},
		"crossing":        {func(p *bodymap.Pain) { p.Outline = []atlas.Place{around[0], around[6], around[3], around[9]} }, "Outline"},
		"off the body":    {func(p *bodymap.Pain) { p.Outline = append(slices.Clone(around), atlas.Place{}) }, "Place"},
	} {
		drawn := pain(around)
		c2.change(&drawn)
		if bad := unchanged(t, c, d, name, bodymap.Invalid, func() error { _, err := c.PutPain(drawn); return err }); bad.Field != c2.field {
			t.Errorf("%s is refused at %q: %v", name, bad.Field, bad)
		}
	}
	for _, q := range bodymap.Qualities() {
		if q.Text("fr") == string(q) || q.Text("en") == "" {
			t.Errorf("%q in French is %q", q, q.Text("fr"))
		}
	}
}
