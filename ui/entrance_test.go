package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sqlite"
	"ashi/bodymap/sqlite/vault/vaulttest"
	"ashi/ui/internal/onethread"
)

const ticketPassword = "marble ticket river"

// before stands before the door of a folder, as a start of the program does.
func before(t *testing.T, dir, language string) *entrance {
	t.Helper()
	vaulttest.Cheap(t)
	now := noon
	clock := func() time.Time { now = now.Add(time.Millisecond); return now }
	door := sqlite.NewDoor(dir, clock)
	e := enter(onethread.App(t), Options{Door: door, Clock: clock, DataDir: dir, Lang: language})
	e.beside = func(do func()) { do() }
	e.win.Resize(fyne.NewSize(1280, 800))
	t.Cleanup(func() {
		if err := door.Lock(); err != nil {
			t.Error(err)
		}
		if !e.over {
			e.win.Close()
		}
	})
	return e
}

// inside has made the record and is in.
func inside(t *testing.T) *entrance {
	t.Helper()
	e := before(t, filepath.Join(t.TempDir(), "data"), "en")
	e.makeRecord(t)
	return e
}

func (e *entrance) makeRecord(t *testing.T) {
	t.Helper()
	p := pageAs[*firstPage](t, e)
	test.Type(p.name.entry, "Dr Robin Sample")
	test.Type(p.password.entry, ticketPassword)
	test.Type(p.again.entry, ticketPassword)
	test.Tap(p.main)
	test.Tap(pageAs[*keyPage](t, e).main)
	c := pageAs[*confirmPage](t, e)
	test.Type(c.end.entry, e.key[len(e.key)-9:])
	test.Tap(c.main)
	if !e.open {
		t.Fatal("the record is not made")
	}
}

func pageAs[P gatePage](t *testing.T, e *entrance) P {
	t.Helper()
	p, ok := e.page.(P)
	if !ok {
		t.Fatalf("the page is %T", e.page)
	}
	return p
}

// unlock types a password and Enter, with the cursor where it is.
func (e *entrance) unlock(password string) {
	c := e.win.Canvas()
	for _, r := range password {
		c.Focused().TypedRune(r)
	}
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// sees tells all words that are in the window.
func (e *entrance) sees() string { return texts(e.win.Canvas().Content()) }

func TestFirstStartMakesTheRecordOnceTheKeyIsTyped(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	e := before(t, dir, "en")
	p := pageAs[*firstPage](t, e)
	test.Tap(p.main)
	for name, f := range map[string]*gateField{"name": p.name, "sign-in": p.signIn, "password": p.password} {
		if f.wrong.Hidden {
			t.Errorf("an empty %s is taken", name)
		}
	}
	test.Type(p.name.entry, "Dr Robin Sample")
	expect(t, "proposed", p.signIn.entry.Text, "sample")
	p.signIn.entry.SetText("robin")
	test.Type(p.password.entry, "robin2024")
	wants(t, "an easy password", p.strength.Text, "Too easy")
	p.password.entry.SetText(ticketPassword)
	wants(t, "a fair password", p.strength.Text, "Fair")
	test.Type(p.again.entry, "marble")
	test.Tap(p.main)
	wants(t, "two passwords", p.again.wrong.Text, "differ")
	p.again.entry.SetText(ticketPassword)
	test.Tap(p.main)
	k := pageAs[*keyPage](t, e)
	if shown := strings.ReplaceAll(e.sees(), "   ", "-"); !strings.Contains(shown, e.key[:14]) || len(e.key) != 44 {
		t.Errorf("the key %s is not among %s", e.key, shown)
	}
	test.Tap(k.main)
	c := pageAs[*confirmPage](t, e)
	test.Type(c.end.entry, "AAAA-AAAA")
	test.Tap(c.main)
	wants(t, "a wrong end", c.end.wrong.Text, "not the last two groups")
	if _, err := os.Stat(dir); err == nil && len(mustGlob(t, dir, "*")) > 0 {
		t.Error("there is a record before the key was confirmed")
	}
	c.end.entry.SetText(e.key[len(e.key)-9:])
	test.Tap(c.main)
	if !e.open || e.house.desk.record.Person() != "Dr Robin Sample" {
		t.Error("the record is not open for its maker")
	}
	if e.key != "" || e.asked != (bodymap.FirstUser{}) {
		t.Error("key and password stay in memory")
	}
}

func mustGlob(t *testing.T, dir, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestGoingBackKeepsWhatWasTypedAndTheKey(t *testing.T) {
	e := before(t, filepath.Join(t.TempDir(), "data"), "fr")
	p := pageAs[*firstPage](t, e)
	test.Type(p.name.entry, "Dr Robin Sample")
	test.Type(p.password.entry, ticketPassword)
	test.Type(p.again.entry, ticketPassword)
	test.Tap(p.main)
	key := e.key
	e.arrive()
	p = pageAs[*firstPage](t, e)
	expect(t, "name", p.name.entry.Text, "Dr Robin Sample")
	expect(t, "title", p.title.Text, "Bienvenue dans Ashi")
	test.Tap(p.main)
	expect(t, "key", e.key, key)
}

func TestTheKeyIsPrintedAndForgottenByTheClipboard(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	e := before(t, dir, "en")
	t.Setenv("PATH", t.TempDir()) // no lp: it opens as a page
	p := pageAs[*firstPage](t, e)
	p.name.entry.SetText("Dr Robin Sample")
	p.password.entry.SetText(ticketPassword)
	p.again.entry.SetText(ticketPassword)
	test.Tap(p.main)
	k := pageAs[*keyPage](t, e)
	k.copy()
	expect(t, "clipboard", e.app.Clipboard().Content(), e.key)
	k.print()
	wants(t, "said", k.said.Text, "PDF viewer")
	if len(mustGlob(t, dir, "prints/*")) != 1 {
		t.Error("there is no page with the key")
	}
	test.Tap(k.main)
	c := pageAs[*confirmPage](t, e)
	c.end.entry.SetText(e.key)
	test.Tap(c.main)
	if left := mustGlob(t, dir, "prints*"); len(left) > 0 || e.app.Clipboard().Content() != "" {
		t.Errorf("the key is still in %v or on the clipboard", left)
	}
}

func TestLockedTheWindowShowsNothingOfThePatient(t *testing.T) {
	e := inside(t)
	w := e.house
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "14.3.1974"})
	w.tapPoint(t, "ST36", atlas.Left)
	wants(t, "before", e.sees(), "Sample, Anna")
	w.desk.keys.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift})
	pageAs[*unlockPage](t, e)
	expect(t, "title", e.win.Title(), "Ashi")
	if seen := e.sees(); strings.Contains(seen, "Anna") || strings.Contains(seen, "ST36") || !strings.Contains(seen, "Ashi is locked") {
		t.Errorf("locked, the window shows %q", seen)
	}
	if _, err := w.desk.record.Patients("", 10); err == nil {
		t.Error("the record can be read while it is locked")
	}
	for _, key := range []fyne.KeyName{fyne.KeyN, fyne.KeyP, fyne.KeyZ} { // the canvas still knows the shortcuts
		w.desk.keys.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl})
	}
	if seen := e.sees(); strings.Contains(seen, "New patient") {
		t.Errorf("a shortcut goes through the lock: %q", seen)
	}
	e.unlock(ticketPassword)
	expect(t, "patient", w.banner.name.Text, "Sample, Anna")
	expect(t, "marked", w.marked(), "ST36 left planned")
	w.tapPoint(t, "ST36", atlas.Right)
	w.desk.undo()
	w.desk.undo()
	expect(t, "after undo of what was done before the lock", w.marked(), "")
}

func TestWhatIsHalfTypedComesBack(t *testing.T) {
	e := inside(t)
	w := e.house
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "14.3.1974"})
	test.Tap(w.session.notes.button)
	w.win.Canvas().Focus(w.session.note)
	test.Type(w.session.note, "Pain 6 of 10") // not handed over yet
	e.shut()
	e.unlock(ticketPassword)
	expect(t, "note", w.desk.chart.Session().Note, "Pain 6 of 10")
	w.desk.editPatient(bodymap.Patient{})
	w.paint()
	test.Type(w.form.fields["Surname"].entry, "Half")
	e.shut()
	e.unlock(ticketPassword)
	w.paint()
	expect(t, "half-typed form", w.form.fields["Surname"].entry.Text, "Half")
	if w.win.Canvas().Focused() != fyne.Focusable(w.form.fields["Surname"].entry) {
		t.Error("the cursor is not back where one typed")
	}
}

func TestALanguageChosenAtTheDoorHoldsInside(t *testing.T) {
	e := inside(t)
	e.house.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "14.3.1974"})
	e.shut()
	e.taste.store.SetString(keyLang, "fr")
	e.dress()
	e.arrive()
	expect(t, "at the door", pageAs[*unlockPage](t, e).title.Text, "Ashi est verrouillé")
	e.unlock(ticketPassword)
	expect(t, "inside", e.house.rail.search.PlaceHolder, "Chercher un patient")
	expect(t, "patient", e.house.banner.name.Text, "Sample, Anna")
}

func TestGlovedViewResumes(t *testing.T) {
	e := inside(t)
	w := e.house
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "14.3.1974"})
	w.tapPoint(t, "ST36", atlas.Left)
	w.key(fyne.KeyG, fyne.KeyModifierControl)
	e.shut()
	e.unlock(ticketPassword)
	if w.desk.front != glovedFront || !w.gloved.object().Visible() {
		t.Error("the step-through is gone")
	}
}

func TestAWrongPasswordIsToldAndMadeToWait(t *testing.T) {
	e := inside(t)
	e.shut()
	for range 3 {
		e.unlock("marble")
	}
	p := pageAs[*unlockPage](t, e)
	wants(t, "wrong", p.password.wrong.Text, "Wrong password. Nothing was changed.")
	expect(t, "button", p.main.Text, "Wait 1 second")
	e.unlock(ticketPassword)
	if e.open {
		t.Fatal("it does not wait")
	}
	for range 1000 { // the test's clock goes on by being asked
		e.door.Wait()
	}
	e.beat(time.Now())
	expect(t, "button", p.main.Text, "Unlock")
	p.enter()
	if !e.open {
		t.Error("the right password, typed while waiting, does not unlock")
	}
}

func TestAForgottenPasswordIsSetAnewByTheKey(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	e := before(t, dir, "en")
	p := pageAs[*firstPage](t, e)
	p.name.entry.SetText("Dr Robin Sample")
	p.password.entry.SetText(ticketPassword)
	p.again.entry.SetText(ticketPassword)
	test.Tap(p.main)
	key := e.key
	test.Tap(pageAs[*keyPage](t, e).main)
	c := pageAs[*confirmPage](t, e)
	c.end.entry.SetText(key)
	test.Tap(c.main)
	e.shut()
	e.show(newForgotPage(e, []string{"sample"}, "sample"))
	f := pageAs[*forgotPage](t, e)
	f.key.entry.SetText(key[:20])
	f.password.entry.SetText("river ticket marble")
	f.again.entry.SetText("river ticket marble")
	test.Tap(f.main)
	wants(t, "half a key", f.key.wrong.Text, "not the recovery key")
	f.key.entry.SetText(strings.ToLower(key))
	test.Tap(f.main)
	if !e.open {
		t.Fatal("the key does not open")
	}
	e.shut()
	e.unlock("river ticket marble")
	if !e.open {
		t.Error("the new password does not open")
	}
}

func TestAnEarlierRecordIsMovedIn(t *testing.T) {
	dir := t.TempDir()
	store, err := sqlite.Open(sqlite.PlainIn(dir))
	if err != nil {
		t.Fatal(err)
	}
	practice := bodymap.NewPractice(store, func() time.Time { return noon }, "Robin")
	if _, err := practice.SavePatient(bodymap.Patient{Surname: "Old", FirstName: "Olga", Born: "1950-01-01", Sex: bodymap.Female}); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	e := before(t, dir, "en")
	wants(t, "first page", pageAs[*firstPage](t, e).text.Text, "is not encrypted")
	e.makeRecord(t)
	if list := e.house.desk.patients; len(list) != 1 || list[0].Name() != "Old, Olga" {
		t.Errorf("moved in came %v", list)
	}
	if len(mustGlob(t, dir, "*.sqlite*")) > 0 {
		t.Error("the plain record is still there")
	}
}

func TestADamagedRecordIsTold(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(sqlite.VaultIn(dir), []byte("no vault"), 0o600); err != nil {
		t.Fatal(err)
	}
	e := before(t, dir, "en")
	wants(t, "trouble", strings.ReplaceAll(e.sees(), "\n", " "), "is damaged or is not a record of Ashi. It was left as it is.")
	if err := os.Remove(sqlite.VaultIn(dir)); err != nil {
		t.Fatal(err)
	}
	test.Tap(e.page.(*troublePage).main)
	pageAs[*firstPage](t, e)
}

func TestAnotherPersonStartsWithAnEmptyDesk(t *testing.T) {
	e := inside(t)
	w := e.house
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "14.3.1974"})
	door := e.door.(*sqlite.Door)
	if _, err := door.SaveUser(bodymap.User{Name: "Kim Helper", SignIn: "kim", Role: bodymap.Assistant}, "window garden seven"); err != nil {
		t.Fatal(err)
	}
	e.shut()
	p := pageAs[*unlockPage](t, e)
	test.Tap(p.who.choices[1].button)
	e.unlock("window garden seven")
	if e.house == w || e.house.desk.patient.ID != "" || e.house.desk.record.Person() != "Kim Helper" {
		t.Error("Kim sees what Robin had open")
	}
}

func TestOnesOwnPasswordIsChangedInTheSettings(t *testing.T) {
	e := inside(t)
	p := newOwnPassword(e.house.desk, e.door)
	p.old.SetText("wrong")
	p.fresh.SetText("river ticket marble")
	p.again.SetText("river ticket marble")
	p.change()
	wants(t, "wrong", p.wrong.Text, "Wrong password")
	p.old.SetText(ticketPassword)
	p.again.SetText("river")
	p.change()
	wants(t, "differing", p.wrong.Text, "differ")
	p.again.SetText("river ticket marble")
	p.change()
	wants(t, "changed", e.house.desk.message.text, "new password holds")
	if p.old.Text+p.fresh.Text+p.again.Text != "" {
		t.Error("passwords stay in the fields")
	}
	e.shut()
	e.unlock("river ticket marble")
	if !e.open {
		t.Error("the new password does not open")
	}
}
