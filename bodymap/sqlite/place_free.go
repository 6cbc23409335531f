//go:build linux || darwin

package sqlite

import "golang.org/x/sys/unix"

// free is the space that is left in a folder for this person, in bytes.
func free(folder string) (bytes int64, known bool) {
	var fs unix.Statfs_t
	if unix.Statfs(folder, &fs) != nil {
		return 0, false
	}
	return int64(min(fs.Bavail, 1<<40)) * int64(fs.Bsize), true // some systems count what is kept for root as less than nothing
}
