package sqlite

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/internal/frugal"
	"ashi/bodymap/sqlite/vault"
)

// patched is data with some bytes in place of others, cut behind them where cut says so.
func patched(data []byte, at uint32, patch []byte, cut bool) []byte {
	out := bytes.Clone(data)
	from := int(at) % (len(out) + 1)
	out = append(out[:from:from], append(patch, out[min(from+len(patch), len(out)):]...)...)
	if cut {
		out = out[:from+len(patch)]
	}
	return out
}

// samples are the files which the fuzzers spoil; made once for all of them.
type samples struct {
	plain, vault []byte            // a record with a patient, a session and 20 sites
	crashed      map[string][]byte // the files of a vault that was not closed
}

var sampled = sync.OnceValues(func() (s samples, err error) {
	dir, err := os.MkdirTemp("", "ashi-fuzz") // TestMain takes it away
	benchDirs = append(benchDirs, dir)
	if err != nil {
		return s, err
	}
	for _, name := range []string{"ashi.sqlite", "ashi.vault"} {
		record, err := openAt(filepath.Join(dir, name))
		if err != nil {
			return s, err
		}
		p := anna()
		c := sessionOfTwenty(p.ID)
		c.Change.PutPatients = []bodymap.Patient{p}
		if err := record.Apply(c); err != nil {
			return s, err
		}
		s.crashed = map[string][]byte{}
		for _, end := range []string{"ashi.vault", "ashi.vault-wal", "ashi.anchor"} {
			s.crashed[end], _ = os.ReadFile(filepath.Join(dir, end)) // the vault is the last
		}
		if err := record.Close(); err != nil {
			return s, err
		}
	}
	if s.plain, err = os.ReadFile(filepath.Join(dir, "ashi.sqlite")); err != nil {
		return s, err
	}
	s.vault, err = os.ReadFile(filepath.Join(dir, "ashi.vault"))
	return s, err
})

// seeds are spoilt places in a file: its head, its middle, its end.
func seeds(f *testing.F) samples {
	f.Helper()
	f.Add(uint32(0), []byte{}, false)
	f.Add(uint32(0), []byte{}, true)
	f.Add(uint32(24), []byte{0xff, 0xff, 0xff, 0xff}, false)
	f.Add(uint32(5000), make([]byte, 4096), false)
	f.Add(uint32(20_000), []byte{1}, true)
	s, err := sampled()
	if err != nil {
		f.Fatal(err)
	}
	return s
}

// toldAs holds that an error is of one of some kinds.
func toldAs(t *testing.T, err error, kinds ...bodymap.Kind) {
	t.Helper()
	for _, k := range kinds {
		if bodymap.KindOf(err) == k {
			return
		}
	}
	t.Fatalf("an error of kind %q: %v (%v)", bodymap.KindOf(err), err, causes(err))
}

// causes are the words of an error and of those behind it.
func causes(err error) (all string) {
	for ; err != nil; err = errors.Unwrap(err) {
		all += err.Error() + ": "
	}
	return all
}

// A backup from anywhere takes the place of the record as a whole, or not at all.
func FuzzRestore(f *testing.F) {
	s := seeds(f)
	f.Fuzz(func(t *testing.T, at uint32, patch []byte, cut bool) {
		defer frugal.Check(t)()
		dir := t.TempDir()
		path, backup := filepath.Join(dir, "ashi.vault"), filepath.Join(dir, "stick")
		rewrite(t, path, []byte("the record"))
		rewrite(t, backup, patched(s.vault, at, patch, cut))
		v, err := vault.Unlock(backup, "anna", password)
		if err == nil {
			_, err = PrepareRestore(context.Background(), path, v, quiet)
			v.Close()
		}
		if err != nil {
			toldAs(t, problem(err, backup), bodymap.Damaged, bodymap.Newer, bodymap.WrongPassword)
		}
		kept := must[string](t)(FinishRestore(path))
		data := must[[]byte](t)(os.ReadFile(path))
		if (err != nil) != (string(data) == "the record") || (err == nil) != (kept != "") {
			t.Fatalf("after %v the record holds %d bytes; kept is %q", err, len(data), kept)
		}
	})
}

// A plain record from anywhere moves in as a whole, or stays as it is.
func FuzzMoveIn(f *testing.F) {
	s := seeds(f)
	f.Fuzz(func(t *testing.T, at uint32, patch []byte, cut bool) {
		defer frugal.Check(t)()
		dir := t.TempDir()
		path, plain := filepath.Join(dir, "ashi.vault"), filepath.Join(dir, "ashi.sqlite")
		bad := patched(s.plain, at, patch, cut)
		rewrite(t, plain, bad)
		v, err := movedIn(t, plain, path)
		if err != nil {
			toldAs(t, err, bodymap.Damaged, bodymap.Newer)
			if len(must[[]byte](t)(os.ReadFile(plain))) == 0 && len(bad) > 0 || isThere(path) {
				t.Fatalf("after %v the plain record is gone or a vault is there", err)
			}
			return
		}
		defer v.Close()
		moved, err := OpenVault(v)
		if err != nil || isThere(plain) {
			t.Fatalf("what moved in does not open, or the plain record is still there: %v", causes(err))
		}
		if _, err := moved.Patients("", 100); err != nil {
			toldAs(t, err, bodymap.Damaged)
		}
		if _, err := moved.Log(100); err != nil {
			toldAs(t, err, bodymap.Damaged)
		}
		if err := moved.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

// The log that a crash leaves beside a vault, spoilt: what is read is what was written, and what is missing is told.
func FuzzLogOfAVault(f *testing.F) {
	s := seeds(f)
	f.Fuzz(func(t *testing.T, at uint32, patch []byte, cut bool) {
		defer frugal.Check(t)()
		files := map[string][]byte{
			"ashi.vault": s.crashed["ashi.vault"], "ashi.anchor": s.crashed["ashi.anchor"],
			"ashi.vault-wal": patched(s.crashed["ashi.vault-wal"], at, patch, cut),
		}
		path := laid(t, files)
		v := unlock(t, path)
		record, err := OpenVault(v)
		if err != nil { // the record itself was still in the log
			toldAs(t, err, bodymap.Damaged)
			return
		}
		if n := checkRows(t, record); (n < 1) != (record.Missing() != nil) {
			t.Fatalf("%d commands are there; it is told that %v", n, record.Missing())
		}
		if err := record.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

// What lies beside a record: no text there is taken for an anchor that was not sealed, and none keeps anyone out.
func FuzzBeside(f *testing.F) {
	f.Add([]byte((&Store{keys: plainKeys{}}).anchorText(anchor{7, make([]byte, 32)})))
	f.Add([]byte(`[{"At":"2026-11-28T09:00:00Z","SignIn":"robin"}]`))
	f.Add([]byte(`{"Folder":"/x","Last":"2026-11-28T09:00:00Z","Seen":3}`))
	f.Add([]byte("a\nb\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		defer frugal.Check(t)()
		dir := t.TempDir()
		path := filepath.Join(dir, "ashi.vault")
		for _, name := range []string{"ashi.anchor", "ashi.vault-tries", "ashi.erased", "backups.json"} {
			rewrite(t, filepath.Join(dir, name), text)
		}
		store := &Store{path: path, keys: plainKeys{}}
		if a, found := store.readAnchor(); found && !bytes.Contains(text, fmt.Appendf(nil, "%x", store.anchorMAC(a))) {
			t.Fatalf("%q passes for an anchor of %d", text, a.seq)
		}
		d := NewDoor(dir, clock)
		if wait := d.Wait(); wait < 0 || wait > time.Minute {
			t.Fatalf("one waits %v", wait)
		}
		shelf := d.Shelf()
		if place := shelf.Place(); place.Folder == "" || shelf.Last().Year() > 9999 {
			t.Fatalf("backups go to %+v", place)
		}
		if ids := must[[]string](t)(erasedIn(erasedOf(path))); len(ids) > len(text) {
			t.Fatalf("%d were erased", len(ids))
		}
	})
}

// The table of mounts, which names of folders may spoil, gives the type of one of its lines or none.
func FuzzMounts(f *testing.F) {
	f.Add("36 35 98:0 / / rw - ext4 /dev/x rw\n37 36 0:1 / /mnt\\040x rw - cifs //a rw\n", "/mnt x/y")
	f.Add("1 2 3", "")
	f.Fuzz(func(t *testing.T, mounts, path string) {
		defer frugal.Check(t)()
		if kind := mountType(mounts, path); !strings.Contains(mounts, kind) {
			t.Fatalf("%q lies on %q", path, kind)
		}
	})
}
