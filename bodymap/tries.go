package bodymap

import "time"

// Tries are the failed sign-ins at a record and its backups since the last good one, oldest first. They hold no word of what was typed as password.
type Tries []Try

// Try is a failed sign-in.
type Try struct {
	At     time.Time
	SignIn string // the sign-in name that was tried; empty: the recovery key
	Backup string `json:",omitempty"` // the name of the backup's file at which it was; empty: the record itself
}

// Wait is how long the next try has to wait: not at all after the first two, then 1 s, 2 s, 4 s and so on up to a minute.
// A clock that is set back makes nobody wait longer than that.
func (t Tries) Wait(now time.Time) time.Duration {
	if len(t) < 3 {
		return 0
	}
	delay := min(time.Minute, time.Second<<min(len(t)-3, 6))
	left := t[len(t)-1].At.Add(delay).Sub(now)
	return min(max(left, 0), delay)
}
