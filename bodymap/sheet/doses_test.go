package sheet

import (
	"strings"
	"testing"

	"ashi/bodymap"
)

// dosed is a session whose syringes hold 1 % of a substance with as much saline, 2.5 mL each. The limits are two of the published
// ones: Poisoning & Drug Overdose, 4.5 mg/kg or 300 mg; Therapeutic Guidelines (Australia), 3 mg/kg.
func dosed(state bodymap.SessionState, strength, ml float64) Doc {
	d := named(state, "BL23", "BL24", "BL25", "GV4")
	lido := bodymap.Product{Name: "Lidocaine sample", Substance: "lidocaine", Strength: strength, Unit: bodymap.Percent}
	d.Fillings = []bodymap.Filling{{ID: "f", Name: "Back mix", Parts: []bodymap.Drawn{
		{Product: lido, Lot: bodymap.Lot{Number: "A17", Expires: "2027-06-30"}, VolumeML: 2.5},
		{Product: bodymap.Product{Name: "Saline sample"}, VolumeML: 2.5},
	}}}
	d.Limits = []bodymap.Limit{
		{ID: "a", Substance: "lidocaine", MaxMG: 300, MaxMGPerKG: 4.5, Source: "Poisoning & Drug Overdose"},
		{ID: "b", Substance: "lidocaine", MaxMGPerKG: 3, Source: "Therapeutic Guidelines (Australia)"},
	}
	d.Reasons = []bodymap.Reason{{Rule: "dose:lidocaine", Text: "two days apart"}, {Rule: "lung", Text: "of no concern here"}}
	for i := range d.Sites {
		d.Sites[i].Syringe.Filling, d.Sites[i].Syringe.VolumeML = "f", ml
	}
	return d
}

func TestPaperSaysWhatToDrawUpAndTheDoses(t *testing.T) {
	d := dosed(bodymap.Planned, 1, .1)
	got := strings.ReplaceAll(lay(d).all(), "\n", " ")
	for _, want := range []string{
		"To draw up", "1 syringe · Back mix · 30 G × 4 mm · papule · 7 punctures · 0.10 mL each · 0.70 mL needed · 4.30 mL spare · No. 1–7",
		"Lidocaine sample 1 % · 2.5 mL · lot A17 · use until 30 Jun 2027", "Saline sample · 2.5 mL",
		"lidocaine 3.5 mg · 0.06 mg/kg · 0.5 mg per puncture", "1 % of 276.8 mg, below the limit · 4.5 mg/kg × 61.5 kg · Poisoning & Drug Overdose",
		"2 % of 184.5 mg, below the limit · 3 mg/kg × 61.5 kg · Therapeutic Guidelines (Australia)", "Reason (lidocaine over the limit): two days apart",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the plan lacks %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "of no concern here") {
		t.Error("another warning's reason stands among the doses")
	}
	d = dosed(bodymap.Recorded, 20, 1.2)
	d.Sites[0].State = bodymap.SiteSkipped
	got = strings.ReplaceAll(lay(d).all(), "\n", " ")
	for _, want := range []string{"Drawn up", "2 syringes · Back mix", "5 mL (2.5 mL in each)", "lidocaine 720 mg", "!! 260 % of 276.8 mg, over the limit", "No. 2–7"} {
		if !strings.Contains(got, want) {
			t.Errorf("the record lacks %q in\n%s", want, got)
		}
	}
	d.Lang = "fr"
	got = strings.ReplaceAll(lay(d).all(), "\n", " ")
	for _, want := range []string{"Préparé", "2 seringues · Back mix", "lidocaïne 720 mg", "260 % de 276,8 mg, au-dessus de la limite", "Motif (lidocaïne au-dessus de la limite) : two days apart"} {
		if !strings.Contains(got, want) {
			t.Errorf("the French record lacks %q in\n%s", want, got)
		}
	}
}

// Without a word on what the syringes hold the page is as it was.
func TestNoFillingNoDoses(t *testing.T) {
	d := dosed(bodymap.Planned, 1, .1)
	d.Fillings = nil
	if got := lay(d).all(); strings.Contains(got, "draw up") || strings.Contains(got, "Doses") || strings.Contains(got, "not stated") {
		t.Errorf("the sheet says\n%s", got)
	}
	d = dosed(bodymap.Planned, 0, .1)
	d.Sites[0].Syringe.Filling = ""
	got := lay(d).all()
	for _, want := range []string{"Syringe, not stated what it holds", "Lidocaine sample: strength not stated"} {
		if !strings.Contains(got, want) {
			t.Errorf("the sheet lacks %q in\n%s", want, got)
		}
	}
}

func TestDosesStayOnThePage(t *testing.T) {
	for _, paper := range []Paper{A4, Letter} {
		d := dosed(bodymap.Planned, 1, .1)
		d.Reasons = nil // below a limit there is none
		d.Paper = paper
		if n := len(lay(d).pages); n != 1 {
			t.Errorf("7 sites with a filling take %d pages of %s", n, paper)
		}
		long := strings.Repeat("Wolfeschlegelsteinhausenbergerdorff ", 9)
		d.Fillings[0].Name, d.Fillings[0].Parts[0].Product.Name, d.Limits[0].Source = long, long, long
		d.Reasons = []bodymap.Reason{{Rule: "dose:lidocaine", Text: strings.Repeat(long, 12)}}
		l := lay(d)
		for i, p := range l.pages {
			for _, it := range p.items {
				checkInside(t, i, l, it)
			}
		}
	}
}

// Two syringes that differ in nothing but what they hold are told apart.
func TestSyringesAreToldApartByWhatTheyHold(t *testing.T) {
	d := dosed(bodymap.Planned, 1, .1)
	d.Fillings = append(d.Fillings, bodymap.Filling{ID: "g", Name: "Saline alone", Parts: []bodymap.Drawn{{Product: bodymap.Product{Name: "Saline sample"}, VolumeML: 2}}})
	d.Sites[6].Syringe.Filling = "g"
	got := strings.ReplaceAll(lay(d).all(), "\n", " ")
	for _, want := range []string{"No. 1–6: papule", "mL per puncture · Back mix", "No. 7: papule", "mL per puncture · Saline alone", "1 syringe · Saline alone"} {
		if !strings.Contains(got, want) {
			t.Errorf("the sheet lacks %q in\n%s", want, got)
		}
	}
}
