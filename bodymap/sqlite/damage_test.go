package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"ashi/bodymap"
)

func hash(data []byte) [sha256.Size]byte { return sha256.Sum256(data) }

func TestDamagedFileIsLeftAsItIs(t *testing.T) {
	for name, spoil := range map[string]func(record []byte) []byte{
		"text":               func([]byte) []byte { return []byte("Dear diary, this is no record at all.") },
		"one byte":           func([]byte) []byte { return []byte{0} },
		"garbage":            func(r []byte) []byte { return garbage(len(r)) },
		"garbage after head": func(r []byte) []byte { return append(r[:100:100], garbage(len(r)-100)...) },
		"head flipped":       func(r []byte) []byte { r[3] ^= 0x40; return r },
		"page size flipped":  func(r []byte) []byte { r[16] ^= 0x41; return r },
		"cut in a page":      func(r []byte) []byte { return r[:len(r)-2000] },
		"cut to half":        func(r []byte) []byte { return r[:len(r)/2/4096*4096] },
		"cut to the head":    func(r []byte) []byte { return r[:100] },
		"other program":      func(r []byte) []byte { binary.BigEndian.PutUint32(r[applicationAt:], 42); return r },
	} {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			makeRecord(t, path)
			rewrite(t, path, spoil(must[[]byte](t)(os.ReadFile(path))))
			before := contents(t, filepath.Dir(path))
			_, err := Open(path)
			wantKind(t, err, bodymap.Damaged)
			if after := contents(t, filepath.Dir(path)); after != before {
				t.Errorf("the folder held %s, now %s", before, after)
			}
		})
	}
}

// What any damage leads to: the record opens, or people are told. It never crashes and never makes a new record.
func TestAnyFlippedByteIsToldOrHarmless(t *testing.T) {
	path := newPath(t)
	makeRecord(t, path)
	good := must[[]byte](t)(os.ReadFile(path))
	for range 300 {
		bad := append([]byte(nil), good...)
		at := rand.IntN(len(bad))
		bad[at] ^= byte(1 << rand.IntN(8))
		rewrite(t, path, bad)
		s, err := Open(path)
		if err == nil {
			_, err = s.Patients("", 1000)
			err = errors.Join(err, s.Close())
		}
		if kind := bodymap.KindOf(err); err != nil && kind != bodymap.Damaged && kind != bodymap.Newer {
			t.Fatalf("byte %d: kind %q: %v (%v)", at, kind, err, errors.Unwrap(err))
		}
	}
}

// A letter of the schema that has changed is damage too, though every page is whole.
func TestSpoiltSchemaIsDamage(t *testing.T) {
	path := newPath(t)
	makeRecord(t, path)
	good := must[[]byte](t)(os.ReadFile(path))
	for _, column := range []string{"surname", "first_name", "file_number", "allergies", "weight_kg", "search"} {
		bad := append([]byte(nil), good...)
		at := bytes.Index(bad, []byte(column))
		if at < 0 {
			t.Fatalf("the schema does not name %s", column)
		}
		bad[at] ^= 1
		rewrite(t, path, bad)
		s, err := Open(path)
		if err == nil {
			_, err = s.Patients("", 1000)
			err = errors.Join(err, s.Close())
		}
		wantKind(t, err, bodymap.Damaged)
	}
}

func TestFolderInPlaceOfTheFile(t *testing.T) {
	_, err := Open(t.TempDir())
	wantKind(t, err, bodymap.ReadOnly)
}

// An empty file is a new record, but not when a journal beside it holds what is left of an old one.
func TestEmptyFile(t *testing.T) {
	path := newPath(t)
	makeRecord(t, path)
	rewrite(t, path, nil)
	if got := must[[]bodymap.Patient](t)(open(t, path).Patients("", 10)); len(got) != 0 {
		t.Errorf("a new record holds %d patients", len(got))
	}
	for _, missing := range []bool{true, false} {
		path := newPath(t)
		makeRecord(t, path)
		rewrite(t, path, nil)
		rewrite(t, path+"-wal", garbage(5000))
		if missing {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}
		before := contents(t, filepath.Dir(path))
		_, err := Open(path)
		wantKind(t, err, bodymap.Damaged)
		if after := contents(t, filepath.Dir(path)); after != before {
			t.Errorf("the folder held %s, now %s", before, after)
		}
	}
}

func TestNewerRecordIsRefusedByteForByte(t *testing.T) {
	path := newPath(t)
	makeRecord(t, path)
	record := must[[]byte](t)(os.ReadFile(path))
	binary.BigEndian.PutUint32(record[versionAt:], uint32(newest()+1))
	rewrite(t, path, record)
	before := contents(t, filepath.Dir(path))
	_, err := Open(path)
	wantKind(t, err, bodymap.Newer)
	if after := contents(t, filepath.Dir(path)); after != before {
		t.Errorf("the folder held %s, now %s", before, after)
	}
	tell(t, 8, "a plain record of a newer version", "told “%s”; the files are the same to the byte", bodymap.Newer)
}

// The version that is read from the head of the file is the one that the migrations count.
func TestHeadTellsTheVersion(t *testing.T) {
	path := newPath(t)
	makeRecord(t, path)
	head, _, err := readHead(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := int64(binary.BigEndian.Uint32(head[versionAt:])); got != newest() {
		t.Errorf("the head says version %d, the migrations end at %d", got, newest())
	}
	var counted int64
	if err := open(t, path).one("SELECT max(version_id) FROM goose_db_version").Scan(&counted); err != nil || counted != newest() {
		t.Errorf("goose counts %d, the migrations end at %d; %v", counted, newest(), err)
	}
}

// A newer schema which is still in the journal only is refused as well.
func TestNewerRecordInTheJournal(t *testing.T) {
	path := newPath(t)
	makeRecord(t, path)
	db := must[*sql.DB](t)(sql.Open("sqlite", "file:"+path))
	for _, statement := range []string{"PRAGMA journal_mode = WAL", "PRAGMA user_version = 99"} {
		if _, err := db.ExecContext(context.Background(), statement); err != nil {
			t.Fatal(err)
		}
	}
	other := newPath(t) // as if the newer program had died: its files are copied while it lives
	if err := os.MkdirAll(filepath.Dir(other), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, end := range []string{"", "-wal"} {
		rewrite(t, other+end, must[[]byte](t)(os.ReadFile(path+end)))
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := Open(other)
	wantKind(t, err, bodymap.Newer)
}

func rewrite(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func garbage(n int) []byte {
	out := make([]byte, n)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range out {
		out[i] = byte(random.Uint32())
	}
	return out
}
