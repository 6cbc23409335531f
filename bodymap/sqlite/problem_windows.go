package sqlite

import (
	"errors"

	"golang.org/x/sys/windows"
)

// isHeld tells that another program keeps a file, or a part of it, for itself.
func isHeld(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}
