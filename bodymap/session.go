// Package bodymap is the record in the practice's own words: patients, sessions,
// sites and syringes, their rules and totals, and the practice through which all of it is changed.
package bodymap

import (
	"math"
	"time"

	"ashi/bodymap/atlas"
)

// SessionID is a UUIDv7.
type SessionID string

// SiteID is a UUIDv7.
type SiteID string

// SessionState tells how far a session has come.
type SessionState string

// A session is planned, then recorded, then signed. A plan may hold sites that are done, skipped or added already: the
// treatment has begun. A recorded session holds none that is still planned. A signed one never changes: see Practice.Amend.
const (
	Planned  SessionState = "planned"
	Recorded SessionState = "recorded"
	Signed   SessionState = "signed" // follows from there being a signature
)

// Given tells that the treatment was given and recorded, signed or not.
func (s SessionState) Given() bool { return s == Recorded || s == Signed }

// Session is one visit, without its sites.
type Session struct {
	ID           SessionID
	Patient      PatientID
	At           time.Time // the visit; UTC in the record
	Practitioner string
	State        SessionState
	Figure       atlas.Figure
	Syringe      Syringe // the current one: what the next tap inherits
	NumbFromMM   float64 // sites deeper than this offer numbing first
	Protocol     string  // names of the protocols that were applied, parted by " + "; empty: none
	Reaction     string
	Note         string
	Amends       SessionID // the earlier version, which was signed; empty: none
	AmendReason  string    // why it was amended
}

// DefaultNumbFromMM is what a session starts with: deeper than the usual range, numbing is offered. A default of the app, free to change.
const DefaultNumbFromMM = 4

// Validate tells, as Problems, why a session cannot be kept.
func (s Session) Validate(now time.Time) error {
	var bad problems
	bad.when(s.Patient == "", "Patient", "A session needs a patient.")
	bad.when(s.At.Year() < 1990, "At", "The date of the session lies before 1990.")
	bad.when(s.At.After(now.AddDate(2, 0, 0)), "At", "The date of the session lies more than two years ahead.")
	bad.line("Practitioner", s.Practitioner, MaxName)
	bad.when(s.State != Planned && s.State != Recorded, "State", "A session is planned or recorded.")
	bad.figure(s.Figure)
	bad.join(s.Syringe.Validate())
	bad.when(!within(s.NumbFromMM, 0, MaxDepthMM), "NumbFromMM", "The depth to offer numbing from must lie between 0 and %g mm.", float64(MaxDepthMM))
	bad.line("Protocol", s.Protocol, MaxNote)
	bad.note("Reaction", s.Reaction, MaxNote)
	bad.note("Note", s.Note, MaxNote)
	bad.note("AmendReason", s.AmendReason, MaxNote)
	bad.when(s.Amends != "" && s.AmendReason == "", "AmendReason", "Say why the session is amended.")
	return bad.err()
}

// OfferNumbing tells whether numbing should be offered before this site: it
// lies deeper than the session's limit and the patient does not know acupuncture.
func OfferNumbing(site Site, s Session, p Patient) bool {
	return !site.Numbing && site.Syringe.DepthMM > s.NumbFromMM && !p.Has(KnowsAcupuncture)
}

// moment brings a time into the form that is kept: UTC and whole micro-seconds.
func moment(t time.Time) time.Time { return time.UnixMicro(t.UnixMicro()).UTC() }

// within tells whether v lies from lo to hi; not-a-number never does.
func within(v, lo, hi float64) bool { return v >= lo && v <= hi && !math.IsNaN(v) }
