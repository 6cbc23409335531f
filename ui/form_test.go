package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func TestTheSyringeIsInherited(t *testing.T) {
	w := withAnna(t)
	f := w.session.syringe.fields
	typeOver(w, f["DepthMM"], "6,5")
	typeOver(w, f["NeedleLengthMM"], "13")
	typeOver(w, f["VolumeML"], "0.05")
	w.tapPoint(t, "ST36", atlas.Left)
	s := w.desk.chart.Sites()[0].Syringe
	if s.DepthMM != 6.5 || s.NeedleLengthMM != 13 || s.VolumeML != .05 {
		t.Errorf("the site has %+v", s)
	}
	if w.desk.selected != "" || w.message.act.Hidden {
		t.Error("a deep site should offer numbing at once, and leave the syringe in the hand")
	}
	test.Tap(w.message.act)
	if !w.desk.chart.Sites()[0].Numbing {
		t.Error("the site is not numbed")
	}
	if w.session.syringe.caution.box.Hidden {
		t.Error("6.5 mm should carry a caution")
	}
}

func TestBadNumbersAreToldAndStopTheNextTap(t *testing.T) {
	w := withAnna(t)
	f := w.session.syringe
	for _, text := range []string{"deep", "14", "-1", ""} {
		typeOver(w, f.fields["DepthMM"], text)
		if f.wrong.Hidden || f.wrong.Text == "" {
			t.Errorf("depth %q: nothing is said", text)
		}
		if d := w.desk.chart.Session().Syringe.DepthMM; d != 2 {
			t.Errorf("depth %q was kept as %v", text, d)
		}
		w.tapPoint(t, "ST36", atlas.Left)
		if w.marked() != "" || !w.desk.message.bad || f.wrong.Hidden {
			t.Errorf("depth %q: marked %q; message %q", text, w.marked(), w.desk.message.text)
		}
		expect(t, "what was typed", f.fields["DepthMM"].Text, text)
	}
	f.fields["DepthMM"].TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	w.tapPoint(t, "ST36", atlas.Left)
	expect(t, "after Esc", w.marked(), "ST36 left planned")
	w.tapPoint(t, "ST36", atlas.Left) // selects it
	typeOver(w, w.session.site.punctures, "many")
	typeOver(w, w.session.site.punctures, "3")
	if !f.wrong.Hidden {
		t.Errorf("a mended field still says %q", f.wrong.Text)
	}
}

func typeOver(w *window, f *field, text string) {
	w.win.Canvas().Focus(f)
	f.SetText(text)
	w.win.Canvas().Unfocus()
	w.paint()
}

func TestTheFormSaysWhatIsWrongAtTheField(t *testing.T) {
	w := desked(t, 1280, 800)
	w.newPatient(map[string]string{"Surname": "Sample", "Born": "31.2.1974", "WeightKG": "7000"})
	for _, field := range []string{"FirstName", "Born"} {
		if ff := w.form.fields[field]; ff.wrong.Hidden || ff.wrong.Text == "" {
			t.Errorf("nothing is said at %s", field)
		}
	}
	if !w.form.fields["Surname"].wrong.Hidden {
		t.Errorf("the surname is fine, but it says %q", w.form.fields["Surname"].wrong.Text)
	}
	expect(t, "what was typed", w.form.fields["Born"].entry.Text, "31.2.1974")
	if len(w.desk.patients) != 0 {
		t.Error("a patient was kept in spite of errors")
	}
}

func TestWeightMustBeANumber(t *testing.T) {
	w := desked(t, 1280, 800)
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "1974-03-14", "WeightKG": "much"})
	expect(t, "at the weight", w.form.fields["WeightKG"].wrong.Text, "“much” is not a number.")
}

func TestAHalfFilledFormIsKept(t *testing.T) {
	w := withAnna(t)
	w.key(fyne.KeyN, fyne.KeyModifierControl)
	test.Type(w.form.fields["Surname"].entry, "Second")
	if !w.timeline.fresh.Disabled() {
		t.Error("“New session” lies under “Save” and is not switched off")
	}
	w.desk.openPatient(w.desk.patient.ID)
	w.key(fyne.KeyN, fyne.KeyModifierControl)
	expect(t, "what was typed", w.form.fields["Surname"].entry.Text, "Second")
	test.Tap(w.button(w.form.box, "Cancel"))
	w.key(fyne.KeyN, fyne.KeyModifierControl)
	expect(t, "after Cancel", w.form.fields["Surname"].entry.Text, "")
}

func TestDatesAsTyped(t *testing.T) {
	for typed, want := range map[string]bodymap.Date{
		"1974-03-14": "1974-03-14", "14.3.1974": "1974-03-14", " 14/03/1974 ": "1974-03-14", "14 3 1974": "1974-03-14",
		"31.2.1974": "1974-02-31", "yesterday": "yesterday",
	} {
		if got := readDate(typed); got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}

func TestLinesLoseNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("ab é漢 "))).Draw(rt, "text")
		longest := rapid.IntRange(1, 20).Draw(rt, "longest")
		got := lines(text, longest)
		if strings.ReplaceAll(strings.Join(got, ""), " ", "") != strings.ReplaceAll(text, " ", "") {
			rt.Fatalf("%q became %q", text, got)
		}
		for _, l := range got {
			if len([]rune(l)) > longest {
				rt.Fatalf("%q is longer than %d", l, longest)
			}
		}
	})
}

func TestAllThatIsWrongWithAFormIsToldAtOnce(t *testing.T) {
	w := desked(t, 1280, 800)
	w.newPatient(map[string]string{"Surname": "Sample", "Born": "1974-03-14", "WeightKG": "much"})
	for _, field := range []string{"FirstName", "WeightKG"} {
		if w.form.fields[field].wrong.Hidden {
			t.Errorf("nothing is said at %s", field)
		}
	}
	test.Type(w.form.fields["FirstName"].entry, "Anna")
	expect(t, "what is said at a field that is being mended", w.form.fields["FirstName"].wrong.Text, "")
}

func TestWarningsDoNotMoveTheList(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	before := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.session.list)
	for _, depth := range []string{"6", "99", "2"} {
		typeOver(w, w.session.syringe.fields["DepthMM"], depth)
		if now := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.session.list); now != before {
			t.Errorf("with a depth of %s the list lies at %v, before at %v", depth, now, before)
		}
	}
}
