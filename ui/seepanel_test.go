package ui

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// see shows the sheet of what lies on the skin.
func (w *window) see() *seePanel {
	test.Tap(w.tabs.sheet[seeSheet].button)
	return w.over[seeSheet].(*seePanel)
}

// heldBack keeps long work until it is asked for.
func (w *window) heldBack() (finish func()) {
	var then []func()
	w.figure.overlays.away = func(work, done func()) { then = append(then, work, done) }
	return func() {
		for len(then) > 0 {
			f := then[0]
			then = then[1:]
			f()
		}
	}
}

// past has Anna's sessions, so many days ago, each with a site at one of the points of the left leg.
func withPast(t *testing.T, days ...int) *window {
	t.Helper()
	w := withAnna(t)
	for i, n := range days {
		if i > 0 {
			w.desk.newSession()
		}
		w.tapPoint(t, []atlas.Code{"ST36", "ST34", "SP10"}[i%3], atlas.Left)
		w.desk.setHeader(func(s *bodymap.Session) { s.At = noon.AddDate(0, 0, -n) })
		w.desk.recordAll()
	}
	w.desk.newSession()
	return w
}

func TestWhatLiesOnTheSkinIsChosen(t *testing.T) {
	w := withAnna(t)
	finish := w.heldBack()
	p := w.see()
	over := func() (lines, spots int) {
		o, _ := w.figure.overlays.overlay()
		return len(o.Lines), len(o.Spots)
	}
	if l, s := over(); l != 0 || s != 0 {
		t.Fatalf("at first %d lines and %d spots", l, s)
	}
	test.Tap(p.cautions)
	_, cautions := over()
	test.Tap(p.cautions)
	test.Tap(p.levels)
	if !strings.HasPrefix(p.level.text.Text, "One moment") {
		t.Errorf("while the key points are measured it says %q", p.level.text.Text)
	}
	finish()
	_, levels := over()
	if cautions < 100 || levels != 56 || !strings.Contains(p.level.text.Text, "ISNCSCI") || !strings.Contains(p.level.text.Text, "no borders") {
		t.Errorf("%d cautions, %d key points; %q", cautions, levels, p.level.text.Text)
	}
	p.channels.SetSelected("BL · Bladder channel")
	if !strings.HasPrefix(p.channel.text.Text, "One moment") || p.channel.box.Hidden {
		t.Errorf("while the channels are measured it says %q", p.channel.text.Text)
	}
	finish()
	one, _ := over()
	p.channels.SetSelectedIndex(1)
	all, _ := over()
	if one < 2 || all < 3*one || !strings.Contains(p.channel.text.Text, "schematic") {
		t.Errorf("one channel has %d lines, all %d; %q", one, all, p.channel.text.Text)
	}
	p.channels.SetSelectedIndex(0)
	test.Tap(p.regions)
	finish()
	if borders, _ := over(); borders < 20 {
		t.Errorf("%d borders", borders)
	}
	if p.channel.box.Visible() {
		t.Error("a note on channels stays")
	}
}

func TestAGroupShowsItsPointsOnly(t *testing.T) {
	w := withAnna(t)
	p := w.see()
	g := atlas.Get().PointGroups()[0]
	p.groups.SetSelected(g.Name.EN)
	o, _ := w.figure.overlays.overlay()
	if len(o.Points) != len(g.Codes) || !o.Points[g.Codes[0]] {
		t.Errorf("%d points show of %d", len(o.Points), len(g.Codes))
	}
	if text := p.group.text.Text; !strings.Contains(text, "12 points") || !strings.Contains(text, g.Source) {
		t.Errorf("it says %q", text)
	}
	p.groups.SetSelectedIndex(0)
	if o, _ := w.figure.overlays.overlay(); o.Points != nil || p.group.box.Visible() {
		t.Errorf("with all points %d show", len(o.Points))
	}
}

// Triangles stand only where the card has something to say of this patient.
func TestCautionsAreThoseOfThePatient(t *testing.T) {
	w := withAnna(t)
	test.Tap(w.see().cautions)
	count := func() int {
		o, _ := w.figure.overlays.overlay()
		return len(o.Spots)
	}
	woman := count()
	p := w.desk.patient
	p.Sex = bodymap.Male
	if err := w.desk.savePatient(p); err != nil {
		t.Fatal(err)
	}
	if man := count(); man >= woman || man == 0 {
		t.Errorf("%d points with a caution for a woman, %d for a man", woman, man)
	}
}

func TestTheHeatMapTellsItsNumbers(t *testing.T) {
	w := withPast(t, 100, 10)
	p := w.see()
	test.Tap(p.past[heatPast].button)
	dense := func() float32 { return w.figure.overlays.stains.value.high }
	if p.period.Hidden || p.rest.box.Visible() || !p.legend.box.Visible() {
		t.Error("the heat map has no period, or a rest interval")
	}
	all := dense()
	expect(t, "the densest skin", p.legend.ticks[2].Text, w.desk.number(round(float64(all), 1)))
	p.period.SetSelected("Last 4 weeks")
	o, _ := w.figure.overlays.overlay()
	if o.Paint == nil || dense() > all {
		t.Errorf("in 4 weeks the densest skin has %v, of all %v", dense(), all)
	}
	ten, _ := w.figure.body.Body().PlaceOf("ST34", atlas.Left)
	hundred, _ := w.figure.body.Body().PlaceOf("ST36", atlas.Left)
	if w.tintAt(o.Paint.Tint, ten).A == 0 || w.tintAt(o.Paint.Tint, hundred).A != 0 {
		t.Error("the last 4 weeks do not show the session of 10 days ago alone")
	}
	w.desk.see.period = 0
	w.desk.lookAt(func(s *sight) { s.past = noPast })
	if o, _ := w.figure.overlays.overlay(); o.Paint != nil || p.legend.box.Visible() {
		t.Error("the stains stay")
	}
}

// tintAt is the stain of the vertex nearest to a place.
func (w *window) tintAt(tint []color.NRGBA, p atlas.Place) color.NRGBA {
	b := w.figure.body.Body()
	at, best, d := b.At(p, atlas.Anatomical), 0, 1e9
	for i, v := range b.Mesh(atlas.Anatomical).Pos {
		if l := (atlas.Vec{float64(v[0]), float64(v[1]), float64(v[2])}).Sub(at).Len(); l < d {
			best, d = i, l
		}
	}
	return tint[best]
}

func TestRestIsToldByTheIntervalThatWasTyped(t *testing.T) {
	w := withPast(t, 30, 5)
	p := w.see()
	test.Tap(p.past[agePast].button)
	expect(t, "without an interval", p.legend.ticks[0].Text+", "+p.legend.ticks[2].Text, "5 days, 30 days")
	typeOver(w, p.rest.field, "14")
	o, _ := w.figure.overlays.overlay()
	old, _ := w.figure.body.Body().PlaceOf("ST36", atlas.Left)
	fresh, _ := w.figure.body.Body().PlaceOf("ST34", atlas.Left)
	if a, b := w.tintAt(o.Paint.Tint, old), w.tintAt(o.Paint.Tint, fresh); a != alpha(restedTint, even) || b != alpha(hotTint, even) {
		t.Errorf("30 days ago is %v, 5 days ago %v", a, b)
	}
	if !strings.Contains(p.legend.words.text.Text, "14 days") {
		t.Errorf("the legend says %q", p.legend.words.text.Text)
	}
	for _, bad := range []string{"much", "-1", "1.5", "400"} {
		typeOver(w, p.rest.field, bad)
		if !p.rest.wrong.box.Visible() || p.rest.Text != bad || w.desk.see.restDays != 14 {
			t.Errorf("%q: says %q over %q, kept are %d days", bad, p.rest.wrong.text.Text, p.rest.Text, w.desk.see.restDays)
		}
	}
	w.tapPoint(t, "ST36", atlas.Right)
	expect(t, "a tap with a wrong interval", w.marked(), "ST36 right planned")
	typeOver(w, p.rest.field, "")
	if w.desk.see.restDays != 0 || p.rest.wrong.box.Visible() {
		t.Error("an empty field is not no interval")
	}
}

func TestNobodyPuncturedSaysSo(t *testing.T) {
	w := withAnna(t)
	p := w.see()
	test.Tap(p.past[agePast].button)
	if p.legend.bar.Visible() || !strings.Contains(p.legend.words.text.Text, "no recorded puncture") {
		t.Errorf("it says %q", p.legend.words.text.Text)
	}
	w.desk.undo()
	w.desk.undo() // the patient
	w.see()
	if !strings.Contains(p.legend.words.text.Text, "Choose a patient") {
		t.Errorf("without a patient it says %q", p.legend.words.text.Text)
	}
}

// What is shown stays when the patient changes and when the window is built anew.
func TestWhatIsSeenStays(t *testing.T) {
	w := withAnna(t)
	p := w.see()
	w.heldBack()
	p.groups.SetSelectedIndex(2)
	test.Tap(p.cautions)
	test.Tap(p.past[agePast].button)
	typeOver(w, p.rest.field, "21")
	was := w.desk.see
	w.newPatient(map[string]string{"Surname": "Second", "FirstName": "One", "Born": "1980-01-02"})
	if w.desk.see != was {
		t.Errorf("with another patient: %+v, before %+v", w.desk.see, was)
	}
	w.taste.store.SetString(keyLang, "fr")
	w.taste.store.SetBool(keyDark, true)
	w.build()
	p = w.see()
	o, _ := w.figure.overlays.overlay()
	if w.desk.see != was || len(o.Spots) == 0 || p.groups.SelectedIndex() != 2 || !p.cautions.Checked || p.rest.Text != "21" {
		t.Errorf("after a change of language: %+v, %d spots, group %d", w.desk.see, len(o.Spots), p.groups.SelectedIndex())
	}
}

func TestTheSheetOfSightsByKeyboard(t *testing.T) {
	w := withAnna(t)
	p := w.see()
	test.Tap(p.past[agePast].button)
	w.paint()
	met := map[fyne.Focusable]bool{}
	for range 60 {
		w.win.Canvas().FocusNext()
		met[w.win.Canvas().Focused()] = true
	}
	for what, o := range map[string]fyne.Focusable{
		"groups": p.groups, "channels": p.channels, "borders": p.regions, "cautions": p.cautions, "key points": p.levels,
		"rest": p.past[agePast].button, "the interval": p.rest.field,
	} {
		if !met[o] {
			t.Errorf("Tab does not lead to %s", what)
		}
	}
}

// One may look and mark.
func TestTheSheetStaysOpenWhileOneMarks(t *testing.T) {
	w := withAnna(t)
	w.see()
	w.tapPoint(t, "ST36", atlas.Left)
	if w.desk.sheet != seeSheet || w.marked() == "" {
		t.Errorf("sheet %d, marked %q", w.desk.sheet, w.marked())
	}
}
