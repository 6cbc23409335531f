package bodymap_test

import (
	"slices"
	"strings"
	"testing"

	"ashi/bodymap"
)

func limitByID(t *testing.T, p *bodymap.Practice, id string) bodymap.Limit {
	t.Helper()
	all := must(p.Limits())(t)
	i := slices.IndexFunc(all, func(l bodymap.Limit) bool { return l.ID == bodymap.EntryID(id) })
	if i < 0 {
		t.Fatalf("no limit %s", id)
	}
	return all[i]
}

// The numbers as the two tables give them: Poisoning & Drug Overdose, maximum adult single dose for subcutaneous infiltration without and with a
// vasoconstrictor; Therapeutic Guidelines (Australia), toxicology, table 1.
func TestShippedLimitsAreThoseOfTheirSources(t *testing.T) {
	p, _, _ := newPractice(t)
	for id, want := range map[string][2]float64{
		"pdo-lidocaine": {300, 4.5}, "pdo-lidocaine-adrenaline": {500, 7}, "pdo-procaine": {600, 10}, "pdo-mepivacaine": {350, 4.5},
		"pdo-prilocaine": {400, 6}, "pdo-bupivacaine": {175, 2}, "pdo-levobupivacaine": {200, 2}, "pdo-ropivacaine": {200, 3}, "pdo-articaine": {0, 7},
		"etg-lidocaine": {0, 3}, "etg-lidocaine-adrenaline": {0, 7}, "etg-bupivacaine": {0, 2}, "etg-ropivacaine": {0, 3}, "etg-prilocaine": {0, 6},
	} {
		l := limitByID(t, p, "limit:"+id)
		if got := [2]float64{l.MaxMG, l.MaxMGPerKG}; got != want {
			t.Errorf("%s: %v, want %v", id, got, want)
		}
	}
	for _, l := range must(p.Limits())(t) {
		if err := l.Validate(); err != nil || l.Off || l.Note == "" || l.In("fr").Note == l.Note || l.In("en") != l {
			t.Errorf("%s: %v, note %q", l.ID, err, l.In("fr").Note)
		}
		if en, fr := l.For("en"), l.For("fr"); en == fr || l.With != "" != strings.Contains(en, " with adrenaline") {
			t.Errorf("%s is for %q, %q", l.ID, en, fr)
		}
	}
}

func TestLimitsAreEditedAddedSwitchedOffAndTakenBack(t *testing.T) {
	p, _, _ := newPractice(t)
	count := len(must(p.Limits())(t))
	own := must(p.SaveLimit(bodymap.Limit{Substance: " Piroxicam ", MaxMG: 20, Source: "Our own rule, 2026"}))(t)
	if own.Substance != "piroxicam" || own.ID == "" || len(must(p.Limits())(t)) != count+1 {
		t.Errorf("kept as %+v", own)
	}
	l := limitByID(t, p, "limit:pdo-lidocaine")
	l.Off = true
	must(p.SaveLimit(l))(t)
	if !limitByID(t, p, "limit:pdo-lidocaine").Off || len(must(p.Limits())(t)) != count+1 {
		t.Error("the limit is not switched off in its place")
	}
	l.MaxMG, l.Source, l.Off = 200, "BNF, as we read it", false
	must(p.SaveLimit(l))(t)
	if was, ok := limitByID(t, p, "limit:pdo-lidocaine").Shipped(); !ok || was.MaxMG != 300 {
		t.Errorf("what it was is lost: %+v", was)
	}
	verb, _ := p.CanUndo()
	must(p.SaveLimit(l))(t) // the same again is no step
	must(p.Undo())(t)
	if now := limitByID(t, p, "limit:pdo-lidocaine"); verb != bodymap.SaveLimit || now.MaxMG != 300 || !now.Off {
		t.Errorf("after undo of %q: %+v", verb, now)
	}
	check(t, p.RemoveLimit("limit:pdo-lidocaine"), p.RemoveLimit("limit:pdo-lidocaine"), p.RemoveLimit(own.ID))
	if now := limitByID(t, p, "limit:pdo-lidocaine"); now.Off || len(must(p.Limits())(t)) != count {
		t.Errorf("after taking back: %+v", now)
	}
}

func TestLimitsThatAreRefused(t *testing.T) {
	c, p, d := newChart(t)
	good := bodymap.Limit{Substance: "piroxicam", MaxMG: 20, Source: "Our own rule"}
	must(p.SaveLimit(good))(t)
	lido := limitByID(t, p, "limit:pdo-lidocaine")
	for _, c2 := range []struct {
		what, field string
		edit        func(*bodymap.Limit)
	}{
		{"no substance", "Substance", func(l *bodymap.Limit) { l.Substance = " " }},
		{"no source", "Source", func(l *bodymap.Limit) { l.Source = "  " }},
		{"no number", "MaxMG", func(l *bodymap.Limit) { l.MaxMG = 0 }},
		{"below 0", "MaxMG", func(l *bodymap.Limit) { l.MaxMG = -1 }},
		{"absurd", "MaxMG", func(l *bodymap.Limit) { l.MaxMG = 1e9 }},
		{"absurd per kg", "MaxMGPerKG", func(l *bodymap.Limit) { l.MaxMGPerKG = 1e9 }},
		{"two lines", "Source", func(l *bodymap.Limit) { l.Source = "a\nb" }},
		{"the same again", "Substance", func(l *bodymap.Limit) { l.Substance, l.Source = "PIROXICAM", "our own  rule" }},
		{"another's number", "Source", func(l *bodymap.Limit) { *l = lido; l.MaxMGPerKG = 5 }},
	} {
		l := bodymap.Limit{Substance: "ketoprofen", MaxMG: 20, Source: "Our own rule"}
		c2.edit(&l)
		err := unchanged(t, c, d, c2.what, bodymap.Invalid, func() error { _, err := p.SaveLimit(l); return err })
		if err.Field != c2.field {
			t.Errorf("%s is said at %q, want %q", c2.what, err.Field, c2.field)
		}
	}
	good.ID = "gone"
	unchanged(t, c, d, "one that is gone", bodymap.NotFound, func() error { _, err := p.SaveLimit(good); return err })
	unchanged(t, c, d, "taking that away", bodymap.NotFound, func() error { return p.RemoveLimit("gone") })
}

func TestAllowed(t *testing.T) {
	for _, c := range []struct {
		mg, perKG, weight float64
		want              float64
		known, needs      bool
	}{
		{300, 4.5, 0, 300, true, true},
		{300, 4.5, 61.5, 276.75, true, false},
		{300, 4.5, 80, 300, true, false},
		{0, 3, 0, 0, false, true},
		{0, 3, 60, 180, true, false},
		{300, 0, 0, 300, true, false},
		{300, 0, 10, 300, true, false},
		{0, 4.4, 70, 308, true, false},
	} {
		mg, known, needs := bodymap.Limit{MaxMG: c.mg, MaxMGPerKG: c.perKG}.AllowedMG(c.weight)
		if mg != c.want || known != c.known || needs != c.needs {
			t.Errorf("%g mg, %g mg/kg at %g kg: %g %v %v", c.mg, c.perKG, c.weight, mg, known, needs)
		}
	}
}
