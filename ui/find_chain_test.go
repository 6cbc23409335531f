package ui

import (
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func TestPointsInARowAreRead(t *testing.T) {
	for query, want := range map[string]string{
		"BL23-BL26": "BL23–BL26", "bl23 – bl26": "BL23–BL26", "BL 23-26": "BL23–BL26", "GB21, SI11,SI13": "GB21–SI11–SI13",
		"gv4 gv14": "GV4–GV14", "EX-LE4-ST35": "EX-LE4–ST35", "ex-hn5 gv20": "EX-HN5–GV20", "EX-HN1-GV20": "", "23-26": "", "BL23": "", "BL23-": "", "BL23-knee": "", "BL23-BL99": "", "": "",
	} {
		c, ok := readChain(query)
		got := ""
		if ok {
			got = c.title()
		}
		expect(t, query, got, want)
	}
}

func spreads(w *window) (out []bodymap.Site) {
	for _, s := range w.desk.chart.Sites() {
		if s.Spread != nil {
			out = append(out, s)
		}
	}
	return out
}

func TestALineRunsAlongPointsOnTheChosenSides(t *testing.T) {
	w := seenFrom(t, "front", bodymap.Presets()[1])
	w.figure.points.setSide(bothSides)
	w.searchFor("BL23-BL26")
	all := spreads(w)
	if len(all) != 2 || all[0].Spread.Extent != bodymap.Line || all[0].Side != atlas.Left || all[1].Side != atlas.Right {
		t.Fatalf("both sides give %d sites: %s", len(all), w.marked())
	}
	if !w.figure.body.Sees(all[0].Place) {
		t.Error("the body is not turned to the line")
	}
	w.desk.undo()
	expect(t, "after one undo", w.marked(), "")
	w.figure.points.setSide(2)
	w.searchFor("BL23-BL26")
	if all = spreads(w); len(all) != 1 || all[0].Side != atlas.Right || len(all[0].Spread.Spots) != w.desk.linePapules() {
		t.Errorf("the right side gives %d sites: %s", len(all), w.marked())
	}
	w.searchFor("GV4-GV9")
	if all = spreads(w); len(all) != 2 || all[1].Side != atlas.Midline {
		t.Errorf("the midline gives %s", w.marked())
	}
}

func TestWhatAChainOffers(t *testing.T) {
	w := seenFrom(t, "back", nappage())
	offers := func(query string, sides []atlas.Side) string {
		var out []string
		for _, f := range w.desk.find(query, sides) {
			out = append(out, strings.Join([]string{f.text.right, f.text.after}, " "))
		}
		return strings.Join(out, ", ")
	}
	expect(t, "two, both sides", offers("BL23-BL26", onBoth), "Line both sides, Area between left and right, Points both sides")
	expect(t, "two, left", offers("BL23-BL26", left), "Line left, Points left")
	expect(t, "three, left", offers("GB21-SI11-SI13", left), "Line left, Area left, Points left")
	expect(t, "a list", offers("GB21 SI11 SI13", left), "Points left, Line left, Area left")
	expect(t, "the midline", offers("GV4-GV9", onBoth), "Line , Points ")
	all := w.desk.find("BL23-BL26", onBoth)
	if n := len(all[2].targets); n != 8 {
		t.Errorf("BL23 to BL26 on both sides are %d points, want 8", n)
	}
	if n := len(w.desk.find("BL26-BL23", left)[1].targets); n != 4 {
		t.Errorf("BL26 down to BL23 are %d points, want 4", n)
	}
	for _, f := range all[:2] {
		if !strings.Contains(f.text.under, "mL") || !strings.Contains(f.text.under, "puncture") {
			t.Errorf("it does not say what it comes to: %q", f.text.under)
		}
	}
	w.desk.markChain(all[1])
	if s := spreads(w); len(s) != 1 || s[0].Spread.Extent != bodymap.Area || s[0].Side != atlas.Midline {
		t.Errorf("the area between left and right: %s", w.marked())
	}
}

// Where no line can run the points themselves come first, and the line says why.
func TestALineThatCannotBeLaidSaysWhy(t *testing.T) {
	w := withAnna(t)
	all := w.desk.find("LI4-BL23-KI3", left)
	if len(all) != 2 || len(all[0].targets) != 3 || !strings.Contains(all[1].why, "leaves the body") || !all[1].text.faint {
		t.Fatalf("%+v", all)
	}
	for _, f := range w.desk.find("BL23-BL24-BL25", left) {
		if f.area != nil {
			t.Errorf("an area between points in a line: %s", f.text.under)
		}
	}
	w.searchFor("BL23 BL24")
	if each := w.desk.find("BL23 BL24", onBoth)[0]; each.targets != nil || !strings.Contains(each.why, "already") {
		t.Errorf("points that are marked: %+v", each)
	}
}
