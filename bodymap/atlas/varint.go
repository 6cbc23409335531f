package atlas

import "encoding/binary"

// writer and reader hold the numbers of an asset, small ones in one byte.
type writer []byte

func (w *writer) int(v int) { *w = binary.AppendVarint(*w, int64(v)) }

// reader remembers that something was wrong, so that only the end need ask.
type reader struct {
	left []byte
	bad  bool
}

func (r *reader) int() int {
	v, n := binary.Varint(r.left)
	if n <= 0 || v < -1<<31 || v >= 1<<31 {
		r.bad, r.left = true, nil
		return 0
	}
	r.left = r.left[n:]
	return int(v)
}

// count reads a length. Each counted thing takes at least a byte, so that a
// damaged length cannot ask for more memory than the file has bytes.
func (r *reader) count(most int) int {
	n := r.int()
	if n < 0 || n > most || n > len(r.left) {
		r.bad, r.left = true, nil
		return 0
	}
	return n
}

// index checks that v is one of n things.
func (r *reader) index(v, n int) uint16 {
	if v < 0 || v >= n {
		r.bad = true
		return 0
	}
	return uint16(v) //nolint:gosec // n is at most maxVertices
}
