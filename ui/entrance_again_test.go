package ui

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/sqlite"
	"ashi/ui/internal/onethread"
)

// Another language leaves one where one is, with what was typed and found; a password is typed anew.
func TestAnotherLanguageStaysOnThePage(t *testing.T) {
	k := spoilt(t, damagedPage)
	e := k.entrance
	e.unlock(robinsPassword)
	pageAs[*troublePage](t, e)
	e.translate("fr")
	trouble := pageAs[*troublePage](t, e)
	wants(t, "the trouble", e.sees(), "endommagé", "La sauvegarde la plus récente")
	test.Tap(trouble.restore)
	p := pageAs[*restorePage](t, e)
	folder := p.place.entry.Text
	p.place.entry.SetText(filepath.Join(folder, "nowhere"))
	p.lookThere()
	e.translate("en")
	p = pageAs[*restorePage](t, e)
	expect(t, "the place", p.place.entry.Text, filepath.Join(folder, "nowhere"))
	wants(t, "what is wrong with it", p.place.wrong.Text, "There is no backup in")
	p.choice.list.OnSelected(0)
	test.Tap(p.choice.who.choices[1].button)
	p.choice.password.SetText("half a key")
	e.translate("fr")
	p = pageAs[*restorePage](t, e)
	wants(t, "the chosen one", e.sees(), "Sauvegarde du")
	if p.choice.who.name != "" || p.choice.password.Text != "" || e.win.Canvas().Focused() != fyne.Focusable(p.choice.password) {
		t.Errorf("%q is to type %q", p.choice.who.name, p.choice.password.Text)
	}
	test.Tap(p.choice.who.choices[0].button)
	e.unlock("wrong")
	e.translate("en")
	p = pageAs[*restorePage](t, e)
	wants(t, "wrong", p.choice.wrong.Text, "Wrong password")
	e.unlock(robinsPassword)
	test.Tap(p.choice.ask)
	e.translate("fr")
	p = pageAs[*restorePage](t, e)
	wants(t, "what it holds", p.choice.holds.Text, "1 patient", "robin")
	if !p.choice.sure.Visible() {
		t.Fatal("one has to ask for it once more")
	}
	test.Tap(p.choice.really)
	pageAs[*unlockPage](t, e)
	wants(t, "restored", e.sees(), "a pris la place")
	k.unlock(t)
}

// So do the pages of the first start and of a forgotten password.
func TestAnotherLanguageKeepsWhatWasTyped(t *testing.T) {
	e := before(t, filepath.Join(t.TempDir(), "data"), "en")
	p := pageAs[*firstPage](t, e)
	test.Type(p.name.entry, "Dr Robin Sample")
	p.signIn.entry.SetText("robin")
	p.password.entry.SetText(ticketPassword)
	e.translate("fr")
	p = pageAs[*firstPage](t, e)
	expect(t, "title", p.title.Text, "Bienvenue dans Ashi")
	expect(t, "typed", p.name.entry.Text+", "+p.signIn.entry.Text+", "+p.password.entry.Text, "Dr Robin Sample, robin, ")
	p.password.entry.SetText(ticketPassword)
	p.again.entry.SetText(ticketPassword)
	test.Tap(p.main)
	key := e.key
	e.translate("en")
	expect(t, "the key", pageAs[*keyPage](t, e).title.Text, "Your recovery key")
	test.Tap(pageAs[*keyPage](t, e).main)
	test.Type(pageAs[*confirmPage](t, e).end.entry, key[:4])
	e.translate("fr")
	c := pageAs[*confirmPage](t, e)
	expect(t, "typed of the key", c.end.entry.Text, key[:4])
	c.end.entry.SetText(key)
	test.Tap(c.main)
	e.shut()
	e.show(newForgotPage(e, []string{"robin"}, "robin"))
	test.Type(pageAs[*forgotPage](t, e).key.entry, "ABCD")
	e.translate("en")
	f := pageAs[*forgotPage](t, e)
	expect(t, "forgotten", f.title.Text+", "+f.key.entry.Text, "A new password, ABCD")
}

func TestWrongPasswordsAtABackupMakeOneWait(t *testing.T) {
	k := spoilt(t, damagedPage)
	e := k.entrance
	e.show(newRestorePage(e, os.ErrNotExist))
	p := pageAs[*restorePage](t, e)
	p.choice.list.OnSelected(0)
	for range 3 {
		e.unlock("wrong")
	}
	wants(t, "on the button", p.choice.open.Text, "Wait 1 second")
	looks := p.keeper.looks
	e.unlock(robinsPassword)
	if !p.choice.open.Disabled() || p.keeper.looks != looks {
		t.Error("the fourth try does not wait")
	}
	e.beat(noon)
	wants(t, "still", p.choice.open.Text, "Wait 1 second")
	k.now = noon.Add(time.Second)
	e.beat(noon.Add(time.Second))
	expect(t, "after it", p.choice.open.Text, "Look inside")
	test.Tap(p.choice.open) // what was typed meanwhile is kept
	wants(t, "what it holds", p.choice.holds.Text, "1 patient")
}

// The same inside, at the backup of another record.
func TestWrongPasswordsInsideMakeOneWait(t *testing.T) {
	other := withBackups(t)
	other.entrance.shut()
	foreign := other.backups(t)[0]
	k := withBackups(t)
	name := filepath.Join(k.dir, "backups", bodymap.BackupName(noon.Add(-time.Hour)))
	if err := os.Rename(foreign, name); err != nil {
		t.Fatal(err)
	}
	p := k.backupPage()
	p.choice.list.OnSelected(1)
	for range 3 {
		p.choice.password.SetText("wrong")
		k.tap(p.choice.open)
	}
	wants(t, "on the button", p.choice.open.Text, "Wait 1 second")
	k.now = noon.Add(time.Second)
	k.entrance.beat(noon.Add(time.Second))
	p.choice.password.SetText(robinsPassword)
	k.tap(p.choice.open)
	wants(t, "what it holds", p.choice.holds.Text, "0 patients")
}

// A stick that is plugged in is one tap away, from a new computer as well.
func TestABackupIsRestoredFromAPluggedInStick(t *testing.T) {
	k := spoilt(t, func(string) error { return nil })
	media := t.TempDir()
	stick := filepath.Join(media, "BLUE STICK")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(k.dir, "backups"), filepath.Join(stick, "backups")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(media, "no drive"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	were := mounts
	t.Cleanup(func() { mounts = were })
	mounts = func() []string { return []string{filepath.Join(media, "nothing"), media} }
	dir := filepath.Join(t.TempDir(), "new")
	door := sqlite.NewDoor(dir, k.entrance.o.Clock)
	t.Cleanup(func() { _ = door.Lock() })
	e := enter(onethread.App(t), Options{Door: door, Backups: door.Shelf(), Clock: k.entrance.o.Clock, DataDir: dir, Lang: "en"})
	e.beside = func(do func()) { do() }
	e.win.Resize(fyne.NewSize(1280, 800))
	test.Tap(pageAs[*firstPage](t, e).restore)
	p := pageAs[*restorePage](t, e)
	test.Tap(p.main)
	test.Tap(pageAs[*firstPage](t, e).restore)
	p = pageAs[*restorePage](t, e)
	if len(p.plugged) != 1 || p.plugged[0].Text != "BLUE STICK" {
		t.Fatalf("plugged in are %v", p.plugged)
	}
	test.Tap(p.plugged[0])
	expect(t, "the place", p.place.entry.Text, stick)
	p.choice.list.OnSelected(0)
	e.unlock(robinsPassword)
	test.Tap(p.choice.ask)
	test.Tap(p.choice.really)
	pageAs[*unlockPage](t, e)
	practice, err := door.Unlock("robin", robinsPassword)
	if err != nil {
		t.Fatal(err)
	}
	if all, err := practice.Patients("", 5); err != nil || len(all) != 1 || all[0].Surname != "Early" {
		t.Errorf("restored are %v; %v", all, err)
	}
}

// What another window has open cannot be restored over, even when its file looks broken from here.
func TestARecordOpenInAnotherWindowIsLeftAlone(t *testing.T) {
	k := withBackups(t)
	k.patient("Early")
	k.tap(k.backupPage().now)
	file := sqlite.VaultIn(k.dir)
	f, err := os.OpenFile(file, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt(make([]byte, 20_000), 0); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	door := sqlite.NewDoor(k.dir, k.entrance.o.Clock)
	e := enter(onethread.App(t), Options{Door: door, Backups: door.Shelf(), Clock: k.entrance.o.Clock, DataDir: k.dir, Lang: "en"})
	e.beside = func(do func()) { do() }
	e.win.Resize(fyne.NewSize(1280, 800))
	wants(t, "at the door", e.sees(), "already open in another window")
	if pageAs[*troublePage](t, e).restore != nil {
		t.Error("a restore is offered")
	}
	e.show(newRestorePage(e, os.ErrNotExist)) // as it was before the other one came
	p := pageAs[*restorePage](t, e)
	p.choice.list.OnSelected(0)
	e.unlock(robinsPassword)
	test.Tap(p.choice.ask)
	test.Tap(p.choice.really)
	wants(t, "on the page", pageAs[*restorePage](t, e).said.Text, "already open in another window")
	if kept, err := filepath.Glob(filepath.Join(k.dir, "*-replaced-*")); err != nil || len(kept) != 0 {
		t.Errorf("replaced is %v; %v", kept, err)
	}
}

func TestAFileThatIsDeletedUnderneathIsTold(t *testing.T) {
	k := withBackups(t)
	k.patient("Early")
	if err := os.Remove(sqlite.VaultIn(k.dir)); err != nil {
		t.Fatal(err)
	}
	k.entrance.shut()
	wants(t, "at the door", pageAs[*unlockPage](t, k.entrance).said.Text, "moved or deleted", "Nothing is lost")
	k.unlock(t)
	if list := k.desk.patients; len(list) != 1 || list[0].Surname != "Early" {
		t.Errorf("there are %v", list)
	}
}
