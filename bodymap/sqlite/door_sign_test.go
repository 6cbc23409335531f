package sqlite

import (
	"testing"
	"time"

	"ashi/bodymap"
)

// Wrong passwords at signing make the next one wait, as at the door, and each is in the log.
func TestWrongPasswordsAtSigningWait(t *testing.T) {
	f := atTheDoor(t)
	p := f.made()
	a := anna()
	a.ID = ""
	patient := must[bodymap.Patient](t)(p.SavePatient(a))
	c := must[*bodymap.Chart](t)(p.NewSession(patient.ID))
	if err := c.SetHeader(func(s *bodymap.Session) { s.Note = "only asked" }); err != nil {
		t.Fatal(err)
	}
	if err := c.Record(); err != nil {
		t.Fatal(err)
	}
	sign := func(password string) error { _, err := p.Sign(c.Session().ID, password); return err }
	for range 3 {
		f.kind(sign("wrong one here"), bodymap.WrongPassword)
	}
	f.kind(sign(robinsPassword), bodymap.Waiting)
	f.kind(f.ChangePassword(robinsPassword, "another password here"), bodymap.Waiting)
	failed := must[[]bodymap.LogLine](t)(p.LogLines(bodymap.LogQuery{Patient: patient.ID, Verb: bodymap.FailedSigning}, 10))
	if len(failed) != 3 {
		t.Errorf("%d wrong passwords are in the log", len(failed))
	}
	f.now = f.now.Add(time.Second)
	if err := sign(robinsPassword); err != nil {
		t.Fatal(err)
	}
}

// Who is known by a name gets in by it in either form of its accents; in another case it is another name, said in words.
func TestSignInNameAsItIsTyped(t *testing.T) {
	f := atTheDoor(t)
	f.made()
	must[bodymap.User](t)(f.SaveUser(bodymap.User{Name: "Zoé", SignIn: "zo\u00e9", Role: bodymap.Assistant}, "window garden seven"))
	f.locked()
	p := must[*bodymap.Practice](t)(f.Unlock("zoe\u0301", "window garden seven"))
	if p.User().Name != "Zoé" {
		t.Errorf("in is %q", p.User().Name)
	}
}
