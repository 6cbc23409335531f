package bodymap_test

import (
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// The words of the grades are those of CTCAE 5.0 (National Cancer Institute, 27 November 2017), shortened.
func TestGradesHaveTheWordsOfCTCAE(t *testing.T) {
	for grade, want := range map[int]string{1: "mild", 2: "moderate", 3: "severe", 4: "life-threatening", 5: "death"} {
		if got := bodymap.GradeText(grade, "en"); !strings.HasPrefix(got, want) {
			t.Errorf("grade %d is %q, want %s", grade, got, want)
		}
	}
	if bodymap.GradeText(0, "en")+bodymap.GradeText(6, "en") != "" {
		t.Error("words for what is no grade")
	}
}

func TestAReactionThatCannotBeIsRefusedAtItsField(t *testing.T) {
	p, d, patient := newPractice(t)
	c := session(t, p, patient.ID, 10, true, named(body(), "ST36", atlas.Left))
	good := bodymap.Reaction{Session: c.Session().ID, Kind: bodymap.Bruise, Grade: 1}
	for what, c2 := range map[string]struct {
		field string
		edit  func(*bodymap.Reaction)
	}{
		"no session":         {"Session", func(r *bodymap.Reaction) { r.Session = "" }},
		"no kind":            {"Kind", func(r *bodymap.Reaction) { r.Kind = "" }},
		"no grade":           {"Grade", func(r *bodymap.Reaction) { r.Grade = 0 }},
		"grade 6":            {"Grade", func(r *bodymap.Reaction) { r.Grade = 6 }},
		"no day":             {"Onset", func(r *bodymap.Reaction) { r.Onset = "2026-02-31" }},
		"before the session": {"Onset", func(r *bodymap.Reaction) { r.Onset = bodymap.DateOf(now.AddDate(0, 0, -11)) }},
		"to come":            {"Onset", func(r *bodymap.Reaction) { r.Onset = bodymap.DateOf(now.AddDate(0, 0, 3)) }},
		"a foreign site":     {"Site", func(r *bodymap.Reaction) { r.Site = "x" }},
		"none and a kind":    {"None", func(r *bodymap.Reaction) { r.None = true }},
		"a long outcome":     {"Outcome", func(r *bodymap.Reaction) { r.Outcome = strings.Repeat("x", 5000) }},
	} {
		r := good
		c2.edit(&r)
		one := unchanged(t, c, d, what, bodymap.Invalid, func() error { _, err := p.SaveReaction(r); return err })
		if one.Field != c2.field {
			t.Errorf("%s is told at %q, want %q", what, one.Field, c2.field)
		}
	}
	good.Session = "x"
	unchanged(t, c, d, "a session that is gone", bodymap.NotFound, func() error { _, err := p.SaveReaction(good); return err })
}

func TestAReactionShowsAtTheNextSessionAtThatPlace(t *testing.T) {
	p, _, patient := newPractice(t)
	st, li := named(body(), "ST36", atlas.Left), named(body(), "LI4", atlas.Left)
	c := session(t, p, patient.ID, 10, true, st, li)
	day := bodymap.DateOf(now.AddDate(0, 0, -9))
	r := must(p.SaveReaction(bodymap.Reaction{Session: c.Session().ID, Site: c.Sites()[0].ID, Kind: bodymap.Nodule, Grade: 2, Onset: day, Outcome: " gone "}))(t)
	if want := "nodule, grade 2, from " + day.Text("en") + ", gone"; r.Text("en") != want || r.Patient != patient.ID {
		t.Errorf("kept as %q, want %q", r.Text("en"), want)
	}
	check(t, p.NoReaction(c.Session().ID))
	h, all := must(p.History(patient.ID))(t), must(p.Reactions(patient.ID))(t)
	beside := bodymap.Target{Place: body().Walk(st.Place, atlas.Vec{0, 1, 0}, .8), Side: atlas.Left} // within 1 cm, as PastUse
	far := bodymap.Target{Place: body().Walk(st.Place, atlas.Vec{0, 1, 0}, 1.5), Side: atlas.Left}
	for what, c2 := range map[string]struct {
		at   bodymap.Target
		want int
	}{"the point": {st, 1}, "beside it": {beside, 1}, "far from it": {far, 0}, "another point of the session": {li, 0}} {
		if got := bodymap.ReactionsAt(h, all, c2.at); len(got) != c2.want {
			t.Errorf("%s: %d reactions, want %d", what, len(got), c2.want)
		}
	}
	check(t, p.RemoveReaction(r.ID))
	must(p.Undo())(t)
	if got := must(p.Reactions(patient.ID))(t); len(got) != 2 || !got[1].None {
		t.Errorf("after undo: %+v", got)
	}
}

// 48 hours is the app's own start; 4 and 12 weeks span the onset of mycobacteria, 1 to 12 weeks in a series of 15 cases.
func TestFollowUpsComeAfterTwoDaysFourAndTwelveWeeks(t *testing.T) {
	s := bodymap.Session{ID: "s", At: now, State: bodymap.Recorded}
	ask := func(after time.Duration, answered ...time.Duration) string {
		var all []bodymap.Reaction
		for _, a := range answered {
			all = append(all, bodymap.Reaction{Session: "s", At: now.Add(a), None: true})
		}
		open := bodymap.FollowUps([]bodymap.Session{s, {ID: "plan", At: now}}, all, now.Add(after))
		if len(open) == 0 {
			return ""
		}
		return open[0].Time.Name
	}
	const day, week = 24 * time.Hour, 7 * 24 * time.Hour
	for _, c := range []struct {
		after    time.Duration
		answered []time.Duration
		want     string
	}{
		{2*day - time.Minute, nil, ""},
		{2 * day, nil, "48 hours"},
		{2 * day, []time.Duration{0}, "48 hours"}, // asked at the session, not since
		{3 * day, []time.Duration{2 * day}, ""},
		{4*week - time.Minute, nil, "48 hours"},
		{4 * week, nil, "4 weeks"},
		{4 * week, []time.Duration{2 * day}, "4 weeks"},
		{12*week - time.Minute, []time.Duration{4 * week}, ""},
		{12 * week, []time.Duration{2 * day, 4 * week}, "12 weeks"},
		{52 * week, []time.Duration{13 * week}, ""},
		{24*week - time.Minute, nil, "12 weeks"},
		{24 * week, nil, ""}, // it lapses
	} {
		if got := ask(c.after, c.answered...); got != c.want {
			t.Errorf("after %v, answered after %v: %q is open, want %q", c.after, c.answered, got, c.want)
		}
	}
	for _, f := range bodymap.FollowUpTimes() {
		if _, source := f.Text("en"); source == "" {
			t.Errorf("%s has no source", f.Name)
		}
	}
}

func TestWhoIsToBeAskedIsKnownOfAllPatients(t *testing.T) {
	p, _, patient := newPractice(t)
	a := session(t, p, patient.ID, 10, true, named(body(), "ST36", atlas.Left)).Session()
	session(t, p, patient.ID, 1, true, named(body(), "ST36", atlas.Left))
	other := must(p.SavePatient(bodymap.Patient{Surname: "B", FirstName: "C", Born: "1980-01-01", Sex: bodymap.Male}))(t)
	session(t, p, other.ID, 1, true, named(body(), "ST36", atlas.Left))
	all := must(p.ToAsk(now))(t)
	if open := all[patient.ID]; len(all) != 1 || len(open) != 1 || open[0].Session.ID != a.ID || open[0].Time.Hours != 48 {
		t.Errorf("to ask: %+v", all)
	}
	check(t, p.NoReaction(a.ID))
	if all := must(p.ToAsk(now))(t); len(all) != 0 {
		t.Errorf("once asked: %+v", all)
	}
}

func TestNoReactionToSeveralSessionsIsOneStep(t *testing.T) {
	p, _, patient := newPractice(t)
	a := session(t, p, patient.ID, 10, true, named(body(), "ST36", atlas.Left)).Session().ID
	b := session(t, p, patient.ID, 5, true, named(body(), "ST36", atlas.Left)).Session().ID
	check(t, p.NoReaction(a, b))
	all := must(p.Reactions(patient.ID))(t)
	if open := bodymap.FollowUps(must(p.Sessions(patient.ID))(t), all, now); len(all) != 2 || len(open) != 0 || all[0].Text("en") != "no reaction" {
		t.Errorf("kept %+v, open %+v", all, open)
	}
	must(p.Undo())(t)
	if all := must(p.Reactions(patient.ID))(t); len(all) != 0 {
		t.Errorf("%d are left after one undo", len(all))
	}
	if p.NoReaction("x") == nil {
		t.Error("a session that is gone takes an answer")
	}
}
