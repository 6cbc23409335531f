package bodymap_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ashi/bodymap"
)

func backupsAt(moments ...time.Time) (all []bodymap.Backup) {
	for _, at := range moments {
		all = append(all, bodymap.Backup{Path: bodymap.BackupName(at), At: at})
	}
	return all
}

// left is what stays once the surplus is gone.
func left(all []bodymap.Backup) []bodymap.Backup {
	gone := bodymap.Surplus(all, time.UTC)
	return slices.DeleteFunc(slices.Clone(all), func(b bodymap.Backup) bool { return slices.Contains(gone, b) })
}

func TestBackupsAreThinnedByDayWeekAndMonth(t *testing.T) {
	var all []time.Time
	start := time.Date(2025, 1, 1, 8, 0, 0, 0, time.UTC)
	for day := range 700 {
		all = append(all, start.AddDate(0, 0, day), start.AddDate(0, 0, day).Add(9*time.Hour))
	}
	kept := left(backupsAt(all...))
	var days []string
	for _, b := range kept {
		days = append(days, b.At.Format("2006-01-02 15"))
	}
	want := []string{ // eleven ends of months before this one, then ends of weeks, then the last seven days; the last of each day
		"2026-01-31 17", "2026-02-28 17", "2026-03-31 17", "2026-04-30 17", "2026-05-31 17", "2026-06-30 17",
		"2026-07-31 17", "2026-08-31 17", "2026-09-30 17", "2026-10-31 17", "2026-11-15 17", "2026-11-22 17", "2026-11-25 17", "2026-11-26 17",
		"2026-11-27 17", "2026-11-28 17", "2026-11-29 17", "2026-11-30 17", "2026-12-01 17",
	}
	if !slices.Equal(days, want) {
		t.Errorf("kept are %q", days)
	}
}

func TestThinningKeepsWhatItMust(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours := rapid.SliceOfNDistinct(rapid.IntRange(0, 24*900), 0, 80, rapid.ID).Draw(t, "hours")
		var all []bodymap.Backup
		for _, h := range hours {
			all = append(all, backupsAt(time.Date(2024, 1, 1, h, 0, 0, 0, time.UTC))...)
		}
		kept := left(all)
		if len(kept) > 7+4+12 {
			t.Fatalf("%d are kept", len(kept))
		}
		newest := func(some []bodymap.Backup) (last time.Time) {
			for _, b := range some {
				if b.At.After(last) {
					last = b.At
				}
			}
			return last
		}
		if newest(all) != newest(kept) {
			t.Fatal("the newest is gone")
		}
		if again := left(kept); !slices.Equal(again, kept) {
			t.Fatal("thinned twice, more goes")
		}
		for _, b := range all { // whatever goes, a newer one of the same month stays, or twelve later months have one
			month := b.At.Format("2006-01")
			later := map[string]bool{}
			same := false
			for _, k := range kept {
				same = same || k.At.Format("2006-01") == month && !k.At.Before(b.At)
				if m := k.At.Format("2006-01"); m > month {
					later[m] = true
				}
			}
			if !same && len(later) < 12 {
				t.Fatalf("%v is gone, and nothing stands for its month", b.At)
			}
		}
	})
}

func TestTheNameOfABackupTellsItsMoment(t *testing.T) {
	at := time.Date(2026, 11, 28, 17, 4, 5, 0, time.UTC)
	if got, ok := bodymap.BackupMoment(bodymap.BackupName(at.In(time.FixedZone("CET", 3600)))); !ok || !got.Equal(at) {
		t.Errorf("%v %v", got, ok)
	}
	for _, name := range []string{"", "ashi.sqlite", "ashi-20261128T170405Z.backup.part", "ashi-20261328T170405Z.backup", "xashi-20261128T170405Z.backup"} {
		if _, ok := bodymap.BackupMoment(name); ok {
			t.Errorf("%q is taken for a backup", name)
		}
	}
}

func TestFoldersThatAreCopiedElsewhereAreKnown(t *testing.T) {
	marked := func(path string) bool { return path == "/data/shared/.stfolder" }
	for folder, want := range map[string]string{
		"/srv/ann/Dropbox/practice":                                "Dropbox",
		"/srv/ann/Dropbox (Firm)/practice":                         "Dropbox",
		"C:/ann/OneDrive - Practice/ashi":                          "OneDrive",
		"/Volumes/ann/Library/CloudStorage/GoogleDrive-a@b.c/ashi": "Google Drive",
		"/Volumes/ann/Library/Mobile Documents/com~apple/ashi":     "iCloud",
		"/srv/ann/Nextcloud":                                       "Nextcloud",
		"/data/shared/deep/below":                                  "Syncthing",
		"/data/other":                                              "",
		"/data/nodropbox/x":                                        "",
		"relative/place":                                           "",
	} {
		if got := bodymap.SyncedBy(folder, marked); got != want {
			t.Errorf("%s: %q, want %q", folder, got, want)
		}
	}
}
