package main

import (
	"fmt"
	"os"
	"runtime"
	"time"

	"fyne.io/fyne/v2/app"

	"ashi/bodymap"
	"ashi/bodymap/sqlite"
	"ashi/ui"
)

type openCmd struct{}

// Run opens the window in front of the record's door, or on the sample; a window with a sentence when that cannot be opened.
func (openCmd) Run(c *common) error {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" {
		return refuse(bodymap.NotFound, "There is no display here. Run Ashi on a desktop, or see what it does without a window: ashi --help")
	}
	leaveNoPages(c.Data)
	a := app.NewWithID("org.ashi.Ashi")
	o := ui.Options{Clock: time.Now, DataDir: c.Data, Lang: c.Lang}
	if !c.Plain {
		door := sqlite.NewDoor(c.Data, time.Now)
		o.Door, o.Backups = door, door.Shelf()
		ui.Run(a, o)
		return nil
	}
	err := withSample(c.Data, time.Now, func(p *bodymap.Practice) error {
		o.Practice, o.Plain = p, true
		ui.Run(a, o)
		return nil
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, bodymap.Sentence(err, c.language()))
		ui.ShowProblem(a, c.language(), bodymap.Sentence(err, c.language()))
		os.Exit(1)
	}
	return nil
}
