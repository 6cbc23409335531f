package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	driver "modernc.org/sqlite"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// Where things lie in a vault (vault/FORMAT.md).
const (
	vaultHead = 16384
	vaultPage = 4136
)

func vaultPages(data []byte) int { return (len(data) - vaultHead) / vaultPage }

func pageOf(data []byte, p int) []byte { return data[vaultHead+p*vaultPage:][:vaultPage] }

// readsAll opens a record and reads every row.
func readsAll(path string) (rows int, err error) {
	s, err := openAt(path)
	if err != nil {
		return 0, err
	}
	defer func() { _ = s.Close() }() // it was only read
	sum, err := digest(context.Background(), s.db)
	if err != nil {
		return 0, problem(err, path)
	}
	return int(sum[0])<<8 | int(sum[1]), nil
}

// A damaged vault is damage, stays as it is, and is never taken for a new one.
func TestDamagedVaultIsLeftAsItIs(t *testing.T) {
	path := vaultPath(t)
	makeRecord(t, path)
	other := vaultPath(t)
	makeRecord(t, other)
	good, foreign := must[[]byte](t)(os.ReadFile(path)), must[[]byte](t)(os.ReadFile(other))
	cases := map[string]func(r []byte) []byte{
		"empty":                 func([]byte) []byte { return nil },
		"text":                  func([]byte) []byte { return []byte("Dear diary, this is no record at all.") },
		"garbage":               func(r []byte) []byte { return garbage(len(r)) },
		"cut in the head":       func(r []byte) []byte { return r[:vaultHead-1] },
		"cut to the head":       func(r []byte) []byte { return r[:vaultHead] },
		"cut to one page":       func(r []byte) []byte { return r[:vaultHead+vaultPage] },
		"cut in a page":         func(r []byte) []byte { return r[:len(r)-1] },
		"last page cut":         func(r []byte) []byte { return r[:len(r)-vaultPage] },
		"both heads damaged":    func(r []byte) []byte { r[100] ^= 1; r[8292] ^= 1; return r },
		"first page of another": func(r []byte) []byte { copy(pageOf(r, 0), pageOf(foreign, 0)); return r },
		"head of another":       func(r []byte) []byte { copy(r[:vaultHead], foreign[:vaultHead]); return r },
	}
	for p := range vaultPages(good) {
		at := p*vaultPage + vaultHead
		cases[fmt.Sprint("bit in page ", p)] = func(r []byte) []byte { r[at+rand.IntN(vaultPage)] ^= 1 << rand.IntN(8); return r }
		cases[fmt.Sprint("zeroed page ", p)] = func(r []byte) []byte { clear(pageOf(r, p)); return r }
		cases[fmt.Sprint("swapped page ", p)] = func(r []byte) []byte { copy(pageOf(r, p), pageOf(r, (p+1)%vaultPages(r))); return r }
	}
	for name, spoil := range cases {
		rewrite(t, path, spoil(bytes.Clone(good)))
		before := contents(t, filepath.Dir(path))
		_, err := readsAll(path)
		if kind := bodymap.KindOf(err); kind != bodymap.Damaged {
			t.Errorf("%s: kind %q: %v", name, kind, err)
		}
		if after := contents(t, filepath.Dir(path)); after != before {
			t.Errorf("%s: the folder held %s, now %s", name, before, after)
		}
	}
	tell(t, 6, "vault damaged: every page flipped, zeroed, swapped; foreign, cut, head gone", "%d cases of %d pages: all told, 0 wrong data, files left as they were", len(cases), vaultPages(good))
}

// Any flipped bit is told or harmless.
func TestAnyFlippedBitOfAVault(t *testing.T) {
	path := vaultPath(t)
	makeRecord(t, path)
	good := must[[]byte](t)(os.ReadFile(path))
	rows := must[int](t)(readsAll(path))
	told, harmless, flips := 0, 0, long(60, 600)
	for range flips {
		bad := bytes.Clone(good)
		bad[rand.IntN(len(bad))] ^= 1 << rand.IntN(8)
		rewrite(t, path, bad)
		got, err := readsAll(path)
		switch {
		case bodymap.KindOf(err) == bodymap.Damaged:
			told++
		case err == nil && got == rows:
			harmless++
		default:
			t.Fatalf("%d rows instead of %d; %v", got, rows, err)
		}
	}
	tell(t, 6, "a bit flipped anywhere in a vault", "%d flips: %d told, %d harmless (spare head), 0 wrong data", flips, told, harmless)
}

// A wrong password changes nothing and is never called damage.
func TestWrongPasswordOfAVault(t *testing.T) {
	path := vaultPath(t)
	makeRecord(t, path)
	before := contents(t, filepath.Dir(path))
	wrong := []string{"", "x", password + " ", "CORRECT HORSE", "cörrect horse", "co\u0308rrect horse", string(make([]byte, 100_000))}
	for _, secret := range wrong {
		_, err := vault.Unlock(path, "anna", secret)
		wantKind(t, problem(err, path), bodymap.WrongPassword)
	}
	if after := contents(t, filepath.Dir(path)); after != before {
		t.Errorf("the folder held %s, now %s", before, after)
	}
	tell(t, 7, "wrong passwords: empty, other case, an accent composed and apart, 100,000 bytes", "%d tries: each told “%s”, never damage; the file is as it was", len(wrong), bodymap.WrongPassword)
}

// inVault runs statements in a vault without Ashi.
func inVault(t testing.TB, v *vault.Vault, statements ...string) *sql.DB {
	t.Helper()
	db := must[*sql.DB](t)(sql.Open("sqlite", must[string](t)(v.Source(parameters()))))
	db.SetMaxOpenConns(1)
	if err := db.Ping(); err != nil {
		t.Fatal(err)
	}
	v.Writable()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(s, err)
		}
	}
	return db
}

// A vault of a newer version is refused byte for byte, also when only the log knows that it is newer.
func TestNewerVaultIsRefusedByteForByte(t *testing.T) {
	for _, inLog := range []bool{false, true} {
		path := vaultPath(t)
		makeRecord(t, path)
		db := inVault(t, unlock(t, path), fmt.Sprint("PRAGMA user_version = ", newest()+1))
		if inLog { // as if the newer program had died: its files are copied while it lives
			other := vaultPath(t)
			if err := os.MkdirAll(filepath.Dir(other), 0o700); err != nil {
				t.Fatal(err)
			}
			for _, end := range []string{"", "-wal"} {
				rewrite(t, other+end, must[[]byte](t)(os.ReadFile(path+end)))
			}
			path = other
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		before := contents(t, filepath.Dir(path))
		_, err := openAt(path)
		wantKind(t, err, bodymap.Newer)
		if after := contents(t, filepath.Dir(path)); after != before {
			t.Errorf("the folder held %s, now %s", before, after)
		}
	}
	tell(t, 8, "a vault of a newer version, by its file or by its log only", "told “%s”; the files are the same to the byte", bodymap.Newer)
}

// A vault without a record in it is damage: none is made silently.
func TestVaultWithoutRecordIsDamage(t *testing.T) {
	path := vaultPath(t)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	v := newVault(t, path)
	if err := v.Settle(); err != nil {
		t.Fatal(err)
	}
	before := contents(t, filepath.Dir(path))
	_, err := OpenVault(v)
	wantKind(t, err, bodymap.Damaged)
	if after := contents(t, filepath.Dir(path)); after != before {
		t.Errorf("the folder held %s, now %s", before, after)
	}
}

// olderVault is a vault that holds the record of the first release as it was.
func olderVault(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ashi.vault")
	v := newVault(t, path)
	db := must[*sql.DB](t)(sql.Open("sqlite", "file:"+firstRelease(t)))
	conn := must[*sql.Conn](t)(db.Conn(context.Background()))
	v.Writable()
	target := must[string](t)(v.Source(parameters()))
	err := conn.Raw(func(c any) error {
		b, err := c.(interface {
			NewBackup(string) (*driver.Backup, error)
		}).NewBackup(target)
		if err != nil {
			return err
		}
		if _, err := b.Step(-1); err != nil {
			return err
		}
		return b.Finish()
	})
	for _, err := range []error{err, conn.Close(), db.Close(), v.Settle()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	v.Close()
	return path
}

// A vault of the first release is brought up to date, killed at any moment or not.
func TestKilledWhileAVaultIsBroughtUpToDate(t *testing.T) {
	want := dumpFile(t, firstRelease(t))
	rounds, versions := long(8, 60), map[int64]int{}
	var whole time.Duration
	for round := range rounds {
		path := olderVault(t)
		whole = killedMeanwhile(t, path, round, whole)
		v := unlock(t, path)
		var version int64
		db := must[*sql.DB](t)(sql.Open("sqlite", must[string](t)(v.Source(parameters()))))
		if err := db.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
			t.Fatal(err)
		}
		_ = db.Close() // it may not write
		if versions[version]++; version != 1 {
			wantKept(t, path, 1, func(kept string) bool { return vaultPages(must[[]byte](t)(os.ReadFile(kept))) > 10 })
		}
		s := must[*Store](t)(OpenVault(v))
		if got := dumpFirst(t, s.db, firstTables); got != want {
			t.Fatalf("the rows were\n%s\nand are\n%s", want, got)
		}
		checkChain(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	tell(t, 9, "killed while a vault of the first release is brought up to date", "%d rounds, nothing lost, a copy of the old one kept; left at versions %v", rounds, versions)
	if versions[newest()] == 0 {
		t.Error("none was brought up to date")
	}
}

// A vault that was cut to its head is damaged, and the log beside it, which may be all that is left, stays.
func TestALogStaysBesideACutVault(t *testing.T) {
	for _, size := range []int{16384, 16384 + 100, 16384 + 4136} {
		path := vaultPath(t)
		s := must[*Store](t)(openAt(path))
		if err := s.Apply(command(bodymap.NewPatient, bodymap.Change{PutPatients: []bodymap.Patient{anna()}})); err != nil {
			t.Fatal(err)
		}
		file, log := must[[]byte](t)(os.ReadFile(path)), must[[]byte](t)(os.ReadFile(path+"-wal"))
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		rewrite(t, path, file[:size])
		rewrite(t, path+"-wal", log)
		before := contents(t, filepath.Dir(path))
		_, err := openAt(path)
		wantKind(t, err, bodymap.Damaged)
		if after := contents(t, filepath.Dir(path)); after != before {
			t.Errorf("cut to %d bytes, the folder held\n%s\nand holds\n%s", size, before, after)
		}
	}
}

// Nothing of a patient, and nothing of the database, can be read in any file: after sorting, VACUUM, moving in and a
// backup, while the record is open and after.
func TestNothingIsReadableOnDisk(t *testing.T) {
	temp, dir := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("SQLITE_TMPDIR", temp)
	plain, path := filepath.Join(dir, "ashi.sqlite"), filepath.Join(dir, "ashi.vault")
	signedRecord(t, plain)
	v := must[*vault.Vault](t)(movedIn(t, plain, path))
	s := must[*Store](t)(OpenVault(v))
	patient := must[[]bodymap.Patient](t)(s.Patients("", 1))[0]
	for range 200 {
		if err := s.Apply(sessionOfTwenty(patient.ID)); err != nil {
			t.Fatal(err)
		}
	}
	var n int
	if err := s.one("SELECT count(*) FROM (SELECT a.id FROM site a, (SELECT 1 FROM site LIMIT 50) ORDER BY a.place || a.id)").Scan(&n); err != nil || n < 200_000 {
		t.Fatal(n, err)
	}
	run(t, s, "VACUUM")
	backup := filepath.Join(dir, "backup.vault")
	must[bodymap.Holding](t)(s.Backup(context.Background(), backup, quiet))
	must[bodymap.Holding](t)(PrepareRestore(context.Background(), path, unlock(t, backup), quiet))
	must[bodymap.Dossier](t)(bodymap.NewPractice(s, clock, "Dr Test").Dossier(patient.ID)) // an export: what it writes, it writes where it is told
	if err := s.Apply(sessionOfTwenty(patient.ID)); err != nil {
		t.Fatal(err)
	}
	files := scan(t, dir) + scan(t, temp)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	files += scan(t, dir) + scan(t, temp)
	tell(t, 13, "search for plain text in every file of the record's folder and the temporary one, open and closed, after sorting, VACUUM, moving in, export, backup and preparing a restore", "%d files: 0 found", files)
}

// scan looks for what must not be readable in the files of a folder.
func scan(t *testing.T, dir string) (files int) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		files++
		data := must[[]byte](t)(os.ReadFile(path))
		for _, text := range []string{"Plaintext", "plaintext", "Anna", "Dr Test", "SQLite format", "CREATE TABLE", "BL23", "patient"} {
			if bytes.Contains(data, []byte(text)) {
				t.Errorf("%s holds %q", path, text)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
