package sqlite

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// A record that can no longer be opened is replaced by a backup, by whoever knows a password of its time.
func TestABackupReplacesARecordThatIsLost(t *testing.T) {
	ruin := bytes.Repeat([]byte("ruin"), 50_000)
	for name, spoil := range map[string]func(*front) error{
		"foreign file": func(f *front) error { return os.WriteFile(f.path(), ruin, 0o600) },
		"cut":          func(f *front) error { return os.Truncate(f.path(), 20_000) },
		"gone":         func(f *front) error { return os.Remove(f.path()) },
		"gone but for its journal": func(f *front) error {
			return joined(os.Rename(f.path(), f.path()+"-wal"), os.WriteFile(f.path()+"-wal", ruin, 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, _, b := backedUp(t)
			f.locked()
			if err := spoil(f); err != nil {
				t.Fatal(err)
			}
			there := isThere(f.path())
			f.again()
			s := f.shelf()
			_, err := s.Look(context.Background(), b)
			wantKind(t, err, bodymap.WrongPassword)
			wantKind(t, s.Prepare(context.Background(), b, quiet), bodymap.WrongPassword)
			wantKind(t, s.Unlock(b, "robin", "wrong"), bodymap.WrongPassword)
			if names := must[[]string](t)(s.SignIns(b)); len(names) != 1 || names[0] != "robin" {
				t.Errorf("it opens to %v", names)
			}
			if err := s.Unlock(b, "robin", robinsPassword); err != nil {
				t.Fatal(err)
			}
			if h := must[bodymap.Holding](t)(s.Look(context.Background(), b)); h.Patients != 1 {
				t.Errorf("it holds %+v", h)
			}
			if err := s.Prepare(context.Background(), b, quiet); err != nil {
				t.Fatal(err)
			}
			s.Forget()
			f.state(bodymap.DoorLocked)
			if got := surnamesOf(t, f.unlocked()); got != "Early" || f.Store().Missing() != nil {
				t.Errorf("restored are %q; %v", got, f.Store().Missing())
			}
			if kept := must[[]string](t)(filepath.Glob(filepath.Join(f.folder, "*-replaced-*.vault"))); there != (len(kept) == 1) {
				t.Errorf("kept are %v", kept)
			}
		})
	}
}

func joined(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestTheRecoveryKeyOpensABackup(t *testing.T) {
	f, _, b := backedUp(t)
	f.locked()
	s := f.shelf()
	wantKind(t, s.Unlock(b, "", "ABCD"), bodymap.WrongPassword)
	wantKind(t, s.Unlock(b, "", vault.NewRecoveryKey()), bodymap.WrongPassword)
	if err := s.Unlock(b, "", f.key); err != nil {
		t.Fatal(err)
	}
	must[bodymap.Holding](t)(s.Look(context.Background(), b))
	s.Forget()
	_, err := s.Look(context.Background(), b)
	wantKind(t, err, bodymap.WrongPassword)
}

// Who may not restore from within may not do so from outside either.
func TestAnAssistantRestoresNothing(t *testing.T) {
	f := atTheDoor(t)
	f.made()
	must[bodymap.User](t)(f.SaveUser(bodymap.User{Name: "Kim Helper", SignIn: "kim", Role: bodymap.Assistant}, "window garden seven"))
	b, _, err := f.shelf().Make(context.Background(), f.now, quiet)
	if err != nil {
		t.Fatal(err)
	}
	f.locked()
	s := f.shelf()
	f.kind(s.Unlock(b, "kim", "window garden seven"), bodymap.NotAllowed)
	_, err = s.Look(context.Background(), b)
	wantKind(t, err, bodymap.WrongPassword)
}

// The backups of another record open with their own password, and are not thinned with one's own.
func TestABackupOfAnotherRecordIsNobodysToTakeAway(t *testing.T) {
	f, _, b := backedUp(t)
	f.locked()
	for _, path := range []string{f.path(), anchorOf(f.path())} {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	f.again()
	_, err := f.State()
	f.kind(err, bodymap.NotFound)
	if _, err := f.Begin(f.robin()); err != nil {
		t.Fatal(err)
	}
	_, err = f.Finish(f.Door.key)
	f.kind(err, bodymap.NotFound)
	f.Anew()
	f.state(bodymap.DoorNew)
	f.made()
	_, err = f.shelf().Look(context.Background(), b)
	wantKind(t, err, bodymap.WrongPassword)
	for range 3 { // on one day, of which the newest is kept
		if _, _, err := f.shelf().Make(context.Background(), b.At.Add(time.Hour), quiet); err != nil {
			t.Fatal(err)
		}
	}
	if !isThere(b.Path) {
		t.Error("the backup of the former record is taken away")
	}
}

func TestBackupsAreFoundElsewhere(t *testing.T) {
	f, _, b := backedUp(t)
	stick := t.TempDir()
	renamed := filepath.Join(stick, "from the cellar.vault")
	for _, path := range []string{filepath.Join(stick, "backups", filepath.Base(b.Path)), renamed} {
		if err := joined(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, must[[]byte](t)(os.ReadFile(b.Path)), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if all := must[[]bodymap.Backup](t)(f.shelf().Find(stick)); len(all) != 1 || !all[0].At.Equal(b.At) {
		t.Errorf("found are %v", all)
	}
	if all := must[[]bodymap.Backup](t)(f.shelf().Find(renamed)); len(all) != 1 || all[0].Bytes != b.Bytes {
		t.Errorf("found are %v", all)
	}
	for _, place := range []string{"", filepath.Join(stick, "nowhere"), t.TempDir()} {
		_, err := f.shelf().Find(place)
		f.kind(err, bodymap.Invalid)
	}
	letter := filepath.Join(stick, "letter.txt")
	if err := os.WriteFile(letter, []byte("Dear colleague"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := f.shelf().Find(letter)
	f.kind(err, bodymap.Damaged)
}
