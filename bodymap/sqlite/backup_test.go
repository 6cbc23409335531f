package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ashi/bodymap"
)

func quiet(int64, int64) {}

// filled is an open record with some rows of every kind.
func someRecord(t testing.TB, path string) *Store {
	t.Helper()
	s := open(t, path)
	for i := range 3 {
		p := anna()
		v := sessionOf(p.ID, noon.Add(time.Duration(i)*time.Hour))
		c := bodymap.Change{PutPatients: []bodymap.Patient{p}, PutSessions: []bodymap.Session{v}}
		for n := range 20 {
			c.PutSites = append(c.PutSites, siteOf(v.ID, n+1))
		}
		if err := s.Apply(command(bodymap.MarkSite, c)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestABackupHoldsWhatTheRecordHeld(t *testing.T) {
	s := someRecord(t, newPath(t))
	to := filepath.Join(t.TempDir(), bodymap.BackupName(noon))
	var last [2]int64
	h, err := s.Backup(context.Background(), to, func(done, total int64) { last = [2]int64{done, total} })
	if err != nil {
		t.Fatal(err, errors.Unwrap(err))
	}
	if want := (bodymap.Holding{Patients: 3, Sessions: 3, Sites: 60, Commands: 3, Last: noon, Person: "tester"}); h != want {
		t.Errorf("it holds %+v, want %+v", h, want)
	}
	if last[0] == 0 || last[0] > last[1] {
		t.Errorf("progress ended at %v", last)
	}
	if err := s.Apply(command(bodymap.NewPatient, bodymap.Change{PutPatients: []bodymap.Patient{anna()}})); err != nil {
		t.Fatal("the record takes nothing after a backup:", err)
	}
	again := open(t, to)
	if all := must[[]bodymap.Patient](t)(again.Patients("", 10)); len(all) != 3 {
		t.Errorf("the backup holds %d patients", len(all))
	}
}

func TestABackupThatIsStoppedLeavesNothing(t *testing.T) {
	s := someRecord(t, newPath(t))
	dir := t.TempDir()
	ctx, stop := context.WithCancel(context.Background())
	_, err := s.Backup(ctx, filepath.Join(dir, "b"), func(int64, int64) { stop() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it says %v", err)
	}
	if left := must[[]os.DirEntry](t)(os.ReadDir(dir)); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if _, err := s.Backup(context.Background(), filepath.Join(dir, "missing", "b"), quiet); err == nil || bodymap.Sentence(err, "en") == "" {
		t.Errorf("without a folder it says %v", err)
	}
}
