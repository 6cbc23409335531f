package sqlite

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"

	"ashi/bodymap"
)

// What the record's keys are for.
const (
	logPurpose       = "log"
	patientsPurpose  = "patients"
	signaturePurpose = "signature"
	anchorPurpose    = "anchor"
)

// macOf is HMAC-SHA256 over fields, each after its length in 8 bytes, so that nothing can move from one into the next.
func macOf(key []byte, fields ...[]byte) []byte {
	h := hmac.New(sha256.New, key)
	var length [8]byte
	for _, f := range fields {
		binary.BigEndian.PutUint64(length[:], uint64(len(f)))
		h.Write(length[:]) // a hash takes all
		h.Write(f)
	}
	return h.Sum(nil)
}

func numberBytes(n int64) []byte { return binary.BigEndian.AppendUint64(nil, uint64(n)) }

// entry is a row of the log as it is on disk.
type entry struct {
	seq                   int64
	command, user, person string
	at                    int64
	verb, patient         string
	change, mac           []byte
}

const logColumns = "seq, command, user, person, at, verb, patient, change, mac"

func scanLog(r row) (e entry, err error) {
	return e, r.Scan(&e.seq, &e.command, &e.user, &e.person, &e.at, &e.verb, &e.patient, &e.change, &e.mac)
}

// macAfter is the seal of an entry: over the one before, and all that it says.
func (e entry) macAfter(before, key []byte) []byte {
	return macOf(key, before, numberBytes(e.seq), []byte(e.command), []byte(e.user), []byte(e.person), numberBytes(e.at),
		[]byte(e.verb), []byte(e.patient), e.change)
}

// append seals an entry behind the last one and writes it. It returns whether the command is new.
func (s *Store) append(ctx context.Context, tx *sql.Tx, e *entry) (isNew bool, err error) {
	before, err := lastOf(ctx, tx)
	if err != nil {
		return false, err
	}
	e.seq = before.seq + 1
	e.mac = e.macAfter(before.mac, s.keys.Subkey(logPurpose))
	done, err := tx.ExecContext(ctx, "INSERT INTO log ("+logColumns+") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (command) DO NOTHING",
		e.seq, e.command, e.user, e.person, e.at, e.verb, e.patient, e.change, e.mac)
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n == 1, err
}

// querier is a database or a transaction.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// lastOf reads the end of the log; number 0 when it is empty.
func lastOf(ctx context.Context, q querier) (e entry, err error) {
	err = q.QueryRowContext(ctx, "SELECT seq, at, mac FROM log ORDER BY seq DESC LIMIT 1").Scan(&e.seq, &e.at, &e.mac)
	if errors.Is(err, sql.ErrNoRows) {
		return entry{}, nil
	}
	return e, err
}

// boxOf is what an entry about a patient is locked with. A patient without a key gets one; in reading, where tx is nil,
// nil tells that there is none.
func (s *Store) boxOf(ctx context.Context, q querier, tx *sql.Tx, patient string) (cipher.AEAD, error) {
	outer, err := boxWith(s.keys.Subkey(patientsPurpose))
	if err != nil {
		return nil, err
	}
	var wrapped []byte
	err = q.QueryRowContext(ctx, "SELECT key FROM patient_key WHERE patient = $1", patient).Scan(&wrapped)
	switch {
	case err == nil:
		key, err := outer.Open(nil, nil, wrapped, []byte(patient))
		if err != nil {
			return nil, fail(bodymap.Damaged, s.path, err)
		}
		return boxWith(key)
	case !errors.Is(err, sql.ErrNoRows):
		return nil, err
	case tx == nil:
		return nil, nil
	}
	key := make([]byte, 32)
	_, _ = rand.Read(key) // it never fails
	_, err = tx.ExecContext(ctx, "INSERT INTO patient_key (patient, key) VALUES ($1, $2)", patient, locked(outer, key, patient))
	if err != nil {
		return nil, err
	}
	return boxWith(key)
}

// boxWith is AES-256-GCM, which puts a nonce of its own in front of what it locks.
func boxWith(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// locked is a text in a box, which opens for whom it was locked for only. The box makes a nonce of its own.
func locked(box cipher.AEAD, text []byte, of string) []byte {
	return box.Seal(nil, nil, text, []byte(of))
}

// lock encrypts what an entry tells of a patient. What belongs to the practice stays as it is.
func (s *Store) lock(ctx context.Context, tx *sql.Tx, e *entry) error {
	if e.patient == "" {
		return nil
	}
	box, err := s.boxOf(ctx, tx, tx, e.patient)
	if err == nil {
		e.change = locked(box, e.change, e.command)
	}
	return err
}

// unlock gives what an entry tells; "{}" when the patient's key is gone.
func (s *Store) unlock(ctx context.Context, e entry) ([]byte, error) {
	if e.patient == "" {
		return e.change, nil
	}
	box, err := s.boxOf(ctx, s.db, nil, e.patient)
	if err != nil {
		return nil, err
	}
	if box == nil {
		return []byte("{}"), nil
	}
	text, err := box.Open(nil, nil, e.change, []byte(e.command))
	if err != nil {
		return nil, fail(bodymap.Damaged, s.path, err)
	}
	return text, nil
}
