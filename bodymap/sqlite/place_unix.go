//go:build unix

package sqlite

import (
	"os"
	"syscall"
)

// sameDisk tells whether two files or folders lie on the same disk.
func sameDisk(a, b string) bool {
	device := func(path string) (dev any) {
		if info, err := os.Stat(path); err == nil {
			if s, ok := info.Sys().(*syscall.Stat_t); ok {
				return s.Dev
			}
		}
		return nil
	}
	at := device(a)
	return at != nil && at == device(b)
}
