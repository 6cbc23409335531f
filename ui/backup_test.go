package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/sqlite"
	"ashi/bodymap/sqlite/vault/vaulttest"
	"ashi/ui/internal/onethread"
)

const robinsPassword = "marble ticket river"

// practised is a window on an encrypted record with backups, and a clock that the test moves.
type practised struct {
	*window
	entrance *entrance
	dir      string
	now      time.Time
}

// withBackups opens a new record; work beside the window's thread is done at once.
func withBackups(t *testing.T) *practised {
	t.Helper()
	vaulttest.Cheap(t)
	a := onethread.App(t)
	k := &practised{dir: t.TempDir(), now: noon}
	clock := func() time.Time { return k.now }
	door := sqlite.NewDoor(k.dir, clock)
	t.Cleanup(func() { _ = door.Lock() })
	key, err := door.Begin(bodymap.FirstUser{Name: "Dr Robin Sample", SignIn: "robin", Password: robinsPassword})
	if err != nil {
		t.Fatal(err)
	}
	p, err := door.Finish(key)
	if err != nil {
		t.Fatal(err)
	}
	k.entrance = enter(a, Options{Door: door, Backups: door.Shelf(), Clock: clock, DataDir: k.dir, Lang: "en"})
	k.entrance.beside = func(do func()) { do() }
	k.entrance.letIn(p)
	k.window = k.entrance.house
	k.win.Resize(fyne.NewSize(1280, 800))
	k.paint()
	return k
}

// backupPage opens the page.
func (k *practised) backupPage() *backupPage {
	if k.desk.front != practiceFront {
		k.key(fyne.KeyK, fyne.KeyModifierControl)
	}
	at := slices.IndexFunc(k.practice.pages, func(l leaf) bool { _, ok := l.panel.(*backupPage); return ok })
	test.Tap(k.practice.tabs[at].button)
	k.paint()
	return k.practice.pages[at].panel.(*backupPage)
}

// unlock comes back with the password.
func (k *practised) unlock(t *testing.T) {
	t.Helper()
	p := k.entrance.page.(*unlockPage)
	p.password.entry.SetText(robinsPassword)
	p.unlock()
	if !k.entrance.open {
		t.Fatal("it does not unlock")
	}
	k.window = k.entrance.house
	k.paint()
}

func (k *practised) patient(surname string) {
	k.newPatient(map[string]string{"Surname": surname, "FirstName": "Anna", "Born": "14.3.1974"})
}

func (k *practised) backups(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(k.dir, "backups", "*.backup"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTheFirstUseOfADayMakesABackup(t *testing.T) {
	k := withBackups(t)
	if n := len(k.backups(t)); n != 1 {
		t.Fatalf("%d backups are made when the record is opened", n)
	}
	wants(t, "in sight", texts(k.rail.box), "Verified backup: 12:00")
	k.entrance.shut()
	k.now = noon.Add(time.Hour)
	k.unlock(t)
	if n := len(k.backups(t)); n != 1 {
		t.Errorf("%d backups on the same day", n)
	}
	k.patient("Sample")
	k.entrance.shut()
	k.now = noon.AddDate(0, 0, 9)
	k.desk.keeper.backups = missing{k.desk.keeper.backups}
	k.unlock(t)
	if n := len(k.backups(t)); n != 1 {
		t.Fatalf("%d backups without their folder", n)
	}
	wants(t, "that it failed", k.message.text.Text, "not there")
	wants(t, "in sight", texts(k.rail.box), "Last backup 9 days ago")
	if k.rail.backup.button.Importance != widget.DangerImportance {
		t.Errorf("it stands in colour %v", k.rail.backup.button.Importance)
	}
	wants(t, "and at the patient", texts(k.banner.about), "Last backup 9 days ago")
	k.now = noon.AddDate(0, 0, -2)
	k.desk.changed()
	k.settle()
	wants(t, "with a clock that is behind", texts(k.rail.box), "Last backup dated "+bodymap.DateText(noon.Local(), "en"))
	if k.rail.backup.button.Importance != widget.DangerImportance {
		t.Error("a backup of a day to come stands there as if it were well")
	}
}

// missing are backups whose folder is gone.
type missing struct{ Backups }

func (missing) Make(context.Context, time.Time, func(done, total int64)) (b bodymap.Backup, h bodymap.Holding, err error) {
	return b, h, &bodymap.Error{Kind: bodymap.NotFound, Text: "The folder is not there."}
}

func TestABackupIsMadeWithOneTapAndAtTheEnd(t *testing.T) {
	k := withBackups(t)
	p := k.backupPage()
	k.now = noon.Add(time.Hour)
	k.tap(p.now)
	expect(t, "in words", k.message.text.Text, "The backup is made and verified.")
	wants(t, "the newest", p.choice.row(p.choice.all[0]).title, "21 Nov 2026, 13:00")
	log, err := k.desk.record.(*bodymap.Practice).LogLines(bodymap.LogQuery{}, 1)
	if err != nil || log[0].Verb != bodymap.BackedUp {
		t.Errorf("the log ends in %v; %v", log, err)
	}
	ended := 0
	k.desk.keeper.atEnd(func() { ended++ })
	if files := k.backups(t); ended != 1 || len(files) != 1 {
		t.Errorf("ended %d times with %v, though nothing is new", ended, files)
	}
	k.patient("Sample")
	k.now = noon.Add(2 * time.Hour)
	k.desk.keeper.atEnd(func() { ended++ })
	if files := k.backups(t); ended != 2 || !strings.Contains(files[len(files)-1], "T140000Z") {
		t.Errorf("ended %d times, with %v", ended, files)
	}
}

func TestABackupIsLookedAtAndRestored(t *testing.T) {
	k := withBackups(t)
	k.patient("Early")
	p := k.backupPage()
	k.now = noon.Add(time.Hour)
	k.tap(p.now)
	k.patient("Late")
	p = k.backupPage()
	p.choice.list.OnSelected(0)
	k.paint()
	wants(t, "what it holds", p.choice.holds.Text, "1 patient, 1 session, 0 sites", "Last entry: 21 Nov 2026, 12:00, by Dr Robin Sample.", "Verified just now")
	if p.choice.sure.Visible() {
		t.Error("it would be replaced with one tap")
	}
	k.tap(p.choice.ask)
	k.tap(p.choice.really)
	if k.entrance.open {
		t.Fatal("the record is not locked")
	}
	k.unlock(t)
	k.rail.search.SetText("late")
	if n := len(k.desk.patients); n != 0 {
		t.Errorf("%d patients of after the backup are there", n)
	}
	k.rail.search.SetText("early")
	if n := len(k.desk.patients); n != 1 {
		t.Errorf("%d patients of before the backup are there", n)
	}
	if old, err := filepath.Glob(filepath.Join(k.dir, "*-replaced-*.vault")); err != nil || len(old) != 1 {
		t.Errorf("kept are %v; %v", old, err)
	}
}

func TestADamagedBackupSaysWhyAndCannotBeRestored(t *testing.T) {
	k := withBackups(t)
	file := k.backups(t)[0]
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	p := k.backupPage()
	p.choice.list.OnSelected(0)
	k.paint()
	wants(t, "why not", p.choice.bad.text.Text, "damaged")
	if p.choice.askRow.Visible() {
		t.Error("it can be restored")
	}
}

func TestTheFolderOfTheBackupsIsTypedAndJudged(t *testing.T) {
	k := withBackups(t)
	p := k.backupPage()
	wants(t, "to start with", p.cares[0].text.Text, "same disk")
	p.folder.SetText("nowhere")
	p.folder.OnSubmitted("")
	k.paint()
	wants(t, "at the field", p.wrong.text.Text, "nowhere")
	cloud := filepath.Join(t.TempDir(), "Nextcloud")
	if err := os.Mkdir(cloud, 0o700); err != nil {
		t.Fatal(err)
	}
	p.folder.SetText(cloud)
	p.folder.OnSubmitted("")
	k.paint()
	wants(t, "of a cloud", p.cares[1].text.Text, "Nextcloud")
	if p.wrong.box.Visible() || len(p.choice.all) != 0 {
		t.Errorf("it says %q and lists %v", p.wrong.text.Text, p.choice.all)
	}
	k.tap(p.beside)
	expect(t, "the folder", p.folder.Text, filepath.Join(k.dir, "backups"))
}
