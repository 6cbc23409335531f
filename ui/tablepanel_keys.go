package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// siteList is the list of rows; its keys are the table's.
type siteList struct {
	widget.List
	table *tablePanel
}

// FocusGained implements fyne.Focusable.
func (l *siteList) FocusGained() { l.keyed(true) }

// FocusLost implements fyne.Focusable.
func (l *siteList) FocusLost() { l.keyed(false) }

func (l *siteList) keyed(on bool) {
	l.table.keyed = on
	l.table.recursor(l.table.row)
}

// TypedKey implements fyne.Focusable.
func (l *siteList) TypedKey(e *fyne.KeyEvent) { l.table.typedKey(e.Name) }

// TypedRune implements fyne.Focusable.
func (l *siteList) TypedRune(r rune) { l.table.typedRune(r) }

const tablePage = 10 // rows that Page Down goes

func (t *tablePanel) typedKey(k fyne.KeyName) {
	if t.editing { // what is wrong in the cell comes first
		t.focus(t.entry)
		return
	}
	switch k {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyLeft, fyne.KeyRight:
		t.walk(k)
	case fyne.KeySpace:
		t.pick()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		t.edit()
	case fyne.KeyDelete, fyne.KeyBackspace:
		t.withSite(func(s bodymap.Site) { t.desk.remove(t.desk.meant(s.ID)...) })
	case fyne.KeyEscape:
		if len(t.desk.picked) > 0 {
			t.desk.pick(nil, false)
			return
		}
		t.desk.leaveFront()
	default:
		t.desk.typedKey(k)
	}
}

// walk moves the cursor; up from the first row it goes to the search.
func (t *tablePanel) walk(k fyne.KeyName) {
	last := len(t.sites) - 1
	step := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -tablePage, fyne.KeyPageDown: tablePage, fyne.KeyHome: -len(t.sites), fyne.KeyEnd: len(t.sites)}[k]
	side := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[k]
	if k == fyne.KeyUp && t.row == 0 {
		t.focus(t.search.entry)
		return
	}
	t.goTo(min(max(t.row+step, 0), max(last, 0)), min(max(t.col+side, 0), len(t.cols)-1))
}

func (t *tablePanel) typedRune(r rune) {
	d := t.desk
	switch r {
	case 'm', 'M':
		t.withSite(func(s bodymap.Site) { t.mirror(s) })
	case 's', 'S':
		t.withSite(func(s bodymap.Site) { d.fail(d.followed(d.chart.SetState(d.nextState(s), d.meant(s.ID)...))) })
	case 'n', 'N':
		t.withSite(func(s bodymap.Site) {
			d.fail(d.changeSites(d.meant(s.ID), bodymap.SetNumbing, func(each *bodymap.Site) { each.Numbing = !s.Numbing }))
		})
	case '/':
		t.focus(t.search.entry)
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		if t.cols[t.col].step != 0 && t.row < len(t.sites) && !t.editing {
			t.edit()
			t.entry.SetText(string(r))
			t.entry.CursorColumn = 1
		}
	}
}

// withSite does something with the site at the cursor, if there is one.
func (t *tablePanel) withSite(do func(bodymap.Site)) {
	if t.row < len(t.sites) && !t.editing {
		do(t.sites[t.row])
	}
}

// pick picks the site at the cursor, or leaves it.
func (t *tablePanel) pick() {
	t.withSite(func(s bodymap.Site) { t.desk.pick([]bodymap.SiteID{s.ID}, true) })
}

// mirror marks the same on the other side.
func (t *tablePanel) mirror(s bodymap.Site) {
	d := t.desk
	sites, err := d.chart.Mirror(d.meant(s.ID)...)
	if d.fail(err) {
		return
	}
	d.message = d.markedWords(sites)
	d.changed()
}
