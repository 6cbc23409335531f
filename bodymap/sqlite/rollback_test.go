package sqlite

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"ashi/bodymap"
)

// filesOf are the files of a record: the file, its log and the anchor.
func filesOf(t testing.TB, path string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, name := range []string{path, path + "-wal", anchorOf(path)} {
		files[filepath.Base(name)] = must[[]byte](t)(os.ReadFile(name))
	}
	return files
}

// laid puts files where another record lies.
func laid(t testing.TB, files map[string][]byte) (path string) {
	t.Helper()
	path = vaultPath(t)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, data := range files {
		rewrite(t, filepath.Join(filepath.Dir(path), name), data)
	}
	return path
}

// commandsIn opens a record and counts its commands; missing is what people are told that it lacks.
func commandsIn(t testing.TB, path string) (n int, missing error) {
	t.Helper()
	v := unlock(t, path)
	defer v.Close()
	s := must[*Store](t)(OpenVault(v))
	n = checkRows(t, s)
	checkChain(t, s)
	missing = s.Missing()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return n, missing
}

// A bit that is flipped in the log after a crash cuts its end off, which SQLite takes for a torn write. The anchor knows
// better: what is missing is told.
func TestAFlippedLogIsToldByTheAnchor(t *testing.T) {
	const sessions = 12
	path := vaultPath(t)
	s := must[*Store](t)(openAt(path))
	patient := anna()
	err := s.Apply(command(bodymap.NewPatient, bodymap.Change{PutPatients: []bodymap.Patient{patient}}))
	for i := 0; err == nil && i < sessions; i++ {
		err = s.Apply(sessionOfTwenty(patient.ID))
	}
	if err != nil {
		t.Fatal(err)
	}
	crashed := filesOf(t, path) // as a crash leaves them
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	cut, flips := 0, long(20, 200)
	for range flips {
		log := bytes.Clone(crashed["ashi.vault-wal"])
		log[rand.IntN(len(log))] ^= 1 << rand.IntN(8)
		bad := map[string][]byte{"ashi.vault": crashed["ashi.vault"], "ashi.vault-wal": log, "ashi.anchor": crashed["ashi.anchor"]}
		n, missing := commandsIn(t, laid(t, bad))
		if n < sessions+1 {
			cut++
			wantKind(t, missing, bodymap.Damaged)
		} else if missing != nil {
			t.Fatalf("nothing is missing, yet it is told %v", missing)
		}
	}
	if cut == 0 {
		t.Error("no flip cut the log: the test is blind")
	}
	tell(t, 6, "a bit flipped in the log of a vault after a crash", "%d flips: %d cut the end off, each told with how many entries are missing; 0 wrong rows", flips, cut)
}

// An older state of the whole file, put back, is genuine to its last byte. The anchor tells.
func TestAnOlderFilePutBackIsTold(t *testing.T) {
	path := vaultPath(t)
	makeRecord(t, path)
	older := must[[]byte](t)(os.ReadFile(path))
	s := must[*Store](t)(openAt(path))
	for range 3 {
		if err := s.Apply(command(bodymap.NewPatient, bodymap.Change{PutPatients: []bodymap.Patient{anna()}})); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	rewrite(t, path, older)
	n, missing := commandsIn(t, path)
	wantKind(t, missing, bodymap.Damaged)
	if n != 1 {
		t.Errorf("%d commands are in the older file", n)
	}
	tell(t, 6, "an older state of the whole file put back", "told: %s", missing)
}
