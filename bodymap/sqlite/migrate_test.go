package sqlite

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func init() { roles["open"] = openAndClose }

// openAndClose opens the record and closes it, as the program does that is killed while it brings an old record up to date.
func openAndClose(path string) error {
	fmt.Println("begun")
	s, err := openAt(path)
	if err != nil {
		return err
	}
	return s.Close()
}

// firstRelease puts a record in place that was made by the first release ("ashi demo").
func firstRelease(t testing.TB) string {
	t.Helper()
	if err := withoutLostLocks(); err != nil { // before any other way into the file
		t.Fatal(err)
	}
	f := must[*os.File](t)(os.Open(filepath.Join("testdata", "first.sqlite.gz")))
	z := must[*gzip.Reader](t)(gzip.NewReader(f))
	data := must[[]byte](t)(io.ReadAll(z))
	path := newPath(t)
	if err := errors.Join(f.Close(), os.MkdirAll(filepath.Dir(path), 0o700)); err != nil {
		t.Fatal(err)
	}
	rewrite(t, path, data)
	return path
}

// firstEntry is what an older log tells of a command.
type firstEntry struct{ command, person, verb, patient, change string }

// The log of an older record says the same after it was sealed, and its chain holds.
func TestOlderLogIsSealed(t *testing.T) {
	path := firstRelease(t)
	old := must[*sql.DB](t)(sql.Open("sqlite", "file:"+path))
	rows := must[*sql.Rows](t)(old.QueryContext(context.Background(), "SELECT command, person, verb, patient, change FROM log ORDER BY seq"))
	var want []firstEntry
	for rows.Next() {
		var e firstEntry
		if err := rows.Scan(&e.command, &e.person, &e.verb, &e.patient, &e.change); err != nil {
			t.Fatal(err)
		}
		want = append(want, e)
	}
	if err := errors.Join(rows.Err(), rows.Close(), old.Close()); err != nil || len(want) < 50 {
		t.Fatalf("%d entries; %v", len(want), err)
	}
	s := open(t, path)
	entries := must[[]entry](t)(list(s, scanLog, "SELECT "+logColumns+" FROM log ORDER BY seq"))
	if len(entries) != len(want) || s.Missing() != nil {
		t.Fatalf("of %d entries %d are there; %v", len(want), len(entries), s.Missing())
	}
	var before []byte
	for i, e := range entries {
		told := firstEntry{e.command, e.person, e.verb, e.patient, string(must[[]byte](t)(s.unlock(context.Background(), e)))}
		if told != want[i] || e.seq != int64(i+1) || !bytes.Equal(e.mac, e.macAfter(before, s.keys.Subkey(logPurpose))) {
			t.Errorf("entry %d says %v, said %v", e.seq, told, want[i])
		}
		if e.patient != "" && bytes.Contains(e.change, []byte("Put")) {
			t.Errorf("entry %d tells of the patient in clear", e.seq)
		}
		before = e.mac
	}
}

// The columns of the first release.
var firstColumns = map[string]string{
	"patient": "id, surname, first_name, born, sex, file_number, weight_kg, allergies, flags, notes, figure, search",
	"session": "id, patient, at, practitioner, state, figure, technique, needle_gauge, needle_length_mm, angle_deg, depth_mm, volume_ml, numb_from_mm, reaction, note",
	"site": "id, session, number, place, atlas_version, code, side, technique, needle_gauge, needle_length_mm, angle_deg, depth_mm, volume_ml, " +
		"punctures, state, numbing, reaction, note",
	"log": "seq, command, person, at, verb, patient, change",
}

var firstTables = []string{"patient", "session", "site"} // the log is sealed on the way: see TestOlderLogIsSealed

// dumpFirst returns what the first release kept in some tables, as text.
func dumpFirst(t testing.TB, db *sql.DB, tables []string) string {
	t.Helper()
	out := ""
	for _, table := range tables {
		rows := dumpQuery(t, db, "SELECT "+firstColumns[table]+" FROM "+table+" ORDER BY 1")
		if strings.Count(rows, "\n") < 3 {
			t.Fatalf("the record of the first release holds %d rows of %s", strings.Count(rows, "\n"), table)
		}
		out += rows
	}
	return out
}

// dumpFile reads what the first release kept without Ashi.
func dumpFile(t testing.TB, path string) string {
	t.Helper()
	db := must[*sql.DB](t)(sql.Open("sqlite", "file:"+path))
	out := dumpFirst(t, db, firstTables)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestRecordOfTheFirstReleaseReadsTheSame(t *testing.T) {
	path := firstRelease(t)
	want := dumpFile(t, path)
	s := open(t, path)
	if got := dumpFirst(t, s.db, firstTables); got != want {
		t.Errorf("the rows were\n%s\nand are\n%s", want, got)
	}
	sites, punctures := 0, 0
	for _, session := range must[[]bodymap.Session](t)(s.AllSessions()) {
		_, some, err := s.Session(session.ID)
		if err != nil || session.Protocol != "" || len(must[[]bodymap.Pain](t)(s.Pains(session.ID))) != 0 {
			t.Errorf("session %v with protocol %q; %v", session.At, session.Protocol, err)
		}
		for _, site := range some {
			sites, punctures = sites+1, punctures+site.Punctures
			if err := site.Validate(); err != nil || site.Spread != nil {
				t.Errorf("site %v; %v", site, err)
			}
		}
	}
	var wantSites, wantPunctures int
	if err := s.one("SELECT count(*), sum(punctures) FROM site").Scan(&wantSites, &wantPunctures); err != nil || sites != wantSites || punctures != wantPunctures {
		t.Errorf("%d sites with %d punctures are read, %d with %d are there; %v", sites, punctures, wantSites, wantPunctures, err)
	}
	if len(must[[]bodymap.Command](t)(s.Log(1000))) < 50 {
		t.Error("the log can no longer be read")
	}
	var version int64
	if err := s.one("PRAGMA user_version").Scan(&version); err != nil || version != newest() {
		t.Errorf("the record is of version %d; %v", version, err)
	}
	tell(t, 8, "a record of the first release", "it is brought up to version %d: %d sites with %d punctures read the same", version, sites, punctures)
}

// The old rows can be worked with: edited, marked beside, and all of it taken back to the byte.
func TestRecordOfTheFirstReleaseTakesChanges(t *testing.T) {
	s := open(t, firstRelease(t))
	want := dumpFirst(t, s.db, firstTables)
	p := bodymap.NewPractice(s, func() time.Time { return noon.AddDate(0, 0, 3) }, "tester")
	steps := 0
	for _, session := range must[[]bodymap.Session](t)(p.AllSessions()) {
		c := must[*bodymap.Chart](t)(p.OpenSession(session.ID))
		sites := c.Sites()
		place, _ := atlas.Get().Body(session.Figure).PlaceOf("ST36", atlas.Right)
		must[bodymap.Site](t)(c.Mark(place, "", atlas.Right))
		if err := errors.Join(
			c.Move(sites[0].ID, bodymap.Target{Place: place, Code: "ST36", Side: atlas.Right}),
			c.Change([]bodymap.SiteID{sites[0].ID}, func(s *bodymap.Site) { s.Note = "moved" }, bodymap.EditSite),
			c.Remove(sites[len(sites)-1].ID),
		); err != nil {
			t.Fatal(err)
		}
		steps += 4
	}
	for range steps {
		must[bodymap.Verb](t)(p.Undo())
	}
	if got := dumpFirst(t, s.db, firstTables); got != want {
		t.Errorf("after undo the rows are\n%s\nwanted\n%s", got, want)
	}
}

// killedMeanwhile opens a record in another process and kills it at a random moment. The first round is left to end, and
// tells how long the whole takes on this machine; the second is killed at once.
func killedMeanwhile(t *testing.T, path string, round int, whole time.Duration) time.Duration {
	t.Helper()
	c, lines := child(t, "open", path)
	says(t, lines, "begun")
	began := time.Now()
	if round > 0 {
		if round > 1 {
			time.Sleep(rand.N(whole))
		}
		_ = c.Process.Kill() // it may have ended
	}
	_ = c.Wait() // it was killed, perhaps
	if round == 0 {
		return time.Since(began)
	}
	return whole
}

// A process that is killed while it brings the record up to date leaves the old one or the new one.
func TestKilledWhileItIsBroughtUpToDate(t *testing.T) {
	old, renewed, rounds := 0, 0, long(12, 60)
	var whole time.Duration
	for round := range rounds {
		path := firstRelease(t)
		want := dumpFile(t, path)
		whole = killedMeanwhile(t, path, round, whole)
		head, _, err := readHead(path)
		if err != nil {
			t.Fatal(err)
		}
		switch head[versionAt+3] {
		case 1:
			old++
		default: // one of the newer ones: each of them is whole
			renewed++
			wantKept(t, path, 1, func(kept string) bool { return dumpFile(t, kept) == want })
		}
		s := open(t, path)
		if got := dumpFirst(t, s.db, firstTables); got != want {
			t.Fatalf("round %d: the rows were\n%s\nand are\n%s", round, want, got)
		}
	}
	if old == 0 || renewed == 0 {
		t.Errorf("%d records were left old, %d new", old, renewed)
	}
	tell(t, 9, "killed while a plain record of the first release is brought up to date", "%d rounds, nothing lost: %d left old, %d new, each of these with a copy of the old one", rounds, old, renewed)
}

// wantKept holds that the only copy of a record as it was is that of a version, and the same.
func wantKept(t *testing.T, path string, version int, same func(kept string) bool) {
	t.Helper()
	kept := strings.TrimSuffix(path, filepath.Ext(path)) + fmt.Sprint(beforeVersion, version) + filepath.Ext(path)
	if all := must[[]string](t)(keptOld(path)); len(all) != 1 || all[0] != kept || !same(kept) {
		t.Errorf("kept are %v, and not the old record", all)
	}
}

// A record of an older version is kept as it was before it is brought up to date. Where it cannot be kept, nothing is
// changed.
func TestTheOldRecordIsKept(t *testing.T) {
	path := firstRelease(t)
	want := dumpFile(t, path)
	blocked := strings.TrimSuffix(path, ".sqlite") + beforeVersion + "1.sqlite.part"
	if err := os.Mkdir(blocked, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := Open(path)
	wantKind(t, err, bodymap.ReadOnly)
	if head, _, err := readHead(path); err != nil || head[versionAt+3] != 1 || dumpFile(t, path) != want {
		t.Errorf("without a copy it was brought up to date; %v", err)
	}
	if err := os.Remove(blocked); err != nil {
		t.Fatal(err)
	}
	open(t, path)
	wantKept(t, path, 1, func(kept string) bool { return dumpFile(t, kept) == want })

	path = olderVault(t)
	before := must[[]byte](t)(os.ReadFile(path))
	s := open(t, path)
	wantKept(t, path, 1, func(kept string) bool { return bytes.Equal(must[[]byte](t)(os.ReadFile(kept)), before) })
	if err := s.Purge(); err != nil || len(must[[]string](t)(keptOld(path))) != 0 {
		t.Errorf("who was erased is still in the record as it was; %v", err)
	}
}

// A row whose list cannot be read is damage, and told so.
func TestSpoiltListIsDamage(t *testing.T) {
	s := open(t, newPath(t))
	patient := anna()
	session := sessionOf(patient.ID, noon)
	change := bodymap.Change{PutPatients: []bodymap.Patient{patient}, PutSessions: []bodymap.Session{session}, PutSites: []bodymap.Site{siteOf(session.ID, 1)}}
	if err := s.Apply(command(bodymap.MarkSite, change)); err != nil {
		t.Fatal(err)
	}
	for _, spoilt := range []string{`{"Extent":`, `[]`, `{"Spots":["1 2 3"]}`} {
		if _, err := s.db.ExecContext(context.Background(), "UPDATE site SET spread = $1", spoilt); err != nil {
			t.Fatal(err)
		}
		_, _, err := s.Session(session.ID)
		wantKind(t, err, bodymap.Damaged)
	}
}
