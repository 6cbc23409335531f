package sqlite

import (
	"bufio"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	"ashi/bodymap"
)

// child starts the test binary in a role; it ends with the test.
func child(t *testing.T, role, path string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^$")
	c.Env = append(os.Environ(), "ASHI_TEST_ROLE="+role, "ASHI_TEST_PATH="+path)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() }) // it may have ended
	return c, bufio.NewScanner(out)
}

// says reads the next line of a child.
func says(t *testing.T, lines *bufio.Scanner, want string) {
	t.Helper()
	if !lines.Scan() || lines.Text() != want {
		t.Fatalf("the other process says %q, not %q", lines.Text(), want)
	}
}

// writeForEver makes a session and works in it, and says a line for every command that it was told is on disk.
func writeForEver(path string) error {
	s, err := openAt(path)
	if err != nil {
		return err
	}
	if pages := os.Getenv("ASHI_TEST_CHECKPOINT"); pages != "" {
		var n int
		if err := s.one("PRAGMA wal_autocheckpoint = " + pages).Scan(&n); err != nil {
			return err
		}
	}
	patient := anna()
	session := sessionOf(patient.ID, noon)
	var sites []bodymap.SiteID
	for i := 0; ; i++ {
		change := bodymap.Change{PutPatients: []bodymap.Patient{patient}, PutSessions: []bodymap.Session{session}}
		for range 1 + i%20 { // many rows in one command, so that halves would show
			site := siteOf(session.ID, i+1)
			sites = append(sites, site.ID)
			change.PutSites = append(change.PutSites, site)
		}
		if i%7 == 6 {
			change.RemoveSites, sites = sites[:10], slices.Clone(sites[10:])
		}
		if err := s.Apply(command(bodymap.MarkSite, change)); err != nil {
			return err
		}
		if _, err := fmt.Println("on disk"); err != nil {
			return err
		}
	}
}

// Whatever was acknowledged before the process is killed is there afterwards, and nothing is there by halves. Some
// rounds kill the process while it makes the file; the log is emptied into it often, or seldom.
func TestKilledAtAnyMomentLosesNothing(t *testing.T) {
	for name, newPath := range places {
		t.Run(name, func(t *testing.T) {
			const rounds = 6
			files, total, ahead := long(6, 45), 0, 0
			for file := range files {
				t.Setenv("ASHI_TEST_CHECKPOINT", []string{"1", "8", "64", "1000"}[file%4])
				path := newPath(t)
				acked := 0
				for round := range rounds {
					acked += writeAndKill(t, path, round)
					found := checkAfterKill(t, path)
					if found < acked || found > acked+1 {
						t.Fatalf("%d commands were acknowledged, %d are in the record", acked, found)
					}
					ahead += found - acked
					acked = found
				}
				total += acked
			}
			tell(t, 1, "kill -9, "+name, "%d rounds, %d commands acknowledged: 0 lost, 0 by halves; %d rounds with one that was not yet acknowledged", files*rounds, total, ahead)
			if total < files*rounds {
				t.Errorf("only %d commands were written: the processes were killed before they did anything", total)
			}
		})
	}
}

// writeAndKill starts a writer, kills it at a random moment and returns what it acknowledged.
func writeAndKill(t *testing.T, path string, round int) (acked int) {
	t.Helper()
	c, lines := child(t, "write", path)
	wait := rand.IntN(30)
	kill := func() { _ = c.Process.Kill() }
	if round == 0 { // while the file is being made, too
		time.AfterFunc(time.Duration(rand.IntN(60_000))*time.Microsecond, kill)
	}
	for lines.Scan() {
		if acked++; acked == wait {
			time.AfterFunc(time.Duration(rand.IntN(1500))*time.Microsecond, kill)
		} else if wait == 0 {
			kill()
		}
	}
	if err := c.Wait(); err == nil || c.ProcessState.Exited() {
		t.Fatalf("the writer ended by itself: %v", err)
	}
	return acked
}

// checkAfterKill opens the record, compares its rows with its log, checks every seal and returns the number of commands.
func checkAfterKill(t *testing.T, path string) int {
	t.Helper()
	s, err := openAt(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	var verdict string
	if err := s.one("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Fatalf("integrity_check: %s, %v", verdict, err)
	}
	checkChain(t, s)
	return checkRows(t, s)
}

// checkRows compares the rows of a record with its log and returns the number of commands.
func checkRows(t testing.TB, s *Store) int {
	t.Helper()
	log := must[[]bodymap.Command](t)(s.Log(1_000_000))
	for table, want := range replay(log) {
		if got := must[[]string](t)(list(s, scanText, "SELECT id FROM "+table+" ORDER BY id")); !slices.Equal(got, want) {
			t.Fatalf("table %s holds %d rows, the log makes %d", table, len(got), len(want))
		}
	}
	return len(log)
}

func scanText(r row) (text string, err error) { return text, r.Scan(&text) }

// replay tells the ids that must be in each table after the commands of a log.
func replay(log []bodymap.Command) map[string][]string {
	patients, sessions, sites := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, c := range log {
		for _, p := range c.Change.PutPatients {
			patients[string(p.ID)] = true
		}
		for _, s := range c.Change.PutSessions {
			sessions[string(s.ID)] = true
		}
		for _, s := range c.Change.PutSites {
			sites[string(s.ID)] = true
		}
		for _, id := range c.Change.RemoveSites {
			delete(sites, string(id))
		}
	}
	ids := func(m map[string]bool) []string { return slices.Sorted(maps.Keys(m)) }
	return map[string][]string{"patient": ids(patients), "session": ids(sessions), "site": ids(sites)}
}
