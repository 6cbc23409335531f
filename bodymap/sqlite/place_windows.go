package sqlite

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// onNetwork tells whether a folder lies on a share in the network. Where the system does not tell, it does not.
func onNetwork(folder string) bool {
	volume := filepath.VolumeName(folder)
	if strings.HasPrefix(volume, `\\`) {
		return true
	}
	root, err := windows.UTF16PtrFromString(volume + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}

// free is the space that is left in a folder for this person, in bytes.
func free(folder string) (bytes int64, known bool) {
	var left uint64
	name, err := windows.UTF16PtrFromString(folder)
	if err != nil || windows.GetDiskFreeSpaceEx(name, &left, nil, nil) != nil {
		return 0, false
	}
	return int64(min(left, 1<<62)), true
}

// sameDisk tells whether two files or folders lie on the same disk.
func sameDisk(a, b string) bool {
	return strings.EqualFold(filepath.VolumeName(a), filepath.VolumeName(b))
}
