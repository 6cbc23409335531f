package bodymap_test

import (
	"errors"
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

// isWorkOf is the table of duties once more, in the words of the log.
func isWorkOf(r bodymap.Role, v bodymap.Verb) bool {
	const events = " backup made|backup failed|restored from a backup|patient opened|site map printed|leaflet printed|log printed|recall printed|signed in|failed sign-in|" +
		"new password by the recovery key|password set|wrong password at signing|locked|clock moved back|entries of the log are missing|"
	const stock = " product|remove product|lot|remove lot|mix|remove mix|one product per syringe|"
	in := func(list string, v bodymap.Verb) bool { return strings.Contains("|"+list[1:], "|"+string(v)+"|") }
	switch {
	case in(events, v):
		return true
	case r == bodymap.Auditor:
		return false
	case in(stock, v):
		return true
	case v == bodymap.SaveUserVerb:
		return r == bodymap.Administrator
	case v == bodymap.Exported, v == bodymap.Erased, v == bodymap.SaveRetention:
		return r == bodymap.Practitioner || r == bodymap.Administrator
	case v == bodymap.SignSession:
		return r == bodymap.Practitioner
	}
	return r == bodymap.Practitioner || r == bodymap.Assistant
}

// Every verb is done by those whose work it is and refused to the others in words, and so are undo and redo of it.
func TestTheTableOfDuties(t *testing.T) {
	p, _, _ := newPractice(t)
	for _, r := range bodymap.Roles() {
		signedIn(t, p, r)
		for _, v := range verbs(t) {
			for _, mark := range []bodymap.Verb{"", "undo: ", "redo: "} {
				err := p.May(mark + v)
				if (err == nil) != isWorkOf(r, v) || err != nil && (bodymap.KindOf(err) != bodymap.NotAllowed || bodymap.Sentence(err, "fr") == err.Error()) {
					t.Errorf("%s, %s%s: %v", r, mark, v, err)
				}
			}
		}
	}
}

// The last who can sign stays, also where an administrator looks after the users.
func TestSomebodyIsLeftWhoSigns(t *testing.T) {
	p, _, _ := newPractice(t)
	ada := must(p.SaveUser(bodymap.User{Name: "Ada", SignIn: "ada", Role: bodymap.Practitioner}))(t)
	check(t, p.SignIn(ada, nil))
	chief := must(p.SaveUser(bodymap.User{Name: "Chief", SignIn: "chief", Role: bodymap.Administrator}))(t)
	check(t, p.SignIn(chief, nil))
	var bad bodymap.Problems
	for what, change := range map[string]func(*bodymap.User){
		"leaves":        func(u *bodymap.User) { u.Retired = true },
		"signs no more": func(u *bodymap.User) { u.Role = bodymap.Assistant },
	} {
		u := ada
		change(&u)
		if _, err := p.SaveUser(u); !errors.As(err, &bad) || bad.In("Role") == nil || bodymap.Sentence(err, "fr") == err.Error() {
			t.Errorf("the last practitioner %s: %v", what, err)
		}
	}
	must(p.SaveUser(bodymap.User{Name: "Bo", SignIn: "bo", Role: bodymap.Practitioner}))(t)
	ada.Retired = true
	must(p.SaveUser(ada))(t)
}

// A role that changes while its person is signed in holds at once, for undo as well; nobody shuts themself out.
func TestRoleChangesWhileSignedIn(t *testing.T) {
	p, d, patient := newPractice(t)
	ada := must(p.SaveUser(bodymap.User{Name: "Ada", SignIn: "ada", Role: bodymap.Practitioner}))(t)
	check(t, p.SignIn(ada, nil))
	must(p.SaveUser(bodymap.User{Name: "Bo", SignIn: "bo", Role: bodymap.Practitioner}))(t)
	c := must(p.NewSession(patient.ID))(t)
	gone := ada
	gone.Retired = true
	unchanged(t, c, d, "leaving", bodymap.Invalid, func() error { return second(p.SaveUser(gone)) })
	ada.Role = bodymap.Auditor
	must(p.SaveUser(ada))(t)
	unchanged(t, c, d, "marking", bodymap.NotAllowed, func() error { return second(c.Mark(spot(1), "", atlas.Left)) })
	unchanged(t, c, d, "undo", bodymap.NotAllowed, func() error { return second(p.Undo()) })
	ada.Role = bodymap.Practitioner
	unchanged(t, c, d, "taking the role back", bodymap.NotAllowed, func() error { return second(p.SaveUser(ada)) })
}

// A sign-in name is taken in whatever case and form of its letters.
func TestSignInNamesAreAlike(t *testing.T) {
	p, _, _ := newPractice(t)
	check(t, p.SignIn(must(p.SaveUser(bodymap.User{Name: "Zoé", SignIn: "zo\u00e9", Role: bodymap.Practitioner}))(t), nil))
	for _, name := range []string{"zoe\u0301", "ZO\u00c9", "ZOE\u0301", " zo\u00e9 ", "zoe"} {
		_, err := p.SaveUser(bodymap.User{Name: "Other", SignIn: name, Role: bodymap.Assistant})
		var bad bodymap.Problems
		if !errors.As(err, &bad) || bad.In("SignIn") == nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}
