package ui

// care is what the screens use of checks, consents and courses.
type care interface{}

// carePages are the pages about it.
func carePages(*desk) []leaf { return nil }
