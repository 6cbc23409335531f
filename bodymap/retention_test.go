package bodymap_test

import (
	"testing"
	"time"

	"ashi/bodymap"
)

func TestHowLongRecordsAreKept(t *testing.T) {
	now := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	rule := bodymap.Retention{Years: 20, UntilAge: 28}
	for name, c := range map[string]struct {
		born bodymap.Date
		last time.Time
		over bool
	}{
		"to the day":       {"1950-01-01", time.Date(2006, 11, 28, 9, 0, 0, 0, time.UTC), true},
		"a day too early":  {"1950-01-01", time.Date(2006, 11, 29, 9, 0, 0, 0, time.UTC), false},
		"a child of then":  {"1999-01-01", time.Date(2005, 1, 1, 9, 0, 0, 0, time.UTC), false},
		"grown up by then": {"1998-11-28", time.Date(2005, 1, 1, 9, 0, 0, 0, time.UTC), true},
	} {
		if got := rule.Over(bodymap.Patient{Born: c.born}, c.last, now); got != c.over {
			t.Errorf("%s: %v", name, got)
		}
	}
	if (bodymap.Retention{}).Over(bodymap.Patient{Born: "1900-01-01"}, time.Time{}, now) {
		t.Error("without a rule something is over")
	}
	if len(bodymap.Countries()) < 5 {
		t.Error("the table is not read")
	}
	for _, c := range bodymap.Countries() {
		for _, lang := range []string{"en", "fr"} {
			if c.Name(lang) == "" || c.Source(lang) == "" {
				t.Errorf("%s says nothing in %s", c.Rule.Country, lang)
			}
		}
	}
}

func TestWhoNeedNotBeKeptIsListed(t *testing.T) {
	p, _, patient := newPractice(t)
	c := must(p.NewSession(patient.ID))(t)
	if err := c.SetHeader(func(s *bodymap.Session) { s.At = s.At.AddDate(-11, 0, 0) }); err != nil {
		t.Fatal(err)
	}
	if all := must(p.Expired())(t); len(all) != 0 {
		t.Errorf("without a rule: %v", all)
	}
	if err := p.SaveRetention(bodymap.Retention{}); bodymap.KindOf(err) == bodymap.Unknown {
		t.Errorf("no years: %v", err)
	}
	for years, want := range map[int]int{10: 1, 12: 0} {
		if err := p.SaveRetention(bodymap.Retention{Years: years}); err != nil {
			t.Fatal(err)
		}
		if all := must(p.Expired())(t); len(all) != want {
			t.Errorf("after %d years: %v", years, all)
		}
	}
}
