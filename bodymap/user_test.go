package bodymap_test

import (
	"slices"
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// signedIn signs in a new user of a role, made by an administrator.
func signedIn(t *testing.T, p *bodymap.Practice, role bodymap.Role) bodymap.User {
	t.Helper()
	if len(must(p.Users())(t)) == 0 {
		must(p.SaveUser(bodymap.User{Name: "Chief", SignIn: "chief", Role: bodymap.Administrator}))(t)
	}
	check(t, p.SignIn(must(p.Users())(t)[0], nil))
	u := must(p.SaveUser(bodymap.User{Name: "Some " + string(role), SignIn: string(role), Role: role}))(t)
	check(t, p.SignIn(u, nil))
	return u
}

func TestRolesDoWhatIsTheirs(t *testing.T) {
	p, _, patient := newPractice(t)
	c := recorded(t, p, patient)
	id := c.Session().ID
	work := []struct {
		name string
		do   func() error
	}{
		{"mark", func() error { _, err := c.Mark(spot(3), "", atlas.Left); return err }},
		{"patient", func() error { patient.Notes += "."; _, err := p.SavePatient(patient); return err }},
		{"undo", func() error { _, err := p.Undo(); return err }},
		{"product", func() error { _, err := p.SaveProduct(bodymap.Product{Name: bodymap.NewID()}); return err }},
		{"export", func() error { return p.May(bodymap.Exported) }},
		{"user", func() error {
			_, err := p.SaveUser(bodymap.User{Name: "New", SignIn: bodymap.NewID(), Role: bodymap.Auditor})
			return err
		}},
		{"open", func() error { return p.Note(bodymap.OpenedPatient, patient.ID) }},
		{"sign", func() error { _, err := p.Sign(id, ""); return err }},
	}
	for _, role := range slices.Backward(bodymap.Roles()) { // the practitioner signs, last
		signedIn(t, p, role)
		may := map[bodymap.Role]string{
			bodymap.Practitioner: "mark patient undo product export open sign", bodymap.Assistant: "mark patient undo product open",
			bodymap.Administrator: "undo product export user open", bodymap.Auditor: "undo open", // nothing of theirs to undo
		}[role]
		for _, w := range work {
			err := w.do()
			if want := strings.Contains(" "+may+" ", " "+w.name+" "); want != (err == nil) || err != nil && bodymap.KindOf(err) != bodymap.NotAllowed {
				t.Errorf("%s, %s: %v", role, w.name, err)
			}
		}
	}
}

// Without an administrator, practitioners change users; somebody who can is always left.
func TestSomebodyCanChangeUsers(t *testing.T) {
	p, d, _ := newPractice(t)
	save := func(u bodymap.User) error { _, err := p.SaveUser(u); return err }
	if err := save(bodymap.User{Name: "A", SignIn: "a", Role: bodymap.Assistant}); bodymap.KindOf(err) != bodymap.Invalid {
		t.Errorf("an assistant alone: %v", err)
	}
	ada := must(p.SaveUser(bodymap.User{Name: " Ada ", SignIn: "ada", Role: bodymap.Practitioner}))(t)
	if err := save(bodymap.User{Name: "B", SignIn: "b", Role: bodymap.Assistant}); bodymap.KindOf(err) != bodymap.NotAllowed {
		t.Errorf("while nobody is signed in: %v", err)
	}
	check(t, p.SignIn(ada, nil), save(bodymap.User{Name: "B", SignIn: "b", Role: bodymap.Assistant}))
	if err := save(bodymap.User{Name: "C", SignIn: "ADA", Role: bodymap.Assistant}); bodymap.KindOf(err) != bodymap.Invalid {
		t.Errorf("the same word to sign in: %v", err)
	}
	gone := ada
	gone.Retired = true
	if err := save(gone); bodymap.KindOf(err) != bodymap.Invalid || p.Person() != "Ada" {
		t.Errorf("the last one leaves: %v", err)
	}
	check(t, save(bodymap.User{Name: "D", SignIn: "d", Role: bodymap.Administrator}))
	if err := save(gone); bodymap.KindOf(err) != bodymap.NotAllowed {
		t.Errorf("there is an administrator: %v", err)
	}
	log := must(d.Log(1))(t)[0]
	if log.User != ada.ID || log.Person != "Ada" || log.Verb != bodymap.SaveUserVerb {
		t.Errorf("the log says %+v", log)
	}
}

func TestRetiredUserStaysOut(t *testing.T) {
	p, _, _ := newPractice(t)
	u := signedIn(t, p, bodymap.Assistant)
	check(t, p.SignIn(must(p.Users())(t)[0], nil))
	u.Retired = true
	must(p.SaveUser(u))(t)
	if err := p.SignIn(u, nil); bodymap.KindOf(err) != bodymap.NotAllowed || p.Person() != "Chief" {
		t.Errorf("%v, at work is %s", err, p.Person())
	}
}
