package sqlite

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"ashi/bodymap"
)

// mostTries is how many failed sign-ins are kept with their times.
const mostTries = 50

func (d *Door) triesPath() string { return d.path() + "-tries" }

// tries are the failed sign-ins, kept across restarts. A file that cannot be read counts as none: it slows guessing at the
// screen, and Argon2id slows it where this file does not reach.
func (d *Door) tries() bodymap.Tries {
	var t bodymap.Tries
	text, err := readBeside(d.triesPath())
	if err != nil || json.Unmarshal(text, &t) != nil {
		return d.unkept
	}
	return t
}

// keepTries writes them; on a disk that takes nothing they count until the program ends.
func (d *Door) keepTries(t bodymap.Tries) {
	t = t[max(0, len(t)-mostTries):]
	d.unkept = t
	text, err := json.Marshal(t)
	if err == nil {
		_ = os.WriteFile(d.triesPath(), text, 0o600)
	}
}

// tellTries puts the failed sign-ins into the log of the record that is open now, and forgets them.
func (d *Door) tellTries(p *bodymap.Practice) error {
	tries := d.tries()
	d.unkept = nil
	if len(tries) == 0 {
		return nil
	}
	said := make([]string, len(tries))
	for i, t := range tries {
		said[i] = fmt.Sprintf("%s %s", t.At.UTC().Format(time.RFC3339), t.SignIn)
	}
	if err := p.Note(bodymap.FailedSignIn, "", fmt.Sprintf("%d: %s", len(tries), strings.Join(said, ", "))); err != nil {
		return err
	}
	return os.Remove(d.triesPath())
}
