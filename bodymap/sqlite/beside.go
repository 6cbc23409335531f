package sqlite

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// mostBeside is how long a small file beside a record may be in bytes: the list of who was erased, the longest of them,
// has 37 for each.
const mostBeside = 8 << 20

// readBeside reads a small file beside a record. One that is longer than any that Ashi writes is refused: it must not
// take all memory.
func readBeside(path string) (text []byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	text, err = io.ReadAll(io.LimitReader(f, mostBeside+1))
	if err == nil && len(text) > mostBeside {
		return nil, &fs.PathError{Op: "read", Path: path, Err: fs.ErrInvalid}
	}
	return text, err
}
