package sqlite

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

func init() { roles["restore"], roles["enter"] = restoreForEver, enterOne }

// enterOne signs in to the record of a folder, keeps a patient, and stays until it is killed.
func enterOne(folder string) error {
	p, err := NewDoor(folder, time.Now).Unlock("robin", robinsPassword)
	if err != nil {
		return err
	}
	if err := enter(p, "Newest"); err != nil {
		return err
	}
	time.Sleep(time.Hour) // until it is killed
	return nil
}

// enter keeps a patient of a name and says so.
func enter(p *bodymap.Practice, surname string) error {
	a := anna()
	a.ID, a.Surname = "", surname
	_, err := p.SavePatient(a)
	if err == nil {
		fmt.Println(surname)
	}
	return err
}

// restoreForEver restores the oldest backup of a folder and enters someone into what it held, again and again: once from
// outside, once from within.
func restoreForEver(folder string) error {
	d := NewDoor(folder, time.Now)
	s := d.Shelf()
	all, err := s.List()
	if err != nil {
		return err
	}
	b := all[len(all)-1]
	for i := 0; ; i++ {
		if err := s.Unlock(b, "robin", robinsPassword); err != nil {
			return err
		}
		if err := s.Prepare(context.Background(), b, quiet); err != nil {
			return err
		}
		if err := d.Lock(); err != nil {
			return err
		}
		p, err := d.Unlock("robin", robinsPassword)
		if err != nil {
			return err
		}
		if err := enter(p, fmt.Sprintf("More%d", time.Now().UnixNano())); err != nil {
			return err
		}
		if i%2 == 0 { // else the next restore is from within
			if err := d.Lock(); err != nil {
				return err
			}
		}
	}
}

// everyone are the surnames in the record and in all that is kept beside it.
func (f *front) everyone() string {
	f.t.Helper()
	all := surnamesOf(f.t, f.unlocked())
	if err := f.Store().Missing(); err != nil {
		f.t.Error(err)
	}
	f.locked()
	for _, path := range must[[]string](f.t)(filepath.Glob(filepath.Join(f.folder, "*-replaced-*.vault"))) {
		v := must[*vault.Vault](f.t)(vault.Unlock(path, "robin", robinsPassword))
		s := must[*Store](f.t)(OpenVault(v))
		all += " " + surnamesOf(f.t, s)
		if err := joined(s.Missing(), s.Close()); err != nil {
			f.t.Error(err)
		}
		v.Close()
	}
	return all
}

// Killed at whatever moment of a restore, nobody who was entered is lost: they are in the record or in what is kept.
func TestKilledWhileRestoring(t *testing.T) {
	f, _, _ := backedUp(t)
	f.locked()
	rounds, entered := long(5, 100), []string{"Early", "Late"}
	for range rounds {
		c, lines := child(t, "restore", f.folder)
		if !lines.Scan() {
			t.Fatal("nothing was restored")
		}
		entered = append(entered, lines.Text())
		time.AfterFunc(time.Duration(rand.IntN(150_000))*time.Microsecond, func() { _ = c.Process.Kill() })
		for lines.Scan() {
			entered = append(entered, lines.Text())
		}
		_ = c.Wait() // it was killed
		f.again()
		f.unlocked()
		f.locked()
	}
	all := f.everyone()
	for _, name := range entered {
		if !strings.Contains(all, name) {
			t.Errorf("%q is lost", name)
		}
	}
	tell(t, 1, "a restore is killed, from outside and from within", "%d rounds, %d people entered before or between: 0 lost", rounds, len(entered))
}

// Each restore keeps what it replaces, however fast one comes after the other.
func TestRestoresInARowKeepAllThatTheyReplace(t *testing.T) {
	f, _, b := backedUp(t)
	for _, name := range []string{"First", "Second", "Third"} {
		if err := f.shelf().Prepare(context.Background(), b, quiet); err != nil {
			t.Fatal(err)
		}
		f.locked()
		f.patient(f.unlocked(), name)
	}
	f.locked()
	if got, want := f.everyone(), "Early Third Early Late Early First Early Second"; got != want {
		t.Errorf("in all there are %s; want %s", got, want)
	}
}

// A record that was not closed and then replaced has its newest entries in its journal: it comes back with them.
func TestWhatWasNotClosedComesBackWhole(t *testing.T) {
	f, _, b := backedUp(t)
	f.locked()
	other, lines := child(t, "enter", f.folder)
	says(t, lines, "Newest")
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait() // it was killed
	s := f.shelf()
	restore := func(b bodymap.Backup, want string) {
		t.Helper()
		if err := s.Unlock(b, "robin", robinsPassword); err != nil {
			t.Fatal(err)
		}
		h := must[bodymap.Holding](t)(s.Look(context.Background(), b))
		if err := s.Prepare(context.Background(), b, quiet); err != nil {
			t.Fatal(err)
		}
		s.Forget()
		if got := surnamesOf(t, f.unlocked()); got != want || h.Patients != len(strings.Fields(want)) {
			t.Errorf("restored are %s, where %d were promised", got, h.Patients)
		}
		f.locked()
	}
	restore(b, "Early")
	restore(must[[]bodymap.Backup](t)(s.Find(f.kept()))[0], "Early Late Newest")
}

// What is wrong with a backup is told of the backup, and leaves the record as it is.
func TestWhatIsWrongWithABackupIsTold(t *testing.T) {
	const page = 4136 // see vault/FORMAT.md
	for name, c := range map[string]struct {
		spoil func(path string, data []byte) error
		want  bodymap.Kind
		says  string
	}{
		"a bit in the middle": {func(path string, data []byte) error {
			data[len(data)/2] ^= 1
			return os.WriteFile(path, data, 0o600)
		}, bodymap.Damaged, "The backup"},
		"its last page":    {func(path string, data []byte) error { return os.WriteFile(path, data[:len(data)-page], 0o600) }, bodymap.Damaged, "The backup"},
		"half of it":       {func(path string, data []byte) error { return os.WriteFile(path, data[:len(data)/2], 0o600) }, bodymap.Damaged, "The backup"},
		"all but its head": {func(path string, data []byte) error { return os.WriteFile(path, data[:16384], 0o600) }, bodymap.Damaged, "The backup"},
		"everything":       {func(path string, _ []byte) error { return os.WriteFile(path, nil, 0o600) }, bodymap.Damaged, "The backup"},
		"it is gone":       {func(path string, _ []byte) error { return os.Remove(path) }, bodymap.NotFound, "no longer there"},
		"it is of a newer version": {func(path string, data []byte) error {
			data[8], data[8192+8] = 9, 9
			return os.WriteFile(path, data, 0o600)
		}, bodymap.Newer, "newer version"},
	} {
		t.Run(name, func(t *testing.T) {
			f, _, b := backedUp(t)
			data := must[[]byte](t)(os.ReadFile(b.Path))
			opened := f.shelf()
			f.locked()
			if err := opened.Unlock(b, "", f.key); err != nil {
				t.Fatal(err)
			}
			if err := c.spoil(b.Path, data); err != nil {
				t.Fatal(err)
			}
			s := f.shelf()
			err := s.Unlock(b, "robin", robinsPassword)
			f.kind(err, c.want)
			if text := bodymap.Sentence(err, "en"); !strings.Contains(text, c.says) {
				t.Errorf("it says %q", text)
			}
			if c.want != bodymap.Newer { // its head was read before
				err = opened.Prepare(context.Background(), b, quiet)
				f.kind(err, c.want)
				if text := bodymap.Sentence(err, "en"); !strings.Contains(text, c.says) {
					t.Errorf("opened before, it says %q", text)
				}
			}
			if got := surnamesOf(t, f.unlocked()); got != "Early Late" {
				t.Errorf("it holds %s", got)
			}
		})
	}
}

// Who was erased stays so, by whatever way an older file comes back.
func TestWhoWasErasedStaysErased(t *testing.T) {
	for name, back := range map[string]func(f *front, b bodymap.Backup) error{
		"restored": func(f *front, b bodymap.Backup) error { return f.shelf().Prepare(context.Background(), b, quiet) },
		"restored outside": func(f *front, b bodymap.Backup) error {
			f.locked()
			s := f.shelf()
			return joined(s.Unlock(b, "robin", robinsPassword), s.Prepare(context.Background(), b, quiet))
		},
		"copied by hand": func(f *front, b bodymap.Backup) error {
			f.locked()
			return os.WriteFile(f.path(), must[[]byte](f.t)(os.ReadFile(b.Path)), 0o600)
		},
		"copied by hand, without the anchor": func(f *front, b bodymap.Backup) error {
			f.locked()
			return joined(os.WriteFile(f.path(), must[[]byte](f.t)(os.ReadFile(b.Path)), 0o600), os.Remove(anchorOf(f.path())))
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, p, b := backedUp(t)
			early := must[[]bodymap.Patient](t)(p.Patients("early", 1))[0]
			must[bodymap.Erasure](t)(p.Erase(early.ID, "Early"))
			if err := back(f, b); err != nil {
				t.Fatal(err)
			}
			f.locked()
			if got := surnamesOf(t, f.unlocked()); got != "" {
				t.Errorf("%s is there again", got)
			}
			if byHand := strings.HasPrefix(name, "copied"); byHand != (f.Store().Missing() != nil) {
				t.Errorf("it says %v", f.Store().Missing())
			}
		})
	}
}

// What counts failed sign-ins keeps nobody out for good, whatever became of its file.
func TestFailedSignInsThatCannotBeKept(t *testing.T) {
	f := atTheDoor(t)
	f.made()
	f.locked()
	if err := os.MkdirAll(filepath.Join(f.path()+"-tries", "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		_, err := f.Unlock("robin", "marble")
		f.kind(err, bodymap.WrongPassword)
	}
	_, err := f.Unlock("robin", robinsPassword)
	f.kind(err, bodymap.Waiting)
	f.now = f.now.Add(time.Second)
	f.unlocked()
	lines := must[[]bodymap.Command](t)(f.Store().Log(10))
	if last := lines[len(lines)-1]; last.Verb != bodymap.FailedSignIn || !strings.HasPrefix(last.Change.Detail, "3: ") {
		t.Errorf("the log tells %+v", last)
	}
}

// A restore that fails on a new computer leaves it new.
func TestARestoreThatFailsOnANewComputer(t *testing.T) {
	f, _, b := backedUp(t)
	f.locked()
	fresh := NewDoor(filepath.Join(t.TempDir(), "new", "data"), f.clock)
	s := fresh.Shelf()
	if err := s.Unlock(b, "robin", robinsPassword); err != nil {
		t.Fatal(err)
	}
	data := must[[]byte](t)(os.ReadFile(b.Path))
	if err := os.WriteFile(b.Path, data[:len(data)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	f.kind(s.Prepare(context.Background(), b, quiet), bodymap.Damaged)
	if state := must[bodymap.DoorState](t)(fresh.State()); state != bodymap.DoorNew {
		t.Errorf("it is %q", state)
	}
	if err := joined(os.WriteFile(b.Path, data, 0o600), s.Prepare(context.Background(), b, quiet)); err != nil {
		t.Fatal(err)
	}
	p := must[*bodymap.Practice](t)(fresh.Unlock("robin", robinsPassword))
	if got := surnamesOf(t, p); got != "Early" {
		t.Errorf("restored are %s", got)
	}
	if err := fresh.Lock(); err != nil {
		t.Error(err)
	}
}
