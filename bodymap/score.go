package bodymap

import (
	"math"
	"strings"
	"time"
)

// Score is one total of a scale, asked at a moment.
type Score struct {
	ID      EntryID
	Patient PatientID
	Session SessionID  // empty: between sessions
	At      time.Time  // UTC in the record
	Scale   ScaleKey   // which one
	Region  RegionSide `json:",omitzero"` // zero: of no one region
	Value   float64
	Note    string
}

func (s Score) entry() Entry {
	return Entry{ID: s.ID, Kind: ScoreEntry, Patient: s.Patient, Session: s.Session}
}

// Validate tells, as Problems, why a score cannot be kept.
func (s Score) Validate(now time.Time) error {
	var bad problems
	bad.when(s.Patient == "", "Patient", "A score needs a patient.")
	bad.when(s.At.Year() < 1990, "At", "The date of the score lies before 1990.")
	bad.when(s.At.After(now.AddDate(0, 0, 1)), "At", "The date of the score lies ahead.")
	scale, ok := ScaleOf(s.Scale)
	bad.when(!ok, "Scale", "Choose a scale.")
	if ok {
		bad.when(!within(s.Value, scale.Min, scale.Max), "Value", "%s goes from %g to %g.", string(scale.Key), scale.Min, scale.Max)
		bad.when(scale.Decimals == 0 && s.Value != math.Trunc(s.Value), "Value", "%s is a whole number.", string(scale.Key))
		bad.when(s.Region != (RegionSide{}) && !scale.PerRegion, "Region", "%s is not asked for one region.", string(scale.Key))
	}
	bad.note("Note", s.Note, MaxNote)
	return bad.err()
}

// Scores are those of a patient in the order of their making.
func (p *Practice) Scores(patient PatientID) ([]Score, error) { return facts[Score](p, patient) }

// SaveScore keeps a new score (without an ID) or the new state of one, and returns it as it is kept.
func (p *Practice) SaveScore(s Score) (Score, error) {
	if s.ID == "" {
		s.ID = EntryID(NewID())
	}
	if s.At.IsZero() {
		s.At = p.clock()
	}
	s.At, s.Note = moment(s.At), strings.TrimSpace(s.Note)
	if scale, ok := ScaleOf(s.Scale); ok {
		s.Value = roundTo(s.Value, max(scale.Decimals, 1))
	}
	if err := s.Validate(p.clock()); err != nil {
		return Score{}, err
	}
	return s, putFacts(p, SetScore, s)
}

// ScoreMoment tells which moment and session a score belongs to that was asked on a day: those of the session of that day or,
// where there is none, now or the day's noon.
func ScoreMoment(sessions []Session, day Date, now time.Time) (SessionID, time.Time, error) {
	t, ok := day.Time()
	if !ok {
		return "", now, Problems{{Kind: Invalid, Field: "At", Text: "This is not a day: type it as 2026-11-21 or 21.11.2026."}}
	}
	for _, s := range sessions {
		if DateOf(s.At.In(now.Location())) == day {
			return s.ID, s.At, nil
		}
	}
	if day == DateOf(now) {
		return "", now, nil
	}
	return "", time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, now.Location()), nil
}

// RemoveScore takes a score away.
func (p *Practice) RemoveScore(id EntryID) error { return p.removeFacts(RemoveScore, id) }

func roundTo(v float64, decimals int) float64 {
	p := math.Pow10(decimals)
	return math.Round(v*p) / p
}
