package vault

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"ashi/bodymap/sqlite/vault/internal/seam"
)

func TestMain(m *testing.M) {
	seam.KDF = seam.Cost{MemoryKiB: 64, Passes: 1, Lanes: 1}
	os.Exit(m.Run())
}

func must[T any](t testing.TB) func(T, error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func want(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("error %v wanted, got %v", want, err)
	}
}

var recoveryKey = NewRecoveryKey()

// newTestVault makes a vault of anna, bob and a recovery key, in its place.
func newTestVault(t testing.TB) *Vault {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.vault")
	v := must[*Vault](t)(Create(path, New{"anna", "a"}, New{"bob", "b"}, New{Recovery, recoveryKey}))
	if err := v.Settle(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(v.Close)
	return v
}

// connect opens the database in a vault.
func connect(t testing.TB, v *Vault) *sql.DB {
	t.Helper()
	source := must[string](t)(v.Source(url.Values{"_pragma": {"temp_store(2)", "synchronous(2)", "locking_mode(exclusive)"}}))
	db := must[*sql.DB](t)(sql.Open("sqlite", source))
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() }) // where it matters the test closes it
	if err := db.Ping(); err != nil {
		t.Fatal(err)
	}
	return db
}

func run(t testing.TB, db *sql.DB, statements ...string) {
	t.Helper()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(s, err)
		}
	}
}

func count(t testing.TB, db *sql.DB, query string) (n int) {
	t.Helper()
	if err := db.QueryRow(query).Scan(&n); err != nil {
		t.Fatal(query, err)
	}
	return n
}

func opens(t testing.TB, path, name, secret string) {
	t.Helper()
	must[*Vault](t)(Unlock(path, name, secret)).Close()
}

func TestEachSecretOpensItsSlotOnly(t *testing.T) {
	v := newTestVault(t)
	if got := must[[]Slot](t)(Slots(v.Path())); !slices.Equal(got, []Slot{{"anna"}, {"bob"}, {Recovery}}) {
		t.Errorf("slots %v", got)
	}
	before := must[[]byte](t)(os.ReadFile(v.Path()))
	opens(t, v.Path(), "anna", "a")
	opens(t, v.Path(), "bob", "b")
	opens(t, v.Path(), Recovery, strings.ToLower(strings.ReplaceAll(recoveryKey, "-", " ")))
	for _, wrong := range []New{
		{"anna", "b"},
		{"bob", "a"},
		{"anna", ""},
		{"anna", "A"},
		{"anna", "a "},
		{"carl", "a"},
		{"anna", strings.Repeat("x", 1<<20)},
		{Recovery, "a"},
		{Recovery, NewRecoveryKey()},
		{"anna", recoveryKey},
		{"anna\x00", "a"},
		{strings.Repeat("n", 1000), "a"},
	} {
		_, err := Unlock(v.Path(), wrong.Name, wrong.Secret)
		want(t, err, ErrSecret)
	}
	if !bytes.Equal(before, must[[]byte](t)(os.ReadFile(v.Path()))) {
		t.Error("trying changed the file")
	}
}

// However the accent is composed, it is the same password and the same name.
func TestPasswordsAreNormalised(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.vault")
	composed, apart := "\u00e9\u00fc\uac00", "e\u0301u\u0308\u1100\u1161"
	v := must[*Vault](t)(Create(path, New{"Andr\u00e9", composed}))
	if err := v.Settle(); err != nil {
		t.Fatal(err)
	}
	opens(t, path, "Andre\u0301", apart)
	opens(t, path, " Andr\u00e9 ", composed)
	t.Log("| 7 | the right password, its accents composed or apart (NFC, NFD) | both open the vault |")
}

func TestCreateRefuses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.vault")
	for _, c := range []struct {
		err   error
		slots []New
	}{
		{ErrLast, nil},
		{ErrEmpty, []New{{"anna", ""}}},
		{ErrName, []New{{strings.Repeat("n", 129), "a"}}},
		{ErrName, []New{{"anna", "a"}, {"anna ", "b"}}},
		{ErrRecoveryKey, []New{{"anna", "a"}, {Recovery, "1234"}}},
	} {
		_, err := Create(path, c.slots...)
		want(t, err, c.err)
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Create(path, New{"anna", "a"})
	want(t, err, fs.ErrExist)
}

// The vault comes into its place by Settle, never over something.
func TestSettle(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.vault")
	first, second := must[*Vault](t)(Create(path, New{"anna", "a"})), must[*Vault](t)(Create(path, New{"anna", "b"}))
	_, err := Slots(path)
	want(t, err, fs.ErrNotExist)
	want(t, first.Settle(), ErrOther) // what lies there is the second one's
	if err := second.Settle(); err != nil {
		t.Fatal(err)
	}
	want(t, first.Settle(), fs.ErrExist)
	opens(t, path, "anna", "b")
	if info := must[os.FileInfo](t)(os.Stat(path)); info.Mode().Perm() != 0o600 || info.Size() != headSize+pageUnit {
		t.Errorf("%v, %d bytes", info.Mode(), info.Size())
	}
}

func TestSlotsChangeWhileTheRecordIsOpen(t *testing.T) {
	v := newTestVault(t)
	want(t, v.Put(New{"carl", "c"}), ErrNotOpen)
	db := connect(t, v)
	for _, err := range []error{v.Put(New{"carl", "c"}), v.Change("bob", "b", "B"), v.Remove("anna"), v.Remove(Recovery)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	want(t, v.Change("bob", "b", "x"), ErrSecret)
	want(t, v.Remove("anna"), ErrName)
	want(t, v.Put(New{"dora", ""}), ErrEmpty)
	want(t, v.Verify("bob", "b"), ErrSecret)
	if err := v.Verify("bob", "B"); err != nil {
		t.Error(err)
	}
	if err := v.Remove("carl"); err != nil {
		t.Fatal(err)
	}
	want(t, v.Remove("bob"), ErrLast)
	for i := range maxSlots - 1 {
		if err := v.Put(New{"n" + string(rune('A'+i)), "x"}); err != nil {
			t.Fatal(i, err)
		}
	}
	want(t, v.Put(New{"one more", "x"}), ErrFull)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	want(t, v.Put(New{"carl", "c"}), ErrNotOpen)
	if got := must[[]Slot](t)(Slots(v.Path())); !slices.Equal(got, v.Slots()) || len(got) != maxSlots {
		t.Errorf("on disk %v, known %v", got, v.Slots())
	}
	opens(t, v.Path(), "bob", "B")
	opens(t, v.Path(), "nA", "x")
}

func TestSubkeys(t *testing.T) {
	v, other := newTestVault(t), newTestVault(t)
	again := must[*Vault](t)(Unlock(v.Path(), Recovery, recoveryKey))
	log := v.Subkey("log")
	if len(log) != 32 || !bytes.Equal(log, again.Subkey("log")) {
		t.Error("the key for a purpose depends on who opens")
	}
	if bytes.Equal(log, v.Subkey("anchor")) || bytes.Equal(log, other.Subkey("log")) || bytes.Equal(log, v.key) {
		t.Error("two keys are the same")
	}
	key := again.key
	again.Close()
	if again.Subkey("log") != nil || !bytes.Equal(key, make([]byte, keySize)) {
		t.Error("the key is still there after Close")
	}
}

// After Close nothing can be read, though the database is still open.
func TestNothingIsReadAfterClose(t *testing.T) {
	v := newTestVault(t)
	db := connect(t, v)
	v.Writable()
	run(t, db, "PRAGMA cache_size = 1", "CREATE TABLE t (x)", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n LIMIT 9000) INSERT INTO t SELECT 'secret ' || i FROM n")
	v.Close()
	var text string
	if err := db.QueryRow("SELECT group_concat(x) FROM t").Scan(&text); err == nil {
		t.Error("the rows are read without a key")
	}
	if _, err := db.Exec("INSERT INTO t VALUES (1)"); err == nil {
		t.Error("a row is written without a key")
	}
}

// Nothing is written before Writable.
func TestReadOnlyUntilWritable(t *testing.T) {
	v := newTestVault(t)
	before := must[[]byte](t)(os.ReadFile(v.Path()))
	db := connect(t, v)
	if _, err := db.Exec("CREATE TABLE t (x)"); err == nil {
		t.Error("it was written")
	}
	_ = db.Close() // it may have something to complain
	if !bytes.Equal(before, must[[]byte](t)(os.ReadFile(v.Path()))) {
		t.Error("the file was changed")
	}
}

// SQLite itself works as ever on top: big sorts, VACUUM, full-text search, holes; and no file but two is ever opened.
func TestWhatSQLiteDoes(t *testing.T) {
	v := newTestVault(t)
	db := connect(t, v)
	v.Writable()
	run(t, db,
		"CREATE TABLE t (x INTEGER PRIMARY KEY, y)", "CREATE VIRTUAL TABLE f USING fts5 (y)",
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n LIMIT 30000) INSERT INTO t SELECT i, hex(randomblob(20)) FROM n",
		"INSERT INTO f SELECT y FROM t LIMIT 100", "CREATE INDEX i ON t (y)", "DELETE FROM t WHERE x % 3 = 0", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)",
		"SAVEPOINT s", "UPDATE t SET y = 'z'", "ROLLBACK TO s", "RELEASE s",
	)
	if n := count(t, db, "SELECT count(*) FROM (SELECT a.y FROM t a, (SELECT 1 FROM t LIMIT 15) ORDER BY a.y || a.x)"); n != 300000 {
		t.Errorf("sorted %d rows", n)
	}
	if _, err := db.Exec("PRAGMA journal_mode = DELETE"); err == nil {
		if _, err = db.Exec("INSERT INTO t (y) VALUES (1)"); err == nil {
			t.Error("a rollback journal was written")
		}
	}
	if _, err := db.Exec("ATTACH '" + filepath.Join(t.TempDir(), "other") + "' AS o"); err == nil {
		t.Error("another file was attached")
	}
	for _, e := range must[[]os.DirEntry](t)(os.ReadDir(filepath.Dir(v.Path()))) {
		if !slices.Contains([]string{"x.vault", "x.vault-wal"}, e.Name()) {
			t.Errorf("there is a file %s", e.Name())
		}
	}
	if n, page := v.Unreadable(); n+page+v.Torn() != 0 {
		t.Errorf("%d unreadable pages, the last is %d, %d torn", n, page, v.Torn())
	}
}

// ReadAt gives the file as it is on disk.
func TestReadAround(t *testing.T) {
	v := newTestVault(t)
	_, err := v.ReadAt(make([]byte, 1), 0)
	want(t, err, ErrNotOpen)
	db := connect(t, v)
	v.Writable()
	run(t, db, "CREATE TABLE t (x)", "INSERT INTO t VALUES (randomblob(100000))", "PRAGMA wal_checkpoint(TRUNCATE)")
	size := must[int64](t)(v.Size())
	got := make([]byte, size+10)
	if n, err := v.ReadAt(got, 0); int64(n) != size || err == nil {
		t.Errorf("read %d of %d; %v", n, size, err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got[:size], must[[]byte](t)(os.ReadFile(v.Path()))) {
		t.Error("other bytes than on disk")
	}
}

// A cost that would take all memory is refused before it takes any.
func TestHostileCost(t *testing.T) {
	v := newTestVault(t)
	data := must[[]byte](t)(os.ReadFile(v.Path()))
	for _, c := range [][3]uint32{{1 << 30, 1, 1}, {64, 1 << 31, 1}, {64, 1, 255}, {1 << 20, 0, 1}, {7, 1, 1}, {64, 1, 0}} {
		bad := slices.Clone(data)
		for at := 0; at < headSize; at += copySize {
			slot := bad[at+slotsAt:]
			binary.BigEndian.PutUint32(slot[costAt:], c[1])
			binary.BigEndian.PutUint32(slot[costAt+4:], c[0])
			binary.BigEndian.PutUint32(slot[costAt+8:], c[2])
			resum(bad[at : at+copySize])
		}
		path := filepath.Join(t.TempDir(), "bad.vault")
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Unlock(path, "anna", "a")
		want(t, err, ErrDamaged)
	}
}

// resum makes the checksum of a copy right.
func resum(data []byte) {
	h := sha256.Sum256(data[:sumAt])
	copy(data[sumAt:], h[:])
}
