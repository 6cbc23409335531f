package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"ashi/bodymap"
)

// All that is kept comes back as it was, after closing, too.
func TestRecordComesBack(t *testing.T) {
	path := newPath(t)
	patient := anna()
	patient.WeightKG, patient.Notes = 61.5, "two\nlines, and 足三里"
	session := sessionOf(patient.ID, noon.Add(1234*time.Microsecond))
	session.Reaction = "none"
	sites := []bodymap.Site{siteOf(session.ID, 1), siteOf(session.ID, 2)}
	sites[0].Numbing, sites[0].Note, sites[1].Code = true, "deep", ""
	c := command(bodymap.RecordAll, bodymap.Change{PutPatients: []bodymap.Patient{patient}, PutSessions: []bodymap.Session{session}, PutSites: sites})
	c.Patient = patient.ID
	first := must[*Store](t)(Open(path))
	if err := errors.Join(first.Apply(c), first.Close()); err != nil {
		t.Fatal(err)
	}
	s := open(t, path)
	gotSession, gotSites, err := s.Session(session.ID)
	if err != nil || gotSession != session || !slices.Equal(gotSites, sites) {
		t.Errorf("read %v with %v; %v", gotSession, gotSites, err)
	}
	if got := must[bodymap.Patient](t)(s.Patient(patient.ID)); !reflect.DeepEqual(got, patient) {
		t.Errorf("read %v, wrote %v", got, patient)
	}
	if got := must[[]bodymap.Command](t)(s.Log(10)); len(got) != 1 || !reflect.DeepEqual(got[0], c) {
		t.Errorf("the log says %v, the command was %v", got, c)
	}
}

func TestCommandIsAppliedOnce(t *testing.T) {
	s := open(t, newPath(t))
	c := command(bodymap.NewPatient, bodymap.Change{PutPatients: []bodymap.Patient{anna()}})
	if err := s.Apply(c); err != nil {
		t.Fatal(err)
	}
	want := dump(t, s.db)
	c.Change.PutPatients = []bodymap.Patient{anna()} // the id decides, not the content
	if err := s.Apply(c); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, s.db); got != want {
		t.Errorf("the second time changed the record to\n%s", got)
	}
	if n := len(must[[]bodymap.Command](t)(s.Log(10))); n != 1 {
		t.Errorf("the log holds %d rows", n)
	}
}

// What is about no patient is logged about none.
func TestLogOfTheShelf(t *testing.T) {
	s := open(t, newPath(t))
	change := bodymap.Change{
		PutProtocols: []bodymap.Protocol{{ID: "o", Name: "Knee", AtlasVersion: 1, Sites: []bodymap.Site{siteOf("", 1)}}},
		PutOwnPoints: []bodymap.OwnPoint{{ID: "w", Name: "Mine", Place: siteOf("", 1).Place, AtlasVersion: 1}},
	}
	if err := s.Apply(command("test", change)); err != nil {
		t.Fatal(err)
	}
	var n int
	if err := s.one("SELECT count(*) FROM log WHERE patient = ''").Scan(&n); err != nil || n != 1 {
		t.Errorf("%d rows; %v", n, err)
	}
	if got := must[[]bodymap.Command](t)(s.Log(1)); !reflect.DeepEqual(got[0].Change, change) {
		t.Errorf("the log says %+v", got[0].Change)
	}
}

// The log holds the places of an area once, not with every edit; the area itself stays whole.
func TestLogHoldsPlacesOnce(t *testing.T) {
	s := open(t, newPath(t))
	patient := anna()
	session := sessionOf(patient.ID, noon)
	area := areaOf(session.ID, 1, 1200)
	start := bodymap.Change{PutPatients: []bodymap.Patient{patient}, PutSessions: []bodymap.Session{session}, PutSites: []bodymap.Site{area}}
	edited, out, laid := area, area, area
	edited.Note = "sore"
	leftOut, anew := *area.Spread, *area.Spread
	leftOut.LeftOut, anew.Spots = []int{3, 7}, anew.Spots[:900]
	out.Spread, out.Punctures = &leftOut, 1198
	laid.Spread, laid.Punctures = &anew, 900
	length := func() (n int) {
		if err := s.one("SELECT length(change) FROM log ORDER BY seq DESC LIMIT 1").Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	if err := s.Apply(command("test", start)); err != nil || length() < 1200*30 {
		t.Fatalf("marking logs %d characters; %v", length(), err)
	}
	for _, step := range []struct {
		name  string
		site  bodymap.Site
		short bool
	}{{"noted", edited, true}, {"left out", out, true}, {"laid anew", laid, false}, {"noted again", laid, true}} {
		if err := s.Apply(command("test", bodymap.Change{PutSites: []bodymap.Site{step.site}})); err != nil {
			t.Fatal(err)
		}
		if n := length(); (n < 2000) != step.short {
			t.Errorf("%s: the log takes %d characters", step.name, n)
		}
		if _, got, err := s.Session(session.ID); err != nil || len(got) != 1 || !got[0].Equal(step.site) {
			t.Errorf("%s: the site is read as %+v; %v", step.name, got, err)
		}
	}
	log := must[[]bodymap.Command](t)(s.Log(3))
	if got := log[0].Change.PutSites[0].Spread; len(got.Spots) != 0 || !slices.Equal(got.LeftOut, []int{3, 7}) {
		t.Errorf("the log tells of %+v", got)
	}
}

// A command of which one row is refused leaves neither rows nor a log entry.
func TestRefusedCommandLeavesNothing(t *testing.T) {
	s := open(t, newPath(t))
	patient := anna()
	want := dump(t, s.db)
	err := s.Apply(command(bodymap.MarkSite, bodymap.Change{
		PutPatients: []bodymap.Patient{patient}, PutSites: []bodymap.Site{siteOf("no such session", 1)},
	}))
	wantKind(t, err, bodymap.Unknown)
	if got := dump(t, s.db); got != want || len(must[[]bodymap.Command](t)(s.Log(10))) != 0 {
		t.Errorf("the record holds\n%s", got)
	}
}

func TestMissingRowsAreNotFound(t *testing.T) {
	s := open(t, newPath(t))
	_, err := s.Patient("nobody")
	wantKind(t, err, bodymap.NotFound)
	_, _, err = s.Session("none")
	wantKind(t, err, bodymap.NotFound)
}

func TestLogIsAppendOnly(t *testing.T) {
	s := open(t, newPath(t))
	if err := s.Apply(command(bodymap.NewPatient, bodymap.Change{PutPatients: []bodymap.Patient{anna()}})); err != nil {
		t.Fatal(err)
	}
	for _, attack := range []string{
		"DELETE FROM log",
		"UPDATE log SET verb = 'x'",
		"INSERT OR REPLACE INTO log SELECT seq, command, user, 'x', at, verb, patient, change, mac FROM log",
		"INSERT INTO log SELECT * FROM log WHERE true ON CONFLICT (seq) DO UPDATE SET verb = 'x'",
	} {
		_, err := s.db.ExecContext(context.Background(), attack)
		var refused *driver.Error
		if !errors.As(err, &refused) || refused.Code() != lib.SQLITE_CONSTRAINT_TRIGGER {
			t.Errorf("%s: %v", attack, err)
		}
	}
}

func TestLogKnowsThePatient(t *testing.T) {
	s := open(t, newPath(t))
	patient := anna()
	session := sessionOf(patient.ID, noon)
	site := siteOf(session.ID, 1)
	pain := bodymap.Pain{ID: "p", Session: session.ID, Place: site.Place, AtlasVersion: 1}
	for _, c := range []bodymap.Change{
		{PutPatients: []bodymap.Patient{patient}},
		{PutSessions: []bodymap.Session{session}},
		{PutSites: []bodymap.Site{site}},
		{PutPains: []bodymap.Pain{pain}},
		{RemovePains: []bodymap.PainID{pain.ID}},
		{RemoveSites: []bodymap.SiteID{site.ID}},
		{RemoveSessions: []bodymap.SessionID{session.ID}},
		{RemovePatients: []bodymap.PatientID{patient.ID}},
	} {
		if err := s.Apply(command("test", c)); err != nil {
			t.Fatal(err)
		}
	}
	var n int
	if err := s.one("SELECT count(*) FROM log WHERE patient = $1", patient.ID).Scan(&n); err != nil || n != 8 {
		t.Errorf("%d of 8 rows are about the patient; %v", n, err)
	}
}

func TestFilesAreForTheUserAlone(t *testing.T) {
	path := newPath(t)
	s := open(t, path)
	if err := s.Apply(command(bodymap.NewPatient, bodymap.Change{PutPatients: []bodymap.Patient{anna()}})); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{filepath.Dir(path), path, path + "-wal"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", filepath.Base(name), info.Mode())
		}
	}
}

func TestSearch(t *testing.T) {
	s := open(t, newPath(t))
	var all bodymap.Change
	for _, names := range [][3]string{
		{"Müller-Lüdenscheidt", "Zoë", "A-12/7"}, {"Øster", "Łucja", "44"}, {"O’Brien", "Anna Maria", "1043"}, {"Weiß", "Émile", ""}, {"王", "小明", "9%_"},
	} {
		p := anna()
		p.Surname, p.FirstName, p.FileNumber = names[0], names[1], names[2]
		all.PutPatients = append(all.PutPatients, p)
	}
	if err := s.Apply(command(bodymap.NewPatient, all)); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{
		"mul": "Müller-Lüdenscheidt", "LUDEN zoe": "Müller-Lüdenscheidt", "zo mü": "Müller-Lüdenscheidt", "a-12": "Müller-Lüdenscheidt",
		"oster": "Øster", "ost luc": "Øster", "44": "Øster", "obri": "O’Brien", "o'brien": "O’Brien", "brien": "O’Brien", "mar": "O’Brien",
		"104 anna": "O’Brien", "weiss": "Weiß", "emile": "Weiß", "王": "王", "小": "王", "9": "王",
		"ller": "", "anna zoe": "", "%": "*", "": "*", "x": "",
	} {
		found := must[[]bodymap.Patient](t)(s.Patients(query, 10))
		switch {
		case want == "*" && len(found) == 5, want == "" && len(found) == 0, len(found) == 1 && found[0].Surname == want:
		default:
			t.Errorf("%q finds %v, not %q", query, found, want)
		}
	}
}

// An empty search gives those last worked with.
func TestLastWorkedWithComesFirst(t *testing.T) {
	s := open(t, newPath(t))
	a, b, c := anna(), anna(), anna()
	session := sessionOf(a.ID, noon)
	for _, change := range []bodymap.Change{
		{PutPatients: []bodymap.Patient{a}},
		{PutPatients: []bodymap.Patient{b}},
		{PutPatients: []bodymap.Patient{c}},
		{PutSessions: []bodymap.Session{session}},
	} {
		if err := s.Apply(command("test", change)); err != nil {
			t.Fatal(err)
		}
	}
	got := must[[]bodymap.Patient](t)(s.Patients("", 2))
	if len(got) != 2 || got[0].ID != a.ID || got[1].ID != c.ID {
		t.Errorf("the list begins with %v", got)
	}
}
