// Package vault keeps a database of SQLite in one encrypted file. FORMAT.md describes the file to the byte.
//
// A VFS between SQLite and the operating system encrypts and authenticates every page, every header of the
// write-ahead log and every frame in it, each bound to the file and to its place in it. SQLite above it is as ever, and
// so is its recovery after a crash. Only the file and its log can be opened through it: temporary files and rollback
// journals are refused, so that nothing readable reaches the disk; a connection needs temp_store = 2.
//
// A random key encrypts the record. It lies in the head of the file once per person, wrapped by what Argon2id makes of
// that person's password, and once more wrapped by the recovery key.
//
// It shows any change of a page, and any page that was moved or comes from elsewhere. It cannot show that a page or the
// whole file was put back to what it once was, or that the log lost its end: that needs a witness outside the file.
package vault

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"golang.org/x/crypto/chacha20poly1305"
)

const (
	keySize   = 32
	idSize    = 16
	nonceSize = chacha20poly1305.NonceSizeX
	overhead  = nonceSize + chacha20poly1305.Overhead
)

// Vault is a file to which the key is known, from Create or Unlock until Close. It is safe for use from several goroutines.
type Vault struct {
	path     string // where it belongs
	number   uint64 // finds it from within SQLite
	id       [idSize]byte
	writable atomic.Bool
	bad      atomic.Int64
	badPage  atomic.Int64
	torn     atomic.Int64

	box  atomic.Pointer[cipher.AEAD] // nil once it is closed
	main atomic.Pointer[file]        // nil while the record is not open

	mu    sync.Mutex // guards what follows
	at    string     // where it is: beside path until Settle
	key   []byte
	head  *head
	stale int // the copy of the head that is to be written again, or -1
}

// fresh is what the name of a new vault ends in until Settle.
const fresh = ".new"

// Create makes a new vault with at least one slot and an empty database in it. It lies beside path until Settle puts it in
// its place; what an earlier attempt left there is taken away. Errors: fs.ErrExist, ErrName, ErrEmpty, ErrRecoveryKey,
// ErrFull, or of the file system.
func Create(path string, slots ...New) (*Vault, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	random := make([]byte, keySize+idSize)
	_, _ = rand.Read(random) // it never fails: it ends the program instead
	key := random[:keySize]
	h := newHead(random[keySize:])
	for _, n := range slots {
		s, err := newSlot(h.fixed[:], key, n)
		if err != nil {
			return nil, err
		}
		if h.find(s.name()) >= 0 {
			return nil, ErrName
		}
		if h, err = h.with(s); err != nil {
			return nil, err
		}
	}
	if len(h.slots) == 0 {
		return nil, ErrLast
	}
	v, err := newVault(path, key, h, -1)
	if err != nil {
		return nil, err
	}
	v.at = path + fresh
	return v, v.writeNew()
}

// writeNew writes the two copies of the head and the first page.
func (v *Vault) writeNew() (err error) {
	for _, end := range []string{"", "-wal"} {
		if err := os.Remove(v.at + end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	f, err := os.OpenFile(v.at, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	data := slices.Concat(v.head.encode(), v.head.encode(), make([]byte, pageSize+overhead))
	(&file{vault: v, kind: kindMain}).seal(*v.box.Load(), place(kindMain, 0), emptyDatabase(), data[headSize:])
	if _, err := f.Write(data); err != nil {
		return err
	}
	return f.Sync()
}

// Settle puts a new vault in its place, where nothing may be yet, for good. The record in it must not be open. Errors:
// fs.ErrExist, ErrOther when someone else began to make one there meanwhile, or of the file system.
func (v *Vault) Settle() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if _, err := os.Lstat(v.path); err == nil {
		return &fs.PathError{Op: "create", Path: v.path, Err: fs.ErrExist}
	}
	if h, _, err := readHead(v.at); err != nil {
		return err
	} else if h.fixed != v.head.fixed {
		return ErrOther
	}
	if err := os.Rename(v.at, v.path); err != nil {
		return err
	}
	v.at = v.path
	return syncDir(filepath.Dir(v.path))
}

func syncDir(path string) error {
	if runtime.GOOS == "windows" { // folders cannot be synced there
		return nil
	}
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Slots reads who can open the vault at path: names are not secret. Errors: ErrDamaged, ErrNewer, or of the file system. Do
// not call it while this process has the record open; the Vault knows its slots.
func Slots(path string) ([]Slot, error) {
	h, _, err := readHead(path)
	if err != nil {
		return nil, err
	}
	return h.names(), nil
}

// Unlock opens the slot of a name, or of the recovery key (Recovery), and changes nothing. It takes half a second and
// 128 MiB on purpose. Errors: ErrSecret, ErrDamaged, ErrNewer, or of the file system. Do not call it while this process
// has the record open.
func Unlock(path, name, secret string) (*Vault, error) {
	h, stale, err := readHead(path)
	if err != nil {
		return nil, err
	}
	key, err := h.open(name, secret)
	if err != nil {
		return nil, err
	}
	return newVault(path, key, h, stale)
}

// readHead reads the head of the file at path.
func readHead(path string) (_ *head, stale int, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, -1, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	data := make([]byte, headSize)
	if _, err := io.ReadFull(f, data); errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, -1, ErrDamaged
	} else if err != nil {
		return nil, -1, err
	}
	return decodeBoth(data)
}

func newVault(path string, key []byte, h *head, stale int) (*Vault, error) {
	box, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, err
	}
	v := &Vault{path: path, at: path, key: key, head: h, stale: stale, id: [idSize]byte(h.fixed[idAt:])}
	v.badPage.Store(-1)
	v.box.Store(&box)
	v.number = known.add(v)
	return v, nil
}

// Path is where the vault belongs.
func (v *Vault) Path() string { return v.path }

// Source is the data source name for modernc.org/sqlite, with the parameters in q. What is in the vault cannot be changed
// until Writable says so.
func (v *Vault) Source(q url.Values) (string, error) {
	if err := register(); err != nil {
		return "", err
	}
	v.mu.Lock()
	path := v.at
	v.mu.Unlock()
	q.Set("vfs", vfsName)
	q.Set(vaultParameter, strconv.FormatUint(v.number, 10))
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	path = filepath.ToSlash(abs)
	if path[0] != '/' { // a drive letter
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: q.Encode()}).String(), nil
}

// Writable lets SQLite write, until the record is closed: what is found to be damaged, or newer than the program, stays as
// it is to the byte.
func (v *Vault) Writable() { v.writable.Store(true) }

// Subkey derives 32 bytes for a purpose from the key of the record (HKDF-SHA256, RFC 5869): the same each time, and of no
// use for another purpose. After Close it is nil.
func (v *Vault) Subkey(purpose string) []byte {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.key == nil {
		return nil
	}
	out, err := hkdf.Key(sha256.New, v.key, v.id[:], "ashi/"+purpose, keySize)
	if err != nil {
		panic(err) // only for lengths, and those are constants
	}
	return out
}

// Verify tells whether a secret is that of a name: nil or ErrSecret. It takes as long as Unlock.
func (v *Vault) Verify(name, secret string) error {
	v.mu.Lock()
	h, own := v.head, slices.Clone(v.key)
	v.mu.Unlock()
	defer clear(own)
	key, err := h.open(name, secret)
	if err != nil {
		return err
	}
	defer clear(key)
	if subtle.ConstantTimeCompare(key, own) != 1 {
		return ErrSecret
	}
	return nil
}

// Unreadable counts the pages which did not pass for what was written and tells the last one's number, from 1.
func (v *Vault) Unreadable() (count, page int64) { return v.bad.Load(), v.badPage.Load() + 1 }

// Torn counts the parts of the log that could not be read when it was recovered: the end of a commit which a crash cut
// off, or damage which SQLite takes for that.
func (v *Vault) Torn() int64 { return v.torn.Load() }

// Close forgets the key. Close the record first; what is still open in the vault can be neither read nor written after it.
func (v *Vault) Close() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.box.Store(nil)
	clear(v.key)
	v.key = nil
	known.drop(v.number)
}
