package bodymap

import (
	"slices"
	"strings"
	"time"

	"ashi/assets"
)

// ReactionKind is what happened.
type ReactionKind string

// The kinds of reactions. Bruise and pain at the site are the most frequent of a trial (PMC7421712: 38.7 and 3.2 %); a nodule
// that comes weeks later can be an infection with mycobacteria.
const (
	Bruise        ReactionKind = "bruise"
	SitePain      ReactionKind = "pain at the site"
	Bleeding      ReactionKind = "bleeding"
	Infection     ReactionKind = "infection"
	Allergy       ReactionKind = "allergic reaction"
	Vagal         ReactionKind = "vagal reaction"
	Nodule        ReactionKind = "nodule"
	OtherReaction ReactionKind = "other reaction"
)

// ReactionKinds returns all kinds in the order in which they are shown.
func ReactionKinds() []ReactionKind {
	return []ReactionKind{Bruise, SitePain, Bleeding, Infection, Allergy, Vagal, Nodule, OtherReaction}
}

// Text gives the name of a kind in a language.
func (k ReactionKind) Text(lang string) string { return assets.Say(lang, string(k)) }

// GradeSource is whose words the grades are.
const GradeSource = "CTCAE 5.0, US National Cancer Institute, 2017"

// grades are the general words of CTCAE 5.0 (US National Cancer Institute, 27 November 2017) for the grades 1 to 5, shortened.
var grades = [...]string{
	"mild: no or mild symptoms, only observed",
	"moderate: minimal, local or noninvasive treatment",
	"severe: hospital, disabling, self-care limited",
	"life-threatening: urgent treatment",
	"death",
}

// GradeText gives the words of a grade, 1 to 5, in a language; empty for any other number.
func GradeText(grade int, lang string) string {
	if grade < 1 || grade > len(grades) {
		return ""
	}
	return assets.Say(lang, grades[grade-1])
}

// Reaction is what the patient was found to have, or not to have, after a session.
type Reaction struct {
	ID      EntryID
	Patient PatientID
	Session SessionID
	At      time.Time // when it was asked; UTC in the record
	Site    SiteID    // empty: of no one site
	None    bool      // asked, and there was none: all below is empty
	Kind    ReactionKind
	Grade   int  // 1 to 5, see GradeText
	Onset   Date // empty: not known
	Outcome string
	Note    string
}

func (r Reaction) entry() Entry {
	return Entry{ID: r.ID, Kind: ReactionEntry, Patient: r.Patient, Session: r.Session}
}

// Validate tells, as Problems, why a reaction cannot be kept. from is the day of its session.
func (r Reaction) Validate(from, now time.Time) error {
	var bad problems
	bad.when(r.Session == "", "Session", "A reaction needs the session that it followed.")
	if r.None {
		none := Reaction{ID: r.ID, Patient: r.Patient, Session: r.Session, At: r.At, None: true}
		bad.when(r != none, "None", "Where there was no reaction nothing else is kept.")
		return bad.err()
	}
	bad.when(!slices.Contains(ReactionKinds(), r.Kind), "Kind", "Choose what happened.")
	bad.when(GradeText(r.Grade, "en") == "", "Grade", "Choose a grade from 1 to 5.")
	if r.Onset != "" {
		day, ok := r.Onset.Time()
		bad.when(!ok, "Onset", "This is not a day: type it as 2026-11-21 or 21.11.2026.")
		bad.when(ok && r.Onset < DateOf(from), "Onset", "The reaction began before the session.")
		bad.when(ok && day.After(now.AddDate(0, 0, 1)), "Onset", "The day of the reaction lies ahead.")
	}
	bad.line("Outcome", r.Outcome, MaxNote)
	bad.note("Note", r.Note, MaxNote)
	return bad.err()
}

// Text says a reaction in one line.
func (r Reaction) Text(lang string) string {
	if r.None {
		return assets.Say(lang, "no reaction")
	}
	parts := []string{r.Kind.Text(lang), assets.Say(lang, "grade %d", r.Grade)}
	if r.Onset != "" {
		parts = append(parts, assets.Say(lang, "from %s", r.Onset.Text(lang)))
	}
	for _, t := range []string{r.Outcome, r.Note} {
		if t != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, ", ")
}

// Reactions are those of a patient in the order of their making.
func (p *Practice) Reactions(patient PatientID) ([]Reaction, error) {
	return facts[Reaction](p, patient)
}

// SaveReaction keeps a new reaction (without an ID) or the new state of one, and returns it as it is kept.
func (p *Practice) SaveReaction(r Reaction) (Reaction, error) {
	if r.Session == "" {
		return Reaction{}, r.Validate(time.Time{}, p.clock())
	}
	session, sites, err := p.Session(r.Session)
	if err != nil {
		return Reaction{}, err
	}
	r.Patient = session.Patient
	if r.ID == "" {
		r.ID = EntryID(NewID())
	}
	if r.At.IsZero() {
		r.At = p.clock()
	}
	r.At, r.Outcome, r.Note = moment(r.At), strings.TrimSpace(r.Outcome), strings.TrimSpace(r.Note)
	var bad problems
	bad.join(r.Validate(session.At, p.clock()))
	strange := r.Site != "" && !slices.ContainsFunc(sites, func(s Site) bool { return s.ID == r.Site })
	bad.when(strange, "Site", "This site is not one of the session.")
	if err := bad.err(); err != nil {
		return Reaction{}, err
	}
	return r, putFacts(p, SetReaction, r)
}

// NoReaction keeps, in one step, that the patient was asked and had no reaction to these sessions.
func (p *Practice) NoReaction(sessions ...SessionID) error {
	var all []Reaction
	for _, id := range sessions {
		s, _, err := p.Session(id)
		if err != nil {
			return err
		}
		all = append(all, Reaction{ID: EntryID(NewID()), Patient: s.Patient, Session: id, At: moment(p.clock()), None: true})
	}
	return putFacts(p, SetReaction, all...)
}

// RemoveReaction takes a reaction away.
func (p *Practice) RemoveReaction(id EntryID) error { return p.removeFacts(RemoveReaction, id) }

// ReactionsAt are the reactions of earlier sessions at a place, by the rule of PastUse, the newest first.
func ReactionsAt(h []Treatment, reactions []Reaction, t Target) []Reaction {
	var out []Reaction
	for _, u := range PastUse(h, t) {
		for _, r := range slices.Backward(reactions) {
			if !r.None && r.Site == u.Site.ID {
				out = append(out, r)
			}
		}
	}
	return out
}
