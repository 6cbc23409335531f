package sheet

import (
	"strings"
	"testing"

	"ashi/bodymap"
)

// followed is a recorded session with outcomes: two earlier visits, scores of this one and a reaction at its first site.
func followed(lang string) Doc {
	d := named(bodymap.Recorded, "BL25")
	d.Lang = lang
	d.Pains = []bodymap.Pain{{Place: d.Sites[0].Place, Before: 4, After: 2}}
	visit := func(id bodymap.SessionID, days int, before, after bodymap.PainScore) bodymap.Visit {
		s := d.Session
		s.ID, s.At = id, s.At.AddDate(0, 0, -days)
		return bodymap.Visit{Session: s, Sites: d.Sites, Pains: []bodymap.Pain{{Place: d.Sites[0].Place, Before: before, After: after}}}
	}
	d.Outcomes = bodymap.Outcomes{
		Visits: []bodymap.Visit{visit("1", 14, 6, 8), visit("2", 7, 5, 3), {Session: d.Session, Sites: d.Sites, Pains: d.Pains}},
		Scores: []bodymap.Score{
			{Session: "1", Scale: "ODI", At: d.Session.At.AddDate(0, 0, -14), Value: 40},
			{Session: d.Session.ID, Scale: "ODI", At: d.Session.At, Value: 28.5},
			{Session: d.Session.ID, Scale: bodymap.PGIC, At: d.Session.At, Value: 2},
		},
		Reactions: []bodymap.Reaction{
			{Session: d.Session.ID, At: at, Site: d.Sites[0].ID, Kind: bodymap.Bruise, Grade: 1, Outcome: "gone"},
			{Session: "1", At: at, Kind: bodymap.Nodule, Grade: 2},
		},
	}
	return d
}

// flat is what the sheet says, with the line breaks of wrapped text taken out.

func TestTheSheetTellsScoresAndReactionsOfTheSession(t *testing.T) {
	got := flat(lay(followed("en")))
	for _, want := range []string{
		"Scores: ODI 28.5 (0–100); PGIC 2 (1–7) much improved", "bruise, grade 1, gone, site 1", "Outcome over time",
		"Since the first: 11.5 lower: a meaningful improvement, 10 or more.", // ODI 10: Ostelo 2008
		"After the first session the pain was higher than before.", "Before the needles", "1 · 7 Nov",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the sheet lacks %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "nodule") || strings.Contains(got, "ODI 40 (") {
		t.Error("the sheet tells what belongs to another session")
	}
	if strings.Contains(got, "PGIC · ") {
		t.Error("one value makes a chart")
	}
	french := flat(lay(followed("fr")))
	for _, want := range []string{"Scores : ODI 28,5 (0–100)", "hématome, grade 1", "Résultat au fil du temps", "une amélioration significative"} {
		if !strings.Contains(french, want) {
			t.Errorf("the French sheet lacks %q in\n%s", want, french)
		}
	}
}

func TestTrendsTakePartOnlyWhereThereIsSomethingToDraw(t *testing.T) {
	d := followed("en")
	d.Outcomes.Visits, d.Outcomes.Scores = d.Outcomes.Visits[2:], nil
	if got := lay(d).all(); strings.Contains(got, "Outcome over time") {
		t.Error("a chart of one session")
	}
	d.Outcomes = bodymap.Outcomes{}
	if got := lay(d).all(); strings.Contains(got, "Outcome") {
		t.Error("an outcome where there is none")
	}
}

// However many charts there are and wherever the page ends, nothing leaves the page.
func TestChartsStayOnThePage(t *testing.T) {
	d := followed("fr")
	for i := range 40 {
		for _, s := range bodymap.Scales() {
			d.Outcomes.Scores = append(d.Outcomes.Scores, bodymap.Score{
				Session: d.Session.ID, Scale: s.Key, At: d.Session.At.AddDate(0, 0, -i), Value: s.Min + float64(i%7), Note: strings.Repeat("Note ", 30),
			})
		}
	}
	l := lay(d)
	for i, p := range l.pages {
		for _, it := range p.items {
			checkInside(t, i, l, it)
		}
	}
	if len(l.pages) < 3 {
		t.Errorf("all took %d pages", len(l.pages))
	}
}

// A session with two charts still stays on one sheet of A4: the figure makes room. Letter is 18 mm shorter.
func TestChartsFitTheEverydaySheet(t *testing.T) {
	for paper, want := range map[Paper]int{A4: 1, Letter: 2} {
		d := followed("en")
		d.Paper = paper
		if n := len(lay(d).pages); n != want {
			t.Errorf("with two charts it takes %d pages of %s, want %d", n, paper, want)
		}
	}
}
