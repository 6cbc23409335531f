package bodymap

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"ashi/assets"
	"ashi/bodymap/internal/frugal"
)

// factReaders read the body of an entry of each kind, and write it again.
var factReaders = map[EntryKind]func(body string) (again string, err error){}

func init() {
	readsFact[Product]()
	readsFact[Lot]()
	readsFact[Mix]()
	readsFact[Filling]()
	readsFact[Limit]()
	readsFact[Check]()
	readsFact[Consent]()
	readsFact[Wording]()
	readsFact[Course]()
	readsFact[Score]()
	readsFact[Reaction]()
	readsFact[Reason]()
	readsFact[Retention]()
	readsFact[Safety]()
	readsFact[User]()
	readsFact[cupboardRule]()
	readsFact[speech]()
	readsFact[ownPreset]()
}

func readsFact[T fact]() {
	var none T
	factReaders[none.entry().Kind] = func(body string) (string, error) {
		all, err := factsOf[T]([]Entry{{Body: body}}, nil)
		if err != nil {
			return "", err
		}
		e, err := entryOf(all[0])
		return e.Body, err
	}
}

// An entry from a record that comes from elsewhere is read or refused as damage; what was read is written as it is read.
func FuzzEntry(f *testing.F) {
	for kind, read := range factReaders {
		again, err := read("{}")
		if err != nil {
			f.Fatal(kind, err)
		}
		f.Add(string(kind), again)
		f.Add(string(kind), `{"ID":7}`)
	}
	f.Fuzz(func(t *testing.T, kind, body string) {
		defer frugal.Check(t)()
		read := factReaders[EntryKind(kind)]
		if read == nil {
			return
		}
		once, err := read(body)
		if err != nil {
			if KindOf(err) != Damaged && !strings.HasPrefix(err.Error(), "json: ") {
				t.Fatalf("%s %s: %v", kind, body, err)
			}
			return
		}
		if again, err := read(once); err != nil || again != once {
			t.Fatalf("%s %s is written as %s, that as %s; %v", kind, body, once, again, err)
		}
	})
}

// A snapshot that was signed is read or refused, and what was read is written as it is read.
func FuzzSnapshot(f *testing.F) {
	good, err := json.Marshal(snapshot{Format: snapshotFormat, Sites: []Site{{ID: "s"}}})
	if err == nil {
		f.Add(good)
	}
	f.Add([]byte(`{"Format":1,"Sites":[{"Place":"1 2 3 0.250000 0.250000 0.500000"}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		defer frugal.Check(t)()
		var one, two snapshot
		if json.Unmarshal(text, &one) != nil {
			return
		}
		once, err := json.Marshal(one)
		if err != nil {
			return // a place that was never given has no text
		}
		if json.Unmarshal(once, &two) != nil {
			t.Fatalf("%s cannot be read again", once)
		}
		if again, err := json.Marshal(two); err != nil || !bytes.Equal(once, again) {
			t.Fatalf("%s is written as %s, that as %s; %v", text, once, again, err)
		}
	})
}

// A table of limits is read as a whole or not at all; each limit of it has a source and is one that can be kept.
func FuzzLimits(f *testing.F) {
	sources := clinical("sources.csv")
	f.Add(string(clinical("limits.csv")))
	f.Add(limitColumns + "\nx,Lidocaine,,300,4.5,nobody,,\n")
	f.Fuzz(func(t *testing.T, table string) {
		defer frugal.Check(t)()
		all, err := readLimits([]byte(table), sources)
		if err != nil {
			if all != nil {
				t.Fatalf("%d limits come with %v", len(all), err)
			}
			return
		}
		for _, l := range all {
			if l.english.Source == "" || l.english.Substance == "" {
				t.Errorf("%+v", l.english)
			}
		}
		if rows, err := assets.Rows([]byte(table), limitColumns); err != nil || len(rows) != len(all) {
			t.Errorf("%d rows give %d limits; %v", len(rows), len(all), err)
		}
	})
}

// A list of days as it is typed gives days or nothing, and is read the same when it is written again.
func FuzzReadDays(f *testing.F) {
	for _, seed := range []string{"1-4-7", "1, 4, 7", "1 – 4", "99999999999999999999", "-;."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		defer frugal.Check(t)()
		days := ReadDays(text)
		if again := ReadDays(DaysText(days)); !reflect.DeepEqual(days, again) {
			t.Errorf("%q is read as %v, that as %v", text, days, again)
		}
	})
}
