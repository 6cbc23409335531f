package ui

import (
	"errors"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sheet"
)

func (w *window) signing() *signPanel {
	for _, l := range w.session.lines {
		if p, ok := l.(*signPanel); ok {
			return p
		}
	}
	return nil
}

// offer taps a button beside the chip.
func (w *window) offer(t *testing.T, label string) {
	t.Helper()
	for _, o := range append(slices.Clone(w.signing().state.Objects), w.signing().others.Objects...) {
		if b, ok := o.(*widget.Button); ok && b.Text == label {
			test.Tap(b)
			w.paint()
			return
		}
	}
	t.Fatalf("%q is not offered", label)
}

// recordedAnna has a session with two sites that is recorded.
func recordedAnna(t *testing.T) *window {
	t.Helper()
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	w.tapPoint(t, "SP10", atlas.Left)
	test.Tap(w.banner.record)
	w.paint()
	return w
}

func TestSigningAndAmending(t *testing.T) {
	w := recordedAnna(t)
	first := w.desk.chart.Session().ID
	w.offer(t, "Sign")
	p := w.signing()
	if p.typed.Visible() {
		t.Error("a practice without users asks for a password")
	}
	test.Tap(p.do)
	w.paint()
	expect(t, "who signed", p.words.text.Text, "Dr Sample, "+bodymap.DateText(noon.Local(), "en")+", "+noon.Local().Format("15:04"))
	w.tapPoint(t, "LI11", atlas.Left)
	expect(t, "a tap on what is signed", w.desk.message.text, "This session is signed. Nothing was changed. Make an amendment to change it.")
	expect(t, "sites", w.marked(), "ST36 left done, SP10 left done")

	w.offer(t, "Amend")
	test.Tap(p.do)
	w.paint()
	expect(t, "without a reason", p.wrong.Text, "Say why the session is amended.")
	test.Type(p.typed, "one more")
	test.Tap(p.do)
	w.paint()
	w.tapPoint(t, "LI11", atlas.Left)
	expect(t, "the amendment", w.marked(), "ST36 left done, SP10 left done, LI11 left added")
	w.offer(t, "Sign")
	test.Tap(p.do)
	w.paint()
	if n := len(w.desk.sessions); n != 1 {
		t.Errorf("%d sessions are listed", n)
	}
	w.offer(t, "The original")
	expect(t, "the original", w.marked(), "ST36 left done, SP10 left done")
	if w.desk.chart.Session().ID != first {
		t.Error("another session is the original")
	}
	w.offer(t, "Show the newest")
	expect(t, "the newest", w.marked(), "ST36 left done, SP10 left done, LI11 left added")
}

// An amendment begun by mistake is discarded, and comes back by undo.
func TestAnAmendmentIsDiscarded(t *testing.T) {
	w := recordedAnna(t)
	first := w.desk.chart.Session().ID
	p := w.signing()
	w.offer(t, "Sign")
	test.Tap(p.do)
	w.paint()
	w.offer(t, "Amend")
	test.Type(p.typed, "one more")
	test.Tap(p.do)
	w.paint()
	second := w.desk.chart.Session().ID
	w.tapPoint(t, "LI11", atlas.Left)
	w.offer(t, "Discard this amendment")
	wants(t, "what is said", w.desk.message.text, "The signed version counts again.")
	expect(t, "the sites", w.marked(), "ST36 left done, SP10 left done")
	wants(t, "the chip", texts(p.state), "FINAL", "Amend")
	if w.desk.chart.Session().ID != first || len(w.desk.sessions) != 1 || w.desk.sessions[0].ID != first {
		t.Errorf("%s is open of %v", w.desk.chart.Session().ID, w.desk.sessions)
	}
	w.desk.undo()
	w.paint()
	wants(t, "the chip after undo", texts(p.state), "not signed", "Sign")
	expect(t, "the sites after undo", w.marked(), "ST36 left done, SP10 left done, LI11 left added")
	if w.desk.chart.Session().ID != second {
		t.Error("another session is open")
	}
	w.desk.redo()
	w.paint()
	if w.desk.chart.Session().ID != first || len(p.others.Objects) != 0 {
		t.Error("redo does not discard it again")
	}
}

func TestSigningAsksForThePassword(t *testing.T) {
	w := recordedAnna(t)
	record := w.desk.record.(*bodymap.Practice)
	u, err := record.SaveUser(bodymap.User{Name: "Dr Ada", SignIn: "ada", Role: bodymap.Practitioner})
	check := func(password string) error {
		if password == "good" {
			return nil
		}
		return &bodymap.Error{Kind: bodymap.NotAllowed, Text: "This is not the password. Nothing was changed. Type it again."}
	}
	if err := errors.Join(err, record.SignIn(u, check)); err != nil {
		t.Fatal(err)
	}
	w.offer(t, "Sign")
	p := w.signing()
	if !p.typed.Password || !p.typed.Visible() {
		t.Fatal("no password is asked for")
	}
	test.Type(p.typed, "bad")
	p.typed.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	w.paint()
	expect(t, "a wrong password", p.wrong.Text, "This is not the password. Nothing was changed. Type it again.")
	test.Type(p.typed, "good") // not added to the wrong one
	test.Tap(p.do)
	w.paint()
	if w.desk.chart.Session().State != bodymap.Signed || p.form.Visible() {
		t.Errorf("the session is %s", w.desk.chart.Session().State)
	}
}

// What was done at the window beside changing the record is in the log; looking moves nobody in the list.
func TestLookingIsLogged(t *testing.T) {
	w := withAnna(t)
	w.newPatient(map[string]string{"Surname": "Other", "FirstName": "Bob", "Born": "1.2.1980"})
	w.desk.openPatient(w.desk.patients[1].ID)
	w.desk.search("")
	w.paint()
	expect(t, "the list begins with", w.desk.patients[0].Surname, "Other")
	w.print.handout(sheet.Handout{Title: "Aftercare", Text: "Rest.", Lang: "en"}, "aftercare")
	log, err := w.desk.record.(*bodymap.Practice).LogLines(bodymap.LogQuery{Patient: w.desk.patient.ID}, 2)
	if err != nil || len(log) != 2 {
		t.Fatal(log, err)
	}
	expect(t, "the log", string(log[1].Verb)+", "+string(log[0].Verb), "patient opened, leaflet printed")
	expect(t, "of", log[0].Name, "Sample, Anna")
}
