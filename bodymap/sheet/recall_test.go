package sheet

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// given is one of so many patients who got lot A17 into sites that are named and not.
func given(i, sites int) bodymap.Recalled {
	d := sample(sites, uint64(i), bodymap.Recorded, nil)
	p := anna()
	p.ID, p.FirstName = bodymap.PatientID(fmt.Sprint(i)), fmt.Sprint("Anna ", i)
	r := bodymap.Recalled{Share: .5, Drawn: bodymap.Drawn{
		Product: bodymap.Product{Name: "Lidocaine sample", Strength: 1, Unit: bodymap.Percent}, Lot: bodymap.Lot{Number: "A17", Expires: "2027-06-30"},
	}}
	r.Patient, r.Session = p, d.Session
	r.Session.At = at.AddDate(0, 0, -i)
	for k, s := range d.Sites {
		g := bodymap.GivenSite{Number: k + 1, Place: s.Place, AtlasVersion: s.AtlasVersion, Side: s.Side, State: s.State, Punctures: 2, VolumeML: .1}
		if k%2 == 0 {
			g.Code, g.Side, g.Place = "BL23", atlas.Left, atlas.Place{}
		}
		r.Sites = append(r.Sites, g)
	}
	return r
}

func recallText(t *testing.T, r Recall) string {
	t.Helper()
	var b bytes.Buffer
	if err := RecallPDF(&b, r); err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(pdfText(t, b.Bytes())), " ")
}

func TestTheRecallListTellsWhoGotTheLotAndWhere(t *testing.T) {
	r := Recall{Lot: "A17", By: "Dr Printer", Lang: "en", PrintedAt: at, Found: []bodymap.Recalled{given(1, 3), given(0, 1)}}
	r.Found[0].Sites[1].Place = named(bodymap.Recorded, "ST36").Sites[0].Place
	r.Found[1].Session.ID = "other"
	text := recallText(t, r)
	for _, want := range []string{
		"Recall of lot A17", "2 patients · 2 sessions · 4 sites · 0.40 mL · Dr Printer", "Lidocaine sample 1 % · lot A17 · use until 30 Jun 2027",
		"Patient Birth date File number Session Practitioner mL", "Anna 0 14 Mar 1974 1043 21 Nov 2026 Dr Sample 0.10 1. BL23 left", "20 Nov 2026 Dr Sample 0.30 1. BL23 left · 2.",
		"3. BL23 left", "All informed by", "page 1 of 1", "printed 21 Nov 2026, 10:21",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the list lacks %q: %s", want, text)
		}
	}
	if strings.Index(text, "Anna 0") > strings.Index(text, "Anna 1") {
		t.Error("the patients do not stand by their names")
	}
	r.Lang = "fr"
	r.Found[1].Drawn.Product.Name = "Other"
	for _, want := range []string{"Rappel du lot A17", "Other 1 % · lot A17", "Lidocaine sample 1 % · lot A17", "14 mars 1974", "BL23 gauche", "0,10", "Tous informés par"} {
		if text := recallText(t, r); !strings.Contains(text, want) {
			t.Errorf("the French list lacks %q: %s", want, text)
		}
	}
	r.Found = nil
	if text := recallText(t, r); !strings.Contains(text, "Personne n’a reçu ce lot") {
		t.Errorf("nobody got it: %s", text)
	}
}

// A session of very many sites goes on over the pages; its number stands on each, and none of its sites is lost.
func TestALongRecallListLosesNothing(t *testing.T) {
	r := Recall{Lot: "A17", Lang: "en", Paper: Letter, PrintedAt: at}
	for i := range 40 {
		r.Found = append(r.Found, given(i, 1+i%5))
	}
	long := given(41, 400)
	long.Patient.Surname = strings.Repeat("Wolfeschlegelsteinhausenbergerdorff ", 4)
	r.Found = append(r.Found, long)
	l := layRecall(r)
	if len(l.pages) < 3 {
		t.Fatalf("%d pages", len(l.pages))
	}
	text := said(l.pages)
	for i, p := range l.pages {
		for _, it := range p.items {
			checkInside(t, i, l, it)
		}
		if !strings.Contains(said(l.pages[i:i+1]), fmt.Sprintf("page %d of %d", i+1, len(l.pages))) || i < len(l.pages)-1 && !strings.Contains(said(l.pages[i:i+1]), "Birth date") {
			t.Errorf("page %d has no number or no head", i+1)
		}
	}
	flat := strings.Join(strings.Fields(text), " ")
	for i := range 400 {
		if !strings.Contains(flat, fmt.Sprintf(" %d. ", i+1)) {
			t.Errorf("site %d is not there", i+1)
		}
	}
	for i := range 40 {
		if !strings.Contains(flat, fmt.Sprintf("Anna %d", i)) {
			t.Errorf("patient %d is not there", i)
		}
	}
}
