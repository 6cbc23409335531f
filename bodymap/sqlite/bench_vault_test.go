package sqlite

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// sideBySide are a plain record and a vault that hold the same: 100,000 patients, one of them with 20 sessions of 30
// sites; with ASHI_BENCH=big, a million sites of others, too, and an entry of the log for each.
type sideBySide struct {
	paths   map[string]string
	patient bodymap.PatientID
}

var beside = sync.OnceValues(func() (*sideBySide, error) {
	dir, err := os.MkdirTemp("", "ashi-bench") // TestMain takes it away
	if err != nil {
		return nil, err
	}
	benchDirs = append(benchDirs, dir)
	b := &sideBySide{paths: map[string]string{"plain": filepath.Join(dir, "ashi.sqlite"), "vault": filepath.Join(dir, "ashi.vault")}}
	s, err := Open(b.paths["plain"])
	if err != nil {
		return nil, err
	}
	if err := b.fill(s); err != nil {
		return nil, err
	}
	v, err := vault.Create(b.paths["vault"], vault.New{Name: "anna", Secret: password})
	if err != nil {
		return nil, err
	}
	_, err = s.moveTo(v)
	return b, errors.Join(err, v.Settle(), s.Close())
})

func (b *sideBySide) fill(s *Store) error {
	for chunk := range 100 {
		change := bodymap.Change{}
		for i := range 1000 {
			p := anna()
			p.Surname, p.FileNumber = fmt.Sprint(surnames[i%len(surnames)], " ", chunk*1000+i), fmt.Sprint(chunk*1000+i)
			change.PutPatients = append(change.PutPatients, p)
		}
		b.patient = change.PutPatients[500].ID
		if err := s.Apply(command(bodymap.NewPatient, change)); err != nil {
			return err
		}
		if os.Getenv("ASHI_BENCH") == "big" {
			if err := errors.Join(s.Apply(given(change.PutPatients, 10_000)), logged(s, change.PutPatients, 10_000)); err != nil {
				return err
			}
		}
	}
	return s.Apply(given([]bodymap.Patient{{ID: b.patient}}, 600))
}

// given is a command that gives sites to patients in sessions of 30.
func given(patients []bodymap.Patient, sites int) bodymap.Command {
	change := bodymap.Change{}
	for i := range sites {
		if i%30 == 0 {
			change.PutSessions = append(change.PutSessions, sessionOf(patients[i/30%len(patients)].ID, noon.AddDate(0, 0, -i/30)))
		}
		change.PutSites = append(change.PutSites, siteOf(change.PutSessions[len(change.PutSessions)-1].ID, i%30+1))
	}
	return command(bodymap.MarkSite, change)
}

// logged writes an entry of the log for each of some sites, as if they had been marked one by one.
func logged(s *Store, patients []bodymap.Patient, sites int) error {
	ctx := context.Background()
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for i := range sites {
		c := command(bodymap.MarkSite, bodymap.Change{PutSites: []bodymap.Site{siteOf("", i%30+1)}})
		c.Patient = patients[i/30%len(patients)].ID
		e, err := s.entryOf(ctx, tx, c)
		if err == nil {
			_, err = s.append(ctx, tx, &e)
		}
		if err != nil {
			return err
		}
	}
	return tx.Commit()
}

// on runs a benchmark on both records.
func on(b *testing.B, what func(b *testing.B, s *Store, id bodymap.PatientID)) {
	both := must[*sideBySide](b)(beside())
	for _, name := range []string{"plain", "vault"} {
		b.Run(name, func(b *testing.B) {
			s := must[*Store](b)(openAt(both.paths[name]))
			what(b, s, both.patient)
			if err := s.Close(); err != nil {
				b.Fatal(err)
			}
		})
	}
}

// BenchmarkVaultCommit is a session of 20 sites from command to disk.
func BenchmarkVaultCommit(b *testing.B) {
	on(b, func(b *testing.B, s *Store, id bodymap.PatientID) {
		for b.Loop() {
			if err := s.Apply(sessionOfTwenty(id)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkVaultHistory reads all sessions of a patient with their sites: 600 and more.
func BenchmarkVaultHistory(b *testing.B) {
	on(b, func(b *testing.B, s *Store, id bodymap.PatientID) {
		sessions := must[[]bodymap.Session](b)(s.Sessions(id))
		for b.Loop() {
			for _, session := range sessions[len(sessions)-20:] {
				if _, sites, err := s.Session(session.ID); err != nil || len(sites) != 30 {
					b.Fatal(len(sites), err)
				}
			}
		}
	})
}

// BenchmarkVaultSearch is one keystroke among 100,000 patients.
func BenchmarkVaultSearch(b *testing.B) {
	for _, query := range []string{"", "m", "mul 99", "nobody"} {
		b.Run("“"+query+"”", func(b *testing.B) {
			on(b, func(b *testing.B, s *Store, _ bodymap.PatientID) {
				for b.Loop() {
					must[[]bodymap.Patient](b)(s.Patients(query, 50))
				}
			})
		})
	}
}

// BenchmarkVaultOpen opens the record, once unlocked, and closes it.
func BenchmarkVaultOpen(b *testing.B) {
	both := must[*sideBySide](b)(beside())
	for _, name := range []string{"plain", "vault"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s := must[*Store](b)(openAt(both.paths[name]))
				must[[]bodymap.Patient](b)(s.Patients("", 50))
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(must[os.FileInfo](b)(os.Stat(both.paths[name])).Size())/1e6, "MB")
		})
	}
}

// BenchmarkVaultUnlock is a password at its full cost.
func BenchmarkVaultUnlock(b *testing.B) {
	z := must[*gzip.Reader](b)(gzip.NewReader(bytes.NewReader(must[[]byte](b)(os.ReadFile(filepath.Join("vault", "testdata", "version1.vault.gz"))))))
	path := filepath.Join(b.TempDir(), "ashi.vault")
	rewrite(b, path, must[[]byte](b)(io.ReadAll(z)))
	for b.Loop() {
		must[*vault.Vault](b)(vault.Unlock(path, "Ashi", "ashi")).Close()
	}
}
