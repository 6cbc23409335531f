package sqlite

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"ashi/bodymap"
)

// foundBy asks the store whom a search finds.
func foundBy(t *testing.T, s *Store, word string, limit int) (ids []bodymap.PatientID) {
	t.Helper()
	for _, p := range must[[]bodymap.Patient](t)(s.Patients(word, limit)) {
		ids = append(ids, p.ID)
	}
	return ids
}

// bySQL asks the database itself whom a search finds.
func bySQL(t *testing.T, s *Store, word string, limit int) []bodymap.PatientID {
	t.Helper()
	return must[[]bodymap.PatientID](t)(list(s, func(r row) (id bodymap.PatientID, err error) { return id, r.Scan(&id) }, `
		SELECT id FROM patient WHERE instr(search, ?) > 0
		ORDER BY (SELECT max(seq) FROM log WHERE log.patient = patient.id AND verb <> 'patient opened') DESC, id DESC LIMIT ?`, " "+word, limit))
}

// The search in memory finds whom the database would find, in the same order, whatever changes the patients.
func TestSearchFollowsEveryChange(t *testing.T) {
	s := open(t, newPath(t))
	var ids []bodymap.PatientID
	some := func() bodymap.PatientID { return ids[rand.IntN(len(ids))] }
	apply := func(c bodymap.Change) {
		if err := s.Apply(command("test", c)); err != nil {
			t.Fatal(err)
		}
	}
	for step := range 300 {
		kind := rand.IntN(9)
		if len(ids) < 5 {
			kind = 0
		}
		switch kind {
		case 0, 1, 2: // several at once, only the first of whom is in the log
			c := bodymap.Change{}
			for range 1 + rand.IntN(4) {
				p := anna()
				p.Surname = fmt.Sprint(surnames[rand.IntN(len(surnames))], step)
				c.PutPatients, ids = append(c.PutPatients, p), append(ids, p.ID)
			}
			apply(c)
		case 3:
			p := must[bodymap.Patient](t)(s.Patient(some()))
			p.Surname = surnames[rand.IntN(len(surnames))]
			apply(bodymap.Change{PutPatients: []bodymap.Patient{p}})
		case 4:
			apply(bodymap.Change{PutSessions: []bodymap.Session{sessionOf(some(), noon)}})
		case 5: // by another way than Apply
			run(t, s, "UPDATE patient SET search = ' moved' WHERE id = '"+string(some())+"'")
		case 6: // refused, and rolled back
			p := anna()
			err := s.Apply(command("test", bodymap.Change{PutPatients: []bodymap.Patient{p}, PutSites: []bodymap.Site{siteOf("none", 1)}}))
			if err == nil {
				t.Fatal("a site of no session was taken")
			}
		case 8:
			if err := s.Apply(bodymap.Command{ID: bodymap.CommandID(bodymap.NewID()), At: noon, Verb: bodymap.OpenedPatient, Patient: some()}); err != nil {
				t.Fatal(err)
			}
		case 7:
			p := anna()
			apply(bodymap.Change{PutPatients: []bodymap.Patient{p}})
			apply(bodymap.Change{RemovePatients: []bodymap.PatientID{p.ID}})
		}
		word, limit := []string{"", "m", "durand", "moved", "1", "nobody"}[rand.IntN(6)], 1+rand.IntN(10)
		got := foundBy(t, s, word, limit)
		if want := bySQL(t, s, word, limit); !slices.Equal(got, want) {
			t.Fatalf("step %d, kind %d, %q: found %v, the database says %v", step, kind, word, got, want)
		}
	}
}

// Searching and writing at once: run with -race.
func TestSearchWhileWriting(t *testing.T) {
	s := open(t, newPath(t))
	failed := make(chan error)
	go func() {
		var err error
		for range 50 {
			err = errors.Join(err, s.Apply(command("test", bodymap.Change{PutPatients: []bodymap.Patient{anna()}})))
		}
		failed <- err
	}()
	for n := 0; n < 50; {
		n = len(must[[]bodymap.Patient](t)(s.Patients("sample", 100)))
	}
	if err := <-failed; err != nil {
		t.Error(err)
	}
}
