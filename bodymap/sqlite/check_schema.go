package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strings"
)

// checkSchema compares what the file is made of, the triggers that guard it among them, with what this program makes.
func (s *Store) checkSchema(ctx context.Context, c *Checked) error {
	want, err := madeHere(ctx)
	if err != nil {
		return err
	}
	is, err := schema(ctx, s.db)
	if err != nil {
		return err
	}
	var other, added []string
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if is[name] != want[name] {
			other = append(other, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(is)) {
		if want[name] == "" {
			added = append(added, name)
		}
	}
	if len(other) > 0 {
		c.wrong("What guards and finds the rows is not whole. It is missing or not as Ashi made it: %s.", strings.Join(other, ", "))
	}
	if len(added) > 0 {
		c.wrong("The file holds what Ashi did not make: %s.", strings.Join(added, ", "))
	}
	return nil
}

// madeHere is the schema of a new record.
func madeHere(ctx context.Context) (_ map[string]string, err error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1) // each would have a database of its own
	if err := (&Store{db: db, keys: plainKeys{}}).migrate(ctx); err != nil {
		return nil, err
	}
	return schema(ctx, db)
}

// schema are the statements that made the tables, indexes, views and triggers of a database, by kind and name.
func schema(ctx context.Context, db asker) (map[string]string, error) {
	type object struct{ name, text string }
	objects, err := all(ctx, db, func(r row) (o object, err error) { return o, r.Scan(&o.name, &o.text) },
		"SELECT type || ' ' || name, tbl_name || ': ' || coalesce(sql, '') FROM sqlite_schema")
	out := map[string]string{}
	for _, o := range objects {
		out[o.name] = o.text
	}
	return out, err
}
