package main

import (
	"os"
	"os/signal"
	"syscall"

	"ashi/ui"
)

// leaveNoPages takes away the pages that a viewer reads when the system ends the program, as when a person logs out: then the
// window has no time to. The record needs nothing: what was saved is on disk.
func leaveNoPages(folder string) {
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		<-ended
		ui.ClearPages(folder)
		os.Exit(1)
	}()
}
