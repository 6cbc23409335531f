package sqlite

import (
	"errors"
	"path/filepath"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
	"ashi/bodymap/sqlite/vault/vaulttest"
)

// password is the one of every vault of the tests, of "anna".
const password = "correct horse"

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

func TestVaultKeepsTheRecord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ashi.vault")
	v := newVault(t, path)
	s := must[*Store](t)(CreateVault(v))
	patient := anna()
	err := s.Apply(command(bodymap.NewPatient, bodymap.Change{PutPatients: []bodymap.Patient{patient}}))
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	v.Close()
	s = must[*Store](t)(OpenVault(unlock(t, path)))
	if got := must[bodymap.Patient](t)(s.Patient(patient.ID)); got.Surname != patient.Surname {
		t.Errorf("read %v", got)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}
