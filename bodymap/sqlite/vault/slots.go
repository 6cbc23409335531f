package vault

import lib "modernc.org/sqlite/lib"

// names are the slots without their secrets.
func (h *head) names() []Slot {
	out := make([]Slot, len(h.slots))
	for i := range h.slots {
		out[i].Name = h.slots[i].name()
	}
	return out
}

// open gives the key of the record.
func (h *head) open(name, secret string) ([]byte, error) {
	at := h.find(tidyName(name))
	if at < 0 {
		return nil, ErrSecret
	}
	return h.slots[at].open(h.fixed[:], secret)
}

// Slots tells who can open the vault, in the order of their coming.
func (v *Vault) Slots() []Slot {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.head.names()
}

// Put makes a slot, or another in place of the one of that name, and is on disk when it returns nil. The record must be
// open. Errors: ErrNotOpen, ErrName, ErrEmpty, ErrRecoveryKey, ErrFull, or of SQLite's code.
func (v *Vault) Put(n New) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.key == nil || v.main.Load() == nil {
		return ErrNotOpen
	}
	s, err := newSlot(v.head.fixed[:], v.key, n)
	if err != nil {
		return err
	}
	next, err := v.head.with(s)
	if err != nil {
		return err
	}
	return v.replace(next)
}

// Remove takes the slot of a name away. The record must be open. Errors: ErrNotOpen, ErrName when there is none, ErrLast, or
// of SQLite's code. Who has a copy of the file from before can still open that copy.
func (v *Vault) Remove(name string) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	at := v.head.find(tidyName(name))
	switch {
	case at < 0:
		return ErrName
	case len(v.head.slots) == 1:
		return ErrLast
	}
	return v.replace(v.head.without(at))
}

// Change puts another secret in place of the old one: Verify, then Put.
func (v *Vault) Change(name, old, secret string) error {
	if err := v.Verify(name, old); err != nil {
		return err
	}
	return v.Put(New{Name: name, Secret: secret})
}

// Mend makes the two copies of the head the same again, after a crash or damage. The record must be open.
func (v *Vault) Mend() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.stale < 0 {
		return nil
	}
	return v.writeCopy(v.stale, v.head)
}

// replace writes the older copy, then the other, each to disk before the next: one of them is whole at any moment. When
// only the second fails, the change holds, and Mend or the next change writes it again.
func (v *Vault) replace(next *head) error {
	next.seq++
	first := max(v.stale, 0)
	if err := v.writeCopy(first, next); err != nil {
		return err
	}
	v.head = next
	return v.writeCopy(1-first, next)
}

// writeCopy writes one copy through SQLite's own handle: opening and closing the file anywhere else would let go of its
// lock on some systems.
func (v *Vault) writeCopy(which int, h *head) error {
	v.stale = which
	f := v.main.Load()
	if f == nil {
		return ErrNotOpen
	}
	if rc := f.writeAround(h.encode(), int64(which)*copySize); rc != lib.SQLITE_OK {
		return diskError(rc)
	}
	v.stale = -1
	return nil
}
