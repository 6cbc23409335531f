package vault

import (
	"crypto/rand"
	"encoding/binary"
	"runtime/debug"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"

	"ashi/bodymap/sqlite/vault/internal/seam"
)

// Recovery is the name of the slot which the recovery key opens.
const Recovery = ""

// Slot is what can be read of a slot without a secret.
type Slot struct {
	Name string // the sign-in name in NFC; Recovery: the slot of the recovery key
}

// New is a slot to be made.
type New struct {
	Name   string // the sign-in name, 1 to 128 bytes; Recovery: the slot of the recovery key
	Secret string // the password, or the recovery key
}

// What a slot holds and where (FORMAT.md, "A slot").
const (
	slotSize   = 256
	costAt     = 4
	saltAt     = 16
	wrapAt     = 32 // nonce, then the wrapped key
	freeAt     = wrapAt + overhead + keySize
	nameAt     = 128
	maxName    = slotSize - nameAt
	slotFree   = 0
	slotUser   = 1
	slotRescue = 2
)

// The bounds within which a cost is believed: a file that comes from elsewhere must not take all memory.
const (
	maxMemoryKiB = 1 << 20
	maxPasses    = 64
	maxLanes     = 16
)

// largeKiB is from where on memory is given back at once.
const largeKiB = 1 << 16

// slot is a slot as it lies on disk.
type slot [slotSize]byte

// newSlot wraps a key. fixed is the part of the head that never changes.
func newSlot(fixed, key []byte, n New) (s slot, err error) {
	name, secret, err := tidy(n.Name, n.Secret)
	if err != nil {
		return s, err
	}
	s[0], s[1] = slotUser, byte(len(name))
	if name == Recovery {
		s[0] = slotRescue
	}
	binary.BigEndian.PutUint32(s[costAt:], seam.KDF.Passes)
	binary.BigEndian.PutUint32(s[costAt+4:], seam.KDF.MemoryKiB)
	binary.BigEndian.PutUint32(s[costAt+8:], seam.KDF.Lanes)
	_, _ = rand.Read(s[saltAt : wrapAt+nonceSize]) // it never fails: it ends the program instead
	copy(s[nameAt:], name)
	wrapping := s.derive(secret)
	defer clear(wrapping)
	box, err := chacha20poly1305.NewX(wrapping)
	if err != nil {
		return s, err
	}
	box.Seal(s[wrapAt+nonceSize:wrapAt+nonceSize], s[wrapAt:wrapAt+nonceSize], key, s.bound(fixed))
	return s, nil
}

// open unwraps the key.
func (s *slot) open(fixed []byte, secret string) ([]byte, error) {
	_, secret, err := tidy(s.name(), secret)
	if err != nil {
		return nil, ErrSecret
	}
	wrapping := s.derive(secret)
	defer clear(wrapping)
	box, err := chacha20poly1305.NewX(wrapping)
	if err != nil {
		return nil, err
	}
	key, err := box.Open(nil, s[wrapAt:wrapAt+nonceSize], s[wrapAt+nonceSize:freeAt], s.bound(fixed))
	if err != nil {
		return nil, ErrSecret
	}
	return key, nil
}

// derive turns a secret into the key that wraps the key of the record.
func (s *slot) derive(secret string) []byte {
	c := s.cost()
	key := argon2.IDKey([]byte(secret), s[saltAt:wrapAt], c.Passes, c.MemoryKiB, uint8(c.Lanes), keySize)
	if c.MemoryKiB >= largeKiB {
		debug.FreeOSMemory() // or the program keeps it, unused, until the next password
	}
	return key
}

func (s *slot) cost() seam.Cost {
	return seam.Cost{
		Passes: binary.BigEndian.Uint32(s[costAt:]), MemoryKiB: binary.BigEndian.Uint32(s[costAt+4:]),
		Lanes: binary.BigEndian.Uint32(s[costAt+8:]),
	}
}

// bound is what the wrapping binds beside the key: the fixed part of the head, the kind, cost, salt and name.
func (s *slot) bound(fixed []byte) []byte {
	out := append([]byte(nil), fixed...)
	out = append(out, s[:wrapAt]...)
	return append(out, s[nameAt:]...)
}

func (s *slot) free() bool { return s[0] == slotFree }

func (s *slot) name() string { return string(s[nameAt : nameAt+int(s[1])]) }

// valid tells whether a slot can be used or is free.
func (s *slot) valid() bool {
	if s.free() {
		return true
	}
	if s[0] > slotRescue || s[1] > maxName || (s[1] == 0) != (s[0] == slotRescue) {
		return false
	}
	c := s.cost()
	return c.Passes-1 < maxPasses && c.Lanes-1 < maxLanes && c.MemoryKiB >= 8*c.Lanes && c.MemoryKiB <= maxMemoryKiB
}

// tidy brings a name and a secret into the one form in which they are compared: however a keyboard writes an accent, it
// is the same password.
func tidy(name, secret string) (string, string, error) {
	name = tidyName(name)
	if len(name) > maxName {
		return "", "", ErrName
	}
	if name == Recovery {
		key, err := ParseRecoveryKey(secret)
		return name, key, err
	}
	if secret == "" {
		return "", "", ErrEmpty
	}
	return name, norm.NFC.String(secret), nil
}

func tidyName(name string) string { return norm.NFC.String(strings.TrimSpace(name)) }
