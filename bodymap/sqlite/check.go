package sqlite

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// Checked is what a check of the record found.
type Checked struct {
	Entries, Sessions, Places, Signatures int              // how many of each were looked at
	Wrong                                 []*bodymap.Error // what is wrong, each in a sentence
	Known                                 []*bodymap.Error // what was wrong before, and is kept in the log

	broken bool // the log is not as it was written
}

func (c *Checked) wrong(text string, args ...any) {
	c.Wrong = append(c.Wrong, &bodymap.Error{Kind: bodymap.Damaged, Text: text, Args: args})
}

// Check looks at all of the record and changes nothing: the pages of the file, the tables and the triggers that guard
// them, the chain of the log and its anchor, that nothing points to what is not there, that every place lies on the body,
// that what is signed is as it was signed, and that every row is as the log tells.
// The error tells that the check itself could not be made.
func (s *Store) Check() (Checked, error) {
	ctx := context.Background()
	var c Checked
	for _, look := range []func(context.Context, *Checked) error{
		s.checkFile, s.checkSchema, s.checkChain, s.checkAnchor, s.checkReferences, s.checkPlaces, s.checkSignatures, s.checkRows,
	} {
		err := problem(look(ctx, &c), s.path)
		var told *bodymap.Error
		if errors.As(err, &told) && told.Kind == bodymap.Damaged { // what comes after it would say no more
			c.Wrong = append(c.Wrong, told)
			return c, nil
		}
		if err != nil {
			return c, err
		}
	}
	return c, nil
}

func (s *Store) checkFile(ctx context.Context, c *Checked) error {
	var bad badPages
	err := checkPages(ctx, s.db, "integrity_check", s.vault)
	switch {
	case errors.As(err, &bad) && !bad.unread:
		c.wrong("The pages of the file contradict each other: it is damaged.")
	case err != nil:
		return err
	}
	return s.db.QueryRowContext(ctx, "SELECT count(*) FROM session").Scan(&c.Sessions)
}

// mostTold is how many altered entries are named one by one.
const mostTold = 20

// checkChain follows the log from its first entry. An entry that is not as it was written breaks its own seal only: the
// next one is sealed over what is there in its place.
func (s *Store) checkChain(_ context.Context, c *Checked) error {
	key, altered := s.keys.Subkey(logPurpose), 0
	var before entry
	for {
		some, err := list(s, scanLog, "SELECT "+logColumns+" FROM log WHERE seq > $1 ORDER BY seq LIMIT 1000", before.seq)
		if err != nil || len(some) == 0 {
			if altered > mostTold {
				c.wrong("The log was altered at %d more entries.", altered-mostTold)
			}
			return err
		}
		for _, e := range some {
			c.Entries++
			wrong := len(c.Wrong) + altered
			switch first, last := before.seq+1, e.seq-1; {
			case first == last:
				c.wrong("Entry %d of the log is missing.", first)
			case first < last:
				c.wrong("The entries %d to %d of the log are missing.", first, last)
			case !bytes.Equal(e.mac, e.macAfter(before.mac, key)):
				if altered++; altered <= mostTold {
					c.wrong("The log was altered at entry %d.", e.seq)
				}
			}
			c.broken = c.broken || len(c.Wrong)+altered > wrong
			c.known(e)
			before = e
		}
	}
}

// known recalls an entry which tells that others were missing: the anchor speaks of it only until the next one.
func (c *Checked) known(e entry) {
	if bodymap.Verb(e.verb) == bodymap.EntriesMissing {
		c.Known = append(c.Known, &bodymap.Error{
			Kind: bodymap.Damaged,
			Text: "Entry %d of the log, of %s, tells that entries were missing then. Compare with a backup from before.",
			Args: []any{e.seq, time.UnixMicro(e.at).Local().Format("2006-01-02 15:04")},
		})
	}
}

func (s *Store) checkAnchor(ctx context.Context, c *Checked) error {
	err := s.holds(ctx)
	var told *bodymap.Error
	if errors.As(err, &told) {
		c.Wrong = append(c.Wrong, told)
		return nil
	}
	return err
}

func (s *Store) checkReferences(_ context.Context, c *Checked) error {
	tables, err := list(s, func(r row) (table string, err error) { return table, r.Scan(&table) }, `SELECT DISTINCT "table" FROM pragma_foreign_key_check ORDER BY 1`)
	for _, t := range tables {
		c.wrong("Rows of the table “%s” belong to something that is not there.", t)
	}
	return err
}

// lying is what has places: where it is kept, whose it is, and the places as text and as JSON.
type lying struct {
	table, of, place, more string
	version                int
}

const lyings = `SELECT 'site', session, place, spread, atlas_version FROM site
	UNION ALL SELECT 'pain', session, place, '{"Spots":' || outline || '}', atlas_version FROM pain
	UNION ALL SELECT 'own_point', name, place, '', atlas_version FROM own_point`

// checkPlaces looks whether places can be read and lie on the body. Those of an older atlas are only read.
func (s *Store) checkPlaces(_ context.Context, c *Checked) error {
	all, err := list(s, func(r row) (l lying, err error) {
		return l, r.Scan(&l.table, &l.of, &l.place, &l.more, &l.version)
	}, lyings)
	for _, l := range all {
		n, ok := l.lies()
		if c.Places += n; !ok {
			c.wrong("A place of the table “%s” lies nowhere on the body. It belongs to %s.", l.table, l.of)
		}
	}
	if err != nil {
		return err
	}
	protocols, err := s.Protocols()
	if bodymap.KindOf(err) == bodymap.Damaged {
		c.wrong("A protocol cannot be read.")
		return nil
	}
	for _, o := range protocols {
		for _, site := range o.Sites {
			if c.Places++; o.AtlasVersion == atlas.Version && atlas.Get().Valid(site.Place) != nil {
				c.wrong("A place of the table “%s” lies nowhere on the body. It belongs to %s.", "protocol", o.Name)
			}
		}
	}
	return err
}

// lies tells how many places there are, and whether all of them are on the body.
func (l lying) lies() (n int, ok bool) {
	var spread bodymap.Spread
	var first atlas.Place
	if first.UnmarshalText([]byte(l.place)) != nil || l.more != "" && json.Unmarshal([]byte(l.more), &spread) != nil {
		return 1, false
	}
	all := append(append([]atlas.Place{first}, spread.Outline...), spread.Spots...)
	for _, p := range all {
		if l.version == atlas.Version && atlas.Get().Valid(p) != nil {
			return len(all), false
		}
	}
	return len(all), true
}

// checkSignatures looks whether each signature is genuine and fits its session, and whether all of which the log tells
// are there.
func (s *Store) checkSignatures(ctx context.Context, c *Checked) error {
	all, err := list(s, scanSignature, "SELECT "+signatureColumns+" FROM signature ORDER BY at, id")
	if err != nil {
		return err
	}
	there := map[bodymap.EntryID]bool{}
	for _, g := range all {
		c.Signatures++
		there[g.ID] = true
		day := g.At.Format("2006-01-02 15:04")
		err := s.genuine(g)
		if err == nil {
			err = bodymap.Verify(s, g.Signature)
		}
		if kind := bodymap.KindOf(err); kind == bodymap.Damaged || kind == bodymap.NotFound { // or a part of it is gone
			c.wrong("The session that %s signed at %s UTC was changed after signing: %s", g.Name, day, g.Session)
		} else if err != nil {
			return err
		}
	}
	signings, err := list(s, scanLog, "SELECT "+logColumns+" FROM log WHERE verb = $1 ORDER BY seq", bodymap.SignSession)
	if err != nil {
		return err
	}
	for _, e := range signings {
		text, err := s.unlock(ctx, e)
		var change bodymap.Change
		if err != nil || json.Unmarshal(text, &change) != nil {
			continue // the chain has told
		}
		for _, g := range change.PutSignatures {
			if !there[g.ID] {
				c.wrong("The signature that entry %d of the log tells of is missing. It belongs to session %s.", e.seq, g.Session)
			}
		}
	}
	return nil
}
