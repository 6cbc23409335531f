package sheet

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
)

func handout() Handout {
	return Handout{
		Patient: bodymap.Patient{Surname: "Sample", FirstName: "Anna", Born: "1974-03-14", Sex: bodymap.Female, FileNumber: "1043"},
		Title:   "Consentement", Under: "version 2", Text: "Titre\nUn texte.\n\nUne ligne.", Remark: "Donné par écrit.", Sign: true,
		Lang: "fr", PrintedAt: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC),
	}
}

// said are the words of the pages, one line each.
func said(pages []page) string {
	var out []string
	for _, p := range pages {
		for _, it := range p.items {
			if it.words == nil {
				continue
			}
			line := ""
			for _, r := range it.words.runs {
				line += r.text
			}
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

func TestAHandoutSaysWhoWhatAndWhereToSign(t *testing.T) {
	l := layHandout(handout())
	text := said(l.pages)
	for _, want := range []string{"Sample, Anna", "14 mars 1974", "1043", "Consentement", "version 2", "Titre", "Un texte.", "Une ligne.", "Donné par écrit.", "Signature", "Lieu et date", "page 1 sur 1"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
	plain := handout()
	plain.Sign, plain.Remark, plain.Under = false, "", ""
	if text := said(layHandout(plain).pages); strings.Contains(text, "Signature") {
		t.Error("a leaflet is not signed")
	}
	var a, b bytes.Buffer
	if err := HandoutPDF(&a, handout()); err != nil || !bytes.HasPrefix(a.Bytes(), []byte("%PDF")) {
		t.Fatal(err)
	}
	if err := HandoutPDF(&b, handout()); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same handout gives other bytes", err)
	}
}

func TestALongHandoutGoesOnAndLosesNothing(t *testing.T) {
	long := handout()
	long.Text = strings.Repeat("Kopf\nWort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort.\n\n", 60)
	l := layHandout(long)
	if len(l.pages) < 2 {
		t.Fatalf("%d pages", len(l.pages))
	}
	text := said(l.pages)
	if n := strings.Count(text, "Kopf"); n != 60 {
		t.Errorf("%d of 60 paragraphs are there", n)
	}
	for i, p := range l.pages {
		for _, it := range p.items {
			if it.words != nil && (it.words.y > l.h || it.words.x+it.words.width() > l.w) {
				t.Errorf("page %d: %v lies off the paper", i+1, it.words.runs)
			}
		}
	}
	if n := strings.Count(said(l.pages[:len(l.pages)-1]), "Signature"); n != 0 {
		t.Error("the line to sign is not on the last page alone")
	}
}
