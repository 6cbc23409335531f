package bodymap_test

import (
	"context"
	"database/sql"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sqlite"
)

// treat makes a recorded session of anna's at some days before now, with an area, named points and an Ashi one.
func treat(t *testing.T, p *bodymap.Practice, patient bodymap.PatientID, daysAgo int) (bodymap.Session, []bodymap.Site) {
	t.Helper()
	c := must(p.NewSession(patient))(t)
	check(t, c.SetHeader(func(s *bodymap.Session) { s.At = now.AddDate(0, 0, -daysAgo) }))
	targets := []bodymap.Target{
		named(body(), "BL23", atlas.Left), named(body(), "BL23", atlas.Right), named(body(), "ST36", atlas.Left),
		{Place: body().Walk(named(body(), "BL25", atlas.Left).Place, atlas.Vec{1, 0, 0}, 2), Side: atlas.Left},
	}
	sites := must(c.MarkMany(targets))(t)
	markArea(t, c, ring(body(), named(body(), "GB30", atlas.Right).Place, 2, 8), bodymap.AreaPlan{SpacingMM: 8, Pattern: bodymap.Grid})
	check(t, c.Record(), c.SetState(bodymap.SiteSkipped, sites[2].ID))
	check(t, c.Change(ids(sites[:1]), func(s *bodymap.Site) { s.Note, s.Reaction, s.Numbing = "n", "r", true }, bodymap.EditSite))
	return c.Session(), c.Sites()
}

func TestLastSessionIsCopied(t *testing.T) {
	p, d, patient := newPractice(t)
	from, old := treat(t, p, patient.ID, 7)
	c := must(p.NewSession(patient.ID))(t)
	before := len(must(d.Log(1000))(t))
	seen := must(c.Copied(bodymap.CopyPlan{From: from.ID}))(t)
	if len(must(d.Log(1000))(t)) != before || len(c.Sites()) != 0 {
		t.Error("looking changed something")
	}
	sites := must(c.Copy(bodymap.CopyPlan{From: from.ID}))(t)
	old = slices.Delete(slices.Clone(old), 2, 3) // skipped
	if len(sites) != len(old) || len(seen) != len(old) || !slices.EqualFunc(sites, c.Sites(), bodymap.Site.Equal) {
		t.Fatalf("%d sites came of %d", len(sites), len(old))
	}
	for i, s := range sites {
		o := old[i]
		if s.ID == o.ID {
			t.Error("a copy has the ID of its model")
		}
		o.ID, o.Session, o.Order, o.State, o.Note, o.Reaction = s.ID, c.Session().ID, i+1, bodymap.SitePlanned, "", ""
		if !s.Equal(o) {
			t.Errorf("%+v is not %+v", s, o)
		}
	}
	if verb := must(p.Undo())(t); verb != bodymap.CopySites || len(c.Sites()) != 0 {
		t.Errorf("undo of %q leaves %d sites", verb, len(c.Sites()))
	}
}

func TestACopyLeavesAloneWhatIsThere(t *testing.T) {
	p, d, patient := newPractice(t)
	from, old := treat(t, p, patient.ID, 7)
	c := session(t, p, patient.ID, 0, false, named(body(), "BL23", atlas.Left))
	if rest := must(c.Copy(bodymap.CopyPlan{From: from.ID}))(t); len(rest) != len(old)-2 { // one was skipped
		t.Errorf("%d sites came beside one that is there", len(rest))
	}
	unchanged(t, c, d, "once more", bodymap.Invalid, func() error { _, err := c.Copy(bodymap.CopyPlan{From: from.ID}); return err })
}

func TestSomeRegionsAreCopied(t *testing.T) {
	p, d, patient := newPractice(t)
	from, old := treat(t, p, patient.ID, 7)
	c := must(p.NewSession(patient.ID))(t)
	regions := bodymap.RegionsOf(body(), old)
	total, seen := 0, map[bodymap.RegionSide]bool{}
	for _, r := range regions {
		total += r.Sites
		if seen[r.RegionSide] || r.In("fr") == r.In("en") || r.Side == atlas.Left && !strings.HasSuffix(r.In("en"), ", left") {
			t.Errorf("%+v is called %q, in French %q", r, r.In("en"), r.In("fr"))
		}
		seen[r.RegionSide] = true
	}
	if region, side := body().RegionOf(old[0].Place); total != len(old) || len(regions) < 3 || regions[0].ID != region.ID || regions[0].Side != side {
		t.Fatalf("%d sites in %+v", total, regions)
	}
	for _, r := range regions {
		sites, err := c.Copied(bodymap.CopyPlan{From: from.ID, Regions: []bodymap.RegionSide{r.RegionSide}})
		skipped := 0
		if id, side := body().RegionOf(old[2].Place); id.ID == r.ID && side == r.Side {
			skipped = 1
		}
		if len(sites) != r.Sites-skipped || (err != nil) != (len(sites) == 0) {
			t.Errorf("%d sites come from %s with %d; %v", len(sites), r.In("en"), r.Sites, err)
		}
	}
	unchanged(t, c, d, "a region without sites", bodymap.Invalid, func() error {
		_, err := c.Copy(bodymap.CopyPlan{From: from.ID, Regions: []bodymap.RegionSide{{ID: "none"}}})
		return err
	})
}

// The copied sites keep the asked distance from where they were, and lie farther from all that was injected than most
// ways would bring them.
func TestCopiesKeepAwayFromTheLastPunctures(t *testing.T) {
	p, _, patient := newPractice(t)
	from, old := treat(t, p, patient.ID, 7)
	old = slices.Delete(slices.Clone(old), 2, 3)
	c := must(p.NewSession(patient.ID))(t)
	sites := must(c.Copied(bodymap.CopyPlan{From: from.ID, AwayMM: 15}))(t)
	for i, s := range sites {
		gone, ok := body().Distance(old[i].Place, s.Place, 5)
		if s.Spread == nil && (!ok || math.Abs(gone-1.5) > .02) || s.Code != "" || s.Side != old[i].Side {
			t.Errorf("site %d went %.2f cm and is %+v", i+1, gone, s)
		}
		for _, o := range old[:3] {
			if d := apart(o.Place, s.Place); d < 1.2 {
				t.Errorf("site %d lies %.2f cm from an earlier one", i+1, d)
			}
		}
	}
	if l, r := sites[0].Place, sites[1].Place; math.Abs(body().At(l, atlas.Anatomical)[1]-body().At(r, atlas.Anatomical)[1]) > .05 {
		t.Error("a pair did not stay level")
	}
	again := must(c.Copied(bodymap.CopyPlan{From: from.ID, AwayMM: 15}))(t)
	for i := range again {
		if again[i].Place != sites[i].Place {
			t.Error("the same copy goes elsewhere the second time")
		}
	}
}

// With neighbours 1 cm up and down, the way out is to the side.
func TestAwayChoosesTheFreeWay(t *testing.T) {
	p, _, patient := newPractice(t)
	c := must(p.NewSession(patient.ID))(t)
	middle := named(body(), "BL23", atlas.Left).Place
	up, down := body().Walk(middle, atlas.Vec{0, 1, 0}, 1), body().Walk(middle, atlas.Vec{0, -1, 0}, 1)
	must(c.MarkMany([]bodymap.Target{{Place: middle, Side: atlas.Left}, {Place: up, Side: atlas.Left}, {Place: down, Side: atlas.Left}}))(t)
	check(t, c.Record())
	from := c.Session().ID
	c = must(p.NewSession(patient.ID))(t)
	sites := must(c.Copied(bodymap.CopyPlan{From: from, AwayMM: 10}))(t)
	was, is := body().At(middle, atlas.Anatomical), body().At(sites[0].Place, atlas.Anatomical)
	if dy := math.Abs(is[1] - was[1]); dy > .45 {
		t.Errorf("the middle one went %.2f cm up or down, towards another", dy)
	}
}

func TestCopiesThatCannotBeMade(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ashi.sqlite")
	st := must(sqlite.Open(path))(t)
	p := bodymap.NewPractice(st, func() time.Time { return now }, "Dr Test")
	patient, other := must(p.SavePatient(anna()))(t), must(p.SavePatient(anna()))(t)
	oldMap, _ := treat(t, p, patient.ID, 14)
	noPlace, _ := treat(t, p, patient.ID, 7)
	foreign, _ := treat(t, p, other.ID, 7)
	check(t, st.Close())
	db := must(sql.Open("sqlite", "file:"+path))(t)
	for _, spoil := range []string{
		"UPDATE site SET atlas_version = 99 WHERE number = 4 AND session = '" + string(oldMap.ID) + "'",
		"UPDATE site SET place = '1 5000 9000 1.000000 0.000000 0.000000' WHERE number = 1 AND session = '" + string(noPlace.ID) + "'",
	} {
		if _, err := db.ExecContext(context.Background(), spoil); err != nil {
			t.Fatal(err)
		}
	}
	check(t, db.Close())
	st = must(sqlite.Open(path))(t)
	t.Cleanup(func() { check(t, st.Close()) })
	d := &disk{Store: st}
	p = bodymap.NewPractice(d, func() time.Time { return now }, "Dr Test")
	c := must(p.NewSession(patient.ID))(t)
	for name, c2 := range map[string]struct {
		plan bodymap.CopyPlan
		kind bodymap.Kind
	}{
		"another version of the body": {bodymap.CopyPlan{From: oldMap.ID}, bodymap.Invalid},
		"a place that is no more":     {bodymap.CopyPlan{From: noPlace.ID}, bodymap.Invalid},
		"shifted from there":          {bodymap.CopyPlan{From: noPlace.ID, AwayMM: 5}, bodymap.Invalid},
		"another patient":             {bodymap.CopyPlan{From: foreign.ID}, bodymap.Invalid},
		"no session":                  {bodymap.CopyPlan{From: "none"}, bodymap.NotFound},
		"itself":                      {bodymap.CopyPlan{From: c.Session().ID}, bodymap.Invalid},
		"backward":                    {bodymap.CopyPlan{From: oldMap.ID, AwayMM: -1}, bodymap.Invalid},
		"no distance":                 {bodymap.CopyPlan{From: oldMap.ID, AwayMM: math.NaN()}, bodymap.Invalid},
		"a mile":                      {bodymap.CopyPlan{From: oldMap.ID, AwayMM: 101}, bodymap.Invalid},
	} {
		unchanged(t, c, d, name, c2.kind, func() error { _, err := c.Copy(c2.plan); return err })
	}
	old := must(p.OpenSession(oldMap.ID))(t)
	stale := old.Sites()[3].ID
	unchanged(t, old, d, "mirroring what no longer fits", bodymap.Invalid, func() error { _, err := old.Mirror(stale); return err })
	unchanged(t, old, d, "shifting what no longer fits", bodymap.Invalid, func() error { return old.Shift(1, bodymap.Up, stale) })
	unchanged(t, old, d, "a protocol of what no longer fits", bodymap.Invalid, func() error { _, err := p.SaveProtocol("Old", ""); return err })
	check(t, old.Move(stale, named(body(), "BL23", atlas.Left)))
	if s, _ := old.Site(stale); s.AtlasVersion != atlas.Version {
		t.Error("what was marked anew does not fit")
	}
}

// A copy to the other body puts named points where they lie there and lays areas anew.
func TestCopyToTheOtherBody(t *testing.T) {
	p, _, patient := newPractice(t)
	from, old := treat(t, p, patient.ID, 7)
	patient.Figure = atlas.Male
	must(p.SavePatient(patient))(t)
	c := must(p.NewSession(patient.ID))(t)
	male := atlas.Get().Body(atlas.Male)
	sites := must(c.Copy(bodymap.CopyPlan{From: from.ID}))(t)
	for _, s := range sites {
		if want, ok := male.PlaceOf(s.Code, s.Side); ok && male.At(s.Place, atlas.Anatomical).Sub(male.At(want, atlas.Anatomical)).Len() > .01 {
			t.Errorf("%s does not lie where it is on this body", s.Code)
		}
	}
	area, was := sites[len(sites)-1].Spread, old[len(old)-1].Spread
	want, _, _, err := bodymap.LayArea(male, was.Outline, bodymap.AreaPlan{SpacingMM: 8, Pattern: bodymap.Grid})
	if err != nil || !slices.Equal(area.Spots, want.Spots) {
		t.Errorf("%d punctures on the other body, not %d; %v", len(area.Spots), len(want.Spots), err)
	}
}

// BenchmarkCopyAway previews 40 sites and an area of 1,200 punctures, shifted away from where they were.
func BenchmarkCopyAway(b *testing.B) {
	c := benchChart(b)
	targets := make([]bodymap.Target, 40)
	for i := range targets {
		targets[i] = bodymap.Target{Place: spot(i * 7), Side: atlas.Left}
	}
	if _, err := c.MarkMany(targets); err != nil {
		b.Fatal(err)
	}
	markArea(b, c, back(9.8), bodymap.AreaPlan{SpacingMM: 5, Pattern: bodymap.Grid})
	if err := c.Record(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if sites, err := c.Copied(bodymap.CopyPlan{From: c.Session().ID, AwayMM: 12}); err != nil || len(sites) < 35 {
			b.Fatal(len(sites), err)
		}
	}
}
