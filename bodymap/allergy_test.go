package bodymap_test

import (
	"slices"
	"testing"

	"ashi/bodymap"
)

func TestAllergiesAgainstProducts(t *testing.T) {
	xylo := bodymap.Product{ID: "x", Name: "Xylo 1 %", Substance: "lidocaine", Class: "amide anaesthetic", Ingredients: "sodium chloride, methylparaben"}
	procaine := bodymap.Product{ID: "p", Name: "Procaine 2 %", Substance: "procaine", Class: "ester anaesthetic"}
	saline := bodymap.Product{ID: "s", Name: "Sodium chloride 0.9 %"}
	profenid := bodymap.Product{ID: "k", Name: "Profénid", Substance: "ketoprofen", Class: "NSAID"}
	all := []bodymap.Product{xylo, procaine, saline, profenid}
	for allergies, want := range map[string][]string{
		"":                              nil,
		"none known":                    nil,
		"latex, pollen":                 nil,
		"Lidocaïne":                     {"x lidocaine"},
		"lignocaine (rash 2019)":        {"x lignocaine"},
		"procaine":                      {"p procaine"}, // and not lidocaine, of which it is no part
		"Novocaïne":                     {"p novocaine"},
		"parabènes":                     {"x parabenes"},
		"sodium metabisulfite":          nil, // saline shares a word, not the substance
		"anesthésiques locaux":          {"x anesthesiques locaux", "p anesthesiques locaux"},
		"A.I.N.S.":                      nil, // single letters are no word
		"AINS; pénicilline":             {"k ains"},
		"Kétoprofène et PROCAÏNE":       {"p procaine", "k ketoprofene"},
		"profenid":                      {"k profenid"},
		"chlorprocaine":                 nil,
		"allergic to amide anaesthetic": {"x amide anaesthetic", "p anaesthetic"},
	} {
		var got []string
		for _, h := range bodymap.AllergyHits(bodymap.Patient{Allergies: allergies}, all) {
			got = append(got, string(h.Product.ID)+" "+h.Allergy)
			if h.Holds == "" {
				t.Errorf("%q: nothing is told of the product", allergies)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q hits %q, want %q", allergies, got, want)
		}
	}
}

func TestFillingsOfASessionLeaveOutWhatWasSkipped(t *testing.T) {
	site := func(f bodymap.EntryID, state bodymap.SiteState) bodymap.Site {
		return bodymap.Site{Syringe: bodymap.Syringe{Filling: f}, State: state}
	}
	got := bodymap.FillingsOf(bodymap.Session{Syringe: bodymap.Syringe{Filling: "b"}}, []bodymap.Site{
		site("a", bodymap.SitePlanned), site("b", bodymap.SiteDone), site("", bodymap.SitePlanned), site("c", bodymap.SiteSkipped),
	})
	if !slices.Equal(got, []bodymap.EntryID{"a", "b"}) {
		t.Errorf("%q", got)
	}
}
