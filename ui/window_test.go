package ui

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sheet"
	"ashi/bodymap/sqlite"
	"ashi/ui/internal/onethread"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// desked opens the window on an empty record.
func desked(t testing.TB, w, h float32) *window {
	t.Helper()
	return opened(t, t.TempDir(), "en", w, h)
}

func opened(t testing.TB, dir, language string, w, h float32) *window {
	t.Helper()
	a := onethread.App(t)
	store, err := sqlite.Open(filepath.Join(dir, "ashi.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	clock := func() time.Time { return noon }
	win := open(a, Options{Practice: bodymap.NewPractice(store, clock, "Dr Sample"), Clock: clock, DataDir: dir, Lang: language})
	win.desk.beside = func(do func()) { do() }
	win.win.Resize(fyne.NewSize(w, h))
	win.paint()
	t.Cleanup(win.win.Close)
	return win
}

// paint brings the window to the state that a person would see.
func (w *window) paint() {
	onethread.CatchUp()
	w.win.Canvas().Capture()
}

// withAnna has a patient and her first session open.
func withAnna(t testing.TB) *window {
	t.Helper()
	w := desked(t, 1280, 800)
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "14.3.1974", "Allergies": "procaine, latex", "FileNumber": "1043"})
	return w
}

// newPatient fills the form in and saves.
func (w *window) newPatient(typed map[string]string) {
	w.desk.keys.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierControl})
	w.paint()
	for field, text := range typed {
		test.Type(w.form.fields[field].entry, text)
	}
	w.form.sex.SetSelected(w.form.sex.Options[0])
	test.Tap(w.button(w.form.box, say("Save")))
	w.paint()
}

// tapPoint taps the body where a point is drawn.
func (w *window) tapPoint(t *testing.T, code atlas.Code, side atlas.Side) {
	t.Helper()
	place, ok := w.figure.body.Body().PlaceOf(code, side)
	at, seen := w.figure.body.PositionOf(place)
	if !ok || !seen {
		t.Fatalf("%s %s is not in sight", code, side)
	}
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
	w.figure.body.MouseDown(e)
	w.figure.body.MouseUp(e)
	w.paint()
}

// searchFor types into the search of points and presses Enter.
func (w *window) searchFor(text string) {
	w.win.Canvas().Focus(w.figure.points.entry)
	w.figure.points.entry.SetText("")
	test.Type(w.figure.points.entry, text)
	w.figure.points.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	w.paint()
}

func (w *window) key(k fyne.KeyName, mod fyne.KeyModifier) {
	w.win.Canvas().Unfocus()
	w.desk.keys.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: mod})
	w.paint()
}

// marked are the open session's sites, as "code side state".
func (w *window) marked() string {
	var out []string
	if w.desk.chart != nil {
		for _, s := range w.desk.chart.Sites() {
			out = append(out, strings.Join(strings.Fields(string(s.Code)+" "+string(s.Side)+" "+string(s.State)), " "))
		}
	}
	return strings.Join(out, ", ")
}

func expect(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestANewPatientHasASessionAndStaysInSight(t *testing.T) {
	w := withAnna(t)
	expect(t, "name", w.banner.name.Text, "Sample, Anna")
	words := texts(w.banner.box)
	for _, want := range []string{"52 years", "born 14 Mar 1974", "file 1043", "allergy: procaine", "allergy: latex"} {
		if !strings.Contains(words, want) {
			t.Errorf("the banner says %q, not %q", words, want)
		}
	}
	if w.desk.chart == nil || len(w.desk.sessions) != 1 {
		t.Error("a new patient should have a session that takes marks")
	}
}

func TestTapsAndSearchMark(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	w.searchFor("li4")
	expect(t, "marked", w.marked(), "ST36 left planned, LI4 left planned, LI4 right planned")
	for _, s := range w.desk.chart.Sites()[1:] {
		if !w.figure.body.Sees(s.Place) {
			t.Errorf("%s %s is not in sight after the search", s.Code, s.Side)
		}
	}
	w.searchFor("合谷")
	expect(t, "marked again", w.marked(), "ST36 left planned, LI4 left planned, LI4 right planned")
	w.figure.points.setSide(2)
	w.searchFor("zu san li")
	expect(t, "after the search for the right one", w.marked(), "ST36 left planned, LI4 left planned, LI4 right planned, ST36 right planned")
}

func TestArrowsChooseAmongFoundPoints(t *testing.T) {
	w := withAnna(t)
	w.win.Canvas().Focus(w.figure.points.entry)
	test.Type(w.figure.points.entry, "futu")
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn} {
		w.figure.points.entry.TypedKey(&fyne.KeyEvent{Name: k})
	}
	expect(t, "marked", w.marked(), "ST32 left planned, ST32 right planned")
	test.Type(w.figure.points.entry, "li")
	w.figure.points.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.figure.points.results.Visible() || w.figure.points.entry.Text != "" {
		t.Error("Escape does not give the search up")
	}
}

func TestRecordSkipAndAdd(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	w.tapPoint(t, "ST36", atlas.Right)
	test.Tap(w.banner.record)
	w.paint()
	expect(t, "recorded", w.marked(), "ST36 left done, ST36 right done")
	w.tapPoint(t, "ST36", atlas.Right)
	test.Tap(w.session.site.state[bodymap.SiteSkipped])
	w.tapPoint(t, "CV12", atlas.Midline)
	expect(t, "after skip and add", w.marked(), "ST36 left done, ST36 right skipped, CV12 added")
	if !w.banner.record.Disabled() {
		t.Error("a recorded session offers to be recorded again")
	}
}

func TestSearchingPatients(t *testing.T) {
	w := withAnna(t)
	w.newPatient(map[string]string{"Surname": "Łukasz", "FirstName": "Zoé", "Born": "1980-01-02", "FileNumber": "77"})
	for query, want := range map[string]string{"zoe": "Łukasz, Zoé", "luk": "Łukasz, Zoé", "77": "Łukasz, Zoé", "SAMPLE": "Sample, Anna"} {
		w.rail.search.SetText(query)
		if len(w.desk.patients) != 1 || w.desk.patients[0].Name() != want {
			t.Errorf("%q finds %v, want %s", query, w.desk.patients, want)
		}
	}
	w.rail.search.SetText("nobody")
	if w.rail.empty.Text == "" {
		t.Error("an empty list says nothing")
	}
	w.rail.search.SetText("anna")
	w.rail.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	expect(t, "opened by Enter", w.banner.name.Text, "Sample, Anna")
}

func TestGhostOfAnOlderSession(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	w.desk.newSession()
	expect(t, "new session", w.marked(), "")
	w.tapPoint(t, "ST36", atlas.Right) // an empty plan shows what it could copy
	w.timeline.ghost.SetSelectedIndex(1)
	marks := marksOf(w.desk, false)
	if len(marks) != 2 || !marks[0].Look.Ghost || marks[0].ID != "" {
		t.Errorf("the ghost shows as %+v", marks)
	}
	w.timeline.ghost.SetSelectedIndex(0)
	if w.pale() != 0 {
		t.Error("the ghost stays")
	}
}

func TestChangingTheBodyKeepsTheMarks(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	w.figure.swap()
	w.paint()
	if w.figure.body.Body().Figure() != atlas.Male {
		t.Error("the body did not change")
	}
	expect(t, "marks", w.marked(), "ST36 left planned")
	body := atlas.Get().Body(atlas.Male)
	want, _ := body.PlaceOf("ST36", atlas.Left)
	got := w.desk.chart.Sites()[0].Place
	if d := body.At(got, atlas.Anatomical).Sub(body.At(want, atlas.Anatomical)).Len(); d > .01 {
		t.Errorf("ST36 lies %v cm from where it is on the other body", d)
	}
}

// A page that is printed lies in the folder of the record only while something reads it.
func TestPrintedPagesGo(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	doc, err := w.print.doc()
	if err != nil {
		t.Fatal(err)
	}
	page, err := pageOf(func(to io.Writer) error { return sheet.PDF(to, doc) })
	if err != nil {
		t.Fatal(err)
	}
	path, err := w.print.papers.open(pageName(doc), page)
	if err != nil || strings.Contains(path, "Sample") || !strings.HasSuffix(path, ".pdf") {
		t.Errorf("the file is called %s, %v", path, err)
	}
	kept, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(kept, page) {
		t.Errorf("the viewer was given %d bytes of %d, %v", len(kept), len(page), err)
	}
	w.print.papers.clear()
	if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("after the viewer the folder of pages is still there: %v", err)
	}
}

func TestAPageIsSavedWhereOneSays(t *testing.T) {
	w := withAnna(t)
	w.print.offer("page.pdf", []byte("%PDF"))
	w.desk.message.do()
	s := newSaving(w.desk, w.taste, w.win, "page.pdf", []byte("%PDF"))
	s.path.SetText(filepath.Join(t.TempDir(), "no", "such", "folder", "page.pdf"))
	s.save()
	if !s.wrong.Visible() {
		t.Error("a folder that is not there is taken")
	}
	folder := t.TempDir()
	s.path.SetText(filepath.Join(folder, "page.pdf"))
	s.save()
	expect(t, "message", w.desk.message.text, say("The page is kept in %s.", filepath.Join(folder, "page.pdf")))
	if kept, err := os.ReadFile(filepath.Join(folder, "page.pdf")); err != nil || string(kept) != "%PDF" {
		t.Errorf("kept: %q, %v", kept, err)
	}
	expect(t, "next time", newSaving(w.desk, w.taste, w.win, "other.pdf", nil).path.Text, filepath.Join(folder, "other.pdf"))
}

func TestBothSizesAndLooks(t *testing.T) {
	w := withAnna(t)
	if !w.wide {
		t.Error("1280 wide should show three columns")
	}
	w.win.Resize(fyne.NewSize(800, 1280))
	w.paint()
	if w.wide || w.rail.box.Visible() {
		t.Error("800 wide should show the body above the panel and keep the patients in a drawer")
	}
	if body := w.figure.box.Size(); body.Width != 800 || body.Height < 600 {
		t.Errorf("the body has %v", body)
	}
	w.toggleRail()
	if !w.rail.box.Visible() {
		t.Error("the drawer does not open")
	}
	w.newPatient(map[string]string{"Surname": "Second", "FirstName": "One", "Born": "1980-01-02"})
	if w.rail.box.Visible() {
		t.Error("the drawer covers the body though a patient is open")
	}
	w.desk.openPatient(w.desk.patients[1].ID)
	w.taste.store.SetBool(keyDark, true)
	w.taste.store.SetBool(keyTouch, true)
	w.build()
	w.paint()
	for _, wide := range []float32{800, 1280} {
		w.win.Resize(fyne.NewSize(wide, 2080-wide))
		w.paint()
		driver := fyne.CurrentApp().Driver()
		end := driver.AbsolutePositionForObject(w.session.syringe.source).X + w.session.syringe.source.Size().Width
		if panel := w.panel.Position().X + w.panel.Size().Width; end > panel || !w.wide && end > 400 {
			t.Errorf("at %v the syringe ends at %v", wide, end)
		}
	}
	if h := w.session.syringe.fields["DepthMM"].Size().Height; h < 44 {
		t.Errorf("in touch mode a field is %v high, want 44", h)
	}
	expect(t, "name", w.banner.name.Text, "Sample, Anna")
}

func TestTheWindowSpeaksFrench(t *testing.T) {
	w := opened(t, t.TempDir(), "fr", 1280, 800)
	expect(t, "name", w.banner.name.Text, "Aucun patient choisi")
	expect(t, "search", w.rail.search.PlaceHolder, "Chercher un patient")
	expect(t, "volume", w.session.syringe.fields["VolumeML"].Text, "0,1")
	expect(t, "reach", w.session.syringe.quiet.Text, "Une aiguille de 4 mm à 30° atteint 2,0 mm.")
}

func TestTheSessionKeepsItsNoteAndReaction(t *testing.T) {
	w := withAnna(t)
	test.Tap(w.session.notes.button)
	typeOver(w, w.session.note, "Pain 6 of 10 before.")
	typeOver(w, w.session.react, "Small bruise.")
	s := w.desk.chart.Session()
	expect(t, "note", s.Note, "Pain 6 of 10 before.")
	expect(t, "reaction", s.Reaction, "Small bruise.")
	w.desk.undo()
	expect(t, "reaction after undo", w.session.react.Text, "")
}

func TestTheSampleSaysThatItIsNotEncrypted(t *testing.T) {
	w := withAnna(t)
	const words = "sample, not encrypted"
	if strings.Contains(texts(w.banner.about), words) {
		t.Error("any record is called a sample")
	}
	w.desk.plain = true
	w.banner.refresh()
	wants(t, "with a patient", texts(w.banner.about), words)
	w.desk.patient = bodymap.Patient{}
	w.banner.refresh()
	wants(t, "without one", texts(w.banner.about), words)
}
