package bodymap

import (
	"errors"
	"strings"
	"time"
)

// LogQuery chooses entries of the log; what is left empty chooses all. What is chosen holds together.
type LogQuery struct {
	Patient  PatientID
	Practice bool // only what is about no patient
	Person   string
	Verb     Verb
	From, To time.Time // both included
	Before   int64     // only entries with smaller numbers, to read a long log in parts; 0: all
}

// LogLine is one entry of the log as it is listed.
type LogLine struct {
	Number  int64 // counts from 1; the order of what happened, whatever the clock said
	At      time.Time
	User    EntryID // empty: nobody was signed in
	Person  string
	Verb    Verb
	Patient PatientID // empty: it was about none
	Name    string    // of the patient, as the record has it now; empty when there is no such patient any more
}

// Note keeps that something happened which changed nothing, such as that a patient was opened, with a detail if there
// is one. What can happen to anyone is kept whoever is at work; of what is the work of some, such as Exported, the note
// of another is refused: an error of kind NotAllowed.
func (p *Practice) Note(verb Verb, patient PatientID, detail ...string) error {
	if err := p.May(verb); err != nil {
		return err
	}
	if _, err := p.Patient(patient); patient != "" && KindOf(err) == NotFound {
		patient = "" // erased meanwhile: nothing is kept about such a patient any more
	}
	return p.send(Command{Verb: verb, Patient: patient, Change: Change{Detail: strings.Join(detail, " ")}})
}

// Warning gives what people must be told of the record and were not told yet: entries that are missing, a clock that
// was moved back. Each is given once; nil: nothing.
func (p *Practice) Warning() error {
	err := errors.Join(p.warnings...)
	if len(p.warnings) == 1 {
		err = p.warnings[0]
	}
	p.warnings = nil
	return err
}

// slack is how far a clock may go back unnoticed: what keeps clocks right moves them a little every day.
const slack = time.Second

// send brings a command to disk: who does it, and when. What must be known beside it comes before it.
func (p *Practice) send(c Command) error {
	now := moment(p.clock())
	if err := p.beforehand(now); err != nil {
		return err
	}
	c.ID, c.User, c.Person, c.At = CommandID(NewID()), p.user.ID, p.person, now
	if err := p.store.Apply(c); err != nil {
		return err
	}
	p.latest = now
	p.feelRoom()
	return nil
}

// beforehand keeps that entries are missing, before the next one hides it, and that the clock was moved back.
func (p *Practice) beforehand(now time.Time) error {
	event := func(verb Verb, detail string) error {
		return p.store.Apply(Command{
			ID: CommandID(NewID()), User: p.user.ID, Person: p.person, At: now, Verb: verb, Change: Change{Detail: detail},
		})
	}
	if p.missing != nil {
		if err := event(EntriesMissing, p.missing.Error()); err != nil {
			return err
		}
		p.missing = nil
	}
	if p.latest.IsZero() {
		var err error
		if p.latest, err = p.store.LastAt(); err != nil {
			return err
		}
	}
	if !now.Before(p.latest.Add(-slack)) {
		return nil
	}
	last := p.latest
	if err := event(ClockBack, last.Format(time.RFC3339)); err != nil {
		return err
	}
	p.latest = now
	p.warnings = append(p.warnings, &Error{Kind: Invalid, Text: "The clock of this computer was moved back: the last entry was made at %s. Your entry is kept in its order. Check date and time of the computer.", Args: []any{last.Local().Format("2006-01-02 15:04")}})
	return nil
}
