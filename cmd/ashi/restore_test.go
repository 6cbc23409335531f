package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/sqlite"
	"ashi/bodymap/sqlite/vault/vaulttest"
)

// backedUp makes a record with a patient and a backup of it, and locks it.
func backedUp(t *testing.T, folder, password string) (key string, b bodymap.Backup, door *sqlite.Door) {
	t.Helper()
	door = sqlite.NewDoor(folder, time.Now)
	key, err := door.Begin(bodymap.FirstUser{Name: "Dr Robin Sample", SignIn: "robin", Password: password})
	if err != nil {
		t.Fatal(err)
	}
	p, err := door.Finish(key)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.SavePatient(bodymap.Patient{Surname: "Sample", FirstName: "Anna", Born: "1974-03-14", Sex: bodymap.Female}); err != nil {
		t.Fatal(err)
	}
	shelf := door.Shelf()
	b, _, err = shelf.Make(context.Background(), time.Now(), func(int64, int64) {})
	if err != nil {
		t.Fatal(err)
	}
	if err := door.Lock(); err != nil {
		t.Fatal(err)
	}
	return key, b, door
}

// A record that is lost comes back from the command line, by a password or by the recovery key.
func TestRestoreALostRecord(t *testing.T) {
	vaulttest.Cheap(t)
	c := &common{Data: t.TempDir(), Lang: "en"}
	const password = "marble ticket river"
	key, b, door := backedUp(t, c.Data, password)
	secret := filepath.Join(t.TempDir(), "secret")
	say := func(text string) {
		if err := os.WriteFile(secret, []byte(text+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv(passwordFile, secret)
	say("wrong")
	if err := (restoreCmd{File: b.Path, Yes: true}).Run(c); bodymap.KindOf(err) != bodymap.WrongPassword {
		t.Errorf("with a wrong password: %v", err)
	}
	if err := (restoreCmd{}).Run(c); err != nil {
		t.Error(err)
	}
	for _, how := range []restoreCmd{{File: b.Path, Yes: true}, {File: b.Path, Yes: true, RecoveryKey: true}} {
		if err := os.Remove(sqlite.VaultIn(c.Data)); err != nil {
			t.Fatal(err)
		}
		if say(password); how.RecoveryKey {
			say(key)
		}
		look := how
		look.Yes = false
		if err := look.Run(c); err != nil {
			t.Error(err)
		}
		if state, err := door.State(); bodymap.KindOf(err) != bodymap.NotFound {
			t.Errorf("looked at, it is %v already; %v", state, err)
		}
		if err := how.Run(c); err != nil {
			t.Fatal(err)
		}
		say(password)
		err := withRecord(c, func(p *bodymap.Practice) error {
			all, err := p.Patients("sample", 5)
			if len(all) != 1 {
				t.Errorf("restored are %v", all)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Nothing takes the place of a record that Ashi has open, and guessing waits from one start of the command to the next.
func TestRestoreIsRefused(t *testing.T) {
	vaulttest.Cheap(t)
	c := &common{Data: t.TempDir(), Lang: "en"}
	const password = "marble ticket river"
	_, b, door := backedUp(t, c.Data, password)
	secret := filepath.Join(t.TempDir(), "secret")
	t.Setenv(passwordFile, secret)
	restore := func(typed string, want bodymap.Kind) {
		t.Helper()
		if err := os.WriteFile(secret, []byte(typed), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := (restoreCmd{File: b.Path, Yes: true}).Run(c); bodymap.KindOf(err) != want {
			t.Errorf("it says %v", err)
		}
	}
	if _, err := door.Unlock("robin", password); err != nil {
		t.Fatal(err)
	}
	restore(password, bodymap.AlreadyOpen)
	if err := door.Lock(); err != nil {
		t.Fatal(err)
	}
	restore("wrong", bodymap.WrongPassword)
	tries := sqlite.VaultIn(c.Data) + "-tries"
	text, err := os.ReadFile(tries)
	if err != nil || !strings.Contains(string(text), filepath.Base(b.Path)) {
		t.Errorf("counted is %s; %v", text, err)
	}
	one := strings.Trim(string(text), "[]")
	if err := os.WriteFile(tries, []byte("["+strings.Repeat(one+",", 9)+one+"]"), 0o600); err != nil { // a minute's worth
		t.Fatal(err)
	}
	restore(password, bodymap.Waiting)
	if err := (restoreCmd{File: filepath.Dir(b.Path)}).Run(c); err != nil {
		t.Error(err)
	}
	if err := (restoreCmd{File: filepath.Join(c.Data, "nothing")}).Run(c); bodymap.KindOf(err) != bodymap.Invalid {
		t.Errorf("of no file it says %v", err)
	}
}
