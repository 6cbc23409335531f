// Package sqlite keeps the record in one SQLite file on this computer.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	driver "modernc.org/sqlite"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// Store is the open record. It satisfies bodymap.Store and is safe for use from
// several goroutines.
type Store struct {
	db     *sql.DB
	path   string
	keys   Keys
	vault  *vault.Vault // nil: the record is plain
	still  sync.Mutex   // held while the file must stay as it is, whatever goes to the log
	closed bool         // guarded by still

	finder finder

	missing   error // what the log lacked at the start
	anchoring sync.Mutex
	anchored  int64 // the last entry that the anchor tells of
}

var _ bodymap.Store = (*Store)(nil)

// pragmas of every connection. The exclusive lock makes a second instance wait in vain; synchronous=FULL puts
// every commit on disk; recursive triggers guard the log against REPLACE. The driver sets them in the order of the alphabet: none before the lock may look into the file.
var pragmas = []string{
	"busy_timeout(300)", "locking_mode(exclusive)", "foreign_keys(1)", "synchronous(2)", "temp_store(2)",
	"recursive_triggers(1)", "secure_delete(1)", "fullfsync(1)", "checkpoint_fullfsync(1)",
}

// withoutLostLocks makes locks survive that this process opens and closes the file elsewhere. Only Linux can; there it must come first.
var withoutLostLocks = sync.OnceValue(func() error {
	if runtime.GOOS != "linux" {
		return nil
	}
	_, err := driver.OFDLocking(true)
	return err
})

// Open opens the record at path and locks it for this process. A missing file, or one of exactly 0 bytes with no
// journal beside it, becomes a new record; folder and file are for the user alone. Errors are of kind AlreadyOpen,
// ReadOnly, DiskFull, Unreadable, Damaged (nothing was changed) or Newer (not a byte was changed).
func Open(path string) (*Store, error) {
	if err := withoutLostLocks(); err != nil {
		return nil, problem(err, path)
	}
	if err := prepare(path); err != nil {
		return nil, err
	}
	return (&Store{path: path, keys: plainKeys{}}).begin(source(path), (*Store).start)
}

// begin connects the store to its file and starts it.
func (s *Store) begin(source string, start func(*Store, context.Context) error) (*Store, error) {
	db, err := sql.Open("sqlite", source)
	if err != nil {
		return nil, problem(err, s.path)
	}
	db.SetMaxOpenConns(1) // it holds the lock
	s.db = db
	err = start(s, context.Background())
	if err == nil {
		_, err = db.Exec("PRAGMA cache_size = -16384") // KiB of pages that need not be decrypted again
	}
	if err != nil {
		_ = db.Close() // the first error tells more
		return nil, problem(err, s.path)
	}
	return s, nil
}

// Rest puts everything into the one file and empties the log beside it. To be called when nobody works: at rest, a log
// that lost its end cannot be told from one that never had it.
func (s *Store) Rest() error {
	if !s.still.TryLock() {
		return nil // it is being copied, and rests after that
	}
	defer s.still.Unlock()
	return s.rest()
}

func (s *Store) rest() error {
	_, err := s.db.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)")
	return problem(err, s.path)
}

// Close puts everything into the one file and lets go of it, once it is not being copied. A vault stays unlocked. When its
// file was moved or deleted meanwhile, the record is written anew, and an error of kind NotFound says where.
func (s *Store) Close() error { return errors.Join(s.saveMoved(), s.letGo()) }

// letGo closes the record, wherever its file is.
func (s *Store) letGo() error {
	s.still.Lock()
	defer s.still.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	return errors.Join(s.rest(), problem(s.db.Close(), s.path))
}

// saveMoved writes a record anew that lives only as long as it is open, or is elsewhere: in its place, or beside what has
// taken that.
func (s *Store) saveMoved() error {
	if s.vault == nil || !s.vault.Moved() {
		return nil
	}
	to := s.path
	if isThere(to) {
		to = KeptPath(to, freeMoment(to))
	}
	err := os.MkdirAll(filepath.Dir(to), 0o700)
	if err == nil {
		_, err = s.Backup(context.Background(), to, func(int64, int64) {})
	}
	if err != nil {
		return problem(err, to)
	}
	return &bodymap.Error{
		Kind: bodymap.NotFound, Args: []any{to},
		Text: "The file of the record was moved or deleted while Ashi had it open. Nothing is lost: all of the record is in %s. If another file is in its place now, compare the two before you go on.",
	}
}

// checkUpTo is the size in bytes up to which a record is checked as a whole when it is opened: about a quarter of a
// second. Beyond, damage shows when it is read.
const checkUpTo = 32 << 20

// source is the data source name.
func source(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	path = filepath.ToSlash(path)
	if path[0] != '/' { // a drive letter
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: parameters().Encode()}).String()
}

func parameters() url.Values {
	return url.Values{"_pragma": pragmas, "_txlock": {"immediate"}, "_dqs": {"0"}, "_defensive": {"1"}, "_error_rc": {"1"}}
}

// prepare looks at the file without SQLite, and makes folder and file if there is none.
func prepare(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return problem(err, path)
	}
	if err := refuseNetwork(path); err != nil {
		return err
	}
	isNew, err := examine(path)
	if err != nil || !isNew {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return problem(err, path)
	}
	return problem(f.Close(), path)
}

// start takes the lock, brings the schema up to date and checks the file.
func (s *Store) start(ctx context.Context) error {
	if err := s.migrate(ctx); err != nil {
		return err
	}
	var mode string
	if err := s.db.QueryRowContext(ctx, "PRAGMA journal_mode = WAL").Scan(&mode); err != nil {
		return err
	}
	if err := s.try(ctx); err != nil {
		return err
	}
	return s.look(ctx)
}

// look notes what the log lacks.
func (s *Store) look(ctx context.Context) error {
	err := s.holds(ctx)
	if bodymap.KindOf(err) != bodymap.Damaged {
		return err
	}
	s.missing = err
	return nil
}

// try takes the right to write, and checks the file: what cannot be written shows here, not at the first mark.
func (s *Store) try(ctx context.Context) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	return errors.Join(s.check(ctx, tx), tx.Rollback())
}

// check refuses a file whose pages contradict each other, before anything is written to it.
func (s *Store) check(ctx context.Context, tx *sql.Tx) error {
	size, err := s.size()
	if err != nil || size > checkUpTo {
		return err
	}
	return checkPages(ctx, tx, "quick_check", s.vault)
}

// size is that of the file in bytes.
func (s *Store) size() (int64, error) {
	if s.vault != nil {
		return s.vault.Size()
	}
	info, err := os.Stat(s.path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
