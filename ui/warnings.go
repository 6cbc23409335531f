package ui

// warnings is what the screens use of the safety at a site.
type warnings interface{}
