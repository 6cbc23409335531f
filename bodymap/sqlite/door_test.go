package sqlite

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
	"ashi/bodymap/sqlite/vault/vaulttest"
)

const robinsPassword = "marble ticket river"

// front is a door with a clock that the test moves.
type front struct {
	*Door
	t      *testing.T
	folder string
	now    time.Time
	key    string
}

func atTheDoor(t *testing.T) *front {
	t.Helper()
	vaulttest.Cheap(t)
	f := &front{t: t, folder: filepath.Join(t.TempDir(), "data"), now: time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)}
	f.again()
	return f
}

// again stands before the record as a new start of the program does.
func (f *front) again() {
	f.Door = NewDoor(f.folder, func() time.Time { f.now = f.now.Add(time.Millisecond); return f.now })
	f.t.Cleanup(func() {
		if err := f.Lock(); err != nil {
			f.t.Error(err)
		}
	})
}

func (f *front) robin() bodymap.FirstUser {
	return bodymap.FirstUser{Name: "Dr Robin Sample", SignIn: "robin", Password: robinsPassword}
}

// made makes the record.
func (f *front) made() *bodymap.Practice {
	f.t.Helper()
	f.key = must[string](f.t)(f.Begin(f.robin()))
	return must[*bodymap.Practice](f.t)(f.Finish(f.key[len(f.key)-9:]))
}

func (f *front) unlocked() *bodymap.Practice {
	f.t.Helper()
	return must[*bodymap.Practice](f.t)(f.Unlock("robin", robinsPassword))
}

func (f *front) locked() {
	f.t.Helper()
	if err := f.Lock(); err != nil {
		f.t.Fatal(err)
	}
}

func (f *front) state(want bodymap.DoorState) {
	f.t.Helper()
	if got, err := f.State(); got != want || err != nil {
		f.t.Errorf("the door is %q (%v), want %q", got, err, want)
	}
}

// kind checks the kind of an error and that it is said in both languages.
func (f *front) kind(err error, want bodymap.Kind) {
	f.t.Helper()
	if got := bodymap.KindOf(err); err == nil || got != want {
		f.t.Errorf("%v is of kind %q, want %q", err, got, want)
		return
	}
	if en, fr := bodymap.Sentence(err, "en"), bodymap.Sentence(err, "fr"); en == fr || strings.Contains(en+fr, "%!") {
		f.t.Errorf("it says %q and %q", en, fr)
	}
}

func savedAnna(t *testing.T, p *bodymap.Practice) bodymap.Patient {
	t.Helper()
	return must[bodymap.Patient](t)(p.SavePatient(bodymap.Patient{Surname: "Sample", FirstName: "Anna", Born: "1974-03-14", Sex: bodymap.Female}))
}

func TestARecordIsMadeOnceTheKeyIsConfirmed(t *testing.T) {
	f := atTheDoor(t)
	f.state(bodymap.DoorNew)
	key := must[string](t)(f.Begin(f.robin()))
	if again := must[string](t)(f.Begin(f.robin())); again != key {
		t.Error("going back and on again gives another key than the one that was printed")
	}
	_, err := f.Finish("AAAA-AAAA")
	f.kind(err, bodymap.WrongPassword)
	_, err = f.Finish("")
	f.kind(err, bodymap.WrongPassword)
	if _, err := os.Stat(f.folder); !errors.Is(err, fs.ErrNotExist) {
		t.Error("something is on disk before the key was confirmed")
	}
	f.again()
	f.state(bodymap.DoorNew)
	p := f.made()
	f.state(bodymap.DoorOpen)
	if u := p.User(); p.Person() != "Dr Robin Sample" || u.SignIn != "robin" || u.Role != bodymap.Practitioner {
		t.Errorf("in is %+v", u)
	}
	if names := must[[]string](t)(f.SignIns()); len(names) != 1 || names[0] != "robin" {
		t.Errorf("one signs in as %v", names)
	}
	if f.key == key {
		t.Error("two records have the same key")
	}
}

func TestTheEndOfTheKeyMayBeTypedInAnyWay(t *testing.T) {
	f := atTheDoor(t)
	key := must[string](t)(f.Begin(f.robin()))
	end := strings.ToLower(strings.ReplaceAll(key[len(key)-9:], "-", " "))
	if _, err := f.Finish(" " + strings.ReplaceAll(end, "0", "o") + " "); err != nil {
		t.Error(err)
	}
}

func TestLockAndUnlock(t *testing.T) {
	f := atTheDoor(t)
	p := f.made()
	patient := savedAnna(t, p)
	f.locked()
	f.locked() // once more does nothing
	f.state(bodymap.DoorLocked)
	if _, err := p.Patient(patient.ID); err == nil {
		t.Error("a patient can be read while the record is locked")
	}
	if f.vault != nil || f.store != nil {
		t.Error("the key is kept")
	}
	if back := f.unlocked(); back != p {
		t.Error("the same person does not get the same practice back")
	}
	if got := must[bodymap.Patient](t)(p.Patient(patient.ID)); got.Surname != "Sample" {
		t.Errorf("read %+v", got)
	}
	if verb, ok := p.CanUndo(); !ok || verb != bodymap.NewPatient {
		t.Error("what could be undone before no longer can be")
	}
	must[bodymap.Verb](t)(p.Undo())
	if _, err := p.Patient(patient.ID); bodymap.KindOf(err) != bodymap.NotFound {
		t.Errorf("undo after unlock: %v", err)
	}
}

// Someone else had the record open meanwhile: what could be undone would overwrite what they did.
func TestAChangedRecordGivesANewPractice(t *testing.T) {
	f := atTheDoor(t)
	p := f.made()
	f.locked()
	other := NewDoor(f.folder, f.clock)
	savedAnna(t, must[*bodymap.Practice](t)(other.Unlock("robin", robinsPassword)))
	_, err := f.Unlock("robin", robinsPassword)
	f.kind(err, bodymap.AlreadyOpen)
	if err := other.Lock(); err != nil {
		t.Fatal(err)
	}
	if back := f.unlocked(); back == p {
		t.Error("the old practice comes back though the record was changed")
	}
}

func TestWrongPasswordsAreCountedAndTold(t *testing.T) {
	f := atTheDoor(t)
	f.made()
	f.locked()
	before := must[[]byte](t)(os.ReadFile(VaultIn(f.folder)))
	for range 3 {
		_, err := f.Unlock("robin", "marble ticket rive")
		f.kind(err, bodymap.WrongPassword)
	}
	_, err := f.Unlock("robin", robinsPassword)
	f.kind(err, bodymap.Waiting)
	f.again() // a restart does not shorten the wait
	if wait := f.Wait(); wait <= 0 || wait > time.Second {
		t.Errorf("after three wrong passwords one waits %v", wait)
	}
	if after := must[[]byte](t)(os.ReadFile(VaultIn(f.folder))); !bytes.Equal(before, after) {
		t.Error("a wrong password changes the file")
	}
	if text := string(must[[]byte](t)(os.ReadFile(VaultIn(f.folder) + "-tries"))); strings.Contains(text, "marble") {
		t.Errorf("what was typed is kept: %s", text)
	}
	f.now = f.now.Add(time.Second)
	f.unlocked()
	lines := must[[]bodymap.Command](t)(f.Store().Log(10))
	last := lines[len(lines)-1]
	if last.Verb != bodymap.FailedSignIn || !strings.HasPrefix(last.Change.Detail, "3: 2026-11-28T09:00:00Z robin, ") {
		t.Errorf("the log tells %+v", last)
	}
	if f.Wait() != 0 || isThere(VaultIn(f.folder)+"-tries") {
		t.Error("the failed sign-ins are still counted")
	}
}

func TestAWrongNameIsAWrongPassword(t *testing.T) {
	f := atTheDoor(t)
	f.made()
	f.locked()
	_, err := f.Unlock("nobody", robinsPassword)
	f.kind(err, bodymap.WrongPassword)
	_, err = f.Unlock("robin", "")
	f.kind(err, bodymap.WrongPassword)
}

func TestTheRecoveryKeySetsANewPassword(t *testing.T) {
	f := atTheDoor(t)
	patient := savedAnna(t, f.made())
	f.locked()
	_, err := f.Recover("7KQ4-AAAA", "robin", "river ticket marble")
	f.kind(err, bodymap.WrongPassword)
	_, err = f.Recover(vault.NewRecoveryKey(), "robin", "river ticket marble")
	f.kind(err, bodymap.WrongPassword)
	_, err = f.Recover(f.key, "robin", "short")
	f.kind(err, bodymap.Invalid)
	p := must[*bodymap.Practice](t)(f.Recover(strings.ToLower(f.key), "robin", "river ticket marble"))
	must[bodymap.Patient](t)(p.Patient(patient.ID))
	f.locked()
	_, err = f.Unlock("robin", robinsPassword)
	f.kind(err, bodymap.WrongPassword)
	must[*bodymap.Practice](t)(f.Unlock("robin", "river ticket marble"))
	f.locked()
	must[*bodymap.Practice](t)(f.Recover(f.key, "robin", robinsPassword)) // the key stays good
}

func TestOnesOwnPasswordIsChanged(t *testing.T) {
	f := atTheDoor(t)
	f.made()
	f.kind(f.ChangePassword("wrong", "river ticket marble"), bodymap.WrongPassword)
	f.kind(f.ChangePassword(robinsPassword, "robin"), bodymap.Invalid)
	if err := f.ChangePassword(robinsPassword, "river ticket marble"); err != nil {
		t.Fatal(err)
	}
	if err := f.Verify("river ticket marble"); err != nil {
		t.Error(err)
	}
	f.locked()
	_, err := f.Unlock("robin", robinsPassword)
	f.kind(err, bodymap.WrongPassword)
	must[*bodymap.Practice](t)(f.Unlock("robin", "river ticket marble"))
}

func TestUsersComeAndGo(t *testing.T) {
	f := atTheDoor(t)
	f.made()
	kim := bodymap.User{Name: "Kim Helper", SignIn: "kim", Role: bodymap.Assistant}
	_, err := f.SaveUser(kim, "")
	f.kind(err, bodymap.Invalid)
	kim = must[bodymap.User](t)(f.SaveUser(kim, "window garden seven"))
	renamed := kim
	renamed.SignIn = "kimmy"
	_, err = f.SaveUser(renamed, "")
	f.kind(err, bodymap.Invalid)
	f.locked()
	p := must[*bodymap.Practice](t)(f.Unlock("kim", "window garden seven"))
	if p.User().ID != kim.ID || p.Person() != "Kim Helper" {
		t.Errorf("in is %+v", p.User())
	}
	_, err = f.SaveUser(bodymap.User{Name: "Max", SignIn: "max", Role: bodymap.Auditor}, "window garden eight")
	f.kind(err, bodymap.NotAllowed)
	robin := must[[]bodymap.User](t)(p.Users())[0]
	_, err = f.SaveUser(robin, "window garden eight") // with which f.unlocked would not open it
	f.kind(err, bodymap.NotAllowed)
	if names := must[[]string](t)(f.SignIns()); len(names) != 2 {
		t.Errorf("a refused user can sign in: %v", names)
	}
	f.locked()
	f.unlocked()
	kim.Retired = true
	kim = must[bodymap.User](t)(f.SaveUser(kim, ""))
	f.locked()
	_, err = f.Unlock("kim", "window garden seven")
	f.kind(err, bodymap.WrongPassword)
}

func TestADamagedRecordIsNotOpened(t *testing.T) {
	f := atTheDoor(t)
	f.made()
	f.locked()
	data := must[[]byte](t)(os.ReadFile(VaultIn(f.folder)))
	data[len(data)-100] ^= 1
	if err := os.WriteFile(VaultIn(f.folder), data, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := f.Unlock("robin", robinsPassword)
	f.kind(err, bodymap.Damaged)
	f.state(bodymap.DoorLocked)
	if after := must[[]byte](t)(os.ReadFile(VaultIn(f.folder))); !bytes.Equal(data, after) {
		t.Error("the damaged file was changed")
	}
}

// A record whose file is gone is never made anew over what its journal holds.
func TestAJournalWithoutItsFileIsNoNewRecord(t *testing.T) {
	f := atTheDoor(t)
	if err := os.MkdirAll(f.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(VaultIn(f.folder)+"-wal", []byte("what is left"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := f.State()
	f.kind(err, bodymap.Damaged)
}

func TestARecordOfAnEarlierVersionIsMovedIn(t *testing.T) {
	f := atTheDoor(t)
	plain := must[*Store](t)(Open(PlainIn(f.folder)))
	patient := savedAnna(t, bodymap.NewPractice(plain, f.clock, "Robin"))
	if err := plain.Close(); err != nil {
		t.Fatal(err)
	}
	before := must[[]byte](t)(os.ReadFile(PlainIn(f.folder)))
	f.state(bodymap.DoorPlain)
	p := f.made()
	if got := must[bodymap.Patient](t)(p.Patient(patient.ID)); got.Name() != patient.Name() || p.User().SignIn != "robin" {
		t.Errorf("moved in came %+v, for %+v", got, p.User())
	}
	if err := p.Warning(); err != nil {
		t.Errorf("after the move it warns: %v", err)
	}
	if isThere(PlainIn(f.folder)) {
		t.Error("the plain record is still there")
	}
	f.locked()
	f.unlocked()
	f.locked()
	// What a crash in the middle of the move leaves is taken away at the next unlocking.
	if err := os.WriteFile(PlainIn(f.folder), before, 0o600); err != nil {
		t.Fatal(err)
	}
	f.state(bodymap.DoorLocked)
	f.unlocked()
	if isThere(PlainIn(f.folder)) {
		t.Error("what a crash left of the plain record is still there")
	}
}
