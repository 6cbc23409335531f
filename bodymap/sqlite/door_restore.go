package sqlite

import (
	"errors"
	"io/fs"
	"os"

	"ashi/bodymap"
)

// tellRestore keeps in the log of a record that it was restored, and what it replaced.
func (d *Door) tellRestore(p *bodymap.Practice) error {
	mark := d.path() + restored
	kept, err := os.ReadFile(mark)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = p.Note(bodymap.Restored, "", string(kept))
	}
	if err == nil {
		err = os.Remove(mark)
	}
	return problem(err, d.path())
}
