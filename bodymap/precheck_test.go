package bodymap_test

import (
	"slices"
	"strings"
	"testing"

	"ashi/bodymap"
)

// The list of reference/clinical.md, A, "Contra-indications/exclusions", and the pacemaker, a flag of the patient for which
// no source on mesotherapy was read.
func TestQuestionsHaveWordsAndSources(t *testing.T) {
	var ids []string
	for _, q := range bodymap.Questions() {
		ids = append(ids, q.ID)
		if q.Text("en") == "" || q.Text("fr") == "" {
			t.Errorf("%s has no words", q.ID)
		}
		if sourced := q.Source("en") != "" && q.Source("fr") != ""; sourced != (q.ID != "pacemaker") {
			t.Errorf("%s: source %q", q.ID, q.Source("en"))
		}
		if q.Flag != "" && !slices.Contains(bodymap.Flags(), q.Flag) {
			t.Errorf("%s sets an unknown flag %q", q.ID, q.Flag)
		}
	}
	for _, want := range strings.Fields("la-allergy local-infection systemic-infection fever bleeding antiplatelet anticoagulant pregnancy breastfeeding cancer heart pacemaker ulcer steroid-allergy cooperation") {
		if !slices.Contains(ids, want) {
			t.Errorf("%s is not asked", want)
		}
	}
}

func TestAnswersSetAndClearFlagsInOneStep(t *testing.T) {
	c, p, _ := newChart(t)
	id, patient := c.Session().ID, c.Patient().ID
	check := must(p.AnswerCheck(id, bodymap.Answer{Item: "anticoagulant", Yes: true, Note: "apixaban"}, bodymap.Answer{Item: "pregnancy"}))(t)
	now := must(p.Patient(patient))(t)
	if !now.Has(bodymap.Anticoagulant) || now.Has(bodymap.Pregnant) || !now.Has(bodymap.KnowsAcupuncture) || !c.Patient().Has(bodymap.Anticoagulant) {
		t.Errorf("the flags are %v", now.Flags)
	}
	cautions, answers := check.Cautions()
	if len(cautions) != 1 || cautions[0].ID != "anticoagulant" || answers[0].Note != "apixaban" || check.Person != "Dr Test" || check.Complete() {
		t.Errorf("the check is %+v", check)
	}
	must(p.Undo())(t)
	if now := must(p.Patient(patient))(t); now.Has(bodymap.Anticoagulant) || !now.Has(bodymap.Pregnant) {
		t.Errorf("after undo the flags are %v", now.Flags)
	}
	if all := must(p.Checks(patient))(t); len(all) != 0 {
		t.Errorf("after undo there is still %+v", all)
	}
	if _, session := p.Touched(); session != id {
		t.Errorf("the step was about session %q", session)
	}
	must(p.Redo())(t)
	if now := must(p.Patient(patient))(t); !now.Has(bodymap.Anticoagulant) {
		t.Error("redo does not set the flag")
	}
}

func TestOneCheckPerSessionAndNoIdleSteps(t *testing.T) {
	c, p, d := newChart(t)
	id := c.Session().ID
	must(p.AnswerCheck(id, bodymap.Answer{Item: "fever"}))(t)
	must(p.AnswerCheck(id, bodymap.Answer{Item: "fever", Yes: true}, bodymap.Answer{Item: "la-allergy"}))(t)
	must(p.CheckIdentity(id, true))(t)
	steps := len(must(d.Log(100))(t))
	check := must(p.CheckIdentity(id, true))(t)
	must(p.AnswerCheck(id, bodymap.Answer{Item: "la-allergy"}))(t)
	if len(must(d.Log(100))(t)) != steps {
		t.Error("what changes nothing makes a step")
	}
	if all := must(p.Checks(c.Patient().ID))(t); len(all) != 1 || !slices.Equal(all[0].Answers, check.Answers) {
		t.Errorf("the checks are %+v", all)
	}
	if len(check.Answers) != 2 || check.Answers[0].Item != "la-allergy" || !check.Answers[1].Yes || !check.Identity {
		t.Errorf("the check is %+v", check)
	}
	var all []bodymap.Answer
	for _, q := range bodymap.Questions() {
		all = append(all, bodymap.Answer{Item: q.ID})
	}
	if check := must(p.AnswerCheck(id, all...))(t); !check.Complete() {
		t.Errorf("not complete: %+v", check)
	}
}

func TestNoChangeSinceLastTime(t *testing.T) {
	c, p, d := newChart(t)
	first := c.Session().ID
	unchanged(t, c, d, "nothing to go by", bodymap.Invalid, func() error { _, err := p.SameAsLast(first); return err })
	must(p.AnswerCheck(first, bodymap.Answer{Item: "fever"}, bodymap.Answer{Item: "cancer", Yes: true, Note: "2009"}, bodymap.Answer{Item: "pacemaker"}))(t)
	must(p.CheckIdentity(first, true))(t)
	unchanged(t, c, d, "its own check is not an earlier one", bodymap.Invalid, func() error { _, err := p.SameAsLast(first); return err })

	patient := must(p.Patient(c.Patient().ID))(t)
	patient.Flags = append(patient.Flags, bodymap.Pacemaker) // since then, in the form
	must(p.SavePatient(patient))(t)
	second := must(p.NewSession(patient.ID))(t).Session().ID
	check := must(p.SameAsLast(second))(t)
	if a, _ := check.Answer("cancer"); !a.Yes || a.Note != "2009" {
		t.Errorf("cancer: %+v", a)
	}
	if a, ok := check.Answer("fever"); !ok || a.Yes {
		t.Errorf("fever: %+v", a)
	}
	if a, _ := check.Answer("pacemaker"); !a.Yes || !must(p.Patient(patient.ID))(t).Has(bodymap.Pacemaker) {
		t.Error("a flag set since then was taken away")
	}
	if check.Identity {
		t.Error("the identity is asked for each time")
	}
	if all := must(p.Checks(patient.ID))(t); len(all) != 2 {
		t.Errorf("%d checks", len(all))
	}
}

func TestBadAnswersAreRefused(t *testing.T) {
	c, p, d := newChart(t)
	id := c.Session().ID
	for what, a := range map[string]bodymap.Answer{
		"an unknown question": {Item: "horoscope"}, "a novel": {Item: "fever", Note: strings.Repeat("n", bodymap.MaxNote+1)},
	} {
		unchanged(t, c, d, what, bodymap.Invalid, func() error { _, err := p.AnswerCheck(id, a); return err })
	}
	for what, do := range map[string]func() error{
		"answer":   func() error { _, err := p.AnswerCheck("none", bodymap.Answer{Item: "fever"}); return err },
		"identity": func() error { _, err := p.CheckIdentity("none", true); return err },
		"same":     func() error { _, err := p.SameAsLast("none"); return err },
	} {
		unchanged(t, c, d, what+" of no session", bodymap.NotFound, do)
	}
}
