package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// tablePanel shows the sites as a table: all that the body offers, for keys and
// for screen readers.
type tablePanel struct {
	desk   *desk
	box    *fyne.Container
	search *pointSearch
	cols   []tableColumn
	widths []float32
	titles []*widget.Label
	list   *siteList
	scroll *container.Scroll
	empty  *widget.Label
	status *widget.Label
	totals *widget.Label
	entry  *cellEntry

	sites    []bodymap.Site
	row, col int // the cursor
	editing  bool
	of       bodymap.SiteID // whose cell is edited
	wrong    string         // why what is typed in the cell is not kept
	open     bool
	keyed    bool // the keys go to the rows
	shown    map[int]*tableRow
	foot     *fyne.Container
	session  bodymap.SessionID // whose sites these are
}

func newTablePanel(d *desk) *tablePanel {
	t := &tablePanel{desk: d, cols: tableColumns(d), empty: widget.NewLabel(""), status: widget.NewLabel(""), totals: widget.NewLabel("")}
	t.widths, t.shown = make([]float32, len(t.cols)), map[int]*tableRow{}
	t.search = newPointSearch(d, t.mark)
	t.search.entry.key = t.typedInSearch
	t.entry = &cellEntry{entry: entry{keys: &d.keys}, left: func() { t.commit() }}
	t.entry.extend(t.entry)
	t.entry.OnSubmitted = func(string) { t.submit() }
	t.entry.OnChanged = func(string) { t.refreshStatus() }
	t.entry.key = t.typedInCell
	t.list = &siteList{table: t}
	t.list.Length = func() int { return len(t.sites) }
	t.list.CreateItem = func() fyne.CanvasObject { return newTableRow(t) }
	t.list.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { o.(*tableRow).show(i) }
	t.list.ExtendBaseWidget(t.list)
	head := container.NewWithoutLayout()
	for _, c := range t.cols {
		l := widget.NewLabel(c.title)
		l.TextStyle.Bold = true
		t.titles = append(t.titles, l)
		head.Add(l)
	}
	t.empty.Wrapping, t.empty.Importance = fyne.TextWrapWord, widget.LowImportance
	t.status.Wrapping, t.status.Importance = fyne.TextWrapWord, widget.LowImportance
	t.totals.TextStyle.Bold = true
	sheet := container.New(&tableSheet{t, head}, head, line(), t.list)
	t.scroll = container.NewHScroll(sheet)
	away := tool(theme.CancelIcon(), say("Back to the body"), d.leaveFront)
	pad := layout.NewCustomPaddedLayout(8, 8, 8, 8)
	top := container.New(pad, container.NewBorder(nil, nil, nil, away, t.search.box))
	t.foot = container.NewVBox(line(), container.NewBorder(nil, nil, nil, t.totals, t.status))
	over := container.New(layout.NewCustomPaddedLayout(0, 0, 8, 8), t.search.results)
	titles := 2*theme.TextSize() + 4*theme.InnerPadding() // two lines of them; the words stand below
	empty := container.New(layout.NewCustomPaddedLayout(titles, 0, 8, 8), t.empty)
	middle := container.NewStack(t.scroll, empty, container.NewBorder(over, nil, nil, nil))
	t.box = container.NewBorder(top, t.foot, nil, nil, middle)
	return t
}

func (t *tablePanel) object() fyne.CanvasObject { return t.box }

func (t *tablePanel) refresh() {
	d := t.desk
	if d.front != tableFront {
		if t.open {
			t.open = false
			t.focus(nil) // or the keys would go on working in a table that is out of sight
		}
		return
	}
	had, session := len(t.sites), t.session
	t.sites, t.session = nil, ""
	if d.chart != nil {
		t.sites, t.session = d.chart.Sites(), d.chart.Session().ID
	}
	switch {
	case session != t.session:
		t.row = 0
	case t.open && len(t.sites) > had:
		t.row = len(t.sites) - 1 // what is new
	}
	if t.editing {
		t.stay()
	}
	t.row = min(max(t.row, 0), max(len(t.sites)-1, 0))
	t.empty.SetText("")
	switch {
	case d.patient.ID == "":
		t.empty.SetText(d.either(say("Choose a patient or make a new one first."), say("Choose a patient first.")))
	case len(t.sites) == 0:
		t.empty.SetText(d.either(say("No sites yet. Type a point, a place in words or two points joined by a dash above; Enter marks it."), say("There are no sites here.")))
	}
	t.list.Refresh()
	t.refreshStatus()
}

// stay keeps the cell that is edited with its site, wherever that has gone.
func (t *tablePanel) stay() {
	t.list.SetItemHeight(t.row, t.rowHeight())
	t.row = slices.IndexFunc(t.sites, func(s bodymap.Site) bool { return s.ID == t.of })
	if t.row < 0 {
		t.editing, t.wrong = false, ""
		return
	}
	t.fitRow()
}

// begin puts the cursor where one will type next, once the table has come into sight.
func (t *tablePanel) begin() {
	if t.open || t.desk.front != tableFront {
		return
	}
	from := t.row
	t.open, t.row, t.col = true, 0, pointColumn
	for i, s := range t.sites {
		if s.ID == t.desk.selected {
			t.row = i
		}
	}
	t.recursor(from, t.row)
	t.reveal()
	t.refreshStatus()
	if len(t.sites) == 0 {
		t.focus(t.search.entry)
		return
	}
	t.focus(t.list)
}

func (t *tablePanel) focus(on fyne.Focusable) { t.desk.focus(on) }

// goTo brings the cursor to a cell and into sight.
func (t *tablePanel) goTo(row, col int) bool {
	if !t.commit() {
		t.focus(t.entry)
		return false
	}
	from := t.row
	t.row, t.col = row, col
	t.recursor(from, row)
	t.reveal()
	t.refreshStatus()
	return true
}

// recursor draws the cursor anew in some rows; the others stay as they are.
func (t *tablePanel) recursor(rows ...int) {
	for _, i := range rows {
		if r := t.shown[i]; r != nil {
			r.cursor()
		}
	}
}

// tickTo is where a column begins.
func (t *tablePanel) tickTo(col int) float32 {
	x := float32(tickWidth)
	for _, w := range t.widths[:col] {
		x += w
	}
	return x
}

// reveal scrolls the cursor into sight.
func (t *tablePanel) reveal() {
	x := t.tickTo(t.col)
	left, wide := t.scroll.Offset.X, t.scroll.Size().Width
	switch w := t.widths[t.col]; {
	case x-tickWidth < left:
		t.scroll.ScrollToOffset(fyne.NewPos(x-tickWidth, 0))
	case x+w > left+wide:
		t.scroll.ScrollToOffset(fyne.NewPos(x+w-wide, 0))
	}
	h := t.rowHeight()
	y, top, tall := float32(t.row)*(h+theme.Padding()), t.list.GetScrollOffset(), t.list.Size().Height
	switch {
	case y < top:
		t.list.ScrollToOffset(y)
	case y+h > top+tall:
		t.list.ScrollToOffset(y + h - tall)
	}
}

// tapped brings the cursor to a cell; tapped there again it is edited.
func (t *tablePanel) tapped(row, col int, pick bool) {
	again := t.row == row && t.col == col
	if !t.goTo(row, col) {
		return
	}
	t.focus(t.list)
	switch {
	case pick || col == 0:
		t.pick()
	case again:
		t.edit()
	}
}

// submit keeps what was typed and gives the keys back to the table.
func (t *tablePanel) submit() {
	if t.commit() {
		t.focus(t.list)
	}
}

// mark marks what was found; the cursor goes to it.
func (t *tablePanel) mark(targets []bodymap.Target) {
	if len(targets) > 0 && t.desk.ready() {
		t.desk.mark(targets...)
	}
}

// typedInSearch goes down into the table when nothing is being looked for.
func (t *tablePanel) typedInSearch(k fyne.KeyName) bool {
	if t.search.entry.Text == "" {
		switch k {
		case fyne.KeyDown:
			t.focus(t.list)
			return true
		case fyne.KeyEscape:
			t.desk.leaveFront()
			return true
		}
	}
	return t.search.typed(k)
}

func (t *tablePanel) isPicked(id bodymap.SiteID) bool { return slices.Contains(t.desk.picked, id) }

// refreshStatus says what the cursor is on, or what Enter would do.
func (t *tablePanel) refreshStatus() {
	d := t.desk
	said := t.desk.either(say("Enter edits · Space picks · M mirror · S state · N numb first · Delete removes"), say("Space picks"))
	if t.row < len(t.sites) {
		s := t.sites[t.row]
		said = strings.Join(append([]string{strconv.Itoa(t.row + 1), d.siteName(s).title}, d.siteWords(s)...), " · ") + "\n" + said
		switch c := t.cols[t.col]; {
		case !t.editing:
		case c.says != nil:
			said = c.says(s, strings.TrimSpace(t.entry.Text)) + "\n" + say("Enter keeps it · Esc gives it up")
		case c.options != nil:
			said = strings.Join(c.options(s), " · ") + "\n" + say("Up and down choose · Enter keeps it · Esc gives it up")
		default:
			said = say("Enter keeps it · Esc gives it up")
		}
	}
	t.status.SetText(said)
	t.box.Layout.Layout(t.box.Objects, t.box.Size()) // the words may take another line
	t.totals.SetText("")
	if d.chart != nil {
		sum := d.chart.Totals()
		t.totals.SetText(say("%s mL", d.number(sum.VolumeML)) + " · " + count("1 puncture", "%d punctures", sum.Punctures))
	}
}

// rowHeight is the height of a row, in units.
func (t *tablePanel) rowHeight() float32 {
	if theme.TextSize() > 14 {
		return 50
	}
	return 38
}

// tableSheet sets the titles above the list and shares the width among the columns.
type tableSheet struct {
	table *tablePanel
	head  *fyne.Container
}

// MinSize implements fyne.Layout.
func (s *tableSheet) MinSize([]fyne.CanvasObject) fyne.Size {
	w := float32(tickWidth)
	for _, c := range s.table.cols {
		w += c.width
	}
	return fyne.NewSize(w, 120)
}

// Layout implements fyne.Layout.
func (s *tableSheet) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t := s.table
	free, shares := size.Width-s.MinSize(nil).Width, float32(0)
	for _, c := range t.cols {
		shares += c.grows
	}
	high, x := float32(0), float32(tickWidth)
	for k, c := range t.cols {
		t.widths[k] = c.width + max(free, 0)*c.grows/shares
		high = max(high, t.titles[k].MinSize().Height)
	}
	for k, l := range t.titles {
		put(l, x, high-l.MinSize().Height, t.widths[k], l.MinSize().Height)
		x += t.widths[k]
	}
	put(objects[0], 0, 0, size.Width, high)
	put(objects[1], 0, high, size.Width, 1)
	put(objects[2], 0, high+1, size.Width, size.Height-high-1)
}
