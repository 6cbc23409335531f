package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/ui/figure"
)

// withThree has three sites on the left of the back.
func withThree(t *testing.T) *window {
	t.Helper()
	w := seenFrom(t, "back", bodymap.Presets()[1])
	for _, code := range []atlas.Code{"BL13", "BL23", "BL25"} {
		w.tapPoint(t, code, atlas.Left)
	}
	return w
}

func depths(w *window) (all []float64) {
	for _, s := range w.desk.chart.Sites() {
		all = append(all, s.Syringe.DepthMM)
	}
	return all
}

func TestSeveralSitesAreChangedInOneStep(t *testing.T) {
	w := withThree(t)
	w.win.Canvas().Unfocus()
	w.desk.keys.TypedShortcut(&fyne.ShortcutSelectAll{})
	w.paint()
	expect(t, "heading", w.session.title.Text, "3 sites")
	p := w.session
	typeOver(w, p.syringe.fields["DepthMM"], "1.5")
	typeOver(w, p.site.punctures, "2")
	test.Tap(p.site.numbing)
	test.Tap(p.site.acts[noteAct].button)
	typeOver(w, p.site.act.note, "careful")
	for _, s := range w.desk.chart.Sites() {
		if s.Syringe.DepthMM != 1.5 || s.Punctures != 2 || !s.Numbing || s.Note != "careful" {
			t.Errorf("%s has %+v", s.Code, s)
		}
	}
	for range 4 {
		w.desk.undo()
	}
	for _, s := range w.desk.chart.Sites() {
		if s.Syringe.DepthMM != 2 || s.Punctures != 1 || s.Numbing || s.Note != "" {
			t.Errorf("after four undos %s has %+v", s.Code, s)
		}
	}
}

func TestValuesThatDifferAreKeptUnlessTyped(t *testing.T) {
	w := withThree(t)
	w.desk.selectSite(w.desk.chart.Sites()[1].ID)
	depth := w.session.syringe.fields["DepthMM"]
	typeOver(w, depth, "3")
	w.desk.pickAll()
	w.paint()
	if depth.Text != "" || depth.PlaceHolder != "various" {
		t.Errorf("depths that differ show as %q over %q", depth.Text, depth.PlaceHolder)
	}
	w.win.Canvas().Focus(depth)
	depth.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	w.win.Canvas().Unfocus()
	typeOver(w, w.session.syringe.fields["AngleDeg"], "45")
	if got := depths(w); got[0] != 2 || got[1] != 3 || got[2] != 2 {
		t.Errorf("the depths became %v", got)
	}
	typeOver(w, depth, "4")
	if got := depths(w); got[0] != 4 || got[1] != 4 || got[2] != 4 {
		t.Errorf("typed for all, the depths became %v", got)
	}
	w.desk.selectSite("")
	w.paint()
	expect(t, "the syringe in the hand", depth.Text, "2")
}

func TestALassoPicksWhatItGoesAround(t *testing.T) {
	w := withThree(t)
	w.desk.setTool(figure.PickTool)
	w.paint()
	m := w.figure.body
	a, b := w.at(t, "BL13", atlas.Left), w.at(t, "BL23", atlas.Left)
	corners := []fyne.Position{a.AddXY(-15, -15), a.AddXY(15, -15), b.AddXY(15, 9), b.AddXY(-15, 9)}
	mouse := func(at fyne.Position) *desktop.MouseEvent {
		return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
	}
	m.MouseDown(mouse(corners[0]))
	for _, at := range corners[1:] {
		m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}})
	}
	m.MouseUp(mouse(corners[3]))
	w.paint()
	if got := w.desk.picks(); len(got) != 2 || got[0].Code != "BL13" || got[1].Code != "BL23" {
		t.Fatalf("the lasso picked %v", got)
	}
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	w.paint()
	expect(t, "after Delete", w.marked(), "BL25 left planned")
	w.desk.undo()
	expect(t, "after one undo", w.marked(), "BL13 left planned, BL23 left planned, BL25 left planned")
}

func TestTapsInTheListPickSeveral(t *testing.T) {
	w := withThree(t)
	test.Tap(w.session.many.button)
	w.session.tapRow(0)
	w.session.tapRow(2)
	if len(w.desk.picks()) != 2 {
		t.Errorf("two taps picked %d sites", len(w.desk.picks()))
	}
	w.session.tapRow(0)
	if s, _, ok := w.desk.site(); !ok || s.Code != "BL25" {
		t.Error("a second tap does not take a site out again")
	}
	test.Tap(w.session.many.button)
	w.session.tapRow(1)
	if s, _, ok := w.desk.site(); !ok || s.Code != "BL23" || len(w.desk.picked) != 1 {
		t.Error("with the switch off a tap does not select one site")
	}
}

func TestMirrorSaysAndShowsItselfFirst(t *testing.T) {
	w := withThree(t)
	w.tapPoint(t, "BL23", atlas.Right)
	w.desk.pick([]bodymap.SiteID{w.desk.chart.Sites()[0].ID, w.desk.chart.Sites()[2].ID}, false)
	test.Tap(w.session.site.acts[mirrorAct].button)
	w.paint()
	act := w.session.site.act
	if !strings.Contains(act.mirror.Text, "2 sites to the right") || !act.mirror.Visible() {
		t.Errorf("it says %q", act.mirror.Text)
	}
	pale := 0
	for _, m := range marksOf(w.desk, false) {
		if m.Look.Ghost {
			pale++
		}
	}
	if pale != 2 || len(w.desk.chart.Sites()) != 4 {
		t.Errorf("before it is done %d pale marks show, and %d sites are marked", pale, len(w.desk.chart.Sites()))
	}
	test.Tap(act.mirror)
	w.paint()
	expect(t, "mirrored", w.marked(), "BL13 left planned, BL23 left planned, BL25 left planned, BL23 right planned, BL13 right planned, BL25 right planned")
	w.desk.undo()
	expect(t, "undone", w.marked(), "BL13 left planned, BL23 left planned, BL25 left planned, BL23 right planned")
	w.searchFor("gv4")
	w.desk.selectSite(w.desk.chart.Sites()[4].ID)
	w.desk.begin(mirrorAct)
	w.paint()
	if act.mirror.Visible() || !act.why.Visible() {
		t.Error("a site on the midline offers to be mirrored")
	}
}

func TestShiftMovesByWhatIsTyped(t *testing.T) {
	w := withThree(t)
	body := w.figure.body.Body()
	height := func() float64 { return body.At(w.desk.chart.Sites()[1].Place, atlas.Anatomical)[1] }
	w.desk.selectSite(w.desk.chart.Sites()[1].ID)
	test.Tap(w.session.site.acts[shiftAct].button)
	act := w.session.site.act
	typeOver(w, act.by, "2,5")
	before := height()
	test.Tap(act.ways[bodymap.Up])
	if d := height() - before; d < 2 || d > 2.6 {
		t.Errorf("2.5 cm up over the back is %.2f cm higher", d)
	}
	w.desk.undo()
	if height() != before {
		t.Error("undo does not bring it back")
	}
	typeOver(w, act.by, "far")
	if w.session.syringe.wrong.Hidden {
		t.Error("nothing is said of a distance that is no number")
	}
}

func TestAnAreaIsLaidAnewAndPuncturesAreLeftOut(t *testing.T) {
	w := seenFrom(t, "back", nappage())
	w.desk.setTool(figure.AreaTool)
	w.paint()
	w.draw(t, true, atlas.Left, "BL46", "BL48", "BL23", "BL17")
	id := w.desk.chart.Sites()[0].ID
	area := func() bodymap.Site { s, _ := w.desk.chart.Site(id); return s }
	w.desk.setTool(figure.PointTool)
	w.desk.selectSite(id)
	w.paint()
	row := w.session.site.plan
	if !row.box.Visible() || !w.session.site.punctures.Disabled() {
		t.Fatal("a selected area does not show how it is laid, or its punctures can be typed")
	}
	first := area().Punctures
	typeOver(w, row.fields.spacing, "10")
	if n := area().Punctures; n >= first {
		t.Errorf("with a wider spacing there are %d punctures instead of %d", n, first)
	}
	test.Tap(row.fields.pattern)
	if area().Spread.Pattern != bodymap.Grid {
		t.Error("the pattern does not change")
	}
	typeOver(w, row.fields.spacing, "0")
	if w.session.syringe.wrong.Hidden {
		t.Error("a spacing of nothing is not refused at its field")
	}
	row.fields.spacing.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	w.figure.body.On.Spot(id, 3)
	w.paint()
	if area().Spread.Has(3) || !strings.Contains(w.session.syringe.quiet.Text, "1 left out") {
		t.Errorf("after a puncture is left out it says %q", w.session.syringe.quiet.Text)
	}
	w.figure.body.On.Spot(id, 3)
	if !area().Spread.Has(3) {
		t.Error("it is not taken back")
	}
	test.Tap(w.session.syringe.source) // the message shows whose numbers these are
	if w.desk.message.text == "" {
		t.Error("no source is told")
	}
}
