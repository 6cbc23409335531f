package ui

// doses is what the screens use of amounts and their limits.
type doses interface{}

// dosesPages are the pages about it.
func dosesPages(*desk) []leaf { return nil }
