package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap/atlas"
)

func TestUndoAndRedoByKeys(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	w.searchFor("li4")
	const ctrl, shift = fyne.KeyModifierControl, fyne.KeyModifierShift
	w.key(fyne.KeyZ, ctrl)
	expect(t, "after undo", w.marked(), "ST36 left planned")
	w.key(fyne.KeyZ, ctrl|shift)
	expect(t, "after redo", w.marked(), "ST36 left planned, LI4 left planned, LI4 right planned")
	w.key(fyne.KeyZ, ctrl)
	w.key(fyne.KeyZ, ctrl)
	w.key(fyne.KeyY, ctrl)
	expect(t, "after two undos and Ctrl+Y", w.marked(), "ST36 left planned")
}

func TestUndoIsHeardInAnEmptySearchAndLeftToTypedText(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	w.win.Canvas().Focus(w.figure.points.entry)
	test.Type(w.figure.points.entry, "li")
	w.figure.points.entry.TypedShortcut(&fyne.ShortcutUndo{})
	expect(t, "with text typed", w.marked(), "ST36 left planned")
	w.figure.points.entry.SetText("")
	w.figure.points.entry.TypedShortcut(&fyne.ShortcutUndo{})
	expect(t, "with nothing typed", w.marked(), "")
}

func TestUndoOfANewPatientEmptiesTheDesk(t *testing.T) {
	w := withAnna(t)
	w.desk.undo()
	w.desk.undo()
	w.paint()
	expect(t, "name", w.banner.name.Text, "No patient chosen")
	w.desk.redo()
	if len(w.desk.patients) != 1 {
		t.Error("redo does not bring the patient back")
	}
}

func TestUndoShowsWhatItUndid(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	first := w.desk.chart.Session().ID
	w.desk.newSession()
	w.desk.undo()
	if w.desk.chart == nil || w.desk.chart.Session().ID != first {
		t.Fatal("after undoing the new session the one before is not open")
	}
	expect(t, "message", w.desk.message.text, "Undone: new session")
	test.Tap(w.tabs.sheet[painSheet].button)
	expect(t, "message once one looks at something else", w.desk.message.text, "")
	w.newPatient(map[string]string{"Surname": "Second", "FirstName": "One", "Born": "1980-01-02"})
	w.desk.undo()
	w.desk.undo()
	w.desk.undo()
	expect(t, "the patient of the undone mark", w.banner.name.Text, "Sample, Anna")
	expect(t, "the undone mark", w.marked(), "")
	w.desk.redo()
	expect(t, "the redone mark", w.marked(), "ST36 left planned")
}

// A hand that taps the same place twice must meet the same thing twice.
func TestNothingMovesUnderTheHand(t *testing.T) {
	w := desked(t, 1280, 800)
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "1974-03-14", "Allergies": "procaine, latex, penicillin, nickel, ibuprofen, iodine"})
	redo, place := w.banner.redo, func() fyne.Position {
		at, _ := w.figure.body.PositionOf(mustPlace(t, w, "CV12"))
		return at.Add(w.figure.box.Position())
	}
	button, body := redo.Position(), place()
	check := func(after string) {
		t.Helper()
		if redo.Position() != button || place() != body {
			t.Errorf("after %s redo lies at %v (was %v), CV12 at %v (was %v)", after, redo.Position(), button, place(), body)
		}
	}
	w.tapPoint(t, "ST36", atlas.Left)
	check("the first mark")
	w.desk.note("A sentence that is long enough to take more than one line of the window, so that it would push the body up if it could.")
	w.paint()
	check("a message")
	w.desk.recordAll()
	w.paint()
	check("recording")
	w.desk.undo()
	w.paint()
	check("undo")
}

func mustPlace(t *testing.T, w *window, code atlas.Code) atlas.Place {
	t.Helper()
	p, ok := w.figure.body.Body().PlaceOf(code, atlas.Midline)
	if !ok {
		t.Fatal(code)
	}
	return p
}

// Allergies and flags are in sight whole, whatever the window's width and whatever stands beside them.
func TestNoFactOfThePatientIsCutOff(t *testing.T) {
	w := desked(t, 1280, 800)
	w.newPatient(map[string]string{
		"Surname": strings.Repeat("Wolfeschlegelsteinhausen", 4), "FirstName": "Anna Maria", "Born": "1974-03-14",
		"Allergies": "procaine, latex, penicillin; " + strings.Repeat("something long and rare ", 8),
	})
	for _, size := range []fyne.Size{fyne.NewSize(1280, 800), fyne.NewSize(800, 1280), fyne.NewSize(1000, 700), fyne.NewSize(1280, 800)} {
		w.win.Resize(size)
		for range 2 {
			w.paint()
			below := w.figure.box.Position().Y
			for _, o := range w.banner.about.Objects {
				end := w.banner.about.Position().Add(o.Position()).Add(o.Size())
				if end.X > size.Width+1 || end.Y > below+1 {
					t.Errorf("at %v a fact ends at %v; the body begins at %v", size, end, below)
				}
			}
			w.searchFor("st36") // brings the button "Record" beside the facts
			w.desk.undo()
		}
	}
}

// Whoever's name stands above the body is the one whose record takes the tap.
func TestTheNameAboveIsThePatientWhoIsMarked(t *testing.T) {
	w := withAnna(t)
	w.newPatient(map[string]string{"Surname": "Second", "FirstName": "One", "Born": "1980-01-02"})
	second := w.desk.patient.ID
	w.desk.undo() // no session is left
	anna := w.desk.patients[1].ID
	w.desk.openPatient(anna)
	w.tapPoint(t, "ST36", atlas.Left)
	w.desk.openPatient(second)
	w.desk.undo()
	w.paint()
	w.tapPoint(t, "ST36", atlas.Right)
	if w.desk.chart.Patient().ID != w.desk.patient.ID || w.banner.name.Text != w.desk.chart.Patient().Name() {
		t.Errorf("%s stands above, the mark went to %s", w.banner.name.Text, w.desk.chart.Patient().Name())
	}
	w.desk.openPatient(second)
	w.tapPoint(t, "ST36", atlas.Left)
	if w.desk.chart.Patient().ID != second {
		t.Error("a tap on the second patient went to the first")
	}
}

func TestAnOpenFormTakesNoMarks(t *testing.T) {
	w := withAnna(t)
	w.key(fyne.KeyN, fyne.KeyModifierControl)
	w.tapPoint(t, "ST36", atlas.Left)
	expect(t, "marked", w.marked(), "")
	if w.desk.message.text == "" || w.desk.sheet != patientSheet {
		t.Error("nothing is said, or the form is gone")
	}
	if !slices.Equal(w.sheets.Objects, []fyne.CanvasObject{w.form.box}) {
		t.Error("the session lies open to taps under the form")
	}
}

func TestTheLookChangesAndTheViewStays(t *testing.T) {
	w := withAnna(t)
	side, _ := atlas.ViewNamed("left")
	w.figure.body.SetView(side)
	w.taste.store.SetBool(keyDark, true)
	w.build()
	w.paint()
	expect(t, "view", w.figure.body.View().Name, "left")
}

// Undo gives up what was about to be done, and the panel's words come back.
func TestUndoGivesUpWhatWasAboutToBeDone(t *testing.T) {
	w := withAnna(t)
	w.mark(t, atlas.Left, "BL23")
	w.paint()
	words := w.session.syringe.quiet.Text
	w.desk.selectSite(w.desk.chart.Sites()[0].ID)
	w.desk.begin(mirrorAct)
	w.desk.undo()
	w.paint()
	if got := w.session.syringe.quiet; !got.Visible() || got.Text != words || words == "" {
		t.Errorf("the syringe says %q (in sight: %v), before %q", got.Text, got.Visible(), words)
	}
	w.desk.redo()
	if w.session.site.act.box.Visible() {
		t.Error("redo brings back the question whether to mirror")
	}
}
