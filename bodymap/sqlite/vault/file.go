package vault

import (
	"sync"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"

	"ashi/bodymap/sqlite/vault/internal/seam"
)

// cFile is our part of the sqlite3_file that SQLite gives us room for; the system's own one follows it.
type cFile struct {
	methods uintptr // must be first
	number  uintptr // finds the file
	unit    [pageUnit]byte
}

// file is an open file of a vault.
type file struct {
	vault   *Vault
	kind    byte
	base    uintptr // the system's sqlite3_file
	methods *lib.Tsqlite3_io_methods
	cUnit   uintptr // room for one unit where the system can read and write it

	mu sync.Mutex // guards the room and what follows
	ad [idSize + 1 + 8]byte
}

// unit is the room for n bytes and their overhead.
func (f *file) unit(n int) []byte { return bytesAt(f.cUnit, n+overhead) }

func (f *file) ask(kind byte, at int64, data []byte) int32 {
	return seam.Ask(seam.Op{Kind: kind, WAL: f.kind == kindLog, At: at, Data: data})
}

// readDisk reads n bytes of the disk to an address.
func (f *file) readDisk(tls *libc.TLS, to uintptr, n int, at int64) int32 {
	if rc := f.ask('R', at, nil); rc != lib.SQLITE_OK {
		return rc
	}
	return callable[func(*libc.TLS, uintptr, uintptr, int32, int64) int32](f.methods.FxRead)(tls, f.base, to, int32(n), at)
}

// writeDisk writes n bytes from an address to the disk.
func (f *file) writeDisk(tls *libc.TLS, from uintptr, n int, at int64) int32 {
	if rc := f.ask('W', at, bytesAt(from, n)); rc != lib.SQLITE_OK {
		return rc
	}
	return callable[func(*libc.TLS, uintptr, uintptr, int32, int64) int32](f.methods.FxWrite)(tls, f.base, from, int32(n), at)
}

func (f *file) truncateDisk(tls *libc.TLS, size int64) int32 {
	if rc := f.ask('T', size, nil); rc != lib.SQLITE_OK {
		return rc
	}
	return callable[func(*libc.TLS, uintptr, int64) int32](f.methods.FxTruncate)(tls, f.base, size)
}

func (f *file) syncDisk(tls *libc.TLS, flags int32) int32 {
	if rc := f.ask('S', 0, nil); rc != lib.SQLITE_OK {
		return rc
	}
	rc := callable[func(*libc.TLS, uintptr, int32) int32](f.methods.FxSync)(tls, f.base, flags)
	if rc == lib.SQLITE_OK {
		f.ask('D', 0, nil) // it is done: only told
	}
	return rc
}

func (f *file) sizeOnDisk(tls *libc.TLS) (int64, int32) {
	p := libc.Xmalloc(tls, 8)
	if p == 0 {
		return 0, lib.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, p)
	rc := callable[func(*libc.TLS, uintptr, uintptr) int32](f.methods.FxFileSize)(tls, f.base, p)
	return *at[int64](p), rc
}

// read fills out with what SQLite sees from offset on.
func (f *file) read(tls *libc.TLS, out []byte, offset int64) int32 {
	box := f.vault.box.Load()
	if box == nil {
		return lib.SQLITE_MISUSE
	}
	whole := len(out)
	for len(out) > 0 {
		u := place(f.kind, offset)
		if rc := f.readDisk(tls, f.cUnit, u.n+overhead, u.at); rc != lib.SQLITE_OK {
			if rc == lib.SQLITE_IOERR_SHORT_READ {
				clear(out)
			}
			return rc
		}
		plain, err := f.open(*box, u, f.unit(u.n))
		if err != nil {
			clear(out)
			return f.unreadable(u, offset, whole)
		}
		n := copy(out, plain[offset-u.from:])
		out, offset = out[n:], offset+int64(n)
	}
	return lib.SQLITE_OK
}

// unreadable says what SQLite is told of a unit which is not what was written there, in a read of whole bytes.
func (f *file) unreadable(u unit, offset int64, whole int) int32 {
	switch {
	case f.kind == kindMain && offset == 0 && whole == sqliteHead:
		// The look at the head of the file when it is opened. The first page may be torn while the log holds it whole; if
		// the log does not, it is read again, as a page.
		return lib.SQLITE_IOERR_SHORT_READ
	case f.kind == kindLog && whole != pageSize:
		// The log is being recovered: this is the end that a crash cut off. Nothing but zeros ends it for SQLite, too.
		f.vault.torn.Add(1)
		return lib.SQLITE_OK
	}
	f.vault.bad.Add(1)
	if f.kind == kindMain {
		f.vault.badPage.Store(int64(u.index))
	}
	return lib.SQLITE_IOERR_DATA
}

// sqliteHead is the size of the head of an SQLite file.
const sqliteHead = 100

// write brings what SQLite writes to disk. It writes whole units only.
func (f *file) write(tls *libc.TLS, in []byte, offset int64) int32 {
	box := f.vault.box.Load()
	switch {
	case box == nil:
		return lib.SQLITE_MISUSE
	case !f.vault.writable.Load():
		return lib.SQLITE_READONLY
	case f.kind == kindMain:
		if rc := f.fill(tls, offset); rc != lib.SQLITE_OK {
			return rc
		}
	}
	for len(in) > 0 {
		u := place(f.kind, offset)
		if offset != u.from || len(in) < u.n {
			return lib.SQLITE_IOERR_WRITE
		}
		f.seal(*box, u, in[:u.n], f.unit(u.n))
		if rc := f.writeDisk(tls, f.cUnit, u.n+overhead, u.at); rc != lib.SQLITE_OK {
			return rc
		}
		in, offset = in[u.n:], offset+int64(u.n)
	}
	return lib.SQLITE_OK
}

var zeros [pageSize]byte

// fill writes pages of zeros up to where SQLite writes next: a hole must not pass for a page.
func (f *file) fill(tls *libc.TLS, to int64) int32 {
	size, rc := f.sizeOnDisk(tls)
	if rc != lib.SQLITE_OK {
		return rc
	}
	box := f.vault.box.Load()
	if box == nil {
		return lib.SQLITE_MISUSE
	}
	for from := visible(kindMain, size); from < to; from += pageSize {
		u := place(kindMain, from)
		f.seal(*box, u, zeros[:], f.unit(u.n))
		if rc := f.writeDisk(tls, f.cUnit, u.n+overhead, u.at); rc != lib.SQLITE_OK {
			return rc
		}
	}
	return lib.SQLITE_OK
}

// truncate cuts the file, or makes it longer by pages of zeros, to a size that SQLite sees.
func (f *file) truncate(tls *libc.TLS, size int64) int32 {
	if !f.vault.writable.Load() {
		return lib.SQLITE_READONLY
	}
	end := int64(0)
	switch {
	case f.kind == kindMain:
		end = headSize + (size+pageSize-1)/pageSize*pageUnit
		if now, rc := f.sizeOnDisk(tls); rc != lib.SQLITE_OK || now < end {
			if rc != lib.SQLITE_OK {
				return rc
			}
			return f.fill(tls, size)
		}
	case size > 0:
		u := place(kindLog, size-1)
		end = u.at + int64(u.n) + overhead
	}
	return f.truncateDisk(tls, end)
}
