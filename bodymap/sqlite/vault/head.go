package vault

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// What the head holds and where (FORMAT.md, "The head").
const (
	magic     = "ASHIVLT\n"
	version   = 1
	xChaCha20 = 1

	copySize  = 8192 // of one of the two copies
	headSize  = 2 * copySize
	fixedSize = 32
	idAt      = 16
	seqAt     = 32
	slotsAt   = 64
	maxSlots  = 31
	sumAt     = copySize - sha256.Size
)

// head is who can open the vault.
type head struct {
	fixed [fixedSize]byte // never changes: magic, version, cipher, size of a page, id of the file
	seq   uint64          // counts the changes
	slots []slot
}

func newHead(id []byte) *head {
	h := &head{seq: 1}
	copy(h.fixed[:], magic)
	h.fixed[8], h.fixed[9] = version, xChaCha20
	binary.BigEndian.PutUint32(h.fixed[12:], pageSize)
	copy(h.fixed[idAt:], id)
	return h
}

// find gives the index of a slot, or -1.
func (h *head) find(name string) int {
	return slices.IndexFunc(h.slots, func(s slot) bool { return s.name() == name })
}

// with is a head with one more slot, or another in place of the one of that name.
func (h *head) with(s slot) (*head, error) {
	next := &head{fixed: h.fixed, seq: h.seq, slots: slices.Clone(h.slots)}
	if at := h.find(s.name()); at >= 0 {
		next.slots[at] = s
		return next, nil
	}
	if len(h.slots) == maxSlots {
		return nil, ErrFull
	}
	next.slots = append(next.slots, s)
	return next, nil
}

// without is a head that has lost a slot.
func (h *head) without(at int) *head {
	return &head{fixed: h.fixed, seq: h.seq, slots: slices.Delete(slices.Clone(h.slots), at, at+1)}
}

// encode writes one copy.
func (h *head) encode() []byte {
	out := make([]byte, copySize)
	copy(out, h.fixed[:])
	binary.BigEndian.PutUint64(out[seqAt:], h.seq)
	for i := range h.slots {
		copy(out[slotsAt+i*slotSize:], h.slots[i][:])
	}
	sum := sha256.Sum256(out[:sumAt])
	copy(out[sumAt:], sum[:])
	return out
}

// decode reads one copy: ErrDamaged, or ErrNewer when it is in no version known here.
func decode(data []byte) (*head, error) {
	if len(data) != copySize || !bytes.HasPrefix(data, []byte(magic)) {
		return nil, ErrDamaged
	}
	if data[8] > version {
		return nil, ErrNewer
	}
	if sum := sha256.Sum256(data[:sumAt]); !bytes.Equal(sum[:], data[sumAt:]) {
		return nil, ErrDamaged
	}
	h := newHead(data[idAt : idAt+idSize])
	if !bytes.Equal(h.fixed[:], data[:fixedSize]) {
		return nil, ErrDamaged
	}
	h.seq = binary.BigEndian.Uint64(data[seqAt:])
	for i := range maxSlots {
		s := slot(data[slotsAt+i*slotSize:])
		if !s.valid() {
			return nil, ErrDamaged
		}
		if !s.free() {
			h.slots = append(h.slots, s)
		}
	}
	return h, nil
}

// decodeBoth takes the newer one of the copies that are whole. stale is the copy which is damaged or older, or -1.
func decodeBoth(data []byte) (h *head, stale int, err error) {
	if len(data) < headSize {
		return nil, -1, ErrDamaged
	}
	a, errA := decode(data[:copySize])
	b, errB := decode(data[copySize:headSize])
	switch {
	case errA != nil && errB != nil:
		if errA == ErrNewer && errB == ErrNewer {
			return nil, -1, ErrNewer
		}
		return nil, -1, ErrDamaged
	case errA != nil, errB == nil && b.seq > a.seq:
		return b, 0, nil
	case errB != nil, b.seq < a.seq:
		return a, 1, nil
	}
	return a, -1, nil
}
