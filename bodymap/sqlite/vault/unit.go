package vault

import (
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"errors"
)

const (
	pageSize  = 4096
	pageUnit  = pageSize + overhead // a page on disk
	logHead   = 32                  // sqlite.org/fileformat.html, 4.1: header of the log
	frameHead = 24                  // header of a frame in it
	frame     = frameHead + pageSize
	logUnit   = logHead + overhead // the same on disk
	frameUnit = frameHead + overhead + pageUnit
)

// The kinds of files.
const (
	kindMain = 1
	kindLog  = 2
)

// unit is what is encrypted and authenticated as one: n bytes that SQLite sees at from lie on disk at at, with overhead bytes more.
type unit struct {
	from, at int64
	n        int
	index    uint64
}

// place finds the unit in which a byte lies that SQLite sees.
func place(kind byte, offset int64) unit {
	if kind == kindMain {
		page := offset / pageSize
		return unit{from: page * pageSize, at: headSize + page*pageUnit, n: pageSize, index: uint64(page)}
	}
	if offset < logHead {
		return unit{n: logHead}
	}
	i := (offset - logHead) / frame
	from, at := logHead+i*frame, logUnit+i*frameUnit
	if offset < from+frameHead {
		return unit{from: from, at: at, n: frameHead, index: uint64(2*i + 1)}
	}
	return unit{from: from + frameHead, at: at + frameHead + overhead, n: pageSize, index: uint64(2*i + 2)}
}

// visible is the size that SQLite sees of a file of size bytes on disk: whole units only.
func visible(kind byte, size int64) int64 {
	if kind == kindMain {
		return max(size-headSize, 0) / pageUnit * pageSize
	}
	if size < logUnit {
		return 0
	}
	frames, rest := (size-logUnit)/frameUnit, (size-logUnit)%frameUnit
	out := logHead + frames*frame
	if rest >= frameHead+overhead {
		out += frameHead
	}
	return out
}

var errForged = errors.New("vault: not what was written here")

// bound binds a unit to its file and its place.
func (f *file) bound(u unit) []byte {
	copy(f.ad[:], f.vault.id[:])
	f.ad[idSize] = f.kind
	binary.BigEndian.PutUint64(f.ad[idSize+1:], u.index)
	return f.ad[:]
}

// seal encrypts a unit into out, overhead bytes longer.
func (f *file) seal(box cipher.AEAD, u unit, plain, out []byte) {
	_, _ = rand.Read(out[:nonceSize]) // it never fails: it ends the program instead
	box.Seal(out[nonceSize:nonceSize], out[:nonceSize], plain, f.bound(u))
}

// open decrypts a unit in place.
func (f *file) open(box cipher.AEAD, u unit, data []byte) ([]byte, error) {
	plain, err := box.Open(data[nonceSize:nonceSize], data[:nonceSize], data[nonceSize:], f.bound(u))
	if err != nil {
		return nil, errForged
	}
	return plain, nil
}

// emptyDatabase is the first page of a database of no tables, in WAL mode (sqlite.org/fileformat.html, 1.3 and 1.6).
func emptyDatabase() []byte {
	p := make([]byte, pageSize)
	copy(p, "SQLite format 3\x00")
	binary.BigEndian.PutUint16(p[16:], pageSize)
	p[18], p[19] = 2, 2                           // written and read in WAL mode
	p[21], p[22], p[23] = 64, 32, 32              // shares of a page, fixed
	binary.BigEndian.PutUint32(p[24:], 1)         // number of changes
	binary.BigEndian.PutUint32(p[28:], 1)         // pages
	binary.BigEndian.PutUint32(p[44:], 4)         // schema format
	binary.BigEndian.PutUint32(p[56:], 1)         // UTF-8
	binary.BigEndian.PutUint32(p[92:], 1)         // the change for which the number of pages holds
	p[100] = 0x0d                                 // a leaf of the schema table, without rows
	binary.BigEndian.PutUint16(p[105:], pageSize) // its cells begin at the end of the page
	return p
}
