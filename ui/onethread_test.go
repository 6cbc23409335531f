package ui

import (
	"runtime"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// A window on a screen does all its work on one thread. The toolkit's driver for tests does what a timer asks for on the
// timer's own, while the test goes on: two who paint at once. Here it waits until the window is painted next.
type oneThread struct {
	fyne.App
	driver *waitingDriver
}

type waitingDriver struct {
	fyne.Driver
	mu  sync.Mutex
	due []func()
}

// testApp is a program without a screen that ends with the test.
func testApp(t testing.TB) fyne.App {
	t.Helper()
	a := test.NewTempApp(t)
	one := &oneThread{a, &waitingDriver{Driver: a.Driver()}}
	fyne.SetCurrentApp(one)
	return one
}

// Driver implements fyne.App.
func (a *oneThread) Driver() fyne.Driver { return a.driver }

// DoFromGoroutine implements fyne.Driver.
func (d *waitingDriver) DoFromGoroutine(f func(), wait bool) {
	if wait || !onATimer() {
		d.Driver.DoFromGoroutine(f, wait)
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.due = append(d.due, f)
}

// onATimer tells whether a timer or the painter beside the window began what runs.
func onATimer() bool {
	text := make([]byte, 1<<14)
	text = text[:runtime.Stack(text, false)]
	last := string(text)
	if i := strings.LastIndex(last, "created by "); i >= 0 {
		last = last[i:]
		return strings.HasPrefix(last, "created by time.goFunc") || strings.HasPrefix(last, "created by ashi/ui/figure")
	}
	return false
}

// catchUp does what has come due.
func catchUp() {
	one, ok := fyne.CurrentApp().(*oneThread)
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
