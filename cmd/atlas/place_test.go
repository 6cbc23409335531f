package main

import (
	"io/fs"
	"math"
	"strings"
	"testing"

	"ashi/assets"
	"ashi/bodymap/atlas"
)

func bodyOnly(t *testing.T) *atlas.Atlas {
	t.Helper()
	files, err := fs.Sub(assets.Atlas, "atlas")
	if err != nil {
		t.Fatal(err)
	}
	a, err := atlas.New(files)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// The committed points are those of the tables. A tenth of a millimetre is left
// for processors that round differently.
func TestPointsFollowTheTables(t *testing.T) {
	a := bodyOnly(t)
	data, err := compilePoints(a)
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := atlas.DecodeMarks(data)
	if err != nil {
		t.Fatal(err)
	}
	was, err := assets.Atlas.ReadFile("atlas/points.bin")
	if err != nil {
		t.Fatal(err)
	}
	old, err := atlas.DecodeMarks(was)
	if err != nil {
		t.Fatal(err)
	}
	for f, figure := range figures {
		if len(old.Places[f]) != len(fresh.Places[f]) {
			t.Fatal("other points than in the tables: run make atlas")
		}
		b := a.Body(figure)
		for i, p := range fresh.Places[f] {
			d := b.At(p, atlas.Anatomical).Sub(b.At(old.Places[f][i], atlas.Anatomical)).Len()
			if d > .01 {
				t.Errorf("%s: place %d moved by %.2f cm: run make atlas", figure, i, d)
			}
		}
	}
}

func TestRulesThatCannotBeFollowedAreRefused(t *testing.T) {
	b := bodyOnly(t).Body(atlas.Male)
	for why, rules := range map[string][]rule{
		"nothing is called":  {{"a", "", "same", []string{"b"}}},
		"defined by itself":  {{"a", "", "same", []string{"b"}}, {"b", "", "same", []string{"a"}}},
		"there twice":        {{"a", "", "pick", []string{"F", "0", "100"}}, {"a", "", "pick", []string{"F", "0", "101"}}},
		"misses the skin":    {{"a", "", "pick", []string{"F", "90", "100"}}},
		"no such part":       {{"a", "", "pick", []string{"F", "0", "100", "tail"}}},
		"bad direction":      {{"a", "", "pick", []string{"Q", "0", "100"}}},
		"no such level":      {{"a", "", "front", []string{"chin+1", "0"}}},
		"no such vertebra":   {{"a", "", "back", []string{"X3", "0"}}},
		"invalid syntax":     {{"a", "", "front", []string{"umbilicus", "far"}}},
		"on the male figure": {{"a", "", "front", []string{"umbilicus", ""}}},
	} {
		p, err := newPlacer(b, nil, rules)
		if err == nil {
			_, err = p.find("a")
		}
		if err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("want %q, got %v", why, err)
		}
	}
}

func TestNumbersAreReadAsTheyAreWritten(t *testing.T) {
	b := bodyOnly(t).Body(atlas.Female)
	p, err := newPlacer(b, nil, []rule{{"navel", "", "front", []string{"umbilicus", "0"}}})
	if err != nil {
		t.Fatal(err)
	}
	navel, err := p.at("navel")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]float64{
		"12.5":          12.5,
		"navel":         navel[1],
		"navel-2":       navel[1] - 2,
		"navel+1.5ab":   navel[1] + 1.5*b.CunCM(atlas.LowerAbdomen),
		"front:13":      b.FrontHeight(13),
		"rib:4-1ch":     b.RibSpaceHeight(4) - b.CunCM(atlas.Chest),
		"spine:7.5+0.5": b.SpineHeight(7.5) + .5,
	} {
		got, err := p.coordinate(text, 1)
		if err != nil || math.Abs(got-want) > 1e-9 {
			t.Errorf("%s is %v (%v), want %v", text, got, err, want)
		}
	}
	for text, want := range map[string]float64{"C7": 0, "T1_inf": 1.5, "L5": 17, "S2": 19} {
		if got, err := vertebra(text); err != nil || got != want {
			t.Errorf("%s is %v (%v), want %v", text, got, err, want)
		}
	}
}
