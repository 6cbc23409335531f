package bodymap_test

import (
	"strings"
	"testing"

	"ashi/bodymap"
)

func TestConsentKeepsTheTextAsItWas(t *testing.T) {
	p, _, patient := newPractice(t)
	if c := must(p.LastConsent(patient.ID))(t); c.Valid() {
		t.Error("there is a consent from the start")
	}
	start := must(p.Wording(bodymap.ConsentText, "fr-CA"))(t)
	if start.Version != 0 || start.Lang != "fr" || !strings.Contains(start.Text, "mésothérapie") {
		t.Errorf("the text to start from is %+v", start)
	}
	mine := must(p.SaveWording(bodymap.ConsentText, "fr", "  Notre texte. "))(t)
	if mine.Version != 1 || mine.Text != "Notre texte." || mine.Dated != "2026-11-20" {
		t.Errorf("kept as %+v", mine)
	}
	c := must(p.GiveConsent(patient.ID, bodymap.Oral, "fr"))(t)
	must(p.SaveWording(bodymap.ConsentText, "fr", "Un autre."))(t)
	kept := must(p.LastConsent(patient.ID))(t)
	want := bodymap.Consent{
		ID: c.ID, Patient: patient.ID, At: c.At, Lang: "fr", Text: "Notre texte.", Version: 1, Dated: "2026-11-20", How: bodymap.Oral, Person: "Dr Test",
	}
	if kept != c || kept != want || !kept.Valid() {
		t.Errorf("kept as %+v", kept)
	}
	if en := must(p.Wording(bodymap.ConsentText, "en"))(t); en.Version != 0 {
		t.Error("the English text changed with the French one")
	}
}

func TestConsentCanBeWithdrawnAndGivenAgain(t *testing.T) {
	p, _, patient := newPractice(t)
	must(p.GiveConsent(patient.ID, bodymap.Written, "en"))(t)
	if c := must(p.WithdrawConsent(patient.ID))(t); c.Valid() || c.Text == "" {
		t.Errorf("withdrawn: %+v", c)
	}
	must(p.Undo())(t)
	if c := must(p.LastConsent(patient.ID))(t); !c.Valid() {
		t.Error("undo does not bring it back")
	}
	must(p.Redo())(t)
	must(p.GiveConsent(patient.ID, bodymap.ByGuardian, "en"))(t)
	if all := must(p.Consents(patient.ID))(t); len(all) != 2 || all[0].Valid() || !all[1].Valid() {
		t.Errorf("the consents are %+v", all)
	}
}

func TestThePapersSpeakThePatientsLanguage(t *testing.T) {
	p, _, patient := newPractice(t)
	lang := func() string { return must(p.PaperLang(patient.ID))(t) }
	if got := lang(); got != "" {
		t.Errorf("before anything is known: %q", got)
	}
	must(p.GiveConsent(patient.ID, bodymap.Written, "fr"))(t)
	if got := lang(); got != "fr" {
		t.Errorf("after a consent in French: %q", got)
	}
	check(t, p.SetPaperLang(patient.ID, "en"))
	must(p.GiveConsent(patient.ID, bodymap.Written, "fr"))(t)
	if got := lang(); got != "en" {
		t.Errorf("once chosen: %q", got)
	}
	must(p.Undo())(t)
	must(p.Undo())(t)
	if got := lang(); got != "fr" {
		t.Errorf("after undo: %q", got)
	}
	if err := p.SetPaperLang(patient.ID, "xx"); bodymap.KindOf(err) != bodymap.Invalid {
		t.Errorf("an unknown language: %v", err)
	}
	if err := p.SetPaperLang("nobody", "en"); bodymap.KindOf(err) != bodymap.NotFound {
		t.Errorf("nobody's language: %v", err)
	}
}

func TestBadConsentsAndTextsAreRefused(t *testing.T) {
	c, p, d := newChart(t)
	id := c.Patient().ID
	for what, do := range map[string]func() error{
		"nothing to withdraw": func() error { _, err := p.WithdrawConsent(id); return err },
		"no way":              func() error { _, err := p.GiveConsent(id, "by telepathy", "en"); return err },
		"an empty text":       func() error { _, err := p.SaveWording(bodymap.LeafletText, "en", " \n"); return err },
		"a book": func() error {
			_, err := p.SaveWording(bodymap.LeafletText, "en", strings.Repeat("a", bodymap.MaxWording+1))
			return err
		},
	} {
		unchanged(t, c, d, what, bodymap.Invalid, do)
	}
	unchanged(t, c, d, "nobody's consent", bodymap.NotFound, func() error { _, err := p.GiveConsent("nobody", bodymap.Oral, "en"); return err })
	before := stateOf(t, c, d)
	for _, kind := range []bodymap.WordingKind{bodymap.ConsentText, bodymap.LeafletText} {
		for _, lang := range []string{"en", "fr"} {
			w := must(p.Wording(kind, lang))(t)
			if len(w.Text) < 300 || len(w.Text) > bodymap.MaxWording {
				t.Errorf("the %s text in %s has %d bytes", kind, lang, len(w.Text))
			}
			if w = must(p.SaveWording(kind, lang, w.Text+"\n"))(t); w.Version != 0 {
				t.Errorf("a text that stays the same becomes version %d", w.Version)
			}
		}
	}
	if stateOf(t, c, d).commands != before.commands {
		t.Error("texts that stay the same make steps")
	}
}
