package ui

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// backupChoice lists backups, asks for the password of the chosen one where the record does not open it, tells what it
// holds, and brings it back in two steps.
type backupChoice struct {
	desk   *desk
	keeper *keeper
	source func() ([]bodymap.Backup, error)
	list   *widget.List
	all    []bodymap.Backup
	none   *widget.Label

	chosen, holds *widget.Label
	bad           *cautionLine

	locked   *fyne.Container
	people   *fyne.Container
	who      *who
	seen     int // the look that asked for it
	password *gateEntry
	wrong    *widget.Label
	open     *widget.Button
	waits    bool

	ask    *widget.Button
	askRow *fyne.Container
	sure   *fyne.Container
	really *widget.Button
}

// newBackupChoice makes one of the backups that source gives. words say what a restore does.
func newBackupChoice(d *desk, source func() ([]bodymap.Backup, error), words string) *backupChoice {
	c := &backupChoice{desk: d, keeper: d.keeper, source: source, chosen: bigLabel(), holds: widget.NewLabel(""), none: widget.NewLabel(""), bad: newCautionLine()}
	c.holds.Wrapping, c.none.Wrapping, c.none.Importance = fyne.TextWrapWord, fyne.TextWrapWord, widget.LowImportance
	c.list = widget.NewList(func() int { return len(c.all) },
		func() fyne.CanvasObject { return newRow(c.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(c.row(c.all[i])) })
	c.list.HideSeparators = true
	onSelect(c.list, func(i int) { c.keeper.choose(c.all[i]) })
	c.makeLocked()
	c.makeSteps(words)
	c.keeper.beat = c.countDown
	return c
}

// makeLocked makes what asks for a password.
func (c *backupChoice) makeLocked() {
	c.people = container.NewStack()
	c.password, c.wrong = newGateEntry(true), problemLabel()
	look := func() {
		if !c.waits {
			c.keeper.unlock(c.who.name, c.password.Text)
		}
	}
	c.password.OnSubmitted = func(string) { look() }
	c.open = widget.NewButton(say("Look inside"), look)
	c.open.Importance = widget.HighImportance
	words := widget.NewLabel(say("This backup opens with a password of the time when it was made."))
	words.Wrapping = fyne.TextWrapWord
	c.locked = container.New(&column{gap: 6}, words, c.people, c.password, c.wrong, container.New(&flow{gap: 8}, glove(c.open, 0)))
}

// makeSteps makes the two steps of a restore.
func (c *backupChoice) makeSteps(words string) {
	set := func(on bool) func() {
		return func() {
			c.keeper.sure = on
			c.desk.changed()
		}
	}
	c.ask = widget.NewButtonWithIcon(say("Restore this backup ..."), theme.HistoryIcon(), set(true))
	c.really = widget.NewButton(say("Replace the record"), c.keeper.restore)
	c.really.Importance = widget.DangerImportance
	text := widget.NewLabel(words)
	text.Wrapping = fyne.TextWrapWord
	c.sure = container.New(&column{gap: 6}, text, container.New(&flow{gap: 8}, glove(c.really, 0), glove(widget.NewButton(say("Cancel"), set(false)), 0)))
	c.askRow = container.New(&flow{gap: 8}, glove(c.ask, 0))
}

// rows are what stands below each other about the chosen one.
func (c *backupChoice) rows() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.chosen, c.locked, c.holds, c.bad.box, c.askRow, c.sure}
}

func (c *backupChoice) row(b bodymap.Backup) rowText {
	return rowText{
		title: momentText(b.At, c.desk.now(), c.desk.lang), under: megabytes(c.desk, b.Bytes), on: b == c.keeper.chosen,
		tapped: func() { c.keeper.choose(b) },
	}
}

func megabytes(d *desk, n int64) string { return say("%s MB", d.number(round(float64(n)/1e6, 1))) }

// momentText is a day and a time of it, where now is.
func momentText(at, now time.Time, lang string) string {
	at = at.In(now.Location())
	return bodymap.DateText(at, lang) + ", " + at.Format("15:04")
}

func (c *backupChoice) refresh() {
	d, k := c.desk, c.keeper
	c.refreshList()
	open := k.chosen.Path != "" && !k.job.busy()
	good, may := open && k.why == nil, k.may()
	show(c.chosen, k.chosen.Path != "")
	if k.chosen.Path != "" {
		c.chosen.SetText(say("Backup of %s", momentText(k.chosen.At, d.now(), d.lang)))
	}
	show(c.holds, good)
	show(c.askRow, good && may == nil && !k.sure)
	show(c.sure, good && may == nil && k.sure)
	c.bad.box.Hide()
	c.refreshLocked(open && k.apart())
	switch {
	case good:
		c.holds.SetText(strings.TrimSpace(c.holdsText() + " " + bodymap.Sentence(may, d.lang)))
	case open && !k.apart():
		c.bad.say(bodymap.Sentence(k.why, d.lang))
	}
}

func (c *backupChoice) refreshList() {
	var err error
	c.all, err = c.source()
	c.none.SetText(bodymap.Sentence(err, c.desk.lang))
	if err == nil && len(c.all) == 0 {
		c.none.SetText(say("There is no backup in the folder yet."))
	}
	show(c.none, c.none.Text != "")
	c.list.Refresh()
}

// refreshLocked asks for the password, or no longer.
func (c *backupChoice) refreshLocked(on bool) {
	k := c.keeper
	show(c.locked, on)
	if !on || c.seen == k.looks { // else one may be typing
		return
	}
	c.seen = k.looks
	if !k.tried || c.who == nil {
		names := append(slices.Clone(k.names), "")
		c.who = newWho(names, names[0], c.begin)
		c.people.Objects = []fyne.CanvasObject{c.who.box}
	}
	c.password.SetText("")
	c.wrong.SetText(bodymap.Sentence(k.why, c.desk.lang))
	show(c.wrong, k.tried)
	c.countDown()
	c.begin()
}

// countDown says how long the next try has to wait.
func (c *backupChoice) countDown() {
	if !c.locked.Visible() {
		return
	}
	c.waits = countDown(c.open, c.keeper.backups.Wait(), say("Look inside"))
	enable(c.open, !c.waits)
}

// begin puts the cursor where the password is typed.
func (c *backupChoice) begin() {
	for _, o := range []fyne.CanvasObject{c.password, c.list} { // what has not been painted yet would have no canvas
		if at := fyne.CurrentApp().Driver().CanvasForObject(o); at != nil {
			at.Focus(c.password)
			return
		}
	}
}

// holdsText says what the chosen one holds, and who can open it.
func (c *backupChoice) holdsText() string {
	d, h := c.desk, c.keeper.holds
	text := say("Verified just now: every page and the log are whole.") + " " + say("It holds %s.",
		count("1 patient", "%d patients", h.Patients)+", "+count("1 session", "%d sessions", h.Sessions)+", "+count("1 site", "%d sites", h.Sites))
	if !h.Last.IsZero() {
		text += " " + say("Last entry: %s, by %s.", momentText(h.Last, d.now(), d.lang), h.Person)
	}
	return text + " " + say("Who can sign in: %s.", strings.Join(c.keeper.names, ", "))
}
