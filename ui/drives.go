package ui

import (
	"os"
	"path/filepath"
	"runtime"
)

// drive is a disk or stick that can be taken out.
type drive struct{ name, path string }

// mounts are the folders in which systems other than Windows show disks that are plugged in.
var mounts = func() []string {
	user := os.Getenv("USER")
	return []string{filepath.Join("/media", user), filepath.Join("/run/media", user), "/Volumes"}
}

// drives are those that are plugged in, at the places where the systems show them.
func drives() []drive {
	var all []drive
	if runtime.GOOS == "windows" {
		for letter := 'D'; letter <= 'Z'; letter++ {
			if root := string(letter) + `:\`; isFolder(root) {
				all = append(all, drive{string(letter) + ":", root})
			}
		}
		return all
	}
	for _, parent := range mounts() {
		entries, err := os.ReadDir(parent)
		if err != nil {
			continue
		}
		for _, e := range entries {
			if path := filepath.Join(parent, e.Name()); isFolder(path) {
				all = append(all, drive{e.Name(), path})
			}
		}
	}
	return all
}
