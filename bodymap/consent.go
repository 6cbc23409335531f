package bodymap

import (
	"slices"
	"strings"
	"time"
)

// ConsentHow tells in which way consent was given; it is kept in the record.
type ConsentHow string

// The ways of giving consent.
const (
	Written    ConsentHow = "in writing"
	Oral       ConsentHow = "orally"
	ByGuardian ConsentHow = "by a guardian"
)

// ConsentHows are all ways of giving consent, in the order in which they are offered.
func ConsentHows() []ConsentHow { return []ConsentHow{Written, Oral, ByGuardian} }

// Consent is what a patient agreed to: the text as it was then, whatever becomes of it.
type Consent struct {
	ID        EntryID
	Patient   PatientID
	At        time.Time
	Person    string // who took it
	How       ConsentHow
	Lang      string // of the text
	Version   int    // of the text; 0: as it came with Ashi
	Dated     Date   // of that version; empty for version 0
	Text      string
	Withdrawn time.Time // zero: it stands
}

func (c Consent) entry() Entry { return Entry{ID: c.ID, Kind: ConsentEntry, Patient: c.Patient} }

// Valid tells whether it was given and not withdrawn.
func (c Consent) Valid() bool { return c.ID != "" && c.Withdrawn.IsZero() }

// Consents are all consents of a patient, in the order of their making.
func (p *Practice) Consents(id PatientID) ([]Consent, error) { return facts[Consent](p, id) }

// LastConsent is the newest consent of a patient, given or withdrawn; without an ID if there never was one.
func (p *Practice) LastConsent(id PatientID) (Consent, error) {
	all, err := p.Consents(id)
	if err != nil || len(all) == 0 {
		return Consent{}, err
	}
	return all[len(all)-1], nil
}

// GiveConsent keeps that a patient consents now to the practice's text in a language.
func (p *Practice) GiveConsent(id PatientID, how ConsentHow, lang string) (Consent, error) {
	if _, err := p.Patient(id); err != nil {
		return Consent{}, err
	}
	var bad problems
	bad.when(!slices.Contains(ConsentHows(), how), "How", "Choose how consent was given: in writing, orally or by a guardian.")
	if err := bad.err(); err != nil {
		return Consent{}, err
	}
	w, err := p.Wording(ConsentText, lang)
	if err != nil {
		return Consent{}, err
	}
	c := Consent{
		ID: EntryID(NewID()), Patient: id, At: moment(p.clock()), Person: p.person, How: how, Lang: w.Lang,
		Version: w.Version, Dated: w.Dated, Text: w.Text,
	}
	return c, putFacts(p, GiveConsent, c)
}

// WithdrawConsent keeps that a patient takes the last consent back. What was agreed to before stays in the record.
func (p *Practice) WithdrawConsent(id PatientID) (Consent, error) {
	c, err := p.LastConsent(id)
	if err != nil {
		return Consent{}, err
	}
	var bad problems
	bad.when(!c.Valid(), "How", "There is no consent to withdraw.")
	if err := bad.err(); err != nil {
		return Consent{}, err
	}
	c.Withdrawn = moment(p.clock())
	return c, putFacts(p, WithdrawConsent, c)
}

// WordingEntry is the kind of the practice's own texts.
const WordingEntry EntryKind = "wording"

// WordingKind tells what a text of the practice is for; it is kept in the record.
type WordingKind string

// The texts that are handed to patients.
const (
	ConsentText WordingKind = "consent"
	LeafletText WordingKind = "leaflet"
)

// Wording is a text of the practice in one language, or the starting point that comes with Ashi.
type Wording struct {
	ID      EntryID
	Kind    WordingKind
	Lang    string // "en" or "fr"
	Text    string
	Version int  // counts from 1; 0: the starting point, which nobody has checked
	Dated   Date // of this version
}

func (w Wording) entry() Entry { return Entry{ID: w.ID, Kind: WordingEntry} }

// MaxWording is how long a text for patients may be, in characters: about three pages.
const MaxWording = 10_000

// Wording is the practice's text in a language ("fr", else English), or the one to start from.
func (p *Practice) Wording(kind WordingKind, lang string) (Wording, error) {
	lang = inLang(lang, "en", "fr")
	id := EntryID("wording:" + string(kind) + ":" + lang)
	w, err := factByID[Wording](p, id)
	if KindOf(err) == NotFound {
		return Wording{ID: id, Kind: kind, Lang: lang, Text: firstWords[kind][lang]}, nil
	}
	return w, err
}

// SaveWording keeps a new version of a text, or nothing where it stays the same, and returns it as it is kept.
func (p *Practice) SaveWording(kind WordingKind, lang, text string) (Wording, error) {
	w, err := p.Wording(kind, lang)
	if err != nil {
		return Wording{}, err
	}
	text = strings.TrimSpace(text)
	if text == w.Text {
		return w, nil
	}
	var bad problems
	bad.when(text == "", "Text", "A text for patients cannot be empty.")
	bad.note("Text", text, MaxWording)
	if err := bad.err(); err != nil {
		return Wording{}, err
	}
	w.Text, w.Version, w.Dated = text, w.Version+1, DateOf(p.clock())
	return w, putFacts(p, SaveWording, w)
}
