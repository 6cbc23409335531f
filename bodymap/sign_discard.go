package bodymap

import (
	"slices"
	"strings"
)

// DiscardAmendment takes away an amendment that is not signed, whenever it was begun: the version that it amends counts
// again, as it was signed. What was found or asked after the session goes back with it; a reaction at a site that only
// the amendment has stays as one of no site. It can be undone. The chart of the amendment takes no more changes.
func (p *Practice) DiscardAmendment(id SessionID) error {
	if err := p.May(DiscardAmended); err != nil {
		return err
	}
	session, _, err := p.Session(id)
	switch {
	case err != nil:
		return err
	case session.Amends == "":
		return &Error{Kind: Invalid, Text: "This session amends no other. Nothing was changed."}
	case session.State == Signed:
		return &Error{Kind: Sealed, Text: "This amendment is signed. Nothing was changed. Make another amendment to change it."}
	}
	if p.chart == nil || p.chart.session.ID != id { // the way back is read off the open chart
		if _, err := p.OpenSession(id); err != nil {
			return err
		}
	}
	do := Change{RemoveSessions: []SessionID{id}}
	for _, s := range p.chart.sites {
		do.RemoveSites = append(do.RemoveSites, s.ID)
	}
	for _, n := range p.chart.pains {
		do.RemovePains = append(do.RemovePains, n.ID)
	}
	if err := p.carryBack(session, &do); err != nil {
		return err
	}
	return p.change(DiscardAmended, do)
}

// carryBack gives the entries of an amendment to the version before; its reasons are copies, or new, and go.
func (p *Practice) carryBack(session Session, do *Change) error {
	names, err := p.namesBefore(session, do.RemoveSites)
	if err != nil {
		return err
	}
	all, err := p.EntriesOf(session.Patient)
	if err != nil {
		return err
	}
	for _, e := range all {
		switch {
		case e.Session != session.ID:
		case e.Kind == ReasonEntry:
			do.RemoveEntries = append(do.RemoveEntries, e.ID)
		default:
			e.ID, e.Session, e.Body = EntryID(names.Replace(string(e.ID))), session.Amends, names.Replace(e.Body)
			do.PutEntries = append(do.PutEntries, e)
		}
	}
	return nil
}

// namesBefore puts the IDs of the version before in the place of those of an amendment. Which site was made from which
// is told by the log: the copies were made in the order of the originals.
func (p *Practice) namesBefore(session Session, sites []SiteID) (*strings.Replacer, error) {
	_, old, err := p.Session(session.Amends)
	if err != nil {
		return nil, err
	}
	begun, err := p.beginningOf(session)
	if err != nil {
		return nil, err
	}
	names := []string{string(session.ID), string(session.Amends)}
	for _, id := range sites {
		was := ""
		if i := slices.IndexFunc(begun, func(s Site) bool { return s.ID == id }); i >= 0 && i < len(old) {
			was = string(old[i].ID)
		}
		names = append(names, string(id), was)
	}
	for i, s := range begun { // those that the amendment lost may still be named
		if !slices.Contains(sites, s.ID) && i < len(old) {
			names = append(names, string(s.ID), string(old[i].ID))
		}
	}
	return strings.NewReplacer(names...), nil
}

// beginningOf are the sites of an amendment as it was begun.
func (p *Practice) beginningOf(session Session) ([]Site, error) {
	lines, err := p.LogLines(LogQuery{Patient: session.Patient, Verb: AmendSession}, maxAmendments)
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		c, err := p.LogChange(l.Number)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(c.PutSessions, func(s Session) bool { return s.ID == session.ID }) {
			return c.PutSites, nil
		}
	}
	return nil, nil
}

// maxAmendments of one patient are looked through.
const maxAmendments = 10_000
