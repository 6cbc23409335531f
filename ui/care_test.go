package ui

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sqlite"
)

// The pages of the patient's file, in their order.
func (w *window) coursePage() *coursePage   { return w.file.pages[0].panel.(*coursePage) }
func (w *window) needlePage() *checkPage    { return w.file.pages[1].panel.(*checkPage) }
func (w *window) consentPage() *consentPage { return w.file.pages[2].panel.(*consentPage) }
func (w *window) leafletPage() *leafletPage { return w.file.pages[3].panel.(*leafletPage) }

// turn opens a page of the patient's file.
func (w *window) turn(page int) {
	if w.desk.front != fileFront {
		w.key(fyne.KeyL, fyne.KeyModifierControl)
	}
	test.Tap(w.file.tabs[page].button)
	w.paint()
}

func (w *window) tap(b fyne.Tappable) {
	test.Tap(b)
	w.paint()
}

func (w *window) row(item string) *questionRow {
	for _, r := range w.needlePage().rows {
		if r.question.ID == item {
			return r
		}
	}
	panic("no question " + item)
}

func wants(t *testing.T, what, text string, all ...string) {
	t.Helper()
	for _, s := range all {
		if !strings.Contains(text, s) {
			t.Errorf("%s: %q is not in %q", what, s, text)
		}
	}
}

func TestACourseIsPlannedFollowedAndEnded(t *testing.T) {
	w := withAnna(t)
	w.turn(0)
	p := w.coursePage()
	wants(t, "before", p.stands.Text, "No course yet")
	w.tap(w.button(p.box, "Days 1, 4, 7, 10 and 13"))
	wants(t, "the preset", p.source.text.Text, "Costantino 2011")
	expect(t, "its days", p.fields["Days"].entry.Text, "1-4-7-10-13")
	p.set("Indication", "Low back pain")
	p.set("ICD10", "m54.5")
	p.set("Starts", "18.11.2026")
	w.tap(p.save)
	expect(t, "in a sentence", p.stands.Text, "Low back pain: the next session was due on 18 Nov, 3 days ago; 0 of 5 sessions done.")
	expect(t, "offered", p.dates.Text, "Next dates: 21 Nov, 24 Nov, 27 Nov, 30 Nov, 3 Dec")
	expect(t, "the code as kept", p.fields["ICD10"].entry.Text, "M54.5")
	wants(t, "the banner", texts(w.banner.about), "0 of 5 · overdue 3 days")
	wants(t, "the rail", texts(w.rail.box), "52 years · overdue 3 days")

	w.key(fyne.KeyL, fyne.KeyModifierControl)
	w.tapPoint(t, "ST36", atlas.Left)
	w.tap(w.banner.record)
	wants(t, "once recorded", texts(w.banner.about), "1 of 5 · next 24 Nov")
	w.turn(0)
	w.tap(p.end)
	wants(t, "ended", p.stands.Text, "ended on 21 Nov 2026, 1 of 5")
	w.tap(p.fresh)
	p.set("Indication", "Knee pain")
	p.set("Sessions", "2")
	w.tap(p.save)
	wants(t, "another", p.stands.Text, "Knee pain")
	wants(t, "the one before", p.past.text.Text, "Low back pain", "18 Nov 2026")
	w.tap(p.remove)
	wants(t, "removed", p.stands.Text, "Low back pain")
	w.desk.undo()
	w.paint()
	wants(t, "undone", p.stands.Text, "Knee pain")
}

func TestWhatIsWrongWithACourseStandsAtItsFieldAndNothingIsLost(t *testing.T) {
	w := withAnna(t)
	w.turn(0)
	p := w.coursePage()
	for field, text := range map[string]string{"Sessions": "0", "ICD10": "back", "Ended": "2026-11-01", "Starts": "2026-11-20", "Region": "lower back"} {
		p.set(field, text)
	}
	w.tap(p.save)
	p.set("Sessions", "many")
	w.tap(p.save)
	wants(t, "beside what is no number", p.fields["Sessions"].wrong.Text+p.fields["ICD10"].wrong.Text, "“many”", "letter")
	p.set("Sessions", "0")
	w.tap(p.save)
	for _, field := range []string{"Indication", "Sessions", "ICD10", "Ended"} {
		if f := p.fields[field]; f.wrong.Hidden || !strings.HasSuffix(f.wrong.Text, ".") && !strings.Contains(f.wrong.Text, "?") {
			t.Errorf("at %s it says %q", field, f.wrong.Text)
		}
	}
	if p.fields["Region"].wrong.Visible() {
		t.Error("the region is fine")
	}
	w.desk.changed() // whatever else happens
	expect(t, "what was typed", p.fields["ICD10"].entry.Text+" "+p.fields["Region"].entry.Text, "back lower back")
	p.set("Sessions", "many")
	w.tap(p.save)
	wants(t, "at the number", p.fields["Sessions"].wrong.Text, "“many”")
	p.choose(bodymap.DayList)
	p.set("Days", "1-4-3")
	w.tap(p.save)
	wants(t, "at the days", p.fields["Days"].wrong.Text, "rise")
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	below := place(p.save)
	test.Type(p.fields["Days"].entry, "0")
	w.paint()
	expect(t, "what is said at a field that is being mended", p.fields["Days"].wrong.Text, "")
	if now := place(p.save); now != below {
		t.Errorf("the button below it moved from %v to %v", below, now)
	}
	if all, err := w.desk.record.Courses(w.desk.patient.ID); err != nil || len(all) != 0 {
		t.Errorf("kept: %v %v", all, err)
	}
}

func TestTheFormFollowsThePatient(t *testing.T) {
	w := withAnna(t)
	w.turn(0)
	w.coursePage().set("Indication", "half typed")
	w.newPatient(map[string]string{"Surname": "Other", "FirstName": "Bea", "Born": "1980-01-01"})
	w.turn(0)
	expect(t, "of another patient", w.coursePage().fields["Indication"].entry.Text, "")
}

func TestBeforeTheNeedle(t *testing.T) {
	w := withAnna(t)
	w.turn(1)
	p := w.needlePage()
	wants(t, "without an earlier one", p.last.Text, "no check before: ask each question once")
	if !p.same.Disabled() {
		t.Error("what was never asked can be taken over")
	}
	w.tap(w.row("anticoagulant").yes.button)
	if !w.desk.patient.Has(bodymap.Anticoagulant) {
		t.Error("the flag is not set")
	}
	typeOver(w, w.row("anticoagulant").note, "apixaban")
	w.tap(w.row("cancer").yes.button)
	wants(t, "the banner", texts(w.banner.about), "Anticoagulant: apixaban", "Cancer, now or in the past")
	if strings.Contains(texts(w.banner.about), "anticoagulant") {
		t.Error("the banner says the same twice")
	}
	wants(t, "so far", p.state.Text, "2 of 15")
	w.tap(p.rest)
	wants(t, "then", p.state.Text, "identity is not checked")
	w.tap(p.fits.button)
	wants(t, "at the end", p.state.Text, "All is asked and the identity is checked")
	if !p.same.Disabled() {
		t.Error("a check can be taken over from itself")
	}
	w.desk.undo()
	w.desk.undo()
	w.paint()
	wants(t, "after undo", p.state.Text, "2 of 15")
	w.desk.redo()
	w.desk.newSession()
	w.paint()
	wants(t, "the next session", p.state.Text, "Nothing was asked")
	wants(t, "the last check", p.last.Text, "21 Nov 2026 by Dr Sample: 2 times yes")
	w.tap(p.same)
	wants(t, "in one tap", p.state.Text, "All is asked. The identity")
	if a, _ := w.desk.sessionCheck().Answer("anticoagulant"); !a.Yes || a.Note != "apixaban" {
		t.Errorf("taken over: %+v", a)
	}
	w.tap(w.row("anticoagulant").no.button)
	if w.desk.patient.Has(bodymap.Anticoagulant) {
		t.Error("a no does not clear the flag")
	}
	wants(t, "the sources", p.source.text.Text, "NCT05329116", "Pacemaker")
}

func TestButtonsForGlovesAreLarge(t *testing.T) {
	w := withAnna(t)
	w.turn(1)
	p := w.needlePage()
	for _, o := range []fyne.CanvasObject{p.same, p.rest, p.fits.button, p.rows[0].yes.button, p.rows[14].no.button} {
		if s := o.Size(); s.Height < 44 || s.Width < 44 {
			t.Errorf("a button is %v", s)
		}
	}
}

func TestConsentIsGivenWithdrawnAndTold(t *testing.T) {
	w := withAnna(t)
	w.turn(2)
	p := w.consentPage()
	expect(t, "before", p.state.Text, "There is no consent yet.")
	for how, b := range p.give {
		if b.Importance == widget.HighImportance {
			t.Errorf("consent given %s is suggested", how)
		}
	}
	wants(t, "the text", p.wording.text.String(), "Pain may get worse before it gets better", "not a cure", "off-label", "withdraw your consent at any time")
	wants(t, "its standing", p.wording.start.text.Text, "starting point", "checked")
	w.tap(p.give[bodymap.Oral])
	expect(t, "given", p.state.Text, "Consent given orally on 21 Nov 2026, to version 0, the starting point that comes with Ashi.")
	w.tap(p.wording.edit)
	p.wording.typed.SetText(" ")
	w.tap(p.wording.save)
	wants(t, "an empty text", p.wording.wrong.Text, "cannot be empty")
	p.wording.typed.SetText("Our own text.")
	w.tap(p.wording.save)
	wants(t, "the new text", p.wording.text.String(), "Our own text.")
	wants(t, "its version", p.wording.version.Text, "version 1 of 21 Nov 2026")
	wants(t, "the old consent", p.sign.text.Text, "The text has changed since")
	w.tap(p.give[bodymap.Written])
	expect(t, "given again", p.state.Text, "Consent given in writing on 21 Nov 2026, to version 1 of 21 Nov 2026.")
	if p.sign.box.Visible() {
		t.Error("it still warns of the text")
	}
	w.tap(p.withdraw)
	expect(t, "withdrawn", p.state.Text, "Consent was withdrawn on 21 Nov 2026.")
	if p.withdraw.Visible() {
		t.Error("what is withdrawn can be withdrawn again")
	}
}

// made checks that there is one page of a kind in the folder of prints, that it is told of and names nobody.
func made(t *testing.T, w *window, part string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(w.print.papers.folder, "*"+part+"*.pdf"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%s pages: %v %v", part, files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil || !strings.HasPrefix(string(data), "%PDF") || strings.Contains(filepath.Base(files[0]), "Sample") {
		t.Errorf("%s: %v", files[0], err)
	}
	wants(t, "the message", w.message.text.Text, "open in the PDF viewer")
}

func TestConsentAndLeafletArePrintedInThePatientsLanguage(t *testing.T) {
	w := withAnna(t)
	w.turn(2)
	test.Tap(w.consentPage().wording.langs[1].button)
	w.tap(w.consentPage().give[bodymap.Written])
	w.tap(w.consentPage().print)
	made(t, w, "consent")
	w.turn(3)
	expect(t, "the leaflet's language", w.leafletPage().wording.lang, "fr")
	wants(t, "the leaflet", w.leafletPage().wording.text.String(), "Après votre séance")
	w.paint()
	w.tap(w.leafletPage().print)
	made(t, w, "aftercare")
	anna := w.desk.patient.ID
	test.Tap(w.leafletPage().wording.langs[0].button)
	w.newPatient(map[string]string{"Surname": "Other", "FirstName": "Bea", "Born": "1980-01-01"})
	test.Tap(w.leafletPage().wording.langs[1].button)
	w.desk.openPatient(anna)
	w.turn(3)
	wants(t, "the leaflet in the language chosen for her", w.leafletPage().wording.text.String(), "After your session")
}

func TestRecordingTellsWhatWasNotAskedAndLeadsThere(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	w.tap(w.banner.record)
	expect(t, "the message", w.message.text.Text, "The session is recorded. Nothing was asked before the needle. There is no consent.")
	w.desk.selectSite(w.desk.chart.Sites()[0].ID)
	expect(t, "once one goes on", w.desk.message.text, "")
	w.desk.recorded("Done.", "")
	w.paint()
	w.tap(w.message.act)
	if w.desk.front != fileFront || !w.needlePage().box.Visible() {
		t.Error("its button does not lead to the questions")
	}
	w.tap(w.row("cancer").yes.button)
	expect(t, "some", w.desk.unasked(), "Not all was asked before the needle. There is no consent.")
	w.tap(w.needlePage().rest)
	w.turn(2)
	w.tap(w.consentPage().give[bodymap.Oral])
	expect(t, "all but the identity", w.desk.unasked(), "The identity was not checked.")
	w.turn(1)
	w.tap(w.needlePage().fits.button)
	expect(t, "all", w.desk.unasked(), "")
	wants(t, "with gloves", strings.Join(w.desk.cautionsOf(w.desk.patient), " · "), "Cancer, now or in the past")
	w.desk.newSession()
	w.tapPoint(t, "ST36", atlas.Left)
	w.desk.recordAll()
	expect(t, "the next session", w.desk.unasked(), "Nothing was asked before the needle.")
}

func TestTodayListOpensPatients(t *testing.T) {
	w := withAnna(t)
	w.newPatient(map[string]string{"Surname": "Late", "FirstName": "Bea", "Born": "1980-01-01"})
	for _, c := range []struct {
		of     string
		starts bodymap.Date
	}{{"anna", "2026-11-21"}, {"late", "2026-11-14"}} {
		w.rail.search.SetText(c.of)
		w.desk.openPatient(w.desk.patients[0].ID)
		_, err := w.desk.record.SaveCourse(bodymap.Course{Patient: w.desk.patient.ID, Indication: "Neck pain", Sessions: 3, Rhythm: bodymap.Weekly, Starts: c.starts})
		w.desk.follow(err)
		w.paint()
	}
	w.rail.search.SetText("")
	w.key(fyne.KeyK, fyne.KeyModifierControl)
	p := w.practice.pages[0].panel.(*todayPage)
	expect(t, "in a sentence", p.state.Text, "Due today: 1 · overdue: 1 · finished: 0")
	if len(p.rows) != 2 || p.rows[0].title != "Sample, Anna" || p.rows[1].title != "Late, Bea" || p.rows[1].icon == nil || p.rows[1].right != "0 of 3 · overdue 7 days" {
		t.Fatalf("the rows are %+v", p.rows)
	}
	p.list.OnSelected(0)
	w.paint()
	expect(t, "opened", w.banner.name.Text, "Sample, Anna")
	if w.desk.front != bodyFront {
		t.Error("the list stays in front")
	}
	w.desk.patient = bodymap.Patient{}
	w.desk.close()
	w.desk.changed()
	w.paint()
	w.tap(w.button(w.session.today.box, "Late, Bea · 0 of 3 · overdue 7 days"))
	expect(t, "opened from the offer", w.banner.name.Text, "Late, Bea")
	if w.session.today.box.Visible() {
		t.Error("the offer stays while a patient is open")
	}
}

func TestAnUndonePatientLeavesTheTodayList(t *testing.T) {
	w := withAnna(t)
	_, err := w.desk.record.SaveCourse(bodymap.Course{Patient: w.desk.patient.ID, Indication: "Neck pain", Sessions: 3, Rhythm: bodymap.Weekly, Starts: "2026-11-21"})
	w.desk.follow(err)
	w.paint()
	for range 3 { // course, session, patient
		w.desk.undo()
	}
	w.paint()
	wants(t, "the list", w.desk.todayWords(), "Nobody is due today")
}

// fill puts a filling of one product into the record and into the syringe in the hand.
func (w *window) fill(t *testing.T, p bodymap.Product) {
	t.Helper()
	f := bodymap.Filling{ID: bodymap.EntryID(bodymap.NewID()), Name: p.Name, Parts: []bodymap.Drawn{{Product: p, VolumeML: 2}}}
	body, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	store := w.desk.record.(*bodymap.Practice).Reader.(*sqlite.Store)
	err = store.Apply(bodymap.Command{
		ID: bodymap.CommandID(bodymap.NewID()), Person: "tester", At: noon,
		Change: bodymap.Change{PutEntries: []bodymap.Entry{{ID: f.ID, Kind: bodymap.FillingEntry, Body: string(body)}}},
	})
	s := w.desk.chart.Session().Syringe
	s.Filling = f.ID
	if err := errors.Join(err, w.desk.chart.SetSyringe(s)); err != nil {
		t.Fatal(err)
	}
	w.desk.changed()
	w.paint()
}

func (w *window) allergyLine() *allergyLine {
	for _, l := range w.session.lines {
		if a, ok := l.(*allergyLine); ok {
			return a
		}
	}
	panic("no line for allergies")
}

func TestAnAllergyAgainstTheSyringeIsToldAboveTheTotals(t *testing.T) {
	w := withAnna(t) // allergic to procaine and latex
	w.tapPoint(t, "ST36", atlas.Left)
	w.fill(t, bodymap.Product{ID: "x", Name: "Xylo 1 %", Substance: "lidocaine"})
	if text := texts(w.session.foot); strings.Contains(text, "Allergy") {
		t.Errorf("lidocaine is not procaine: %q", text)
	}
	w.fill(t, bodymap.Product{ID: "p", Name: "Novo 2 %", Substance: "procaine"})
	wants(t, "above the totals", w.allergyLine().line.text.Text, "Allergy “procaine”: Novo 2 % holds procaine.")
	if !w.allergyLine().object().Visible() {
		t.Error("the line is hidden")
	}
	w.tapPoint(t, "ST36", atlas.Right) // it takes the syringe
	w.fill(t, bodymap.Product{ID: "s", Name: "Saline"})
	wants(t, "of a site that was marked", w.allergyLine().line.text.Text, "Novo 2 %")
}

func TestWhereAPatientStandsInWords(t *testing.T) {
	w := withAnna(t)
	d := w.desk
	days := func(n int) bodymap.Date { return bodymap.DateOf(noon.AddDate(0, 0, n)) }
	course := func(starts, sessions, maintenance int) bodymap.Course {
		return bodymap.Course{ID: "c", Indication: "Neck pain", Sessions: sessions, Rhythm: bodymap.Weekly, Starts: days(starts), Maintenance: maintenance}
	}
	ended := course(-9, 2, 0)
	ended.Ended = days(-1)
	came := []bodymap.Session{{At: noon.AddDate(0, 0, -3), State: bodymap.Recorded}}
	for name, c := range map[string]struct {
		course         bodymap.Course
		came           []bodymap.Session
		chip, sentence string
	}{
		"to come":     {course(-3, 2, 0), came, "1 of 2 · next 25 Nov", "Neck pain: 1 of 2 sessions done, the next on 25 Nov 2026."},
		"today":       {course(0, 2, 0), nil, "0 of 2 · due today", "Neck pain: the next session is due today; 0 of 2 sessions done."},
		"yesterday":   {course(-1, 2, 0), nil, "0 of 2 · overdue 1 day", "Neck pain: the next session was due on 20 Nov, 1 day ago; 0 of 2 sessions done."},
		"finished":    {course(-3, 1, 0), came, "1 of 1 · course finished", "Neck pain: the course is finished, 1 of 1 sessions done."},
		"maintenance": {course(-3, 1, 30), came, "maintenance · next 18 Dec", "Neck pain: in maintenance, the next session on 18 Dec 2026."},
		"ended":       {ended, came, "", "Neck pain: the course ended on 20 Nov 2026, 1 of 2 sessions done."},
	} {
		s := c.course.Standing([]bodymap.Course{c.course}, c.came, noon)
		expect(t, name, d.standingChip(s), c.chip)
		expect(t, name, d.standingSentence(s), c.sentence)
	}
}

// In French as on a small screen: every page opens and says whole sentences of that language.
func TestTheFileInFrench(t *testing.T) {
	w := opened(t, t.TempDir(), "fr", 800, 1280)
	w.newPatient(map[string]string{"Surname": "Durand", "FirstName": "Anne", "Born": "14.3.1974"})
	w.turn(0)
	wants(t, "the course", texts(w.coursePage().box), "Pas encore de cure", "Une fois par semaine, 3 séances", "Code CIM-10")
	w.turn(1)
	w.tap(w.row("heart").yes.button)
	wants(t, "the banner", texts(w.banner.about), "Insuffisance cardiaque ou trouble du rythme")
	w.turn(2)
	w.tap(w.consentPage().give[bodymap.ByGuardian])
	wants(t, "the consent", w.consentPage().state.Text, "Consentement donné par un représentant légal le 21 nov. 2026")
	w.turn(3)
	wants(t, "the leaflet", w.leafletPage().wording.text.String(), "Appelez les secours")
}
