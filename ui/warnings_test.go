package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// warn is the panel above the totals.
func (w *window) warn() *warnPanel {
	for _, l := range w.session.lines {
		if p, ok := l.(*warnPanel); ok {
			return p
		}
	}
	panic("no panel of the warnings")
}

// words are what the line says; empty: it is not there.
func (p *warnPanel) words() string {
	if !p.row.Visible() {
		return ""
	}
	return strings.Join(strings.Fields(texts(p.row)), " ")
}

// reasons are the fields in sight, and what the warnings above them say.
func (p *warnPanel) siteWords() string {
	var out []string
	for _, s := range p.site.shown {
		for _, segment := range s.text.Segments {
			out = append(out, segment.(*widget.TextSegment).Text)
		}
	}
	return strings.Join(out, "|")
}

// deepOnTheBack has four sites seen from behind, of which GB21, BL13 and BL18 lie deep over the lung.
func deepOnTheBack(t *testing.T) *window {
	t.Helper()
	w := seenFrom(t, "back", bodymap.Presets()[1])
	w.tapPoint(t, "BL23", atlas.Left)
	expect(t, "what 2 mm warn of", w.warn().words(), "")
	y := w.desk.syringe()
	y.NeedleLengthMM, y.AngleDeg, y.DepthMM = 13, 90, 13
	if err := w.desk.setSyringe(y); err != nil {
		t.Fatal(err)
	}
	w.tapPoint(t, "BL13", atlas.Left)
	expect(t, "after one tap", w.warn().words(), "1 caution")
	w.tapPoint(t, "GB21", atlas.Left)
	w.tapPoint(t, "BL18", atlas.Right)
	return w
}

func TestATapIsWarnedOfAtOnceAndTheLineLeadsToIt(t *testing.T) {
	w := deepOnTheBack(t)
	p := w.warn()
	expect(t, "warned of", p.words(), "1 danger 2 cautions")
	for _, want := range []atlas.Code{"BL13", "GB21", "BL18", "BL13"} {
		test.Tap(p.row)
		w.paint()
		s, _, _ := w.desk.site()
		expect(t, "selected", string(s.Code), string(want))
	}
	test.Tap(p.row)
	w.paint()
	for _, want := range []string{"Danger · Pneumothorax", "The needle goes 13 mm deep", "14.6 mm", "10.95 mm (Yang 2008)", "(WHO 1999, 5.2"} {
		if !strings.Contains(p.siteWords(), want) {
			t.Errorf("at GB21 it says %q, not %q", p.siteWords(), want)
		}
	}
	if words := w.figure.info.words(); !strings.Contains(words, "Danger · Pneumothorax") {
		t.Errorf("the card says %q", words)
	}
	w.desk.selectSite("")
	w.paint()
	if len(p.site.shown) != 0 {
		t.Error("with nothing selected a site's warnings stay")
	}
}

// The sign stands on the body with the tap itself, before the panels follow, and goes with its cause; a reason leaves it.
func TestAWarnedSiteHasItsSignOnTheBody(t *testing.T) {
	w := deepOnTheBack(t)
	signs := func() string {
		var out []string
		for _, m := range marksOf(w.desk, false) {
			out = append(out, m.Look.Warned.Text("en"))
		}
		return strings.Join(out, " ")
	}
	expect(t, "signs of BL23, BL13, GB21, BL18", signs(), "Note Caution Danger Caution")
	gb21 := w.desk.chart.Sites()[2].ID
	if err := w.desk.chart.SetReason("site:pneumothorax", gb21, "Flat."); err != nil {
		t.Fatal(err)
	}
	expect(t, "signs with a reason", signs(), "Note Caution Danger Caution")
	w.desk.selectSite(gb21)
	w.paint()
	test.Tap(w.session.site.state[bodymap.SiteSkipped])
	expect(t, "signs once GB21 is skipped", signs(), "Note Caution Note Caution")
	if row := w.session.row(1); row.icon == w.session.row(0).icon {
		t.Error("in the list a warned site looks like one that is not")
	}
}

func TestTheReasonIsKeptWithTheSite(t *testing.T) {
	w := deepOnTheBack(t)
	p := w.warn()
	test.Tap(p.row)
	w.paint()
	typeOver(w, p.site.shown[0].reason, "Flat, along the rib.")
	test.Tap(p.row)
	w.paint()
	expect(t, "reason at the next site", p.site.shown[0].reason.Text, "")
	w.desk.selectWarned()
	w.desk.selectWarned()
	w.paint()
	expect(t, "reason", p.site.shown[0].reason.Text, "Flat, along the rib.")
	all, err := w.desk.chart.Reasons()
	if err != nil || len(all) != 1 || all[0].Rule != "site:pneumothorax" || all[0].Site != w.desk.selected {
		t.Errorf("kept: %v, %v", all, err)
	}
	w.desk.undo()
	w.paint()
	expect(t, "reason after undo", p.site.shown[0].reason.Text, "")
}

func TestTheLineIsATargetForAFinger(t *testing.T) {
	w := deepOnTheBack(t)
	w.taste.store.SetBool(keyTouch, true)
	w.build()
	w.paint()
	if h := w.warn().row.Size().Height; h < 44 {
		t.Errorf("in touch mode the line is %v high, want 44", h)
	}
	test.Tap(w.warn().row)
	w.paint()
	if h := w.warn().site.shown[0].reason.Size().Height; h < 44 {
		t.Errorf("in touch mode the reason is %v high, want 44", h)
	}
}

func TestAShallowerNeedleEndsTheWarning(t *testing.T) {
	w := deepOnTheBack(t)
	w.desk.pickAll()
	if err := w.desk.changePicked(bodymap.EditSite, func(s *bodymap.Site) { s.Syringe = bodymap.DefaultSyringe() }); err != nil {
		t.Fatal(err)
	}
	w.paint()
	expect(t, "warned of", w.warn().words(), "")
}

func TestTheGlovedViewWarnsAtTheSite(t *testing.T) {
	w := deepOnTheBack(t)
	start := noon
	w.gloved.clock = func() time.Time { start = start.Add(time.Second); return start } // no step is taken for a bounce
	w.desk.front = glovedFront
	w.desk.changed()
	for range 7 { // 4 sites, and the changes of syringe
		w.gloved.stepOn()
		w.paint()
		if at := w.gloved.at; w.gloved.page() == sitePage && w.gloved.sites[at].Code == "GB21" {
			if words := texts(w.gloved.site.warn.box); !strings.Contains(words, "Danger · Pneumothorax") {
				t.Errorf("at GB21 the gloved view says %q", words)
			}
			return
		}
	}
	t.Error("GB21 did not come")
}

func TestTheDepthOverTheLungIsSet(t *testing.T) {
	w := deepOnTheBack(t)
	w.desk.show(settingsSheet)
	w.paint()
	f := w.settings.lung
	expect(t, "setting", f.Text, "4")
	for text, wrong := range map[string]string{"deep": "not a number", "0": "over 0 and up to 13", "20": "over 0 and up to 13"} {
		typeOver(w, f.field, text)
		if !f.wrong.box.Visible() || !strings.Contains(f.wrong.text.Text, wrong) {
			t.Errorf("%q: it says %q", text, f.wrong.text.Text)
		}
	}
	typeOver(w, f.field, "13")
	w.desk.show(sessionSheet)
	w.paint()
	expect(t, "warned of", w.warn().words(), "1 danger")
}

func TestTheCardTellsTheLayer(t *testing.T) {
	w := deepOnTheBack(t)
	w.desk.selectSite(w.desk.chart.Sites()[0].ID) // BL23, at 2 mm
	w.paint()
	expect(t, "lower back", w.figure.info.skin.Text, "2 mm: the thickness of the skin is unknown here.")
	w.desk.selectSite(w.desk.chart.Sites()[2].ID)
	w.paint()
	expect(t, "above the shoulder blade", w.figure.info.skin.Text, "13 mm: under the dermis (Laurent 2007, Lee and Hwang 2002).")
	test.Tap(w.figure.info.more)
	w.paint()
	if text := w.figure.info.skin.Text; !strings.Contains(text, "13 mm: under the dermis, which ends at 2.54 mm") || !strings.Contains(text, "Laurent 2007") || !strings.Contains(text, "Lee and Hwang 2002") {
		t.Errorf("above the shoulder blade the card says %q", text)
	}
}
