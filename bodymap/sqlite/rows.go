package sqlite

import (
	"encoding/json"
	"strings"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// The columns of each table in the order of its values and of its scan.
const (
	syringeColumns = "technique, needle_gauge, needle_length_mm, angle_deg, depth_mm, volume_ml, filling"
	patientColumns = "id, surname, first_name, born, sex, file_number, weight_kg, allergies, flags, notes, figure, search"
	sessionColumns = sessionFirst + "state, " + sessionRest
	siteColumns    = "id, session, number, place, atlas_version, code, side, " + syringeColumns + ", punctures, state, numbing, reaction, note, spread"
)

const (
	sessionFirst = "id, patient, at, practitioner, "
	sessionRest  = "figure, " + syringeColumns + ", numb_from_mm, reaction, note, protocol, amends, amend_reason"
)

// selectSession reads sessions: one with a signature is signed.
const selectSession = "SELECT " + sessionFirst + "CASE WHEN EXISTS (SELECT 1 FROM signature WHERE signature.session = session.id) THEN 'signed' ELSE state END, " + sessionRest + " FROM session"

// newestVersion holds for sessions that were not amended.
const newestVersion = "NOT EXISTS (SELECT 1 FROM session AS later WHERE later.amends = session.id AND later.amends <> '')"

// row is one row of an answer.
type row interface{ Scan(...any) error }

func value[T any](v T) ([]any, error) { return []any{v}, nil }

func patientValues(p bodymap.Patient) ([]any, error) {
	flags := make([]string, len(p.Flags))
	for i, f := range p.Flags {
		flags[i] = string(f)
	}
	return []any{
		p.ID, p.Surname, p.FirstName, p.Born, p.Sex, p.FileNumber, p.WeightKG, p.Allergies, strings.Join(flags, ","),
		p.Notes, p.Figure, searchOf(p),
	}, nil
}

// searchOf are the words by which a patient is found, each after a space.
func searchOf(p bodymap.Patient) string { return " " + p.SearchWords() }

func scanPatient(r row) (p bodymap.Patient, err error) {
	var flags, search string
	err = r.Scan(&p.ID, &p.Surname, &p.FirstName, &p.Born, &p.Sex, &p.FileNumber, &p.WeightKG, &p.Allergies, &flags,
		&p.Notes, &p.Figure, &search)
	for f := range strings.SplitSeq(flags, ",") {
		if f != "" {
			p.Flags = append(p.Flags, bodymap.Flag(f))
		}
	}
	return p, err
}

func sessionValues(s bodymap.Session) ([]any, error) {
	y := s.Syringe
	return []any{
		s.ID, s.Patient, s.At.UnixMicro(), s.Practitioner, s.State, s.Figure,
		y.Technique, y.NeedleGauge, y.NeedleLengthMM, y.AngleDeg, y.DepthMM, y.VolumeML, y.Filling, s.NumbFromMM, s.Reaction, s.Note, s.Protocol, s.Amends, s.AmendReason,
	}, nil
}

func scanSession(r row) (s bodymap.Session, err error) {
	var at int64
	y := &s.Syringe
	err = r.Scan(&s.ID, &s.Patient, &at, &s.Practitioner, &s.State, &s.Figure,
		&y.Technique, &y.NeedleGauge, &y.NeedleLengthMM, &y.AngleDeg, &y.DepthMM, &y.VolumeML, &y.Filling, &s.NumbFromMM, &s.Reaction, &s.Note, &s.Protocol, &s.Amends, &s.AmendReason)
	s.At = time.UnixMicro(at).UTC()
	return s, err
}

func siteValues(s bodymap.Site) ([]any, error) {
	place, err := s.Place.MarshalText()
	spread := ""
	if err == nil && s.Spread != nil {
		spread, err = toJSON(s.Spread)
	}
	y := s.Syringe
	return []any{
		s.ID, s.Session, s.Order, string(place), s.AtlasVersion, s.Code, s.Side,
		y.Technique, y.NeedleGauge, y.NeedleLengthMM, y.AngleDeg, y.DepthMM, y.VolumeML, y.Filling, s.Punctures, s.State, s.Numbing, s.Reaction, s.Note, spread,
	}, err
}

func scanSite(r row) (s bodymap.Site, err error) {
	place := placeColumn{&s.Place}
	var spread string
	y := &s.Syringe
	err = r.Scan(&s.ID, &s.Session, &s.Order, place, &s.AtlasVersion, &s.Code, &s.Side,
		&y.Technique, &y.NeedleGauge, &y.NeedleLengthMM, &y.AngleDeg, &y.DepthMM, &y.VolumeML, &y.Filling, &s.Punctures, &s.State, &s.Numbing, &s.Reaction, &s.Note, &spread)
	if err == nil && spread != "" {
		err = json.Unmarshal([]byte(spread), &s.Spread)
	}
	return s, err
}

// placeColumn reads a place from its text.
type placeColumn struct{ *atlas.Place }

// Scan satisfies sql.Scanner.
func (p placeColumn) Scan(v any) error {
	text, _ := v.(string) // anything else is refused as malformed
	return p.UnmarshalText([]byte(text))
}
