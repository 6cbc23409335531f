package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"ashi/bodymap"
)

func init() { roles["tmpfs"] = fillSmallDisk }

// ballast is the file that takes up half of the small disk until someone clears it away.
const ballast = "holiday-photos"

// fillSmallDisk works on a disk of 2 MiB of its own until that is full, clears the ballast away and goes on.
func fillSmallDisk(path string) error {
	dir := filepath.Dir(path)
	if err := unix.Mount("none", dir, "tmpfs", 0, "size=2m,mode=700"); err != nil {
		return err
	}
	fmt.Println("mounted")
	if err := os.WriteFile(filepath.Join(dir, ballast), make([]byte, 1<<20), 0o600); err != nil {
		return err
	}
	s, err := openAt(path)
	if err != nil {
		return err
	}
	practice := bodymap.NewPractice(s, time.Now, "Dr Sample")
	if told := practice.Warning(); bodymap.KindOf(told) != bodymap.DiskFull || practice.Warning() != nil {
		return fmt.Errorf("of little room is told: %w", told)
	}
	patient := anna()
	if err := s.Apply(command(bodymap.NewPatient, bodymap.Change{PutPatients: []bodymap.Patient{patient}})); err != nil {
		return err
	}
	acked, refused, err := workUntilFull(s, patient.ID)
	if err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(dir, ballast)); err != nil {
		return err
	}
	for _, c := range []bodymap.Command{refused, sessionOfTwenty(patient.ID), sessionOfTwenty(patient.ID)} {
		if err := s.Apply(c); err != nil {
			return err
		}
		acked++
	}
	if err := s.Close(); err != nil {
		return err
	}
	return tellWhole(path, acked)
}

// workUntilFull commits sessions until the disk is full, and tries the one that is refused three times.
func workUntilFull(s *Store, patient bodymap.PatientID) (acked int, refused bodymap.Command, err error) {
	for acked < 1000 {
		refused = sessionOfTwenty(patient)
		if err := s.Apply(refused); err == nil {
			acked++
			continue
		}
		for range 3 {
			if err := s.Apply(refused); bodymap.KindOf(err) != bodymap.DiskFull {
				return acked, refused, fmt.Errorf("on a full disk of kind %q: %w", bodymap.KindOf(err), err)
			}
		}
		return acked, refused, nil
	}
	return acked, refused, errors.New("the disk takes everything")
}

// tellWhole says how many sessions there are, if that is what was acknowledged and each is whole.
func tellWhole(path string, acked int) error {
	s, err := openAt(path)
	if err != nil {
		return err
	}
	ctx := context.Background()
	var sessions, halves int
	err = errors.Join(checkPages(ctx, s.db, "integrity_check", s.vault), chained(ctx, s.db, s.keys),
		s.one("SELECT count(*) FROM session").Scan(&sessions),
		s.one("SELECT count(*) FROM session WHERE (SELECT count(*) FROM site WHERE site.session = session.id) <> 20").Scan(&halves), s.Close())
	if err == nil && (sessions != acked || halves > 0) {
		err = fmt.Errorf("%d sessions were acknowledged, %d are there, %d by halves", acked, sessions, halves)
	}
	fmt.Println(sessions)
	return err
}

// ownMounts are the ways in which a process may mount a disk that nobody else sees: as a user of its own, or as root.
var ownMounts = []*syscall.SysProcAttr{
	{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}}, GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	},
	{Unshareflags: syscall.CLONE_NEWNS},
}

// On a disk that is really full nothing that was acknowledged is lost, and work goes on once there is room.
func TestARealDiskThatIsFull(t *testing.T) {
	for name, newPath := range places {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			var refused error
			for _, how := range ownMounts {
				said, err := mounted(path, how)
				if len(said) > 0 {
					if err != nil || len(said) != 2 {
						t.Fatalf("it says %q; %v", said, err)
					}
					tell(t, 4, "a disk of 2 MiB is full (ENOSPC), "+name, "told “%s” four times; after clearing a file away, without a restart, it goes on: %s sessions acknowledged, 0 lost, 0 by halves", bodymap.DiskFull, said[1])
					return
				}
				refused = errors.Join(refused, err)
			}
			tell(t, 4, "a disk of 2 MiB is full (ENOSPC), "+name, "NOT RUN: on this machine a test may not mount a disk (%v)", refused)
		})
	}
}

// mounted runs the role on a disk of its own. It says nothing where none can be mounted.
func mounted(path string, how *syscall.SysProcAttr) (said []string, err error) {
	c := exec.Command(os.Args[0], "-test.run=^$")
	c.Env = append(os.Environ(), "ASHI_TEST_ROLE=tmpfs", "ASHI_TEST_PATH="+path)
	c.SysProcAttr = how
	out, err := c.Output()
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		err = fmt.Errorf("%w: %.300q", err, ended.Stderr)
	}
	return strings.Fields(string(out)), err
}
