package ui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sqlite"
)

// waiting is work beside the window's thread that is done when the test says so.
type waiting []func()

func (w *waiting) add(do func()) { *w = append(*w, do) }

// all does it, and what follows from it.
func (w *waiting) all() {
	for len(*w) > 0 {
		next := (*w)[0]
		*w = (*w)[1:]
		next()
	}
}

// erasingAnna has asked for Anna's erasing, which is under way.
func erasingAnna(t *testing.T) (*entrance, *waiting) {
	t.Helper()
	e := inside(t)
	w := e.house
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "14.3.1974"})
	w.tapPoint(t, "ST36", atlas.Left)
	p := w.dossierPage(t.TempDir())
	w.tap(p.erase.ask)
	p.erase.surname.SetText("sample")
	later := &waiting{}
	w.desk.beside, e.beside = later.add, later.add
	w.tap(p.erase.really)
	return e, later
}

func TestWhileAPatientIsErasedTheWindowTakesNothingAndSaysWhy(t *testing.T) {
	e, later := erasingAnna(t)
	w := e.house
	top := w.win.Canvas().Overlays().Top()
	if top == nil || top.Size() != w.win.Canvas().Size() {
		t.Fatal("nothing lies over the window")
	}
	said := top.(*fyne.Container).Objects[1]
	said.Show() // as after a moment
	wants(t, "it", strings.ReplaceAll(texts(said), "\n", " "), "Erasing the patient", "cannot be stopped")
	w.desk.keys.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierShortcutDefault})
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.desk.front != fileFront || w.desk.sheet == patientSheet {
		t.Error("a key goes through")
	}
	later.all()
	if w.win.Canvas().Overlays().Top() != nil || w.desk.held {
		t.Error("it stays held")
	}
	expect(t, "who is open", w.banner.name.Text, "No patient chosen")
	made(t, w, "erasure")
}

func TestLockingWhileAPatientIsErasedEmptiesTheWindowAndWaits(t *testing.T) {
	e, later := erasingAnna(t)
	locked := false
	e.warned(func() { locked = true })
	if seen := e.sees(); strings.Contains(seen, "Anna") || e.win.Canvas().Overlays().Top() != nil {
		t.Errorf("it shows %q", seen)
	}
	if e.door.(*sqlite.Door).Store() == nil || locked {
		t.Fatal("the record is locked before the erasing is done")
	}
	later.all()
	if e.door.(*sqlite.Door).Store() != nil || !locked {
		t.Fatal("the record is not locked")
	}
	if len(mustGlob(t, e.o.DataDir, "prints/*")) > 0 {
		t.Error("locked, it opens a page")
	}
	e.unlock(ticketPassword)
	later.all()
	w := e.house
	expect(t, "after it", w.message.text.Text, "The patient is erased.")
	if n := len(w.desk.patients); n != 0 {
		t.Errorf("%d patients are left", n)
	}
	w.tap(w.message.act)
	made(t, w, "erasure")
}

func TestClosingWhileAPatientIsErasedWaits(t *testing.T) {
	e, later := erasingAnna(t)
	closed := false
	e.win.SetOnClosed(func() { closed = true })
	e.close()
	e.close()
	if closed || e.door.(*sqlite.Door).Store() == nil {
		t.Fatal("it is closed before the erasing is done")
	}
	later.all()
	if !closed || e.door.(*sqlite.Door).Store() != nil {
		t.Error("it does not close")
	}
}

// What else is done meanwhile writes to the log only after it.
func TestOtherWorkWaitsWhileTheRecordIsHeld(t *testing.T) {
	w := withAnna(t)
	later := &waiting{}
	w.desk.beside = later.add
	j := newJob(w.desk)
	ended := false
	j.run("", func(context.Context, func(done, total int64)) error { return nil }, func(error) { ended = true })
	w.desk.hold("", func() error { return nil }, func(error) {
		if ended {
			t.Error("other work comes first")
		}
	})
	later.all()
	if !ended || j.busy() {
		t.Error("other work does not end")
	}
}

func TestAPasswordIsSetBesideTheWindow(t *testing.T) {
	e := inside(t)
	w := e.house
	u := newUsersPage(w.desk)
	u.choose("")
	a := u.form.all
	a["Name"].entry.SetText("Kim Helper")
	a["SignIn"].entry.SetText("kim")
	a["Role"].pick.SetSelectedIndex(1)
	a["Password"].entry.SetText("window garden seven")
	later := &waiting{}
	w.desk.beside, e.beside = later.add, later.add
	u.save()
	if users, err := w.desk.record.Users(); err != nil || len(users) != 1 || !w.desk.held {
		t.Fatalf("at once there are %v; %v", users, err)
	}
	e.shut() // in the middle
	later.all()
	names, err := e.door.SignIns()
	if err != nil || len(names) != 2 {
		t.Errorf("locked meanwhile, the new user cannot sign in: %v; %v", names, err)
	}
	p := pageAs[*unlockPage](t, e)
	expect(t, "to choose among", strings.Join(p.who.names, " "), "sample kim")
	e.unlock(ticketPassword)
	later.all()
	if e.house.desk.record.User().Role != bodymap.Practitioner {
		t.Error("nobody is in")
	}
	wants(t, "after it", e.house.message.text.Text, "Kim Helper is kept.")
}
