package sqlite

import (
	"cmp"
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
// patients. Of a site it reads where it lies, its punctures, their volume, what they held and its state.
func (s *Store) SitesWithFilling(ids ...bodymap.EntryID) ([]bodymap.Given, error) {
	return inChunks(ids, s.sitesWithFilling)
}

func (s *Store) sitesWithFilling(ids []bodymap.EntryID) ([]bodymap.Given, error) {
	args, these := anyOf(ids), "SELECT session FROM site WHERE "+held(len(ids))
	patients, err := list(s, scanPatient, "SELECT "+patientColumns+" FROM patient WHERE id IN (SELECT patient FROM session WHERE id IN ("+these+"))", args...)
	if err != nil {
		return nil, err
	}
	sessions, err := list(s, scanSession, selectSession+" WHERE id IN ("+these+")", args...)
	if err != nil {
		return nil, err
	}
	sites, err := list(s, scanGiven, "SELECT "+givenColumns+" FROM site WHERE "+held(len(ids)), args...)
	if err != nil {
		return nil, err
	}
	numbers, err := s.numbersOf(these, args)
	if err != nil {
		return nil, err
	}
	patientOf := map[bodymap.PatientID]bodymap.Patient{}
	for _, p := range patients {
		patientOf[p.ID] = p
	}
	sitesOf := map[bodymap.SessionID][]bodymap.Site{}
	for _, site := range sites {
		site.Order = numbers[site.ID]
		sitesOf[site.Session] = append(sitesOf[site.Session], site)
	}
	all := make([]bodymap.Given, len(sessions))
	for i, v := range sessions {
		slices.SortFunc(sitesOf[v.ID], func(a, b bodymap.Site) int { return cmp.Compare(a.Order, b.Order) })
		all[i] = bodymap.Given{Patient: patientOf[v.Patient], Session: v, Sites: sitesOf[v.ID]}
	}
	return all, nil
}

// numbersOf counts the sites of sessions as they are numbered on screen and paper.
func (s *Store) numbersOf(sessions string, args []any) (map[bodymap.SiteID]int, error) {
	rows, err := list(s, func(r row) (site bodymap.Site, err error) {
		err = r.Scan(&site.Session, &site.ID)
		return site, err
	}, "SELECT session, id FROM site WHERE session IN ("+sessions+") ORDER BY session, number, id", args...)
	numbers := make(map[bodymap.SiteID]int, len(rows))
	n := 0
	for i, r := range rows {
		if i == 0 || r.Session != rows[i-1].Session {
			n = 0
		}
		n++
		numbers[r.ID] = n
	}
	return numbers, err
}

// givenColumns are what is read of a site: few, for there may be many.
const givenColumns = "id, session, place, atlas_version, code, side, volume_ml, filling, punctures, state"

func scanGiven(r row) (s bodymap.Site, err error) {
	err = r.Scan(&s.ID, &s.Session, placeColumn{&s.Place}, &s.AtlasVersion, &s.Code, &s.Side,
		&s.Syringe.VolumeML, &s.Syringe.Filling, &s.Punctures, &s.State)
	return s, err
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
