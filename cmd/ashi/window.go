package main

import (
	"fmt"
	"os"
	"runtime"
	"time"

	"fyne.io/fyne/v2/app"

	"ashi/bodymap"
	"ashi/ui"
)

type openCmd struct{}

// Run opens the window on the record; a window with a sentence when the record cannot be opened.
func (openCmd) Run(c *common) error {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" {
		return refuse(bodymap.NotFound, "There is no display here. Run Ashi on a desktop, or see what it does without a window: ashi --help")
	}
	a := app.NewWithID("org.ashi.Ashi")
	err := withPractice(c.Data, time.Now, func(p *bodymap.Practice) error {
		ui.Run(a, ui.Options{Practice: p, Clock: time.Now, DataDir: c.Data, Lang: c.Lang})
		return nil
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, bodymap.Sentence(err, c.language()))
		ui.ShowProblem(a, c.language(), bodymap.Sentence(err, c.language()))
		os.Exit(1)
	}
	return nil
}
