package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// Wherever a site lies, the body is turned so that it is seen, in the middle, and
// not so near that one cannot tell where it is.
func TestTheBodyIsTurnedToTheSite(t *testing.T) {
	w := withAnna(t)
	for code, side := range map[atlas.Code]atlas.Side{
		"GV20": atlas.Midline, "GB20": atlas.Right, "ST2": atlas.Left, "LI4": atlas.Right, "PC8": atlas.Left, "KI1": atlas.Right,
		"SP6": atlas.Left, "BL40": atlas.Right, "GB30": atlas.Left, "GB21": atlas.Right, "CV4": atlas.Midline, "LR3": atlas.Left, "HT1": atlas.Left, "BL57": atlas.Right,
	} {
		w.mark(t, side, code)
	}
	w.startGloved()
	w.press(fyne.KeySpace)
	w.paint()
	g := w.gloved.body
	for _, s := range w.gloved.sites {
		w.paint()
		at, seen := g.body.PositionOf(s.Place)
		size := g.body.Size()
		if !seen || at.X < size.Width*.2 || at.X > size.Width*.8 || at.Y < size.Height*.15 || at.Y > size.Height*.85 {
			t.Errorf("%s %s: seen %v at %v of %v in the view %s", s.Code, s.Side, seen, at, size, g.body.View().Name)
		}
		w.press(fyne.KeySpace)
	}
}

func TestAGloveThatBrushesTheBodyChangesNothing(t *testing.T) {
	w := withAnna(t)
	w.mark(t, atlas.Left, "BL23")
	w.startGloved()
	w.press(fyne.KeySpace)
	w.paint()
	place := w.desk.chart.Sites()[0].Place
	before, _ := w.gloved.body.body.PositionOf(place)
	shield := w.gloved.body.box.in.Objects[1]
	test.TapAt(shield.(fyne.Tappable), fyne.NewPos(90, 90))
	shield.(fyne.Draggable).Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: 80, DY: 30}})
	shield.(fyne.Draggable).DragEnd()
	shield.(fyne.Scrollable).Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 40}})
	shield.(desktop.Hoverable).MouseIn(&desktop.MouseEvent{})
	shield.(desktop.Hoverable).MouseMoved(&desktop.MouseEvent{})
	shield.(desktop.Hoverable).MouseOut()
	w.paint()
	if after, _ := w.gloved.body.body.PositionOf(place); after != before || w.states() != "p" {
		t.Errorf("the site moved from %v to %v; states %s", before, after, w.states())
	}
}

// fullDisk is a record that takes no more changes.
type fullDisk struct {
	bodymap.Store
	full bool
}

func (f *fullDisk) Apply(c bodymap.Command) error {
	if f.full {
		return &bodymap.Error{Kind: bodymap.DiskFull, Text: "The disk is full. The record is safe. Free some space and try again."}
	}
	return f.Store.Apply(c)
}

// A step that does not reach the disk is no step, and is told in large letters.
func TestAStepThatIsNotKeptIsNotShown(t *testing.T) {
	w := withAnna(t)
	disk := &fullDisk{Store: w.desk.record.(*bodymap.Practice).Reader.(bodymap.Store)}
	w.desk.record = bodymap.NewPractice(disk, w.desk.clock, "Dr Sample")
	w.desk.openPatient(w.desk.patient.ID)
	w.mark(t, atlas.Left, "BL23", "BL25")
	w.startGloved()
	w.press(fyne.KeySpace)
	disk.full = true
	w.press(fyne.KeySpace)
	test.Tap(w.gloved.skip)
	w.paint()
	if said := words(w.gloved.object()); !strings.Contains(said, "The disk is full.") || !strings.Contains(said, "BL23") || w.states() != "pp" {
		t.Errorf("it shows %q; states %s", said, w.states())
	}
	w.checkGloved(t, fyne.NewSize(1280, 800))
	disk.full = false
	w.press(fyne.KeySpace)
	if said := words(w.gloved.object()); strings.Contains(said, "The disk is full.") || w.states() != "dp" {
		t.Errorf("when there is room again it shows %q; states %s", said, w.states())
	}
}

func TestOnlyThePointAtHandIsNamedOnTheBody(t *testing.T) {
	w := withAnna(t)
	w.mark(t, atlas.Left, "BL23", "BL25", "BL27")
	w.startGloved()
	w.press(fyne.KeySpace, fyne.KeySpace)
	w.mark(t, atlas.Right, "BL13") // a site that is new comes last
	if got := len(w.gloved.sites); got != 4 || w.gloved.sites[3].Code != "BL13" || w.gloved.at != 1 {
		t.Errorf("%d sites, the last %s, at %d", got, w.gloved.sites[3].Code, w.gloved.at)
	}
	w.desk.remove(w.gloved.sites[1].ID) // one that is gone is passed over
	expect(t, "count", w.gloved.head.count.Text, "2 of 3")
}
