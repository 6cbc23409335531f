package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// glovedEnd sums up what was done and makes the record of it. Where there is
// nothing to step through it says what to do.
type glovedEnd struct {
	desk   *desk
	box    *fyne.Container
	title  *widget.Label
	text   *widget.Label
	finish *bigButton
	away   *bigButton
}

func newGlovedEnd(d *desk, finish func()) *glovedEnd {
	e := &glovedEnd{desk: d, title: wrapped(), text: wrapped()}
	e.title.TextStyle.Bold, e.title.SizeName = true, sizeGloveBold
	e.text.SizeName = sizeGloveMore
	e.finish = newBigButton(gloveText, say("Finish: record the session"), theme.ConfirmIcon(), finish)
	e.finish.Importance = widget.HighImportance
	e.away = newBigButton(gloveText, say("Back to the body"), nil, d.leaveFront)
	rows := container.New(&tallRows{height: gloveTarget + 24, gap: glovePad}, e.finish)
	last := container.New(&tallRows{height: gloveTarget, gap: glovePad}, e.away)
	e.box = container.New(layout.NewCustomPaddedVBoxLayout(16), layout.NewSpacer(), outdented(e.title), outdented(e.text), rows, last, layout.NewSpacer())
	return e
}

func (e *glovedEnd) show(sites []bodymap.Site) {
	e.title.SetText(say("All sites are decided."))
	e.text.SetText(e.counts(sites))
	e.finish.Show()
	e.box.Refresh()
}

// counts says what became of the sites: "10 done, 2 skipped, 1.2 mL".
func (e *glovedEnd) counts(sites []bodymap.Site) string {
	var done []bodymap.Site
	skipped := 0
	for _, s := range sites {
		if s.State == bodymap.SiteSkipped {
			skipped++
		} else {
			done = append(done, s)
		}
	}
	parts := []string{count("1 done", "%d done", len(done))}
	if skipped > 0 {
		parts = append(parts, count("1 skipped", "%d skipped", skipped))
	}
	parts = append(parts, say("%s mL", e.desk.number(bodymap.Total(done).VolumeML)))
	return strings.Join(parts, ", ")
}

// showEmpty says why there is nothing to step through and what to do about it.
func (e *glovedEnd) showEmpty() {
	d := e.desk
	e.title.SetText(say("Nothing to step through yet"))
	switch {
	case d.chart == nil:
		e.text.SetText(say("Choose a patient and a session first."))
	case d.chart.Session().State.Given():
		e.title.SetText(say("This session is recorded."))
		e.text.SetText(say("What was done can be changed at each site, beside the body. A new session makes a new plan."))
	default:
		e.text.SetText(say("Mark the sites on the body first, or take over a protocol or an earlier session. Then come back here."))
	}
	e.finish.Hide()
	e.box.Refresh()
}
