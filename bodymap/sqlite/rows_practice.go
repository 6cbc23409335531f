package sqlite

import (
	"database/sql"
	"encoding/json"
	"strings"

	"ashi/bodymap"
)

const (
	painColumns     = "id, session, outline, place, atlas_version, score_before, score_after, qualities, note"
	protocolColumns = "id, name, source, note, figure, atlas_version, sites"
	ownPointColumns = "id, name, place, side, atlas_version"
	entryColumns    = "id, kind, patient, session, body"
)

func toJSON(v any) (string, error) {
	text, err := json.Marshal(v)
	return string(text), err
}

func painValues(p bodymap.Pain) ([]any, error) {
	place, err := p.Place.MarshalText()
	if err != nil {
		return nil, err
	}
	outline, err := toJSON(p.Outline)
	qualities := make([]string, len(p.Qualities))
	for i, q := range p.Qualities {
		qualities[i] = string(q)
	}
	return []any{
		p.ID, p.Session, outline, string(place), p.AtlasVersion, p.Before, p.After, strings.Join(qualities, ","), p.Note,
	}, err
}

func scanPain(r row) (p bodymap.Pain, err error) {
	var outline, qualities string
	err = r.Scan(&p.ID, &p.Session, &outline, placeColumn{&p.Place}, &p.AtlasVersion, &p.Before, &p.After, &qualities, &p.Note)
	if err != nil {
		return p, err
	}
	for q := range strings.SplitSeq(qualities, ",") {
		if q != "" {
			p.Qualities = append(p.Qualities, bodymap.Quality(q))
		}
	}
	return p, json.Unmarshal([]byte(outline), &p.Outline)
}

func protocolValues(p bodymap.Protocol) ([]any, error) {
	sites, err := toJSON(p.Sites)
	return []any{p.ID, p.Name, p.Source, p.Note, p.Figure, p.AtlasVersion, sites}, err
}

func scanProtocol(r row) (p bodymap.Protocol, err error) {
	var sites string
	if err := r.Scan(&p.ID, &p.Name, &p.Source, &p.Note, &p.Figure, &p.AtlasVersion, &sites); err != nil {
		return p, err
	}
	return p, json.Unmarshal([]byte(sites), &p.Sites)
}

func ownPointValues(p bodymap.OwnPoint) ([]any, error) {
	place, err := p.Place.MarshalText()
	return []any{p.ID, p.Name, string(place), p.Side, p.AtlasVersion}, err
}

func scanOwnPoint(r row) (p bodymap.OwnPoint, err error) {
	err = r.Scan(&p.ID, &p.Name, placeColumn{&p.Place}, &p.Side, &p.AtlasVersion)
	return p, err
}

func entryValues(e bodymap.Entry) ([]any, error) {
	return []any{e.ID, e.Kind, orNull(string(e.Patient)), orNull(string(e.Session)), e.Body}, nil
}

func orNull(id string) any {
	if id == "" {
		return nil
	}
	return id
}

func scanEntry(r row) (e bodymap.Entry, err error) {
	var patient, session sql.NullString
	err = r.Scan(&e.ID, &e.Kind, &patient, &session, &e.Body)
	e.Patient, e.Session = bodymap.PatientID(patient.String), bodymap.SessionID(session.String)
	return e, err
}
