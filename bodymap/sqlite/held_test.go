package sqlite

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

func init() { roles["inside"] = stayInside }

// stayInside signs in to the record of a folder and stays until it is killed.
func stayInside(folder string) error {
	if _, err := NewDoor(folder, time.Now).Unlock("robin", robinsPassword); err != nil {
		return err
	}
	fmt.Println("open")
	time.Sleep(time.Hour) // until it is killed
	return nil
}

// overwrite writes over the beginning of a file, which stays the same file.
func overwrite(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(data, 0)
	return joined(err, f.Close())
}

// What another instance has open is not restored over, however broken its file looks, and is not called damaged either.
func TestARecordThatIsOpenElsewhereIsNotRestoredOver(t *testing.T) {
	ruin := bytes.Repeat([]byte("ruin"), 5000)
	for name, spoil := range map[string]func(path string) error{
		"whole":           func(string) error { return nil },
		"head damaged":    func(path string) error { return overwrite(path, ruin[:20_000]) },
		"foreign file":    func(path string) error { return os.WriteFile(path, ruin, 0o600) },
		"cut to nothing":  func(path string) error { return os.Truncate(path, 0) },
		"a restore is on": func(path string) error { return os.WriteFile(path+ready, ruin, 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			f, _, b := backedUp(t)
			f.locked()
			other, lines := child(t, "inside", f.folder)
			says(t, lines, "open")
			if err := spoil(f.path()); err != nil {
				t.Fatal(err)
			}
			before := contents(t, f.folder)
			f.again()
			_, err := f.State()
			f.kind(err, bodymap.AlreadyOpen)
			_, err = f.SignIns()
			f.kind(err, bodymap.AlreadyOpen)
			_, err = f.Unlock("robin", robinsPassword)
			f.kind(err, bodymap.AlreadyOpen)
			s := f.shelf()
			if err := s.Unlock(b, "robin", robinsPassword); err != nil {
				t.Fatal(err)
			}
			f.kind(s.Prepare(context.Background(), b, quiet), bodymap.AlreadyOpen)
			if contents(t, f.folder) != before {
				t.Error("a file was changed")
			}
			if err := joined(other.Process.Kill(), os.RemoveAll(f.path()+ready)); err != nil {
				t.Fatal(err)
			}
			_ = other.Wait() // it was killed
			if err := s.Prepare(context.Background(), b, quiet); err != nil {
				t.Fatal(err)
			}
			if got := surnamesOf(t, f.unlocked()); got != "Early" {
				t.Errorf("restored are %q", got)
			}
			if kept := must[[]string](t)(filepath.Glob(filepath.Join(f.folder, "*-replaced-*.vault"))); len(kept) != 1 {
				t.Errorf("kept are %v", kept)
			}
		})
	}
}

// Guessing at a backup is as slow as guessing at the door, and counts there.
func TestWrongPasswordsAtABackupWaitAsAtTheDoor(t *testing.T) {
	f, _, b := backedUp(t)
	f.locked()
	s := f.shelf()
	wantKind(t, s.Unlock(b, "robin", "marble"), bodymap.WrongPassword)
	wantKind(t, s.Unlock(b, "", "0000-0000"), bodymap.WrongPassword) // mistyped, which is no guess
	wantKind(t, s.Unlock(b, "", must[string](t)(f.Begin(f.robin()))), bodymap.WrongPassword)
	_, err := f.Unlock("robin", "ticket")
	f.kind(err, bodymap.WrongPassword)
	f.kind(s.Unlock(b, "robin", robinsPassword), bodymap.Waiting)
	_, err = f.Unlock("robin", robinsPassword)
	f.kind(err, bodymap.Waiting)
	f.again() // a restart does not shorten the wait
	s = f.shelf()
	if wait := s.Wait(); wait <= 0 || wait > time.Second {
		t.Errorf("one waits %v", wait)
	}
	f.kind(s.Unlock(b, "", f.key), bodymap.Waiting)
	f.now = f.now.Add(time.Second)
	if err := s.Unlock(b, "", f.key); err != nil {
		t.Fatal(err)
	}
	f.unlocked()
	lines := must[[]bodymap.Command](t)(f.Store().Log(10))
	last, name := lines[len(lines)-1], filepath.Base(b.Path)
	want := fmt.Sprintf("3: 2026-11-28T09:00:00Z robin %s, 2026-11-28T09:00:00Z %s, 2026-11-28T09:00:00Z robin", name, name)
	if last.Verb != bodymap.FailedSignIn || last.Change.Detail != want {
		t.Errorf("the log tells %+v, not %s", last, want)
	}
}

// A record whose file is taken away while it is open is not lost when it is closed.
func TestARecordThatIsMovedWhileItIsOpen(t *testing.T) {
	for name, c := range map[string]struct {
		move func(f *front, b bodymap.Backup) error
		want string // in its place afterwards
	}{
		"deleted":         {func(f *front, _ bodymap.Backup) error { return os.Remove(f.path()) }, "Early Late Newest"},
		"moved":           {func(f *front, _ bodymap.Backup) error { return os.Rename(f.path(), f.path()+".old") }, "Early Late Newest"},
		"with its folder": {func(f *front, _ bodymap.Backup) error { return os.Rename(f.folder, f.folder+" of before") }, "Early Late Newest"},
		"restored over by hand": {func(f *front, b bodymap.Backup) error {
			return joined(os.Remove(f.path()), os.WriteFile(f.path(), must[[]byte](f.t)(os.ReadFile(b.Path)), 0o600))
		}, "Early"},
	} {
		t.Run(name, func(t *testing.T) {
			f, p, b := backedUp(t)
			if err := c.move(f, b); err != nil {
				t.Fatal(err)
			}
			f.patient(p, "Newest")
			err := f.Lock()
			f.kind(err, bodymap.NotFound)
			f.again()
			if got := surnamesOf(t, f.unlocked()); got != c.want {
				t.Errorf("in its place are %s", got)
			}
			f.locked()
			if c.want != "Early" {
				return
			}
			v := must[*vault.Vault](t)(vault.Unlock(f.kept(), "robin", robinsPassword))
			s := must[*Store](t)(OpenVault(v))
			if got := surnamesOf(t, s); got != "Early Late Newest" {
				t.Errorf("kept are %s", got)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			v.Close()
		})
	}
}
