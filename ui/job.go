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
	at    *errand // nil: nothing runs
}

// errand is one time that a job is done.
type errand struct {
	stop context.CancelFunc
	over chan struct{} // closed when the work has ended
}

func newJob(d *desk) *job {
	j := &job{desk: d, words: widget.NewLabel(""), bar: widget.NewProgressBar()}
	j.words.Wrapping = fyne.TextWrapWord
	j.end = widget.NewButton(say("Cancel"), j.cancel)
	d.jobs = append(d.jobs, j)
	j.box = container.New(&column{gap: 4}, j.words, container.NewBorder(nil, nil, nil, j.end, j.bar))
	j.box.Hide()
	return j
}

// busy tells that work is under way.
func (j *job) busy() bool { return j.at != nil }

// cancel asks the work to end.
func (j *job) cancel() {
	if j.at != nil {
		j.at.stop()
	}
}

// halt ends the work and waits until it has ended: nothing of it touches the record any more, and nothing follows it.
func (j *job) halt() {
	if r := j.at; r != nil {
		r.stop()
		<-r.over
		j.rest()
	}
}

func (j *job) rest() {
	j.at = nil
	j.box.Hide()
}

// shownEvery is how often the bar follows: each time the whole window is painted.
const shownEvery = 100 * time.Millisecond

// run does work, which tells how much of a total is done, and then hands over its error, on the window's thread.
func (j *job) run(words string, work func(ctx context.Context, progress func(done, total int64)) error, then func(error)) {
	ctx, stop := context.WithCancel(context.Background())
	r := &errand{stop: stop, over: make(chan struct{})}
	j.at = r
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
	var err error
	j.desk.apart(func() {
		err = work(ctx, progress)
		close(r.over)
	}, func() {
		stop()
		if j.at != r { // it was halted
			return
		}
		j.rest()
		then(err)
		j.desk.changed()
	})
}
