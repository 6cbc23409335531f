package sheet

import (
	"bytes"
	"strings"
	"testing"

	"ashi/bodymap"
)

// drawnUp is a plan whose one filling goes through two needles, out of three syringes.
func drawnUp(lang string) Doc {
	d := dosed(bodymap.Planned, 1, .1)
	d.Lang = lang
	for i := range d.Sites {
		d.Sites[i].Punctures = 12
	}
	d.Sites[1].Syringe.Technique, d.Sites[1].Syringe.NeedleLengthMM, d.Sites[1].Syringe.VolumeML = bodymap.Deep, 13, .5
	return d
}

func drawUpText(t *testing.T, d Doc) string {
	t.Helper()
	var b bytes.Buffer
	if err := DrawUpPDF(&b, d); err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(pdfText(t, b.Bytes())), " ")
}

// 3 mL at 0.1 mL are 30 punctures: here 5 mL are 50.
func TestTheDrawUpSheetTellsEachSyringe(t *testing.T) {
	for lang, wants := range map[string][]string{
		"en": {
			"Müller-Sample 王 , Anna", "Draw-up sheet · 21 Nov 2026", "PLAN", "Allergies procaine", "3 syringes · Back mix", "13.20 mL needed · 1.80 mL spare",
			"Product Lot Use until mL in each mL in all Lidocaine sample 1 % A17 30 Jun 2027 2.5 7.5", "Saline sample none named 2.5 7.5",
			"Syringe 1 30 G × 4 mm papule 50 0.10 5.00 1, 3–6 0.00", "Syringe 2 30 G × 4 mm papule 22 0.10 2.20 6, 7",
			"another needle 30 G × 13 mm deep 5 0.50 2.50 2 0.30", "Syringe 3 30 G × 13 mm deep 7 0.50 3.50 2 1.50",
			"HAS 2014", "lidocaine 66 mg", "Drawn up by, at", "Checked by, at", "page 1 of 1",
		},
		"fr": {"Feuille de préparation", "3 seringues · Back mix", "13,20 mL nécessaires", "Seringue 1", "autre aiguille", "Préparé par, à", "page 1 sur 1"},
	} {
		text := drawUpText(t, drawnUp(lang))
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the sheet lacks %q: %s", lang, want, text)
			}
		}
	}
	one := dosed(bodymap.Planned, 1, .1)
	if text := drawUpText(t, one); !strings.Contains(text, "5 mL at 0.10 mL: 50 punctures · 0.70 mL needed · 4.30 mL spare") {
		t.Errorf("the sheet does not tell both ways: %s", text)
	}
}

func TestTheDrawUpSheetWarns(t *testing.T) {
	d := drawnUp("en")
	d.Fillings[0].Parts[0].Lot.Expires = "2026-11-20"
	if text := drawUpText(t, d); !strings.Contains(text, "20 Nov 2026 !! expired") {
		t.Errorf("an expired lot: %s", text)
	}
	d = drawnUp("en")
	d.Sites[1].Syringe.VolumeML = 5.5 // refused in a record, but not in one of another program
	if text := drawUpText(t, d); !strings.Contains(text, "A puncture takes more than this syringe holds") {
		t.Errorf("too small a syringe: %s", text)
	}
	d.Fillings = nil
	if text := drawUpText(t, d); !strings.Contains(text, "not stated what it holds") || !strings.Contains(text, "30 G × 13 mm deep 12 5.50 66.00 2") {
		t.Errorf("no filling: %s", text)
	}
	d.Sites = nil
	if text := drawUpText(t, d); !strings.Contains(text, "No site was marked in this session.") {
		t.Errorf("no site: %s", text)
	}
}

// However much there is, nothing leaves the pages and each tells whose it is.
func TestALongDrawUpSheetStaysOnItsPages(t *testing.T) {
	d := drawnUp("fr")
	long := strings.Repeat("Wolfeschlegelsteinhausenbergerdorff ", 6)
	for i := range 30 {
		f := d.Fillings[0]
		f.ID, f.Name = bodymap.EntryID(strings.Repeat("g", i+1)), long
		d.Fillings = append(d.Fillings, f)
		s := d.Sites[i%7]
		s.Syringe.Filling = f.ID
		d.Sites = append(d.Sites, s)
	}
	l := layDrawUp(d)
	for i, p := range l.pages {
		for _, it := range p.items {
			checkInside(t, i, l, it)
		}
	}
	if n := strings.Count(said(l.pages), "Müller-Sample 王, Anna\n"); n < 2 || n != len(l.pages) {
		t.Errorf("%d of %d pages begin with the name", n, len(l.pages))
	}
}
