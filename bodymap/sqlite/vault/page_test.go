package vault

import (
	"bytes"
	"compress/gzip"
	"database/sql"
	"errors"
	"io"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// filled is a vault with rows on many pages, closed; it returns the file.
func filled(t testing.TB, v *Vault) []byte {
	t.Helper()
	db := connect(t, v)
	v.Writable()
	run(t, db, "CREATE TABLE t (x INTEGER PRIMARY KEY, y TEXT)",
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n LIMIT 2000) INSERT INTO t SELECT i, 'secret ' || hex(randomblob(20)) FROM n")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return must[[]byte](t)(os.ReadFile(v.Path()))
}

// readAll reads every page of the file at path as a vault of anna and tells its rows.
func readAll(t testing.TB, path string) (rows string, err error) {
	t.Helper()
	v, err := Unlock(path, "anna", "a")
	if err != nil {
		return "", err
	}
	defer v.Close()
	db := must[*sql.DB](t)(sql.Open("sqlite", must[string](t)(v.Source(url.Values{"_pragma": {"temp_store(2)"}}))))
	defer func() { _ = db.Close() }() // it was only read
	var verdict string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		return "", errors.Join(err, errors.New(verdict))
	}
	return rows, db.QueryRow("SELECT group_concat(x || y) FROM t").Scan(&rows)
}

func page(data []byte, p int) []byte { return data[headSize+p*pageUnit : headSize+(p+1)*pageUnit] }

// No change of a page, of its place or of the length of the file leads to other rows than were written.
func TestChangedPagesAreFound(t *testing.T) {
	v, other := newTestVault(t), newTestVault(t)
	whole, foreign := filled(t, v), filled(t, other)
	path := filepath.Join(t.TempDir(), "bad.vault")
	rewrite(t, path, whole)
	rows := must[string](t)(readAll(t, path))
	pages, found := (len(whole)-headSize)/pageUnit, map[string]int{}
	try := func(name string, bad []byte) {
		t.Helper()
		rewrite(t, path, bad)
		got, err := readAll(t, path)
		if err == nil {
			t.Fatalf("%s: not found; the rows are the same: %v", name, got == rows)
		}
		found[name]++
	}
	for p := range pages {
		for name, spoil := range map[string]func(page []byte){
			"a bit flipped": func(b []byte) { b[rand.IntN(pageUnit)] ^= 1 << rand.IntN(8) },
			"zeroed":        func(b []byte) { clear(b) },
			"swapped":       func(b []byte) { copy(b, page(whole, (p+1)%pages)) },
			"of another":    func(b []byte) { copy(b, page(foreign, min(p, (len(foreign)-headSize)/pageUnit-1))) },
		} {
			bad := slices.Clone(whole)
			spoil(page(bad, p))
			try(name, bad)
		}
		try("cut off", whole[:headSize+p*pageUnit])
		try("cut within a page", whole[:headSize+p*pageUnit+1+rand.IntN(pageUnit-1)])
	}
	t.Logf("| 6 | pages of a vault changed, moved, foreign, cut off | %d pages, all found: %v |", pages, found)
}

// Each flip in a file of the vault is found or harmless: the spare copy of the head.
func TestFlippedBitsAreFound(t *testing.T) {
	v := newTestVault(t)
	whole := filled(t, v)
	path := filepath.Join(t.TempDir(), "bad.vault")
	rewrite(t, path, whole)
	rows := must[string](t)(readAll(t, path))
	found, harmless := 0, 0
	for range 300 {
		bad := slices.Clone(whole)
		at := rand.IntN(len(bad))
		bad[at] ^= 1 << rand.IntN(8)
		rewrite(t, path, bad)
		got, err := readAll(t, path)
		switch {
		case err != nil:
			found++
		case got == rows && at < headSize:
			harmless++
		default:
			t.Fatalf("a flip at %d was not found; the rows are the same: %v", at, got == rows)
		}
	}
	t.Logf("| 6 | a bit flipped anywhere in a bare vault | 300 flips: %d found, %d harmless (spare head), 0 wrong data |", found, harmless)
}

// A damaged page has its code and number.
func TestDamagedPageIsNamed(t *testing.T) {
	v := newTestVault(t)
	bad := filled(t, v)
	page(bad, 7)[100] ^= 1
	rewrite(t, v.Path(), bad)
	db := connect(t, v)
	var n int
	err := db.QueryRow("SELECT count(y || 'x') FROM t").Scan(&n)
	var e *driver.Error
	if !errors.As(err, &e) || e.Code() != lib.SQLITE_IOERR_DATA {
		t.Errorf("%v", err)
	}
	if count, page := v.Unreadable(); count == 0 || page != 8 {
		t.Errorf("%d unreadable pages, the last is %d", count, page)
	}
}

// A flip in the log ends it before that commit, as a crash would; it is counted, and never leads to other rows.
func TestFlippedLogIsCutAndCounted(t *testing.T) {
	v := newTestVault(t)
	filled(t, v)
	db := connect(t, v)
	v.Writable()
	run(t, db, "CREATE TABLE u (n)")
	for range 20 {
		run(t, db, "INSERT INTO u SELECT count(*) + 1 FROM u")
	}
	main, log := must[[]byte](t)(os.ReadFile(v.Path())), must[[]byte](t)(os.ReadFile(v.Path()+"-wal"))
	cut, told := 0, 0
	for range 100 {
		path := filepath.Join(t.TempDir(), "bad.vault")
		bad := slices.Clone(log)
		bad[rand.IntN(len(bad))] ^= 1 << rand.IntN(8)
		rewrite(t, path, main)
		rewrite(t, path+"-wal", bad)
		again := must[*Vault](t)(Unlock(path, "anna", "a"))
		db := connect(t, again)
		n := 0
		if rows := count(t, db, "SELECT count(*) FROM sqlite_schema WHERE name = 'u'"); rows > 0 {
			n = count(t, db, "SELECT CASE WHEN count(*) = coalesce(max(n), 0) THEN count(*) ELSE -1 END FROM u")
		}
		if n < 0 || n > 20 {
			t.Fatalf("%d rows", n)
		}
		if n < 20 {
			cut++
		}
		if again.Torn() > 0 {
			told++
		}
		_ = db.Close() // what is in the log cannot be put into the file: it may not be written
		again.Close()
	}
	t.Logf("| 6 | a bit flipped in the log after a crash | 100 flips: %d cut the end of the log, %d were counted, 0 wrong data |", cut, told)
	if told < cut {
		t.Errorf("%d flips lost rows, %d were counted", cut, told)
	}
}

// The text of the rows is nowhere, while the vault is open and after.
func TestNothingIsReadable(t *testing.T) {
	v := newTestVault(t)
	db := connect(t, v)
	v.Writable()
	run(t, db, "CREATE TABLE secrettable (secretcolumn TEXT)", "INSERT INTO secrettable VALUES ('secretvalue')", "PRAGMA wal_checkpoint", "INSERT INTO secrettable VALUES ('secretvalue')")
	for _, e := range must[[]os.DirEntry](t)(os.ReadDir(filepath.Dir(v.Path()))) {
		data := must[[]byte](t)(os.ReadFile(filepath.Join(filepath.Dir(v.Path()), e.Name())))
		for _, text := range []string{"secret", "SQLite format", "CREATE TABLE"} {
			if bytes.Contains(data, []byte(text)) {
				t.Errorf("%s holds %q", e.Name(), text)
			}
		}
	}
}

// goldenSubkey is the key for "log" of the vault in testdata.
var goldenSubkey = []byte{
	0x27, 0x7a, 0xff, 0xd5, 0xb8, 0xfd, 0xd6, 0x92, 0xbd, 0x44, 0x61, 0xec, 0xde, 0x63, 0x43, 0x2b,
	0x43, 0xbb, 0x10, 0xc2, 0xd0, 0xa6, 0x26, 0x75, 0xdd, 0xe5, 0x14, 0x40, 0x40, 0x5e, 0x22, 0x85,
}

// The vault that version 1 made opens for ever: with the password "ashi" of "Ashi", and with the recovery key.
func TestVersion1(t *testing.T) {
	const goldenKey = "HMTZ-EFE9-1CH2-HKBG-7AJK-ZZRZ-7DWQ-8KX5-3W5T"
	z := must[*gzip.Reader](t)(gzip.NewReader(bytes.NewReader(must[[]byte](t)(os.ReadFile(filepath.Join("testdata", "version1.vault.gz"))))))
	path := filepath.Join(t.TempDir(), "golden.vault")
	rewrite(t, path, must[[]byte](t)(io.ReadAll(z)))
	if got := must[[]Slot](t)(Slots(path)); !slices.Equal(got, []Slot{{"Ashi"}, {Recovery}}) {
		t.Errorf("slots %v", got)
	}
	for _, n := range []New{{"Ashi", "ashi"}, {Recovery, goldenKey}} {
		v := must[*Vault](t)(Unlock(path, n.Name, n.Secret))
		db := connect(t, v)
		var text string
		if err := db.QueryRow("SELECT group_concat(word, ' ') FROM words").Scan(&text); err != nil || text != "Nothing lost, and no one in." {
			t.Errorf("%q, %v", text, err)
		}
		if got := count(t, db, "SELECT sum(length(fill)) FROM more"); got != 40000 {
			t.Errorf("%d bytes", got)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
		if got := v.Subkey("log"); !bytes.Equal(got, goldenSubkey) {
			t.Errorf("the key for the log is %x", got)
		}
		v.Close()
	}
}
