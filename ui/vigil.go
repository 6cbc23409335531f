package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"ashi/ui/figure"
)

// lockAfter are the minutes without a key, a tap, the wheel or a move of the pointer after which the window can lock.
var lockAfter = []int{1, 2, 5, 10, 15, 30}

const (
	keyLockAfter  = "lock after seconds"
	usualLock     = 5 * 60
	beatEvery     = time.Second
	sleptFor      = 30 * time.Second // a beat that comes so much too late: the computer was asleep
	longestUnlock = 30 * 60          // whatever stands in the preferences, it never stays open longer
)

// vigil tells when nobody is at the window any more, and when the computer has slept.
type vigil struct {
	taste   taste
	stirred bool      // something was done since the last beat
	last    time.Time // something was done
	before  time.Time // the last beat
	cursor  any       // where it was then
	at      int       // how far into the text
	rolled  float32   // how far all was scrolled then
}

func newVigil(t taste) *vigil { return &vigil{taste: t, stirred: true} }

// stir tells that somebody is there.
func (v *vigil) stir() { v.stirred = true }

// after is how long nobody needs to be there.
func (v *vigil) after() time.Duration {
	s := v.taste.store.IntWithFallback(keyLockAfter, usualLock)
	return time.Duration(min(max(s, 1), longestUnlock)) * time.Second
}

// beat looks once a second, and tells whether it is time to lock. now is by the clock on the wall, which goes on while
// the computer sleeps.
func (v *vigil) beat(now time.Time, c fyne.Canvas) bool {
	now = now.Round(0)
	slept := !v.before.IsZero() && now.Sub(v.before) >= sleptFor
	v.before = now
	focused := c.Focused()
	typed, rolled := cursorOf(focused), rolledOf(c.Content())
	if v.stirred || any(focused) != v.cursor || typed != v.at || rolled != v.rolled || now.Before(v.last) {
		v.last, v.stirred, v.cursor, v.at, v.rolled = now, false, focused, typed, rolled
	}
	return slept || now.Sub(v.last) >= v.after()
}

// cursorOf is how far the cursor stands in a line of text, which moves as one types.
func cursorOf(f fyne.Focusable) int {
	if e, ok := f.(interface{ CursorTextOffset() int }); ok {
		return e.CursorTextOffset()
	}
	return -1
}

// rolledOf sums up how far everything is scrolled and zoomed: the window gives the wheel, and a finger that pulls a list,
// to what lies under them and to nobody else.
func rolledOf(o fyne.CanvasObject) (sum float32) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, part := range o.Objects {
			if part.Visible() {
				sum += rolledOf(part)
			}
		}
	case *container.Scroll:
		sum = o.Offset.X + o.Offset.Y + rolledOf(o.Content)
	case *widget.List:
		sum = o.GetScrollOffset()
	case *figure.Map:
		sum = float32(o.Scale())
	}
	return sum
}

// watcher lies below all else in the window. The window asks every object under the pointer for its cursor, and so this
// one hears of each move without keeping it from what lies above.
type watcher struct {
	widget.BaseWidget
	stir func()
}

var _ desktop.Cursorable = (*watcher)(nil)

func newWatcher(stir func()) *watcher {
	w := &watcher{stir: stir}
	w.ExtendBaseWidget(w)
	return w
}

// Cursor implements desktop.Cursorable.
func (w *watcher) Cursor() desktop.Cursor {
	w.stir()
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (w *watcher) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{})
}

// watch beats until the window is closed.
func (e *entrance) watch() (stop func()) {
	ticker, done := time.NewTicker(beatEvery), make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			case <-ticker.C:
				now := time.Now()
				fyne.Do(func() { e.beat(now) })
			}
		}
	}()
	return func() {
		ticker.Stop()
		close(done)
	}
}

// beat locks when it is time to, leaves a backup that was unlocked alone no longer than a record, or lets the page that is
// shown count down.
func (e *entrance) beat(now time.Time) {
	if e.busy { // the door takes one thing at a time; that time has passed shows with the next beat
		return
	}
	due := e.vigil.beat(now, e.win.Canvas())
	switch {
	case e.open && due:
		e.shut()
	case e.open:
		if k := e.house.desk.keeper; k != nil {
			k.beat()
		}
	default:
		e.beatAtDoor(due)
	}
}

func (e *entrance) beatAtDoor(due bool) {
	switch p := e.page.(type) {
	case *unlockPage:
		p.countDown()
	case *restorePage:
		if due && !p.keeper.job.busy() {
			e.arrive()
			return
		}
		p.keeper.beat()
	}
}
