//go:build unix && !linux && !darwin

package sqlite

// onNetwork cannot be told here.
func onNetwork(string) bool { return false }

// free cannot be told here.
func free(string) (bytes int64, known bool) { return 0, false }
