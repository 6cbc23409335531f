package bodymap

import "slices"

// SpeechEntry is the kind of the entry that holds the language of a patient's papers.
const SpeechEntry EntryKind = "language"

// speech is the language in which a patient reads.
type speech struct {
	Patient PatientID
	Lang    string
}

func (s speech) entry() Entry {
	return Entry{ID: EntryID("language:" + string(s.Patient)), Kind: SpeechEntry, Patient: s.Patient}
}

// PaperLangs are the languages of the texts that are handed to patients.
func PaperLangs() []string { return []string{"en", "fr"} }

// PaperLang is the language of what a patient is handed: the one that was chosen, else that of the last consent, else "".
func (p *Practice) PaperLang(id PatientID) (string, error) {
	s, err := factByID[speech](p, speech{Patient: id}.entry().ID)
	switch {
	case err == nil:
		return s.Lang, nil
	case KindOf(err) != NotFound:
		return "", err
	}
	c, err := p.LastConsent(id)
	return c.Lang, err
}

// SetPaperLang keeps the language of what a patient is handed. That of earlier papers does not change.
func (p *Practice) SetPaperLang(id PatientID, lang string) error {
	if _, err := p.Patient(id); err != nil {
		return err
	}
	var bad problems
	bad.when(!slices.Contains(PaperLangs(), lang), "Lang", "Choose one of the languages of the texts.")
	if err := bad.err(); err != nil {
		return err
	}
	return putFacts(p, SetPaperLang, speech{id, lang})
}
