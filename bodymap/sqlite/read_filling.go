package sqlite

import (
	"slices"
	"strings"

	"ashi/bodymap"
)

// maxParameters is fewer than a statement takes.
const maxParameters = 10_000

// held finds the sites whose syringes held one of so many fillings; the index asks for its second half. What was amended does
// not count.
func held(n int) string {
	return "filling IN (" + strings.TrimSuffix(strings.Repeat("?,", n), ",") + ") AND filling <> '' AND session NOT IN (SELECT amends FROM session WHERE amends <> '')"
}

func anyOf(ids []bodymap.EntryID) []any {
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	return args
}

// inChunks asks for few enough fillings at a time.
func inChunks[T any](ids []bodymap.EntryID, ask func([]bodymap.EntryID) ([]T, error)) ([]T, error) {
	var all []T
	for some := range slices.Chunk(ids, maxParameters) {
		found, err := ask(some)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// SitesWithFilling reads the sites of all patients whose syringes held one of these fillings, with their sessions and
// patients; the session that was made first comes first.
func (s *Store) SitesWithFilling(ids ...bodymap.EntryID) ([]bodymap.Given, error) {
	return inChunks(ids, s.sitesWithFilling)
}

func (s *Store) sitesWithFilling(ids []bodymap.EntryID) ([]bodymap.Given, error) {
	args, these := anyOf(ids), "SELECT session FROM site WHERE "+held(len(ids))
	patients, err := list(s, scanPatient, "SELECT "+patientColumns+" FROM patient WHERE id IN (SELECT patient FROM session WHERE id IN ("+these+"))", args...)
	if err != nil {
		return nil, err
	}
	patientOf := make(map[bodymap.PatientID]bodymap.Patient, len(patients))
	for _, p := range patients {
		patientOf[p.ID] = p
	}
	sessions, err := list(s, scanSession, selectSession+" WHERE id IN ("+these+") ORDER BY id", args...)
	if err != nil {
		return nil, err
	}
	sitesOf, err := s.givenSites(ids, these, args)
	all := make([]bodymap.Given, len(sessions))
	for i, v := range sessions {
		all[i] = bodymap.Given{Patient: patientOf[v.Patient], Session: v, Sites: sitesOf[v.ID]}
	}
	return all, err
}

// givenColumns are what is read of a site: few, for there may be many. Where a named point lies its name tells.
const givenColumns = "session, iif(code = '', place, ''), atlas_version, code, side, volume_ml, filling, punctures, state"

// givenSites reads all sites of some sessions once, in their order: so they are numbered, and those that held something
// else are left out, without asking again.
func (s *Store) givenSites(ids []bodymap.EntryID, sessions string, args []any) (map[bodymap.SessionID][]bodymap.GivenSite, error) {
	asked := make(map[bodymap.EntryID]bool, len(ids))
	for _, id := range ids {
		asked[id] = true
	}
	out := map[bodymap.SessionID][]bodymap.GivenSite{}
	var last bodymap.SessionID
	n := 0
	return out, s.each(func(r row) error {
		var of bodymap.SessionID
		var at bodymap.GivenSite
		var place string
		err := r.Scan(&of, &place, &at.AtlasVersion, &at.Code, &at.Side, &at.VolumeML, &at.Filling, &at.Punctures, &at.State)
		if err == nil && place != "" {
			err = at.Place.UnmarshalText([]byte(place))
		}
		if of != last {
			last, n = of, 0
		}
		n++
		if at.Number = n; asked[at.Filling] {
			out[of] = append(out[of], at)
		}
		return err
	}, "SELECT "+givenColumns+" FROM site WHERE session IN ("+sessions+") ORDER BY session, number, id", args...)
}

// VolumesOfFillings sums up what sites take of these fillings, by filling, session and state.
func (s *Store) VolumesOfFillings(ids ...bodymap.EntryID) ([]bodymap.Taken, error) {
	return inChunks(ids, func(ids []bodymap.EntryID) ([]bodymap.Taken, error) {
		return list(s, func(r row) (t bodymap.Taken, err error) {
			var microlitres int64
			err = r.Scan(&t.Filling, &t.Session, &t.State, &microlitres)
			t.ML = float64(microlitres) / 1000
			return t, err
		}, "SELECT filling, session, state, sum(punctures * CAST(round(volume_ml * 1000) AS INTEGER)) FROM site WHERE "+held(len(ids))+
			" GROUP BY filling, session, state", anyOf(ids)...)
	})
}
