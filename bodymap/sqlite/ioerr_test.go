package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	lib "modernc.org/sqlite/lib"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault/vaulttest"
)

// ioFaults are the calls to the disk that fail, and how.
var ioFaults = []struct {
	name string
	call byte
	code int32
	want bodymap.Kind // what people are told
}{
	{"read", 'R', lib.SQLITE_IOERR_READ, bodymap.Unreadable},
	{"write, disk full", 'W', lib.SQLITE_FULL, bodymap.DiskFull},
	{"write", 'W', lib.SQLITE_IOERR_WRITE, bodymap.DiskFull},
	{"sync", 'S', lib.SQLITE_IOERR_FSYNC, bodymap.DiskFull},
	{"truncate", 'T', lib.SQLITE_IOERR_TRUNCATE, bodymap.DiskFull},
}

// faulty opens a vault and commits ten sessions, each tried twice, while the n-th call of a kind fails, once or from then
// on. It returns how many were acknowledged, the kinds of the errors, and whether a call failed.
func faulty(t *testing.T, path string, call byte, code int32, n int, forEver bool) (acked int, kinds map[bodymap.Kind]int, failed bool) {
	t.Helper()
	seen := 0
	stop := vaulttest.Disk(t, func(op vaulttest.Op) int32 {
		if op.Kind != call {
			return 0
		}
		if seen++; seen == n || forEver && seen > n {
			failed = true
			return code
		}
		return 0
	})
	defer stop()
	kinds = map[bodymap.Kind]int{}
	s, err := openAt(path)
	if err != nil {
		kinds[bodymap.KindOf(err)]++
		return 0, kinds, failed
	}
	var pages int
	_ = s.one("PRAGMA wal_autocheckpoint = 8").Scan(&pages) // where it fails the log is emptied less often
	patients, err := s.Patients("", 1)
	if err != nil {
		kinds[bodymap.KindOf(err)]++
	}
	for len(patients) > 0 && acked < 10 {
		c := sessionOfTwenty(patients[0].ID)
		err := s.Apply(c)
		if err != nil {
			kinds[bodymap.KindOf(err)]++
			err = s.Apply(c) // as a person who tries again
		}
		if err != nil {
			kinds[bodymap.KindOf(err)]++
			break
		}
		acked++
	}
	if err := s.Close(); err != nil {
		kinds[bodymap.KindOf(err)]++
	}
	return acked, kinds, failed
}

// Whichever call to the disk fails, once or for ever: what was acknowledged is there, people are told, and the record opens again.
func TestFailingCallsToTheDisk(t *testing.T) {
	seed := vaultPath(t)
	s := must[*Store](t)(openAt(seed))
	err := s.Apply(command(bodymap.NewPatient, bodymap.Change{PutPatients: []bodymap.Patient{anna()}}))
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	image := must[[]byte](t)(os.ReadFile(seed))
	for _, fault := range ioFaults {
		runs, all := 0, map[bodymap.Kind]int{}
		for _, forEver := range []bool{false, true} {
			for n := 1; ; n += long(29, 1) {
				path := vaultPath(t)
				if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
					t.Fatal(err)
				}
				rewrite(t, path, image)
				acked, kinds, failed := faulty(t, path, fault.call, fault.code, n, forEver)
				found := checkAfterKill(t, path) - 1 // the patient
				if found < acked || found > acked+1 {
					t.Fatalf("%s %d: %d acknowledged, %d found", fault.name, n, acked, found)
				}
				for kind, count := range kinds {
					if kind != fault.want {
						t.Fatalf("%s %d: an error of kind %q", fault.name, n, kind)
					}
					all[kind] += count
				}
				if err := os.RemoveAll(filepath.Dir(path)); err != nil {
					t.Fatal(err)
				}
				if !failed {
					break
				}
				runs++
			}
		}
		tell(t, 3, "every n-th call to the disk fails: "+fault.name, "%d runs, once and for ever: 0 lost; people were told: %v", runs, all)
		if runs == 0 {
			t.Errorf("%s: no call failed", fault.name)
		}
	}
}
