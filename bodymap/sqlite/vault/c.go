package vault

import "unsafe"

// SQLite is C that was translated to Go: its memory lies outside of Go's and is named by numbers. All dealings with it are
// in this file.

// at is the value at an address of C.
func at[T any](address uintptr) *T {
	return *(**T)(unsafe.Pointer(&address)) //nolint:gosec // C memory does not move
}

// bytesAt are n bytes at an address of C.
func bytesAt(address uintptr, n int) []byte {
	return unsafe.Slice(at[byte](address), n) //nolint:gosec // SQLite says how many there are
}

// callable is the function which a pointer of C points to.
func callable[F any](pointer uintptr) F {
	return *(*F)(unsafe.Pointer(&pointer)) //nolint:gosec // a function value of Go is such a pointer
}

// pointerTo is what C calls a function by. Only for functions which are there for the whole length of the program.
func pointerTo[F any](function F) uintptr {
	return *(*uintptr)(unsafe.Pointer(&function)) //nolint:gosec // a function value of Go is such a pointer
}

// sizeOf is the size of a type in memory of C.
func sizeOf[T any]() int { var v T; return int(unsafe.Sizeof(v)) }

// unitRoom is the address of cFile.unit.
func unitRoom(pFile uintptr) uintptr { return pFile + unsafe.Offsetof(cFile{}.unit) }
