package vault

import (
	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// The methods of an open file, as SQLite calls them (sqlite.org/c3ref/io_methods.html).

func fileOf(pFile uintptr) *file { return files.get(uint64(at[cFile](pFile).number)) }

func xClose(tls *libc.TLS, pFile uintptr) int32 {
	f := fileOf(pFile)
	if f.vault.main.CompareAndSwap(f, nil) {
		f.vault.writable.Store(false)
	}
	f.mu.Lock() // whoever writes around SQLite is done
	defer f.mu.Unlock()
	files.drop(uint64(at[cFile](pFile).number))
	return f.close(tls)
}

func xRead(tls *libc.TLS, pFile, buffer uintptr, n int32, offset int64) int32 {
	f := fileOf(pFile)
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.read(tls, bytesAt(buffer, int(n)), offset)
}

func xWrite(tls *libc.TLS, pFile, buffer uintptr, n int32, offset int64) int32 {
	f := fileOf(pFile)
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.write(tls, bytesAt(buffer, int(n)), offset)
}

func xTruncate(tls *libc.TLS, pFile uintptr, size int64) int32 {
	f := fileOf(pFile)
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.truncate(tls, size)
}

func xSync(tls *libc.TLS, pFile uintptr, flags int32) int32 {
	f := fileOf(pFile)
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.syncDisk(tls, flags)
}

func xFileSize(tls *libc.TLS, pFile, out uintptr) int32 {
	f := fileOf(pFile)
	f.mu.Lock()
	defer f.mu.Unlock()
	size, rc := f.sizeOnDisk(tls)
	if rc == lib.SQLITE_OK {
		*at[int64](out) = visible(f.kind, size)
	}
	return rc
}

func xLock(tls *libc.TLS, pFile uintptr, level int32) int32 {
	f := fileOf(pFile)
	return callable[func(*libc.TLS, uintptr, int32) int32](f.methods.FxLock)(tls, f.base, level)
}

func xUnlock(tls *libc.TLS, pFile uintptr, level int32) int32 {
	f := fileOf(pFile)
	return callable[func(*libc.TLS, uintptr, int32) int32](f.methods.FxUnlock)(tls, f.base, level)
}

func xCheckReservedLock(tls *libc.TLS, pFile, out uintptr) int32 {
	f := fileOf(pFile)
	return callable[func(*libc.TLS, uintptr, uintptr) int32](f.methods.FxCheckReservedLock)(tls, f.base, out)
}

// xFileControl keeps from the system what would change the size of the file, or map it into memory.
func xFileControl(tls *libc.TLS, pFile uintptr, op int32, arg uintptr) int32 {
	switch op {
	case lib.SQLITE_FCNTL_SIZE_HINT, lib.SQLITE_FCNTL_CHUNK_SIZE, lib.SQLITE_FCNTL_MMAP_SIZE:
		return lib.SQLITE_OK
	}
	f := fileOf(pFile)
	return callable[func(*libc.TLS, uintptr, int32, uintptr) int32](f.methods.FxFileControl)(tls, f.base, op, arg)
}

func xSectorSize(*libc.TLS, uintptr) int32 { return pageSize }

// xDeviceCharacteristics promises only what holds for units that are larger than pages and do not begin where sectors do.
func xDeviceCharacteristics(tls *libc.TLS, pFile uintptr) int32 {
	f := fileOf(pFile)
	all := callable[func(*libc.TLS, uintptr) int32](f.methods.FxDeviceCharacteristics)(tls, f.base)
	return all & (lib.SQLITE_IOCAP_POWERSAFE_OVERWRITE | lib.SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN)
}

func xShmMap(tls *libc.TLS, pFile uintptr, page, size, extend int32, out uintptr) int32 {
	f := fileOf(pFile)
	return callable[func(*libc.TLS, uintptr, int32, int32, int32, uintptr) int32](f.methods.FxShmMap)(tls, f.base, page, size, extend, out)
}

func xShmLock(tls *libc.TLS, pFile uintptr, offset, n, flags int32) int32 {
	f := fileOf(pFile)
	return callable[func(*libc.TLS, uintptr, int32, int32, int32) int32](f.methods.FxShmLock)(tls, f.base, offset, n, flags)
}

func xShmBarrier(tls *libc.TLS, pFile uintptr) {
	f := fileOf(pFile)
	callable[func(*libc.TLS, uintptr)](f.methods.FxShmBarrier)(tls, f.base)
}

func xShmUnmap(tls *libc.TLS, pFile uintptr, remove int32) int32 {
	f := fileOf(pFile)
	return callable[func(*libc.TLS, uintptr, int32) int32](f.methods.FxShmUnmap)(tls, f.base, remove)
}
