// Package onethread lets tests of windows do all their work on one thread, as a window on a screen does. The toolkit's
// driver for tests does what a timer asks for on the timer's own, while the test goes on: two who paint at once.
package onethread

import (
	"bytes"
	"runtime"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// app is the toolkit's for tests, with a driver of its own.
type app struct {
	fyne.App
	driver *driver
}

type driver struct {
	fyne.Driver
	mu  sync.Mutex
	due []func()
}

// App is a program without a screen that ends with the test. What timers and painters beside the window ask of the
// window's thread waits for CatchUp; in a synctest bubble, where nothing else runs meanwhile, it is done at once.
func App(t testing.TB) fyne.App {
	t.Helper()
	a := test.NewTempApp(t)
	one := &app{a, &driver{Driver: a.Driver()}}
	fyne.SetCurrentApp(one)
	return one
}

// Driver implements fyne.App.
func (a *app) Driver() fyne.Driver { return a.driver }

// DoFromGoroutine implements fyne.Driver.
func (d *driver) DoFromGoroutine(f func(), wait bool) {
	if wait || !apart() {
		d.Driver.DoFromGoroutine(f, wait)
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.due = append(d.due, f)
}

// apart tells whether a timer or a painter began what runs, outside a bubble.
func apart() bool {
	const room = 1 << 14 // bytes; a stack that takes more is not one of those
	text := make([]byte, room)
	text = text[:runtime.Stack(text, false)]
	head, _, _ := bytes.Cut(text, []byte("\n"))
	from := text[max(0, bytes.LastIndex(text, []byte("created by "))):]
	return !bytes.Contains(head, []byte("synctest bubble")) &&
		(bytes.HasPrefix(from, []byte("created by time.goFunc")) || bytes.HasPrefix(from, []byte("created by ashi/ui/figure.")))
}

// CatchUp does what has come due, before a window is painted.
func CatchUp() {
	one, ok := fyne.CurrentApp().(*app)
	if !ok {
		return
	}
	one.driver.mu.Lock()
	due := one.driver.due
	one.driver.due = nil
	one.driver.mu.Unlock()
	for _, f := range due {
		f()
	}
}
