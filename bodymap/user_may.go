package bodymap

import (
	"slices"
	"strings"
)

// duty is a kind of work: who does it, and what the others are told.
type duty struct {
	who  []Role
	text string // English, key of its translations
}

var (
	treating = duty{[]Role{Practitioner, Assistant}, "Patients’ records are changed by practitioners and assistants. Nothing was changed. Ask one of them to sign in."}
	stock    = duty{[]Role{Practitioner, Assistant, Administrator}, "An auditor reads and changes nothing. Nothing was changed. Ask someone else to sign in."}
	signing  = duty{[]Role{Practitioner}, "Only a practitioner signs. Nothing was changed. Ask a practitioner to sign in."}
	managing = duty{[]Role{Administrator}, "Only an administrator changes who works with the record. Nothing was changed. Ask an administrator to sign in."}
	handing  = duty{[]Role{Practitioner, Administrator}, "Only a practitioner or an administrator takes records out. Nothing was changed. Ask one of them to sign in."}
	keeping  = duty{[]Role{Practitioner, Administrator}, "Only a practitioner or an administrator restores a backup, erases a patient or sets how long records are kept. Nothing was changed. Ask one of them to sign in."}
	event    = duty{Roles(), ""} // it has happened
)

// duties tells what kind of work a verb is; what is not named here is treating.
//
// A backup is made by everyone: it is encrypted like the record, lies where a practitioner or an administrator said, and
// keeps what all of them did. Who may only read loses nothing by it, and a practice where only some may is a practice
// without backups on the days when they are away. Choosing its folder takes records out, and restoring it replaces what
// others did: those are for some. What goes on paper is told to the log and is everyone's, too: an auditor reads on
// paper; a file that others can read by program is taken out.
var duties = map[Verb]duty{
	SignSession:  signing,
	SaveUserVerb: managing,
	Exported:     handing,

	SaveProductVerb: stock, RemoveProductVerb: stock, SaveLotVerb: stock, RemoveLotVerb: stock, SaveMixVerb: stock, RemoveMixVerb: stock,
	SetOneProductVerb: stock, // which mixes are kept

	BackedUp: event, BackupFailed: event, Restored: event,
	Erased: keeping, SaveRetention: keeping,

	OpenedPatient: event, PrintedSheet: event, PrintedLeaflet: event, PrintedLog: event, PrintedRecall: event, SignedIn: event,
	FailedSignIn: event, Recovered: event, PasswordSet: event, FailedSigning: event, Locked: event, ClockBack: event, EntriesMissing: event,
}

// May tells, as an error of kind NotAllowed, why the person at work may not do something; nil: they may. In a practice
// without users everyone may do all. Taking back and repeating need what the doing needs.
func (p *Practice) May(verb Verb) error {
	for _, mark := range []Verb{undoing, redoing} {
		verb = Verb(strings.TrimPrefix(string(verb), string(mark)))
	}
	d, ok := duties[verb]
	if !ok {
		d = treating
	}
	if slices.Contains(d.who, p.user.Role) || len(d.who) == len(Roles()) {
		return nil
	}
	users, err := p.Users()
	switch {
	case err != nil || len(users) == 0:
		return err
	case p.user.ID == "":
		return &Error{Kind: NotAllowed, Text: "Nobody is signed in. Nothing was changed. Sign in first."}
	case verb == SaveUserVerb && p.user.Role == Practitioner && !administered(users):
		return nil
	}
	return &Error{Kind: NotAllowed, Text: d.text}
}

// MayAs is May for whoever signs in with a name, before anyone has.
func (p *Practice) MayAs(signIn string, verb Verb) error {
	users, err := p.Users()
	if err != nil {
		return err
	}
	as := *p
	as.user = User{}
	if i := slices.IndexFunc(users, func(u User) bool { return u.SignIn == signIn }); i >= 0 {
		as.user = users[i]
	}
	return as.May(verb)
}

// administered tells whether a practice has an administrator; without one, practitioners change users.
func administered(users []User) bool {
	return slices.ContainsFunc(users, func(u User) bool { return !u.Retired && u.Role == Administrator })
}
