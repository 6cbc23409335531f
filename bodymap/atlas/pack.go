package atlas

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

var errAsset = errors.New("the body data is damaged")

// maxRaw is the size in bytes before compression above which no asset is real.
const maxRaw = 4 << 20

// pack writes numbers as a file: what it is, a checksum, and the numbers
// compressed.
func pack(magic string, raw []byte) ([]byte, error) {
	out := bytes.NewBufferString(magic)
	out.Write(binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(raw)))
	z, err := flate.NewWriter(out, flate.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("compressing: %w", err)
	}
	if _, err = z.Write(raw); err == nil {
		err = z.Close()
	}
	return out.Bytes(), err
}

// unpack undoes pack, or returns errAsset.
func unpack(magic string, data []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok || len(rest) < 4 {
		return nil, fmt.Errorf("%w: it does not begin with %q", errAsset, magic)
	}
	raw, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(rest[4:])), maxRaw))
	if err != nil || crc32.ChecksumIEEE(raw) != binary.LittleEndian.Uint32(rest) {
		return nil, fmt.Errorf("%w: its checksum is wrong", errAsset)
	}
	return raw, nil
}

// writer and reader hold the numbers of an asset, small ones in one byte.
type writer []byte

func (w *writer) int(v int) { *w = binary.AppendVarint(*w, int64(v)) }

func (w *writer) name(s string) {
	w.int(len(s))
	*w = append(*w, s...)
}

func (w *writer) bool(b bool) {
	if b {
		w.int(1)
	} else {
		w.int(0)
	}
}

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
	return uint16(v)
}

func (r *reader) bool() bool { return r.index(r.int(), 2) == 1 }
