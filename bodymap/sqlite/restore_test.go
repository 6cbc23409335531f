package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// patient keeps one of a name.
func (f *front) patient(p *bodymap.Practice, surname string) bodymap.Patient {
	f.t.Helper()
	a := anna()
	a.ID, a.Surname = "", surname
	return must[bodymap.Patient](f.t)(p.SavePatient(a))
}

func (f *front) shelf() *Shelf { return f.Shelf() }

// surnamesOf are those of all patients.
func surnamesOf(t testing.TB, r bodymap.Reader) string {
	t.Helper()
	var names []string
	for _, p := range must[[]bodymap.Patient](t)(r.Patients("", 100)) {
		names = append([]string{p.Surname}, names...)
	}
	return strings.Join(names, " ")
}

// backedUp is a record with a backup that holds Early and not Late.
func backedUp(t *testing.T) (f *front, p *bodymap.Practice, b bodymap.Backup) {
	t.Helper()
	f = atTheDoor(t)
	p = f.made()
	f.patient(p, "Early")
	b, _, err := f.shelf().Make(context.Background(), f.now, quiet)
	if err != nil {
		t.Fatal(err, errors.Unwrap(err))
	}
	f.patient(p, "Late")
	return f, p, b
}

func (f *front) wantRestored(kept string) {
	f.t.Helper()
	p := f.unlocked()
	if got := surnamesOf(f.t, p); got != "Early" {
		f.t.Errorf("restored are %q", got)
	}
	if err := f.Store().Missing(); err != nil {
		f.t.Errorf("restored, it says %v", err)
	}
	lines := must[[]bodymap.LogLine](f.t)(p.LogLines(bodymap.LogQuery{}, 5))
	if lines[0].Verb != bodymap.Restored && lines[1].Verb != bodymap.Restored {
		f.t.Errorf("the log ends in %v", lines)
	}
	f.locked()
	v := must[*vault.Vault](f.t)(vault.Unlock(kept, "robin", robinsPassword))
	old := must[*Store](f.t)(OpenVault(v))
	if got := surnamesOf(f.t, old); got != "Early Late" || old.Missing() != nil {
		f.t.Errorf("kept are %q; %v", got, old.Missing())
	}
	if err := old.Close(); err != nil {
		f.t.Error(err)
	}
	v.Close()
}

func (f *front) kept() string {
	f.t.Helper()
	all := must[[]string](f.t)(filepath.Glob(filepath.Join(f.folder, "*-replaced-*.vault")))
	if len(all) != 1 {
		f.t.Fatalf("kept are %v", all)
	}
	return all[0]
}

func TestABackupTakesThePlaceOfTheRecord(t *testing.T) {
	f, p, b := backedUp(t)
	h := must[bodymap.Holding](t)(f.shelf().Look(context.Background(), b))
	if h.Patients != 1 || h.Person != "Dr Robin Sample" || h.Last.IsZero() {
		t.Errorf("it says that it holds %+v", h)
	}
	if err := f.shelf().Prepare(context.Background(), b, quiet); err != nil {
		t.Fatal(err, errors.Unwrap(err))
	}
	f.patient(p, "Never") // nobody writes after this, but if someone does it is kept, too
	f.locked()
	f.state(bodymap.DoorLocked)
	if isThere(f.path() + ready) {
		t.Error("it is not finished")
	}
	v := must[*vault.Vault](t)(vault.Unlock(f.kept(), "robin", robinsPassword))
	old := must[*Store](t)(OpenVault(v))
	if got := surnamesOf(t, old); got != "Early Late Never" {
		t.Errorf("kept are %q", got)
	}
	if err := old.Close(); err != nil {
		t.Error(err)
	}
	v.Close()
	if got := surnamesOf(t, f.unlocked()); got != "Early" {
		t.Errorf("restored are %q", got)
	}
	if behind := must[bool](t)(f.shelf().Behind()); !behind {
		t.Error("what was restored is not backed up anew")
	}
}

// Whatever was done when the power went, the next start ends it: the new record in its place, the old one kept.
func TestARestoreThatIsCutShortIsFinished(t *testing.T) {
	for name, broken := range map[string]func(path, kept string) error{
		"before anything":      func(string, string) error { return nil },
		"once it is kept":      os.Link,
		"half of it is copied": func(_, kept string) error { return os.WriteFile(kept+".part", []byte("half"), 0o600) },
		"once it is aside":     putAside,
		"once the anchor is there": func(path, kept string) error {
			return errors.Join(putAside(path, kept), os.Rename(path+readyAnchor, anchorOf(path)))
		},
		"just before the end": func(path, kept string) error {
			return errors.Join(putAside(path, kept), os.Rename(path+readyAnchor, anchorOf(path)), os.WriteFile(path+restored, nil, 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, _, b := backedUp(t)
			if err := f.shelf().Prepare(context.Background(), b, quiet); err != nil {
				t.Fatal(err)
			}
			f.locked()
			info := must[os.FileInfo](t)(os.Stat(f.path() + ready))
			if err := broken(f.path(), KeptPath(f.path(), info.ModTime())); err != nil {
				t.Fatal(err)
			}
			f.again()
			f.state(bodymap.DoorLocked)
			f.wantRestored(f.kept())
		})
	}
}

func TestARestoreThatWasNotPreparedToTheEndChangesNothing(t *testing.T) {
	f, _, b := backedUp(t)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if err := f.shelf().Prepare(ctx, b, quiet); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped, it says %v", err)
	}
	if err := os.WriteFile(f.path()+ready+".part", []byte("half"), 0o600); err != nil { // as a crash leaves it
		t.Fatal(err)
	}
	f.locked()
	f.again()
	if got := surnamesOf(t, f.unlocked()); got != "Early Late" || f.Store().Missing() != nil {
		t.Errorf("it holds %q; %v", got, f.Store().Missing())
	}
}

func TestADamagedBackupReplacesNothing(t *testing.T) {
	f, _, b := backedUp(t)
	data := must[[]byte](t)(os.ReadFile(b.Path))
	data[len(data)/2] ^= 1
	if err := os.WriteFile(b.Path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := f.shelf().Look(context.Background(), b)
	wantKind(t, err, bodymap.Damaged)
	wantKind(t, f.shelf().Prepare(context.Background(), b, quiet), bodymap.Damaged)
	f.locked()
	if got := surnamesOf(t, f.unlocked()); got != "Early Late" {
		t.Errorf("it holds %q", got)
	}
}
