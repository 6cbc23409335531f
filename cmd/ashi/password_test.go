package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/sqlite"
	"ashi/bodymap/sqlite/vault/vaulttest"
)

// vaulted makes an encrypted record in a folder.
func vaulted(t *testing.T) *common {
	t.Helper()
	vaulttest.Cheap(t)
	c := &common{Data: filepath.Join(t.TempDir(), "data"), Lang: "en"}
	d := sqlite.NewDoor(c.Data, time.Now)
	key, err := d.Begin(bodymap.FirstUser{Name: "Dr Robin Sample", SignIn: "robin", Password: "marble ticket river"})
	if err == nil {
		_, err = d.Finish(key)
	}
	if err == nil {
		_, err = d.SaveUser(bodymap.User{Name: "Kim", SignIn: "kim", Role: bodymap.Assistant}, "window garden seven")
	}
	if err == nil {
		err = d.Lock()
	}
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCommandsOpenTheVaultWithAPassword(t *testing.T) {
	c := vaulted(t)
	file := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(file, []byte("window garden seven\r\nmore"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(passwordFile, file)
	for as, want := range map[string]bodymap.Kind{"": bodymap.Invalid, "robin": bodymap.WrongPassword, "kim": ""} {
		c.As = as
		who := ""
		err := withRecord(c, func(p *bodymap.Practice) error { who = p.Person(); return nil })
		if want == "" && (err != nil || who != "Kim") || want != "" && bodymap.KindOf(err) != want {
			t.Errorf("as %q: %v, for %q", as, err, who)
		}
	}
	c.Plain = true
	if err := withRecord(c, func(*bodymap.Practice) error { return nil }); bodymap.KindOf(err) != bodymap.NotFound {
		t.Errorf("--plain opens %v", err)
	}
}

func TestTheFirstLineIsThePassword(t *testing.T) {
	for text, want := range map[string]string{"": "", "a b ": "a b ", "é\n": "é", "x\r\ny": "x"} {
		if got, err := firstLine(strings.NewReader(text)); got != want || err != nil {
			t.Errorf("%q gives %q, %v", text, got, err)
		}
	}
}
