package bodymap_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// product is one with a strength, 0: not stated.
func product(substance string, strength float64, unit bodymap.Unit) bodymap.Product {
	return bodymap.Product{Name: substance + " sample", Substance: substance, Strength: strength, Unit: unit}
}

// filling is a syringe of products by volume; its ID is its name.
func filling(id string, parts ...bodymap.Drawn) bodymap.Filling {
	return bodymap.Filling{ID: bodymap.EntryID(id), Name: id, Parts: parts}
}

func drawn(p bodymap.Product, ml float64) bodymap.Drawn {
	return bodymap.Drawn{Product: p, VolumeML: ml}
}

// saline holds no active substance.
var saline = bodymap.Product{Name: "Saline"}

// site is one with a filling, ml per puncture and a state.
func site(of string, punctures int, ml float64, state bodymap.SiteState) bodymap.Site {
	y := bodymap.DefaultSyringe()
	y.VolumeML, y.Filling = ml, bodymap.EntryID(of)
	return bodymap.Site{Syringe: y, Punctures: punctures, State: state}
}

var plan = bodymap.Session{State: bodymap.Planned}

// said is a dose in short: mg, mg per kg, mg per puncture, and the shares as "used of allowed level (source)".
func said(d bodymap.Doses) string {
	var out []string
	for _, o := range d.Of {
		line := fmt.Sprintf("%s %g mg, %.3g/kg, %g-%g each", o.Substance, o.MG, o.MGPerKG, o.LeastMG, o.MostMG)
		if o.IU > 0 {
			line = fmt.Sprintf("%s %g IU", o.Substance, o.IU)
		}
		for _, s := range o.Against {
			line += fmt.Sprintf("; %.1f%% of %g %s %s", s.Used*100, s.AllowedMG, s.Level, short(s.Limit.Source))
			if s.NeedsWeight {
				line += " needs weight"
			}
		}
		out = append(out, line)
	}
	for _, m := range d.Mixed {
		out = append(out, fmt.Sprintf("%s %.1f%% %s %s", strings.Join(m.Substances, "+"), m.Used*100, m.Level, short(m.Source))+missing(m.Missing))
	}
	for _, n := range d.NotStated {
		out = append(out, fmt.Sprintf("%s not stated in %g mL", n.Product.Substance, n.ML))
	}
	if d.UnfilledML > 0 {
		out = append(out, fmt.Sprintf("%g mL of unknown", d.UnfilledML))
	}
	return strings.Join(out, " | ")
}

func missing(substances []string) string {
	if len(substances) == 0 {
		return ""
	}
	return " without " + strings.Join(substances, "+")
}

// short is the first letter of a source: P of Poisoning & Drug Overdose, T of the Therapeutic Guidelines.
func short(source string) string { return source[:1] }

type doseCase struct {
	what   string
	sites  []bodymap.Site
	of     []bodymap.Filling
	weight float64
	want   string
	off    bool
	own    bool
}

// doseCases are sessions with what they give.
func doseCases() []doseCase {
	lido1, lido2, pro := product("lidocaine", 1, bodymap.Percent), product("lidocaine", 20, bodymap.MGPerML), product("procaine", 2, bodymap.Percent)
	withAdrenaline := lido1
	withAdrenaline.Ingredients = "sodium chloride, Epinephrine 1:200 000"
	adrenalineFree := lido1
	adrenalineFree.Ingredients = "without adrenaline, adrenaline-free"
	mepi := product("mepivacaine", 1, bodymap.Percent)
	calcitonin := product("calcitonin", 100, bodymap.IUPerML)
	return []doseCase{
		{
			what:  "the sample page",
			sites: []bodymap.Site{site("m", 34, .1, bodymap.SitePlanned)}, of: []bodymap.Filling{filling("m", drawn(lido1, 2.5), drawn(saline, 2.5))},
			want: "lidocaine 17 mg, 0/kg, 0.5-0.5 each; 5.7% of 300 below the limit P needs weight; 0.0% of 0 not compared T needs weight",
		},
		{
			what:  "with a weight the lower of both numbers holds",
			sites: []bodymap.Site{site("m", 34, .1, bodymap.SiteDone)}, of: []bodymap.Filling{filling("m", drawn(lido1, 2.5), drawn(saline, 2.5))}, weight: 60,
			want: "lidocaine 17 mg, 0.283/kg, 0.5-0.5 each; 6.3% of 270 below the limit P; 9.4% of 180 below the limit T",
		},
		{
			what:  "100 kg: 300 mg, not 450; 75 % is near, 100 % still is, over is over",
			sites: []bodymap.Site{site("l", 100, .15, bodymap.SitePlanned)}, of: []bodymap.Filling{filling("l", drawn(lido2, 5))}, weight: 100,
			want: "lidocaine 300 mg, 3/kg, 3-3 each; 100.0% of 300 near the limit P; 100.0% of 300 near the limit T",
		},
		{
			what: "a hair below three quarters", sites: []bodymap.Site{site("l", 1, 4.999, bodymap.SitePlanned), site("l", 1, 1, bodymap.SitePlanned)},
			of: []bodymap.Filling{filling("l", drawn(product("procaine", 75, bodymap.MGPerML), 10))}, weight: 60,
			want: "procaine 449.925 mg, 7.5/kg, 75-374.925 each; 75.0% of 600 below the limit P",
		},
		{
			what: "over", sites: []bodymap.Site{site("l", 1, 4, bodymap.SiteAdded), site("l", 1, 5, bodymap.SiteSkipped), site("", 2, .1, bodymap.SitePlanned)},
			of: []bodymap.Filling{filling("l", drawn(product("procaine", 200, bodymap.MGPerML), 10))}, weight: 70,
			want: "procaine 800 mg, 11.4/kg, 800-800 each; 133.3% of 600 over the limit P | 0.2 mL of unknown",
		},
		{
			what: "adrenaline has limits of its own", sites: []bodymap.Site{site("l", 5, 1, bodymap.SitePlanned), site("m", 5, 1, bodymap.SitePlanned)},
			of: []bodymap.Filling{filling("l", drawn(withAdrenaline, 5)), filling("m", drawn(adrenalineFree, 5))}, weight: 100,
			want: "lidocaine 100 mg, 1/kg, 10-10 each; 16.7% of 300 below the limit P; 10.0% of 500 below the limit P; 16.7% of 300 below the limit T; 7.1% of 700 below the limit T",
		},
		{
			what: "adrenaline by its other names", sites: []bodymap.Site{site("l", 5, 1, bodymap.SitePlanned)}, weight: 100, own: true,
			of:   []bodymap.Filling{filling("l", drawn(withAdrenaline, 5))},
			want: "lidocaine 50 mg, 0.5/kg, 10-10 each; 10.0% of 500 below the limit P; 7.1% of 700 below the limit T; 50.0% of 100 below the limit O",
		},
		{
			what: "mixed, as fractions of their own limits", sites: []bodymap.Site{site("a", 15, 1, bodymap.SitePlanned), site("b", 15, 1, bodymap.SitePlanned)},
			of: []bodymap.Filling{filling("a", drawn(lido1, 5)), filling("b", drawn(pro, 5))}, weight: 100,
			want: "lidocaine 150 mg, 1.5/kg, 10-10 each; 50.0% of 300 below the limit P; 50.0% of 300 below the limit T | procaine 300 mg, 3/kg, 20-20 each; 50.0% of 600 below the limit P | lidocaine+procaine 100.0% near the limit P",
		},
		{
			what: "mixed, one without a limit in a source", sites: []bodymap.Site{site("a", 15, 1, bodymap.SitePlanned)},
			of: []bodymap.Filling{filling("a", drawn(lido1, 1), drawn(pro, 1), drawn(mepi, 1))}, weight: 100,
			want: "lidocaine 50 mg, 0.5/kg, 3.333333-3.333333 each; 16.7% of 300 below the limit P; 16.7% of 300 below the limit T | procaine 100 mg, 1/kg, 6.666667-6.666667 each; 16.7% of 600 below the limit P | mepivacaine 50 mg, 0.5/kg, 3.333333-3.333333 each; 14.3% of 350 below the limit P; 10.0% of 500 below the limit T | lidocaine+procaine+mepivacaine 47.6% below the limit P | lidocaine+mepivacaine 26.7% below the limit T without procaine",
		},
		{
			what: "switched off", off: true, sites: []bodymap.Site{site("m", 1, 1, bodymap.SitePlanned)}, of: []bodymap.Filling{filling("m", drawn(lido1, 5))}, weight: 100,
			want: "lidocaine 10 mg, 0.1/kg, 10-10 each; 3.3% of 300 below the limit P",
		},
		{
			what: "units, micrograms and what is not stated", sites: []bodymap.Site{site("m", 3, 1, bodymap.SitePlanned)},
			of:   []bodymap.Filling{filling("m", drawn(calcitonin, 1), drawn(product("piroxicam", 0, bodymap.MGPerML), 1), drawn(product("cyanocobalamin", 500, bodymap.MicrogramPerML), 1))},
			want: "calcitonin 100 IU | cyanocobalamin 0.5 mg, 0/kg, 0.166667-0.166667 each | piroxicam not stated in 1 mL",
		},
		{
			what: "in another spelling", sites: []bodymap.Site{site("m", 1, 1, bodymap.SitePlanned), site("n", 1, 1, bodymap.SitePlanned)}, weight: 100,
			of:   []bodymap.Filling{filling("m", drawn(product("Procaïne ", 2, bodymap.Percent), 5)), filling("n", drawn(product("procaine", 2, bodymap.Percent), 5))},
			want: "procaïne 40 mg, 0.4/kg, 20-20 each; 6.7% of 600 below the limit P",
		},
		{
			what: "a filling that is gone", sites: []bodymap.Site{site("gone", 3, .1, bodymap.SitePlanned)}, want: "0.3 mL of unknown",
		},
	}
}

// The sample of the page in the design: lidocaine 1 % 2.5 mL + saline 2.5 mL, 3.4 mL given: lidocaine 17 mg.
// The limits are those of the two published tables: Poisoning & Drug Overdose, table of local anaesthetics (lidocaine 4.5 mg/kg
// or 300 mg, with a vasoconstrictor 7 mg/kg or 500 mg; procaine 10 or 600; mepivacaine 4.5 or 350), and Therapeutic Guidelines
// (Australia), table 1 (lidocaine 3 mg/kg, with adrenaline 7 mg/kg).
func TestDosesAgainstThePublishedTables(t *testing.T) {
	off := bodymap.ShippedLimits()
	for i := range off {
		off[i].Off = off[i].Source[0] == 'T'
	}
	for _, c := range doseCases() {
		all := bodymap.ShippedLimits()
		if c.off {
			all = off
		}
		if c.own {
			all = append(all, bodymap.Limit{Substance: "lidocaine", MaxMG: 50, Source: "Own"}, bodymap.Limit{Substance: "lidocaine", With: "adrénaline", MaxMG: 100, Source: "Own"})
		}
		if got := said(bodymap.DosesOf(plan, c.sites, c.of, all, c.weight)); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.what, got, c.want)
		}
	}
}

func TestPlannedSitesDoNotCountInARecord(t *testing.T) {
	f := filling("m", drawn(product("lidocaine", 1, bodymap.Percent), 5))
	sites := []bodymap.Site{site("m", 1, 1, bodymap.SitePlanned), site("m", 1, 2, bodymap.SiteDone)}
	for state, want := range map[bodymap.SessionState]float64{bodymap.Planned: 30, bodymap.Recorded: 20} {
		if got := bodymap.DosesOf(bodymap.Session{State: state}, sites, []bodymap.Filling{f}, nil, 0).Of[0].MG; got != want {
			t.Errorf("%s: %g mg, want %g", state, got, want)
		}
	}
}

func TestWhatIsOverAsksForAReason(t *testing.T) {
	lido, pro := filling("l", drawn(product("lidocaine", 2, bodymap.Percent), 10)), filling("p", drawn(product("procaine", 2, bodymap.Percent), 10))
	for want, ml := range map[string][2]float64{"": {3, 3}, "dose-mixed": {8, 16}, "dose:lidocaine dose-mixed": {16, 1}} {
		sites := []bodymap.Site{site("l", 1, ml[0], bodymap.SitePlanned), site("p", 1, ml[1], bodymap.SitePlanned)}
		d := bodymap.DosesOf(plan, sites, []bodymap.Filling{lido, pro}, bodymap.ShippedLimits(), 100)
		if got := strings.Join(d.Over(), " "); got != want {
			t.Errorf("%v mL: %q, want %q", ml, got, want)
		}
		if over := d.Level() == bodymap.DoseOver; over != (want != "") {
			t.Errorf("%v mL: the session is %s", ml, d.Level())
		}
	}
	if s, ok := bodymap.DoseRule("dose:lidocaine"); s != "lidocaine" || !ok {
		t.Error("the rule does not tell its substance")
	}
	if _, ok := bodymap.DoseRule("lung"); ok {
		t.Error("another rule is taken for one of doses")
	}
}

func TestDosesOfAChart(t *testing.T) {
	c, p, _ := newChart(t)
	f := filling("", drawn(product("lidocaine", 1, bodymap.Percent), 5))
	f.ID = bodymap.EntryID(bodymap.NewID())
	check(t, bodymap.KeepFilling(p, f))
	y := c.Session().Syringe
	y.Filling, y.VolumeML = f.ID, .2
	check(t, c.SetSyringe(y))
	target := named(body(), "ST36", atlas.Left)
	must(c.Mark(target.Place, target.Code, target.Side))(t)
	d := must(c.Doses())(t)
	if len(d.Of) != 1 || d.Of[0].MG != 2 || len(d.Of[0].Against) != 2 {
		t.Errorf("one puncture of 0.2 mL of 1 %% gives %s", said(d))
	}
	if loads := must(c.DrawUp())(t); len(loads) != 1 || loads[0].Syringes != 1 || loads[0].RestML != 4.8 {
		t.Errorf("to draw up: %+v", loads)
	}
}

// A session of 60 sites, four fillings of three products, each with two or more limits.
func BenchmarkDoses(b *testing.B) {
	var of []bodymap.Filling
	for i, s := range []string{"lidocaine", "procaine", "mepivacaine", "ropivacaine"} {
		of = append(of, filling(fmt.Sprint(i), drawn(product(s, 1, bodymap.Percent), 2), drawn(product("piroxicam", 20, bodymap.MGPerML), 1), drawn(saline, 2)))
	}
	var sites []bodymap.Site
	for i := range 60 {
		sites = append(sites, site(fmt.Sprint(i%4), 1+i%3, .1, bodymap.SitePlanned))
	}
	all := bodymap.ShippedLimits()
	for b.Loop() {
		d := bodymap.DosesOf(plan, sites, of, all, 70)
		loads := bodymap.DrawUp(plan, sites, of)
		if len(d.Of) != 5 || len(loads) != 4 || math.IsNaN(d.Of[0].MG) {
			b.Fatal(said(d))
		}
	}
}
