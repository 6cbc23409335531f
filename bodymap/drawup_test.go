package bodymap_test

import (
	"fmt"
	"math"
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

func saidTasks(tasks []bodymap.Task) string {
	var out []string
	for _, t := range tasks {
		out = append(out, fmt.Sprintf("%s %dG×%g %v: %d of %g-%g, %g mL", t.Technique, t.NeedleGauge, t.NeedleLengthMM, t.Numbers, t.Punctures, t.LeastML, t.MostML, t.NeedML))
	}
	return strings.Join(out, ", ")
}

func saidLoads(loads []bodymap.Load) string {
	var out []string
	for _, l := range loads {
		line := fmt.Sprintf("%s (%s) %v: %d punctures, %g mL, %d syringes, spare %g, rest %g", l.Filling.Name, saidTasks(l.Tasks), l.Numbers, l.Punctures,
			l.NeedML, l.Syringes, l.SpareML, l.RestML)
		for _, p := range l.Parts {
			line += fmt.Sprintf("; %s %g mL %s", p.Product.Name, p.VolumeML, p.Lot.Number)
		}
		for _, c := range l.Charges {
			line += fmt.Sprintf("\n  %d-%d %s, spare %g", c.First, c.Last, saidTasks(c.Tasks), c.SpareML)
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// One filling goes through two needles: the syringe stays, the needle is changed, and once only.
func TestDrawUp(t *testing.T) {
	lido := drawn(product("lidocaine", 1, bodymap.Percent), 1.5)
	lido.Lot = bodymap.Lot{Number: "A17", Expires: "2027-06-30"}
	of := []bodymap.Filling{filling("mix", lido, drawn(saline, 1.5)), filling("small", drawn(saline, 1))}
	deep := site("mix", 2, .5, bodymap.SiteDone)
	deep.Syringe.Technique, deep.Syringe.NeedleLengthMM = bodymap.Deep, 13
	sites := []bodymap.Site{
		site("mix", 15, .1, bodymap.SitePlanned), deep, site("mix", 9, .1, bodymap.SiteSkipped),
		site("small", 5, .3, bodymap.SitePlanned), site("mix", 5, .1, bodymap.SitePlanned), site("", 3, .1, bodymap.SitePlanned),
	}
	want := `mix (papule 30G×4 [1 5]: 20 of 0.1-0.1, 2 mL, deep 30G×13 [2]: 2 of 0.5-0.5, 1 mL) [1 2 5]: 22 punctures, 3 mL, 1 syringes, spare 0, rest 0; lidocaine sample 1.5 mL A17; Saline 1.5 mL 
  1-1 papule 30G×4 [1 5]: 20 of 0.1-0.1, 2 mL, deep 30G×13 [2]: 2 of 0.5-0.5, 1 mL, spare 0
small (papule 30G×4 [4]: 5 of 0.3-0.3, 1.5 mL) [4]: 5 punctures, 1.5 mL, 2 syringes, spare 0.5, rest 0.4; Saline 2 mL 
  1-1 papule 30G×4 [4]: 3 of 0.3-0.3, 0.9 mL, spare 0.1
  2-2 papule 30G×4 [4]: 2 of 0.3-0.3, 0.6 mL, spare 0.4
 (papule 30G×4 [6]: 3 of 0.1-0.1, 0.3 mL) [6]: 3 punctures, 0.3 mL, 0 syringes, spare 0, rest 0`
	if got := saidLoads(bodymap.DrawUp(plan, sites, of)); got != want {
		t.Errorf("to draw up:\n%s, want\n%s", got, want)
	}
	if got := bodymap.DrawUp(plan, nil, of); got != nil {
		t.Errorf("an empty plan needs %v", got)
	}
}

// Of many syringes those that are used alike are told together: 100 punctures of 0.1 mL out of 3 mL.
func TestSyringesThatAreAlikeAreToldTogether(t *testing.T) {
	of := []bodymap.Filling{filling("f", drawn(saline, 3))}
	sites := []bodymap.Site{site("f", 100, .1, bodymap.SitePlanned), site("f", 5, .4, bodymap.SitePlanned)}
	want := `f (papule 30G×4 [1 2]: 105 of 0.1-0.4, 12 mL) [1 2]: 105 punctures, 12 mL, 4 syringes, spare 0, rest 0; Saline 12 mL 
  1-3 papule 30G×4 [1]: 30 of 0.1-0.1, 3 mL, spare 0
  4-4 papule 30G×4 [1 2]: 15 of 0.1-0.4, 3 mL, spare 0`
	if got := saidLoads(bodymap.DrawUp(plan, sites, of)); got != want {
		t.Errorf("to draw up:\n%s, want\n%s", got, want)
	}
}

// A puncture that takes more than a syringe holds is told; the syringes are then counted by their volume.
func TestASyringeThatIsTooSmallIsTold(t *testing.T) {
	l := bodymap.DrawUp(plan, []bodymap.Site{site("f", 3, 1.5, bodymap.SitePlanned)}, []bodymap.Filling{filling("f", drawn(saline, 1))})[0]
	if !l.TooSmall || l.Syringes != 5 || l.Charges != nil || l.SpareML != .5 || l.Parts[0].VolumeML != 5 {
		t.Errorf("3 punctures of 1.5 mL out of 1 mL: %+v", l)
	}
}

// However the sites come, the syringes hold what is needed, with less than one puncture wasted in each but the last; every
// puncture is in one of them, and what is left in the last is what is said to be left while marking.
func TestSyringesHoldWhatIsNeeded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		full := float64(rapid.IntRange(1000, 5000).Draw(t, "full µL")) / 1000
		var sites []bodymap.Site
		most := 0.0
		for range rapid.IntRange(1, 8).Draw(t, "sites") {
			ml := float64(rapid.IntRange(1, 1000).Draw(t, "µL")) / 1000
			most = max(most, ml)
			s := site("f", rapid.IntRange(1, 60).Draw(t, "punctures"), ml, bodymap.SitePlanned)
			s.Syringe.NeedleLengthMM = rapid.SampledFrom([]float64{4, 13}).Draw(t, "needle")
			sites = append(sites, s)
		}
		f := filling("f", drawn(saline, full))
		l := bodymap.DrawUp(plan, sites, []bodymap.Filling{f})[0]
		const dust = 1e-9
		if l.RestML < 0 || l.RestML > l.SpareML+dust || l.RestML >= full {
			t.Fatalf("%g mL of %d syringes of %g mL leave %g mL, %g in the last", l.NeedML, l.Syringes, full, l.SpareML, l.RestML)
		}
		if l.Syringes > 1 && l.SpareML-l.RestML >= float64(l.Syringes-1)*most+dust {
			t.Fatalf("a syringe was put away with a puncture in it: %+v", l)
		}
		checkCharges(t, l)
		each := float64(rapid.IntRange(1, 1000).Draw(t, "next µL")) / 1000
		left, syringe, known := bodymap.PuncturesLeft(f, each, plan, sites)
		if !known || syringe != l.Syringes || left != bodymap.PuncturesIn(l.RestML, each) {
			t.Fatalf("%d punctures of %g mL are left in syringe %d, of %+v", left, each, syringe, l)
		}
	})
}

// checkCharges tells whether the syringes of a load, one by one, come to what it says of all of them, each needle begun once.
func checkCharges(t *rapid.T, l bodymap.Load) {
	punctures, spare, next, tasks := 0, 0.0, 1, 0
	for _, c := range l.Charges {
		if c.First != next || c.Last < c.First {
			t.Fatalf("syringes %d to %d come after %d: %+v", c.First, c.Last, next-1, l)
		}
		n := c.Last - c.First + 1
		next += n
		spare += float64(n) * c.SpareML
		for _, task := range c.Tasks {
			punctures += n * task.Punctures
		}
		tasks += len(c.Tasks) - 1
	}
	if next != l.Syringes+1 || punctures != l.Punctures || math.Abs(spare-l.SpareML) > 1e-9 || tasks >= len(l.Tasks) {
		t.Fatalf("%d syringes, %d punctures, %g mL spare and %d changes of the needle: %+v", next-1, punctures, spare, tasks, l)
	}
}
