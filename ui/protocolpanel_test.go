package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// protocols shows the sheet of protocols.
func (w *window) protocols() *protocolPanel {
	test.Tap(w.tabs.sheet[protocolSheet].button)
	w.paint()
	return w.over[protocolSheet].(*protocolPanel)
}

// choose taps a protocol of the list by its name.
func (w *window) choose(t *testing.T, name string) {
	t.Helper()
	w.protocols()
	for _, o := range w.desk.shelf.all {
		if o.Name == name {
			w.desk.chooseProtocol(o.ID)
			w.paint()
			return
		}
	}
	t.Fatalf("no protocol %s", name)
}

// saveAs types a name and keeps the sites under it.
func (w *window) saveAs(p *protocolPanel, name string) {
	w.win.Canvas().Focus(p.keep.name.field)
	p.keep.name.SetText("")
	test.Type(p.keep.name.field, name)
	p.keep.name.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	w.paint()
}

func TestAProtocolIsTriedOnSeenAndApplied(t *testing.T) {
	w := withAnna(t)
	p := w.protocols()
	var sites int
	for _, o := range w.desk.shelf.all {
		if o.Name == "Heel pain" {
			sites = len(o.Sites)
		}
	}
	w.choose(t, "Heel pain")
	if n := w.pale(); n != sites || w.marked() != "" {
		t.Fatalf("%d pale marks of %d sites; marked already: %q", n, sites, w.marked())
	}
	trial, _ := w.desk.trial()
	seen := 0
	for _, s := range trial {
		if w.figure.body.Sees(s.Place) {
			seen++
		}
	}
	if seen == 0 {
		t.Error("the body was not turned to what would be marked")
	}
	expect(t, "sides", p.detail.side[bodymap.AsMade].button.Text+" "+p.detail.side[bodymap.Mirrored].button.Text, "Left Right")
	test.Tap(p.detail.side[bodymap.BothSides].button)
	w.paint()
	if n := w.pale(); n != 2*sites {
		t.Errorf("%d pale marks on both sides, want %d", n, 2*sites)
	}
	if !strings.Contains(p.detail.apply.Text, count("1 site", "%d sites", 2*sites)) || !strings.Contains(p.detail.apply.Text, "mL") {
		t.Errorf("the button says %q", p.detail.apply.Text)
	}
	test.Tap(p.detail.apply)
	w.paint()
	if n := len(w.desk.chart.Sites()); n != 2*sites || w.pale() != 0 || w.desk.sheet != sessionSheet {
		t.Errorf("%d sites are marked, %d pale ones are left, sheet %d", n, w.pale(), w.desk.sheet)
	}
	if !strings.Contains(w.desk.chart.Session().Protocol, "Heel pain") {
		t.Errorf("the session says %q", w.desk.chart.Session().Protocol)
	}
	w.desk.undo()
	expect(t, "after one undo", w.marked(), "")
}

func TestMirroredGoesToTheOtherSide(t *testing.T) {
	w := withAnna(t)
	w.choose(t, "Heel pain")
	test.Tap(w.protocols().detail.side[bodymap.Mirrored].button)
	w.protocols().detail.apply.OnTapped()
	for _, s := range w.desk.chart.Sites() {
		if s.Side != atlas.Right {
			t.Errorf("%s is on the %s", s.Code, s.Side)
		}
	}
}

// Where left and right are the same there is nothing to choose.
func TestAnEvenProtocolHasNoSides(t *testing.T) {
	w := withAnna(t)
	w.choose(t, "Neck pain")
	if w.protocols().detail.sides.Visible() {
		t.Error("sides are offered for what is on both")
	}
}

func TestWhyAProtocolCannotBeApplied(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	w.desk.tap(bodymap.Target{Place: mustPlace(t, w, "CV12")}) // an Ashi place: it belongs to this figure
	w.saveAs(w.protocols(), "Mine")
	w.choose(t, "Mine")
	d := w.protocols().detail
	refused := func(what, word string) {
		t.Helper()
		w.paint()
		if !d.apply.Disabled() || !d.why.box.Visible() || !strings.Contains(d.why.text.Text, word) {
			t.Errorf("%s: says %q, the button is off: %v", what, d.why.text.Text, d.apply.Disabled())
		}
	}
	refused("all marked", "already")
	w.desk.setFigure(atlas.Male)
	refused("another figure", "female")
	w.desk.setFigure(atlas.Female)
	w.desk.remove(w.desk.chart.Sites()[0].ID)
	w.paint()
	if d.apply.Disabled() || d.why.box.Visible() {
		t.Errorf("with one site to mark the button is off, and it says %q", d.why.text.Text)
	}
	w.desk.openPatient(w.desk.patient.ID)
	w.desk.patient, w.desk.chart = bodymap.Patient{}, nil
	w.desk.show(protocolSheet)
	refused("no patient", "patient")
}

func TestANameThatIsTakenIsToldAtTheFieldAndStays(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	p := w.protocols()
	w.saveAs(p, "neck PAIN")
	expect(t, "what was typed", p.keep.name.Text, "neck PAIN")
	if !strings.Contains(p.keep.name.wrong.text.Text, "already") || !p.keep.name.wrong.box.Visible() {
		t.Errorf("at the field it says %q", p.keep.name.wrong.text.Text)
	}
	w.tapPoint(t, "ST36", atlas.Right)
	expect(t, "a tap on the body", w.marked(), "ST36 left planned, ST36 right planned")
	w.protocols()
	w.win.Canvas().Focus(p.keep.name.field)
	test.Type(p.keep.name.field, " of mine")
	if p.keep.name.wrong.box.Visible() {
		t.Error("a name that is being mended is still refused")
	}
	test.Tap(p.keep.save)
	w.paint()
	expect(t, "the first of the list", w.desk.shelf.all[0].Name, "neck PAIN of mine")
	expect(t, "the field", p.keep.name.Text, "")
	w.saveAs(p, "  ")
	if !p.keep.name.wrong.box.Visible() {
		t.Error("an empty name is not refused in words")
	}
}

func TestThePickedSitesAloneCanBeSaved(t *testing.T) {
	w := withThree(t)
	sites := w.desk.chart.Sites()
	w.desk.pick([]bodymap.SiteID{sites[0].ID, sites[2].ID}, false)
	p := w.protocols()
	expect(t, "title", p.keep.title.Text, "Save 3 sites as a protocol")
	test.Tap(p.keep.picked.button)
	w.paint()
	expect(t, "title", p.keep.title.Text, "Save 2 sites as a protocol")
	w.saveAs(p, "Two of them")
	expect(t, "what is kept", pointsOf(w.desk.shelf.all[0]), "BL13 BL25")
	if w.desk.shelf.picked {
		t.Error("the next one would be of the picked ones without being asked for")
	}
	w.desk.selectSite("")
	w.paint()
	if p.keep.which.Visible() {
		t.Error("with nothing picked there is nothing to choose between")
	}
}

// The button beside several sites leads to the name, with the cursor in it.
func TestSaveAsProtocolAsksForTheName(t *testing.T) {
	w := withThree(t)
	w.desk.saveAsProtocol(w.desk.chart.Sites()[1].ID)
	w.paint()
	p := w.over[protocolSheet].(*protocolPanel)
	if w.win.Canvas().Focused() != p.keep.name.field {
		t.Fatalf("the cursor is in %T", w.win.Canvas().Focused())
	}
	test.Type(p.keep.name.field, "The middle")
	p.keep.name.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	expect(t, "what is kept", pointsOf(w.desk.shelf.all[0]), "BL23")
	w.desk.saveAsProtocol()
	w.paint()
	expect(t, "title", p.keep.title.Text, "Save 3 sites as a protocol")
}

func TestOwnProtocolsAreRenamedRemovedAndComeBack(t *testing.T) {
	w := withThree(t)
	p := w.protocols()
	starters := len(w.desk.shelf.all)
	w.saveAs(p, "Mine")
	w.choose(t, "Mine")
	name := p.detail.name
	typeOver(w, name.field, "Hip pain")
	if !name.wrong.box.Visible() || name.Text != "Hip pain" || w.desk.shelf.all[0].Name != "Mine" {
		t.Errorf("a taken name: says %q over %q, kept is %q", name.wrong.text.Text, name.Text, w.desk.shelf.all[0].Name)
	}
	typeOver(w, name.field, "Ours")
	expect(t, "renamed", w.desk.shelf.all[0].Name+" "+p.detail.title.Text, "Ours Ours")
	w.desk.undo()
	w.paint()
	expect(t, "after undo", w.desk.shelf.all[0].Name+" "+name.Text, "Mine Mine")
	w.desk.redo()
	w.desk.removeProtocol()
	w.paint()
	if len(w.desk.shelf.all) != starters || p.detail.box.Visible() {
		t.Errorf("%d protocols after removing, the details show: %v", len(w.desk.shelf.all), p.detail.box.Visible())
	}
	w.desk.undo()
	w.paint()
	expect(t, "after undo", w.desk.shelf.all[0].Name, "Ours")
	if w.desk.sheet != protocolSheet || p.list.Length() != starters+1 {
		t.Error("the list does not follow undo")
	}
	w.choose(t, "Hip pain")
	if p.detail.name.box.Visible() {
		t.Error("what came with Ashi can be renamed")
	}
}

// Everything is reached by Tab, chosen by the space bar and applied.
func TestTheSheetOfProtocolsByKeyboard(t *testing.T) {
	w := withAnna(t)
	p := w.protocols()
	c := w.win.Canvas()
	c.Focus(p.list)
	p.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	p.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	w.paint()
	expect(t, "chosen", p.detail.title.Text, "Shoulder pain")
	met := map[fyne.Focusable]bool{}
	for range 60 {
		c.FocusNext()
		met[c.Focused()] = true
	}
	for what, o := range map[string]fyne.Focusable{
		"the list": p.list, "the other side": p.detail.side[bodymap.Mirrored].button, "apply": p.detail.apply, "search": w.figure.points.entry,
	} {
		if !met[o] {
			t.Errorf("Tab does not lead to %s", what)
		}
	}
	c.Focus(p.detail.apply)
	p.detail.apply.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if len(w.desk.chart.Sites()) == 0 {
		t.Error("the space bar does not apply the protocol")
	}
}

func TestARecordThatCannotBeReadIsTold(t *testing.T) {
	w := withAnna(t)
	w.desk.record = noShelf{w.desk.record}
	w.protocols()
	if !w.desk.message.bad || w.desk.message.text == "" {
		t.Errorf("nothing is said: %+v", w.desk.message)
	}
}

// noShelf is a record whose protocols cannot be read.
type noShelf struct{ record }

func (noShelf) Protocols() ([]bodymap.Protocol, error) {
	return nil, &bodymap.Error{Kind: bodymap.Damaged, Text: "This file is not a record of Ashi, or it is damaged. It was not changed. Restore it from a backup."}
}

func TestTheProtocolsSpeakFrench(t *testing.T) {
	w := opened(t, t.TempDir(), "fr", 1280, 800)
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Anna", "Born": "1974-03-14"})
	w.choose(t, "Cervicalgie")
	if p := w.protocols(); !strings.HasPrefix(p.detail.apply.Text, "Marquer") || !strings.HasPrefix(p.detail.source.text.Text, "Point de départ") {
		t.Errorf("%q, %q", p.detail.apply.Text, p.detail.source.text.Text)
	}
}

func TestAProtocolNamesItsPointsOnce(t *testing.T) {
	area := bodymap.Spread{Extent: bodymap.Area}
	got := pointsOf(bodymap.Protocol{Sites: []bodymap.Site{{Code: "BL23"}, {Code: "BL23"}, {}, {Code: "GV4"}, {}, {Spread: &area}}})
	expect(t, "points", got, "BL23 GV4 2 × "+say("Ashi")+" 1 × "+say("Area"))
}

// A patient stays open when a step that is about no patient is taken back.
func TestUndoOfAShelfStepLeavesThePatientOpen(t *testing.T) {
	w := withAnna(t)
	w.tapPoint(t, "ST36", atlas.Left)
	w.saveAs(w.protocols(), "Mine")
	w.newPatient(map[string]string{"Surname": "Second", "FirstName": "One", "Born": "1980-01-02"})
	second := w.desk.patient.ID
	w.desk.undo() // no session is left
	w.choose(t, "Mine")
	if len(w.desk.sessions) != 0 || w.pale() != 0 {
		t.Fatalf("%d sessions, %d pale marks", len(w.desk.sessions), w.pale())
	}
	w.desk.removeProtocol()
	w.desk.undo()
	w.paint()
	if w.desk.patient.ID != second || w.desk.shelf.all[0].Name != "Mine" {
		t.Errorf("%q is open, the first protocol is %s", w.banner.name.Text, w.desk.shelf.all[0].Name)
	}
	w.choose(t, "Mine")
	test.Tap(w.protocols().detail.apply)
	expect(t, "applied in a first session", w.marked(), "ST36 left planned")
	if w.desk.chart.Patient().ID != second {
		t.Error("the other patient was marked")
	}
}
