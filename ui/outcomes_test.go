package ui

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// followed has a patient with three recorded sessions, 56, 28 and 14 days ago, whose pain of the lower back went from 6 › 8
// over 7 › 4 to 5 › 3, open on a page of the file.
func followed(t *testing.T, language, page string) *window {
	t.Helper()
	w := opened(t, t.TempDir(), language, 1280, 800)
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "14.3.1974"})
	d := w.desk
	for i, v := range []struct {
		daysAgo       int
		before, after bodymap.PainScore
		code          atlas.Code
	}{{56, 6, 8, "BL23"}, {28, 7, 4, "BL25"}, {14, 5, 3, "BL25"}} {
		if i > 0 {
			d.newSession()
		}
		for _, side := range onBoth {
			place, _ := w.figure.body.Body().PlaceOf(v.code, side)
			if _, err := d.chart.Mark(place, v.code, side); err != nil {
				t.Fatal(err)
			}
		}
		d.addPain(w.outline("BL25", 5))
		d.changePain(d.pain, func(p *bodymap.Pain) { p.Before, p.After = v.before, v.after })
		d.setHeader(func(s *bodymap.Session) { s.At = noon.AddDate(0, 0, -v.daysAgo) })
		d.recordAll()
	}
	d.reloadSessions()
	d.openSession(d.sessions[0].ID)
	w.key(fyne.KeyL, fyne.KeyModifierControl)
	w.turnTo(t, page)
	return w
}

// turnTo turns the patient's file to the page of a name.
func (w *window) turnTo(t *testing.T, page string) panel {
	t.Helper()
	for i, l := range w.file.pages {
		if l.title == page {
			test.Tap(w.file.tabs[i].button)
			w.paint()
			return l.panel
		}
	}
	t.Fatalf("the file has no page %s", page)
	return nil
}

// says is all that labels under an object say.
func says(o fyne.CanvasObject) string {
	var out []string
	for _, x := range test.LaidOutObjects(o) {
		if l, ok := x.(*widget.Label); ok && l.Visible() {
			out = append(out, l.Text)
		}
	}
	return strings.Join(out, "\n")
}

func wantSaid(t *testing.T, got string, want ...string) {
	t.Helper()
	for _, s := range want {
		if !strings.Contains(got, s) {
			t.Errorf("it does not say %q but\n%s", s, got)
		}
	}
}

func (w *window) scores(t *testing.T) []bodymap.Score {
	t.Helper()
	o, why := w.desk.fared()
	if why != "" {
		t.Fatal(why)
	}
	return o.Scores
}

func TestAScoreTakesATapAndANumber(t *testing.T) {
	w := followed(t, "en", "Outcome")
	p := w.turnTo(t, "Outcome").(*outcomePage)
	test.Tap(p.form.scales["ODI"].button)
	w.paint()
	wantSaid(t, says(p.box), "0 to 100, higher is worse", "Smallest meaningful change: 10 (Ostelo, Spine 2008;33:90).")
	if w.win.Canvas().Focused() != fyne.Focusable(p.form.value.field) {
		t.Fatal("the cursor is not where the number goes")
	}
	test.Type(p.form.value.field, "38")
	p.form.value.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	w.paint()
	s := w.scores(t)
	if len(s) != 1 || s[0].Value != 38 || s[0].Session != w.desk.sessions[0].ID || !s[0].At.Equal(w.desk.sessions[0].At) {
		t.Fatalf("kept as %+v", s)
	}
	test.Tap(p.form.scales[bodymap.PGIC].button)
	w.paint()
	test.Tap(w.button(p.form.steps, "2 · much improved"))
	if s := w.scores(t); len(s) != 2 || s[1].Scale != bodymap.PGIC || s[1].Value != 2 {
		t.Errorf("kept as %+v", s)
	}
	w.desk.undo()
	if len(w.scores(t)) != 1 {
		t.Error("one tap is not one step")
	}
}

func TestABadScoreIsRefusedAtItsFieldAndStays(t *testing.T) {
	w := followed(t, "en", "Outcome")
	p := w.turnTo(t, "Outcome").(*outcomePage)
	test.Tap(p.form.scales["ODI"].button)
	for text, want := range map[string]string{"much": "“much” is not a number.", "101": "ODI goes from 0 to 100.", "-1": "ODI goes from 0 to 100."} {
		p.form.value.SetText(text)
		p.form.keepTyped()
		w.paint()
		expect(t, "told of "+text, p.form.value.wrong.text.Text, want)
		expect(t, "still there", p.form.value.Text, text)
	}
	p.form.value.SetText("50")
	p.form.day.SetText("31.2.2026")
	p.form.keepTyped()
	w.paint()
	if !p.form.day.wrong.box.Visible() || p.form.value.wrong.box.Visible() {
		t.Error("the day is not refused at its field")
	}
	if len(w.scores(t)) != 0 {
		t.Error("something was kept")
	}
}

func TestAPainScoreMayBelongToARegion(t *testing.T) {
	w := followed(t, "en", "Outcome")
	p := w.turnTo(t, "Outcome").(*outcomePage)
	test.Tap(p.form.scales["VAS"].button)
	w.paint()
	p.form.region.SetSelectedIndex(1)
	p.form.value.SetText("3,5")
	p.form.day.SetText("1.11.2026")
	p.form.keepTyped()
	s := w.scores(t)
	if len(s) != 1 || s[0].Region.Text("en") != "lower back, left" || s[0].Value != 3.5 || s[0].Session != "" || bodymap.DateOf(s[0].At.Local()) != "2026-11-01" {
		t.Errorf("kept as %+v", s)
	}
	test.Tap(p.form.scales["ODI"].button)
	w.paint()
	if p.form.where.Visible() {
		t.Error("ODI is asked for a region")
	}
}

func TestTheChartShowsBeforeAndAfterApart(t *testing.T) {
	w := followed(t, "en", "Outcome")
	p := w.turnTo(t, "Outcome").(*outcomePage)
	if len(p.charts.Objects) != 1 {
		t.Fatalf("%d charts", len(p.charts.Objects))
	}
	wantSaid(t, says(p.box), "Pain, 0 to 10 · lower back, left", "Since the first: 1 lower: below the smallest meaningful change of 2. Since the last: 2 lower: a meaningful improvement, 2 or more.", "pain may worsen before it improves")
	o, _ := w.desk.fared()
	chart := newTrendChart("en", o.Trends()[0], o.Marks())
	chart.raster.Resize(fyne.NewSize(600, 210))
	img := chart.paint(600, 210)
	before, after := inked(img, ink[false]), inked(img, color.NRGBA{173, 76, 0, 255})
	if before < 500 || after < 200 || after > before {
		t.Errorf("before takes %d pixels, after %d: the dashed line of squares should be the lighter", before, after)
	}
}

// inked counts the pixels of a colour.
func inked(img image.Image, c color.NRGBA) int {
	n := 0
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if color.NRGBAModel.Convert(img.At(x, y)) == c {
				n++
			}
		}
	}
	return n
}

func TestTheBandShowsOnlyWhereASourceGivesIt(t *testing.T) {
	followed(t, "en", "Outcome")
	band := nrgba("selection")
	for key, want := range map[bodymap.ScaleKey]bool{"ODI": true, "SPADI": false} {
		trend := bodymap.Trend{Scale: key, Max: 50, Points: []bodymap.TrendPoint{{At: noon, Before: 30, HasBefore: true}}}
		chart := newTrendChart("en", trend, nil)
		chart.raster.Resize(fyne.NewSize(600, 210))
		if got := inked(chart.paint(600, 210), band) > 1000; got != want {
			t.Errorf("%s: a band %v, want %v", key, got, want)
		}
	}
}

func TestTheTodayListNamesWhoIsToBeAsked(t *testing.T) {
	w := followed(t, "en", "Reactions")
	w.key(fyne.KeyK, fyne.KeyModifierControl)
	p := w.practice.pages[0].panel.(*todayPage)
	wants(t, "in a sentence", p.state.Text, "to ask about reactions: 1")
	row := p.rows[len(p.rows)-1]
	expect(t, "the row", row.title+" · "+row.right+" · "+row.under, "Sample, Anna · 3 sessions to ask about · Session of 26 Sep: 4 weeks have passed.")
	row.tapped()
	w.paint()
	if r := w.turnTo(t, "Reactions"); w.desk.front != fileFront || !r.object().Visible() {
		t.Error("the row does not open what is to be asked")
	}
	test.Tap(w.button(w.file.box, "No reaction to any of these"))
	w.key(fyne.KeyK, fyne.KeyModifierControl)
	if strings.Contains(p.state.Text, "to ask") || len(p.rows) != 0 {
		t.Errorf("once asked it says %q: %+v", p.state.Text, p.rows)
	}
}

func TestNoReactionTakesOneTap(t *testing.T) {
	w := followed(t, "en", "Reactions")
	p := w.turnTo(t, "Reactions").(*reactionPage)
	wantSaid(t, says(p.box), "Session 1 · 26 Sep: 4 weeks have passed.", "Session 3 · 7 Nov: 48 hours have passed.", "series of 15 cases", "no source gives one")
	test.Tap(w.button(p.open, "A reaction ..."))
	w.paint()
	expect(t, "the form is about", p.form.session.Selected, "Session 1 · 26 Sep")
	if y := p.form.title.Position().Y + p.form.box.Position().Y - p.scroll.Offset.Y; y < 0 || y > p.scroll.Size().Height {
		t.Errorf("the form lies out of sight, at %v", y)
	}
	p.form.about(w.desk.sessions[0].ID)
	w.paint()
	test.Tap(p.form.none)
	w.paint()
	o, _ := w.desk.fared()
	if len(o.Reactions) != 1 || !o.Reactions[0].None || o.Reactions[0].Session != w.desk.sessions[0].ID {
		t.Fatalf("kept as %+v", o.Reactions)
	}
	expect(t, "on the button of the file", w.banner.file.Text, "2")
	test.Tap(w.button(p.open, "No reaction to any of these"))
	w.paint()
	expect(t, "on the button of the file", w.banner.file.Text, "")
	wantSaid(t, says(p.box), "Nobody is to be asked now.")
	w.desk.undo()
	w.paint()
	wantSaid(t, says(p.box), "Session 2 · 24 Oct: 4 weeks have passed.")
}

func TestAReactionIsEnteredChangedAndRemoved(t *testing.T) {
	w := followed(t, "en", "Reactions")
	p := w.turnTo(t, "Reactions").(*reactionPage)
	f := p.form
	test.Tap(f.keep)
	w.paint()
	wantSaid(t, f.wrong.text.Text, "Choose what happened.", "Choose a grade from 1 to 5.")
	test.Tap(f.kinds[bodymap.Bruise].button)
	f.site.SetSelectedIndex(1)
	test.Tap(f.grades[1].button)
	f.onset.SetText("1.1.2026")
	test.Tap(f.keep)
	w.paint()
	expect(t, "told at the day", f.onset.wrong.text.Text, "The reaction began before the session.")
	expect(t, "the site stays", f.site.Selected, "1 · BL25 left")
	f.onset.SetText("8.11.2026")
	test.Tap(f.keep)
	w.paint()
	wantSaid(t, says(p.list), "Bruise, grade 2, from 8 Nov 2026 · 1 · BL25")
	o, _ := w.desk.fared()
	f.edit(o.Reactions[0])
	f.outcome.SetText("gone")
	test.Tap(f.keep)
	w.paint()
	o, _ = w.desk.fared()
	if len(o.Reactions) != 1 || o.Reactions[0].Outcome != "gone" || o.Reactions[0].Grade != 2 {
		t.Errorf("changed to %+v", o.Reactions)
	}
	past := w.desk.pastText(bodymap.Target{Place: w.desk.chart.Sites()[0].Place, Code: "BL25", Side: atlas.Left})
	if strings.Contains(past, "bruise") {
		t.Errorf("its own session tells of it as of the past: %q", past)
	}
	w.desk.newSession()
	place, _ := w.figure.body.Body().PlaceOf("BL25", atlas.Left)
	wantSaid(t, w.desk.pastText(bodymap.Target{Place: place, Code: "BL25", Side: atlas.Left}), "Reaction: bruise, grade 2, from 8 Nov 2026, gone.")
	w.desk.tap(bodymap.Target{Place: place, Code: "BL25", Side: atlas.Left})
	w.paint()
	expect(t, "with the tap", w.message.text.Text, "A reaction here before: bruise, grade 2, from 8 Nov 2026, gone.")
	if !w.message.sign.Visible() {
		t.Error("it has no sign")
	}
	place, _ = w.figure.body.Body().PlaceOf("ST36", atlas.Right)
	w.desk.tap(bodymap.Target{Place: place, Code: "ST36", Side: atlas.Right})
	w.paint()
	expect(t, "with a tap elsewhere", w.message.text.Text, "")
}

func TestTwoSessionsAreSetSideBySide(t *testing.T) {
	w := followed(t, "en", "History")
	p := w.turnTo(t, "History").(*historyPage)
	if len(p.events) != 3 || p.compare.box.Visible() {
		t.Fatalf("%d events", len(p.events))
	}
	wantSaid(t, says(p.sheet), "Tap two sessions to see them side by side.")
	for _, i := range []int{2, 1, 0} {
		p.row(p.events[i]).tapped()
		w.paint()
	}
	wantSaid(t, says(p.compare.box), "Session 2 · 24 Oct", "Session 3 · 7 Nov", "7 › 4", "5 › 3", "Sites in both", "1 · BL25 left, 2 · BL25 right", "0.2 mL in 2 punctures at 2 sites", "papule, 30 G × 4 mm, 2 mm deep, 0.1 mL")
	if strings.Contains(says(p.compare.box), "Only in one") {
		t.Error("the same sites are told as others")
	}
	expect(t, "seen from", p.compare.view, "back")
	pictures := 0
	for _, o := range test.LaidOutObjects(p.compare.pictures) {
		if r, ok := o.(*canvas.Raster); ok {
			pictures++
			if n := inked(r.Generator(int(r.Size().Width), int(r.Size().Height)), ink[false]); n < 100 {
				t.Errorf("a picture shows %d pixels of marks", n)
			}
		}
	}
	if pictures != 2 {
		t.Errorf("%d pictures", pictures)
	}
	p.row(p.events[1]).tapped()
	w.paint()
	wantSaid(t, says(p.sheet), "Tap another session to see the two side by side.")
}

func TestTheHistoryHoldsScoresAndReactionsAndRemovesThem(t *testing.T) {
	w := followed(t, "en", "History")
	p := w.turnTo(t, "History").(*historyPage)
	if _, err := w.desk.record.SaveScore(bodymap.Score{Patient: w.desk.patient.ID, Scale: bodymap.PGIC, Value: 6}); err != nil {
		t.Fatal(err)
	}
	w.desk.did(w.desk.record.NoReaction(w.desk.sessions[0].ID))
	w.paint()
	if len(p.events) != 5 {
		t.Fatalf("%d events", len(p.events))
	}
	for _, e := range p.events {
		if e.score != "" {
			expect(t, "the score", e.title+" "+e.right+" "+e.under, "PGIC 6 21 Nov 2026 · much worse")
			p.row(e).tapped()
		}
	}
	w.paint()
	test.Tap(w.button(p.act, "Remove this entry"))
	w.paint()
	if len(w.scores(t)) != 0 || p.act.Visible() {
		t.Error("the score is still there")
	}
}

func TestWhatHelpedIsCalledAnAssociation(t *testing.T) {
	w := followed(t, "en", "What helped")
	p := w.turnTo(t, "What helped").(*helpedPage)
	wantSaid(t, says(p.box), "An association, not a cause", "BL25")
	got := texts(p.box)
	if !strings.Contains(got, "2.5 less\n2 sessions") || strings.Contains(says(p.box), "BL23") { // BL23 was in one session only
		t.Errorf("it shows\n%s\n%s", says(p.box), got)
	}
}

// What the banner says of the patient keeps clear of the name and of the number on the file's button.
func TestTheNumberToAskLiesOverNothing(t *testing.T) {
	w := followed(t, "en", "Outcome")
	expect(t, "number", w.banner.file.Text, "3")
	if overlap(w.banner.left, w.banner.about) || overlap(w.banner.name, w.banner.tools) {
		t.Errorf("name at %v %v, buttons at %v, facts at %v", w.banner.name.Position(), w.banner.name.Size(), w.banner.tools.Position(), w.banner.about.Position())
	}
}

func TestEmptyPagesSayWhatToDoNext(t *testing.T) {
	w := withAnna(t)
	w.key(fyne.KeyL, fyne.KeyModifierControl)
	for page, want := range map[string]string{
		"Outcome": "Nothing to draw yet.", "Reactions": "Nothing asked yet.", "What helped": "Too little to tell.", "History": "Tap two sessions",
	} {
		wantSaid(t, says(w.turnTo(t, page).object()), want)
	}
}

func TestThePagesSpeakFrenchAndStayInTheirRoom(t *testing.T) {
	w := followed(t, "fr", "Résultat")
	for _, touch := range []bool{false, true} {
		w.taste.store.SetBool(keyTouch, touch)
		w.build()
		for _, size := range []fyne.Size{fyne.NewSize(1280, 800), fyne.NewSize(800, 1280)} {
			w.win.Resize(size)
			for _, page := range []string{"Résultat", "Réactions", "Historique", "Ce qui a aidé"} {
				p := w.turnTo(t, page).object()
				if p.MinSize().Width > p.Size().Width+1 {
					t.Errorf("%s at %v, touch %v: needs %v of %v", page, size, touch, p.MinSize().Width, p.Size().Width)
				}
				for _, x := range test.LaidOutObjects(p) {
					if b, ok := x.(*widget.Button); ok && b.Visible() && b.Size().Width+1 < b.MinSize().Width {
						t.Errorf("%s at %v, touch %v: the button %q has %v of %v", page, size, touch, b.Text, b.Size().Width, b.MinSize().Width)
					}
				}
			}
		}
	}
}
