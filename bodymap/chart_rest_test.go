package bodymap_test

import (
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// session makes a session of the patient at some days before now, recorded or not, with these marks.
func session(t *testing.T, p *bodymap.Practice, patient bodymap.PatientID, daysAgo int, record bool, targets ...bodymap.Target) *bodymap.Chart {
	t.Helper()
	c := must(p.NewSession(patient))(t)
	check(t, c.SetHeader(func(s *bodymap.Session) { s.At = now.AddDate(0, 0, -daysAgo) }))
	must(c.MarkMany(targets))(t)
	if record {
		check(t, c.Record())
	}
	return c
}

// codes lists sites by name, Ashi ones as "ashi".
func codes(sites []bodymap.Site) (out []string) {
	for _, s := range sites {
		name := "ashi"
		if s.Code != "" {
			name = string(s.Code) + " " + string(s.Side)
		}
		out = append(out, name)
	}
	return out
}

func TestRestedPlacesAreProposed(t *testing.T) {
	p, d, patient := newPractice(t)
	bl, st, li := named(body(), "BL23", atlas.Left), named(body(), "ST36", atlas.Left), named(body(), "LI10", atlas.Left)
	gb, other := named(body(), "GB34", atlas.Left), named(body(), "ST36", atlas.Right)
	beside := func(t bodymap.Target, cm float64) bodymap.Target {
		return bodymap.Target{Place: body().Walk(t.Place, atlas.Vec{0, 1, 0}, cm), Side: t.Side}
	}
	session(t, p, patient.ID, 60, true, bl, st, li, gb)
	session(t, p, patient.ID, 30, true, bl, beside(li, 3))
	planned := session(t, p, patient.ID, 20, false, other) // never done
	skipped := session(t, p, patient.ID, 10, true, named(body(), "LI4", atlas.Left), beside(st, .7))
	check(t, skipped.SetState(bodymap.SiteSkipped, skipped.Sites()[0].ID))
	if planned.Open() {
		t.Fatal("the plan is still open")
	}
	c := must(p.NewSession(patient.ID))(t)
	before := len(must(d.Log(1000))(t))
	for days, want := range map[int][]string{
		0:  {"LI10 left", "GB34 left", "BL23 left", "ashi", "ashi"},
		10: {"LI10 left", "GB34 left", "BL23 left", "ashi", "ashi"},
		11: {"LI10 left", "GB34 left", "BL23 left", "ashi"},
		31: {"LI10 left", "GB34 left"}, // ST36 was injected beside since
		61: nil,
	} {
		if got := codes(must(c.Rested(days))(t)); len(got) != len(want) {
			t.Errorf("rested for %d days: %q, not %q", days, got, want)
		} else {
			for i := range got {
				if got[i] != want[i] {
					t.Errorf("rested for %d days: %q, not %q", days, got, want)
					break
				}
			}
		}
	}
	if len(must(d.Log(1000))(t)) != before {
		t.Error("proposing wrote something")
	}
	must(c.MarkMany([]bodymap.Target{gb, beside(li, .5)}))(t)
	rest := must(c.Rested(31))(t)
	if len(rest) != 0 {
		t.Errorf("proposed is %q beside what is marked already", codes(rest))
	}
	marked := must(c.MarkSites(must(c.Rested(25))(t), bodymap.ProposeSites))(t)
	if len(marked) != 2 || marked[0].Code != "BL23" || marked[0].State != bodymap.SitePlanned || marked[0].Order != 3 || len(c.Sites()) != 4 {
		t.Errorf("marked are %+v", marked)
	}
	if verb := must(p.Undo())(t); verb != bodymap.ProposeSites || len(c.Sites()) != 2 {
		t.Errorf("undo of %q leaves %d sites", verb, len(c.Sites()))
	}
}

// A proposal is as it was injected last, and an area is one place of rest.
func TestProposalsAreAsInjectedLast(t *testing.T) {
	p, _, patient := newPractice(t)
	first := session(t, p, patient.ID, 40, true, named(body(), "BL23", atlas.Left))
	markArea(t, first, ring(body(), named(body(), "GB30", atlas.Left).Place, 2, 8), bodymap.AreaPlanFor(bodymap.Nappage))
	second := must(p.NewSession(patient.ID))(t)
	deep := bodymap.Presets()[4].Syringe
	check(t, second.SetHeader(func(s *bodymap.Session) { s.At = now.AddDate(0, 0, -20) }), second.SetSyringe(deep))
	must(second.Mark(named(body(), "BL23", atlas.Left).Place, "BL23", atlas.Left))(t)
	check(t, second.Record())
	check(t, second.Change(ids(second.Sites()), func(s *bodymap.Site) { s.Reaction, s.Note = "r", "n" }, bodymap.EditSite))
	c := must(p.NewSession(patient.ID))(t)
	got := must(c.Rested(15))(t)
	if len(got) != 2 || got[0].Spread == nil || got[1].Syringe != deep || got[1].Note+got[1].Reaction != "" {
		t.Fatalf("proposed are %+v", got)
	}
	c = session(t, p, patient.ID, 0, false, bodymap.Target{Place: got[0].Spread.Spots[3], Side: atlas.Left})
	if got := must(c.Rested(15))(t); len(got) != 1 || got[0].Code != "BL23" {
		t.Errorf("beside a mark inside the area %q are proposed", codes(got))
	}
}
