package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
)

// edit opens the cell at the cursor for typing.
func (t *tablePanel) edit() {
	c := t.cols[t.col]
	if t.row >= len(t.sites) || c.keep == nil || t.desk.fail(t.desk.record.May(bodymap.EditSite)) {
		return
	}
	site := t.sites[t.row]
	t.editing, t.of, t.wrong = true, site.ID, ""
	t.entry.was = c.text(site, t.row+1)
	switch {
	case c.start != nil:
		t.entry.was = c.start(site)
	case c.says != nil:
		t.entry.was = "" // a place is typed anew
	}
	t.entry.SetText(t.entry.was)
	t.recursor(t.row)
	t.focus(t.entry)
	t.entry.TypedShortcut(&fyne.ShortcutSelectAll{}) // what is there is replaced by what is typed
	t.refreshStatus()
}

// commit keeps what was typed, or says in the cell why not. It tells whether the
// cell is closed.
func (t *tablePanel) commit() bool {
	if !t.editing || t.row >= len(t.sites) {
		return true
	}
	c, site, text := t.cols[t.col], t.sites[t.row], strings.TrimSpace(t.entry.Text)
	if text == t.entry.was || text == "" && c.says != nil {
		t.leaveCell()
		return true
	}
	if c.options != nil {
		text = completed(text, c.options(site))
	}
	t.editing = false // what is kept shows at once
	if err := c.keep(site, text); err != nil {
		t.editing, t.wrong = true, t.desk.why(err)
		t.fitRow()
		t.recursor(t.row)
		return false
	}
	t.leaveCell()
	return true
}

// completed is the option that begins with what was typed; what was typed when none does.
func completed(text string, options []string) string {
	for _, o := range options {
		if strings.HasPrefix(bodymap.Fold(o), bodymap.Fold(text)) {
			return o
		}
	}
	return text
}

// leaveCell ends the typing.
func (t *tablePanel) leaveCell() {
	t.editing, t.wrong = false, ""
	t.fitRow()
	t.recursor(t.row)
	t.refreshStatus()
}

// fitRow gives the sentence under a cell its room.
func (t *tablePanel) fitRow() {
	h := t.rowHeight()
	if t.wrong != "" {
		h *= 2
	}
	t.list.SetItemHeight(t.row, h)
}

// typedInCell takes the keys of the cell that is edited.
func (t *tablePanel) typedInCell(k fyne.KeyName) bool {
	up := map[fyne.KeyName]int{fyne.KeyUp: 1, fyne.KeyDown: -1}[k]
	c := t.cols[t.col]
	switch {
	case k == fyne.KeyEscape:
		t.leaveCell()
		t.focus(t.list)
	case up == 0:
		return false
	case c.options != nil:
		t.turnOption(-up)
	case c.step != 0:
		if v, err := readNumber(t.entry.Text); err == nil {
			t.entry.SetText(t.desk.number(round(v+float64(up)*c.step, 3)))
		}
	default:
		return false
	}
	return true
}

// turnOption goes to the next of the options, or the one before.
func (t *tablePanel) turnOption(by int) {
	options := t.cols[t.col].options(t.sites[t.row])
	at := 0
	for i, o := range options {
		if o == completed(t.entry.Text, options) {
			at = i
		}
	}
	t.entry.SetText(options[(at+by+len(options))%len(options)])
}

// cellEntry is the line of text in a cell; left, it hands over what was typed.
type cellEntry struct {
	entry
	left func()
}

// FocusLost implements fyne.Focusable.
func (e *cellEntry) FocusLost() {
	e.entry.FocusLost()
	e.left()
}
