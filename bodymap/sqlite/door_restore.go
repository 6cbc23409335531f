package sqlite

import (
	"errors"
	"io/fs"
	"os"

	"ashi/bodymap"
)

// tellRestore keeps in the log of a record that it was restored, and what it replaced. Who was erased since the backup
// was made is erased again; so it is when someone put an older file in its place by hand.
func (d *Door) tellRestore(p *bodymap.Practice) error {
	mark := d.path() + restored
	kept, err := readBeside(mark)
	if errors.Is(err, fs.ErrNotExist) {
		if d.store.Missing() == nil {
			return nil
		}
		return problem(d.eraseAgain(p), d.path())
	}
	if err == nil {
		err = p.Note(bodymap.Restored, "", string(kept))
	}
	if err == nil {
		err = d.eraseAgain(p)
	}
	if err == nil {
		err = os.Remove(mark)
	}
	return problem(err, d.path())
}

func (d *Door) eraseAgain(p *bodymap.Practice) error {
	return d.store.EraseAgain(func(id bodymap.PatientID) bodymap.Command {
		return bodymap.Command{ID: bodymap.CommandID(bodymap.NewID()), Person: p.Person(), At: d.clock(), Verb: bodymap.Erased, Change: bodymap.Change{Detail: string(id)}}
	})
}
