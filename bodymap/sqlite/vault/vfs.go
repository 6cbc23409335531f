package vault

import (
	"errors"
	"os"
	"strconv"
	"strings"
	"sync"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

const (
	vfsName        = "ashivault"
	vaultParameter = "vault" // of the data source name: the number of the vault
)

// What is set once by register.
var (
	cBase      uintptr // the system's own sqlite3_vfs
	base       *lib.Tsqlite3_vfs
	cMethods   uintptr // our sqlite3_io_methods
	cParameter uintptr // vaultParameter as C sees it
)

// register makes the VFS known to SQLite.
var register = sync.OnceValue(func() error {
	failed := errors.New("vault: SQLite does not take the VFS")
	tls := libc.NewTLS()
	defer tls.Close()
	if rc := lib.Xsqlite3_initialize(tls); rc != lib.SQLITE_OK {
		return failed
	}
	name, err1 := libc.CString(vfsName)
	parameter, err2 := libc.CString(vaultParameter)
	own := libc.Xcalloc(tls, 1, libc.Tsize_t(sizeOf[lib.Tsqlite3_vfs]()))
	cMethods = libc.Xcalloc(tls, 1, libc.Tsize_t(sizeOf[lib.Tsqlite3_io_methods]()))
	cBase = lib.Xsqlite3_vfs_find(tls, 0)
	if err := errors.Join(err1, err2); err != nil || own == 0 || cMethods == 0 || cBase == 0 {
		return errors.Join(failed, err)
	}
	base, cParameter = at[lib.Tsqlite3_vfs](cBase), parameter
	vfs := at[lib.Tsqlite3_vfs](own)
	*vfs = *base // random numbers, sleep and time are the system's
	vfs.FiVersion, vfs.FpNext, vfs.FzName = 2, 0, name
	vfs.FszOsFile = int32(sizeOf[cFile]()) + base.FszOsFile
	vfs.FxSetSystemCall, vfs.FxGetSystemCall, vfs.FxNextSystemCall = 0, 0, 0
	vfs.FxOpen, vfs.FxDelete = pointerTo(xOpen), pointerTo(xDelete)
	vfs.FxAccess, vfs.FxFullPathname = pointerTo(xAccess), pointerTo(xFullPathname)
	setMethods(at[lib.Tsqlite3_io_methods](cMethods))
	if rc := lib.Xsqlite3_vfs_register(tls, own, 0); rc != lib.SQLITE_OK {
		return failed
	}
	return nil
})

// setMethods names our methods. Version 2: no memory-mapping, which would show SQLite the bytes of the disk.
func setMethods(m *lib.Tsqlite3_io_methods) {
	m.FiVersion = 2
	m.FxClose, m.FxRead, m.FxWrite = pointerTo(xClose), pointerTo(xRead), pointerTo(xWrite)
	m.FxTruncate, m.FxSync, m.FxFileSize = pointerTo(xTruncate), pointerTo(xSync), pointerTo(xFileSize)
	m.FxLock, m.FxUnlock, m.FxCheckReservedLock = pointerTo(xLock), pointerTo(xUnlock), pointerTo(xCheckReservedLock)
	m.FxFileControl, m.FxSectorSize = pointerTo(xFileControl), pointerTo(xSectorSize)
	m.FxDeviceCharacteristics = pointerTo(xDeviceCharacteristics)
	m.FxShmMap, m.FxShmLock, m.FxShmBarrier, m.FxShmUnmap = pointerTo(xShmMap), pointerTo(xShmLock), pointerTo(xShmBarrier), pointerTo(xShmUnmap)
}

// kindOf tells the kind of file that SQLite asks for; 0: one that must not be.
func kindOf(name uintptr, flags int32) byte {
	switch {
	case name == 0:
		return 0
	case flags&lib.SQLITE_OPEN_MAIN_DB != 0:
		return kindMain
	case flags&lib.SQLITE_OPEN_WAL != 0:
		return kindLog
	}
	return 0
}

// vaultOf finds the vault that a data source name names.
func vaultOf(tls *libc.TLS, name uintptr) *Vault {
	text := lib.Xsqlite3_uri_parameter(tls, name, cParameter)
	if text == 0 {
		return nil
	}
	number, err := strconv.ParseUint(libc.GoString(text), 10, 64)
	if err != nil {
		return nil
	}
	return known.get(number)
}

func xOpen(tls *libc.TLS, _, name, pFile uintptr, flags int32, outFlags uintptr) int32 {
	own := at[cFile](pFile)
	own.methods = 0 // nothing to close as yet
	kind := kindOf(name, flags)
	if kind == 0 {
		return lib.SQLITE_CANTOPEN
	}
	v := vaultOf(tls, name)
	if v == nil {
		return lib.SQLITE_CANTOPEN
	}
	if kind == kindMain {
		flags &^= lib.SQLITE_OPEN_CREATE // only Create does
	}
	f := &file{vault: v, kind: kind, base: pFile + uintptr(sizeOf[cFile]()), cUnit: unitRoom(pFile)}
	rc := callable[func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32](base.FxOpen)(tls, cBase, name, f.base, flags, outFlags)
	if methods := at[lib.Tsqlite3_file](f.base).FpMethods; methods != 0 {
		f.methods = at[lib.Tsqlite3_io_methods](methods)
	}
	if rc == lib.SQLITE_OK && flags&lib.SQLITE_OPEN_READWRITE != 0 && outFlags != 0 && *at[int32](outFlags)&lib.SQLITE_OPEN_READONLY != 0 {
		rc = lib.SQLITE_CANTOPEN // it may only be read: better said now than at the first change
	}
	if rc != lib.SQLITE_OK {
		if f.methods != nil {
			f.close(tls)
		}
		return rc
	}
	own.number, own.methods = uintptr(files.add(f)), cMethods
	if kind == kindMain {
		v.main.Store(f)
	}
	return lib.SQLITE_OK
}

func (f *file) close(tls *libc.TLS) int32 {
	return callable[func(*libc.TLS, uintptr) int32](f.methods.FxClose)(tls, f.base)
}

// xDelete keeps a log that holds something until the vault may be written: SQLite throws away one whose file was cut to
// nothing, and it may be all that is left.
func xDelete(tls *libc.TLS, _, name uintptr, syncDir int32) int32 {
	if v := vaultOf(tls, name); v == nil || !v.writable.Load() {
		if info, err := os.Stat(libc.GoString(name)); err == nil && info.Size() > 0 {
			return lib.SQLITE_IOERR_DATA
		}
	}
	return callable[func(*libc.TLS, uintptr, uintptr, int32) int32](base.FxDelete)(tls, cBase, name, syncDir)
}

// xAccess tells of no rollback journal: a vault has none, and SQLite must not stop at one that someone put there.
func xAccess(tls *libc.TLS, _, name uintptr, flags int32, out uintptr) int32 {
	if strings.HasSuffix(libc.GoString(name), "-journal") {
		*at[int32](out) = 0
		return lib.SQLITE_OK
	}
	return callable[func(*libc.TLS, uintptr, uintptr, int32, uintptr) int32](base.FxAccess)(tls, cBase, name, flags, out)
}

func xFullPathname(tls *libc.TLS, _, name uintptr, n int32, out uintptr) int32 {
	return callable[func(*libc.TLS, uintptr, uintptr, int32, uintptr) int32](base.FxFullPathname)(tls, cBase, name, n, out)
}
