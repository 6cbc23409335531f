package vault

import (
	"bytes"
	"slices"
)

// Twin opens a copy of the vault's file with the key that is known already: one that was made of this very vault, at
// whatever time. The copy is not to be written, and its own passwords stay what they were. Errors: ErrOther, ErrDamaged,
// ErrNewer, ErrNotOpen after Close, or of the file system.
func (v *Vault) Twin(path string) (*Vault, error) {
	h, stale, err := readHead(path)
	if err != nil {
		return nil, err
	}
	v.mu.Lock()
	key, own := slices.Clone(v.key), v.head.fixed
	v.mu.Unlock()
	switch {
	case key == nil:
		return nil, ErrNotOpen
	case !bytes.Equal(own[idAt:], h.fixed[idAt:]):
		return nil, ErrOther
	}
	return newVault(path, key, h, stale)
}
