package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// furnished is a record that has something on every page.
func furnished(t *testing.T) *window {
	t.Helper()
	t.Setenv("HOME", t.TempDir()) // where files go that are written
	w := recordedAnna(t)
	p, patient, session := w.desk.record.(*bodymap.Practice), w.desk.patient.ID, w.desk.chart.Session().ID
	o, err := p.SaveProduct(bodymap.Product{Name: "Lidocaine X", Substance: "lidocaine", Strength: 2, Unit: bodymap.Percent, VolumeML: 5})
	lot, err2 := p.SaveLot(bodymap.Lot{Product: o.ID, Number: "L7", Expires: "2027-01-31", StockML: 50})
	_, err3 := p.SaveMix(bodymap.Mix{Name: "Low back", Parts: []bodymap.Part{{Product: o.ID, VolumeML: 3}}})
	_, err4 := w.desk.chart.Fill("x", []bodymap.Pour{{Product: o.ID, Lot: lot.ID, VolumeML: 3}}, w.desk.chart.Sites()[0].ID)
	_, err5 := p.SaveScore(bodymap.Score{Patient: patient, At: noon, Scale: "ODI", Value: 40})
	_, err6 := p.SaveReaction(bodymap.Reaction{Patient: patient, Session: session, At: noon, Kind: bodymap.Bruise, Grade: 1})
	_, err7 := p.SaveCourse(bodymap.Course{Patient: patient, Indication: "knee", Sessions: 4, Rhythm: bodymap.Weekly, Starts: "2026-11-01"})
	_, err8 := p.GiveConsent(patient, bodymap.Oral, "en")
	_, err9 := p.AnswerCheck(session, bodymap.Answer{Item: "anticoagulant", Yes: true})
	_, err10 := p.SaveProtocol("Mine", "")
	_, err11 := p.SaveOwnPoint(bodymap.OwnPoint{Name: "my point", Place: mustPlace(t, w, "CV12"), Side: atlas.Midline})
	_, err12 := w.desk.chart.PutPain(bodymap.Pain{Place: w.desk.chart.Sites()[0].Place, Before: 6, After: 2})
	if err := errors.Join(err, err2, err3, err4, err5, err6, err7, err8, err9, err10, err11, err12); err != nil {
		t.Fatal(err)
	}
	return w
}

// refusals are the sentences with which something is refused to who is signed in.
func (w *window) refusals() (all []string) {
	for _, v := range []bodymap.Verb{bodymap.EditPatient, bodymap.SaveProductVerb, bodymap.SignSession, bodymap.SaveUserVerb, bodymap.Exported, bodymap.Erased} {
		if err := w.desk.record.May(v); err != nil {
			all = append(all, bodymap.Sentence(err, w.desk.lang))
		}
	}
	return all
}

// pressable is something that can be pressed or typed in.
type pressable interface {
	fyne.CanvasObject
	fyne.Disableable
}

// offers are all that can be pressed or typed in, in sight, below an object.
func offers(o fyne.CanvasObject) (all []pressable) {
	if !o.Visible() {
		return nil
	}
	if b, ok := o.(pressable); ok {
		if b.Disabled() {
			return nil
		}
		return []pressable{b}
	}
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		all = append(all, offers(part)...)
	}
	return all
}

// use presses a button, takes another choice, or types something and hands it over.
func use(o pressable) (what string) {
	switch o := o.(type) {
	case *widget.Select:
		if len(o.Options) > 0 {
			o.SetSelectedIndex((o.SelectedIndex() + 1) % len(o.Options))
		}
		return "the choice " + o.Selected
	case *widget.Check:
		o.SetChecked(!o.Checked)
		return "the check " + o.Text
	case *widget.Button:
		o.Tapped(&fyne.PointEvent{})
		return "the button " + o.Text
	case interface {
		SetText(string)
		fyne.Focusable
	}:
		o.SetText("7")
		o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		o.FocusLost()
		return fmt.Sprintf("a field, %T", o)
	case fyne.Tappable:
		o.Tapped(&fyne.PointEvent{})
	}
	return fmt.Sprintf("%T", o)
}

// useAll uses everything that is offered below an object, each from the same start, and holds that nothing is refused.
func (w *window) useAll(t *testing.T, where string, below func() fyne.CanvasObject) {
	t.Helper()
	for i := 0; ; i++ {
		all := offers(below())
		if i >= len(all) {
			return
		}
		if i == 300 {
			t.Fatalf("%s: there is no end of what is offered", where)
		}
		what := use(all[i])
		for _, refused := range w.refusals() {
			if strings.Contains(w.desk.message.text, refused) {
				t.Errorf("%s, %s: %s is offered and refused: %q", w.desk.record.User().Role, where, what, w.desk.message.text)
			}
		}
		for c := w.win.Canvas(); c.Overlays().Top() != nil; {
			c.Overlays().Remove(c.Overlays().Top())
		}
	}
}

// Whatever is offered on a page of the file or of the practice to who is signed in is done, and not refused.
func TestNothingIsOfferedThatIsRefused(t *testing.T) {
	w := furnished(t)
	w.desk.saveAs = func(string, []byte) {}
	patient := w.desk.patient.ID
	for _, role := range []bodymap.Role{bodymap.Auditor, bodymap.Assistant, bodymap.Administrator} { // a practitioner does all of it
		w.workAs(t, role)
		for _, front := range []front{fileFront, practiceFront} {
			pages := w.file
			if front == practiceFront {
				pages = w.practice
			}
			for i, g := range pages.pages {
				if g.needs != "" && w.desk.record.May(g.needs) == nil {
					continue // all of it is theirs
				}
				w.useAll(t, g.title, func() fyne.CanvasObject {
					if w.desk.patient.ID != patient { // something used has left it
						w.desk.openPatient(patient)
					}
					w.desk.front, pages.at, w.desk.message = front, i, message{}
					w.desk.changed()
					return g.object()
				})
			}
		}
	}
}

// Beside the body, too, who reads is offered nothing that is refused.
func TestReadersAreOfferedNothingBesideTheBody(t *testing.T) {
	w := furnished(t)
	w.desk.saveAs = func(string, []byte) {}
	w.workAs(t, bodymap.Auditor)
	patient, session := w.desk.patient.ID, w.desk.chart.Session().ID
	since := w.newest(t)
	from := func(sheet sheetOfPaper, below fyne.CanvasObject, picked ...bodymap.SiteID) func() fyne.CanvasObject {
		return func() fyne.CanvasObject {
			if w.desk.patient.ID != patient || w.desk.chart == nil || w.desk.chart.Session().ID != session {
				w.desk.openPatient(patient)
			}
			w.desk.front, w.desk.sheet, w.desk.message = bodyFront, sheet, message{}
			w.desk.setPicked(picked...)
			w.desk.changed()
			w.desk.settle()
			return below
		}
	}
	site := w.desk.chart.Sites()[0].ID
	w.useAll(t, "the sites", from(sessionSheet, w.panel))
	w.useAll(t, "a picked site", from(sessionSheet, w.panel, site))
	w.useAll(t, "the pains", from(painSheet, w.over[painSheet].object()))
	from(protocolSheet, w.panel)()
	w.desk.chooseProtocol(w.desk.shelf.all[0].ID)
	w.useAll(t, "a protocol", from(protocolSheet, w.over[protocolSheet].object()))
	w.useAll(t, "the patients", from(sessionSheet, w.rail.box))
	w.useAll(t, "the sessions", from(sessionSheet, w.timeline.box))
	w.useAll(t, "the body", from(sessionSheet, w.figure.box))
	w.untouched(t, "an auditor", since)
	from(settingsSheet, w.panel)()
	if !w.settings.numb.Disabled() || !w.settings.lung.Disabled() || !w.settings.why.box.Visible() {
		t.Error("depths can be typed in the settings")
	}
}

// Everyone makes a backup. Where it goes, and whether one is brought back, is for some; the others are told before.
func TestBackupsAreMadeByAllAndChosenBySome(t *testing.T) {
	k := withBackups(t)
	k.patient("Sample")
	for _, role := range []bodymap.Role{bodymap.Practitioner, bodymap.Assistant, bodymap.Auditor, bodymap.Administrator} {
		if role != bodymap.Practitioner { // Robin is one
			k.workAs(t, role)
		}
		may := role == bodymap.Practitioner || role == bodymap.Administrator
		p, before, folder := k.backupPage(), k.desk.keeper.backups.Place().Folder, t.TempDir()
		if p.use.Disabled() == may || p.folder.Disabled() == may || p.why.box.Visible() == may || p.now.Disabled() {
			t.Errorf("%s: the folder is offered: %v", role, !p.use.Disabled())
		}
		p.setFolder(folder)
		if got := k.desk.keeper.backups.Place().Folder; (got == folder) != may || !may && (got != before || !strings.Contains(k.desk.message.text, "takes records out")) {
			t.Errorf("%s: the folder is %s; %q", role, got, k.desk.message.text)
		}
		k.tap(k.backupPage().now)
		expect(t, string(role)+" makes a backup", k.desk.message.text, "The backup is made and verified.")
		p = k.backupPage()
		k.desk.keeper.choose(p.choice.all[0])
		k.paint()
		if p.choice.askRow.Visible() != may {
			t.Errorf("%s: to restore is offered: %v", role, !may)
		}
		if !may {
			wants(t, "why", p.choice.holds.Text, "restores a backup")
			k.desk.keeper.restore()
			if wants(t, "restoring", k.desk.message.text, "restores a backup"); !k.entrance.open {
				t.Fatalf("%s restores", role)
			}
		}
	}
}

// The list of a recall is seen and printed by all; a table of it is written by some.
func TestATableOfARecallIsWrittenBySome(t *testing.T) {
	w := furnished(t)
	for _, role := range bodymap.Roles() {
		may := role == bodymap.Practitioner || role == bodymap.Administrator
		written := false
		w.desk.saveAs = func(string, []byte) { written = true }
		w.workAs(t, role)
		since := w.newest(t)
		p := cupboardOf[*recallPage](t, w)
		p.choose(p.known[0])
		w.paint()
		if p.write.Disabled() == may || p.print.Disabled() || strings.Contains(p.words.text.Text, "a table of it is written") == may {
			t.Errorf("%s: the table is offered: %v; %q", role, !p.write.Disabled(), p.words.text.Text)
		}
		if p.save(); written != may {
			t.Errorf("%s: the table is written: %v", role, written)
		}
		if !may {
			w.untouched(t, string(role), since)
		}
	}
}

// Of what one had open, had typed and could undo, the next one sees nothing, and neither does it come back.
func TestTheNextOneSeesNothingOfTheOneBefore(t *testing.T) {
	e := inside(t)
	w := e.house
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "14.3.1974"})
	w.tapPoint(t, "ST36", atlas.Left)
	if _, err := e.door.SaveUser(bodymap.User{Name: "Otto Reader", SignIn: "otto", Role: bodymap.Auditor}, "window garden seven"); err != nil {
		t.Fatal(err)
	}
	w.tap(w.session.notes.button)
	w.desk.editPatient(bodymap.Patient{})
	w.paint()
	test.Type(w.form.fields["Surname"].entry, "Halftyped")
	test.Type(w.rail.search, "sampl")
	p := practicePage[*productsPage](t, w, "Products")
	test.Type(p.form.all["Name"].entry, "Secret mix")
	e.shut()
	test.Tap(pageAs[*unlockPage](t, e).who.choices[1].button)
	e.unlock("window garden seven")
	next := e.house
	for _, key := range []fyne.KeyName{fyne.KeyZ, fyne.KeyY, fyne.KeyN} {
		next.key(key, fyne.KeyModifierControl)
	}
	practicePage[*productsPage](t, next, "Products")
	seen := strings.Join([]string{e.sees(), next.rail.search.Text, next.practice.pages[1].panel.(*productsPage).form.all["Name"].get()}, " ")
	for _, word := range []string{"Halftyped", "sampl", "Secret", "Sample, Anna ·"} {
		if strings.Contains(seen, word) {
			t.Errorf("the next one sees %q", word)
		}
	}
	if _, can := next.desk.record.CanUndo(); can || next.desk.patient.ID != "" || next.desk.draft.Surname != "" {
		t.Errorf("open is %q, the draft %+v, undo is offered: %v", next.desk.patient.Name(), next.desk.draft, can)
	}
	e.shut()
	test.Tap(pageAs[*unlockPage](t, e).who.choices[0].button)
	e.unlock(ticketPassword)
	if e.house == w || e.house == next || e.house.desk.patient.ID != "" {
		t.Error("after another one was here, what was typed before comes back")
	}
}
