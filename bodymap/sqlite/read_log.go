package sqlite

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"time"

	"ashi/bodymap"
)

// Log reads the newest commands, oldest of them first. At most limit. A line or an area without places has those of the
// row before that was about it. What is about a patient whose key is gone tells no change.
func (s *Store) Log(limit int) ([]bodymap.Command, error) {
	entries, err := list(s, scanLog, "SELECT * FROM (SELECT "+logColumns+" FROM log ORDER BY seq DESC LIMIT $1) ORDER BY seq", limit)
	if err != nil {
		return nil, err
	}
	out := make([]bodymap.Command, len(entries))
	for i, e := range entries {
		if out[i], err = s.command(e); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// command reads an entry as what it says.
func (s *Store) command(e entry) (bodymap.Command, error) {
	c := bodymap.Command{
		ID: bodymap.CommandID(e.command), User: bodymap.EntryID(e.user), Person: e.person, At: time.UnixMicro(e.at).UTC(), Verb: bodymap.Verb(e.verb),
		Patient: bodymap.PatientID(e.patient),
	}
	text, err := s.unlock(context.Background(), e)
	if err != nil {
		return c, problem(err, s.path)
	}
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&c.Change); err != nil {
		return c, fail(bodymap.Damaged, s.path, err)
	}
	return c, nil
}

// LogLines reads entries of the log, newest first. At most limit.
func (s *Store) LogLines(q bodymap.LogQuery, limit int) ([]bodymap.LogLine, error) {
	where := []string{"true"}
	var args []any
	only := func(is bool, condition string, arg any) {
		if is {
			where, args = append(where, condition), append(args, arg)
		}
	}
	only(q.Patient != "", "log.patient = ?", q.Patient)
	only(q.Person != "", "person = ?", q.Person)
	if q.Practice {
		where = append(where, "log.patient = ''")
	}
	only(q.Verb != "", "verb = ?", q.Verb)
	only(q.Before != 0, "seq < ?", q.Before)
	only(!q.From.IsZero(), "at >= ?", q.From.UnixMicro())
	only(!q.To.IsZero(), "at <= ?", q.To.UnixMicro())
	return list(s, scanLogLine, `SELECT seq, at, user, person, verb, log.patient, coalesce(surname || ', ' || first_name, '') FROM log
		LEFT JOIN patient ON patient.id = log.patient WHERE `+strings.Join(where, " AND ")+" ORDER BY seq DESC LIMIT ?", append(args, limit)...)
}

func scanLogLine(r row) (l bodymap.LogLine, err error) {
	var at int64
	err = r.Scan(&l.Number, &at, &l.User, &l.Person, &l.Verb, &l.Patient, &l.Name)
	l.At = time.UnixMicro(at).UTC()
	return l, err
}

// LogChange reads what an entry of the log changed, or told; an error of kind NotFound when it was about a patient who
// was erased.
func (s *Store) LogChange(number int64) (bodymap.Change, error) {
	e, err := scanLog(s.one("SELECT "+logColumns+" FROM log WHERE seq = $1", number))
	if err != nil {
		return bodymap.Change{}, problem(missing(err, "This entry is no longer in the record. Nothing was changed."), s.path)
	}
	var keys int
	if err := s.one("SELECT count(*) FROM patient_key WHERE patient = $1", e.patient).Scan(&keys); err != nil {
		return bodymap.Change{}, problem(err, s.path)
	}
	if e.patient != "" && keys == 0 {
		return bodymap.Change{}, &bodymap.Error{Kind: bodymap.NotFound, Text: "The patient was erased: what was done can no longer be read."}
	}
	c, err := s.command(e)
	return c.Change, err
}

// LogPersons are all who are named in the log, by name.
func (s *Store) LogPersons() ([]string, error) {
	return list(s, func(r row) (name string, err error) { return name, r.Scan(&name) }, "SELECT DISTINCT person FROM log ORDER BY person")
}

// LastAt is the time of the last entry of the log; zero: there is none.
func (s *Store) LastAt() (time.Time, error) {
	e, err := lastOf(context.Background(), s.db)
	if err != nil || e.seq == 0 {
		return time.Time{}, problem(err, s.path)
	}
	return time.UnixMicro(e.at).UTC(), nil
}
