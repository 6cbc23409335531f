package bodymap

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Backup is a copy of the record in a file. It got its name after it was verified.
type Backup struct {
	Path  string
	At    time.Time // whose state it holds, to the second
	Bytes int64
}

// Holding is what a record, or a copy of it, holds.
type Holding struct {
	Patients, Sessions, Sites, Entries, Commands int
	Last                                         time.Time // of the newest command; zero: there is none
	Person                                       string    // who gave it
}

// BackupPlace is where backups go, and what is to be said of the place.
type BackupPlace struct {
	Folder         string
	Own            bool   // it was chosen; else it is the one beside the record
	SameDisk       bool   // a disk that fails takes record and backups with it
	Network        bool   // on a share in the network
	SyncedBy       string // the program that copies the folder to other computers; empty: none that is known
	RecordSyncedBy string // the same of the folder of the record itself
	Plain          string // a record that is not encrypted lies beside this one: its file; empty: none
}

// The name of a backup tells its moment, and nobody's name.
const backupForm = "ashi-20060102T150405Z.backup"

// BackupName is the name of the file of a backup made at a moment.
func BackupName(at time.Time) string { return at.UTC().Format(backupForm) }

// BackupMoment tells when a backup was made by the name of its file; ok is false when it is none.
func BackupMoment(name string) (at time.Time, ok bool) {
	at, err := time.Parse(backupForm, name)
	return at, err == nil && BackupName(at) == name
}

// StaleAfter is how old the last verified backup may be before the screen says so in red: a choice of the app.
const StaleAfter = 7 * 24 * time.Hour

// How many backups are kept. The periods count only where there is a backup: a practice that was closed loses none.
const (
	keptDays, keptWeeks, keptMonths = 7, 4, 12
)

// Surplus are the backups that can go: all but the newest of each of the last 7 days, 4 weeks and 12 months which have
// one, by the calendar of a place. The newest of all is never among them.
func Surplus(all []Backup, place *time.Location) (surplus []Backup) {
	newest := slices.SortedFunc(slices.Values(all), func(a, b Backup) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Path, b.Path)) })
	kept := map[string]bool{}
	for _, rule := range []struct {
		most   int
		period func(time.Time) string
	}{
		{keptDays, func(t time.Time) string { return t.Format(time.DateOnly) }},
		{keptWeeks, func(t time.Time) string {
			year, week := t.ISOWeek()
			return strconv.Itoa(year) + " " + strconv.Itoa(week)
		}},
		{keptMonths, func(t time.Time) string { return t.Format("2006-01") }},
	} {
		seen := map[string]bool{}
		for _, b := range newest {
			if p := rule.period(b.At.In(place)); !seen[p] && len(seen) < rule.most {
				seen[p], kept[b.Path] = true, true
			}
		}
	}
	for _, b := range newest {
		if !kept[b.Path] {
			surplus = append(surplus, b)
		}
	}
	return surplus
}

// clouds are the names, in small letters, that programs which copy folders to elsewhere give to theirs, and the files
// by which they mark them. The names stand for whole parts of a path or, with a trailing star, for their beginnings.
var clouds = []struct{ service, part, marker string }{
	{"Dropbox", "dropbox*", ".dropbox"},
	{"OneDrive", "onedrive*", ""},
	{"Google Drive", "google drive*", ""},
	{"Google Drive", "googledrive*", ""},
	{"iCloud", "icloud*", ""},
	{"iCloud", "mobile documents", ""},
	{"Nextcloud", "nextcloud*", ".nextcloudsync.log"},
	{"ownCloud", "owncloud*", ".owncloudsync.log"},
	{"Syncthing", "syncthing", ".stfolder"},
}

// SyncedBy names the program that copies a folder to other computers, by the parts of its path (with slashes) and by
// the files that such programs leave at the root of what they copy; empty: none that is known. has tells whether a file exists.
func SyncedBy(folder string, has func(path string) bool) string {
	for at := path.Clean(folder); ; at = path.Dir(at) {
		name := strings.ToLower(path.Base(at))
		for _, c := range clouds {
			begins, open := strings.CutSuffix(c.part, "*")
			if name == begins || open && strings.HasPrefix(name, begins) || c.marker != "" && has(path.Join(at, c.marker)) {
				return c.service
			}
		}
		if at == path.Dir(at) {
			return ""
		}
	}
}
