package bodymap

import (
	"slices"
	"strings"
)

// Reason is why something was done in spite of a warning, in the practitioner's words.
type Reason struct {
	ID      EntryID
	Patient PatientID
	Session SessionID
	Site    SiteID // empty: the warning is about the session as a whole
	Rule    string // which warning: a word of the program that never changes, such as "limit:" and the limit's ID
	Text    string
}

func (r Reason) entry() Entry {
	return Entry{ID: r.ID, Kind: ReasonEntry, Patient: r.Patient, Session: r.Session}
}

// Validate tells, as Problems, why a reason cannot be kept.
func (r Reason) Validate() error {
	var bad problems
	bad.line("Text", r.Text, MaxNote)
	return bad.err()
}

// Reasons are those given in a session of a patient, in the order of their making.
func (p *Practice) Reasons(patient PatientID, session SessionID) ([]Reason, error) {
	all, err := facts[Reason](p, patient)
	return slices.DeleteFunc(all, func(r Reason) bool { return r.Session != session }), err
}

// Reasons are those given in this session, in the order of their making. Those at a site that is gone stay out; they
// come back with it.
func (c *Chart) Reasons() ([]Reason, error) {
	all, err := c.practice.Reasons(c.patient.ID, c.session.ID)
	return slices.DeleteFunc(all, func(r Reason) bool { return r.Site != "" && c.index(r.Site) < 0 }), err
}

// SetReason keeps why a rule's warning was passed over, at a site or, without one, in the session; an empty text takes
// the reason back.
func (c *Chart) SetReason(rule string, site SiteID, text string) error {
	if site != "" && c.index(site) < 0 {
		return noSite()
	}
	if !c.Open() {
		return c.change(GiveReason, Change{}) // says why not
	}
	if c.session.State == Signed {
		return sealed()
	}
	all, err := c.Reasons()
	if err != nil {
		return err
	}
	r := Reason{Patient: c.patient.ID, Session: c.session.ID, Site: site, Rule: rule, Text: strings.TrimSpace(text)}
	i := slices.IndexFunc(all, func(old Reason) bool { return old.Rule == rule && old.Site == site })
	switch {
	case i >= 0:
		r.ID = all[i].ID
	case r.Text == "":
		return nil
	default:
		r.ID = EntryID(NewID())
	}
	if r.Text == "" {
		return c.practice.removeFacts(TakeReason, r.ID)
	}
	if err := r.Validate(); err != nil {
		return err
	}
	return putFacts(c.practice, GiveReason, r)
}
