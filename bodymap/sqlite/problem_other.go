//go:build !windows

package sqlite

// isHeld tells that another program keeps a file for itself, which only Windows lets it do.
func isHeld(error) bool { return false }
