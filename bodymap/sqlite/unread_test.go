package sqlite

import (
	"io/fs"
	"syscall"
	"testing"

	lib "modernc.org/sqlite/lib"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault/vaulttest"
)

// A disk that does not read is never called damage of the record, which opens as soon as it reads again.
func TestADiskThatDoesNotReadIsNotDamage(t *testing.T) {
	f := atTheDoor(t)
	patient := savedAnna(t, f.made())
	f.locked()
	before := contents(t, f.folder)
	for _, from := range []int{1, 5, 20} { // the head of the file, its schema, its pages
		reads := 0
		stop := vaulttest.Disk(t, func(op vaulttest.Op) int32 {
			if op.Kind != 'R' {
				return 0
			}
			if reads++; reads < from {
				return 0
			}
			return lib.SQLITE_IOERR_READ
		})
		_, err := f.Unlock("robin", robinsPassword)
		stop()
		if reads < from {
			t.Fatalf("it opens with %d reads", reads)
		}
		f.kind(err, bodymap.Unreadable)
		if after := contents(t, f.folder); after != before {
			t.Errorf("the folder held %s, now %s", before, after)
		}
	}
	f.kind(problem(&fs.PathError{Op: "read", Path: f.path(), Err: syscall.EIO}, f.path()), bodymap.Unreadable)
	must[bodymap.Patient](t)(f.unlocked().Patient(patient.ID))
}
