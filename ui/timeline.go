package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
)

// timeline is the strip of a patient's sessions, oldest first.
type timeline struct {
	desk    *desk
	box     *fyne.Container
	row     *fyne.Container // all that is in the box
	right   *fyne.Container // of it, what stands beside the sessions
	chips   *fyne.Container
	scroll  *container.Scroll
	fresh   *widget.Button
	ghost   *widget.Select
	saved   *widget.Label
	table   *choice
	again   *choice
	start   *ttwidget.Button
	filling bool
	open    fyne.CanvasObject // the chip of the open session
}

// reveal scrolls to the open session.
func (t *timeline) reveal() {
	if t.open != nil {
		end := t.open.Position().X + t.open.Size().Width
		t.scroll.ScrollToOffset(fyne.NewPos(max(0, end-t.scroll.Size().Width), 0))
	}
}

func newTimeline(d *desk) *timeline {
	t := &timeline{desk: d, chips: container.NewHBox(), saved: widget.NewLabel("")}
	t.saved.Importance = widget.LowImportance
	t.fresh = widget.NewButtonWithIcon(say("New session"), theme.ContentAddIcon(), d.newSession)
	t.ghost = widget.NewSelect(nil, t.chooseGhost)
	t.scroll = container.NewHScroll(t.chips)
	t.table = newChoice(tool(theme.ListIcon(), say("Sites as a table (Ctrl+T)"), func() { d.toggle(tableFront) }), false)
	t.start = tool(theme.MediaPlayIcon(), say("Step through the plan with gloves on (Ctrl+G or F5)"), func() { d.toggle(glovedFront) })
	t.again = newChoice(tool(theme.ContentCopyIcon(), say("Copy an earlier session, or mark rested sites"), d.askRepeat), false)
	t.right = container.NewHBox(t.ghost, t.fresh, t.again.box, t.table.box, t.start, t.saved)
	t.row = container.NewBorder(nil, nil, nil, t.right, t.scroll)
	t.box = container.NewBorder(line(), nil, nil, nil, container.New(layout.NewCustomPaddedLayout(5, 5, 8, 8), t.row))
	return t
}

// setWide says the words of the strip where there is room for them.
func (t *timeline) setWide(wide bool) {
	t.start.SetText("")
	if wide {
		t.start.SetText(say("Start"))
	}
	t.saved.Hidden = !wide
}

func (t *timeline) refresh() {
	d := t.desk
	if d.patient.ID == "" {
		t.box.Hide()
		return
	}
	t.box.Show()
	enable(t.fresh, d.sheet != patientSheet) // it lies under "Save": a slip would start a session
	if t.refreshChips() {
		relay(t.scroll)
	}
	t.table.set(d.front == tableFront)
	t.again.set(d.repeat.asked)
	show(t.again.box, d.chart != nil && d.chart.Session().State == bodymap.Planned && len(d.chart.Sites()) > 0 && len(d.sessions) > 1)
	enable(t.start, d.chart != nil && len(d.chart.Sites()) > 0)
	if t.start.Text != "" {
		t.start.SetText(d.gloveWord())
	}
	t.refreshGhosts()
	t.saved.SetText(say("saved")) // what is shown is on disk, always: what is refused is not shown
	relay(t.right)
	t.row.Layout.Layout(t.row.Objects, t.row.Size())
}

// refreshChips changes what has changed, for it takes long where there are many sessions. It tells whether there was anything.
func (t *timeline) refreshChips() (changed bool) {
	n := len(t.desk.sessions)
	changed, t.open = n != len(t.chips.Objects), nil
	for len(t.chips.Objects) < n {
		t.chips.Objects = append(t.chips.Objects, widget.NewButtonWithIcon("", nil, nil))
	}
	t.chips.Objects = t.chips.Objects[:n]
	for i, o := range t.chips.Objects {
		changed = t.fill(o.(*widget.Button), t.desk.sessions[n-1-i], i+1) || changed
	}
	return changed
}

// fill makes a chip open a session: an open ring is a plan, a disc a record, a tick a signed one. It tells whether it looks different.
func (t *timeline) fill(b *widget.Button, s bodymap.Session, n int) bool {
	icon := theme.RadioButtonIcon()
	switch s.State {
	case bodymap.Recorded:
		icon = theme.RadioButtonCheckedIcon()
	case bodymap.Signed:
		icon = theme.ConfirmIcon()
	}
	weight := widget.MediumImportance
	if t.desk.chart != nil && t.desk.chart.Session().ID == s.ID {
		weight, t.open = widget.HighImportance, b
	}
	b.OnTapped = func() { t.desk.openSession(s.ID) }
	name := sessionName(s, n, t.desk.lang)
	if b.Text == name && b.Icon == icon && b.Importance == weight {
		return false
	}
	b.Text, b.Icon, b.Importance = name, icon, weight
	b.Refresh()
	return true
}

func sessionName(s bodymap.Session, n int, lang string) string {
	return strconv.Itoa(n) + " · " + bodymap.DayText(s.At.Local(), lang)
}

// older are the sessions that can lie as a ghost under the open one.
func (t *timeline) older() (names []string, ids []bodymap.SessionID) {
	d := t.desk
	for i, s := range d.sessions {
		if d.chart != nil && s.ID != d.chart.Session().ID {
			names = append(names, sessionName(s, len(d.sessions)-i, d.lang))
			ids = append(ids, s.ID)
		}
	}
	return names, ids
}

func (t *timeline) refreshGhosts() {
	names, ids := t.older()
	t.filling = true
	defer func() { t.filling = false }()
	t.ghost.Options = append([]string{say("No ghost")}, names...)
	pick := 0
	for i, id := range ids {
		if id == t.desk.ghostOf {
			pick = i + 1
		}
	}
	t.ghost.SetSelectedIndex(pick)
	t.ghost.Hidden = len(names) == 0
	t.ghost.Refresh()
}

func (t *timeline) chooseGhost(string) {
	if t.filling {
		return
	}
	_, ids := t.older()
	i := t.ghost.SelectedIndex()
	if i <= 0 {
		t.desk.showGhost("")
		return
	}
	t.desk.showGhost(ids[i-1])
}
