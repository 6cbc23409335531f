// Package ui holds the screens of Ashi.
package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
)

// Options are what the window needs from the program.
type Options struct {
	Practice *bodymap.Practice
	Clock    bodymap.Clock
	DataDir  string // where printed pages are kept
	Lang     string // "en", "fr" or "" for the system's
	Version  string
}

// Run shows the main window and returns when it is closed.
func Run(a fyne.App, o Options) {
	if o.Clock == nil {
		o.Clock = time.Now
	}
}

// ShowProblem shows one window that says why the record cannot be opened, and
// returns when it is closed.
func ShowProblem(a fyne.App, sentence string) {
}
