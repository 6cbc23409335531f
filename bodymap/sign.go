package bodymap

import (
	"errors"
	"time"

	"ashi/assets"
)

// Signature is the promise of a person that a session is what was done. The record keeps it with a seal over all of it.
type Signature struct {
	ID       EntryID
	Session  SessionID
	User     EntryID // who; empty: a practice without users
	Name     string
	Role     Role
	At       time.Time
	Meaning  string  // English, key of its translations
	Amends   EntryID // the signature of the version that this one amends; empty: none
	Reason   string  // of the amendment
	Snapshot []byte  `json:"-"` // what was signed, see snapshotOf
}

// SignedMeaning is what a signature says.
const SignedMeaning = "I treated or supervised, and this record is complete and correct."

// Sign signs a recorded session: from then on neither it nor what belongs to it can be changed, and nothing done before
// can be undone. Where the person at work has a password, it is checked again.
func (p *Practice) Sign(id SessionID, password string) (Signature, error) {
	if err := p.May(SignSession); err != nil {
		return Signature{}, err
	}
	session, err := p.signable(id)
	if err != nil {
		return Signature{}, err
	}
	if err := p.confirmed(session.Patient, password); err != nil {
		return Signature{}, err
	}
	s := Signature{
		ID: EntryID(NewID()), Session: id, User: p.user.ID, Name: p.person, Role: p.user.Role, At: moment(p.clock()),
		Meaning: SignedMeaning, Reason: session.AmendReason,
	}
	if s.Snapshot, err = snapshotOf(p, session); err != nil {
		return Signature{}, err
	}
	if session.Amends != "" {
		old, err := p.Signature(session.Amends)
		if err != nil {
			return Signature{}, err
		}
		s.Amends = old.ID
	}
	if err := p.settle(SignSession, Change{PutSignatures: []Signature{s}}); err != nil {
		return Signature{}, err
	}
	p.done, p.undone = nil, nil
	return s, nil
}

// signable reads a session that can be signed.
func (p *Practice) signable(id SessionID) (Session, error) {
	session, sites, err := p.Session(id)
	if err != nil {
		return session, err
	}
	pains, err := p.Pains(id)
	if err != nil {
		return session, err
	}
	switch {
	case session.State == Planned:
		return session, &Error{Kind: Invalid, Text: "This session is a plan. Nothing was changed. Record what was done, then sign."}
	case session.State == Signed:
		return session, sealed()
	case session.Amends == "" && len(sites)+len(pains) == 0 && session.Note+session.Reaction == "": // an amendment may take all away
		return session, &Error{Kind: Invalid, Text: "This session says nothing yet. Nothing was signed. Mark what was done or write a note, then sign."}
	}
	return session, nil
}

// NeedsPassword tells whether signing asks for a password.
func (p *Practice) NeedsPassword() bool { return p.confirm != nil }

// confirmed checks the password of the person at work; a wrong one is in the log.
func (p *Practice) confirmed(patient PatientID, password string) error {
	if p.confirm == nil {
		return nil
	}
	err := p.confirm(password)
	if err == nil {
		return nil
	}
	var known *Error
	if !errors.As(err, &known) {
		known = &Error{Kind: NotAllowed, Text: "The password could not be checked. Nothing was changed. Try again."}
	}
	told := *known
	told.Field = "Password"
	if told.Kind == Waiting { // nothing was tried
		return Problems{&told}
	}
	return errors.Join(Problems{&told}, p.Note(FailedSigning, patient))
}

// Signatures are those of a session and, behind it, of the versions that it amends, newest first; none: it is not signed
// and amends nothing. Each is verified: an error of kind Damaged says that one of the sessions is not what was signed.
func (p *Practice) Signatures(id SessionID) ([]Signature, error) {
	var all []Signature
	for id != "" {
		session, _, err := p.Session(id)
		if err != nil {
			return all, err
		}
		if session.State == Signed {
			s, err := p.Signature(id)
			if err == nil {
				err = Verify(p, s)
			}
			if err != nil {
				return all, err
			}
			all = append(all, s)
		}
		id = session.Amends
	}
	return all, nil
}

// sealed is said when something that was signed is to be changed.
func sealed() error {
	return &Error{Kind: Sealed, Text: "This session is signed. Nothing was changed. Make an amendment to change it."}
}

// Say tells in a language who signed, when and what it means.
func (s Signature) Say(lang string, zone *time.Location) string {
	who := s.Name
	if s.Role != "" {
		who += " (" + s.Role.Text(lang) + ")"
	}
	at := s.At.In(zone)
	text := assets.Say(lang, "Signed by %s on %s: %s", who, DateText(at, lang)+", "+at.Format("15:04"), assets.Say(lang, s.Meaning))
	if s.Reason != "" {
		text += " " + assets.Say(lang, "Reason of the amendment: %s", s.Reason)
	}
	return text
}
