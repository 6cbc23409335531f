package bodymap_test

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// visit is a recorded session some days ago with sites at points and pains of the lower back, before and after.
func visit(t *testing.T, daysAgo int, codes []atlas.Code, pains ...[2]bodymap.PainScore) bodymap.Visit {
	t.Helper()
	v := bodymap.Visit{Session: bodymap.Session{
		ID: bodymap.SessionID(bodymap.NewID()), At: now.AddDate(0, 0, -daysAgo), State: bodymap.Recorded, Figure: atlas.Female,
	}}
	for _, c := range codes {
		at := named(body(), c, atlas.Left)
		v.Sites = append(v.Sites, bodymap.Site{
			ID: bodymap.SiteID(bodymap.NewID()), Place: at.Place, Code: c, Side: atlas.Left, AtlasVersion: atlas.Version,
			Syringe: bodymap.DefaultSyringe(), Punctures: 1, State: bodymap.SiteDone,
		})
	}
	for _, p := range pains {
		v.Pains = append(v.Pains, bodymap.Pain{Place: named(body(), "BL25", atlas.Left).Place, Before: p[0], After: p[1]})
	}
	return v
}

// twoVisits is a patient with pain at two regions, a scale and a filling.
func twoVisits(t *testing.T) bodymap.Outcomes {
	a, b := visit(t, 20, []atlas.Code{"BL25"}, [2]bodymap.PainScore{7, 8}, [2]bodymap.PainScore{5, bodymap.NotAsked}), visit(t, 10, nil, [2]bodymap.PainScore{4, 2})
	a.Sites[0].Syringe.Filling = "f"
	b.Pains = append(b.Pains, bodymap.Pain{Place: named(body(), "ST36", atlas.Left).Place, Before: 3, After: bodymap.NotAsked})
	return bodymap.Outcomes{
		Visits: []bodymap.Visit{a, b}, Fillings: []bodymap.Filling{{ID: "f", Name: "Mix A"}},
		Scores: []bodymap.Score{{Scale: "ODI", At: now.AddDate(0, 0, -20), Value: 40}, {Scale: "ODI", At: now.AddDate(0, 0, -15), Value: 38}, {Scale: "ODI", At: now, Value: 30}},
	}
}

func TestTrendsGoRegionByRegionAndScaleByScale(t *testing.T) {
	o := twoVisits(t)
	all := o.Trends()
	if len(all) != 3 {
		t.Fatalf("%d trends", len(all))
	}
	back, knee := all[0], all[1]
	if len(back.Points) != 2 || back.Points[0].Before != 7 || back.Points[0].After != 8 || back.Points[1].After != 2 || back.Max != 10 {
		t.Errorf("the back is %+v", back)
	}
	if len(knee.Points) != 1 || knee.Points[0].HasAfter || knee.Summary("en") != "" {
		t.Errorf("the knee is %+v", knee)
	}
}

func TestTheBandIsThatOfASource(t *testing.T) {
	all := twoVisits(t).Trends()
	back, odi := all[0], all[2]
	if lo, hi, ok := odi.Band(); lo != 30 || hi != 50 || !ok { // ODI 10: Ostelo 2008
		t.Errorf("the band goes from %v to %v, %v", lo, hi, ok)
	}
	if lo, hi, ok := back.Band(); lo != 5 || hi != 9 || !ok { // a pain in a number, 2: Ostelo 2008
		t.Errorf("the band of the pain goes from %v to %v, %v", lo, hi, ok)
	}
	womac := bodymap.Trend{Scale: "WOMAC", Max: 96, Points: odi.Points}
	if lo, hi, ok := womac.Band(); math.Abs(lo-35.2) > 1e-9 || math.Abs(hi-44.8) > 1e-9 || !ok { // 12 % of 40: PMC7990728 table 1
		t.Errorf("the band of WOMAC goes from %v to %v, %v", lo, hi, ok)
	}
	spadi := bodymap.Trend{Scale: "SPADI", Max: 100, Points: odi.Points}
	if _, _, ok := spadi.Band(); ok {
		t.Error("a band where no source gives a number")
	}
}

func TestTrendsMarkTheSessions(t *testing.T) {
	marks := twoVisits(t).Marks()
	if len(marks) != 1 || marks[0].Number != 1 || len(marks[0].Fillings) != 1 || marks[0].Text("en") != "Mix A" || !slices.Equal(marks[0].Techniques, []bodymap.Technique{bodymap.Papule}) {
		t.Errorf("the marks are %+v", marks)
	}
}

func TestTrendsSayTheChange(t *testing.T) {
	all := twoVisits(t).Trends()
	back, odi := all[0], all[2]
	want := "Since the first: 10 lower: a meaningful improvement, 10 or more. Since the last: 8 lower: below the smallest meaningful change of 10."
	if got := odi.Summary("en"); got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	if got := back.Summary("en"); got != "Since the first: 3 lower: a meaningful improvement, 2 or more." {
		t.Errorf("the back says %q", got)
	}
	if !strings.Contains(back.Name("en"), "lower back, left") || !strings.Contains(odi.Name("fr"), "Indice d’Oswestry") {
		t.Errorf("called %q and %q", back.Name("en"), odi.Name("fr"))
	}
}

// The practice's own text: pain may worsen before it improves. It is said only of the first session.
func TestWorseBeforeBetterIsSaidOnlyAfterAWorseFirstSession(t *testing.T) {
	for _, c := range []struct {
		first, second [2]bodymap.PainScore
		want          bool
	}{
		{[2]bodymap.PainScore{5, 7}, [2]bodymap.PainScore{5, 3}, true},
		{[2]bodymap.PainScore{5, 5}, [2]bodymap.PainScore{5, 7}, false},
		{[2]bodymap.PainScore{5, bodymap.NotAsked}, [2]bodymap.PainScore{5, 7}, false},
		{[2]bodymap.PainScore{bodymap.NotAsked, 7}, [2]bodymap.PainScore{5, 7}, false},
	} {
		o := bodymap.Outcomes{Visits: []bodymap.Visit{visit(t, 9, nil, c.first), visit(t, 3, nil, c.second)}}
		if got := o.Trends()[0].WorseFirst("en") != ""; got != c.want {
			t.Errorf("%v: said %v, want %v", c.first, got, c.want)
		}
	}
}

func TestWhatHelpedIsAMeanOfAtLeastTwoSessions(t *testing.T) {
	o := bodymap.Outcomes{Visits: []bodymap.Visit{
		visit(t, 30, []atlas.Code{"BL23", "BL25", "BL25"}, [2]bodymap.PainScore{7, 3}, [2]bodymap.PainScore{6, 4}), // -3
		visit(t, 20, []atlas.Code{"BL25"}, [2]bodymap.PainScore{6, 5}),                                             // -1
		visit(t, 10, []atlas.Code{"BL25", "ST36"}, [2]bodymap.PainScore{6, bodymap.NotAsked}),                      // not asked after
	}}
	skipped := visit(t, 5, []atlas.Code{"BL23"}, [2]bodymap.PainScore{9, 0})
	skipped.Sites[0].State = bodymap.SiteSkipped
	o.Visits = append(o.Visits, skipped)
	want := []bodymap.Help{
		{Kind: bodymap.PointHelp, Name: "BL25", Change: -2, Sessions: 2},
		{Kind: bodymap.TechniqueHelp, Name: "papule", Change: -2, Sessions: 2},
	}
	if got := o.Helped(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// What was filled straight from products has no name of its own; it is told by them, whatever the lot.
func TestFillingsWithoutANameAreToldByTheirProducts(t *testing.T) {
	o := bodymap.Outcomes{Fillings: []bodymap.Filling{
		{ID: "a", Parts: []bodymap.Drawn{drawn(bodymap.Product{Name: "Lidocaine", Strength: 1, Unit: bodymap.Percent}, 2)}},
		{ID: "b", Parts: []bodymap.Drawn{drawn(bodymap.Product{Name: "Lidocaine", Strength: 1, Unit: bodymap.Percent}, 5)}},
	}}
	for i, id := range []bodymap.EntryID{"a", "b"} {
		v := visit(t, 20-i, []atlas.Code{"BL25"}, [2]bodymap.PainScore{7, 4})
		v.Sites[0].Syringe.Filling = id
		o.Visits = append(o.Visits, v)
	}
	helped := o.Helped()
	i := slices.IndexFunc(helped, func(h bodymap.Help) bool { return h.Kind == bodymap.FillingHelp })
	if i < 0 || helped[i].Text("en") != "Lidocaine 1 %" || helped[i].Sessions != 2 || helped[i].Change != -3 {
		t.Errorf("what helped: %+v", helped)
	}
	if marks := o.Marks(); len(marks) != 2 || marks[0].Text("en") != "Lidocaine 1 %" {
		t.Errorf("marked: %+v", marks)
	}
}

// twoToCompare shares a point and a place within 1 cm; one has a point and a pain more.
func twoToCompare(t *testing.T) bodymap.Comparison {
	a := visit(t, 20, []atlas.Code{"BL23", "BL25", "ST36"}, [2]bodymap.PainScore{7, 5})
	b := visit(t, 10, []atlas.Code{"BL25", "LI4", "BL23"}, [2]bodymap.PainScore{5, 2})
	beside := visit(t, 10, []atlas.Code{"ST36"}).Sites[0]
	beside.Code, beside.Place = "", body().Walk(beside.Place, atlas.Vec{0, 1, 0}, .8) // an Ashi site within 1 cm
	b.Sites[2].State = bodymap.SiteSkipped
	b.Sites = append(b.Sites, beside)
	b.Sites[0].Syringe.DepthMM = 1
	b.Pains = append(b.Pains, bodymap.Pain{Place: named(body(), "ST36", atlas.Left).Place, Before: 3, After: 1})
	return bodymap.Compare(a, b)
}

func TestTwoSessionsSideBySide(t *testing.T) {
	c := twoToCompare(t)
	if len(c.Both) != 2 || c.Both[0][1].Code != "BL25" || c.Both[1][1].Code != "" {
		t.Errorf("in both: %+v", c.Both)
	}
	if len(c.OnlyA) != 1 || c.OnlyA[0].Code != "BL23" || len(c.OnlyB) != 1 || c.OnlyB[0].Code != "LI4" {
		t.Errorf("only in one: %+v and %+v", c.OnlyA, c.OnlyB)
	}
}

func TestTwoSessionsAreSummedUp(t *testing.T) {
	c := twoToCompare(t)
	if len(c.Syringes[0]) != 1 || len(c.Syringes[1]) != 2 || c.Totals[0].Sites != 3 || c.Totals[1].Sites != 3 {
		t.Errorf("syringes %v, totals %v", c.Syringes, c.Totals)
	}
	if len(c.Pains) != 2 || c.Pains[0].A.Before != 7 || c.Pains[0].B.After != 2 || c.Pains[1].A != nil || c.Pains[1].B.Before != 3 {
		t.Errorf("pains %+v", c.Pains)
	}
}

func TestOutcomesAreReadFromTheRecord(t *testing.T) {
	p, _, patient := newPractice(t)
	c := session(t, p, patient.ID, 10, true, named(body(), "ST36", atlas.Left))
	must(c.PutPain(pain(back(4))))(t)
	must(p.SaveScore(bodymap.Score{Patient: patient.ID, Scale: "ODI", Value: 30}))(t)
	must(p.SaveScore(bodymap.Score{Patient: patient.ID, Scale: "ODI", Value: 40, At: now.AddDate(0, 0, -9)}))(t)
	check(t, p.NoReaction(c.Session().ID))
	o := must(p.Outcomes(patient.ID))(t)
	v, ok := o.Visit(c.Session().ID)
	if !ok || len(v.Sites) != 1 || len(v.Pains) != 1 || len(o.Reactions) != 1 || len(o.Scores) != 2 || o.Scores[0].Value != 40 {
		t.Errorf("read as %+v", o)
	}
}
