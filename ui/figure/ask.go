package figure

import (
	"time"

	"fyne.io/fyne/v2"
)

// Pressing this long asks what is here instead of marking it.
const longPress = 500 * time.Millisecond

// A window that comes to its work later than this has been busy: the release of
// the button may be waiting unread. It is given this long to be read.
const (
	busyAfter = 30 * time.Millisecond
	breath    = 80 * time.Millisecond
)

// askLater asks what is under the finger once it has been held down for long.
func (m *Map) askLater() { m.askIn(longPress - breath) }

func (m *Map) askIn(wait time.Duration) {
	p := &m.press
	p.timer = time.AfterFunc(wait, func() {
		due := time.Now()
		fyne.Do(func() { m.ask(due, wait == breath) })
	})
}

// ask answers a long press, if the window has been awake meanwhile: a slow frame
// must not make one of a tap.
func (m *Map) ask(due time.Time, awake bool) {
	p := &m.press
	switch {
	case !p.down || p.moved || p.timer == nil:
	case !awake || time.Since(due) > busyAfter:
		m.askIn(breath)
	default:
		p.asked = true
		m.tellHover(p.at)
	}
}
