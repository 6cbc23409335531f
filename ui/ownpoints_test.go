package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// named has an own point on the left: an Ashi place beside BL53.
func withOwnPoint(t *testing.T, name string) (*window, bodymap.Site) {
	t.Helper()
	w := seenFrom(t, "back", bodymap.Presets()[1])
	body := w.figure.body.Body()
	from, _ := body.PlaceOf("BL53", atlas.Left)
	w.desk.mark(bodymap.Target{Place: body.Walk(from, atlas.Vec{1, 0, 0}, 2), Side: atlas.Left})
	s := w.desk.chart.Sites()[0]
	w.desk.selectSite(s.ID)
	p := w.protocols().points
	w.win.Canvas().Focus(p.name.field)
	test.Type(p.name.field, name)
	p.name.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	w.paint()
	return w, s
}

// chips are the own points that show, and the buttons that forget them.
func (w *window) chips() (marks, away []*ttwidget.Button) {
	for _, c := range w.over[protocolSheet].(*protocolPanel).points.chips.Objects {
		both := c.(*fyne.Container).Objects
		marks, away = append(marks, both[0].(*ttwidget.Button)), append(away, both[1].(*ttwidget.Button))
	}
	return marks, away
}

func TestAnAshiPlaceIsKeptUnderAName(t *testing.T) {
	w, s := withOwnPoint(t, "my gluteus point")
	marks, _ := w.chips()
	if len(marks) != 1 || marks[0].Text != "my gluteus point" || w.over[protocolSheet].(*protocolPanel).points.name.Text != "" {
		t.Fatalf("the chips are %v", marks)
	}
	w.desk.remove(s.ID)
	w.figure.points.setSide(0) // left
	test.Tap(marks[0])
	got := w.desk.chart.Sites()
	if len(got) != 1 || got[0].Place != s.Place || got[0].Side != atlas.Left {
		t.Errorf("the chip marks %+v", got)
	}
}

// The sides beside the search decide, as they do for named points.
func TestAnOwnPointIsMarkedOnTheSidesThatAreChosen(t *testing.T) {
	w, s := withOwnPoint(t, "gluteus")
	w.desk.remove(s.ID)
	marks, _ := w.chips()
	other := atlas.Get().Mirror(s.Place)
	w.figure.points.setSide(2) // right
	test.Tap(marks[0])
	if got := w.desk.chart.Sites(); len(got) != 1 || got[0].Place != other || got[0].Side != atlas.Right {
		t.Errorf("on the right it marks %+v", got)
	}
	w.figure.points.setSide(bothSides)
	test.Tap(marks[0])
	if got := w.desk.chart.Sites(); len(got) != 2 || got[1].Place != s.Place {
		t.Errorf("on both sides, one of which is marked, there are %+v", got)
	}
	test.Tap(marks[0])
	if len(w.desk.chart.Sites()) != 2 || !strings.Contains(w.desk.message.text, "already") {
		t.Errorf("marked again: %d sites, %q", len(w.desk.chart.Sites()), w.desk.message.text)
	}
	w.desk.undo()
	w.desk.undo()
	w.searchFor("gluteus")
	if got := w.desk.chart.Sites(); len(got) != 2 || got[0].Place != s.Place || got[1].Place != other {
		t.Errorf("the search marks %+v", got)
	}
}

func TestAnOwnPointOnTheMidlineHasNoOtherSide(t *testing.T) {
	w := withAnna(t)
	o := bodymap.OwnPoint{Name: "navel", Place: mustPlace(t, w, "CV8")}
	if got := w.desk.ownTargets(o, []atlas.Side{atlas.Left, atlas.Right}); len(got) != 1 || got[0].Side != atlas.Midline {
		t.Errorf("%+v", got)
	}
}

func TestOwnPointsAreForgottenAndComeBack(t *testing.T) {
	w, _ := withOwnPoint(t, "gluteus")
	_, away := w.chips()
	test.Tap(away[0])
	w.paint()
	if marks, _ := w.chips(); len(marks) != 0 || w.marked() == "" {
		t.Errorf("%d chips are left; marked: %q", len(marks), w.marked())
	}
	w.desk.undo()
	w.paint()
	if marks, _ := w.chips(); len(marks) != 1 {
		t.Error("undo does not bring the point back to the sheet")
	}
	w.desk.undo()
	w.paint()
	if marks, _ := w.chips(); len(marks) != 0 {
		t.Error("undo of the naming leaves the chip")
	}
}

func TestOnlyAnAshiPlaceCanBeNamed(t *testing.T) {
	w, s := withOwnPoint(t, "gluteus")
	p := w.protocols().points
	if !p.name.box.Visible() {
		t.Fatal("an Ashi site is selected, and its place cannot be named")
	}
	w.win.Canvas().Focus(p.name.field)
	test.Type(p.name.field, "GLUTEUS")
	test.Tap(p.save)
	if !p.name.wrong.box.Visible() || p.name.Text != "GLUTEUS" {
		t.Errorf("a taken name: %q over %q", p.name.wrong.text.Text, p.name.Text)
	}
	w.desk.mark(bodymap.Target{Place: mustPlace(t, w, "GV4"), Code: "GV4"})
	w.desk.selectSite(w.desk.chart.Sites()[1].ID)
	w.protocols()
	if p.name.box.Visible() {
		t.Error("a named point can be named again")
	}
	w.desk.remove(s.ID)
	w.desk.undo()
}

// A long name neither widens the sheet nor is it lost.
func TestALongNameFits(t *testing.T) {
	name := strings.Repeat("where it always hurts ", 4)
	w, _ := withOwnPoint(t, name)
	marks, away := w.chips()
	if end := away[0].Position().X + away[0].Size().Width; end > w.panel.Size().Width {
		t.Errorf("the chip ends at %v of %v", end, w.panel.Size().Width)
	}
	if !strings.Contains(marks[0].ToolTip(), strings.TrimSpace(name)) {
		t.Errorf("the help says %q", marks[0].ToolTip())
	}
}
