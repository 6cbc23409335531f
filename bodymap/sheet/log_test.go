package sheet

import (
	"bytes"
	"strings"
	"testing"

	"ashi/bodymap"
)

func TestLogIsPrinted(t *testing.T) {
	g := Log{Under: "All entries", Lang: "fr", PrintedAt: at}
	for i := range 150 {
		g.Lines = append(g.Lines, bodymap.LogLine{Number: int64(150 - i), At: at, Person: "Dr Ada", Verb: bodymap.RecordAll, Name: "Müller-Sample 王, Anna"})
	}
	g.Details = [][]string{nil, {"Site 1 ST36 gauche : Prof., mm 2 → 6", strings.Repeat("long ", 80)}}
	g.Lines[0].Verb, g.Lines[0].Name = bodymap.FailedSignIn, ""
	l := layLog(g)
	text := said(l.pages)
	for _, want := range []string{"Journal du dossier", "All entries", "Connexion refusée", "Séance passée en réalisé", "Prof., mm 2 → 6", "21 nov. 2026, 10:21", "page 1 "} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not said", want)
		}
	}
	if n := strings.Count(text, "Müller-Sample 王, Anna"); n != 149 || len(l.pages) < 3 {
		t.Errorf("%d patients on %d pages", n, len(l.pages))
	}
	for i, p := range l.pages {
		for _, it := range p.items {
			if it.words != nil && (it.words.y > l.h || it.words.x > l.w-margin) {
				t.Errorf("page %d: words at %.0f, %.0f", i+1, it.words.x, it.words.y)
			}
		}
	}
	var one, two bytes.Buffer
	if err := LogPDF(&one, g); err != nil {
		t.Fatal(err)
	}
	if err := LogPDF(&two, g); err != nil || !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Errorf("the same log gives other bytes; %v", err)
	}
}
