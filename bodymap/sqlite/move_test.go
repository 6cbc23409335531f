package sqlite

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sqlite/vault"
	"ashi/bodymap/sqlite/vault/vaulttest"
)

func init() { roles["move"] = moveIn }

// signedRecord makes a plain record with signed sessions and tells what is in its tables.
func signedRecord(t testing.TB, path string) string {
	t.Helper()
	s := must[*Store](t)(Open(path))
	p := bodymap.NewPractice(s, clock, "Dr Test")
	place, _ := atlas.Get().Body(atlas.Female).PlaceOf("ST36", atlas.Right)
	for range 3 {
		patient := must[bodymap.Patient](t)(p.SavePatient(bodymap.Patient{
			Surname: "Plaintext", FirstName: "Anna", Born: "1974-03-14", Sex: bodymap.Female, Figure: atlas.Female,
		}))
		c := must[*bodymap.Chart](t)(p.NewSession(patient.ID))
		must[bodymap.Site](t)(c.Mark(place, "", atlas.Left))
		if err := c.Record(); err != nil {
			t.Fatal(err)
		}
		must[bodymap.Signature](t)(p.Sign(c.Session().ID, ""))
	}
	rows := dump(t, s.db)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return rows
}

// movedIn moves a plain record into a vault at path.
func movedIn(t testing.TB, plain, path string) (*vault.Vault, error) {
	t.Helper()
	vaulttest.Cheap(t)
	return MoveIn(plain, path, vault.New{Name: "anna", Secret: password})
}

// checkChain checks every seal of a record: its log, what that tells, and its signatures.
func checkChain(t testing.TB, s *Store) (entries int) {
	t.Helper()
	var before []byte
	for _, e := range must[[]entry](t)(list(s, scanLog, "SELECT "+logColumns+" FROM log ORDER BY seq")) {
		if !bytes.Equal(e.mac, e.macAfter(before, s.keys.Subkey(logPurpose))) {
			t.Fatalf("the chain is broken at entry %d", e.seq)
		}
		if text := must[[]byte](t)(s.unlock(context.Background(), e)); string(text) == "{}" {
			t.Fatalf("entry %d tells nothing", e.seq)
		}
		before, entries = e.mac, entries+1
	}
	for _, g := range must[[]signed](t)(list(s, scanSignature, "SELECT "+signatureColumns+" FROM signature")) {
		if err := s.genuine(g); err != nil {
			t.Fatal(err)
		}
	}
	return entries
}

// wantMoved opens a vault and checks that it holds these rows, all sealed with its own keys.
func wantMoved(t testing.TB, path, rows string) {
	t.Helper()
	s := must[*Store](t)(OpenVault(unlock(t, path)))
	if got := dump(t, s.db); got != rows {
		t.Errorf("the record was\n%s\nand is\n%s", rows, got)
	}
	if checkChain(t, s); s.Missing() != nil {
		t.Error(s.Missing())
	}
	if _, err := s.db.ExecContext(context.Background(), "UPDATE log SET person = 'x'"); err == nil {
		t.Error("the log of the moved record can be changed")
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestMoveIntoVault(t *testing.T) {
	dir := t.TempDir()
	plain, path := filepath.Join(dir, "ashi.sqlite"), filepath.Join(dir, "ashi.vault")
	rows := signedRecord(t, plain)
	must[*vault.Vault](t)(movedIn(t, plain, path)).Close()
	if exists(plain) || exists(plain+"-wal") || exists(path+".new") {
		t.Errorf("left behind:\n%s", contents(t, dir))
	}
	wantMoved(t, path, rows)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// A record of the first release goes straight in.
func TestMoveOfTheFirstRelease(t *testing.T) {
	plain := firstRelease(t)
	path := filepath.Join(filepath.Dir(plain), "ashi.vault")
	s := must[*Store](t)(OpenVault(must[*vault.Vault](t)(movedIn(t, plain, path))))
	if n := checkChain(t, s); n < 50 {
		t.Errorf("%d entries", n)
	}
	if c := must[Checked](t)(s.Check()); len(c.Wrong) > 0 {
		t.Errorf("the check says %v", c.Wrong)
	}
	if left := must[[]string](t)(filepath.Glob(strings.TrimSuffix(plain, ".sqlite") + "*.sqlite*")); len(left) > 0 {
		t.Errorf("plain are still %v", left)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// moveIn moves a record and is killed meanwhile.
func moveIn(path string) error {
	fmt.Println("begun")
	_, err := MoveIn(path, path+".vault", vault.New{Name: "anna", Secret: password})
	return err
}

// At whatever moment the move is killed, there is the plain record or the whole vault, and it can be finished.
func TestKilledWhileMoving(t *testing.T) {
	rounds := long(8, 100)
	outcomes := map[string]int{}
	for range rounds {
		plain := filepath.Join(t.TempDir(), "ashi.sqlite")
		path := plain + ".vault"
		rows := signedRecord(t, plain)
		c, lines := child(t, "move", plain)
		says(t, lines, "begun")
		time.Sleep(time.Duration(rand.IntN(150_000)) * time.Microsecond)
		_ = c.Process.Kill()
		_ = c.Wait() // it was killed, or had ended
		if !exists(path) {
			outcomes["plain record"]++
			s := open(t, plain)
			if got := dump(t, s.db); got != rows || s.Missing() != nil {
				t.Fatalf("the plain record was\n%s\nand is\n%s\n%v", rows, got, s.Missing())
			}
			checkChain(t, s)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			must[*vault.Vault](t)(movedIn(t, plain, path)).Close()
		}
		if exists(plain) {
			outcomes["vault, and what is left of the plain one"]++
		} else {
			outcomes["vault"]++
		}
		s := must[*Store](t)(OpenVault(unlock(t, path)))
		if err := FinishMove(plain, s); err != nil || exists(plain) {
			t.Fatalf("the plain record is still there; %v", err)
		}
		if got := dump(t, s.db); got != rows {
			t.Fatalf("the vault holds\n%s", got)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	tell(t, 1, "killed while a plain record moves into a vault", "%d rounds, nothing lost: %v", rounds, outcomes)
}

// Whoever begins to move the same record in meanwhile, or only to make a vault in the same place, at whatever moment, is
// refused or makes the move fail: the record is never lost.
func TestTwoMoveTheSameRecordIn(t *testing.T) {
	mine := vault.New{Name: "anna", Secret: password}
	theirs := vault.New{Name: "berta", Secret: password}
	rows, failed := "", 0
	for _, other := range []func(plain, path string) (*vault.Vault, error){
		func(plain, path string) (*vault.Vault, error) { return MoveIn(plain, path, theirs) },
		func(_, path string) (*vault.Vault, error) { return vault.Create(path, theirs) },
	} {
		for call, calls := 1, 2; call < calls; call += long(60, 3) {
			dir := t.TempDir()
			plain, path := filepath.Join(dir, "ashi.sqlite"), filepath.Join(dir, "ashi.vault")
			rows = signedRecord(t, plain)
			vaulttest.Cheap(t)
			calls = 0
			stop := vaulttest.Disk(t, func(vaulttest.Op) int32 {
				if calls++; calls == call {
					if v, err := other(plain, path); err == nil {
						v.Close()
					}
				}
				return 0
			})
			v, err := MoveIn(plain, path, mine)
			stop()
			if err != nil {
				failed++
				v = must[*vault.Vault](t)(MoveIn(plain, path, mine))
			}
			v.Close()
			wantMoved(t, path, rows)
		}
	}
	tell(t, 10, "a second process moves the same record in, or makes a vault in the same place, at any call to the disk", "nothing lost; %d moves had to be made again", failed)
}

// A plain record that is not what was moved is nobody's to take away.
func TestFinishMoveLeavesAnotherRecord(t *testing.T) {
	s := must[*Store](t)(CreateVault(newVault(t, filepath.Join(t.TempDir(), "ashi.vault"))))
	now := filepath.Join(t.TempDir(), "other.sqlite")
	signedRecord(t, now)
	for _, other := range []string{now, firstRelease(t)} {
		before := contents(t, filepath.Dir(other))
		if err := FinishMove(other, s); err != nil {
			t.Fatal(err)
		}
		if after := contents(t, filepath.Dir(other)); after != before {
			t.Errorf("beside the other record lay\n%s\nand now\n%s", before, after)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// What cannot be read is not moved, and not taken away.
func TestDamagedRecordIsNotMoved(t *testing.T) {
	dir := t.TempDir()
	plain, path := filepath.Join(dir, "ashi.sqlite"), filepath.Join(dir, "ashi.vault")
	makeRecord(t, plain)
	record := must[[]byte](t)(os.ReadFile(plain))
	rewrite(t, plain, append(record[:8192:8192], garbage(len(record)-8192)...))
	before := hash(must[[]byte](t)(os.ReadFile(plain)))
	_, err := movedIn(t, plain, path)
	wantKind(t, err, bodymap.Damaged)
	if hash(must[[]byte](t)(os.ReadFile(plain))) != before || exists(path) {
		t.Error("something was changed")
	}
}
