package sqlite

import (
	"context"
	"strings"

	lib "modernc.org/sqlite/lib"

	"ashi/bodymap/sqlite/vault"
)

// badPages is what SQLite's check of the pages of a file says that is wrong.
type badPages struct {
	verdict string
	unread  bool // the disk did not give a page, which says nothing of what is on it
}

func (b badPages) Error() string { return b.verdict }

// Code is the result code of SQLite that says the same.
func (b badPages) Code() int {
	if b.unread {
		return lib.SQLITE_IOERR_READ
	}
	return lib.SQLITE_CORRUPT
}

// checkPages makes a check of the pages, quick_check or integrity_check, and returns the first thing that is wrong as
// badPages. SQLite reports a page that it could not get like one that is damaged: if it is in a vault, whose file counts
// what is not what was written there, only that is damage.
func checkPages(ctx context.Context, db querier, check string, v *vault.Vault) error {
	before := forged(v)
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA "+check+"(1)").Scan(&verdict); err != nil || verdict == "ok" {
		return err
	}
	unread := strings.Contains(verdict, "error code=266") || strings.Contains(verdict, "failed to get page")
	return badPages{verdict, unread && forged(v) == before}
}

func forged(v *vault.Vault) (pages int64) {
	if v != nil {
		pages, _ = v.Unreadable()
	}
	return pages
}
