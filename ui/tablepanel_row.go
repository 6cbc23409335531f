package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tableRow is a line of the table: its cells, the frame of the cursor and, while
// a cell is edited, the line of text in its place.
type tableRow struct {
	widget.BaseWidget
	table  *tablePanel
	at     int
	ground *canvas.Rectangle
	tick   *canvas.Image
	cells  []*widget.Label
	frame  *canvas.Rectangle
	slot   *fyne.Container
	wrong  *widget.Label
	box    *fyne.Container
	shift  bool
}

var (
	_ fyne.Tappable     = (*tableRow)(nil)
	_ fyne.Draggable    = (*tableRow)(nil)
	_ desktop.Mouseable = (*tableRow)(nil)
)

// newTableRow makes an empty row. Its cells come when it is first shown: the
// toolkit makes a row at each refresh only to measure it.
func newTableRow(t *tablePanel) *tableRow {
	r := &tableRow{table: t, at: -1, box: container.NewWithoutLayout()}
	r.ExtendBaseWidget(r)
	return r
}

func (r *tableRow) build() {
	r.ground, r.frame = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	r.slot, r.wrong = container.NewStack(), problemLabel()
	r.tick = canvas.NewImageFromResource(theme.NewPrimaryThemedResource(theme.ConfirmIcon()))
	r.tick.FillMode = canvas.ImageFillContain
	r.frame.StrokeWidth, r.frame.CornerRadius = 2, 4
	r.box.Objects = []fyne.CanvasObject{r.ground, r.tick}
	for range r.table.cols {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		r.cells = append(r.cells, l)
		r.box.Add(l)
	}
	r.box.Objects = append(r.box.Objects, r.frame, r.slot, r.wrong)
}

// show fills the row with a site.
func (r *tableRow) show(i int) {
	t := r.table
	if r.cells == nil {
		r.build()
	}
	if t.shown[r.at] == r {
		delete(t.shown, r.at)
	}
	r.at, t.shown[i] = i, r
	site := t.sites[i]
	picked := t.isPicked(site.ID)
	r.ground.FillColor = color.Transparent
	if picked {
		r.ground.FillColor = theme.Color(theme.ColorNameSelection)
	}
	r.tick.Hidden = !picked
	for k, c := range t.cols {
		if text := c.text(site, i+1); r.cells[k].Text != text {
			r.cells[k].SetText(text)
		}
	}
	r.cursor()
}

// cursor draws the frame of the cursor if it is here, and the line of text in
// the cell that is edited.
func (r *tableRow) cursor() {
	t := r.table
	here := r.at == t.row
	r.frame.Hidden = !here || t.editing
	r.frame.StrokeColor = theme.Color(colorEdge)
	if t.keyed {
		r.frame.StrokeColor = theme.Color(theme.ColorNamePrimary)
	}
	r.slot.Objects, r.wrong.Hidden = nil, true
	if here && t.editing {
		r.slot.Objects = []fyne.CanvasObject{t.entry}
		if t.wrong != "" {
			r.wrong.SetText(t.wrong)
			r.wrong.Show()
		}
	}
	r.place()
	canvas.Refresh(r.ground)
	canvas.Refresh(r.frame)
}

// place lays the cells out as the columns are.
func (r *tableRow) place() {
	t := r.table
	if r.cells == nil {
		return
	}
	size, h := r.Size(), t.rowHeight()
	put(r.box, 0, 0, size.Width, size.Height)
	put(r.ground, 0, 0, size.Width, size.Height)
	put(r.tick, 2, (h-tickWidth)/2, tickWidth, tickWidth)
	x := float32(tickWidth)
	for k, c := range r.cells {
		w := t.widths[k]
		put(c, x, (h-c.MinSize().Height)/2, w, c.MinSize().Height)
		if k == t.col {
			put(r.frame, x, 1, w, h-2)
			wide := max(w, r.slotWidth())
			put(r.slot, min(x, size.Width-wide), 1, wide, h-3)
			seen := t.scroll.Offset.X + t.scroll.Size().Width
			put(r.wrong, max(0, min(x, seen-wrongWidth)), h-4, wrongWidth, size.Height-h)
		}
		x += w
	}
}

// Units: the tick of a picked site, and what a sentence under a cell has.
const tickWidth, wrongWidth = 20, 420

// slotWidth is what one needs to type in a cell.
func (r *tableRow) slotWidth() float32 {
	c := r.table.cols[r.table.col]
	if c.options == nil && c.step == 0 {
		return 300
	}
	return 110
}

// CreateRenderer implements fyne.Widget.
func (r *tableRow) CreateRenderer() fyne.WidgetRenderer { return &tableRowRenderer{r} }

type tableRowRenderer struct{ r *tableRow }

// Layout implements fyne.WidgetRenderer.
func (x *tableRowRenderer) Layout(fyne.Size) { x.r.place() }

// MinSize implements fyne.WidgetRenderer.
func (x *tableRowRenderer) MinSize() fyne.Size { return fyne.NewSize(0, x.r.table.rowHeight()) }

// Refresh implements fyne.WidgetRenderer.
func (x *tableRowRenderer) Refresh() { x.r.box.Refresh() }

// Objects implements fyne.WidgetRenderer.
func (x *tableRowRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{x.r.box} }

// Destroy implements fyne.WidgetRenderer.
func (x *tableRowRenderer) Destroy() {}

// MouseDown implements desktop.Mouseable.
func (r *tableRow) MouseDown(e *desktop.MouseEvent) { r.shift = e.Modifier&fyne.KeyModifierShift != 0 }

// MouseUp implements desktop.Mouseable.
func (r *tableRow) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable: a tap brings the cursor, a second one edits,
// one with shift picks.
func (r *tableRow) Tapped(e *fyne.PointEvent) {
	x := float32(tickWidth)
	for k, w := range r.table.widths {
		if e.Position.X < x+w || k == len(r.table.widths)-1 {
			r.table.tapped(r.at, k, r.shift)
			return
		}
		x += w
	}
}

// Dragged implements fyne.Draggable: the finger scrolls both ways.
func (r *tableRow) Dragged(e *fyne.DragEvent) {
	t := r.table
	t.list.ScrollToOffset(max(0, t.list.GetScrollOffset()-e.Dragged.DY))
	t.scroll.ScrollToOffset(fyne.NewPos(t.scroll.Offset.X-e.Dragged.DX, 0))
}

// DragEnd implements fyne.Draggable.
func (r *tableRow) DragEnd() {}
