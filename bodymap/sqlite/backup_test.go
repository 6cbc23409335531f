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
	return somePatients(t, open(t, path))
}

// someVault is the same in a vault.
func someVault(t testing.TB, path string) *Store {
	t.Helper()
	s := must[*Store](t)(CreateVault(newVault(t, path)))
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		s.vault.Close()
	})
	return somePatients(t, s)
}

func somePatients(t testing.TB, s *Store) *Store {
	t.Helper()
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

// bothKinds runs a test on a plain record and on one in a vault.
func bothKinds(t *testing.T, test func(t *testing.T, s *Store)) {
	t.Helper()
	t.Run("plain", func(t *testing.T) { test(t, someRecord(t, newPath(t))) })
	t.Run("vault", func(t *testing.T) { test(t, someVault(t, filepath.Join(t.TempDir(), "ashi.vault"))) })
}

// reopened opens a backup as the record that it becomes.
func reopened(t testing.TB, s *Store, path string) *Store {
	t.Helper()
	if s.vault == nil {
		return open(t, path)
	}
	again := must[*Store](t)(OpenVault(unlock(t, path)))
	t.Cleanup(func() {
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	})
	return again
}

func TestABackupHoldsWhatTheRecordHeld(t *testing.T) {
	bothKinds(t, func(t *testing.T, s *Store) {
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
		want := must[[32]byte](t)(digest(context.Background(), s.db))
		if err := s.Apply(command(bodymap.NewPatient, bodymap.Change{PutPatients: []bodymap.Patient{anna()}})); err != nil {
			t.Fatal("the record takes nothing after a backup:", err)
		}
		again := reopened(t, s, to)
		if got := must[[32]byte](t)(digest(context.Background(), again.db)); got != want {
			t.Error("not all rows are the same")
		}
	})
}

func TestABackupThatIsStoppedLeavesNothing(t *testing.T) {
	bothKinds(t, func(t *testing.T, s *Store) {
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
	})
}

// A copy that is not what was read, or is not whole, never gets its name.
func TestASpoiltBackupIsTold(t *testing.T) {
	bothKinds(t, func(t *testing.T, s *Store) {
		to := filepath.Join(t.TempDir(), "b")
		must[bodymap.Holding](t)(s.Backup(context.Background(), to, quiet))
		data := must[[]byte](t)(os.ReadFile(to))
		must[bodymap.Holding](t)(s.inspect(context.Background(), to))
		for _, at := range []int{len(data) / 2, len(data) - 100} {
			spoilt := append([]byte{}, data...)
			for i := range 40 {
				spoilt[at+i] ^= 0x55
			}
			if err := os.WriteFile(to, spoilt, 0o600); err != nil {
				t.Fatal(err)
			}
			h, err := s.inspect(context.Background(), to)
			if err == nil && s.vault != nil {
				t.Errorf("spoilt at %d it holds %+v", at, h)
			}
		}
		if err := os.WriteFile(to, data[:len(data)-4096], 0o600); err != nil {
			t.Fatal(err)
		}
		if h, err := s.inspect(context.Background(), to); err == nil {
			t.Errorf("cut, it holds %+v", h)
		}
		other := someVault(t, filepath.Join(t.TempDir(), "other.vault"))
		theirs := filepath.Join(t.TempDir(), "theirs")
		must[bodymap.Holding](t)(other.Backup(context.Background(), theirs, quiet))
		if h, err := s.inspect(context.Background(), theirs); err == nil {
			t.Errorf("the backup of another record holds %+v", h)
		}
	})
}

// shelved is a shelf of an open record.
func shelved(t testing.TB) (*Shelf, *Store) {
	t.Helper()
	path := newPath(t)
	s := someRecord(t, path)
	return &Shelf{record: path, open: func() *Store { return s }}, s
}

func TestTheShelfKeepsAndThinsBackups(t *testing.T) {
	shelf, s := shelved(t)
	if !shelf.Last().IsZero() || len(must[[]bodymap.Backup](t)(shelf.List())) != 0 || !must[bool](t)(shelf.Behind()) {
		t.Error("before the first backup there seems to be one")
	}
	for day := range 10 {
		for hour := range 2 {
			if _, _, err := shelf.Make(context.Background(), noon.AddDate(0, 0, day).Add(time.Duration(hour)*time.Hour), quiet); err != nil {
				t.Fatal(err, errors.Unwrap(err))
			}
		}
	}
	all := must[[]bodymap.Backup](t)(shelf.List())
	last := noon.AddDate(0, 0, 9).Add(time.Hour)
	if len(all) != 8 || !all[0].At.Equal(last) || !shelf.Last().Equal(last) || all[0].Bytes == 0 { // seven days, and the Sunday before
		t.Errorf("kept are %d, the last is %v by the note and %+v by its file", len(all), shelf.Last(), all[0])
	}
	if must[bool](t)(shelf.Behind()) {
		t.Error("nothing is new, yet the backup is behind")
	}
	if err := s.Apply(command(bodymap.NewPatient, bodymap.Change{PutPatients: []bodymap.Patient{anna()}})); err != nil || !must[bool](t)(shelf.Behind()) {
		t.Error("a new patient is not in the backup, yet it is not behind", err)
	}
}

// A clock that is years behind dates a backup before all others: it is the newest all the same.
func TestABackupIsKeptWhateverTheClockSays(t *testing.T) {
	shelf, _ := shelved(t)
	for month := range 13 {
		if _, _, err := shelf.Make(context.Background(), noon.AddDate(0, month, 0), quiet); err != nil {
			t.Fatal(err)
		}
	}
	made, _, err := shelf.Make(context.Background(), time.Unix(0, 0), quiet)
	if err != nil {
		t.Fatal(err)
	}
	all := must[[]bodymap.Backup](t)(shelf.List())
	if oldest := all[len(all)-1]; oldest.Path != made.Path || !shelf.Last().Equal(made.At) {
		t.Errorf("the backup made last is gone; the oldest kept is of %v", oldest.At)
	}
}

func TestAFolderThatIsNotThereIsRefused(t *testing.T) {
	shelf, _ := shelved(t)
	if p := shelf.Place(); p.Own || !p.SameDisk || filepath.Base(p.Folder) != "backups" {
		t.Errorf("to start with it is %+v", p)
	}
	var bad bodymap.Problems
	if err := shelf.SetFolder(filepath.Join(t.TempDir(), "none")); !errors.As(err, &bad) || bad.In("Folder") == nil {
		t.Errorf("a folder that is not there: %v", err)
	}
	if err := shelf.SetFolder("somewhere"); !errors.As(err, &bad) {
		t.Errorf("half a path: %v", err)
	}
}

func TestTheFolderOfTheBackupsIsChosen(t *testing.T) {
	shelf, _ := shelved(t)
	stick := filepath.Join(t.TempDir(), "Dropbox")
	if err := errors.Join(os.Mkdir(stick, 0o700), shelf.SetFolder(stick)); err != nil {
		t.Fatal(err)
	}
	if p := shelf.Place(); !p.Own || p.Folder != stick || p.SyncedBy != "Dropbox" || p.RecordSyncedBy != "" {
		t.Errorf("it is %+v", p)
	}
	if _, _, err := shelf.Make(context.Background(), noon, quiet); err != nil || len(must[[]bodymap.Backup](t)(shelf.List())) != 1 {
		t.Error("no backup in the chosen folder", err)
	}
	if err := os.RemoveAll(stick); err != nil {
		t.Fatal(err)
	}
	_, _, err := shelf.Make(context.Background(), noon, quiet)
	wantKind(t, err, bodymap.NotFound)
	if !shelf.Last().Equal(noon) {
		t.Error("without its disk the last backup is forgotten")
	}
	if err := shelf.SetFolder(""); err != nil || shelf.Place().Own {
		t.Error("the folder beside the record cannot be chosen again", err)
	}
}
