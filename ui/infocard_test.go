package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/ui/figure"
)

// point is the finger on a point.
func (w *window) pointAt(t *testing.T, code atlas.Code, side atlas.Side) *infoCard {
	t.Helper()
	place, ok := w.figure.body.Body().PlaceOf(code, side)
	if !ok {
		t.Fatal(code)
	}
	w.figure.body.On.Hover(&bodymap.Target{Place: place, Code: code, Side: side}, "")
	return w.figure.info
}

// words are all that the card says now.
func (c *infoCard) words() string {
	out := []string{c.title.Text, c.after.Text, c.under.Text}
	if c.cautionRow.Visible() {
		shown := c.kinds
		if c.caution.Visible() {
			shown = c.caution
		}
		for _, s := range shown.Segments {
			out = append(out, s.(*widget.TextSegment).Text)
		}
	}
	if c.past.Visible() {
		out = append(out, c.past.Text)
	}
	return strings.Join(out, "|")
}

func TestTheCardSaysNamePlaceAndCautions(t *testing.T) {
	w := withAnna(t)
	c := w.pointAt(t, "BL13", atlas.Left)
	for _, want := range []string{"BL13", "Fèishū · left", "T3", "Pneumothorax"} {
		if !strings.Contains(c.words(), want) {
			t.Errorf("the card says %q, not %q", c.words(), want)
		}
	}
	c = w.pointAt(t, "ST36", atlas.Left)
	if c.cautionRow.Visible() {
		t.Errorf("cautions of another point stay: %q", c.words())
	}
	w.figure.body.On.Hover(nil, "")
	if c.box.Visible() {
		t.Error("the card stays though nothing is under the finger")
	}
}

func TestTheCardSparesAManPregnancy(t *testing.T) {
	w := withAnna(t)
	if c := w.pointAt(t, "LI4", atlas.Left); !strings.Contains(c.words(), "Pregnancy") {
		t.Errorf("a woman's card says %q", c.words())
	}
	p := w.desk.patient
	p.Sex = bodymap.Male
	if err := w.desk.savePatient(p); err != nil {
		t.Fatal(err)
	}
	if c := w.pointAt(t, "LI4", atlas.Right); strings.Contains(c.words(), "Pregnancy") {
		t.Errorf("a man's card says %q", c.words())
	}
}

// A tap on a mark shows its past; so does the finger on the point.
func TestTheCardTellsThePast(t *testing.T) {
	w := withPast(t, 40, 31, 22, 8) // ST36, ST34, SP10, ST36
	w.desk.see.restDays = 14
	w.tapPoint(t, "ST36", atlas.Left)
	w.tapPoint(t, "ST36", atlas.Left) // selects it
	c := w.figure.info
	for _, want := range []string{"1 · ST36", "8 days ago (13 Nov, 12 Oct)", "not rested 14 days"} {
		if !strings.Contains(c.words(), want) {
			t.Errorf("the card of the mark says %q, not %q", c.words(), want)
		}
	}
	if c = w.pointAt(t, "ST36", atlas.Right); c.past.Visible() {
		t.Errorf("the other side has no past, but: %q", c.words())
	}
	if c = w.pointAt(t, "SP10", atlas.Left); strings.Contains(c.words(), "not rested") || !strings.Contains(c.words(), "22 days ago (30 Oct)") {
		t.Errorf("of SP10 it says %q", c.words())
	}
}

func TestThePastNamesTheLastThreeTimes(t *testing.T) {
	w := withAnna(t)
	for n := range 5 {
		w.desk.newSession()
		w.tapPoint(t, "ST36", atlas.Left)
		w.desk.setHeader(func(s *bodymap.Session) { s.At = noon.AddDate(0, 0, -n-1) })
		w.desk.recordAll()
	}
	site := w.desk.chart.Sites()[0]
	if err := w.desk.chart.Change([]bodymap.SiteID{site.ID}, func(s *bodymap.Site) { s.Reaction = "itching" }, bodymap.EditSite); err != nil {
		t.Fatal(err)
	}
	w.desk.setHeader(func(s *bodymap.Session) { s.At = noon })
	w.desk.newSession()
	c := w.pointAt(t, "ST36", atlas.Left)
	if words := c.words(); !strings.Contains(words, "today (21 Nov, 20 Nov, 19 Nov and 2 more)") || !strings.Contains(words, "Reaction: itching") {
		t.Errorf("the card says %q", words)
	}
}

func TestTheCardOfAnAreaCounts(t *testing.T) {
	w := seenFrom(t, "back", nappage())
	w.desk.setTool(figure.AreaTool)
	w.draw(t, true, atlas.Left, "BL43", "BL47", "BL18", "BL13")
	s := w.desk.chart.Sites()[0]
	w.desk.selectSite(s.ID)
	words := w.figure.info.words()
	for _, want := range []string{"1 · Area", fmt.Sprint(s.Punctures) + " punctures", "cm²", "mL"} {
		if !strings.Contains(words, want) {
			t.Errorf("the card says %q, not %q", words, want)
		}
	}
}

// The card covers no button, not what it is about, and stays in the figure; at
// every size, in both languages, in touch mode, with the longest cautions.
func TestTheCardKeepsItsPlace(t *testing.T) {
	for _, language := range []string{"en", "fr"} {
		w := opened(t, t.TempDir(), language, 1280, 800)
		w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "1974-03-14"})
		w.taste.store.SetBool(keyTouch, language == "fr")
		w.build()
		for _, wide := range []float32{1280, 800} {
			w.win.Resize(fyne.NewSize(wide, 2080-wide))
			w.paint()
			for _, code := range []atlas.Code{"GB21", "CV14", "ST36", "KI3", "LR3"} {
				side := atlas.Left
				if code == "CV14" {
					side = atlas.Midline
				}
				c := w.pointAt(t, code, side)
				w.cardLies(t, fmt.Sprintf("%s, %v wide, %s", language, wide, code))
				if more := c.more; code == "GB21" && more.Visible() {
					folded := c.box.Size().Height
					test.Tap(more)
					if c.box.Size().Height < folded || !c.caution.Visible() {
						t.Errorf("%s, %v wide: asked for more the card is %v high, before %v", language, wide, c.box.Size().Height, folded)
					}
					w.cardLies(t, fmt.Sprintf("%s, %v wide, all of %s", language, wide, code))
					test.Tap(more)
				}
			}
		}
	}
}

func (w *window) cardLies(t *testing.T, where string) {
	t.Helper()
	p := w.figure
	card := p.info.box
	if !card.Visible() {
		t.Fatalf("%s: there is no card", where)
	}
	at, end := card.Position(), card.Position().Add(card.Size())
	if at.X < 0 || at.Y < p.points.box.Size().Height || end.X > p.box.Size().Width || end.Y > p.box.Size().Height {
		t.Errorf("%s: the card lies from %v to %v in %v", where, at, end, p.box.Size())
	}
	for name, o := range map[string]fyne.CanvasObject{"views": p.views.box, "tools": p.tools, "strip": p.strip.box, "hint": p.hint.box} {
		if o.Visible() && meet(at, end, o.Position(), o.Position().Add(o.Size())) {
			t.Errorf("%s: the card from %v to %v covers the %s", where, at, end, name)
		}
	}
	if finger, seen := p.body.PositionOf(p.info.about.Place); seen && meet(at, end, finger, finger) {
		t.Errorf("%s: the card from %v to %v covers what it is about at %v", where, at, end, finger)
	}
}

// meet tells whether two rectangles overlap.
func meet(from, to, otherFrom, otherTo fyne.Position) bool {
	return from.X < otherTo.X && otherFrom.X < to.X && from.Y < otherTo.Y && otherFrom.Y < to.Y
}

// A pointer that comes to lie on the card finds it as it was; off it, it goes.
func TestTheCardStaysUnderThePointer(t *testing.T) {
	w := withAnna(t)
	c := w.pointAt(t, "GB21", atlas.Left)
	was := c.words()
	ground := newCardGround(c)
	w.figure.body.On.Hover(nil, "") // the body is told first
	ground.MouseIn(nil)
	if !c.box.Visible() || c.words() != was {
		t.Errorf("under the pointer the card says %q, before %q", c.words(), was)
	}
	ground.MouseOut() // to the button on it
	c.more.MouseIn(nil)
	test.Tap(c.more)
	if !c.box.Visible() || !c.caution.Visible() || !strings.Contains(c.words(), "pleura") {
		t.Errorf("asked for more the card says %q", c.words())
	}
	c.more.MouseOut()
	if c.box.Visible() {
		t.Error("the card stays after the pointer has left it")
	}
}

func TestTheCardMakesRoomForAMessage(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	w.tapPoint(t, "ST36", atlas.Left) // selects it
	card := w.figure.info.box
	at := card.Position()
	w.desk.note("A sentence that is long enough to take more than one line of the window, so that it would cover what the card says.")
	w.paint()
	if end, top := w.figure.box.Position().Y+card.Position().Y+card.Size().Height, w.message.box.Position().Y; end > top+1 {
		t.Errorf("the card ends at %v, the message begins at %v", end, top)
	}
	w.desk.note("")
	w.paint()
	if card.Position() != at {
		t.Errorf("without the message the card lies at %v, before at %v", card.Position(), at)
	}
}

// Pale sites that are tried on are not covered by the card of a site that was looked at before.
func TestTheCardGivesWayToATrial(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	w.tapPoint(t, "ST36", atlas.Left)
	w.choose(t, "Heel pain")
	if w.figure.info.box.Visible() {
		t.Error("the card of the selected site stays")
	}
	w.desk.chooseProtocol(w.desk.shelf.chosen)
	if !w.figure.info.box.Visible() {
		t.Error("the card does not come back")
	}
}
