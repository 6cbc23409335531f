package bodymap_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// The ranges and their sources stand in assets/clinical/scales.csv. The smallest changes: NRS 2, VAS 15 of 100, RMDQ 5 and ODI 10
// are the consensus of Ostelo 2008 (Spine 33:90); NDI 10 Young 2009 (Spine J 9:802); WOMAC 12 % PMC7990728 table 1; DASH 10 the
// clinit.app list. The others have none with a source here.
func TestScalesHaveTheirRangesAndOnlyTheChangesWithASource(t *testing.T) {
	want := map[bodymap.ScaleKey][3]float64{
		"NRS": {0, 10, 2}, "VAS": {0, 10, 1.5}, "ODI": {0, 100, 10}, "RMDQ": {0, 24, 5}, "NDI": {0, 50, 10},
		"SPADI": {0, 100, 0}, "WOMAC": {0, 96, 12}, "DASH": {0, 100, 10}, "PGIC": {1, 7, 0},
	}
	if len(bodymap.Scales()) != len(want) {
		t.Fatalf("%d scales", len(bodymap.Scales()))
	}
	for _, s := range bodymap.Scales() {
		if got := [3]float64{s.Min, s.Max, s.Smallest}; got != want[s.Key] || s.RangeSource == "" || !s.HigherIsWorse || s.Name.EN == "" || s.Name.FR == "" {
			t.Errorf("%s is %+v", s.Key, s)
		}
		none := strings.Contains(s.SmallestText("en"), "no value with a source here")
		if none != (s.Smallest == 0) || s.OfFirst != (s.Key == "WOMAC") {
			t.Errorf("%s says %q", s.Key, s.SmallestText("en"))
		}
	}
}

func TestAScoreOutsideItsRangeIsRefusedAtItsField(t *testing.T) {
	p, d, patient := newPractice(t)
	c := must(p.NewSession(patient.ID))(t)
	good := bodymap.Score{Patient: patient.ID, At: now, Scale: "ODI", Value: 40}
	for what, c2 := range map[string]struct {
		field string
		edit  func(*bodymap.Score)
	}{
		"too much":             {"Value", func(s *bodymap.Score) { s.Value = 100.1 }},
		"less than nothing":    {"Value", func(s *bodymap.Score) { s.Value = -1 }},
		"PGIC of 0":            {"Value", func(s *bodymap.Score) { s.Scale, s.Value = bodymap.PGIC, 0 }},
		"PGIC of 8":            {"Value", func(s *bodymap.Score) { s.Scale, s.Value = bodymap.PGIC, 8 }},
		"half an NRS":          {"Value", func(s *bodymap.Score) { s.Scale, s.Value = bodymap.NRS, 3.5 }},
		"RMDQ of 25":           {"Value", func(s *bodymap.Score) { s.Scale, s.Value = "RMDQ", 25 }},
		"no scale":             {"Scale", func(s *bodymap.Score) { s.Scale = "" }},
		"an unknown scale":     {"Scale", func(s *bodymap.Score) { s.Scale = "OKS" }},
		"ODI of a knee":        {"Region", func(s *bodymap.Score) { s.Region = bodymap.RegionSide{ID: "101"} }},
		"of the day to come":   {"At", func(s *bodymap.Score) { s.At = now.AddDate(0, 0, 3) }},
		"of another century":   {"At", func(s *bodymap.Score) { s.At = now.AddDate(-100, 0, 0) }},
		"of nobody":            {"Patient", func(s *bodymap.Score) { s.Patient = "" }},
		"with an endless note": {"Note", func(s *bodymap.Score) { s.Note = strings.Repeat("x", 5000) }},
	} {
		s := good
		c2.edit(&s)
		one := unchanged(t, c, d, what, bodymap.Invalid, func() error { _, err := p.SaveScore(s); return err })
		if one.Field != c2.field {
			t.Errorf("%s is told at %q, want %q", what, one.Field, c2.field)
		}
	}
	if all := must(p.Scores(patient.ID))(t); len(all) != 0 {
		t.Errorf("%d refused scores were kept", len(all))
	}
}

func TestAScoreIsKeptChangedRemovedAndUndone(t *testing.T) {
	p, _, patient := newPractice(t)
	s := must(p.SaveScore(bodymap.Score{Patient: patient.ID, Scale: "VAS", Value: 6.24, Note: " at rest ", Region: bodymap.RegionSide{ID: "101", Side: atlas.Left}}))(t)
	if s.ID == "" || s.Value != 6.2 || s.Note != "at rest" || !s.At.Equal(now) {
		t.Errorf("kept as %+v", s)
	}
	better := s
	better.Value = 3
	must(p.SaveScore(better))(t)
	check(t, p.RemoveScore(s.ID))
	for _, want := range []float64{3, 6.2} {
		must(p.Undo())(t)
		if all := must(p.Scores(patient.ID))(t); len(all) != 1 || all[0].Value != want || all[0].Region != s.Region {
			t.Errorf("after undo: %+v", all)
		}
	}
	if who, _ := p.Touched(); who != patient.ID {
		t.Errorf("the undo was about %q", who)
	}
}

func TestAScoreOfADayBelongsToItsSession(t *testing.T) {
	paris := time.FixedZone("CET", 3600)
	here := now.In(paris)
	s := bodymap.Session{ID: "s", At: here.AddDate(0, 0, -3)}
	id, at, err := bodymap.ScoreMoment([]bodymap.Session{s}, bodymap.DateOf(s.At), here)
	if id != "s" || !at.Equal(s.At) || err != nil {
		t.Error(id, at, err)
	}
	if id, at, _ := bodymap.ScoreMoment(nil, bodymap.DateOf(here), here); id != "" || !at.Equal(here) {
		t.Error("today", id, at)
	}
	if id, at, _ := bodymap.ScoreMoment(nil, "2026-01-05", here); id != "" || bodymap.DateOf(at) != "2026-01-05" || at.Hour() != 12 {
		t.Error("another day", id, at)
	}
	var bad bodymap.Problems
	if _, _, err := bodymap.ScoreMoment(nil, "31.2.", here); !errors.As(err, &bad) || bad.In("At") == nil {
		t.Error("no day", err)
	}
}

// The smallest meaningful changes are those of the table; see the test of it for their sources.
func TestAChangeIsMeaningfulOnlyWhereASourceSaysSo(t *testing.T) {
	for _, c := range []struct {
		key    bodymap.ScaleKey
		change float64
		want   string
	}{
		{"ODI", -10, "10 lower: a meaningful improvement, 10 or more"},
		{"ODI", -9.9, "9.9 lower: below the smallest meaningful change of 10"},
		{"ODI", 12, "12 higher: a meaningful worsening, 10 or more"},
		{"VAS", -1.5, "1.5 lower: a meaningful improvement, 1.5 or more"},
		{"VAS", 1.4, "1.4 higher: below the smallest meaningful change of 1.5"},
		{"NRS", -2, "2 lower: a meaningful improvement, 2 or more"},
		{"RMDQ", -4, "4 lower: below the smallest meaningful change of 5"},
		{"NDI", 10, "10 higher: a meaningful worsening, 10 or more"},
		{"DASH", -9, "9 lower: below the smallest meaningful change of 10"},
		{"WOMAC", -6, "6 lower: a meaningful improvement, 12 % of the first total or more"}, // of 50
		{"WOMAC", -5, "5 lower: below the smallest meaningful change of 12 % of the first total"},
		{"SPADI", -20, "20 lower"},
		{"ODI", 0, "no change"},
	} {
		s, _ := bodymap.ScaleOf(c.key)
		if got := s.ChangeText(50, c.change, "en"); got != c.want {
			t.Errorf("%s by %g: %q, want %q", c.key, c.change, got, c.want)
		}
	}
	odi, _ := bodymap.ScaleOf("ODI")
	if got := odi.ChangeText(50, -5.5, "fr"); got != "5,5 de moins : en dessous du plus petit changement significatif de 10" {
		t.Errorf("in French: %q", got)
	}
}

// The direction of the impression of change is that of the NINDS common data element F2677: 1 very much improved, 7 very much worse.
func TestTheImpressionOfChangeHasItsWords(t *testing.T) {
	if bodymap.ImpressionText(1, "en") != "very much improved" || bodymap.ImpressionText(4, "en") != "no change" || bodymap.ImpressionText(7, "en") != "very much worse" {
		t.Error("the words are turned round")
	}
	if bodymap.ImpressionText(0, "en")+bodymap.ImpressionText(8, "en") != "" {
		t.Error("words for what is no step")
	}
}
