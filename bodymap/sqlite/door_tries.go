package sqlite

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"ashi/bodymap"
)

// mostTries is how many failed sign-ins are kept with their times.
const mostTries = 50

// counter counts the failed sign-ins at a record and at its backups, and keeps them across restarts. It is safe for use
// from several goroutines.
type counter struct {
	path  string // where they are kept
	clock bodymap.Clock

	mu     sync.Mutex
	unkept bodymap.Tries // those that the disk did not take
}

func newCounter(record string, clock bodymap.Clock) *counter {
	return &counter{path: record + "-tries", clock: clock}
}

// tries are those that were counted. A file that cannot be read counts as none: it slows guessing at the screen, and
// Argon2id slows it where this file does not reach.
func (c *counter) tries() bodymap.Tries {
	var t bodymap.Tries
	text, err := readBeside(c.path)
	if err != nil || json.Unmarshal(text, &t) != nil {
		return c.unkept
	}
	return t
}

// wait tells how long the next try has to wait.
func (c *counter) wait() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.tries().Wait(c.clock())
}

// add counts a wrong password, of a backup when its file is named. On a disk that takes nothing it counts until the
// program ends.
func (c *counter) add(signIn, backup string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	t := append(c.tries(), bodymap.Try{At: c.clock().UTC(), SignIn: signIn, Backup: backup})
	t = t[max(0, len(t)-mostTries):]
	c.unkept = t
	text, err := json.Marshal(t)
	if err == nil {
		_ = os.WriteFile(c.path, text, 0o600)
	}
}

// tell puts the failed sign-ins into the log of the record that is open now, and forgets them.
func (c *counter) tell(p *bodymap.Practice) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	tries := c.tries()
	c.unkept = nil
	if len(tries) == 0 {
		return nil
	}
	said := make([]string, len(tries))
	for i, t := range tries {
		said[i] = t.At.UTC().Format(time.RFC3339)
		for _, more := range []string{t.SignIn, t.Backup} {
			if more != "" {
				said[i] += " " + more
			}
		}
	}
	if err := p.Note(bodymap.FailedSignIn, "", fmt.Sprintf("%d: %s", len(tries), strings.Join(said, ", "))); err != nil {
		return err
	}
	_ = os.Remove(c.path) // better told twice than kept out
	return nil
}
