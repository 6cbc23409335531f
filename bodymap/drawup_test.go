package bodymap_test

import (
	"fmt"
	"strings"
	"testing"

	"ashi/bodymap"

	"pgregory.net/rapid"
)

// "3 mL at 0.1 mL is 30 punctures" is the sum of the draw-up sheet; 0.3/0.1 as fractions of two would give 2.
func TestPuncturesIn(t *testing.T) {
	for _, c := range []struct {
		volume, each float64
		want         int
	}{{3, .1, 30}, {.3, .1, 3}, {5, .02, 250}, {1, .3, 3}, {.05, .1, 0}, {3, 0, 0}, {0, .1, 0}, {-1, .1, 0}, {2.5, .001, 2500}} {
		if got := bodymap.PuncturesIn(c.volume, c.each); got != c.want {
			t.Errorf("%g mL at %g mL give %d punctures, want %d", c.volume, c.each, got, c.want)
		}
	}
}

func saidLoads(loads []bodymap.Load) string {
	var out []string
	for _, l := range loads {
		line := fmt.Sprintf("%s %s %dG×%g: %v, %d punctures of %g-%g, %g mL, %d syringes, spare %g, rest %g", l.Filling.Name, l.Technique,
			l.NeedleGauge, l.NeedleLengthMM, l.Numbers, l.Punctures, l.LeastML, l.MostML, l.NeedML, l.Syringes, l.SpareML, l.RestML)
		for _, p := range l.Parts {
			line += fmt.Sprintf("; %s %g mL %s", p.Product.Name, p.VolumeML, p.Lot.Number)
		}
		out = append(out, line)
	}
	return strings.Join(out, " | ")
}

func TestDrawUp(t *testing.T) {
	lido := drawn(product("lidocaine", 1, bodymap.Percent), 1.5)
	lido.Lot = bodymap.Lot{Number: "A17", Expires: "2027-06-30"}
	of := []bodymap.Filling{filling("mix", lido, drawn(saline, 1.5)), filling("small", drawn(saline, 1))}
	deep := site("mix", 2, .5, bodymap.SiteDone)
	deep.Syringe.Technique, deep.Syringe.NeedleLengthMM = bodymap.Deep, 13
	sites := []bodymap.Site{
		site("mix", 20, .1, bodymap.SitePlanned), deep, site("mix", 9, .1, bodymap.SiteSkipped),
		site("small", 5, .3, bodymap.SitePlanned), site("mix", 11, .1, bodymap.SitePlanned), site("", 3, .1, bodymap.SitePlanned),
	}
	want := "mix papule 30G×4: [1 5], 31 punctures of 0.1-0.1, 3.1 mL, 2 syringes, spare 2.9, rest 2.9; lidocaine sample 3 mL A17; Saline 3 mL  | " +
		"mix deep 30G×13: [2], 2 punctures of 0.5-0.5, 1 mL, 1 syringes, spare 2, rest 2; lidocaine sample 1.5 mL A17; Saline 1.5 mL  | " +
		"small papule 30G×4: [4], 5 punctures of 0.3-0.3, 1.5 mL, 2 syringes, spare 0.5, rest 0.4; Saline 2 mL  | " +
		" papule 30G×4: [6], 3 punctures of 0.1-0.1, 0.3 mL, 0 syringes, spare 0, rest 0"
	if got := saidLoads(bodymap.DrawUp(plan, sites, of)); got != want {
		t.Errorf("to draw up:\n%s, want\n%s", got, want)
	}
	if got := bodymap.DrawUp(plan, nil, of); got != nil {
		t.Errorf("an empty plan needs %v", got)
	}
}

// However the sites come, the syringes hold what is needed, with less than one puncture wasted in each but the last.
func TestSyringesHoldWhatIsNeeded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		full := float64(rapid.IntRange(1, 5000).Draw(t, "full µL")) / 1000
		var sites []bodymap.Site
		most := 0.0
		for range rapid.IntRange(1, 8).Draw(t, "sites") {
			ml := float64(rapid.IntRange(1, 1500).Draw(t, "µL")) / 1000
			most = max(most, ml)
			sites = append(sites, site("f", rapid.IntRange(1, 60).Draw(t, "punctures"), ml, bodymap.SitePlanned))
		}
		l := bodymap.DrawUp(plan, sites, []bodymap.Filling{filling("f", drawn(saline, full))})[0]
		const dust = 1e-9
		if l.SpareML < -dust || l.RestML < -dust || l.RestML > l.SpareML+dust || l.RestML >= full+dust {
			t.Fatalf("%g mL of %d syringes of %g mL leave %g mL, %g in the last", l.NeedML, l.Syringes, full, l.SpareML, l.RestML)
		}
		if wasted := l.SpareML - l.RestML; wasted > float64(l.Syringes)*most+dust {
			t.Fatalf("%g mL are wasted in %d syringes", wasted, l.Syringes)
		}
		if most <= full && l.Syringes > 1 && l.SpareML-l.RestML >= float64(l.Syringes-1)*most+dust {
			t.Fatalf("a syringe was put away with a puncture in it: %+v", l)
		}
	})
}
