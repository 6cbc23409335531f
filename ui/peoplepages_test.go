package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
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
	for i := range p.lines {
		r := p.row(i)
		out = append(out, strings.TrimSpace(r.title+" "+r.after))
	}
	return strings.Join(out, "; ")
}

// onlyInLog chooses a patient by the keyboard.
func (w *window) onlyInLog(p *logPage, typed string) {
	w.tap(p.whose.button)
	w.paint()
	c := w.win.Canvas()
	for _, r := range typed {
		c.Focused().TypedRune(r)
	}
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	w.paint()
}

func TestLogPageListsByPatientPersonAndTime(t *testing.T) {
	w := withAnna(t)
	w.newPatient(map[string]string{"Surname": "Other", "FirstName": "Bob", "Born": "1.2.1980"})
	w.tapPoint(t, "ST36", atlas.Left)
	w.desk.record.SetPerson("Nurse")
	w.desk.undo()
	p := practicePage[*logPage](t, w, "Log")
	all := "Undone: Marked a site Other, Bob; Marked a site Other, Bob; Started a session Other, Bob; Added a patient Other, Bob; Started a session Sample, Anna; Added a patient Sample, Anna"
	expect(t, "all", p.listed(), all)
	p.person.SetSelected("Nurse")
	w.paint()
	expect(t, "of a person", p.listed(), "Undone: Marked a site Other, Bob")
	p.person.SetSelectedIndex(0)
	w.desk.openPatient(w.desk.patients[1].ID)
	p = practicePage[*logPage](t, w, "Log")
	w.onlyInLog(p, "sam")
	expect(t, "of a patient", p.listed(), "Opened a patient’s file Sample, Anna; Started a session Sample, Anna; Added a patient Sample, Anna")
	w.desk.beside = func(work func()) { work() }
	w.tap(p.print)
	w.paint()
	wants(t, "after printing", p.listed(), "Printed the log Sample, Anna; Opened")
	p.person.SetSelected("Nurse")
	w.paint()
	expect(t, "of a person and a patient", p.listed(), "Printed the log Sample, Anna; Opened a patient’s file Sample, Anna")
	p.person.SetSelected("Dr Sample")
	p.period.SetSelectedIndex(0)
	w.desk.clock = func() time.Time { return noon.AddDate(0, 0, 2) }
	w.desk.changed()
	expect(t, "and of a time", p.listed(), "")
	wants(t, "nothing of all that", p.words.text.Text, "all persons or all patients")
	p.person.SetSelectedIndex(0)
	p.whose.choose("")
	w.desk.clock = func() time.Time { return noon.AddDate(0, 0, 40) }
	p.period.SetSelectedIndex(2)
	w.paint()
	expect(t, "of 30 days, 40 days later", p.listed(), "")
	wants(t, "an empty list", p.words.text.Text, "Choose a longer period.")
}

// Any patient can be chosen, also by who has none open: part of a name, arrows and Enter, or a tap. One who was erased is
// chosen from an entry, stays without a name, and all are chosen again.
func TestLogOfAnyPatient(t *testing.T) {
	w := withAnna(t)
	w.newPatient(map[string]string{"Surname": "Other", "FirstName": "Bob", "Born": "1.2.1980"})
	w.newPatient(map[string]string{"Surname": "Othmar", "FirstName": "Zoe", "Born": "1.2.1980"})
	bob := w.desk.patients[1].ID
	w.workAs(t, bodymap.Auditor)
	w.desk.patient, w.desk.sessions = bodymap.Patient{}, nil
	w.desk.close()
	p := practicePage[*logPage](t, w, "Log")
	w.tap(p.whose.button)
	w.paint()
	if p.list.Visible() || !p.whose.box.Visible() || len(p.whose.found) != 3 {
		t.Fatalf("%d patients are offered", len(p.whose.found))
	}
	keys := func(all ...fyne.KeyName) {
		for _, k := range all {
			w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		}
		w.paint()
	}
	for _, r := range "oth" {
		w.win.Canvas().Focused().TypedRune(r)
	}
	keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	expect(t, "the first of two", p.listed(), "Started a session Othmar, Zoe; Added a patient Othmar, Zoe")
	expect(t, "on the button", p.whose.button.Text, "Othmar, Zoe")
	w.onlyInLog(p, "nobody")
	wants(t, "of nobody", p.whose.none.Text, "No patient matches “nobody”.")
	keys(fyne.KeyEscape)
	expect(t, "given up", p.whose.button.Text, "Othmar, Zoe")
	if w.win.Canvas().Focused() != fyne.Focusable(p.whose.button) {
		t.Error("the cursor stays in what is out of sight")
	}
	w.tap(p.whose.button)
	p.whose.row(0).tapped()
	w.paint()
	expect(t, "all", p.whose.button.Text, "All patients")

	w.workAs(t, bodymap.Practitioner)
	if _, err := w.desk.record.Erase(bob, "Other"); err != nil {
		t.Fatal(err)
	}
	p = practicePage[*logPage](t, w, "Log")
	at := slices.IndexFunc(p.lines, func(l bodymap.LogLine) bool { return l.Patient == bob })
	p.choose(p.lines[at].Number)
	w.paint()
	w.tap(p.only)
	w.paint()
	expect(t, "of who was erased", p.listed(), "Started a session; Added a patient")
	expect(t, "without a name", p.whose.button.Text, "A patient who was erased")
	w.desk.beside = func(work func()) { work() }
	w.tap(p.print)
	w.paint()
	expect(t, "after printing", p.listed(), "Started a session; Added a patient")
}

// A long log is read in parts as it is scrolled, and what is tapped is told in full.
func TestLongLogFollowsTheScroll(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	site := w.desk.chart.Sites()[0]
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(w.desk.chart.Change([]bodymap.SiteID{site.ID}, func(s *bodymap.Site) { s.Syringe.DepthMM = 3 }, bodymap.EditSite))
	for range 2 * logPart {
		check(w.desk.record.Note(bodymap.OpenedPatient, w.desk.patient.ID))
	}
	p := practicePage[*logPage](t, w, "Log")
	if len(p.lines) != logPart {
		t.Fatalf("%d entries are read at first", len(p.lines))
	}
	wants(t, "above the list", p.words.text.Text, "older ones follow")
	for range 3 {
		p.list.ScrollToBottom()
		w.paint()
	}
	if len(p.lines) != 2*logPart+4 || p.more {
		t.Fatalf("%d entries are read in the end", len(p.lines))
	}
	at := 2 * logPart
	wants(t, "the row", p.row(at).under, "Site 1 ST36 left, session of "+bodymap.DateText(noon.Local(), "en"))
	p.list.Select(at)
	w.paint()
	expect(t, "told in full", p.details.Text, "Changed a site · Sample, Anna\nsession of "+bodymap.DateText(noon.Local(), "en")+"\nSite 1 ST36 left · Depth, mm: from 2 to 3")
	p.choose(p.chosen)
	if p.full.Visible() {
		t.Error("a second tap does not close what is told")
	}
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
