//go:build e2e

package ui

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sqlite"
)

// print makes the site map from the window and reads it.
func (s *story) print() {
	s.screen.key("ctrl+p") // the shadow has no printer
	var files []string
	if !await(func() bool {
		files, _ = filepath.Glob(filepath.Join(s.data, "prints", "*.pdf"))
		return len(files) > 0
	}) {
		s.t.Fatalf("no PDF comes into %s\n%s", filepath.Join(s.data, "prints"), s.program.said())
	}
	s.shadow.desk.message = message{text: say("The site map is open in the PDF viewer. Ashi removes it when it locks or closes."), act: say("Save as ...")}
	s.shadow.desk.changed()
	s.see("printed")
	want := (&url.URL{Scheme: "file", Path: files[0]}).String() + "\n"
	var opened []byte
	if !await(func() bool {
		opened, _ = os.ReadFile(s.viewer)
		return string(opened) == want
	}) {
		s.t.Errorf("the PDF viewer was asked to open %q, want %q", opened, want)
	}
	s.checkPaper(files[0])
}

// checkRecord compares the record of a program that has ended with what was on
// its screen, and prints it without a window.
func (s *story) checkRecord() {
	s.t.Helper()
	sessions := s.ask("sessions")
	patient, open := s.shadow.desk.patient, s.shadow.desk.chart.Session()
	id, rest, _ := strings.Cut(strings.TrimSpace(sessions), " ")
	for _, want := range []string{open.At.Local().Format("2006-01-02"), "recorded", fmt.Sprintf("%d sites", s.shadow.desk.chart.Totals().Sites), patient.Name()} {
		if !strings.Contains(rest, want) {
			s.t.Errorf("ashi sessions says %q, which lacks %q", sessions, want)
		}
	}
	paper := filepath.Join(s.out, "record.pdf")
	s.ask("print", "--session", id, "--out", paper)
	s.checkPaper(paper)
	s.checkSites(bodymap.SessionID(id))
}

// ask runs the program without a window.
func (s *story) ask(args ...string) string {
	s.t.Helper()
	out, err := s.command(args...).CombinedOutput()
	if err != nil {
		s.t.Fatalf("ashi %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// checkSites reads the record itself: every mark must be there, where it was tapped.
func (s *story) checkSites(id bodymap.SessionID) {
	s.t.Helper()
	store, err := sqlite.Open(filepath.Join(s.data, "sample.sqlite"))
	s.must(err)
	defer func() { s.must(store.Close()) }()
	practice := bodymap.NewPractice(store, time.Now, "")
	session, sites, err := practice.Session(id)
	s.must(err)
	if got, want := described(sites, true), described(s.sites(), true); !slices.Equal(got, want) {
		s.t.Fatalf("the record holds %q, want %q", got, want)
	}
	body := atlas.Get().Body(session.Figure)
	for i, want := range s.sites() {
		got, expected := body.At(sites[i].Place, atlas.Anatomical), body.At(want.Place, atlas.Anatomical)
		if d := got.Sub(expected).Len(); d > .1 {
			s.t.Errorf("site %d lies %.2f cm from where it was tapped", i+1, d)
		}
	}
	got, err := practice.Patient(session.Patient)
	s.must(err)
	if want := s.shadow.desk.patient; got.Name() != want.Name() || got.Born != want.Born || got.Sex != want.Sex || got.Allergies != want.Allergies || got.FileNumber != want.FileNumber {
		s.t.Errorf("the record holds the patient %+v, want %+v", got, want)
	}
}

// checkPaper reads a printed site map of the open session.
func (s *story) checkPaper(file string) {
	s.t.Helper()
	text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	s.must(err)
	pages := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
	total := s.shadow.desk.chart.Totals()
	wants := []string{"Ashi", "足三里", "合谷", fmt.Sprintf("Total done: %d sites", total.Sites), fmt.Sprintf("%.2f", total.VolumeML), "procaine, latex", "Signature"}
	for _, site := range s.sites() {
		wants = append(wants, string(site.Code))
	}
	for _, want := range wants {
		if !strings.Contains(string(text), want) {
			s.t.Errorf("%s lacks %q", file, want)
		}
	}
	for i, page := range pages {
		for _, want := range []string{"Müller-Łukasz, Chloé", "14 Mar 1974", "1043", s.shadow.user, "RECORD", fmt.Sprintf("page %d of %d", i+1, len(pages))} {
			if !strings.Contains(page, want) {
				s.t.Errorf("page %d of %s lacks %q", i+1, file, want)
			}
		}
	}
	if s.t.Failed() {
		s.t.Fatalf("%s reads:\n%s", file, text)
	}
}
