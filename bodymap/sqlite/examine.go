package sqlite

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"

	"ashi/bodymap"
)

// applicationID marks the file as a record of Ashi: "Ashi" in ASCII.
const applicationID = 0x41736869

// The head of an SQLite file (sqlite.org/fileformat.html, 1.3).
const (
	headSize      = 100
	magic         = "SQLite format 3\x00"
	versionAt     = 60 // user_version, big endian
	applicationAt = 68 // application_id, big endian
)

// examine reads the head of the file, and changes nothing. isNew tells that there is no record yet.
func examine(path string) (isNew bool, err error) {
	head, err := readHead(path)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && len(head) == 0:
		// SQLite would throw away a journal that has lost its file; what is in it may be all that is left.
		if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
			return false, fail(bodymap.Damaged, path, nil)
		}
		return true, nil
	case err != nil:
		return false, problem(err, path)
	case len(head) < headSize, !bytes.HasPrefix(head, []byte(magic)):
		return false, fail(bodymap.Damaged, path, nil)
	case binary.BigEndian.Uint32(head[applicationAt:]) != applicationID:
		return false, fail(bodymap.Damaged, path, nil)
	case int64(binary.BigEndian.Uint32(head[versionAt:])) > newest():
		return false, fail(bodymap.Newer, path, nil)
	}
	return false, nil
}

// readHead returns the first bytes of the file, fewer when it is shorter.
func readHead(path string) ([]byte, error) {
	f, err := os.Open(path) //nolint:gosec // the path is the user's choice
	if err != nil {
		return nil, err
	}
	head := make([]byte, headSize)
	n, err := io.ReadFull(f, head)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return head[:n], errors.Join(err, f.Close())
}
