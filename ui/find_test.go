package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"pgregory.net/rapid"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// texts are all words below an object, in order.
func texts(o fyne.CanvasObject) string {
	var out []string
	for _, x := range test.LaidOutObjects(o) {
		if t, ok := x.(*canvas.Text); ok {
			out = append(out, t.Text)
		}
	}
	return strings.Join(out, "\n")
}

// button finds a button by its words.
func (w *window) button(below fyne.CanvasObject, words string) *widget.Button {
	for _, x := range test.LaidOutObjects(below) {
		if b, ok := x.(*widget.Button); ok && b.Text == words {
			return b
		}
	}
	panic("no button " + words)
}

var left, onBoth = []atlas.Side{atlas.Left}, []atlas.Side{atlas.Left, atlas.Right}

func TestPlacesAreFoundByWordsOfBothLanguages(t *testing.T) {
	w := withAnna(t)
	body := w.figure.body.Body()
	for _, query := range []string{"2 cun lateral to the midline at L4, left", "gauche ; niveau L4, à 2 cun de la ligne médiane", "L4 2 left"} {
		all := w.desk.find(query, onBoth)
		if len(all) == 0 || len(all[0].targets) != 1 || all[0].targets[0].Side != atlas.Left {
			t.Errorf("%q finds %+v", query, all)
			continue
		}
		got := body.Where(all[0].targets[0].Place)
		if text := got.Text("en"); !strings.Contains(text, "L4") || !strings.Contains(text, "left") {
			t.Errorf("%q lies at %s", query, text)
		}
	}
	if all := w.desk.find("2 cun lateral to the midline at L4", onBoth); len(all) != 1 || len(all[0].targets) != 2 || all[0].text.after != "both sides" {
		t.Errorf("without a side: %+v", all)
	}
	w.searchFor("2 cun lateral to the midline at L4")
	if got := w.marked(); got != "left planned, right planned" {
		t.Errorf("marked %q", got)
	}
}

func TestWhatCannotBeMarkedSaysWhy(t *testing.T) {
	w := withAnna(t)
	w.searchFor("st36")
	for query, want := range map[string]string{"ST36": "already", "EX-HN9": "cannot be marked"} {
		all := w.desk.find(query, onBoth)
		if len(all) == 0 || !all[0].text.faint || !strings.Contains(all[0].why, want) || all[0].targets != nil {
			t.Errorf("%s: %+v", query, all)
			continue
		}
		before := w.marked()
		w.searchFor(query)
		if w.marked() != before || w.desk.message.text != all[0].why {
			t.Errorf("%s: marked %q, it says %q", query, w.marked(), w.desk.message.text)
		}
	}
	if w.figure.points.setSide(0); len(w.desk.find("st36", left)) == 0 || w.desk.find("st36", left)[0].text.right != "marked" {
		t.Error("the row does not say that the point is marked")
	}
}

// Own points come first, by any word of their names, whatever the accents.
func TestOwnPointsAreFoundByTheirWords(t *testing.T) {
	w := withAnna(t)
	if _, err := w.desk.record.SaveOwnPoint(bodymap.OwnPoint{Name: "Côté du genou", Place: mustPlace(t, w, "CV12")}); err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"cote", "genou", "GENOU", "côté du"} {
		if all := w.desk.find(query, onBoth); len(all) == 0 || all[0].text.title != "Côté du genou" || all[0].text.right != "own" {
			t.Errorf("%q finds %+v", query, all)
		}
	}
	if all := w.desk.find("enou", onBoth); len(all) > 0 && all[0].text.right == "own" {
		t.Error("found by the middle of a word")
	}
}

func TestWhatIsNoPlaceIsAdvised(t *testing.T) {
	w := withAnna(t)
	s := w.figure.points
	for _, query := range []string{"2 cun lateral", "xyzzy"} {
		s.entry.SetText(query)
		if !s.none.Visible() || s.none.Text == "" || len(s.found) != 0 {
			t.Errorf("%q: %d found, it says %q", query, len(s.found), s.none.Text)
		}
		s.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		expect(t, "marked by "+query, w.marked(), "")
	}
}

// Whatever is typed, nothing breaks, and what is offered can be marked or says why not.
func TestAnythingCanBeTyped(t *testing.T) {
	w := withAnna(t)
	rapid.Check(t, func(rt *rapid.T) {
		query := rapid.StringOf(rapid.SampledFrom([]rune("BL23-–, GVEX4.5+cunleftàL穴\x00"))).Draw(rt, "query")
		for _, f := range w.desk.find(query, onBoth) {
			if n := len(f.targets) + len(f.line) + len(f.area); n == 0 && f.why == "" {
				rt.Fatalf("%q offers %+v", query, f)
			}
		}
	})
}
