package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	driver "modernc.org/sqlite"

	"ashi/bodymap"
)

// ledger holds the rows of the tables against the log, which is read from its end: the newest entry about a row tells how
// it is. So a row that was changed past the program is found, or a page that was put back as it was before.
type ledger struct {
	*Store
	checked *Checked
	seen    map[string]bool         // table and ID of the rows that were told of; false: taken away
	lean    map[bodymap.SiteID]told // those whose places an older entry tells
	keys    map[string]bool         // patients of whom the log can be read
	locked  map[string]bool         // patients of whom it cannot
	erased  map[string]bool         // patients of whom it says that they were erased
	differs int
}

// told is a site as an entry tells of it.
type told struct {
	bodymap.Site
	seq int64
}

// checkRows compares every row with what the log tells of it, if the log itself is whole.
func (s *Store) checkRows(_ context.Context, c *Checked) error {
	if c.broken {
		return nil
	}
	l := &ledger{Store: s, checked: c, seen: map[string]bool{}, lean: map[bodymap.SiteID]told{}, keys: map[string]bool{"": true}, locked: map[string]bool{}, erased: map[string]bool{}}
	keys, err := list(s, scanName, "SELECT patient FROM patient_key")
	if err != nil {
		return err
	}
	for _, patient := range keys {
		l.keys[patient] = true
	}
	for before := int64(c.Entries) + 1; before > 1; {
		some, err := list(s, scanLog, "SELECT "+logColumns+" FROM log WHERE seq < $1 ORDER BY seq DESC LIMIT 1000", before)
		if err != nil || len(some) == 0 {
			return err
		}
		for _, e := range some {
			if err := l.entry(e); err != nil {
				return err
			}
			before = e.seq
		}
	}
	return l.end()
}

// entry compares the rows of which an entry tells, unless a newer one did.
func (l *ledger) entry(e entry) error {
	text, err := l.unlock(context.Background(), e)
	var c bodymap.Change
	switch {
	case bodymap.KindOf(err) == bodymap.Damaged, !l.keys[e.patient]:
		l.locked[e.patient] = true
		return nil
	case err != nil:
		return err
	case json.Unmarshal(text, &c) != nil:
		l.checked.wrong("What entry %d of the log tells cannot be read.", e.seq)
		return nil
	}
	if bodymap.Verb(e.verb) == bodymap.Erased {
		l.erased[c.Detail] = true
	}
	gone(l, "patient", c.RemovePatients)
	gone(l, "session", c.RemoveSessions)
	gone(l, "site", c.RemoveSites)
	gone(l, "pain", c.RemovePains)
	gone(l, "protocol", c.RemoveProtocols)
	gone(l, "own_point", c.RemoveOwnPoints)
	gone(l, "entry", c.RemoveEntries)
	return errors.Join(
		compare(l, e.seq, "patient", patientColumns, c.PutPatients, scanPatient, patientValues),
		compare(l, e.seq, "session", sessionFirst+"state, "+sessionRest, c.PutSessions, scanSession, sessionValues),
		l.sites(e.seq, c.PutSites),
		compare(l, e.seq, "pain", painColumns, c.PutPains, scanPain, painValues),
		compare(l, e.seq, "protocol", protocolColumns, c.PutProtocols, scanProtocol, protocolValues),
		compare(l, e.seq, "own_point", ownPointColumns, c.PutOwnPoints, scanOwnPoint, ownPointValues),
		compare(l, e.seq, "entry", entryColumns, c.PutEntries, scanEntry, entryValues),
	)
}

// sites compares sites. One whose places are told by an older entry waits for that.
func (l *ledger) sites(seq int64, sites []bodymap.Site) error {
	for _, s := range sites {
		without := s.Spread != nil && s.Spread.Outline == nil && s.Spread.Spots == nil
		newest, waits := l.lean[s.ID]
		_, seen := l.seen["site "+string(s.ID)]
		switch {
		case waits && !without:
			full := *newest.Spread
			full.Outline, full.Spots = s.Spread.Outline, s.Spread.Spots
			s, seq := newest.Site, newest.seq
			s.Spread = &full
			delete(l.lean, s.ID)
			delete(l.seen, "site "+string(s.ID))
			if err := compare(l, seq, "site", siteColumns, []bodymap.Site{s}, scanSite, siteValues); err != nil {
				return err
			}
		case without && !seen:
			l.lean[s.ID] = told{s, seq}
			l.seen["site "+string(s.ID)] = true
		default:
			if err := compare(l, seq, "site", siteColumns, []bodymap.Site{s}, scanSite, siteValues); err != nil {
				return err
			}
		}
	}
	return nil
}

// gone notes rows that were taken away.
func gone[ID ~string](l *ledger, table string, ids []ID) {
	for _, id := range ids {
		if key := table + " " + string(id); !l.has(key) {
			l.seen[key] = false
		}
	}
}

func (l *ledger) has(key string) bool { _, seen := l.seen[key]; return seen }

// compare compares rows as they are with how an entry left them, unless a newer one told of them.
func compare[T any](l *ledger, seq int64, table, columns string, rows []T, scan func(row) (T, error), values func(T) ([]any, error)) error {
	for _, r := range rows {
		want, err := values(r)
		if err != nil {
			return err
		}
		id := fmt.Sprint(want[0])
		if l.has(table + " " + id) {
			continue
		}
		l.seen[table+" "+id] = true
		is, err := scan(l.one("SELECT "+columns+" FROM "+table+" WHERE id = $1", id))
		var failed *driver.Error
		switch {
		case errors.Is(err, sql.ErrNoRows):
			l.differ("A row of the table “%s” that entry %d of the log tells of is missing: %s", table, seq, id)
			continue
		case errors.As(err, &failed):
			return problem(err, l.path)
		}
		if got, bad := values(is); err != nil || bad != nil || !reflect.DeepEqual(got, want) {
			l.differ("A row of the table “%s” is not as entry %d of the log left it: %s", table, seq, id)
		}
	}
	return nil
}

func (l *ledger) differ(text string, args ...any) {
	if l.differs++; l.differs <= mostTold {
		l.checked.wrong(text, args...)
	}
}

// end tells what the log as a whole does not tell.
func (l *ledger) end() error {
	for _, s := range l.lean {
		delete(l.seen, "site "+string(s.ID))
		if err := compare(l, s.seq, "site", siteColumns, []bodymap.Site{s.Site}, scanSite, siteValues); err != nil {
			return err
		}
	}
	for patient := range l.locked {
		if !l.erased[patient] {
			l.differ("What the log tells of a patient can no longer be read, though it tells of no erasing: %s", patient)
		}
	}
	for _, table := range []string{"patient", "session", "site", "pain", "protocol", "own_point", "entry"} {
		ids, err := list(l.Store, scanName, "SELECT id FROM "+table+" ORDER BY id")
		if err != nil {
			return err
		}
		for _, id := range ids {
			if !l.seen[table+" "+id] {
				l.differ("A row of the table “%s” is there that the log does not tell of: %s", table, id)
			}
		}
	}
	if l.differs > mostTold {
		l.checked.wrong("Rows that are not as the log tells: %d more.", l.differs-mostTold)
	}
	return nil
}
