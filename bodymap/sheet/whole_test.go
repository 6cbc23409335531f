package sheet

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// whole is a recorded session with all that a sheet can say: a mix of two lots, one of them expired and one an allergen, a dose over
// a limit, warnings with reasons, pains, scores, a reaction, two earlier visits, and consent.
func whole(lang string) Doc {
	d := followed(lang)
	trapezius := named(bodymap.Recorded, "GB21").Sites
	for i := range trapezius {
		y := &trapezius[i].Syringe
		y.Technique, y.NeedleLengthMM, y.AngleDeg, y.DepthMM = bodymap.Deep, 13, 90, 13
		trapezius[i].ID += " of GB21"
	}
	d.Sites = append(d.Sites, trapezius...)
	d.Patient.Allergies = "procaine"
	d.Fillings = []bodymap.Filling{{ID: "f", Name: "Back mix", Parts: []bodymap.Drawn{
		{Product: bodymap.Product{Name: "Procaine sample", Substance: "procaine", Class: "ester anaesthetic", Strength: 20, Unit: bodymap.MGPerML}, Lot: bodymap.Lot{Number: "P-1", Expires: "2026-11-20"}, VolumeML: 2},
		{Product: bodymap.Product{Name: "Lidocaine 20 %", Substance: "lidocaine", Class: "amide anaesthetic", Strength: 20, Unit: bodymap.Percent}, Lot: bodymap.Lot{Number: "L-2", Expires: "2027-06-30"}, VolumeML: 3},
	}}}
	for i := range d.Sites {
		d.Sites[i].Syringe.Filling, d.Sites[i].Syringe.VolumeML = "f", 1
	}
	const pdo = "Poisoning & Drug Overdose"
	d.Limits = []bodymap.Limit{
		{ID: "a", Substance: "procaine", MaxMG: 600, MaxMGPerKG: 10, Source: pdo},
		{ID: "b", Substance: "lidocaine", MaxMG: 300, MaxMGPerKG: 4.5, Source: pdo},
		{ID: "c", Substance: "lidocaine", MaxMGPerKG: 3, Source: "Therapeutic Guidelines (Australia)"},
	}
	d.Warnings = bodymap.Warnings(d.Patient, d.Session, d.Sites, at, bodymap.DefaultSafety())
	d.Reasons = []bodymap.Reason{
		{Site: trapezius[0].ID, Rule: "site:pneumothorax", Text: "Along the trapezius."}, {Rule: "dose:lidocaine", Text: "Three days apart."},
	}
	d.Consent = bodymap.Consent{ID: "c", At: at.AddDate(0, 0, -3), How: bodymap.Written, Version: 2, Dated: "2026-11-01"}
	return d
}

// flatPages is the text of each page of a file, with the line breaks of wrapped text taken out.
func flatPages(t *testing.T, file []byte) []string {
	t.Helper()
	pages := pdfPages(t, file)
	for i := range pages {
		pages[i] = strings.Join(strings.Fields(pages[i]), " ")
	}
	return pages
}

// What a reader finds in the file itself. The doses: 4 mL of a mix with 8 mg/mL of procaine and 120 mg/mL of lidocaine, against limits of
// the two published tables that come with Ashi.
func TestThePDFTellsAllOfASession(t *testing.T) {
	for lang, wants := range map[string][]string{
		"en": {
			"Drawn up", "1 syringe · Back mix", "30 G × 4 mm · papule · 2 punctures · 1.00 mL each", "30 G × 13 mm · deep · 2 punctures", "1.00 mL spare",
			"!! Allergy “procaine”: Procaine sample holds procaine.",
			"Procaine sample 20 mg/mL · 2 mL · lot P-1 · use until 20 Nov 2026 !! expired", "Lidocaine 20 % · 3 mL · lot L-2 · use until 30 Jun 2027",
			"Doses", "procaine 32 mg · 0.52 mg/kg · 8 mg per puncture", "5 % of 600 mg, below the limit · Poisoning & Drug Overdose",
			"lidocaine 480 mg · 7.80 mg/kg · 120 mg per puncture", "!! 173 % of 276.8 mg, over the limit · 4.5 mg/kg × 61.5 kg · Poisoning & Drug Overdose",
			"!! 260 % of 184.5 mg, over the limit", "procaine + lidocaine: 179 % of their limits together, over the limit", "Reason (lidocaine over the limit): Three days apart.",
			"Warnings", "Danger · Pneumothorax", "10.95 mm (Yang 2008)", "Reason: Along the trapezius.",
			"lower back, right: 4 before, 2 after", "Scores: ODI 28.5 (0–100); PGIC 2 (1–7) much improved", "bruise, grade 1, gone, site 1",
			"Outcome over time", "Pain, 0 to 10", "Since the first: 2 lower: a meaningful improvement, 2 or more.", "Before the needles", "3 · 21 Nov",
			"Since the first: 11.5 lower: a meaningful improvement, 10 or more.", "Consent given in writing on 18 Nov 2026, to version 2 of 1 Nov 2026.",
			"Total done: 4 sites", "Signature",
		},
		"fr": {
			"Préparé", "1 seringue · Back mix", "Allergie « procaine »", "à utiliser jusqu’au 20 nov. 2026 !! périmé", "lidocaïne 480 mg · 7,80 mg/kg", "173 % de 276,8 mg, au-dessus de la limite",
			"Motif (lidocaïne au-dessus de la limite) : Three days apart.", "Avertissements", "Raison : Along the trapezius.", "ODI 28,5", "hématome", "Résultat au fil du temps",
			"une amélioration significative", "Consentement", "18 nov. 2026",
		},
	} {
		text := strings.Join(flatPages(t, pdfOf(t, whole(lang))), " ")
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the file lacks %q: %s", lang, want, text)
			}
		}
	}
}

// Each page names the patient in its head and foot and its number of all; no page tells less than that.
func TestEachPageOfTheFileTellsWhoseItIs(t *testing.T) {
	d := whole("en")
	for _, c := range []atlas.Code{"BL13", "BL23", "ST36", "LI4", "SP6", "GB34", "TE5", "PC6", "KI3", "LR3"} {
		d.Sites = append(d.Sites, named(bodymap.Recorded, c).Sites...)
	}
	for i := range d.Sites {
		d.Sites[i].ID = bodymap.SiteID("s" + strconv.Itoa(i))
	}
	d.Warnings = bodymap.Warnings(d.Patient, d.Session, d.Sites, at, bodymap.DefaultSafety())
	for _, paper := range []Paper{A4, Letter} {
		d.Paper = paper
		file := pdfOf(t, d)
		n, err := api.PageCount(bytes.NewReader(file), nil)
		pages := flatPages(t, file)
		if err != nil || n != len(pages) || n < 2 {
			t.Fatalf("%s: %d pages, of which %d have words (%v)", paper, n, len(pages), err)
		}
		for i, text := range pages {
			if strings.Count(text, "born 14 Mar 1974") != 2 || strings.Count(text, "page "+strconv.Itoa(i+1)+" of "+strconv.Itoa(n)) != 2 {
				t.Errorf("%s: page %d does not say whose it is: %s", paper, i+1, text)
			}
		}
	}
}

func TestTheDrawUpSheetWarnsOfAllergiesFirst(t *testing.T) {
	d := whole("en")
	d.Cautions = []string{"Lot L-2 of Lidocaine 20 % runs out."}
	text := drawUpText(t, d)
	allergy, products := strings.Index(text, "!! Allergy “procaine”: Procaine sample holds procaine."), strings.Index(text, "mL in each")
	if allergy < 0 || allergy > products {
		t.Errorf("the allergy does not stand before the products: %s", text)
	}
	for _, want := range []string{"! Lot L-2 of Lidocaine 20 % runs out.", "20 Nov 2026 !! expired", "lidocaine 480 mg"} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet lacks %q: %s", want, text)
		}
	}
}
