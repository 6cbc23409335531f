package bodymap

import (
	"slices"
	"strings"
)

// Amend makes a new version of a signed session, recorded and open to changes, and opens it. The signed version stays as
// it is but no longer counts: lists, history, doses and maps show the newest version only. What was found or asked after
// the session, such as reactions and scores, goes with the newest version.
func (p *Practice) Amend(id SessionID, reason string) (*Chart, error) {
	old, sites, err := p.Session(id)
	if err != nil {
		return nil, err
	}
	if old.State != Signed {
		return nil, &Error{Kind: Invalid, Text: "This session is not signed: it can be changed as it is."}
	}
	if later, err := p.AmendedBy(id); err != nil || later != "" {
		return nil, errOr(err, &Error{Kind: Sealed, Text: "This version was amended already. Nothing was changed. Open the newest version to change it."})
	}
	pains, err := p.Pains(id)
	if err != nil {
		return nil, err
	}
	session := old
	session.ID, session.State, session.Amends, session.AmendReason = SessionID(NewID()), Recorded, id, strings.TrimSpace(reason)
	if err := session.Validate(p.clock()); err != nil {
		return nil, err
	}
	do, renamed := amendment(session, sites, pains)
	if do.PutEntries, err = p.carriedOver(old, renamed); err != nil {
		return nil, err
	}
	if err := p.change(AmendSession, do); err != nil {
		return nil, err
	}
	return p.OpenSession(session.ID)
}

// amendment copies the rows of a session; renamed tells the old IDs with the new.
func amendment(session Session, sites []Site, pains []Pain) (do Change, renamed []string) {
	do.PutSessions = []Session{session}
	renamed = []string{string(session.Amends), string(session.ID)}
	for _, s := range sites {
		old := s.ID
		s.ID, s.Session = SiteID(NewID()), session.ID
		do.PutSites = append(do.PutSites, s)
		renamed = append(renamed, string(old), string(s.ID))
	}
	for _, n := range pains {
		n.ID, n.Session = PainID(NewID()), session.ID
		do.PutPains = append(do.PutPains, n)
	}
	return do, renamed
}

// carriedOver are the entries of a session as the amendment has them: reasons were signed and are copied, the others
// move. IDs are unlike any other text, so that they can be replaced in it.
func (p *Practice) carriedOver(old Session, renamed []string) ([]Entry, error) {
	var out []Entry
	for _, kind := range []EntryKind{ReasonEntry, CheckEntry, ScoreEntry, ReactionEntry} {
		all, err := p.Entries(kind, old.Patient)
		if err != nil {
			return nil, err
		}
		for _, e := range slices.DeleteFunc(all, func(e Entry) bool { return e.Session != old.ID }) {
			names := renamed
			if kind == ReasonEntry {
				names = append(slices.Clone(renamed), string(e.ID), NewID())
			}
			r := strings.NewReplacer(names...)
			e.ID, e.Session, e.Body = EntryID(r.Replace(string(e.ID))), SessionID(r.Replace(string(e.Session))), r.Replace(e.Body)
			out = append(out, e)
		}
	}
	return out, nil
}

// errOr is the error, or what is said without one.
func errOr(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}
