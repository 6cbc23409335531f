package sqlite

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashi/bodymap/sqlite/vault"
	"ashi/bodymap/sqlite/vault/vaulttest"
)

// long chooses between the short and the long form of a test (`make fault`).
func long(short, long int) int {
	if os.Getenv("ASHI_FAULT") == "long" {
		return long
	}
	return short
}

// tell adds a line to the table of `make fault`: the number of the test in the plan of faults, what was done to the
// record, and what came of it. A test that has failed tells nothing.
func tell(t testing.TB, number int, what, came string, args ...any) {
	t.Helper()
	if !t.Failed() {
		t.Logf("| %d | %s | %s |", number, what, fmt.Sprintf(came, args...))
	}
}

// password is the one of every vault of the tests, of "anna".
const password = "correct horse"

// places are where records of the tests lie: a plain one and a vault.
var places = map[string]func(t testing.TB) string{"plain": newPath, "vault": vaultPath}

func vaultPath(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "record", "ashi.vault")
}

// openAt opens the record at path, or makes it: a vault where the name says so.
func openAt(path string) (*Store, error) {
	if !strings.HasSuffix(path, ".vault") {
		return Open(path)
	}
	v, err := vault.Unlock(path, "anna", password)
	if err == nil {
		return OpenVault(v)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, problem(err, path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, problem(err, path)
	}
	if v, err = vault.Create(path, vault.New{Name: "anna", Secret: password}); err != nil {
		return nil, problem(err, path)
	}
	return CreateVault(v)
}

func newVault(t testing.TB, path string) *vault.Vault {
	t.Helper()
	vaulttest.Cheap(t)
	return must[*vault.Vault](t)(vault.Create(path, vault.New{Name: "anna", Secret: password}))
}

func unlock(t testing.TB, path string) *vault.Vault {
	t.Helper()
	v := must[*vault.Vault](t)(vault.Unlock(path, "anna", password))
	t.Cleanup(v.Close)
	return v
}
