package vault

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	lib "modernc.org/sqlite/lib"

	"ashi/bodymap/internal/frugal"
	"ashi/bodymap/sqlite/vault/internal/seam"
)

// rewrite puts bytes in place of a file.
func rewrite(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// One copy of the head may be lost, whichever, and is mended when the record is opened; with both the vault is damaged.
func TestEitherCopyOfTheHeadIsEnough(t *testing.T) {
	v := newTestVault(t)
	whole := must[[]byte](t)(os.ReadFile(v.Path()))
	for name, spoil := range map[string]func(c []byte){
		"a bit in a slot": func(c []byte) { c[slotsAt+saltAt] ^= 4 },
		"magic":           func(c []byte) { c[0] ^= 1 },
		"version":         func(c []byte) { c[8] ^= 2 },
		"checksum":        func(c []byte) { c[copySize-1] ^= 0x80 },
		"zeros":           func(c []byte) { clear(c) },
		"torn":            func(c []byte) { clear(c[512:]) },
	} {
		for _, at := range []int{0, copySize} {
			bad := slices.Clone(whole)
			spoil(bad[at : at+copySize])
			rewrite(t, v.Path(), bad)
			again := must[*Vault](t)(Unlock(v.Path(), "bob", "b"))
			db := connect(t, again)
			if err := errors.Join(again.Mend(), db.Close()); err != nil {
				t.Fatal(name, err)
			}
			again.Close()
			if !bytes.Equal(whole, must[[]byte](t)(os.ReadFile(v.Path()))) {
				t.Errorf("%s at %d was not mended", name, at)
			}
		}
		bad := slices.Clone(whole)
		spoil(bad[:copySize])
		spoil(bad[copySize:headSize])
		rewrite(t, v.Path(), bad)
		_, err := Unlock(v.Path(), "bob", "b")
		if name == "version" {
			want(t, err, ErrNewer)
		} else {
			want(t, err, ErrDamaged)
		}
	}
}

// A slot cannot be changed without a secret, even with the checksum made right.
func TestSlotsAreBound(t *testing.T) {
	v := newTestVault(t)
	whole := must[[]byte](t)(os.ReadFile(v.Path()))
	for name, spoil := range map[string]func(c []byte){
		"another name":       func(c []byte) { c[slotsAt+nameAt] ^= 'a' ^ 'z' },
		"another file's id":  func(c []byte) { c[idAt] ^= 1 },
		"another person's":   func(c []byte) { copy(c[slotsAt+wrapAt:slotsAt+freeAt], c[slotsAt+slotSize+wrapAt:]) },
		"a cost that is low": func(c []byte) { c[slotsAt+costAt+7] = 32 },
		"the key":            func(c []byte) { c[slotsAt+freeAt-1] ^= 1 },
	} {
		bad := slices.Clone(whole)
		for at := 0; at < headSize; at += copySize {
			spoil(bad[at : at+copySize])
			resum(bad[at : at+copySize])
		}
		rewrite(t, v.Path(), bad)
		for _, who := range []string{"anna", "znna"} {
			if _, err := Unlock(v.Path(), who, "a"); !errors.Is(err, ErrSecret) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// call is a write to the head, or a sync that is done.
type call struct {
	at   int64
	data []byte // nil: a sync
}

// Whatever a loss of power leaves of the writes of a new password, the old or the new one opens, and from the moment of
// the answer the new one.
func TestPowerLossWhileAPasswordChanges(t *testing.T) {
	v := newTestVault(t)
	before := must[[]byte](t)(os.ReadFile(v.Path()))
	var calls []call
	db := connect(t, v)
	ask := func(op seam.Op) int32 {
		switch op.Kind {
		case 'W':
			calls = append(calls, call{op.At, bytes.Clone(op.Data)})
		case 'D':
			calls = append(calls, call{})
		}
		return lib.SQLITE_OK
	}
	seam.Disk.Store(&ask)
	defer seam.Disk.Store(nil)
	if err := v.Change("anna", "a", "new"); err != nil {
		t.Fatal(err)
	}
	seam.Disk.Store(nil)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	images := 400
	if os.Getenv("ASHI_FAULT") == "long" {
		images = 4000
	}
	found := map[string]int{}
	for range images {
		cut := rand.IntN(len(calls) + 1)
		image := tornHead(before, calls, cut)
		path := filepath.Join(t.TempDir(), "image")
		rewrite(t, path, image)
		old, err1 := Unlock(path, "anna", "a")
		changed, err2 := Unlock(path, "anna", "new")
		switch {
		case err1 == nil && err2 != nil && cut < len(calls):
			found["old"]++
			old.Close()
		case err2 == nil && err1 != nil:
			found["new"]++
			changed.Close()
		default:
			t.Fatalf("after %d of %d calls: old %v, new %v", cut, len(calls), err1, err2)
		}
	}
	t.Logf("| 2 | power loss while a password changes | %d images, the old or the new one opens: %v |", images, found)
	if found["old"] == 0 || found["new"] == 0 {
		t.Error("the images do not reach from the old to the new password")
	}
}

// tornHead is a file after a loss of power behind cut calls: what was not synced is there, or not, or in part.
func tornHead(before []byte, calls []call, cut int) []byte {
	image, synced := slices.Clone(before), 0
	for i, c := range calls[:cut] {
		if c.data == nil {
			synced = i
		}
	}
	for i, c := range calls[:cut] {
		if c.data == nil {
			continue
		}
		for at := 0; at < len(c.data); at += 512 {
			if i < synced || rand.IntN(2) == 0 {
				copy(image[int(c.at)+at:], c.data[at:at+512])
			}
		}
	}
	return image
}

// A head from anywhere is read or refused, without a crash and without much memory.
func FuzzHead(f *testing.F) {
	random := make([]byte, keySize+idSize)
	h := newHead(random[keySize:])
	for _, n := range []New{{"anna", "a"}, {Recovery, recoveryKey}} {
		s, err := newSlot(h.fixed[:], random[:keySize], n)
		if err != nil {
			f.Fatal(err)
		}
		if h, err = h.with(s); err != nil {
			f.Fatal(err)
		}
	}
	good := h.encode()
	f.Add(good, good, false)
	f.Add(good, make([]byte, copySize), false)
	f.Add(good[:100], []byte{}, true)
	f.Add([]byte(magic+"\x02"), []byte(magic+"\x02"), true)
	f.Fuzz(func(t *testing.T, a, b []byte, honest bool) {
		defer frugal.Check(t)()
		if honest && len(a) == copySize { // beyond the checksum
			resum(a)
		}
		data := slices.Concat(a, b)
		h, _, err := decodeBoth(data)
		if err != nil {
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
				t.Fatal(err)
			}
			return
		}
		usable(t, h)
	})
}

// usable holds that a head is written as it was read, and that its slots open or refuse.
func usable(t *testing.T, h *head) {
	t.Helper()
	if again, _, err := decodeBoth(slices.Concat(h.encode(), h.encode())); err != nil || again.seq != h.seq || !slices.Equal(again.slots, h.slots) {
		t.Fatalf("what was read is not what is written again: %v", err)
	}
	for i := range h.slots {
		if c := h.slots[i].cost(); c.MemoryKiB <= 1024 && c.Passes <= 2 {
			if _, err := h.slots[i].open(h.fixed[:], "a"); err != nil && !errors.Is(err, ErrSecret) {
				t.Fatal(err)
			}
		}
	}
}

func FuzzRecoveryKey(f *testing.F) {
	f.Add(recoveryKey)
	f.Add("0000-0000")
	f.Add("o i l u")
	f.Fuzz(func(t *testing.T, text string) {
		defer frugal.Check(t)()
		key, err := ParseRecoveryKey(text)
		if err != nil {
			want(t, err, ErrRecoveryKey)
			return
		}
		if again, err := ParseRecoveryKey(key); err != nil || again != key {
			t.Fatalf("%q becomes %q; %v", key, again, err)
		}
	})
}

// Any letter mistyped is found, but for one in a million.
func TestRecoveryKeyFindsSlips(t *testing.T) {
	key := NewRecoveryKey()
	if len(key) != 9*4+8 || key == NewRecoveryKey() {
		t.Fatal(key)
	}
	missed := 0
	for i, was := range key {
		for _, c := range "0123456789ABCDEFGHJKMNPQRSTVWXYZ" {
			if c == was || was == '-' {
				continue
			}
			bad := []byte(key)
			bad[i] = byte(c)
			if _, err := ParseRecoveryKey(string(bad)); err == nil {
				missed++
			}
		}
	}
	if missed > 1 {
		t.Errorf("%d of %d slips were not found", missed, 36*31)
	}
}
