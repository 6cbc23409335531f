package ui

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// gloved has a plan of two syringes open in the gloved view: four papules, then two deep sites.
func gloved(t *testing.T, w *window) {
	t.Helper()
	w.mark(t, atlas.Left, "BL15", "BL18", "BL21", "BL23") // one below the other
	s := w.desk.chart.Session().Syringe
	s.Technique, s.NeedleLengthMM, s.DepthMM = bodymap.Deep, 13, 6.5
	if err := w.desk.setSyringe(s); err != nil {
		t.Fatal(err)
	}
	w.mark(t, atlas.Right, "BL25", "BL27")
	w.startGloved()
}

// mark marks points of a side.
func (w *window) mark(t *testing.T, side atlas.Side, codes ...atlas.Code) {
	t.Helper()
	for _, c := range codes {
		p, ok := atlas.Get().Body(w.desk.figure()).PlaceOf(c, side)
		if !ok {
			t.Fatal(c)
		}
		w.desk.mark(bodymap.Target{Place: p, Code: c, Side: side})
	}
}

// states are the states of the open session's sites, each by its first letter.
func (w *window) states() string {
	out := ""
	for _, s := range w.desk.chart.Sites() {
		out += string(s.State[:1])
	}
	return out
}

func (w *window) startGloved() {
	w.key(fyne.KeyG, fyne.KeyModifierControl)
	start := noon
	w.gloved.clock = func() time.Time { start = start.Add(time.Second); return start }
}

// press presses keys one after the other.
func (w *window) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		w.pressed(&fyne.KeyEvent{Name: k})
	}
}

// restarted is another window on the same record, as after a crash.
func (w *window) restarted(t *testing.T, dir string) *window {
	t.Helper()
	clock := func() time.Time { return noon }
	store := w.desk.record.(*bodymap.Practice).Reader.(bodymap.Store)
	again := open(fyne.CurrentApp(), Options{Practice: bodymap.NewPractice(store, clock, "Dr Sample"), Clock: clock, DataDir: dir, Lang: "en"})
	again.win.Resize(fyne.NewSize(1280, 800))
	again.paint()
	t.Cleanup(again.win.Close)
	return again
}

// words are all words in sight below an object, in one line.
func words(o fyne.CanvasObject) string {
	var out []string
	inSight(o, func(o fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			out = append(out, t.Text)
		}
	})
	return strings.Join(out, " ")
}

// inSight visits an object and all that are shown in it, as they are drawn.
func inSight(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o)
	below := []fyne.CanvasObject(nil)
	switch o := o.(type) {
	case *fyne.Container:
		below = o.Objects
	case fyne.Widget:
		below = test.WidgetRenderer(o).Objects()
	}
	for _, x := range below {
		inSight(x, visit)
	}
}

func TestAPlanIsSteppedThroughByThePedal(t *testing.T) {
	w := withAnna(t)
	gloved(t, w)
	p := w.gloved
	if w.content.Visible() || !p.object().Visible() {
		t.Error("the gloved view does not cover the window")
	}
	expect(t, "first", words(p.change.box), "Take the syringe papule 30G × 4 mm, 30° Depth 2 mm Each 0.1 mL 4 sites follow")
	w.press(fyne.KeyPageDown)
	expect(t, "count", p.head.count.Text, "1 of 6")
	site := words(p.site.box)
	for _, want := range []string{"1", "BL15", "心俞", "Xīnshū", "LEFT", "level of T5, 1.5 cun lateral to the midline", "papule", "30G × 4 mm, 30°", "2 mm", "0.1 mL", "× 1"} {
		if !strings.Contains(site, want) {
			t.Errorf("the site does not say %q: %q", want, site)
		}
	}
	for _, k := range []fyne.KeyName{fyne.KeySpace, fyne.KeyReturn, fyne.KeyRight, fyne.KeyPageDown} {
		w.press(k)
	}
	expect(t, "the papules", w.states(), "ddddpp")
	expect(t, "the change", words(p.change.box), "Change the syringe deep 30G × 13 mm, 30° Depth 6.5 mm Each 0.1 mL 2 sites follow")
	w.press(fyne.KeySpace, fyne.KeySpace)
	test.Tap(p.skip)
	expect(t, "all", w.states(), "ddddds")
	expect(t, "summary", p.end.text.Text, "5 done, 1 skipped, 0.5 mL")
}

func TestThePedalDoesNotRecordButEnterDoes(t *testing.T) {
	w := withAnna(t)
	w.mark(t, atlas.Midline, "CV12")
	w.startGloved()
	w.press(fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeySpace, fyne.KeyRight)
	if w.desk.chart.Session().State != bodymap.Planned {
		t.Fatal("one press too many recorded the session")
	}
	w.press(fyne.KeyReturn)
	if w.desk.chart.Session().State != bodymap.Recorded || !w.content.Visible() || w.gloved.object().Visible() {
		t.Error("Enter does not record and leave")
	}
	expect(t, "message", w.desk.message.text, "The session is recorded: 1 done, 0.1 mL. Nothing was asked before the needle. There is no consent.")
	expect(t, "site", w.marked(), "CV12 done")
}

func TestEveryStepIsOnDiskAndIsResumed(t *testing.T) {
	dir := t.TempDir()
	w := opened(t, dir, "en", 1280, 800)
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "14.3.1974"})
	gloved(t, w)
	w.press(fyne.KeySpace, fyne.KeySpace, fyne.KeySpace)
	id := w.desk.chart.Session().ID
	_, sites, err := w.desk.record.Session(id) // as it lies on disk
	if err != nil || sites[0].State != bodymap.SiteDone || sites[1].State != bodymap.SiteDone || sites[2].State != bodymap.SitePlanned {
		t.Fatalf("on disk: %v %v", sites, err)
	}
	w.press(fyne.KeyEscape)
	expect(t, "the button", w.timeline.start.Text, "Resume: 2 of 6 done")
	again := w.restarted(t, dir)
	again.desk.openPatient(w.desk.patient.ID)
	again.startGloved()
	if got := words(again.gloved.change.box); !strings.HasPrefix(got, "Resume: 2 of 6 done Take the syringe papule") {
		t.Errorf("after a crash: %q", got)
	}
	again.press(fyne.KeyPageUp) // another hand's steps are not taken back by a pedal
	again.press(fyne.KeySpace, fyne.KeySpace)
	expect(t, "gone on", again.states(), "dddppp")
}

func TestGoingBackTakesTheStateBackAndNothingElse(t *testing.T) {
	w := withAnna(t)
	gloved(t, w)
	w.press(fyne.KeySpace, fyne.KeyPageUp)
	if !w.gloved.change.box.Visible() {
		t.Error("going back from the first site does not show the syringe again")
	}
	w.press(fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeySpace, fyne.KeySpace)
	test.Tap(w.gloved.notice)
	test.Tap(w.gloved.notes.buttons[0])
	w.press(fyne.KeySpace)
	expect(t, "two done", w.states(), "ddpppp")
	w.press(fyne.KeyPageUp)
	expect(t, "one back", w.states(), "dppppp")
	expect(t, "its note", w.desk.chart.Sites()[1].Note, "bled")
	if !strings.Contains(words(w.gloved.site.box), "BL18") {
		t.Error("the site that is open again is not shown")
	}
	w.desk.undo()
	expect(t, "the step back undone", w.states(), "ddpppp")
}

func TestGoingBackOverASyringeAsksForTheOldOne(t *testing.T) {
	w := withAnna(t)
	gloved(t, w)
	w.press(fyne.KeySpace, fyne.KeySpace, fyne.KeySpace, fyne.KeySpace, fyne.KeySpace, fyne.KeySpace) // the deep one is in the hand
	w.press(fyne.KeyPageUp, fyne.KeyPageUp)
	if got := words(w.gloved.change.box); !strings.Contains(got, "papule") || !w.gloved.change.box.Visible() {
		t.Errorf("it asks for %q", got)
	}
}

func TestAHeldPedalIsOneStep(t *testing.T) {
	w := withAnna(t)
	gloved(t, w)
	w.press(fyne.KeySpace)
	now := noon.Add(time.Hour)
	w.gloved.clock = func() time.Time { return now }
	w.press(fyne.KeySpace, fyne.KeySpace, fyne.KeySpace)
	test.Tap(w.gloved.next)
	test.Tap(w.gloved.skip)
	expect(t, "within a moment", w.states(), "dppppp")
	now = now.Add(time.Second)
	test.Tap(w.gloved.skip)
	expect(t, "later", w.states(), "dspppp")
	w.typed(&fyne.KeyEvent{Name: fyne.KeySpace}) // what the toolkit repeats while a key is held
	expect(t, "a repeated key", w.states(), "dspppp")
}

func TestAnAreaIsOneStepWithItsCount(t *testing.T) {
	w := withAnna(t)
	w.desk.markArea(w.outline("BL53", 5))
	w.startGloved()
	w.press(fyne.KeySpace)
	site := w.desk.chart.Sites()[0]
	said := words(w.gloved.site.box)
	for _, want := range []string{"Area", "cm²", "× " + strconv.Itoa(site.Punctures), w.desk.number(bodymap.Total([]bodymap.Site{site}).VolumeML) + " mL"} {
		if !strings.Contains(said, want) {
			t.Errorf("the area does not say %q: %q", want, said)
		}
	}
	w.paint()
	for _, corner := range site.Spread.Outline {
		if !w.gloved.body.body.Sees(corner) {
			t.Fatal("the area is not in sight as a whole")
		}
	}
	w.press(fyne.KeySpace)
	expect(t, "done", w.states(), "d")
}

func TestNotesAreWrittenInPlace(t *testing.T) {
	w := withAnna(t)
	w.mark(t, atlas.Midline, "CV12")
	w.startGloved()
	w.press(fyne.KeySpace)
	n := w.gloved.notes
	test.Tap(w.gloved.notice)
	w.paint()
	test.Tap(n.buttons[0])
	test.Tap(n.buttons[2])
	expect(t, "two phrases", w.desk.chart.Sites()[0].Note, "bled; bruise")
	test.Tap(n.buttons[0])
	expect(t, "one taken out", w.desk.chart.Sites()[0].Note, "bruise")
	test.Tap(n.said)
	if w.win.Canvas().Focused() != n.text {
		t.Error("a tap on the large letters does not begin to type")
	}
	n.text.SetText("bruise; pressed two minutes")
	w.paint()
	expect(t, "to be read from afar", n.said.Text, "bruise; pressed two minutes")
	test.Tap(w.gloved.next) // leaves the line of text
	w.paint()
	s := w.desk.chart.Sites()[0]
	expect(t, "typed", s.Note, "bruise; pressed two minutes")
	expect(t, "state", string(s.State), "done")
}

func TestTheKeysComeBackToTheStepsAfterANote(t *testing.T) {
	w := withAnna(t)
	w.mark(t, atlas.Midline, "CV12", "CV10")
	w.startGloved()
	w.press(fyne.KeySpace)
	for _, end := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape} {
		test.Tap(w.gloved.notice)
		w.win.Canvas().Focus(w.gloved.notes.text)
		w.types("slowly", end)
		if w.win.Canvas().Focused() != nil || w.gloved.notes.box.Visible() {
			t.Errorf("after %s the note still has the keys", end)
		}
	}
	expect(t, "entered once", w.desk.chart.Sites()[0].Note, "slowly")
	w.types(fyne.KeySpace)
	expect(t, "then a step", w.states(), "dp")
}

func TestEscapeClosesTheNoteThenTheView(t *testing.T) {
	w := withAnna(t)
	w.mark(t, atlas.Midline, "CV12")
	w.startGloved()
	w.press(fyne.KeySpace)
	test.Tap(w.gloved.notice)
	w.press(fyne.KeyEscape)
	if w.gloved.notes.box.Visible() || w.desk.front != glovedFront {
		t.Error("Escape does not close the note alone")
	}
	w.press(fyne.KeyEscape)
	if w.desk.front != bodyFront || !w.figure.box.Visible() {
		t.Error("Escape does not leave")
	}
}

func TestNothingToStepThroughIsSaid(t *testing.T) {
	w := withAnna(t)
	w.startGloved()
	w.paint()
	if e := w.gloved.end; !e.box.Visible() || e.finish.Visible() || !strings.HasPrefix(e.text.Text, "Mark the sites on the body first") {
		t.Errorf("an empty plan says %q", e.text.Text)
	}
	w.press(fyne.KeySpace, fyne.KeyReturn, fyne.KeyPageUp, fyne.KeyEscape)
	w.mark(t, atlas.Midline, "CV12")
	w.desk.recordAll()
	w.startGloved()
	w.press(fyne.KeySpace, fyne.KeyReturn)
	if e := w.gloved.end; e.finish.Visible() || e.title.Text != "This session is recorded." {
		t.Errorf("a recorded session says %q", e.title.Text)
	}
	expect(t, "untouched", w.marked(), "CV12 done")
}

func TestWhatMustBeKnownStaysInSightWithGlovesOn(t *testing.T) {
	w := desked(t, 1280, 800)
	w.newPatient(map[string]string{
		"Surname": "Wolfeschlegelsteinhausenberger", "FirstName": "Anna Maria Magdalena", "Born": "1974-03-14",
		"Allergies": "procaine, latex, penicillin, nickel, ibuprofen, iodine",
	})
	p := w.desk.patient
	p.Flags = []bodymap.Flag{bodymap.Anticoagulant}
	if err := w.desk.savePatient(p); err != nil {
		t.Fatal(err)
	}
	w.mark(t, atlas.Left, "BL23")
	edit := func(s *bodymap.Site) {
		s.Numbing, s.Note = true, "a note that is long enough for two lines of the view"
	}
	if err := w.desk.chart.Change(idsOf(w.desk.chart.Sites()), edit, bodymap.SetNumbing); err != nil {
		t.Fatal(err)
	}
	w.startGloved()
	w.press(fyne.KeySpace)
	for _, size := range []fyne.Size{fyne.NewSize(1280, 800), fyne.NewSize(800, 1280)} {
		w.win.Resize(size)
		w.paint()
		w.paint()
		said := words(w.gloved.object())
		for _, want := range []string{"procaine", "latex", "penicillin", "nickel", "ibuprofen", "iodine", "anticoagulant", "NUMB FIRST", "LEFT"} {
			if !strings.Contains(said, want) {
				t.Errorf("at %v nothing says %q", size, want)
			}
		}
		w.checkGloved(t, size)
	}
}

// checkGloved holds that all can be read and hit, and nothing is cut off.
func (w *window) checkGloved(t *testing.T, size fyne.Size) {
	t.Helper()
	driver := fyne.CurrentApp().Driver()
	inSight(w.gloved.object(), func(o fyne.CanvasObject) {
		at := driver.AbsolutePositionForObject(o)
		switch o := o.(type) {
		case *canvas.Text:
			if o.Text != "" && o.TextSize < 28 {
				t.Errorf("at %v %q is written %v high", size, o.Text, o.TextSize)
			}
			if o.Text != "" && (at.X < 0 || at.X+o.MinSize().Width > size.Width+1 || at.Y+o.Size().Height > size.Height) {
				t.Errorf("at %v %q lies at %v and takes %v", size, o.Text, at, o.MinSize())
			}
		case *bigButton:
			if o.Size().Height < 88 || o.Size().Width < 88 || o.MinSize().Width > o.Size().Width {
				t.Errorf("at %v the button %q needs %v and has %v", size, o.Text, o.MinSize(), o.Size())
			}
		}
	})
	w.checkPage(t, size)
}

// checkPage holds that the page between head and buttons has the room that it needs.
func (w *window) checkPage(t *testing.T, size fyne.Size) {
	t.Helper()
	head, bar := w.gloved.head.box.Size().Height, w.gloved.back.Position().Y
	page := w.gloved.words
	top, bottom := page.Position().Y, page.Position().Y+page.Size().Height
	for _, o := range page.Objects {
		if o.Visible() && (o.MinSize().Height > page.Size().Height+1 || top < head || bottom > bar) {
			t.Errorf("at %v a page needs %v and has %v", size, o.MinSize(), page.Size())
		}
	}
}

func TestTheGlovedViewFitsInBothLanguagesAndLooks(t *testing.T) {
	for _, language := range []string{"en", "fr"} {
		w := opened(t, t.TempDir(), language, 1280, 800)
		p, err := w.desk.record.SavePatient(bodymap.Patient{Surname: "Sample", FirstName: "Anna", Born: "1974-03-14", Sex: bodymap.Female, Allergies: "procaine", Figure: atlas.Female})
		if err != nil {
			t.Fatal(err)
		}
		w.desk.openPatient(p.ID)
		w.desk.newSession()
		gloved(t, w)
		for _, size := range []fyne.Size{fyne.NewSize(800, 1280), fyne.NewSize(1280, 800)} {
			w.win.Resize(size)
			w.paint()
			for now := w.gloved.page(); now != endPage; now = w.gloved.page() {
				w.checkGloved(t, size)
				if now == sitePage {
					test.Tap(w.gloved.notice)
					w.checkGloved(t, size)
				}
				w.press(fyne.KeySpace)
			}
			w.checkGloved(t, size)
			for range 6 {
				w.desk.undo()
			}
		}
	}
}

// The syringe to take is named by what it holds, where that is stated.
func TestTheSyringeIsNamedByWhatItHolds(t *testing.T) {
	w := filled(t, "en", lido10, saline)
	w.tapPoint(t, "ST36", atlas.Left)
	w.desk.toggle(glovedFront)
	w.paint()
	f, err := w.desk.record.Filling(w.desk.chart.Sites()[0].Syringe.Filling)
	if err != nil {
		t.Fatal(err)
	}
	if got := words(w.gloved.change.box); !strings.Contains(got, "Take the syringe "+short(f.Text("en"), holdsLetters)) {
		t.Errorf("it says %q of %q", got, f.Text("en"))
	}
}
