package ui

import (
	"time"

	"fyne.io/fyne/v2"
)

// warned locks because the computer is about to sleep or was locked itself. answered follows once the window is painted
// empty and the file is closed: sleep waits for that, for as long as the system lets it.
func (e *entrance) warned(answered func()) {
	e.leave(func() { e.beside(answered) })
}

// attended hears what the system says, until stop.
func (e *entrance) attended() (stop func()) {
	return attend(func(answered func()) {
		fyne.Do(func() {
			e.warned(func() {
				time.Sleep(beforeSleep)
				answered()
			})
		})
	})
}

// beforeSleep is how long it takes to paint the window several times.
const beforeSleep = 200 * time.Millisecond
