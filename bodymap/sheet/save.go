package sheet

import (
	"errors"
	"os"
	"path/filepath"
)

// Save writes a page as a whole or not at all, in the place of what was there. A patient's file is for the user alone.
// Errors are of the file system.
func Save(path string, page []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), "ashi-*.part")
	if err != nil {
		return err
	}
	_, err = f.Write(page)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the first error tells more
	}
	return err
}
