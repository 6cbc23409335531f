package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	lib "modernc.org/sqlite/lib"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
	"ashi/bodymap/sqlite/vault/vaulttest"
)

// busy writes new patients with a session of 20 sites until it is stopped, and tells how many; every session takes one
// commit.
func busy(t *testing.T, s *Store) (stop func() (written int)) {
	t.Helper()
	done, written := make(chan struct{}), 0
	var over sync.WaitGroup
	over.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
			}
			p := anna()
			c := sessionOfTwenty(p.ID)
			c.Change.PutPatients = []bodymap.Patient{p}
			if err := s.Apply(c); err != nil {
				t.Error(err, errors.Unwrap(err))
				return
			}
			written++
			time.Sleep(5 * time.Millisecond) // so that the record stays small enough to be compared
		}
	})
	return sync.OnceValue(func() int { close(done); over.Wait(); return written })
}

// restoredFrom restores a backup as a record of its own and opens it.
func restoredFrom(t *testing.T, backup string) (*Store, *vault.Vault) {
	t.Helper()
	path := vaultPath(t)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	v := unlock(t, backup)
	must[bodymap.Holding](t)(PrepareRestore(context.Background(), path, v, quiet))
	v.Close()
	must[string](t)(FinishRestore(path))
	v = unlock(t, path)
	return must[*Store](t)(OpenVault(v)), v
}

// logUpTo is the log up to an entry, as it is on disk.
func logUpTo(t *testing.T, s *Store, end int) [32]byte {
	t.Helper()
	return hash([]byte(dumpQuery(t, s.db, fmt.Sprint("SELECT * FROM log WHERE seq <= ", end, " ORDER BY seq"))))
}

// What is written while a backup is made waits for nothing, and the backup, restored, is what the record was at one
// commit: what it counts, its chain, its log to the byte, and its rows as that log makes them.
func TestABackupWhileWritingIsTheStateAtOneCommit(t *testing.T) {
	s := someVault(t, filepath.Join(t.TempDir(), "ashi.vault"))
	ctx, rounds, meanwhile := context.Background(), long(3, 30), 0
	stop := busy(t, s)
	defer stop()
	for range rounds {
		to := filepath.Join(t.TempDir(), "b")
		h := must[bodymap.Holding](t)(s.Backup(ctx, to, quiet))
		now := must[bodymap.Holding](t)(holding(ctx, s.db))
		meanwhile += now.Commands - h.Commands
		again, v := restoredFrom(t, to)
		got := must[bodymap.Holding](t)(holding(ctx, again.db))
		if err := chained(ctx, again.db, again.keys); err != nil || got != h || h.Sites != 20*h.Sessions || h.Commands != h.Patients {
			t.Fatalf("restored it holds %+v, and held %+v; %v", got, h, err)
		}
		if checkRows(t, again) != h.Commands || logUpTo(t, again, h.Commands) != logUpTo(t, s, h.Commands) || again.Missing() != nil {
			t.Fatalf("restored, its rows or its log are others than those of the record; %v", again.Missing())
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
		v.Close()
	}
	written := stop()
	if meanwhile == 0 {
		t.Error("nothing was written while backups were made")
	}
	tell(t, 12, "backups while someone writes, each restored", "%d backups, %d commits in all, %d of them while a backup was made: each is the record at one commit, by counts, chain, log and rows", rounds, written, meanwhile)
}

// Whatever fails while a backup is made, the one before stays as it is and stays the last.
func TestABackupThatFailsLeavesTheOneBefore(t *testing.T) {
	f := atTheDoor(t)
	p := f.made()
	shelf := f.shelf()
	f.patient(p, "Early")
	before, _, err := shelf.Make(context.Background(), f.now, quiet)
	if err != nil {
		t.Fatal(err)
	}
	data := hash(must[[]byte](t)(os.ReadFile(before.Path)))
	f.patient(p, "Late")
	failed := 0
	for n := 1; ; n += long(7, 1) {
		reads := 0
		stop := vaulttest.Disk(t, func(op vaulttest.Op) int32 {
			if op.Kind == 'R' {
				if reads++; reads == n {
					return lib.SQLITE_IOERR_READ
				}
			}
			return 0
		})
		_, _, err := shelf.Make(context.Background(), f.now.AddDate(0, 0, 1), quiet)
		stop()
		if err == nil {
			break
		}
		failed++
		f.kind(err, bodymap.Unreadable)
		all := must[[]bodymap.Backup](t)(shelf.List())
		if len(all) != 1 || hash(must[[]byte](t)(os.ReadFile(before.Path))) != data || !shelf.Last().Equal(before.At) {
			t.Fatalf("after read %d failed there are %v", n, all)
		}
	}
	if last := shelf.Last(); failed == 0 || !last.Equal(f.now.AddDate(0, 0, 1).UTC().Truncate(1e9)) {
		t.Errorf("%d failed, the last is of %v", failed, last)
	}
	tell(t, 12, "reading fails at every n-th call while a backup is made", "%d backups failed and were told: the one before is the same to the byte and stays the last", failed)
}
