package ui

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// scale is a row of scores: a dash for "not asked", then 0 to 10. One tap sets
// one; with the keyboard digits, arrows, Home and End do, and Delete takes it back.
type scale struct {
	widget.BaseWidget
	title   *canvas.Text
	cells   []scaleCell
	box     *fyne.Container
	ring    *canvas.Rectangle
	value   bodymap.PainScore
	typed   string // digits since the last other key
	changed func(bodymap.PainScore)
}

type scaleCell struct {
	ground *canvas.Rectangle
	word   *canvas.Text
}

var (
	_ fyne.Tappable  = (*scale)(nil)
	_ fyne.Focusable = (*scale)(nil)
)

const (
	scaleCells = 12 // the dash and 0 to 10
	scaleGap   = 3  // units
)

func newScale(title string, changed func(bodymap.PainScore)) *scale {
	s := &scale{title: rowWord(), value: bodymap.NotAsked, changed: changed}
	s.title.Text, s.title.Color = title, theme.Color(colorQuiet)
	s.box = container.NewWithoutLayout()
	for i := range scaleCells {
		c := scaleCell{canvas.NewRectangle(color.Transparent), rowWord()}
		c.ground.CornerRadius = 6
		c.word.Alignment = fyne.TextAlignCenter
		c.word.Text = score(bodymap.PainScore(i - 1))
		s.cells = append(s.cells, c)
		s.box.Add(c.ground)
		s.box.Add(c.word)
	}
	s.ring = canvas.NewRectangle(color.Transparent)
	s.ring.CornerRadius, s.ring.StrokeWidth = 8, 2
	s.ring.StrokeColor = theme.Color(theme.ColorNamePrimary)
	s.ring.Hide()
	s.box.Add(s.ring)
	s.box.Add(s.title)
	s.ExtendBaseWidget(s)
	return s
}

// set shows a score.
func (s *scale) set(v bodymap.PainScore) {
	s.value = v
	for i, c := range s.cells {
		fill, ink := colorChip, theme.ColorNameForeground
		switch {
		case bodymap.PainScore(i-1) != v:
		case v == bodymap.NotAsked: // no score: nothing to be loud about
			fill = theme.ColorNameSelection
		default:
			fill, ink = theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary
		}
		c.ground.FillColor, c.word.Color = theme.Color(fill), theme.Color(ink)
		c.word.TextStyle.Bold = bodymap.PainScore(i-1) == v
	}
	s.box.Refresh()
}

func (s *scale) pick(v bodymap.PainScore) {
	if v != s.value {
		s.changed(v)
	}
}

// grid is how the cells lie: in one row or, where fingers need room, in two.
func (s *scale) grid(width float32) (columns int, w, h, top float32) {
	columns, h = scaleCells, 32
	if theme.TextSize() > 14 {
		columns, h = scaleCells/2, 44
		if width >= scaleCells*(44+scaleGap) {
			columns = scaleCells
		}
	}
	return columns, (width - scaleGap*float32(columns-1)) / float32(columns), h, s.title.MinSize().Height + 2
}

// cellAt is the cell under a position; -1 when there is none.
func (s *scale) cellAt(p fyne.Position) int {
	columns, w, h, top := s.grid(s.Size().Width)
	x, y := int(p.X/(w+scaleGap)), int((p.Y-top)/(h+scaleGap))
	if i := y*columns + x; p.Y >= top && x >= 0 && x < columns && i < scaleCells {
		return i
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (s *scale) Tapped(e *fyne.PointEvent) {
	if i := s.cellAt(e.Position); i >= 0 {
		s.pick(bodymap.PainScore(i - 1))
	}
}

// FocusGained implements fyne.Focusable.
func (s *scale) FocusGained() {
	s.typed = ""
	s.ring.Show()
	s.box.Refresh()
}

// FocusLost implements fyne.Focusable.
func (s *scale) FocusLost() {
	s.ring.Hide()
	s.box.Refresh()
}

// TypedRune implements fyne.Focusable: a 0 after a 1 makes ten.
func (s *scale) TypedRune(r rune) {
	if r < '0' || r > '9' {
		return
	}
	s.typed += string(r)
	v, err := strconv.Atoi(s.typed)
	if err != nil || v > 10 {
		s.typed = string(r)
		v = int(r - '0')
	}
	s.pick(bodymap.PainScore(v))
}

// TypedKey implements fyne.Focusable.
func (s *scale) TypedKey(e *fyne.KeyEvent) {
	v := s.value
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		v = max(v-1, 0)
	case fyne.KeyRight, fyne.KeyUp:
		v = min(v+1, 10)
	case fyne.KeyHome:
		v = 0
	case fyne.KeyEnd:
		v = 10
	case fyne.KeyDelete, fyne.KeyBackspace:
		v = bodymap.NotAsked
	default:
		return // a letter comes as a key too
	}
	s.typed = ""
	s.pick(v)
}

// CreateRenderer implements fyne.Widget.
func (s *scale) CreateRenderer() fyne.WidgetRenderer { return &scaleRenderer{s} }

type scaleRenderer struct{ s *scale }

// Layout implements fyne.WidgetRenderer.
func (r *scaleRenderer) Layout(size fyne.Size) {
	s := r.s
	columns, w, h, top := s.grid(size.Width)
	put(s.box, 0, 0, size.Width, size.Height)
	put(s.title, 0, 0, size.Width, s.title.MinSize().Height)
	for i, c := range s.cells {
		x, y := float32(i%columns)*(w+scaleGap), top+float32(i/columns)*(h+scaleGap)
		put(c.ground, x, y, w, h)
		put(c.word, x, y, w, h)
	}
	put(s.ring, -2, top-2, size.Width+4, size.Height-top+4)
}

// MinSize implements fyne.WidgetRenderer.
func (r *scaleRenderer) MinSize() fyne.Size {
	columns, _, h, top := r.s.grid(r.s.Size().Width)
	rows := float32(scaleCells / columns)
	return fyne.NewSize(300, top+rows*h+(rows-1)*scaleGap)
}

// Refresh implements fyne.WidgetRenderer.
func (r *scaleRenderer) Refresh() { r.s.box.Refresh() }

// Objects implements fyne.WidgetRenderer.
func (r *scaleRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.s.box} }

// Destroy implements fyne.WidgetRenderer.
func (r *scaleRenderer) Destroy() {}
