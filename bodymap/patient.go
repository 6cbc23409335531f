package bodymap

import (
	"slices"
	"strings"
	"time"

	"ashi/bodymap/atlas"
)

// PatientID is a UUIDv7.
type PatientID string

// Sex is the administrative gender as in FHIR.
type Sex string

// The sexes that a record can hold.
const (
	Female Sex = "female"
	Male   Sex = "male"
	Other  Sex = "other"
)

// Flag is something that must be in sight before a needle goes in.
type Flag string

// The flags of a patient, in the order in which they are shown.
const (
	Pregnant         Flag = "pregnant"
	Breastfeeding    Flag = "breastfeeding"
	Anticoagulant    Flag = "anticoagulant"
	Pacemaker        Flag = "pacemaker"
	NeedleAverse     Flag = "needle-averse"
	KnowsAcupuncture Flag = "knows acupuncture"
)

// Patient is a person who is treated.
type Patient struct {
	ID         PatientID
	Surname    string
	FirstName  string
	Born       Date
	Sex        Sex
	FileNumber string       // of the practice; may be empty
	WeightKG   float64      // 0: not known
	Allergies  string       // free text; empty: none recorded
	Flags      []Flag       // ordered as above, each at most once
	Notes      string       // free text
	Figure     atlas.Figure // the body shown for this patient
}

// Date is a calendar day without a time zone, as yyyy-mm-dd.
type Date string

// Flags returns all flags in the order in which they are shown.
func Flags() []Flag {
	return []Flag{Pregnant, Breastfeeding, Anticoagulant, Pacemaker, NeedleAverse, KnowsAcupuncture}
}

// Name is the name as in a list: "Surname, First".
func (p Patient) Name() string { return p.Surname + ", " + p.FirstName }

// Age is the age in full years on the day of now.
func (p Patient) Age(now time.Time) int { return p.Born.yearsUntil(DateOf(now)) }

// Has tells whether a flag is set.
func (p Patient) Has(f Flag) bool { return slices.Contains(p.Flags, f) }

// FigureFor is the body that a patient of this sex starts with.
func FigureFor(s Sex) atlas.Figure {
	if s == Female {
		return atlas.Female
	}
	return atlas.Male
}

// Validate tells, as Problems, why a patient cannot be kept.
func (p Patient) Validate(now time.Time) error {
	var bad problems
	bad.when(strings.TrimSpace(p.Surname) == "", "Surname", "A surname is needed.")
	bad.when(strings.TrimSpace(p.FirstName) == "", "FirstName", "A first name is needed.")
	bad.line("Surname", p.Surname, MaxName)
	bad.line("FirstName", p.FirstName, MaxName)
	bad.born(p.Born, DateOf(now))
	bad.when(!slices.Contains([]Sex{Female, Male, Other}, p.Sex), "Sex", "Choose female, male or other.")
	bad.line("FileNumber", p.FileNumber, MaxFileNumber)
	bad.when(p.WeightKG != 0 && !within(p.WeightKG, 0.5, 400), "WeightKG", "The weight must lie between 0.5 and 400 kg. Leave it empty when it is not known.")
	bad.note("Allergies", p.Allergies, MaxAllergies)
	bad.when(!slices.Equal(p.Flags, inOrder(p.Flags)), "Flags", "A flag is not known or is set twice.")
	bad.note("Notes", p.Notes, MaxNote)
	bad.figure(p.Figure)
	return bad.err()
}

func (p *problems) born(born, today Date) {
	_, ok := born.Time()
	switch {
	case born == "":
		p.add("Born", "A birth date is needed.")
	case !ok:
		p.add("Born", "There is no such day. Write the birth date as year-month-day, for example 1974-03-14.")
	case born > today:
		p.add("Born", "The birth date lies in the future.")
	case born < earliestBirth:
		p.add("Born", "The birth date lies before 1890.")
	}
}

func (p *problems) figure(f atlas.Figure) {
	p.when(f != atlas.Male && f != atlas.Female, "Figure", "Choose the male or the female figure.")
}

// tidy brings a patient into the form that is kept: no blanks around texts, flags in order, a figure.
func (p Patient) tidy() Patient {
	for _, s := range []*string{&p.Surname, &p.FirstName, &p.FileNumber, &p.Allergies, &p.Notes} {
		*s = strings.TrimSpace(*s)
	}
	if known := inOrder(p.Flags); len(known) == len(p.Flags) {
		p.Flags = known
	}
	if p.Figure == "" {
		p.Figure = FigureFor(p.Sex)
	}
	return p
}

// inOrder returns the known flags among set, each once, in the order of Flags; nil when there are none.
func inOrder(set []Flag) []Flag {
	var out []Flag
	for _, f := range Flags() {
		if slices.Contains(set, f) {
			out = append(out, f)
		}
	}
	return out
}

// Clock tells the time; tests inject their own.
type Clock func() time.Time
