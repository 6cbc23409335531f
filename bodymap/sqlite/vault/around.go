package vault

import (
	"fmt"
	"io"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// writeAround writes to the disk as it is and syncs: the head of the vault, of which SQLite knows nothing.
func (f *file) writeAround(data []byte, at int64) int32 {
	tls := libc.NewTLS()
	defer tls.Close()
	p := libc.Xmalloc(tls, libc.Tsize_t(len(data)))
	if p == 0 {
		return lib.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, p)
	copy(bytesAt(p, len(data)), data)
	f.mu.Lock()
	defer f.mu.Unlock()
	if rc := f.writeDisk(tls, p, len(data), at); rc != lib.SQLITE_OK {
		return rc
	}
	return f.syncDisk(tls, lib.SQLITE_SYNC_FULL)
}

// readAround reads n bytes of the disk as they are.
func (f *file) readAround(out []byte, at int64) int32 {
	tls := libc.NewTLS()
	defer tls.Close()
	p := libc.Xmalloc(tls, libc.Tsize_t(len(out)))
	if p == 0 {
		return lib.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, p)
	f.mu.Lock()
	defer f.mu.Unlock()
	rc := f.readDisk(tls, p, len(out), at)
	copy(out, bytesAt(p, len(out)))
	return rc
}

// ReadAt reads the file as it is on disk, encrypted, through SQLite's own handle: opening and closing it anywhere else
// would let go of its lock on some systems. The record must be open (ErrNotOpen). What it reads is one state of the record
// only while nothing is written and the log is empty.
func (v *Vault) ReadAt(out []byte, at int64) (int, error) {
	f := v.main.Load()
	if f == nil {
		return 0, ErrNotOpen
	}
	size, err := v.Size()
	if err != nil {
		return 0, err
	}
	n := int(min(int64(len(out)), max(size-at, 0)))
	if n > 0 {
		if rc := f.readAround(out[:n], at); rc != lib.SQLITE_OK {
			return 0, diskError(rc)
		}
	}
	if n < len(out) {
		return n, io.EOF
	}
	return n, nil
}

// Size is the size of the file on disk in bytes. The record must be open (ErrNotOpen).
func (v *Vault) Size() (int64, error) {
	f := v.main.Load()
	if f == nil {
		return 0, ErrNotOpen
	}
	tls := libc.NewTLS()
	defer tls.Close()
	f.mu.Lock()
	defer f.mu.Unlock()
	size, rc := f.sizeOnDisk(tls)
	if rc != lib.SQLITE_OK {
		return 0, diskError(rc)
	}
	return size, nil
}

// Moved tells that the file of the open record was moved or deleted, as far as the system tells.
func (v *Vault) Moved() bool {
	f := v.main.Load()
	if f == nil {
		return false
	}
	tls := libc.NewTLS()
	defer tls.Close()
	p := libc.Xcalloc(tls, 1, 4)
	if p == 0 {
		return false
	}
	defer libc.Xfree(tls, p)
	f.mu.Lock()
	defer f.mu.Unlock()
	rc := callable[func(*libc.TLS, uintptr, int32, uintptr) int32](f.methods.FxFileControl)(tls, f.base, lib.SQLITE_FCNTL_HAS_MOVED, p)
	return rc == lib.SQLITE_OK && *at[int32](p) != 0
}

// DiskError is a call to the disk that failed with a result code of SQLite.
type DiskError int32

func diskError(rc int32) error { return DiskError(rc) }

// Error names the code (sqlite.org/rescode.html).
func (e DiskError) Error() string {
	return fmt.Sprintf("vault: the disk failed with SQLite's code %d", int32(e))
}

// Code is SQLite's result code.
func (e DiskError) Code() int { return int(e) }
