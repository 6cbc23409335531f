package sqlite

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	lib "modernc.org/sqlite/lib"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
	"ashi/bodymap/sqlite/vault/vaulttest"
)

// busy is someone who writes new patients, each with a session of 20 sites in one commit, as many as are asked for.
type busy struct {
	asked   chan struct{}
	over    sync.WaitGroup
	written atomic.Int64
}

func newBusy(t *testing.T, s *Store) *busy {
	t.Helper()
	b := &busy{asked: make(chan struct{}, 40)} // so few that the record can be compared again and again
	b.over.Go(func() {
		for range b.asked {
			p := anna()
			c := sessionOfTwenty(p.ID)
			c.Change.PutPatients = []bodymap.Patient{p}
			if err := s.Apply(c); err != nil {
				t.Error(err, errors.Unwrap(err))
			}
			b.written.Add(1)
		}
	})
	return b
}

// ask has some more written, up to 40.
func (b *busy) ask() {
	for {
		select {
		case b.asked <- struct{}{}:
		default:
			return
		}
	}
}

func (b *busy) stop() { close(b.asked); b.over.Wait() }

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

// sealAt is the seal of an entry of the log: over all that it and those before it say.
func sealAt(t *testing.T, s *Store, seq int) (seal []byte) {
	t.Helper()
	if err := s.one("SELECT mac FROM log WHERE seq = $1", seq).Scan(&seal); err != nil {
		t.Fatal(err)
	}
	return seal
}

// What is written while a backup is made waits for nothing, and the backup, restored, is what the record was at one
// commit: what it counts, its chain up to the same seal, and its rows as its log makes them.
func TestABackupWhileWritingIsTheStateAtOneCommit(t *testing.T) {
	s := someVault(t, filepath.Join(t.TempDir(), "ashi.vault"))
	ctx, rounds, meanwhile := context.Background(), long(3, 30), 0
	b := newBusy(t, s)
	for range rounds {
		b.ask()
		to := filepath.Join(t.TempDir(), "b")
		h := must[bodymap.Holding](t)(s.Backup(ctx, to, quiet))
		now := must[bodymap.Holding](t)(holding(ctx, s.db))
		meanwhile += now.Commands - h.Commands
		again, v := restoredFrom(t, to)
		got := must[bodymap.Holding](t)(holding(ctx, again.db))
		if err := chained(ctx, again.db, again.keys); err != nil || got != h || h.Sites != 20*h.Sessions || h.Commands != h.Patients {
			t.Fatalf("restored it holds %+v, and held %+v; %v", got, h, err)
		}
		if checkRows(t, again) != h.Commands || !bytes.Equal(sealAt(t, again, h.Commands), sealAt(t, s, h.Commands)) || again.Missing() != nil {
			t.Fatalf("restored, its rows or its log are others than those of the record; %v", again.Missing())
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
		v.Close()
	}
	b.stop()
	if meanwhile == 0 {
		t.Error("nothing was written while backups were made")
	}
	tell(t, 12, "backups while someone writes, each restored", "%d backups, %d commits in all, %d of them while a backup was made: each is the record at one commit, by counts, chain and rows", rounds, b.written.Load(), meanwhile)
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
