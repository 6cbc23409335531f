//go:build e2e

package ui

import (
	"image"
	"math"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/ui/figure"
)

// The most taps that a hand may need, typing apart.
const (
	mostForPlan   = 45 // a new plan of 12 points on both sides
	mostForRepeat = 20 // a visit like the last one, from opening the patient to the printed sheet
)

// TestEndToEndMarking marks a whole treatment with the tools on the built program,
// counts the taps that a plan and a repeated visit take, and holds what lasso,
// turning, mirror and areas do against the shadow.
func TestEndToEndMarking(t *testing.T) {
	s := newStory(t, "marking")
	s.sit(1280, 800)
	s.see("empty-record")
	s.makePatient()
	s.planBothSides()
	s.turnAndBack()
	s.drawArea()
	s.leaveOut()
	s.changeSeveral()
	s.mirrorOne()
	before := len(s.sites())
	s.quit()
	s.start(1280, 800)
	s.see("started-again")
	s.repeatVisit(before)
	s.quit()
}

// planBothSides marks 12 points on both sides.
func (s *story) planBothSides() {
	s.taps = 0
	s.tap(s.shadow.figure.strip.both.button)
	var want []string
	mark := func(codes ...atlas.Code) {
		for _, c := range codes {
			s.tapPoint(c, atlas.Left)
			want = append(want, string(c)+" left", string(c)+" right")
		}
	}
	mark("ST31", "ST32", "SP11", "ST36", "SP6", "LI15")
	s.see("both-front")
	s.tap(s.shadow.figure.views.buttons["back"])
	s.see("back")
	mark("BL36", "BL37", "BL56", "GB30", "TE12", "SI11")
	s.tap(s.shadow.figure.strip.both.button)
	s.see("both-back")
	s.holds(want...)
	s.within("a plan of 12 points on both sides", mostForPlan)
}

// within holds the taps since they were counted last.
func (s *story) within(what string, most int) {
	s.t.Helper()
	s.t.Logf("%s takes %d taps, at most %d", what, s.taps, most)
	if s.taps > most {
		s.t.Errorf("%s takes %d taps, at most %d are wanted", what, s.taps, most)
	}
}

// turnAndBack turns the body by its background, and back by one tap.
func (s *story) turnAndBack() {
	at := s.shadow.area(s.shadow.figure.views.box).Max.Add(image.Pt(30, -60))
	s.drawBody(at, at.Add(image.Pt(20, 0)), at.Add(image.Pt(60, 10)))
	s.see("turned")
	m := s.shadow.figure.body
	if !m.Spinning() {
		s.t.Fatal("a drag beside the body does not turn it")
	}
	s.tapBody(s.ring())
	s.see("turned-back")
	if m.Spinning() || m.View().Name != "back" {
		s.t.Fatalf("a tap on the ring does not bring the back to the front, but %s", m.View().Name)
	}
}

// ring is the middle of the ring that turns the body.
func (s *story) ring() image.Point {
	const radius = 45 + 14
	m := s.shadow.figure.body
	area := s.shadow.area(m)
	return area.Max.Sub(pixel(fyne.NewPos(m.Edges.Right+radius, m.Edges.Bottom+radius)))
}

// drawArea types a spacing and taps the corners of an area.
func (s *story) drawArea() {
	s.tap(s.shadow.figure.strip.tools[figure.AreaTool].button)
	s.tap(s.shadow.figure.hint.plan.spacing)
	s.key("End", "BackSpace", "BackSpace")
	s.write("12")
	s.key("Return")
	s.see("area-tool")
	a, b := s.pixelOf("BL18", atlas.Left), s.pixelOf("BL25", atlas.Left)
	out := image.Pt(-24, 0)
	for _, corner := range []image.Point{a, a.Add(b).Div(2), b, b.Add(out), a.Add(out), a} { // the first one again ends it
		s.tapBody(corner)
	}
	s.tap(s.shadow.figure.strip.tools[figure.PointTool].button)
	s.see("area")
	area := s.area()
	if area.Spread.SpacingMM != 12 || area.Punctures < 5 {
		s.t.Fatalf("the area has %d punctures %v mm apart", area.Punctures, area.Spread.SpacingMM)
	}
}

// area is the one that was drawn.
func (s *story) area() bodymap.Site {
	s.t.Helper()
	for _, site := range s.sites() {
		if site.Spread != nil {
			return site
		}
	}
	s.t.Fatal("no area is there")
	return bodymap.Site{}
}

// leaveOut zooms to the area and taps one of its punctures.
func (s *story) leaveOut() {
	s.wheel(s.placeOf(s.area().Place), 9)
	s.see("area-zoomed")
	s.tapBody(s.placeOf(s.area().Place))
	s.see("area-selected")
	s.tapBody(s.spotInSight())
	s.see("puncture-left-out")
	if area := s.area(); len(area.Spread.LeftOut) != 1 {
		s.t.Fatalf("%d punctures are left out", len(area.Spread.LeftOut))
	}
	s.key("ctrl+z")
	s.tap(s.shadow.figure.views.buttons["back"])
	s.see("puncture-taken-back")
}

// spotInSight is a puncture of the area beside its number.
func (s *story) spotInSight() image.Point {
	s.t.Helper()
	middle := s.placeOf(s.area().Place)
	around := image.Rectangle{middle, middle}
	for _, p := range s.area().Spread.Spots {
		if at, ok := s.shadow.figure.body.PositionOf(p); ok && s.shadow.figure.body.Sees(p) {
			at := pixel(at.Add(fyne.CurrentApp().Driver().AbsolutePositionForObject(s.shadow.figure.body)))
			if at.In(around.Inset(-120)) && !at.In(around.Inset(-40)) {
				return at
			}
		}
	}
	s.t.Fatal("no puncture is in sight")
	return image.Point{}
}

// changeSeveral picks two sites with the lasso, changes their depth and undoes it in one step.
func (s *story) changeSeveral() {
	s.tap(s.shadow.figure.strip.tools[figure.PickTool].button)
	s.see("lasso-tool")
	a, b := s.pixelOf("BL36", atlas.Left), s.pixelOf("BL37", atlas.Left)
	s.drawBody(around(a.Add(b).Div(2), 17, (b.Y-a.Y)/2+15)...)
	s.see("lasso")
	s.tap(s.shadow.session.syringe.fields["DepthMM"])
	s.key("End", "BackSpace")
	s.write("1.5")
	s.key("Return")
	s.see("two-changed")
	s.depths(1.5, "BL36", "BL37")
	s.key("ctrl+z")
	s.depths(2, "BL36", "BL37")
	s.tap(s.shadow.figure.strip.tools[figure.PointTool].button)
	s.see("two-undone")
}

// around is a loop of places; a few may be missed.
func around(middle image.Point, rx, ry int) []image.Point {
	const steps = 20
	loop := make([]image.Point, steps)
	for i := range loop {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / steps)
		loop[i] = middle.Add(image.Pt(int(float64(rx)*cos), int(float64(ry)*sin)))
	}
	return loop
}

// depths holds the depth of the left points of these codes.
func (s *story) depths(mm float64, codes ...atlas.Code) {
	s.t.Helper()
	for _, c := range codes {
		for _, site := range s.sites() {
			if site.Code == c && site.Side == atlas.Left && site.Syringe.DepthMM != mm {
				s.t.Errorf("%s left lies %v mm deep, want %v", c, site.Syringe.DepthMM, mm)
			}
		}
	}
}

// mirrorOne brings the area to the other side, after it has said so.
func (s *story) mirrorOne() {
	area := s.area()
	s.tapBody(s.placeOf(area.Place))
	s.see("area-selected-again")
	s.tap(s.shadow.session.site.acts[mirrorAct].button)
	s.see("mirror-said")
	s.tap(s.shadow.session.site.act.mirror)
	s.see("mirrored")
	sites := s.sites()
	if m := sites[len(sites)-1]; m.Place != atlas.Get().Mirror(area.Place) || m.Punctures != area.Punctures {
		s.t.Errorf("the mirrored area lies at %+v with %d punctures, the mirror of %+v is %+v with %d", m.Place, m.Punctures, area.Place, atlas.Get().Mirror(area.Place), area.Punctures)
	}
}

// placeOf is the pixel at which a place is drawn.
func (s *story) placeOf(p atlas.Place) image.Point {
	s.t.Helper()
	m := s.shadow.figure.body
	at, ok := m.PositionOf(p)
	if !ok {
		s.t.Fatal("the place is not in sight")
	}
	return pixel(at.Add(fyne.CurrentApp().Driver().AbsolutePositionForObject(m)))
}

// repeatVisit treats like the last time and prints the sheet.
func (s *story) repeatVisit(before int) {
	s.taps = 0
	s.tapAt(s.shadow.area(s.shadow.rail.list).Min.Add(image.Pt(60, 20)))
	s.see("opened")
	s.tap(s.shadow.timeline.fresh)
	s.see("offered")
	s.tap(s.shadow.session.repeat.copy)
	s.see("copied")
	s.tap(s.shadow.banner.record)
	s.see("repeat-recorded")
	s.screen.mouse(s.shadow.middle(s.shadow.banner.print), "click", s.away()) // the shadow has no printer
	s.taps++
	if !await(func() bool {
		files, _ := filepath.Glob(filepath.Join(s.data, "prints", "*.pdf"))
		return len(files) == 1
	}) {
		s.t.Fatalf("no sheet is printed\n%s", s.program.said())
	}
	if got := len(s.sites()); got != before {
		s.t.Errorf("the repeated visit has %d sites, the one before %d", got, before)
	}
	s.within("a repeated visit", mostForRepeat)
}
