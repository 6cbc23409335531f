package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// rowText is what a row of a list says.
type rowText struct {
	icon   *canvas.Image // may be nil
	title  string
	han    string // set in the Chinese letters, after the title
	after  string // and after these
	under  string
	right  string
	on     bool // the open one
	faint  bool
	tapped func()
}

// row is one line of a list: tapped it opens, dragged it scrolls, which a
// finger expects and the toolkit's list does not do.
type row struct {
	widget.BaseWidget
	list   *widget.List
	tapped func()
	text   rowText
	shown  bool

	ground            *canvas.Rectangle
	icon              *fyne.Container
	title, han, after *canvas.Text
	under             *widget.Label
	right             *canvas.Text
	box               *fyne.Container
}

func newRow(l *widget.List) *row {
	r := &row{list: l, ground: canvas.NewRectangle(color.Transparent), icon: container.NewCenter()}
	r.ground.CornerRadius = 8
	r.title, r.han, r.after, r.right = rowWord(), rowWord(), rowWord(), rowWord()
	r.title.TextStyle.Bold = true
	r.under = widget.NewLabel(" ")
	r.under.SizeName, r.under.Importance = theme.SizeNameCaptionText, widget.LowImportance
	r.under.Truncation = fyne.TextTruncateEllipsis
	head := container.New(layout.NewCustomPaddedHBoxLayout(5), r.title, r.han, r.after, layout.NewSpacer(), r.right)
	text := container.New(layout.NewCustomPaddedVBoxLayout(-4), container.New(layout.NewCustomPaddedLayout(5, 0, theme.InnerPadding(), theme.InnerPadding()), head), r.under)
	r.box = container.NewStack(r.ground, container.NewBorder(nil, nil, container.New(layout.NewCustomPaddedLayout(0, 0, 6, 0), r.icon), nil, container.New(layout.NewCustomPaddedLayout(0, 0, 0, 6), text)))
	r.ExtendBaseWidget(r)
	return r
}

func rowWord() *canvas.Text {
	t := canvas.NewText("", theme.Color(theme.ColorNameForeground))
	t.TextSize = theme.TextSize()
	return t
}

// same tells whether two rows look the same.
func (t rowText) same(o rowText) bool {
	return t.icon == o.icon && t.title == o.title && t.han == o.han && t.after == o.after &&
		t.under == o.under && t.right == o.right && t.on == o.on && t.faint == o.faint
}

func (r *row) show(t rowText) {
	r.tapped = t.tapped
	if r.shown && t.same(r.text) { // most rows of a list do not change with a tap
		return
	}
	r.text, r.shown = t, true
	ink := theme.Color(theme.ColorNameForeground)
	if t.faint {
		ink = theme.Color(colorQuiet)
	}
	for w, s := range map[*canvas.Text]string{r.title: t.title, r.han: t.han, r.after: t.after, r.right: t.right} {
		w.Text, w.Color = s, ink
		w.Hidden = s == ""
	}
	r.under.SetText(t.under)
	r.ground.FillColor = color.Transparent
	if t.on {
		r.ground.FillColor = theme.Color(theme.ColorNameSelection)
	}
	r.icon.Objects = nil
	if t.icon != nil {
		r.icon.Objects = []fyne.CanvasObject{t.icon}
	}
	r.box.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.box) }

// Tapped implements fyne.Tappable.
func (r *row) Tapped(*fyne.PointEvent) {
	if r.tapped != nil {
		r.tapped()
	}
}

// Dragged implements fyne.Draggable.
func (r *row) Dragged(e *fyne.DragEvent) {
	r.list.ScrollToOffset(max(0, r.list.GetScrollOffset()-e.Dragged.DY))
}

// DragEnd implements fyne.Draggable.
func (r *row) DragEnd() {}

// onSelect does with the space bar what a tap on a row does.
func onSelect(l *widget.List, do func(i int)) {
	l.OnSelected = func(i widget.ListItemID) {
		l.Unselect(i)
		do(i)
	}
}
