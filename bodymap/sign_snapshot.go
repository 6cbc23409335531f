package bodymap

import (
	"bytes"
	"encoding/json"
	"slices"
)

// snapshotFormat is the number of the form in which sessions are signed.
const snapshotFormat = 1

// snapshot is what is signed, as JSON: the fields in this order, the names as in Go, times in UTC, places as text, rows in
// the order of the reader. Names never change their meaning. What a later version adds is empty in what was signed before.
type snapshot struct {
	Format   int
	Session  Session   // its state is "recorded"
	Sites    []Site    // in their order
	Pains    []Pain    // in the order of their making
	Fillings []Filling // that the sites and the session name, by ID
	Reasons  []Reason  // for going on in spite of warnings, in the order of their making
}

// Signed gives what was signed, as it was then: the session and its sites in their order. An error of kind Damaged.
func (s Signature) Signed() (Session, []Site, error) {
	var then snapshot
	if err := json.Unmarshal(s.Snapshot, &then); err != nil {
		return Session{}, nil, &Error{Kind: Damaged, Text: "What was signed cannot be read. Nothing was changed. Restore the last backup.", Err: err}
	}
	return then.Session, then.Sites, nil
}

// snapshotOf reads a session as it is signed.
func snapshotOf(r Reader, session Session) ([]byte, error) {
	s := snapshot{Format: snapshotFormat, Session: session}
	s.Session.State = Recorded
	var err error
	if _, s.Sites, err = r.Session(session.ID); err != nil {
		return nil, err
	}
	if s.Pains, err = r.Pains(session.ID); err != nil {
		return nil, err
	}
	if s.Reasons, err = facts[Reason](r, session.Patient); err != nil {
		return nil, err
	}
	s.Reasons = slices.DeleteFunc(s.Reasons, func(o Reason) bool { return o.Session != session.ID })
	if s.Fillings, err = fillingsIn(r, session, s.Sites); err != nil {
		return nil, err
	}
	return json.Marshal(s)
}

// fillingsIn reads what the syringes of a session held, by ID.
func fillingsIn(r Reader, session Session, sites []Site) ([]Filling, error) {
	ids := []EntryID{session.Syringe.Filling}
	for _, s := range sites {
		ids = append(ids, s.Syringe.Filling)
	}
	slices.Sort(ids)
	var out []Filling
	for _, id := range slices.Compact(ids) {
		if id == "" {
			continue
		}
		f, err := factByID[Filling](r, id)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// Verify tells, as an error of kind Damaged, that a session is no longer what was signed.
func Verify(r Reader, s Signature) error {
	changed := &Error{Kind: Damaged, Text: "This session was changed after signing. What was signed is kept with the signature. Do not rely on what is shown: compare it with the signed print, or restore a backup from before."}
	session, _, err := r.Session(s.Session)
	if err != nil {
		return err
	}
	now, err := snapshotOf(r, session)
	if err != nil {
		return err
	}
	var signed snapshot
	if err := json.Unmarshal(s.Snapshot, &signed); err != nil {
		return changed
	}
	then, err := json.Marshal(signed) // with what later versions of Ashi know of a session
	if err != nil || !bytes.Equal(then, now) {
		return changed
	}
	return nil
}
