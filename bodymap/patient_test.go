package bodymap_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// now is what the clocks of the tests show.
var now = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// fields lists the fields that an error refuses, each once.
func fields(err error) []string {
	var all bodymap.Problems
	if errors.As(err, &all) {
		var out []string
		for _, p := range all {
			out = append(out, p.Field)
		}
		return slices.Compact(out)
	}
	return nil
}

func anna() bodymap.Patient {
	return bodymap.Patient{
		Surname: "Sample", FirstName: "Anna", Born: "1974-03-14", Sex: bodymap.Female, FileNumber: "1043", WeightKG: 61.5,
		Allergies: "procaine", Flags: []bodymap.Flag{bodymap.Pregnant, bodymap.KnowsAcupuncture}, Notes: "two\nlines\tand more", Figure: atlas.Female,
	}
}

func TestPatientValidate(t *testing.T) {
	long := func(n int) string { return strings.Repeat("é", n) }
	for name, c := range map[string]struct {
		change func(*bodymap.Patient)
		field  string // empty: nothing is wrong
	}{
		"as it is":             {func(*bodymap.Patient) {}, ""},
		"least":                {func(p *bodymap.Patient) { p.FileNumber, p.WeightKG, p.Allergies, p.Flags, p.Notes = "", 0, "", nil, "" }, ""},
		"no surname":           {func(p *bodymap.Patient) { p.Surname = " " }, "Surname"},
		"no first name":        {func(p *bodymap.Patient) { p.FirstName = "" }, "FirstName"},
		"longest surname":      {func(p *bodymap.Patient) { p.Surname = long(100) }, ""},
		"over-long surname":    {func(p *bodymap.Patient) { p.Surname = long(101) }, "Surname"},
		"over-long first name": {func(p *bodymap.Patient) { p.FirstName = long(101) }, "FirstName"},
		"NUL in a name":        {func(p *bodymap.Patient) { p.Surname = "A\x00B" }, "Surname"},
		"newline in a name":    {func(p *bodymap.Patient) { p.FirstName = "A\nB" }, "FirstName"},
		"a name turned round":  {func(p *bodymap.Patient) { p.Surname = "\u202eelpmaS" }, "Surname"},
		"notes turned round":   {func(p *bodymap.Patient) { p.Notes = "left\u2067right" }, "Notes"},
		"name with a mark":     {func(p *bodymap.Patient) { p.Surname = "כהן\u200f" }, ""},
		"not UTF-8":            {func(p *bodymap.Patient) { p.FirstName = "A\xff" }, "FirstName"},
		"name of other script": {func(p *bodymap.Patient) { p.Surname, p.FirstName = "王", "علی\u200cرضا" }, ""},
		"no birth date":        {func(p *bodymap.Patient) { p.Born = "" }, "Born"},
		"30 February":          {func(p *bodymap.Patient) { p.Born = "1974-02-30" }, "Born"},
		"29 February 2023":     {func(p *bodymap.Patient) { p.Born = "2023-02-29" }, "Born"},
		"29 February 2024":     {func(p *bodymap.Patient) { p.Born = "2024-02-29" }, ""},
		"words as a date":      {func(p *bodymap.Patient) { p.Born = "yesterday" }, "Born"},
		"born today":           {func(p *bodymap.Patient) { p.Born = "2026-11-20" }, ""},
		"born tomorrow":        {func(p *bodymap.Patient) { p.Born = "2026-11-21" }, "Born"},
		"born 1890":            {func(p *bodymap.Patient) { p.Born = "1890-01-01" }, ""},
		"born 1889":            {func(p *bodymap.Patient) { p.Born = "1889-12-31" }, "Born"},
		"no sex":               {func(p *bodymap.Patient) { p.Sex = "" }, "Sex"},
		"over-long number":     {func(p *bodymap.Patient) { p.FileNumber = long(41) }, "FileNumber"},
		"lightest child":       {func(p *bodymap.Patient) { p.WeightKG, p.Born = 0.5, "2026-11-01" }, ""},
		"a child of 7 kg":      {func(p *bodymap.Patient) { p.WeightKG, p.Born = 7, "2026-01-01" }, ""},
		"an adult of 7 kg":     {func(p *bodymap.Patient) { p.WeightKG = 7 }, "WeightKG"},
		"lightest adult":       {func(p *bodymap.Patient) { p.WeightKG = 20 }, ""},
		"700 kg":               {func(p *bodymap.Patient) { p.WeightKG = 700 }, "WeightKG"},
		"heaviest":             {func(p *bodymap.Patient) { p.WeightKG = 400 }, ""},
		"too light":            {func(p *bodymap.Patient) { p.WeightKG = 0.4 }, "WeightKG"},
		"too heavy":            {func(p *bodymap.Patient) { p.WeightKG = 400.1 }, "WeightKG"},
		"less than nothing":    {func(p *bodymap.Patient) { p.WeightKG = -60 }, "WeightKG"},
		"over-long allergies":  {func(p *bodymap.Patient) { p.Allergies = long(501) }, "Allergies"},
		"unknown flag":         {func(p *bodymap.Patient) { p.Flags = []bodymap.Flag{"tall"} }, "Flags"},
		"flag twice":           {func(p *bodymap.Patient) { p.Flags = []bodymap.Flag{bodymap.Pregnant, bodymap.Pregnant} }, "Flags"},
		"longest notes":        {func(p *bodymap.Patient) { p.Notes = long(4000) }, ""},
		"over-long notes":      {func(p *bodymap.Patient) { p.Notes = long(4001) }, "Notes"},
		"bell in the notes":    {func(p *bodymap.Patient) { p.Notes = "\a" }, "Notes"},
		"no figure":            {func(p *bodymap.Patient) { p.Figure = "" }, "Figure"},
	} {
		p := anna()
		c.change(&p)
		got := fields(p.Validate(now))
		if c.field == "" && len(got) != 0 || c.field != "" && !slices.Equal(got, []string{c.field}) {
			t.Errorf("%s: refused for %q, not %q", name, got, c.field)
		}
	}
}

func TestAllProblemsAreToldAtOnce(t *testing.T) {
	err := bodymap.Patient{}.Validate(now)
	if got := fields(err); !slices.Equal(got, []string{"Surname", "FirstName", "Born", "Sex", "Figure"}) {
		t.Errorf("an empty patient is refused for %q", got)
	}
	var all bodymap.Problems
	if !errors.As(err, &all) || all.In("Born") == nil || all.In("Notes") != nil {
		t.Errorf("the problems by field: %v", all)
	}
}

func TestAge(t *testing.T) {
	for _, c := range []struct {
		born bodymap.Date
		on   string
		want int
	}{
		{"1974-03-14", "2026-03-13", 51},
		{"1974-03-14", "2026-03-14", 52},
		{"2024-02-29", "2025-02-28", 0},
		{"2024-02-29", "2025-03-01", 1},
		{"2026-11-20", "2026-11-20", 0},
		{"2027-01-01", "2026-11-20", 0},
		{"no day", "2026-11-20", 0},
	} {
		on, err := time.Parse(time.DateOnly, c.on)
		if err != nil {
			t.Fatal(err)
		}
		if got := (bodymap.Patient{Born: c.born}).Age(on); got != c.want {
			t.Errorf("born %s, on %s: %d years, not %d", c.born, c.on, got, c.want)
		}
	}
}

func TestNameFlagsAndFigure(t *testing.T) {
	p := anna()
	if p.Name() != "Sample, Anna" || !p.Has(bodymap.KnowsAcupuncture) || p.Has(bodymap.Pacemaker) {
		t.Errorf("name %q, flags %v", p.Name(), p.Flags)
	}
	for sex, want := range map[bodymap.Sex]atlas.Figure{bodymap.Female: atlas.Female, bodymap.Male: atlas.Male, bodymap.Other: atlas.Male} {
		if got := bodymap.FigureFor(sex); got != want {
			t.Errorf("the figure for %s is %s", sex, got)
		}
	}
}
