package ui

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/sqlite"
)

// spoilt is a record with a backup of one patient, locked, and then spoilt.
func spoilt(t *testing.T, spoil func(vault string) error) *practised {
	t.Helper()
	k := withBackups(t)
	k.patient("Early")
	p := k.backupPage()
	k.tap(p.now)
	k.patient("Late")
	k.entrance.shut()
	if err := spoil(sqlite.VaultIn(k.dir)); err != nil {
		t.Fatal(err)
	}
	return k
}

func damagedPage(vault string) error {
	data, err := os.ReadFile(vault)
	if err != nil {
		return err
	}
	const third = 16384 + 2*4136 // page; see vault/FORMAT.md
	data[third+100] ^= 1
	return os.WriteFile(vault, data, 0o600)
}

// restoreFromTrouble goes from the page that says what is wrong to the record that a backup brings back.
func (k *practised) restoreFromTrouble(t *testing.T) {
	t.Helper()
	e := k.entrance
	trouble := pageAs[*troublePage](t, e)
	if trouble.restore == nil {
		t.Fatalf("no restore is offered: %s", e.sees())
	}
	test.Tap(trouble.restore)
	p := pageAs[*restorePage](t, e)
	wants(t, "the list", p.choice.row(p.choice.all[0]).title, "21 Nov 2026, 12:00")
	p.choice.list.OnSelected(0)
	if !p.choice.locked.Visible() || e.win.Canvas().Focused() != fyne.Focusable(p.choice.password) {
		t.Fatalf("no password is asked for: %s", e.sees())
	}
	e.unlock("wrong")
	wants(t, "wrong", p.choice.wrong.Text, "Wrong password")
	e.unlock(robinsPassword)
	wants(t, "what it holds", p.choice.holds.Text, "It holds 1 patient, 1 session, 0 sites.", "Last entry: 21 Nov 2026, 12:00, by Dr Robin Sample.", "Who can sign in: robin.")
	test.Tap(p.choice.ask)
	test.Tap(p.choice.really)
	u := pageAs[*unlockPage](t, e)
	wants(t, "restored", u.said.Text, "The backup of 21 Nov 2026, 12:00 has taken the place of the record.")
	k.unlock(t)
	if list := k.desk.patients; len(list) != 1 || list[0].Surname != "Early" {
		t.Errorf("restored are %v", list)
	}
}

func TestADamagedPageIsToldAndABackupRestored(t *testing.T) {
	k := spoilt(t, damagedPage)
	k.entrance.unlock(robinsPassword)
	wants(t, "trouble", k.entrance.sees(), "damaged", "The newest backup in", "is of 21 Nov 2026, 12:00.")
	k.restoreFromTrouble(t)
	if kept, err := filepath.Glob(filepath.Join(k.dir, "*-replaced-*.vault")); err != nil || len(kept) != 1 {
		t.Errorf("kept are %v; %v", kept, err)
	}
}

func TestARecordThatIsGoneIsNotMadeAnewInSilence(t *testing.T) {
	k := spoilt(t, os.Remove)
	e := k.entrance
	e.unlock(robinsPassword)
	wants(t, "gone while it was locked", e.sees(), "is gone, though other files")
	e.arrive()
	test.Tap(pageAs[*troublePage](t, e).anew)
	pageAs[*firstPage](t, e)
	k.entrance.show(newTroublePage(e, os.ErrNotExist))
	k.restoreFromTrouble(t)
}

func TestABackupIsTakenFromAnotherPlace(t *testing.T) {
	k := spoilt(t, func(vault string) error { return os.WriteFile(vault, []byte("no vault"), 0o600) })
	stick := t.TempDir()
	from := k.backups(t)[0]
	if err := os.Rename(from, filepath.Join(stick, filepath.Base(from))); err != nil {
		t.Fatal(err)
	}
	e := k.entrance
	e.arrive()
	wants(t, "trouble", e.sees(), "There is no backup in")
	test.Tap(pageAs[*troublePage](t, e).restore)
	p := pageAs[*restorePage](t, e)
	p.place.entry.SetText(filepath.Join(stick, "nowhere"))
	p.lookThere()
	wants(t, "at the field", p.place.wrong.Text, "There is no backup in")
	p.place.entry.SetText(stick)
	p.place.entry.OnSubmitted("")
	p.choice.list.OnSelected(0)
	e.unlock(robinsPassword)
	wants(t, "what it holds", p.choice.holds.Text, "1 patient")
	test.Tap(p.main)
	if !p.pick.Visible() {
		t.Error("one does not come back to the list")
	}
	test.Tap(p.main)
	pageAs[*troublePage](t, e)
}

func TestABackupThatWasOpenedIsNotLeftOpen(t *testing.T) {
	k := spoilt(t, damagedPage)
	e := k.entrance
	e.show(newRestorePage(e, os.ErrNotExist))
	p := pageAs[*restorePage](t, e)
	p.choice.list.OnSelected(0)
	e.unlock(robinsPassword)
	wants(t, "what it holds", p.choice.holds.Text, "1 patient")
	e.beat(noon)
	e.beat(noon.Add(20 * time.Second))
	pageAs[*restorePage](t, e)
	e.beat(noon.Add(time.Hour))
	pageAs[*unlockPage](t, e)
	if _, err := p.keeper.backups.Look(t.Context(), p.keeper.chosen); bodymap.KindOf(err) != bodymap.WrongPassword {
		t.Errorf("its key is still known: %v", err)
	}
}

func TestTheRecoveryKeyIsOneOfThoseWhoOpenABackup(t *testing.T) {
	k := spoilt(t, damagedPage)
	e := k.entrance
	e.show(newRestorePage(e, os.ErrNotExist))
	p := pageAs[*restorePage](t, e)
	p.choice.list.OnSelected(0)
	test.Tap(p.choice.who.choices[1].button)
	e.unlock("ABCD")
	wants(t, "half a key", p.choice.wrong.Text, "recovery key")
}

func TestAPlainRecordLeftBesideIsTold(t *testing.T) {
	k := withBackups(t)
	k.entrance.shut()
	k.entrance.house = nil // as a new start of the program
	if err := os.WriteFile(sqlite.PlainIn(k.dir), []byte("some other record"), 0o600); err != nil {
		t.Fatal(err)
	}
	k.unlock(t)
	wants(t, "at sign-in", k.message.text.Text, "not encrypted", "ashi.sqlite")
	k.tap(k.message.act)
	if k.desk.front != practiceFront || k.message.box.Visible() {
		t.Error("the message does not give way to the page of the backups")
	}
	page := k.backupPage()
	wants(t, "on the page", page.cares[4].text.Text, "ashi.sqlite", "delete it")
}

func TestWhatIsProposedIsReplacedByTyping(t *testing.T) {
	e := before(t, filepath.Join(t.TempDir(), "data"), "en")
	p := pageAs[*firstPage](t, e)
	c := e.win.Canvas()
	typed := func(text string, then fyne.KeyName) {
		for _, r := range text {
			c.Focused().TypedRune(r)
		}
		c.Focused().TypedKey(&fyne.KeyEvent{Name: then})
	}
	typed("Dr Robin Sample", fyne.KeyReturn)
	expect(t, "proposed", p.signIn.entry.Text, "sample")
	typed("robin", fyne.KeyReturn)
	expect(t, "typed over it", p.signIn.entry.Text, "robin")
	typed("marble", fyne.KeyEscape)
	expect(t, "after Escape", p.password.entry.Text, "")
	typed(ticketPassword, fyne.KeyReturn)
	typed(ticketPassword, fyne.KeyReturn)
	pageAs[*keyPage](t, e)
	c.Focus(nil)
	e.arrive()
	p = pageAs[*firstPage](t, e)
	p.signIn.entry.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	p.signIn.entry.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	typed("kim", fyne.KeyEnd)
	expect(t, "typed over after a tap", p.signIn.entry.Text, "kim")
}
