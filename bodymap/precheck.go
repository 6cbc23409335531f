package bodymap

import (
	"slices"
	"sync"
	"time"
)

// Answer is what was answered to one question of a check.
type Answer struct {
	Item string // ID of a Question
	Yes  bool   // a yes is a caution in sight, never a block
	Note string // which one, since when ...
}

// Check is what was asked before the needle of a session. What was not asked has no answer.
type Check struct {
	ID       EntryID
	Patient  PatientID
	Session  SessionID
	At       time.Time // of the last answer
	Person   string    // who asked last
	Answers  []Answer  // in the order of Questions, each at most once
	Identity bool      // name and birth date were asked for and fit
}

func (c Check) entry() Entry {
	return Entry{ID: c.ID, Kind: CheckEntry, Patient: c.Patient, Session: c.Session}
}

// Question is one that is asked before the needle; see assets/clinical/README.md.
type Question struct {
	ID   string // a word that never changes
	Flag Flag   // the patient's flag that goes with it; empty: none

	english, french, sourceEN, sourceFR string
}

// Text gives the question in a language.
func (q Question) Text(lang string) string { return inLang(lang, q.english, q.french) }

// Source tells whose question it is, in a language; empty where no source was read.
func (q Question) Source(lang string) string { return inLang(lang, q.sourceEN, q.sourceFR) }

var questions = sync.OnceValue(func() (all []Question) {
	for _, r := range clinicalRows("contraindications.csv", "id,english,french,flag,source_en,source_fr") {
		all = append(all, Question{ID: r[0], english: r[1], french: r[2], Flag: Flag(r[3]), sourceEN: r[4], sourceFR: r[5]})
	}
	return all
})

// Questions are all that is asked before the needle, in their order.
func Questions() []Question { return slices.Clone(questions()) }

// Answer gives the answer to a question; ok is false where it was not asked.
func (c Check) Answer(item string) (a Answer, ok bool) {
	if i := slices.IndexFunc(c.Answers, func(a Answer) bool { return a.Item == item }); i >= 0 {
		return c.Answers[i], true
	}
	return Answer{}, false
}

// Cautions are the questions that were answered with yes, with their answers.
func (c Check) Cautions() (out []Question, answers []Answer) {
	for _, q := range questions() {
		if a, ok := c.Answer(q.ID); ok && a.Yes {
			out, answers = append(out, q), append(answers, a)
		}
	}
	return out, answers
}

// Complete tells whether every question was answered and the identity checked.
func (c Check) Complete() bool { return c.Identity && len(c.Answers) == len(questions()) }

// Validate tells, as Problems, why a check cannot be kept.
func (c Check) Validate() error {
	var bad problems
	bad.when(c.Patient == "" || c.Session == "", "Session", "A check belongs to a session. Start a session first.")
	known := 0
	for _, q := range questions() {
		if _, ok := c.Answer(q.ID); ok {
			known++
		}
	}
	bad.when(known != len(c.Answers), "Answers", "A question is not known or is answered twice.")
	for _, a := range c.Answers {
		bad.line(a.Item, a.Note, MaxNote)
	}
	return bad.err()
}

// with gives the check with answers in place of the former ones.
func (c Check) with(answers ...Answer) Check {
	out := c
	out.Answers = nil
	for _, a := range answers { // also what is not known, for Validate to refuse
		if !slices.ContainsFunc(questions(), func(q Question) bool { return q.ID == a.Item }) {
			out.Answers = append(out.Answers, a)
		}
	}
	for _, q := range questions() {
		a, ok := Check{Answers: answers}.Answer(q.ID)
		if !ok {
			a, ok = c.Answer(q.ID)
		}
		if ok {
			out.Answers = append(out.Answers, a)
		}
	}
	return out
}

// Checks are all checks of a patient, in the order of their making.
func (p *Practice) Checks(id PatientID) ([]Check, error) { return facts[Check](p, id) }

// checkOf is the check of a session, or a new one, and the newest other check of its patient.
func (p *Practice) checkOf(id SessionID) (c Check, last Check, err error) {
	s, _, err := p.Session(id)
	if err != nil {
		return c, last, err
	}
	all, err := p.Checks(s.Patient)
	c = Check{ID: EntryID(NewID()), Patient: s.Patient, Session: s.ID}
	for _, o := range all {
		if o.Session == id {
			c = o
		} else {
			last = o
		}
	}
	return c, last, err
}

// AnswerCheck keeps answers in the check of a session. The patient's flags that go with them are set or cleared in the same
// step. It returns the check as it is kept.
func (p *Practice) AnswerCheck(id SessionID, answers ...Answer) (Check, error) {
	c, _, err := p.checkOf(id)
	if err != nil {
		return Check{}, err
	}
	return p.keepCheck(AnswerCheck, c.with(answers...), answers)
}

// CheckIdentity keeps that name and birth date were asked for before a session, or that they were not.
func (p *Practice) CheckIdentity(id SessionID, fits bool) (Check, error) {
	c, _, err := p.checkOf(id)
	if err != nil {
		return Check{}, err
	}
	c.Identity = fits
	return p.keepCheck(CheckIdentity, c, nil)
}

// SameAsLast answers the check of a session as the patient's last check was answered. A flag that was set since then is
// a yes: what the file warns of is never taken away by a tap that says that nothing changed.
func (p *Practice) SameAsLast(id SessionID) (Check, error) {
	c, last, err := p.checkOf(id)
	if err != nil {
		return Check{}, err
	}
	var bad problems
	bad.when(len(last.Answers) == 0, "Answers", "There is no earlier check to go by. Answer the questions once; next time one tap will do.")
	if err := bad.err(); err != nil {
		return Check{}, err
	}
	patient, err := p.Patient(c.Patient)
	if err != nil {
		return Check{}, err
	}
	answers := slices.Clone(last.Answers)
	for _, q := range questions() {
		if q.Flag == "" || !patient.Has(q.Flag) {
			continue
		}
		if a, _ := last.Answer(q.ID); !a.Yes {
			answers = slices.DeleteFunc(answers, func(a Answer) bool { return a.Item == q.ID })
			answers = append(answers, Answer{Item: q.ID, Yes: true})
		}
	}
	return p.keepCheck(SameAsBefore, c.with(answers...), answers)
}

// keepCheck keeps a check and, in the same step, the flags that some of its answers are about.
func (p *Practice) keepCheck(verb Verb, c Check, about []Answer) (Check, error) {
	if err := c.Validate(); err != nil {
		return Check{}, err
	}
	patient, err := p.Patient(c.Patient)
	if err != nil {
		return Check{}, err
	}
	var do Change
	if flagged := patient.flagged(about); !slices.Equal(flagged.Flags, patient.Flags) {
		do.PutPatients = []Patient{flagged}
	}
	old, _, err := p.checkOf(c.Session)
	if err != nil {
		return Check{}, err
	}
	if len(do.PutPatients) == 0 && old.Identity == c.Identity && slices.Equal(old.Answers, c.Answers) {
		return c, nil
	}
	c.At, c.Person = moment(p.clock()), p.person
	e, err := entryOf(c)
	if err != nil {
		return Check{}, err
	}
	do.PutEntries = []Entry{e}
	return c, p.change(verb, do)
}

// flagged sets and clears the flags that answers are about.
func (p Patient) flagged(answers []Answer) Patient {
	set := slices.Clone(p.Flags)
	for _, q := range questions() {
		a, ok := Check{Answers: answers}.Answer(q.ID)
		if q.Flag == "" || !ok {
			continue
		}
		set = slices.DeleteFunc(set, func(f Flag) bool { return f == q.Flag })
		if a.Yes {
			set = append(set, q.Flag)
		}
	}
	p.Flags = inOrder(set)
	return p
}
