//go:build e2e

package ui

import (
	"cmp"
	"image"
	"slices"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// TestEndToEnd goes from an empty record to a printed site map on the built
// program, with the mouse and the keyboard of a virtual screen, and through a
// kill to a second day on a tablet's screen. Its screenshots stay in OUT.
func TestEndToEnd(t *testing.T) {
	s := newStory(t, "")
	s.sit(1280, 800)
	s.see("empty-record")
	s.makePatient()
	s.markSites()
	s.undoAndRedo()
	s.drag()
	s.record()
	s.print()
	s.loseNothing()
	s.quit()
	s.checkRecord()
	s.sit(800, 1280)
	s.onTablet()
	s.quit()
	s.checkRecord()
}

func (s *story) makePatient() {
	s.key("ctrl+n")
	s.see("form")
	s.write("Müller-Łukasz")
	s.key("Tab")
	s.write("Chloé")
	s.key("Tab")
	s.write("14.3.1974")
	s.key("Tab")
	s.write(" ") // female
	s.key("Tab", "Tab", "Tab")
	s.write("procaine, latex")
	s.key("Tab")
	s.write("1043")
	s.see("form-filled")
	s.key("Return")
	s.see("patient")
	p := s.shadow.desk.patient
	want := bodymap.Patient{Surname: "Müller-Łukasz", FirstName: "Chloé", Born: "1974-03-14", Sex: bodymap.Female, Allergies: "procaine, latex", FileNumber: "1043"}
	if p.Name() != want.Name() || p.Born != want.Born || p.Sex != want.Sex || p.Allergies != want.Allergies || p.FileNumber != want.FileNumber {
		s.t.Fatalf("the form made %+v, want %+v", p, want)
	}
}

func (s *story) markSites() {
	s.tapPoint("ST36", atlas.Right)
	s.see("st36-by-tap")
	s.tap(s.shadow.figure.views.buttons["back"])
	s.see("back")
	s.tapBody(s.between("BL36", "BL37", atlas.Right))
	s.see("ashi-by-tap")
	s.key("ctrl+f")
	s.write("li4")
	s.see("li4-found")
	s.key("Return")
	s.see("li4-both-sides")
	s.holds("ST36 right", "Ashi right", "LI4 left", "LI4 right")
}

func (s *story) undoAndRedo() {
	s.key("ctrl+z")
	s.see("li4-undone")
	s.holds("ST36 right", "Ashi right")
	s.key("ctrl+shift+z")
	s.see("li4-redone")
	s.holds("ST36 right", "Ashi right", "LI4 left", "LI4 right")
	s.tap(s.shadow.figure.views.buttons["back"])
	s.see("back-again")
	s.tapPoint("BL57", atlas.Left)
	s.see("bl57-by-tap")
	s.holds("ST36 right", "Ashi right", "LI4 left", "LI4 right", "BL57 left")
	s.tap(s.shadow.banner.undo)
	s.see("bl57-undone")
}

func (s *story) drag() {
	before := s.shadow.picture()
	ashi := s.between("BL36", "BL37", atlas.Right)
	s.dragBody(ashi, s.away())
	s.see("ashi-let-go-outside-the-body")
	if worst, at := differs(s.shadow.picture(), before, before.Rect, nil); worst > likeness {
		s.t.Fatalf("a mark that was let go outside the body did not go back: look at %v", at)
	}
	s.dragBody(ashi, s.pixelOf("BL56", atlas.Right))
	s.see("ashi-dragged-to-bl56")
	s.holds("ST36 right", "BL56 right", "LI4 left", "LI4 right")
	s.key("ctrl+z")
	s.see("drag-undone")
	s.holds("ST36 right", "Ashi right", "LI4 left", "LI4 right")
}

func (s *story) record() {
	s.tap(s.shadow.banner.record)
	s.see("recorded")
	s.tapBody(s.between("BL36", "BL37", atlas.Right))
	s.see("ashi-selected")
	s.tap(s.shadow.session.site.state[bodymap.SiteSkipped])
	s.see("ashi-skipped")
	s.tapPoint("BL40", atlas.Left)
	s.see("bl40-added")
	s.holds("ST36 right done", "Ashi right skipped", "LI4 left done", "LI4 right done", "BL40 left added")
}

// loseNothing kills the program as soon as a mark is on the screen.
func (s *story) loseNothing() {
	s.wheel(s.pixelOf("BL23", atlas.Right), 4)
	s.see("zoomed-to-bl23")
	at := s.tapPoint("BL23", atlas.Right)
	acknowledged := s.wait("bl23-just-before-the-kill", image.Rectangle{at, at}.Inset(-14))
	s.program.kill()
	s.keep("bl23-just-before-the-kill", acknowledged)
	s.start(1280, 800)
	s.see("restarted")
	s.tap(s.shadow.rail.search)
	s.write("muller")
	s.see("patient-found")
	s.key("Return")
	s.see("nothing-lost")
	s.holds("ST36 right done", "Ashi right skipped", "LI4 left done", "LI4 right done", "BL40 left added", "BL23 right added")
}

// holds checks what the shadow's session holds, and so what the screen shows.
func (s *story) holds(want ...string) {
	s.t.Helper()
	if got := described(s.sites(), s.shadow.desk.chart.Session().State.Given()); !slices.Equal(got, want) {
		s.t.Fatalf("the session holds %q, want %q", got, want)
	}
}

// described says of each site its code or Ashi, its side and its state.
func described(sites []bodymap.Site, states bool) []string {
	var out []string
	for _, site := range sites {
		text := cmp.Or(string(site.Code), "Ashi")
		if site.Spread != nil {
			text = string(site.Spread.Extent)
		}
		if site.Side != atlas.Midline {
			text += " " + string(site.Side)
		}
		if states {
			text += " " + string(site.State)
		}
		out = append(out, text)
	}
	return out
}
