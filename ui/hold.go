package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// hold does what the record is not free during and what may not be cut short, beside the window's thread. Until it is
// done the window takes nothing and says why. then comes after it, even when the window was locked meanwhile: the record
// is locked only after it.
func (d *desk) hold(words string, work func() error, then func(error)) {
	d.held = true
	uncover := d.cover(words)
	d.beside(func() {
		err := work()
		fyne.Do(func() {
			d.held = false
			uncover()
			then(err)
			d.changed()
			for len(d.later) > 0 && !d.held {
				next := d.later[0]
				d.later = d.later[1:]
				next()
			}
		})
	})
}

// apart does work beside the window's thread, and then on it what needs the record.
func (d *desk) apart(work, then func()) {
	d.beside(func() {
		work()
		fyne.Do(func() { d.free(then) })
	})
}

// free does something now or, while the record is held, right after that.
func (d *desk) free(do func()) {
	if d.held {
		d.later = append(d.later, do)
		return
	}
	do()
}

// stopJobs asks all other work to end; nothing follows it. wait, which is not for the window's thread, returns when it
// has ended.
func (d *desk) stopJobs() (wait func()) {
	var stopped []*errand
	for _, j := range d.jobs {
		if j.busy() {
			stopped = append(stopped, j.at)
			j.at.stop()
			j.rest()
		}
	}
	return func() {
		for _, r := range stopped {
			<-r.over
		}
	}
}

// coverAfter is how long the window may be held without a word.
const coverAfter = 150 * time.Millisecond

// cover keeps everything from the window, and says why if that lasts.
func (w *window) cover(words string) (uncover func()) {
	c := w.win.Canvas()
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameShadow))
	plate := canvas.NewRectangle(theme.Color(colorPaper))
	plate.StrokeColor, plate.StrokeWidth, plate.CornerRadius = theme.Color(colorEdge), 1, 14
	said := widget.NewLabel(words)
	said.Wrapping = fyne.TextWrapWord
	bar := widget.NewProgressBarInfinite()
	bar.Hide() // or it moves unseen
	card := container.NewStack(plate, container.New(layout.NewCustomPaddedLayout(20, 20, 22, 22), container.New(&column{gap: 8}, said, bar)))
	veil := container.NewStack(ground, container.New(&midColumn{}, card))
	veil.Hide()
	all := container.NewStack(newShield(), veil)
	c.Overlays().Add(all)
	all.Resize(c.Size())
	late := time.AfterFunc(coverAfter, func() {
		fyne.Do(func() {
			if w.desk.held {
				bar.Show()
				veil.Show()
				relay(all)
			}
		})
	})
	return func() {
		late.Stop()
		bar.Hide()
		c.Overlays().Remove(all)
	}
}
