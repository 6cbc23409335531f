package sqlite

import (
	"os"
	"path/filepath"
)

// onNetwork tells whether a folder lies on a share in the network. Where the system does not tell, it does not.
func onNetwork(folder string) bool {
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return false
	}
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	return networkFS[mountType(string(mounts), folder)]
}
