//go:build unix

package sqlite

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"ashi/bodymap"
)

func init() {
	roles["hold"], roles["try"], roles["drop"], roles["full"] = holdOpen, tryToOpen, tryWithoutRights, fillDisk
}

// holdOpen keeps the record open until it is killed.
func holdOpen(path string) error {
	if _, err := openAt(path); err != nil {
		return err
	}
	fmt.Println("open")
	time.Sleep(time.Hour) // until it is killed
	return nil
}

// tryToOpen says the kind of the error, or "open".
func tryToOpen(path string) error {
	s, err := openAt(path)
	if err != nil {
		fmt.Println(bodymap.KindOf(err))
		return nil
	}
	fmt.Println("open")
	return s.Close()
}

// tryWithoutRights is tryToOpen by a user who is not root and not the owner.
func tryWithoutRights(path string) error {
	if os.Getuid() == 0 {
		if err := errors.Join(syscall.Setgid(65534), syscall.Setuid(65534)); err != nil {
			return err
		}
	}
	return tryToOpen(path)
}

// fillDisk writes until files may not grow any more, then again after they may, and says how it went.
func fillDisk(path string) error {
	signal.Ignore(syscall.SIGXFSZ)
	s, err := openAt(path)
	if err != nil {
		return err
	}
	patient := anna()
	session := sessionOf(patient.ID, noon)
	start := command(bodymap.StartSession, bodymap.Change{PutPatients: []bodymap.Patient{patient}, PutSessions: []bodymap.Session{session}})
	if err := s.Apply(start); err != nil {
		return err
	}
	limit := func(bytes uint64) error {
		return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: bytes, Max: ^uint64(0)})
	}
	if err := limit(200_000); err != nil {
		return err
	}
	for i := 1; ; i++ {
		c := command(bodymap.MarkSite, bodymap.Change{PutSites: []bodymap.Site{siteOf(session.ID, i)}})
		err := s.Apply(c)
		if err == nil {
			fmt.Println("on disk")
			continue
		}
		fmt.Println(bodymap.KindOf(err))
		if err := limit(^uint64(0)); err != nil {
			return err
		}
		if err := s.Apply(c); err != nil { // the same command, once there is room
			return err
		}
		fmt.Println("on disk")
		return s.Close()
	}
}

func TestSecondInstanceIsToldThatItIsOpen(t *testing.T) {
	for name, newPath := range places {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			c, lines := child(t, "hold", path)
			says(t, lines, "open")
			before := contents(t, filepath.Dir(path))
			_, err := openAt(path)
			wantKind(t, err, bodymap.AlreadyOpen)
			if after := contents(t, filepath.Dir(path)); after != before {
				t.Error("the second instance changed a file")
			}
			if err := c.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			_ = c.Wait() // it was killed
			open(t, path)
			tell(t, 10, "a second instance opens the record, "+name, "it is told that it is open, no file is changed; once the first is killed, it opens")
		})
	}
}

// Opening and closing the file elsewhere in the process, as a backup would, must not free it for others.
func TestLockSurvivesReadingTheFile(t *testing.T) {
	for name, newPath := range places {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			open(t, path)
			must[[]byte](t)(os.ReadFile(path))
			_, lines := child(t, "try", path)
			says(t, lines, string(bodymap.AlreadyOpen))
			tell(t, 14, "the file is opened and closed elsewhere in the process, "+name, "another process that tries to write is told that it is open")
		})
	}
}

func TestWithoutRightToWrite(t *testing.T) {
	cases := 0
	for name, prepare := range map[string]func(t *testing.T, path string){
		"folder for reading, no record": func(t *testing.T, path string) {
			chmod(t, filepath.Dir(path), 0o555)
		},
		"folder and record for reading": func(t *testing.T, path string) {
			makeRecord(t, path)
			chmod(t, path, 0o444)
			chmod(t, filepath.Dir(path), 0o555)
		},
		"record for reading": func(t *testing.T, path string) {
			makeRecord(t, path)
			chmod(t, path, 0o444)
			chmod(t, filepath.Dir(path), 0o777)
		},
		"folder for reading, record for writing": func(t *testing.T, path string) {
			makeRecord(t, path)
			chmod(t, path, 0o666)
			chmod(t, filepath.Dir(path), 0o555)
		},
		"record not for reading": func(t *testing.T, path string) {
			makeRecord(t, path)
			chmod(t, path, 0)
			chmod(t, filepath.Dir(path), 0o777)
		},
	} {
		for kind, newPath := range places {
			t.Run(name+", "+kind, func(t *testing.T) {
				path := newPath(t)
				dir := filepath.Dir(filepath.Dir(path))
				for at := dir; at != filepath.Clean(os.TempDir()) && at != "/"; at = filepath.Dir(at) {
					chmod(t, at, 0o755) // so that the other user gets here
				}
				if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
					t.Fatal(err)
				}
				prepare(t, path)
				t.Cleanup(func() { chmod(t, filepath.Dir(path), 0o755) })
				before := contents(t, filepath.Dir(path))
				_, lines := child(t, "drop", path)
				says(t, lines, string(bodymap.ReadOnly))
				if after := contents(t, filepath.Dir(path)); after != before {
					t.Errorf("the folder held %s, now %s", before, after)
				}
				cases++
			})
		}
	}
	tell(t, 5, "folder or file cannot be written, as a user who is not root", "%d cases, plain and vault: each told “%s”, no file made or changed", cases, bodymap.ReadOnly)
}

func TestFullDiskLosesNothingAndGoesOn(t *testing.T) {
	for name, newPath := range places {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			c, lines := child(t, "full", path)
			acked := 0
			for lines.Scan() && lines.Text() == "on disk" {
				acked++
			}
			if lines.Text() != string(bodymap.DiskFull) || acked == 0 {
				t.Fatalf("after %d sites the other process says %q", acked, lines.Text())
			}
			says(t, lines, "on disk")
			if err := c.Wait(); err != nil {
				t.Fatal(err)
			}
			s := open(t, path)
			all := must[[]bodymap.Session](t)(s.AllSessions())
			_, sites, err := s.Session(all[0].ID)
			if err != nil || len(sites) != acked+1 {
				t.Errorf("%d sites are in the record, %d were acknowledged; %v", len(sites), acked+1, err)
			}
			tell(t, 4, "files may not grow any more (RLIMIT_FSIZE), "+name, "%d sites acknowledged, then “%s”, and once they may grow again %d, without a restart: 0 lost", acked, bodymap.DiskFull, acked+1)
		})
	}
}

// The driver's own "full" (ENOSPC) is the same to people.
func TestFullDatabaseIsAFullDisk(t *testing.T) {
	s := open(t, newPath(t))
	var pages int
	if err := s.one("PRAGMA max_page_count = 1").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	patient := anna()
	for range 1000 {
		patient.ID = bodymap.PatientID(bodymap.NewID())
		err := s.Apply(command(bodymap.NewPatient, bodymap.Change{PutPatients: []bodymap.Patient{patient}}))
		if err != nil {
			wantKind(t, err, bodymap.DiskFull)
			return
		}
	}
	t.Error("a database that may not grow took 1,000 patients")
}

func chmod(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}
