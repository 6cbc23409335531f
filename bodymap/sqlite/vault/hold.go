package vault

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// Hold takes the lock that an open record has on its file, whatever the file at path holds, and keeps it until release,
// which may be called more than once. Where no file is, nothing is held. Errors: a DiskError, of code SQLITE_BUSY while
// another has the record open, or of the file system.
func Hold(path string) (release func(), err error) {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return func() {}, nil
	}
	if err := register(); err != nil {
		return nil, err
	}
	if path, err = filepath.Abs(path); err != nil {
		return nil, err
	}
	h, rc := openHeld(path)
	if rc == lib.SQLITE_OK {
		rc = h.lock()
	}
	if rc != lib.SQLITE_OK {
		h.release()
		return nil, diskError(rc)
	}
	return sync.OnceFunc(h.release), nil
}

// held is a file that is open for its lock alone.
type held struct {
	tls      *libc.TLS
	name     uintptr // as SQLite's system wants names
	file     uintptr // the system's sqlite3_file
	readOnly bool
}

// openHeld opens a file; what it returns is to be released whatever comes of it.
func openHeld(path string) (*held, int32) {
	h := &held{tls: libc.NewTLS()}
	text, err := libc.CString(path)
	empty, out := libc.Xcalloc(h.tls, 1, 4), libc.Xcalloc(h.tls, 1, 4)
	defer func() {
		for _, p := range []uintptr{text, empty, out} {
			libc.Xfree(h.tls, p)
		}
	}()
	h.file = libc.Xcalloc(h.tls, 1, libc.Tsize_t(base.FszOsFile))
	if err != nil || empty == 0 || out == 0 || h.file == 0 {
		return h, lib.SQLITE_NOMEM
	}
	if h.name = lib.Xsqlite3_create_filename(h.tls, text, empty, empty, 0, 0); h.name == 0 {
		return h, lib.SQLITE_NOMEM
	}
	rc := callable[func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32](base.FxOpen)(h.tls, cBase, h.name, h.file, lib.SQLITE_OPEN_READWRITE|lib.SQLITE_OPEN_MAIN_DB, out)
	h.readOnly = *at[int32](out)&lib.SQLITE_OPEN_READONLY != 0
	return h, rc
}

// patience is how often, and how long in between, one tries to lock what someone may have for a moment only.
const (
	patience = 30
	pause    = 10 * time.Millisecond
)

// lock takes the whole of the lock, or the part that a file gives which cannot be written: enough to keep writers out.
func (h *held) lock() (rc int32) {
	lock := callable[func(*libc.TLS, uintptr, int32) int32](h.methods().FxLock)
	for range patience {
		rc = lock(h.tls, h.file, lib.SQLITE_LOCK_SHARED)
		if rc == lib.SQLITE_OK && !h.readOnly {
			rc = lock(h.tls, h.file, lib.SQLITE_LOCK_EXCLUSIVE)
		}
		if rc&0xff != lib.SQLITE_BUSY {
			return rc
		}
		h.unlock() // two who wait for each other would both wait in vain
		time.Sleep(pause)
	}
	return rc
}

func (h *held) unlock() {
	callable[func(*libc.TLS, uintptr, int32) int32](h.methods().FxUnlock)(h.tls, h.file, lib.SQLITE_LOCK_NONE)
}

// methods are nil when the file is not open.
func (h *held) methods() *lib.Tsqlite3_io_methods {
	if h.file == 0 {
		return nil
	}
	return at[lib.Tsqlite3_io_methods](at[lib.Tsqlite3_file](h.file).FpMethods)
}

// release lets go of the lock and of all memory.
func (h *held) release() {
	if m := h.methods(); m != nil {
		h.unlock()
		callable[func(*libc.TLS, uintptr) int32](m.FxClose)(h.tls, h.file)
	}
	lib.Xsqlite3_free_filename(h.tls, h.name)
	libc.Xfree(h.tls, h.file)
	h.tls.Close()
}
