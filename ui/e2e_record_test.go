//go:build e2e

package ui

import (
	"image"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/ui/figure"
)

// TestEndToEndRecord keeps a whole treatment on the built program: what is in the syringe, how deep, what is warned of
// and why it was done all the same, what was asked before, the course, the pain; and reads the printed sheet.
func TestEndToEndRecord(t *testing.T) {
	s := newStory(t, "record")
	s.sit(1280, 800)
	s.see("empty-record")
	s.makePatient()
	s.stockProduct()
	s.fillSyringe()
	s.warnedSites()
	s.askBefore()
	s.planCourse()
	s.rateAndRecord()
	s.readSheet()
	s.quit()
}

// stockProduct makes a product and a lot of it.
func (s *story) stockProduct() {
	s.key("ctrl+k")
	s.leaf(s.shadow.practice, "Products")
	p := pageIn[*productsPage](s, s.shadow.practice)
	s.tap(s.button(p.box, "New product"))
	s.typed(p.form.all["Name"].entry, "Lidocaine X")
	s.typed(p.form.all["Substance"].entry, "lidocaine")
	s.typed(p.form.all["Strength"].entry, "1")
	unit := p.form.all["Unit"].pick
	s.choose(unit, unit, "%")
	s.typed(p.form.all["VolumeML"].entry, "5")
	s.see("product-typed")
	s.says("the unit", p.form.all["Unit"].get(), "%")
	s.tap(s.button(p.box, "Save"))
	s.typed(p.lots.form.all["Number"].entry, "A17")
	s.typed(p.lots.form.all["Expires"].entry, time.Now().AddDate(1, 0, 0).Format("02.01.2006"))
	s.typed(p.lots.form.all["StockML"].entry, "20")
	s.tap(p.lots.save)
	s.see("lot-kept")
	s.key("ctrl+k")
}

// fillSyringe takes the product in a needle of 13 mm that goes straight in.
func (s *story) fillSyringe() {
	y := s.shadow.session.syringe
	s.choose(y.filled.pick, &y.filled.pick.Select.Select, "Lidocaine X 1 % · lot A17")
	for _, f := range []struct{ field, text string }{{"NeedleLengthMM", "13"}, {"AngleDeg", "90"}, {"DepthMM", "13"}} {
		s.typed(y.fields[f.field], f.text)
		s.key("Return")
	}
	s.seeIn("syringe-filled", s.shadow.figure.box)
	if got := s.shadow.desk.syringe(); got.DepthMM != 13 || got.AngleDeg != 90 || got.Filling == "" {
		s.t.Fatalf("the syringe is %+v", got)
	}
}

// warnedSites marks over the lung and says why.
func (s *story) warnedSites() {
	s.tap(s.shadow.figure.views.buttons["back"])
	s.seeIn("back", s.shadow.figure.box)
	s.tapPoint("BL37", atlas.Left)
	s.tapPoint("GB21", atlas.Left)
	s.seeIn("gb21-warned", s.shadow.figure.box)
	s.says("the dose", s.shadow.foot().words.Text, "lidocaine 2 mg", "300 mg")
	s.says("the warnings", s.shadow.warn().words(), "1 danger")
	s.tap(s.shadow.warn().row)
	s.says("at GB21", s.shadow.warn().siteWords(), "Danger · Pneumothorax", "13 mm", "14.6 mm")
	s.typed(s.shadow.warn().site.shown[0].reason, "Flat along the trapezius.")
	s.key("Return")
	s.seeIn("reason-given", s.shadow.figure.box)
}

// askBefore answers the questions before the needle and keeps the consent.
func (s *story) askBefore() {
	s.key("ctrl+l")
	s.leaf(s.shadow.file, "Before the needle")
	check := pageIn[*checkPage](s, s.shadow.file)
	s.tap(check.rest)
	s.tap(check.fits.button)
	s.see("asked")
	s.says("the check", check.state.Text, "All is asked and the identity is checked")
	s.leaf(s.shadow.file, "Consent")
	consent := pageIn[*consentPage](s, s.shadow.file)
	s.tap(consent.give[bodymap.Written])
	s.see("consent-given")
	s.says("the consent", consent.state.Text, "Consent given in writing")
}

func (s *story) planCourse() {
	s.leaf(s.shadow.file, "Course")
	p := pageIn[*coursePage](s, s.shadow.file)
	s.tap(s.button(p.box, "Days 1, 4, 7, 10 and 13"))
	s.typed(p.fields["Indication"].entry, "Neck pain")
	s.tap(p.save)
	s.see("course")
	s.says("the course", p.stands.Text, "Neck pain: the next session is due today; 0 of 5 sessions done.")
	s.key("ctrl+l")
}

// rateAndRecord rates the pain before, records the plan and rates it after.
func (s *story) rateAndRecord() {
	s.key("ctrl+d")
	s.write("lower back")
	s.key("Return", "7") // in one go: a fast hand does not wait for the cursor
	s.tap(s.shadow.banner.record)
	s.tapScore(s.shadow.pain.edit.after, 3)
	s.see("rated-after")
	pains := s.shadow.desk.chart.Pains()
	if len(pains) != 1 || pains[0].Before != 7 || pains[0].After != 3 {
		s.t.Fatalf("the pains are %+v", pains)
	}
	if s.shadow.desk.inHand() != figure.PainTool {
		s.t.Error("recording closes the sheet of the pain")
	}
}

// readSheet prints the sheet and looks for all of it.
func (s *story) readSheet() {
	s.screen.key("ctrl+p") // the shadow has no printer
	var files []string
	if !await(func() bool {
		files, _ = filepath.Glob(filepath.Join(s.data, "prints", "*.pdf"))
		return len(files) == 1
	}) {
		s.t.Fatalf("no sheet is printed\n%s", s.program.said())
	}
	out, err := exec.Command("pdftotext", "-layout", files[0], "-").Output()
	s.must(err)
	s.says("the sheet", strings.Join(strings.Fields(string(out)), " "),
		"Lidocaine X 1 %", "A17", "lidocaine 2 mg", "danger: see Warnings", "Danger · Pneumothorax", "Reason: Flat along the trapezius.",
		"Consent given in writing", "7→3", "RECORD")
}

// seeIn waits until a part of the screen looks like the shadow, and keeps a picture of all of it: the two painters lay
// lines that have just grown a little differently.
func (s *story) seeIn(name string, o fyne.CanvasObject) {
	s.t.Helper()
	s.keep(name, s.wait(name, s.shadow.area(o)))
}

// says looks for words in a text.
func (s *story) says(what, text string, wants ...string) {
	s.t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			s.t.Fatalf("%s says %q, which lacks %q", what, text, want)
		}
	}
}

// leaf turns to a page by its tab.
func (s *story) leaf(f *pagesFront, title string) {
	s.t.Helper()
	for i, l := range f.pages {
		if l.title == title {
			s.tap(f.tabs[i].button)
			s.shadow.layOut()
			return
		}
	}
	s.t.Fatalf("there is no page %q", title)
}

// button is the one with these words in another object.
func (s *story) button(in fyne.CanvasObject, words string) fyne.CanvasObject {
	s.t.Helper()
	s.shadow.layOut()
	b := within(in, func(o fyne.CanvasObject) bool { b, ok := o.(*widget.Button); return ok && b.Text == words })
	if b == nil {
		s.t.Fatalf("there is no button %q", words)
	}
	return b
}

// pageIn is a page of a front, by its kind.
func pageIn[P panel](s *story, f *pagesFront) P {
	s.t.Helper()
	for _, l := range f.pages {
		if p, ok := l.panel.(P); ok {
			return p
		}
	}
	s.t.Fatal("there is no such page")
	panic("unreachable")
}

// typed types into a field in place of what is there.
func (s *story) typed(o fyne.Focusable, text string) {
	s.t.Helper()
	s.shadow.layOut()
	s.tap(o.(fyne.CanvasObject))
	was := ""
	switch e := o.(type) {
	case *entry:
		was = e.Text
	case *field:
		was = e.Text
	}
	s.key("End")
	for range was {
		s.key("BackSpace")
	}
	s.write(text)
}

// choose opens a choice and takes one of its words by the keys.
func (s *story) choose(o fyne.CanvasObject, of *widget.Select, words string) {
	s.t.Helper()
	s.shadow.layOut()
	s.tapAt(s.shadow.middle(o))
	at := slices.Index(of.Options, words)
	if at < 0 {
		s.t.Fatalf("%q is not among %q", words, of.Options)
	}
	for range at + 1 {
		s.key("Down")
	}
	s.key("Return")
	s.shadow.layOut()
}

// tapScore taps a score of a row, 0 to 10.
func (s *story) tapScore(row *scale, score int) {
	s.t.Helper()
	s.shadow.layOut()
	c := s.shadow.area(row.cells[score+1].ground)
	s.tapAt(image.Pt((c.Min.X+c.Max.X)/2, (c.Min.Y+c.Max.Y)/2))
}
