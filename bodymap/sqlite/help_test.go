package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sqlite/vault/vaulttest"
)

// noon is what the clocks of the tests show.
var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

func clock() time.Time { return noon }

// roles are what the test binary does when it is started as the second process.
var roles = map[string]func(path string) error{"write": writeForEver}

// TestMain lets the test binary play the second process of some tests.
func TestMain(m *testing.M) {
	vaulttest.SetCheap()
	if role := os.Getenv("ASHI_TEST_ROLE"); role != "" {
		if err := roles[role](os.Getenv("ASHI_TEST_PATH")); err != nil {
			fmt.Fprintln(os.Stderr, err, errors.Unwrap(err))
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := m.Run()
	for _, dir := range benchDirs {
		if err := os.RemoveAll(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	os.Exit(code)
}

// benchDirs are taken away in the end.
var benchDirs []string

func newPath(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "record", "ashi.sqlite")
}

// open opens a store for the length of a test.
func open(t testing.TB, path string) *Store {
	t.Helper()
	s, err := openAt(path)
	if err != nil {
		t.Fatal(err, errors.Unwrap(err))
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func must[T any](t testing.TB) func(T, error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err, errors.Unwrap(err))
		}
		return v
	}
}

func wantKind(t testing.TB, err error, want bodymap.Kind) {
	t.Helper()
	if got := bodymap.KindOf(err); err == nil || got != want {
		t.Fatalf("error of kind %q wanted, got %q: %v (%v)", want, got, err, errors.Unwrap(err))
	}
}

// anna is a patient as kept.
func anna() bodymap.Patient {
	return bodymap.Patient{
		ID: bodymap.PatientID(bodymap.NewID()), Surname: "Sample", FirstName: "Anna", Born: "1974-03-14", Sex: bodymap.Female,
		FileNumber: "1043", Allergies: "procaine", Flags: []bodymap.Flag{bodymap.Pacemaker, bodymap.KnowsAcupuncture}, Figure: atlas.Female,
	}
}

func sessionOf(p bodymap.PatientID, at time.Time) bodymap.Session {
	return bodymap.Session{
		ID: bodymap.SessionID(bodymap.NewID()), Patient: p, At: at, Practitioner: "Dr Test", State: bodymap.Planned,
		Figure: atlas.Female, Syringe: bodymap.DefaultSyringe(), NumbFromMM: 4,
	}
}

func siteOf(s bodymap.SessionID, number int) bodymap.Site {
	return bodymap.Site{
		ID: bodymap.SiteID(bodymap.NewID()), Session: s, Order: number,
		Place:        atlas.Place{V: [3]uint16{uint16(number), uint16(number + 1), uint16(number + 2)}, W: [3]float64{0.25, 0.25, 0.5}},
		AtlasVersion: 1, Code: "BL23", Side: atlas.Left, Syringe: bodymap.DefaultSyringe(), Punctures: 1, State: bodymap.SitePlanned,
	}
}

func command(verb bodymap.Verb, c bodymap.Change) bodymap.Command {
	return bodymap.Command{ID: bodymap.CommandID(bodymap.NewID()), Person: "tester", At: noon, Verb: verb, Change: c}
}

// dump returns every row of the tables of the record, as text.
func dump(t testing.TB, db *sql.DB) string {
	t.Helper()
	out := ""
	for _, table := range []string{"patient", "session", "site", "pain", "protocol", "own_point", "entry"} {
		out += table + "\n" + dumpQuery(t, db, "SELECT * FROM "+table+" ORDER BY id")
	}
	return out
}

func dumpQuery(t testing.TB, db *sql.DB, query string) string {
	t.Helper()
	var out strings.Builder
	rows := must[*sql.Rows](t)(db.QueryContext(context.Background(), query))
	defer func() {
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			t.Fatal(err)
		}
	}()
	columns := must[[]string](t)(rows.Columns())
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		for _, v := range values {
			if text, ok := (*v.(*any)).(string); ok {
				out.WriteString(strconv.Itoa(len(text)) + " " + text + "|")
				continue
			}
			fmt.Fprintf(&out, "%T %v|", *v.(*any), *v.(*any))
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// makeRecord makes a record with a patient and closes it.
func makeRecord(t testing.TB, path string) {
	t.Helper()
	s := must[*Store](t)(openAt(path))
	change := bodymap.Change{}
	for range 200 { // several pages
		change.PutPatients = append(change.PutPatients, anna())
	}
	if err := errors.Join(s.Apply(command(bodymap.NewPatient, change)), s.Close()); err != nil {
		t.Fatal(err)
	}
}

// contents tells the names and bytes of all files of a folder.
func contents(t testing.TB, dir string) string {
	t.Helper()
	var out bytes.Buffer
	for _, e := range must[[]os.DirEntry](t)(os.ReadDir(dir)) {
		if e.IsDir() {
			continue
		}
		data := must[[]byte](t)(os.ReadFile(filepath.Join(dir, e.Name())))
		fmt.Fprintf(&out, "%s %d %x\n", e.Name(), len(data), hash(data))
	}
	return out.String()
}
