package bodymap

import (
	"encoding/csv"
	"strings"
	"testing"

	"ashi/assets"
	"ashi/bodymap/internal/frugal"
)

const starterRow = "x,Knee,Genou,Me 2020,Moi 2020,,,ST36,both,papule,2\n"

func TestStarterTableIsRefusedByRow(t *testing.T) {
	for name, c := range map[string]struct{ table, says string }{
		"other columns":     {strings.Replace(starterColumns, "side", "page", 1) + "\n" + starterRow, "columns"},
		"no table":          {"", "columns"},
		"a short row":       {starterColumns + "\nx,y\n", "wrong number of fields"},
		"no such point":     {starterColumns + "\n" + strings.Replace(starterRow, "ST36", "ST99", 1), "row 2"},
		"a side too many":   {starterColumns + "\n" + strings.Replace(starterRow, "both", "midline", 1), "row 2"},
		"no side":           {starterColumns + "\n" + strings.Replace(starterRow, "both", "", 1), "row 2"},
		"no technique":      {starterColumns + "\n" + strings.Replace(starterRow, "papule", "deep dive", 1), "row 2"},
		"no count":          {starterColumns + "\n" + strings.Replace(starterRow, ",2\n", ",two\n", 1), "row 2"},
		"0 punctures":       {starterColumns + "\n" + strings.Replace(starterRow, ",2\n", ",0\n", 1), "starter:x"},
		"no source":         {starterColumns + "\n" + strings.Replace(starterRow, "Me 2020", "", 1), "row 2"},
		"no French name":    {starterColumns + "\n" + strings.Replace(starterRow, "Genou", "", 1), "row 2"},
		"no identifier":     {starterColumns + "\n" + strings.Replace(starterRow, "x,", ",", 1), "row 2"},
		"rows apart":        {starterColumns + "\n" + starterRow + strings.Replace(starterRow, "x,", "y,", 1) + starterRow, "row 4"},
		"a name of a novel": {starterColumns + "\n" + strings.Replace(starterRow, "Knee", strings.Repeat("n", 101), 1), "starter:x"},
	} {
		if _, err := readStarters([]byte(c.table)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	all, err := readStarters([]byte(starterColumns + "\n" + starterRow + "x,,,,,,,GV4,midline,deep,1\n"))
	if err != nil || len(all) != 1 || len(all[0].english.Sites) != 3 || all[0].french.Name != "Genou" {
		t.Fatalf("%+v; %v", all, err)
	}
	if s := all[0].english.Sites; s[0].Punctures != 2 || s[1].Side != "right" || s[2].Syringe != Presets()[4].Syringe || s[2].Order != 3 {
		t.Errorf("the sites are %+v", s)
	}
}

// Whatever the table holds, it is read whole or refused; what is read can be kept.
func FuzzStarters(f *testing.F) {
	f.Add(string(assets.Protocols))
	f.Add(starterColumns + "\n" + starterRow)
	f.Fuzz(func(t *testing.T, table string) {
		defer frugal.Check(t)()
		all, err := readStarters([]byte(table))
		if err != nil {
			return
		}
		rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		sites := 0
		for _, s := range all {
			if err := s.english.Validate(); err != nil || !s.english.Starter() {
				t.Errorf("%+v: %v", s.english, err)
			}
			sites += len(s.french.Sites)
		}
		if sites < len(rows)-1 {
			t.Errorf("%d rows give %d sites", len(rows)-1, sites)
		}
	})
}
