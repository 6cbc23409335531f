package sqlite

import (
	"slices"
	"strings"

	"ashi/bodymap"
)

// SitesWithFilling reads the sites of all patients whose syringes held one of these fillings, with their sessions and
// patients: newest session first, its sites in their order. Lines and areas are left out: they are long.
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
	patientOf := map[bodymap.PatientID]bodymap.Patient{}
	for _, p := range patients {
		patientOf[p.ID] = p
	}
	sessionOf := map[bodymap.SessionID]bodymap.Session{}
	for _, v := range sessions {
		sessionOf[v.ID] = v
	}
	sites, err := list(s, scanGiven, "SELECT "+givenColumns+" FROM site WHERE "+held+" ORDER BY (SELECT at FROM session WHERE id = site.session) DESC, session DESC, number, id", args...)
	for i := range sites {
		g := &sites[i]
		g.Session = sessionOf[g.Site.Session]
		g.Patient = patientOf[g.Session.Patient]
	}
	return sites, err
}

// givenColumns are those of a site without its line or area, and its number in its session.
var givenColumns = strings.TrimSuffix(siteColumns, "spread") + "'' AS spread, " +
	"(SELECT count(*) FROM site AS s WHERE s.session = site.session AND (s.number, s.id) <= (site.number, site.id)) AS place_in_session"

// scanGiven reads a site and its number.
func scanGiven(r row) (g bodymap.Given, err error) {
	g.Site, err = scanSite(withLast{r, &g.Number})
	return g, err
}

// withLast reads one column more than it is asked for.
type withLast struct {
	row
	last *int
}

// Scan implements row.
func (w withLast) Scan(to ...any) error { return w.row.Scan(append(to, w.last)...) }
