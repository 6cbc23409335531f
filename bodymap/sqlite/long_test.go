package sqlite

import "os"

// inLong tells that the long form of the tests runs (`make fault`).
func inLong() bool { return os.Getenv("ASHI_FAULT") == "long" }

// long chooses between the short and the long form of a test.
func long(short, long int) int {
	if inLong() {
		return long
	}
	return short
}
