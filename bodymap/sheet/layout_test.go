package sheet

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"

	"pgregory.net/rapid"
)

// text is a line as it was set.
func (w *words) text() string {
	var b strings.Builder
	for _, r := range w.runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// texts are the lines of a page.
func (p page) texts() []string {
	var out []string
	for _, it := range p.items {
		if it.words != nil {
			out = append(out, it.words.text())
		}
	}
	return out
}

func (l *layout) all() string {
	var b strings.Builder
	for _, p := range l.pages {
		b.WriteString(strings.Join(p.texts(), "\n") + "\n")
	}
	return b.String()
}

// Every site has its number on a figure and in the table, however many there are.
func TestEverySiteIsDrawnAndListed(t *testing.T) {
	for seed := range uint64(10) {
		n := int(seed) * 8
		d := sample(n, seed, bodymap.Recorded, nil)
		d.Paper = []Paper{A4, Letter}[seed%2]
		count := map[string]int{}
		for _, line := range strings.Split(lay(d).all(), "\n") {
			count[line]++
		}
		for i := range n {
			if got := count[number(i)]; got < 2 {
				t.Errorf("number %d stands %d times on the sheet, want it on a figure and in the table", i+1, got)
			}
		}
	}
}

func TestBubblesOfRealBodiesStayApart(t *testing.T) {
	for seed := range uint64(10) {
		d := sample(1+int(seed)*5, seed, bodymap.Recorded, nil)
		e := watching(d)
		l := &layout{doc: d, eyes: e}
		for _, f := range e.plan() {
			c, ok := l.chart(f, slot{picture: box{12, 60, 140, 105}})
			if !ok {
				t.Fatalf("%d sites found no room", len(f.sites))
			}
			checkApart(t, c.picture, c.labels)
			for k, p := range e.spots(f, c.picture.W, c.picture.H) {
				if at := p.add(point{c.picture.X, c.picture.Y}); at.dist(c.labels[k].place) > 0.1 {
					t.Errorf("site %d lies at %v, its leader ends at %v", f.sites[k], at, c.labels[k].place)
				}
			}
		}
	}
}

func TestPagesCarryTheIdentity(t *testing.T) {
	d := sample(200, 4, bodymap.Recorded, nil)
	l := lay(d)
	if n := len(l.pages); n < 8 || n > 30 {
		t.Errorf("200 sites take %d pages", n)
	}
	for i, p := range l.pages {
		got := strings.Join(p.texts(), "\n")
		for _, want := range []string{
			"Müller-Sample 王, Anna", "born 14 Mar 1974", "file 1043", "21 Nov 2026, 10:01", "Dr Sample", "RECORD",
			fmt.Sprintf("page %d of %d", i+1, len(l.pages)), "atlas 1", "printed 21 Nov 2026, 10:21",
		} {
			if !strings.Contains(got, want) {
				t.Errorf("page %d lacks %q", i+1, want)
			}
		}
		if i == 0 != strings.Contains(got, "procaine") {
			t.Errorf("page %d: the allergies belong on the first page", i+1)
		}
	}
}

func TestMoreSitesTakeMorePages(t *testing.T) {
	last := 0
	for _, n := range []int{1, 40, 120, 200} {
		pages := len(lay(sample(n, 4, bodymap.Planned, nil)).pages)
		if pages <= last {
			t.Errorf("%d sites take %d pages, fewer sites took %d", n, pages, last)
		}
		last = pages
	}
}

// Nothing is cut off: every line stays between the margins and on the page.
func TestNothingLeavesThePage(t *testing.T) {
	long := strings.Repeat("Wolfeschlegelsteinhausenbergerdorff ", 6)
	rapid.Check(t, func(t *rapid.T) {
		d := sample(rapid.SampledFrom([]int{0, 3}).Draw(t, "sites"), 3, bodymap.Recorded, nil)
		text := rapid.OneOf(rapid.StringN(0, 80, -1), rapid.Just(long), rapid.Just(strings.ReplaceAll(long, " ", "")))
		d.Lang = rapid.SampledFrom([]string{"en", "fr"}).Draw(t, "lang")
		d.Patient.Surname, d.Patient.Allergies = text.Draw(t, "name"), text.Draw(t, "allergies")
		d.Patient.FileNumber, d.Session.Practitioner = text.Draw(t, "file"), text.Draw(t, "practitioner")
		d.Session.Note, d.Session.Reaction = text.Draw(t, "note"), text.Draw(t, "reaction")
		for i := range d.Sites {
			d.Sites[i].Note = text.Draw(t, "site note")
		}
		l := lay(d)
		for i, p := range l.pages {
			for _, it := range p.items {
				checkInside(t, i, l, it)
			}
		}
	})
}

func checkInside(t failer, page int, l *layout, it item) {
	const slack = 0.05
	switch {
	case it.words != nil:
		w := it.words
		if w.x < margin-slack || w.x+w.width() > l.w-margin+slack || w.y < marginUp || w.y > l.h-3 {
			t.Errorf("page %d: %q stands from (%.1f, %.1f) to %.1f", page+1, w.text(), w.x, w.y, w.x+w.width())
		}
	case it.shape != nil:
		for _, s := range it.shape.path {
			for _, p := range s.p[:s.points()] {
				if p.X < margin-slack || p.X > l.w-margin+slack || p.Y < 0 || p.Y > l.h || math.IsNaN(p.X+p.Y) {
					t.Errorf("page %d: a line leaves the page at %v", page+1, p)
				}
			}
		}
	}
}

// All of a text is there, however often it wraps.
func TestWrappingLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, width := rapid.String().Draw(t, "text"), rapid.Float64Range(5, 120).Draw(t, "width")
		s := plain
		lines := s.wrap(text, width)
		got := strings.ReplaceAll(strings.Join(lines, ""), " ", "")
		if want := strings.ReplaceAll(printable(text), " ", ""); got != want {
			t.Errorf("%q became %q", want, got)
		}
		for _, line := range lines {
			if s.width(line) > width && len([]rune(line)) > 1 {
				t.Errorf("%q is wider than %v", line, width)
			}
		}
	})
}

func TestPlanAndRecordDiffer(t *testing.T) {
	plan, record := lay(named(bodymap.Planned, "ST36")).all(), lay(named(bodymap.Recorded, "ST36")).all()
	if !strings.Contains(plan, "PLAN\n") || strings.Contains(plan, "RECORD") {
		t.Error("the plan is not stamped PLAN")
	}
	if !strings.Contains(record, "RECORD\n") || strings.Contains(record, "PLAN\n") {
		t.Error("the record is not stamped RECORD")
	}
}

func TestFrench(t *testing.T) {
	d := named(bodymap.Recorded, "ST36")
	d.Lang, d.Patient.Born = "fr", "1974-08-01"
	got := lay(d).all()
	for _, want := range []string{"1er août 1974", "21 nov. 2026, 10:01", "COMPTE RENDU", "page 1 sur 1", "0,10", "2,0", "papule", "G\n", "D\n", "aucune notée"} {
		if !strings.Contains(got, want) {
			t.Errorf("the French sheet lacks %q", want)
		}
	}
	for _, english := range []string{"RECORD\n", "page 1 of", "born", "Needle", "0.10", "right\n"} {
		if strings.Contains(got, english) {
			t.Errorf("the French sheet holds %q", english)
		}
	}
}

func TestConsentStandsOnTheSheet(t *testing.T) {
	d := named(bodymap.Recorded, "ST36")
	if got := lay(d).all(); strings.Contains(got, "onsent") {
		t.Error("consent that was never asked for stands on the sheet")
	}
	d.Consent = bodymap.Consent{ID: "c", At: at.AddDate(0, 0, -3), How: bodymap.Oral, Version: 2, Dated: "2026-11-01"}
	if got, want := lay(d).all(), "Consent given orally on 18 Nov 2026, to version 2 of 1 Nov 2026."; !strings.Contains(got, want) {
		t.Errorf("the sheet lacks %q in\n%s", want, got)
	}
}

func TestTotals(t *testing.T) {
	d := named(bodymap.Recorded, "ST36", "BL23")
	d.Sites[0].Punctures = 3
	d.Sites[1].State = bodymap.SiteSkipped
	got := lay(d).all()
	for _, want := range []string{"Total done: 3 sites", "5 punctures · 0.50 mL"} {
		if !strings.Contains(got, want) {
			t.Errorf("the sheet lacks %q in\n%s", want, got)
		}
	}
	d.Session.State = bodymap.Planned // begun: one side is done, the other is still to come
	d.Sites[0].State, d.Sites[1].State = bodymap.SiteDone, bodymap.SitePlanned
	if got := lay(d).all(); !strings.Contains(got, "Total done and planned: 4 sites") {
		t.Errorf("the sheet of a plan that was begun says\n%s", got)
	}
}

// A skipped site got nothing: no amount in its line may be read as given.
func TestSkippedSitesShowNoAmount(t *testing.T) {
	d := named(bodymap.Recorded, "GV4")
	d.Sites[0].State, d.Sites[0].Punctures = bodymap.SiteSkipped, 7
	got := lay(d).all()
	if strings.Contains(got, "7\n") || strings.Contains(got, "0.70") || strings.Count(got, "–\n") != 2 {
		t.Errorf("the skipped site's amounts stand on the sheet:\n%s", got)
	}
}

func TestLegendHoldsOnlyWhatIsUsed(t *testing.T) {
	got := lay(named(bodymap.Planned, "ST36")).all()
	for want, there := range map[string]bool{"papule\n": true, "planned\n": true, "nappage": false, "skipped": false, "numbing first": false} {
		if strings.Contains(got, want) != there {
			t.Errorf("%q on the sheet: %v, want %v", want, !there, there)
		}
	}
}

func TestRanges(t *testing.T) {
	for want, numbers := range map[string][]int{"": nil, "4": {4}, "1, 2": {1, 2}, "1–3": {1, 2, 3}, "1–3, 5, 7, 8": {1, 2, 3, 5, 7, 8}} {
		if got := bodymap.Ranges(numbers); got != want {
			t.Errorf("ranges(%v) = %q, want %q", numbers, got, want)
		}
	}
}

func TestLettersNoFontHasAreSeen(t *testing.T) {
	d := named(bodymap.Planned, "ST36")
	d.Patient.Surname = "Sa\U0001F600mple"
	if got := lay(d).all(); !strings.Contains(got, "Sa\uFFFDmple") || !strings.Contains(got, "stands for a letter") {
		t.Errorf("a missing letter goes unsaid:\n%s", got)
	}
	d.Patient.Surname = "Le\u0301a \u738b Nguy\u1ec5n \u0141ukasz \u2264"
	if got := lay(d).all(); !strings.Contains(got, "L\u00e9a \u738b Nguy\u1ec5n \u0141ukasz \u2264") || strings.Contains(got, "\uFFFD") {
		t.Errorf("a letter went missing:\n%s", got)
	}
}

// The everyday session stays on one sheet of paper.
func TestTenSitesTakeOnePage(t *testing.T) {
	for _, paper := range []Paper{A4, Letter} {
		d := named(bodymap.Recorded, "BL23", "BL24", "BL25", "BL26", "GV4", "GV3")
		d.Paper = paper
		if n := len(lay(d).pages); n != 1 {
			t.Errorf("10 sites take %d pages of %s", n, paper)
		}
	}
}

// A site whose place this atlas does not know is still listed and numbered.
func TestUnknownPlaceIsNotLost(t *testing.T) {
	d := named(bodymap.Planned, "ST36")
	s := siteAt(d, atlas.Place{V: [3]uint16{1, 5000, 12000}, W: [3]float64{1, 0, 0}})
	d.Sites = append(d.Sites, s)
	count := 0
	for _, line := range strings.Split(lay(d).all(), "\n") {
		if line == "3" {
			count++
		}
	}
	if count < 2 {
		t.Errorf("the number of the site stands %d times on the sheet", count)
	}
}
