package bodymap

import (
	"errors"
	"slices"
)

// opposite gives the change that restores what is there now. Rows of sessions are changed through the open chart only,
// so a session, site or pain that the chart does not hold is new.
func (p *Practice) opposite(c Change) (Change, error) {
	var back Change
	for _, patient := range c.PutPatients {
		old, err := p.Patient(patient.ID)
		switch {
		case err == nil:
			back.PutPatients = append(back.PutPatients, old)
		case KindOf(err) == NotFound:
			back.RemovePatients = append(back.RemovePatients, patient.ID)
		default:
			return Change{}, err
		}
	}
	for _, s := range c.PutSessions {
		if p.chart != nil && p.chart.session.ID == s.ID {
			back.PutSessions = append(back.PutSessions, p.chart.session)
		} else {
			back.RemoveSessions = append(back.RemoveSessions, s.ID)
		}
	}
	if p.chart != nil {
		if slices.Contains(c.RemoveSessions, p.chart.session.ID) {
			back.PutSessions = append(back.PutSessions, p.chart.session)
		}
		back.PutSites, back.RemoveSites = restore(c.PutSites, c.RemoveSites, func(s Site) SiteID { return s.ID }, p.chart.sites)
		back.PutPains, back.RemovePains = restore(c.PutPains, c.RemovePains, func(n Pain) PainID { return n.ID }, p.chart.pains)
	}
	return back, errors.Join(p.oppositeOfShelf(c, &back), p.oppositeOfEntries(c, &back))
}

// oppositeOfEntries adds what restores the entries as they are now.
func (p *Practice) oppositeOfEntries(c Change, back *Change) error {
	ids := slices.Clone(c.RemoveEntries)
	for _, e := range c.PutEntries {
		ids = append(ids, e.ID)
	}
	for _, id := range ids {
		old, err := p.store.Entry(id)
		switch {
		case err == nil:
			back.PutEntries = append(back.PutEntries, old)
		case KindOf(err) == NotFound:
			back.RemoveEntries = append(back.RemoveEntries, id)
		default:
			return err
		}
	}
	return nil
}

// oppositeOfShelf adds what restores the practice's own protocols and points.
func (p *Practice) oppositeOfShelf(c Change, back *Change) error {
	if len(c.PutProtocols)+len(c.RemoveProtocols) > 0 {
		now, err := p.store.Protocols()
		if err != nil {
			return err
		}
		id := func(o Protocol) ProtocolID { return o.ID }
		back.PutProtocols, back.RemoveProtocols = restore(c.PutProtocols, c.RemoveProtocols, id, now)
	}
	if len(c.PutOwnPoints)+len(c.RemoveOwnPoints) > 0 {
		now, err := p.store.OwnPoints()
		if err != nil {
			return err
		}
		id := func(o OwnPoint) OwnPointID { return o.ID }
		back.PutOwnPoints, back.RemoveOwnPoints = restore(c.PutOwnPoints, c.RemoveOwnPoints, id, now)
	}
	return nil
}

// restore tells which rows bring back what is there now, and which are new and must go.
func restore[T any, ID comparable](put []T, remove []ID, id func(T) ID, now []T) (back []T, gone []ID) {
	for _, v := range put {
		if !slices.ContainsFunc(now, func(old T) bool { return id(old) == id(v) }) {
			gone = append(gone, id(v))
		}
	}
	for _, old := range now {
		is := func(v T) bool { return id(v) == id(old) }
		if slices.ContainsFunc(put, is) || slices.Contains(remove, id(old)) {
			back = append(back, old)
		}
	}
	return back, gone
}
