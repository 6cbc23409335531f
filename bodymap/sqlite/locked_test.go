package sqlite

import (
	"errors"
	"path/filepath"
	"testing"

	"ashi/bodymap"
)

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
