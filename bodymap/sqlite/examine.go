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
	pageSizeAt    = 16 // two bytes, big endian; 1 stands for 65536
	pagesAt       = 28 // size of the file in pages, big endian
	versionAt     = 60 // user_version, big endian
	applicationAt = 68 // application_id, big endian
)

// examine reads the head of the file, and changes nothing. isNew tells that there is no record yet.
func examine(path string) (isNew bool, err error) {
	head, size, err := readHead(path)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && size == 0:
		// SQLite would throw away a journal that has lost its file; what is in it may be all that is left.
		if filled(path + "-wal") {
			return false, fail(bodymap.Damaged, path, nil)
		}
		return true, nil
	case err != nil:
		return false, problem(err, path)
	case !isRecord(head), isCut(head, size) && !filled(path+"-wal") && !filled(path+"-journal"):
		return false, fail(bodymap.Damaged, path, nil)
	case int64(binary.BigEndian.Uint32(head[versionAt:])) > newest():
		return false, fail(bodymap.Newer, path, nil)
	}
	return false, nil
}

// isRecord tells whether a head is that of an SQLite file of Ashi.
func isRecord(head []byte) bool {
	return len(head) == headSize && bytes.HasPrefix(head, []byte(magic)) &&
		binary.BigEndian.Uint32(head[applicationAt:]) == applicationID
}

// isCut tells that the file is not as long as its head says. With a journal beside it, it may rightly be so.
func isCut(head []byte, size int64) bool {
	page := int64(binary.BigEndian.Uint16(head[pageSizeAt:]))
	if page == 1 {
		page = 65536
	}
	return size != page*int64(binary.BigEndian.Uint32(head[pagesAt:]))
}

// filled tells whether there is a file that holds something.
func filled(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() > 0
}

// readHead returns the first bytes of the file, fewer when it is shorter, and its size. It opens the file as for
// writing, so that a file which cannot be written is found here.
func readHead(path string) (head []byte, size int64, err error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	head = make([]byte, min(headSize, info.Size()))
	_, err = io.ReadFull(f, head)
	return head, info.Size(), err
}
