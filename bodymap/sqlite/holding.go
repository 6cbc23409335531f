package sqlite

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"time"

	"ashi/bodymap"
)

// asker is what answers a question: a connection, a pool or a transaction.
type asker interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// holding counts what a record holds.
func holding(ctx context.Context, db asker) (h bodymap.Holding, err error) {
	for table, n := range map[string]*int{"patient": &h.Patients, "session": &h.Sessions, "site": &h.Sites, "entry": &h.Entries, "log": &h.Commands} {
		if err := db.QueryRowContext(ctx, "SELECT count(*) FROM "+table).Scan(n); err != nil {
			return h, err
		}
	}
	var at int64
	err = db.QueryRowContext(ctx, "SELECT at, person FROM log ORDER BY seq DESC LIMIT 1").Scan(&at, &h.Person)
	if errors.Is(err, sql.ErrNoRows) {
		return h, nil
	}
	h.Last = time.UnixMicro(at).UTC()
	return h, err
}

// chained follows the log from its first entry to its last: each must carry the seal that it got, over the one before.
func chained(ctx context.Context, db asker, keys Keys) (err error) {
	rows, err := db.QueryContext(ctx, "SELECT "+logColumns+" FROM log ORDER BY seq")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Err(), rows.Close()) }()
	key := keys.Subkey(logPurpose)
	var before entry
	for rows.Next() {
		e, err := scanLog(rows)
		if err != nil {
			return err
		}
		if e.seq != before.seq+1 || !hmac.Equal(e.mac, e.macAfter(before.mac, key)) {
			return fmt.Errorf("entry %d of the log is not what was written", e.seq)
		}
		before = e
	}
	return nil
}

// digest is a sum over all rows of all tables: the same for two records that say the same.
func digest(ctx context.Context, db asker) (sum [sha256.Size]byte, err error) {
	names, err := tables(ctx, db)
	if err != nil {
		return sum, err
	}
	all := sha256.New()
	for _, name := range names {
		if err := digestTable(ctx, db, all, name); err != nil {
			return sum, err
		}
	}
	return [sha256.Size]byte(all.Sum(nil)), nil
}

// tables are the names of what holds rows.
func tables(ctx context.Context, db asker) (names []string, err error) {
	rows, err := db.QueryContext(ctx, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Err(), rows.Close()) }()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
}

func digestTable(ctx context.Context, db asker, into io.Writer, name string) (err error) {
	rows, err := db.QueryContext(ctx, `SELECT * FROM "`+name+`" ORDER BY 1`) // the first column is the key
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Err(), rows.Close()) }()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values, at := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		at[i] = &values[i]
	}
	var b []byte
	for rows.Next() {
		if err := rows.Scan(at...); err != nil {
			return err
		}
		b = b[:0]
		for _, v := range values {
			b = appendValue(b, v)
		}
		if _, err := into.Write(b); err != nil {
			return err
		}
	}
	return nil
}

// appendValue writes a value with its type and length, so that no two rows look the same.
func appendValue(b []byte, v any) []byte {
	text := func(kind byte, s []byte) []byte {
		b = append(b, kind)
		b = binary.BigEndian.AppendUint64(b, uint64(len(s)))
		return append(b, s...)
	}
	switch v := v.(type) {
	case nil:
		return append(b, 0)
	case int64:
		return binary.BigEndian.AppendUint64(append(b, 1), uint64(v))
	case float64:
		return binary.BigEndian.AppendUint64(append(b, 2), math.Float64bits(v))
	case string:
		return text(3, []byte(v))
	case []byte:
		return text(4, v)
	}
	return text(5, fmt.Append(nil, v))
}
