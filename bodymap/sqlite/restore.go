package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// What lies beside a record while a backup takes its place. Once the file that ends in ready is there, with all of its
// bytes on disk, the backup is the record: whatever breaks in between, FinishRestore ends it.
const (
	ready       = ".restoring"
	readyAnchor = ".restoring-anchor"
	restored    = ".restored" // until that is in its log
)

// PrepareRestore makes a backup that is unlocked ready to take the place of the record at path, after all of it was
// checked. Until FinishRestore the record is as it was, and what is written to it will be lost with it: close it first.
func PrepareRestore(ctx context.Context, path string, v *vault.Vault, progress func(done, total int64)) (bodymap.Holding, error) {
	h, err := LookInto(ctx, v)
	if err == nil {
		err = prepareRestore(ctx, path, v, progress)
	}
	if ctx.Err() != nil {
		return h, ctx.Err()
	}
	var at *fs.PathError
	if errors.As(err, &at) && at.Path == v.Path() {
		path = v.Path() // it is the backup that cannot be read
	}
	return h, problem(err, path)
}

func prepareRestore(ctx context.Context, path string, v *vault.Vault, progress func(done, total int64)) error {
	if err := prepareAnchor(ctx, path, v); err != nil {
		return err
	}
	from, err := os.Open(v.Path())
	if err != nil {
		return err
	}
	info, err := from.Stat()
	if err != nil {
		return errors.Join(err, from.Close())
	}
	part := path + ready + ".part"
	to, err := os.OpenFile(part, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return errors.Join(err, from.Close())
	}
	_, err = stream(ctx, to, from, func(done int64) { progress(done, info.Size()) })
	if err == nil {
		err = to.Sync()
	}
	if err = errors.Join(err, to.Close(), from.Close()); err != nil {
		return errors.Join(err, os.Remove(part))
	}
	if err := os.Chtimes(part, time.Time{}, freeMoment(path)); err != nil {
		return errors.Join(err, os.Remove(part))
	}
	if err := os.Rename(part, path+ready); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// prepareAnchor writes the anchor that fits the end of the backup's log: with that of the record, the entries since
// would be missed.
func prepareAnchor(ctx context.Context, path string, v *vault.Vault) error {
	var end entry
	err := withVaultCopy(v, func(s *Store) (err error) {
		end, err = lastOf(ctx, s.db)
		return err
	})
	if err != nil {
		return err
	}
	s := &Store{path: path, keys: v}
	return os.WriteFile(path+readyAnchor, []byte(s.anchorText(anchor{end.seq, end.mac})), 0o600)
}

// FinishRestore puts a backup that PrepareRestore made ready in the place of the record at path, which must not be open
// in this process. The record that was there stays beside it; kept is its path. Without a backup that is ready nothing
// happens. While another has the record open, whatever its file holds, the error is of kind AlreadyOpen.
func FinishRestore(path string) (kept string, err error) {
	release, err := hold(path)
	switch {
	case err == nil:
		defer release()
		return finish(path, release)
	case bodymap.KindOf(err) == bodymap.AlreadyOpen || isThere(path+ready):
		return "", err
	}
	return "", nil // what is wrong with the file is told better by who reads it
}

// hold takes the lock of the record at path, which must not be open in this process.
func hold(path string) (release func(), err error) {
	if err := withoutLostLocks(); err != nil {
		return nil, problem(err, path)
	}
	release, err = vault.Hold(path)
	return release, problem(err, path)
}

// finish ends a restore, if there is one to be ended, in a record that is held; release lets go of it.
func finish(path string, release func()) (kept string, err error) {
	info, err := os.Stat(path + ready) // once it is held: another may have been faster
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", problem(err, path)
	}
	kept = KeptPath(path, info.ModTime())
	if err := putAside(path, kept); err != nil {
		return "", problem(err, path)
	}
	if err := os.Rename(path+readyAnchor, anchorOf(path)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", problem(err, path)
	}
	name := ""
	if isThere(kept) { // else there was none
		name = filepath.Base(kept)
	}
	if err := os.WriteFile(path+restored, []byte(name), 0o600); err != nil {
		return "", problem(err, path)
	}
	if runtime.GOOS == "windows" { // there a file that is open cannot be replaced
		release()
	}
	if err := os.Rename(path+ready, path); err != nil {
		return "", problem(err, path)
	}
	return kept, problem(syncDir(filepath.Dir(path)), path)
}

// KeptPath is where a record is kept that a backup replaced at a moment.
func KeptPath(path string, at time.Time) string {
	end := filepath.Ext(path)
	return strings.TrimSuffix(path, end) + "-replaced-" + at.UTC().Format("20060102T150405Z") + end
}

// freeMoment is about now, and one of which no record is kept: a second restore must not take the first one's place. It
// is even, as some disks keep times.
func freeMoment(path string) time.Time {
	const step = 2 * time.Second
	at := time.Now().Truncate(step)
	for isThere(KeptPath(path, at)) {
		at = at.Add(step)
	}
	return at
}

// putAside keeps the record under another name, and leaves it where it is: at no moment is there none. The log of one
// that was not closed or is lost goes with it, or it would be read into the backup.
func putAside(path, kept string) error {
	if isThere(path) && !isThere(kept) {
		if err := twice(path, kept); err != nil {
			return err
		}
	}
	for _, end := range []string{"-wal", "-journal"} {
		if err := os.Rename(path+end, kept+end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if isThere(path + readyAnchor) { // else it was done before
		if err := os.Rename(anchorOf(path), anchorOf(kept)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return syncDir(filepath.Dir(path))
}

// twice gives a file a second name; where the disk cannot do that, it is copied.
func twice(path, kept string) error {
	if os.Link(path, kept) == nil {
		return nil
	}
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	to, err := os.OpenFile(kept+".part", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return errors.Join(err, from.Close())
	}
	_, err = io.Copy(to, from)
	if err == nil {
		err = to.Sync()
	}
	if err := errors.Join(err, to.Close(), from.Close()); err != nil {
		return err
	}
	return os.Rename(kept+".part", kept)
}

// anchorOf is where the anchor of a record lies.
func anchorOf(path string) string { return (&Store{path: path}).anchorPath() }

// anchorText is an anchor with its seal.
func (s *Store) anchorText(a anchor) string {
	return fmt.Sprintf(anchorLine, a.seq, a.mac, s.anchorMAC(a))
}
