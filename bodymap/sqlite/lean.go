package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"ashi/bodymap"
)

// lean is a change as it is logged: a line or an area whose places stay as they are is without them. An earlier row of
// the log holds them, and thousands of places in every edit of a note would fill the disk.
func lean(ctx context.Context, tx *sql.Tx, c bodymap.Change) (bodymap.Change, error) {
	sites := slices.Clone(c.PutSites)
	for i, s := range sites {
		if s.Spread == nil {
			continue
		}
		old, err := spreadOf(ctx, tx, s.ID)
		if err != nil {
			return c, err
		}
		if old != nil && slices.Equal(old.Spots, s.Spread.Spots) && slices.Equal(old.Outline, s.Spread.Outline) {
			without := *s.Spread
			without.Outline, without.Spots = nil, nil
			sites[i].Spread = &without
		}
	}
	c.PutSites = sites
	return c, nil
}

// spreadOf reads the line or area that a site is now; nil if there is none.
func spreadOf(ctx context.Context, tx *sql.Tx, id bodymap.SiteID) (s *bodymap.Spread, err error) {
	var text string
	err = tx.QueryRowContext(ctx, "SELECT spread FROM site WHERE id = $1", id).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) || err == nil && text == "" {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return s, json.Unmarshal([]byte(text), &s)
}
