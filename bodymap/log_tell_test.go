package bodymap_test

import (
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// told are the newest entries of the log in words, oldest first: what it was, what it was about, and the details.
func told(t *testing.T, p *bodymap.Practice, lang string, n int) []string {
	t.Helper()
	teller := bodymap.NewLogTeller(p, lang, time.UTC)
	lines := must(p.LogLines(bodymap.LogQuery{}, n))(t)
	out := make([]string, len(lines))
	for i, l := range lines {
		about, details := must(teller.About(l))(t), must(teller.Details(l))(t)
		out[len(lines)-1-i] = l.Verb.Did(lang) + " | " + about + " | " + strings.Join(details, " / ")
	}
	return out
}

func sameLines(t *testing.T, got []string, want ...string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("the log tells\n%s\nwant\n%s", g, w)
	}
}

func TestLogTellsWhatWasAboutAndWhatChanged(t *testing.T) {
	p, _, patient := newPractice(t)
	c := must(p.NewSession(patient.ID))(t)
	target := named(body(), "ST36", atlas.Left)
	site := must(c.Mark(target.Place, target.Code, target.Side))(t)
	check(t, c.Change([]bodymap.SiteID{site.ID}, func(s *bodymap.Site) { s.Syringe.DepthMM, s.Note = 6, "deep" }, bodymap.EditSite), c.Record())
	patient.WeightKG, patient.Allergies = 62, "latex"
	must(p.SavePatient(patient))(t)
	check(t, c.Remove(site.ID), second(p.Undo()))
	sameLines(t, told(t, p, "en", 6)[1:],
		"Changed a site | Site 1 ST36 left, session of 20 Nov 2026 | session of 20 Nov 2026 / Site 1 ST36 left · Depth, mm: from 2 to 6 · Note: from – to deep",
		"Recorded a session as done | session of 20 Nov 2026, Site 1 ST36 left | session of 20 Nov 2026 · State: from planned to recorded / Site 1 ST36 left · State: from planned to done",
		"Changed a patient’s details |  | Weight, kg: from 61.5 to 62 · Allergies: from procaine to latex",
		"Removed a site | Site 1 ST36 left, session of 20 Nov 2026 | session of 20 Nov 2026 / removed: Site 1 ST36 left · State: done · Point: ST36 · Side: left · Technique: papule · Needle, G: 30 · Length, mm: 4 · Angle, °: 30 · Depth, mm: 6 · Volume, mL: 0.1 · Punctures: 1 · Note: deep",
		"Undone: Removed a site | Site 1 ST36 left, session of 20 Nov 2026 | session of 20 Nov 2026 / Site 1 ST36 left · State: done · Point: ST36 · Side: left · Technique: papule · Needle, G: 30 · Length, mm: 4 · Angle, °: 30 · Depth, mm: 6 · Volume, mL: 0.1 · Punctures: 1 · Note: deep")
	wordsIn := told(t, p, "fr", 5)[0]
	if !strings.Contains(wordsIn, "Site 1 ST36 gauche · Prof., mm : de 2 à 6") {
		t.Errorf("in French: %s", wordsIn)
	}
}

func TestLogTellsOfStockAndEvents(t *testing.T) {
	p, _, _ := newPractice(t)
	own := lidocaine(t, p)
	lot := must(p.SaveLot(bodymap.Lot{Product: own.ID, Number: "L7", Expires: "2028-01-01", StockML: 50}))(t)
	lot.StockML = 40
	must(p.SaveLot(lot))(t)
	check(t, p.Note(bodymap.BackedUp, "", "ashi-2026-11-21.ashi"))
	sameLines(t, told(t, p, "en", 3),
		"Saved a lot | "+own.Name+", lot L7 | "+own.Name+", lot L7 · Number: L7 · Expires: 1 Jan 2028 · Stock, mL: 50",
		"Saved a lot | "+own.Name+", lot L7 | "+own.Name+", lot L7 · Stock, mL: from 50 to 40",
		"Made a backup | ashi-2026-11-21.ashi | ashi-2026-11-21.ashi")
}

// Of a patient who was erased the log tells that something was done, and nothing of what and whom.
func TestLogTellsNothingOfWhoWasErased(t *testing.T) {
	p, _, patient := newPractice(t)
	recorded(t, p, patient)
	e := must(p.Erase(patient.ID, patient.Surname))(t)
	lines := must(p.LogLines(bodymap.LogQuery{Patient: patient.ID}, 100))(t)
	teller := bodymap.NewLogTeller(p, "en", time.UTC)
	if len(lines) < 5 || e.Told != len(lines) {
		t.Fatalf("%d entries are left of %d", len(lines), e.Told)
	}
	for _, l := range lines {
		about, details := must(teller.About(l))(t), must(teller.Details(l))(t)
		const want = "The patient was erased: what was done can no longer be read."
		if l.Name != "" || about != want || len(details) != 1 || details[0] != want {
			t.Errorf("%s: %+v tells %q and %q", l.Verb, l, about, details)
		}
	}
	if last := told(t, p, "en", 1)[0]; last != "Erased a patient |  | " {
		t.Errorf("the erasing itself: %s", last)
	}
	check(t, p.Note(bodymap.PrintedLog, patient.ID, "of one who was erased"))
	if n := len(must(p.LogLines(bodymap.LogQuery{Patient: patient.ID}, 100))(t)); n != len(lines) {
		t.Errorf("%d entries are about who was erased, %d were", n, len(lines))
	}
	if _, err := bodymap.NewLogTeller(p, "en", time.UTC).Details(lines[0]); err != nil {
		t.Errorf("after a page about who was erased: %v", err)
	}
}

// What is chosen of the log holds together.
func TestLogIsChosenByAllAtOnce(t *testing.T) {
	p, _, patient := newPractice(t)
	check(t, p.Note(bodymap.OpenedPatient, patient.ID), p.Note(bodymap.Locked, ""))
	p.SetPerson("Nurse")
	check(t, p.Note(bodymap.OpenedPatient, patient.ID), p.Note(bodymap.PrintedSheet, patient.ID))
	count := func(q bodymap.LogQuery) int { return len(must(p.LogLines(q, 100))(t)) }
	all := must(p.LogLines(bodymap.LogQuery{}, 100))(t)
	for name, tt := range map[string]struct {
		q    bodymap.LogQuery
		want int
	}{
		"patient":                  {bodymap.LogQuery{Patient: patient.ID}, 4},
		"patient and person":       {bodymap.LogQuery{Patient: patient.ID, Person: "Nurse"}, 2},
		"patient, person and verb": {bodymap.LogQuery{Patient: patient.ID, Person: "Nurse", Verb: bodymap.PrintedSheet}, 1},
		"and a time":               {bodymap.LogQuery{Patient: patient.ID, Person: "Nurse", From: now.Add(time.Hour)}, 0},
		"practice":                 {bodymap.LogQuery{Practice: true}, 1},
		"before one":               {bodymap.LogQuery{Before: all[1].Number}, len(all) - 2},
	} {
		if got := count(tt.q); got != tt.want {
			t.Errorf("%s: %d entries, want %d", name, got, tt.want)
		}
	}
}
