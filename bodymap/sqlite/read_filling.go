package sqlite

import (
	"slices"
	"strings"

	"ashi/bodymap"
)

// SitesWithFilling reads the sites of all patients whose syringes held one of these fillings, with their sessions and
// patients. Of a site it reads where it lies, its punctures, their volume, what they held and its state.
func (s *Store) SitesWithFilling(ids ...bodymap.EntryID) ([]bodymap.Given, error) {
	var all []bodymap.Given
	for some := range slices.Chunk(ids, maxParameters) {
		found, err := s.sitesWithFilling(some)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// maxParameters is fewer than a statement takes.
const maxParameters = 10_000

func (s *Store) sitesWithFilling(ids []bodymap.EntryID) ([]bodymap.Given, error) {
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	held := "filling IN (" + strings.TrimSuffix(strings.Repeat("?,", len(ids)), ",") + ") AND filling <> ''" // which the index asks for
	sessionIDs := "SELECT session FROM site WHERE " + held
	patients, err := list(s, scanPatient, "SELECT "+patientColumns+" FROM patient WHERE id IN (SELECT patient FROM session WHERE id IN ("+sessionIDs+"))", args...)
	if err != nil {
		return nil, err
	}
	sessions, err := list(s, scanSession, "SELECT "+sessionColumns+" FROM session WHERE id IN ("+sessionIDs+")", args...)
	if err != nil {
		return nil, err
	}
	sites, err := list(s, scanGiven, "SELECT "+givenColumns+" FROM site WHERE "+held+" ORDER BY session, number, id", args...)
	if err != nil {
		return nil, err
	}
	patientOf := map[bodymap.PatientID]bodymap.Patient{}
	for _, p := range patients {
		patientOf[p.ID] = p
	}
	sitesOf := map[bodymap.SessionID][]bodymap.Site{}
	for _, site := range sites {
		sitesOf[site.Session] = append(sitesOf[site.Session], site)
	}
	all := make([]bodymap.Given, len(sessions))
	for i, v := range sessions {
		all[i] = bodymap.Given{Patient: patientOf[v.Patient], Session: v, Sites: sitesOf[v.ID]}
	}
	return all, nil
}

// givenColumns are what is read of a site: few, for there may be many. Its number is that among all sites of its session.
const givenColumns = "id, session, 1 + (SELECT count(*) FROM site AS s WHERE s.session = site.session AND s.number < site.number) + " +
	"(SELECT count(*) FROM site AS s WHERE s.session = site.session AND s.number = site.number AND s.id < site.id), " +
	"place, atlas_version, code, side, volume_ml, filling, punctures, state"

func scanGiven(r row) (s bodymap.Site, err error) {
	err = r.Scan(&s.ID, &s.Session, &s.Order, placeColumn{&s.Place}, &s.AtlasVersion, &s.Code, &s.Side,
		&s.Syringe.VolumeML, &s.Syringe.Filling, &s.Punctures, &s.State)
	return s, err
}
