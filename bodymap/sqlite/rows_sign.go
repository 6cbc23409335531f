package sqlite

import (
	"bytes"
	"crypto/hmac"
	"time"

	"ashi/bodymap"
)

const signatureColumns = "session, id, user, name, role, at, meaning, amends, reason, snapshot, mac"

// signatureMAC seals a signature with all that it says and signs.
func (s *Store) signatureMAC(g bodymap.Signature) []byte {
	return macOf(s.keys.Subkey(signaturePurpose), []byte(g.Session), []byte(g.ID), []byte(g.User), []byte(g.Name), []byte(g.Role),
		numberBytes(g.At.UnixMicro()), []byte(g.Meaning), []byte(g.Amends), []byte(g.Reason), g.Snapshot)
}

func (s *Store) signatureValues(g bodymap.Signature) ([]any, error) {
	return []any{
		g.Session, g.ID, g.User, g.Name, g.Role, g.At.UnixMicro(), g.Meaning, g.Amends, g.Reason, g.Snapshot, s.signatureMAC(g),
	}, nil
}

// signed is a signature with the seal that it has in the record.
type signed struct {
	bodymap.Signature
	mac []byte
}

func scanSignature(r row) (g signed, err error) {
	var at int64
	err = r.Scan(&g.Session, &g.ID, &g.User, &g.Name, &g.Role, &at, &g.Meaning, &g.Amends, &g.Reason, &g.Snapshot, &g.mac)
	g.At = time.UnixMicro(at).UTC()
	g.Snapshot = bytes.Clone(g.Snapshot)
	return g, err
}

// Signature reads the signature of a session; an error of kind NotFound if it is not signed, of kind Damaged, with what
// is there, if it is not what was written.
func (s *Store) Signature(id bodymap.SessionID) (bodymap.Signature, error) {
	g, err := scanSignature(s.one("SELECT "+signatureColumns+" FROM signature WHERE session = $1", id))
	if err != nil {
		return bodymap.Signature{}, problem(missing(err, "This session is not signed."), s.path)
	}
	return g.Signature, s.genuine(g)
}

func (s *Store) genuine(g signed) error {
	if hmac.Equal(g.mac, s.signatureMAC(g.Signature)) {
		return nil
	}
	return &bodymap.Error{Kind: bodymap.Damaged, Text: "The signature of this session was changed after signing. Do not rely on what is shown: compare it with the signed print, or restore a backup from before."}
}

// AmendedBy gives the session that amends another; empty if none does.
func (s *Store) AmendedBy(id bodymap.SessionID) (bodymap.SessionID, error) {
	later, err := list(s, func(r row) (id bodymap.SessionID, err error) { return id, r.Scan(&id) }, "SELECT id FROM session WHERE amends = $1 AND amends <> ''", id)
	if err != nil || len(later) == 0 {
		return "", err
	}
	return later[0], nil
}
