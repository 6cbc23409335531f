package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// practicePage opens a page of the practice.
func practicePage[P panel](t *testing.T, w *window, title string) P {
	t.Helper()
	w.desk.front, w.desk.page = practiceFront, say(title)
	w.desk.changed()
	w.paint()
	p, ok := w.practice.pages[w.practice.at].panel.(P)
	if !ok {
		t.Fatalf("the page %s is %T", title, w.practice.pages[w.practice.at].panel)
	}
	return p
}

// listed are the titles of a log, newest first.
func (p *logPage) listed() string {
	var out []string
	for _, l := range p.lines {
		r := p.row(l)
		out = append(out, strings.TrimSpace(r.title+" "+r.after))
	}
	return strings.Join(out, "; ")
}

func TestLogPageListsByPatientPersonAndTime(t *testing.T) {
	w := withAnna(t)
	w.newPatient(map[string]string{"Surname": "Other", "FirstName": "Bob", "Born": "1.2.1980"})
	w.tapPoint(t, "ST36", atlas.Left)
	w.desk.record.SetPerson("Nurse")
	w.desk.undo()
	p := practicePage[*logPage](t, w, "Log")
	all := "undo: mark Other, Bob; mark Other, Bob; new session Other, Bob; new patient Other, Bob; new session Sample, Anna; new patient Sample, Anna"
	expect(t, "all", p.listed(), all)
	p.person.SetSelected("Nurse")
	w.paint()
	expect(t, "of a person", p.listed(), "undo: mark Other, Bob")
	p.person.SetSelectedIndex(0)
	w.desk.openPatient(w.desk.patients[1].ID)
	p = practicePage[*logPage](t, w, "Log")
	p.whose.SetSelected("Sample, Anna")
	w.paint()
	expect(t, "of a patient", p.listed(), "patient opened Sample, Anna; new session Sample, Anna; new patient Sample, Anna")
	w.tap(p.print)
	p.whose.SetSelectedIndex(0)
	w.paint()
	wants(t, "after printing", p.listed(), "log printed; ")
	w.desk.clock = func() time.Time { return noon.AddDate(0, 0, 40) }
	p.period.SetSelectedIndex(2)
	w.paint()
	expect(t, "of 30 days, 40 days later", p.listed(), "")
	wants(t, "an empty list", p.words.text.Text, "Choose a longer period.")
}

func TestUsersAreAddedChangedAndLetGo(t *testing.T) {
	e := inside(t)
	w := e.house
	p := practicePage[*usersPage](t, w, "Users")
	a := p.form.all
	test.Type(a["Name"].entry, "Kim Helper")
	p.save()
	w.paint()
	for field, want := range map[string]bool{"Name": true, "Password": false} {
		if a[field].wrong.Hidden != want {
			t.Errorf("at %s it is said: %q", field, a[field].wrong.Text)
		}
	}
	test.Type(a["SignIn"].entry, "kim")
	a["Role"].set(string(bodymap.Assistant))
	test.Type(a["Password"].entry, "window garden seven")
	p.save()
	w.paint()
	expect(t, "the message", w.desk.message.text, "Kim Helper is kept.")
	if len(p.all) != 2 || p.user().Role != bodymap.Assistant || a["Password"].get() != "" || !a["SignIn"].entry.Disabled() {
		t.Fatalf("the users are %+v", p.all)
	}
	expect(t, "in the list", p.row(p.all[1]).under, "assistant: prepares and records, does not sign")

	e.shut()
	test.Tap(pageAs[*unlockPage](t, e).who.choices[1].button)
	e.unlock("window garden seven")
	w = e.house
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "14.3.1974"})
	w.tapPoint(t, "ST36", atlas.Left)
	w.tap(w.banner.record)
	for _, o := range w.signing().state.Objects {
		if strings.Contains(texts(o), "Sign") {
			t.Error("an assistant is offered to sign")
		}
	}
	p = practicePage[*usersPage](t, w, "Users")
	if p.fields.Visible() || p.fresh.Visible() {
		t.Error("an assistant is offered to change users")
	}
	wants(t, "to an assistant", p.words.text.Text, "Only an administrator")

	e.shut()
	test.Tap(pageAs[*unlockPage](t, e).who.choices[0].button)
	e.unlock(ticketPassword)
	w = e.house
	p = practicePage[*usersPage](t, w, "Users")
	p.choose(p.all[1].ID)
	w.paint()
	p.toggle()
	w.paint()
	if !p.user().Retired || p.row(p.all[1]).right != "no longer here" {
		t.Fatalf("the users are %+v; %s", p.all, w.desk.message.text)
	}
	p.toggle()
	wants(t, "coming back", p.form.all["Password"].wrong.Text, "needs a new password")
	p.form.all["Password"].set("garden window nine")
	p.toggle()
	w.paint()
	if p.user().Retired {
		t.Errorf("the users are %+v; %s", p.all, w.desk.message.text)
	}
}

func TestPlainRecordHasNoUsers(t *testing.T) {
	p := practicePage[*usersPage](t, withAnna(t), "Users")
	if p.fields.Visible() || p.fresh.Visible() {
		t.Error("users can be made who have no password")
	}
	wants(t, "to everyone", p.words.text.Text, "not encrypted")
}
