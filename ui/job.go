package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// job is work beside the window's thread: how far it is, and a button that ends it. It takes no room while nothing runs.
type job struct {
	desk  *desk
	box   *fyne.Container
	words *widget.Label
	bar   *widget.ProgressBar
	end   *widget.Button
	stop  context.CancelFunc // nil: nothing runs
	spawn func(func())       // starts work beside the window's thread
}

func newJob(d *desk) *job {
	j := &job{desk: d, words: widget.NewLabel(""), bar: widget.NewProgressBar(), spawn: func(work func()) { go work() }}
	j.words.Wrapping = fyne.TextWrapWord
	j.end = widget.NewButton(say("Cancel"), func() {
		if j.stop != nil {
			j.stop()
		}
	})
	j.box = container.New(&column{gap: 4}, j.words, container.NewBorder(nil, nil, nil, j.end, j.bar))
	j.box.Hide()
	return j
}

// busy tells that work is under way.
func (j *job) busy() bool { return j.stop != nil }

// shownEvery is how often the bar follows: each time the whole window is painted.
const shownEvery = 100 * time.Millisecond

// run does work, which tells how much of a total is done, and then hands over its error. done comes on the window's thread.
func (j *job) run(words string, work func(ctx context.Context, progress func(done, total int64)) error, done func(error)) {
	ctx, stop := context.WithCancel(context.Background())
	j.stop = stop
	j.words.SetText(words)
	j.bar.SetValue(0)
	j.box.Show()
	j.desk.changed() // the bar needs its room before it is painted
	var shown time.Time
	progress := func(done, total int64) {
		if now := time.Now(); now.Sub(shown) >= shownEvery && total > 0 {
			shown = now
			fyne.Do(func() { j.bar.SetValue(float64(done) / float64(total)) })
		}
	}
	j.spawn(func() {
		err := work(ctx, progress)
		fyne.Do(func() {
			stop()
			j.stop = nil
			j.box.Hide()
			done(err)
			j.desk.changed()
		})
	})
}
