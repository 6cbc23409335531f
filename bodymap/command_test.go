package bodymap_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/internal/frugal"
)

// A change that can be read from the log at all reads the same when it is written again.
func FuzzChangeFromLog(f *testing.F) {
	good, err := json.Marshal(bodymap.Change{
		PutPatients: []bodymap.Patient{anna()},
		PutSessions: []bodymap.Session{{ID: "s", At: now, Syringe: bodymap.DefaultSyringe()}},
		PutSites:    []bodymap.Site{{ID: "x", Place: spot(1)}},
		RemoveSites: []bodymap.SiteID{"y"},
		PutPains:    []bodymap.Pain{{ID: "p", Outline: []atlas.Place{spot(1), spot(2)}, Place: spot(3), Qualities: []bodymap.Quality{bodymap.Numb}}},
		PutProtocols: []bodymap.Protocol{{ID: "o", Sites: []bodymap.Site{{
			Place: spot(4), Spread: &bodymap.Spread{Extent: bodymap.Area, Outline: []atlas.Place{spot(5)}, Spots: []atlas.Place{spot(6)}, LeftOut: []int{0}},
		}}}},
		PutOwnPoints: []bodymap.OwnPoint{{ID: "w", Place: spot(7)}},
	})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(good))
	f.Add(`{"PutSites":[{"Place":"1 2 3 0.5 0.5 0.0"}]}`)
	f.Add(`{"RemoveSites":null,"PutSessions":[{"At":"2026-02-30T00:00:00Z"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		defer frugal.Check(t)()
		var first, second bodymap.Change
		if json.Unmarshal([]byte(text), &first) != nil {
			return
		}
		again, err := json.Marshal(first)
		if err != nil {
			return // a place that was never given has no text
		}
		if err := json.Unmarshal(again, &second); err != nil || !sameChange(first, second) {
			t.Errorf("%s is read as\n%+v, written and read again as\n%+v; %v", text, first, second, err)
		}
	})
}

// sameChange compares what two changes say: empty and missing lists are the same.
func sameChange(a, b bodymap.Change) bool {
	one, err1 := json.Marshal(a)
	other, err2 := json.Marshal(b)
	return err1 == nil && err2 == nil && reflect.DeepEqual(one, other)
}
