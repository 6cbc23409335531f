package sqlite

import (
	"context"
	"crypto/hmac"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ashi/bodymap"
)

// The anchor is a small file beside the record that tells the number and the seal of the log's last entry, with a seal
// of its own. A record that was cut or put back as it was before no longer fits it. It is written after each commit
// without waiting for the disk, so that it may be some entries behind, never ahead. It has two lines of the same length,
// which take turns: a write that is cut off spoils one only.
type anchor struct {
	seq int64
	mac []byte
}

const (
	anchorLine   = "ashi anchor 1 %020d %x %x\n"
	anchorLength = 14 + 20 + 1 + 64 + 1 + 64 + 1
)

func (s *Store) anchorPath() string {
	return strings.TrimSuffix(s.path, filepath.Ext(s.path)) + ".anchor"
}

func (s *Store) anchorMAC(a anchor) []byte {
	return macOf(s.keys.Subkey(anchorPurpose), numberBytes(a.seq), a.mac)
}

// cast writes the anchor. That it cannot be written is no harm to the record: the old one still holds for all before it.
func (s *Store) cast(a anchor) {
	s.anchoring.Lock()
	defer s.anchoring.Unlock()
	if a.seq <= s.anchored {
		return // another commit was faster
	}
	how := os.O_CREATE | os.O_WRONLY
	if s.anchored == 0 && s.missing != nil {
		how |= os.O_TRUNC // what it held was told and is in the log
	}
	f, err := os.OpenFile(s.anchorPath(), how, 0o600)
	if err != nil {
		return
	}
	_, err = fmt.Fprintf(io.NewOffsetWriter(f, a.seq%2*anchorLength), anchorLine, a.seq, a.mac, s.anchorMAC(a))
	if errors.Join(err, f.Close()) == nil {
		s.anchored = a.seq
	}
}

// readAnchor reads the newer of its lines; found is false when there is none of this record.
func (s *Store) readAnchor() (a anchor, found bool) {
	text, err := readBeside(s.anchorPath())
	if err != nil {
		return a, false
	}
	for line := range slices.Chunk(text, anchorLength) {
		var one anchor
		var own []byte
		if _, err := fmt.Sscanf(string(line), anchorLine, &one.seq, &one.mac, &own); err != nil {
			continue // never written, or cut off
		}
		if one.seq > a.seq && hmac.Equal(own, s.anchorMAC(one)) {
			a, found = one, true
		}
	}
	return a, found
}

// holds compares the log with the anchor and returns, as an error of kind Damaged, what is missing. nil: the log goes at
// least as far as the anchor says.
func (s *Store) holds(ctx context.Context) error {
	end, err := lastOf(ctx, s.db)
	if err != nil {
		return err
	}
	a, found := s.readAnchor()
	switch {
	case !found && end.seq == 0:
		return nil
	case !found:
		return s.warn("The file %s is missing or is not the one of this record: whether the last entries are all there cannot be told. What is there is safe to use. If you did not move the record yourself, compare it with your last backup.", s.anchorPath())
	case end.seq < a.seq:
		return s.warn("Entries are missing at the end of the record: it holds %d of %d. What is there is safe to use. Someone put back an older file, or the disk lost the newest entries: compare with your last backup before you go on.",
			end.seq, a.seq)
	}
	var mac []byte
	err = s.db.QueryRowContext(ctx, "SELECT mac FROM log WHERE seq = $1", a.seq).Scan(&mac)
	if err != nil && !errors.Is(err, sql.ErrNoRows) || hmac.Equal(mac, a.mac) {
		return err
	}
	return s.warn("The record is not the one that was used here last: its entry %d is another. Nothing was changed. Run “ashi check”, and compare with your last backup before you go on.", a.seq)
}

func (s *Store) warn(text string, args ...any) error {
	return &bodymap.Error{Kind: bodymap.Damaged, Text: text, Args: args}
}

// Missing tells, as an error of kind Damaged, that the log lacked entries when the record was opened.
func (s *Store) Missing() error { return s.missing }
