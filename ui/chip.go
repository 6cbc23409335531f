package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// chip is a short word on a rounded ground; a caution carries a sign as well as a colour.
func chip(text string, caution bool) fyne.CanvasObject {
	fill, ink := colorChip, theme.ColorNameForeground
	if caution {
		fill, ink = colorCautionFill, colorCaution
	}
	t := canvas.NewText(text, theme.Color(ink))
	t.TextSize = theme.TextSize()
	ground := canvas.NewRectangle(theme.Color(fill))
	ground.CornerRadius = 12
	line := container.New(layout.NewCustomPaddedHBoxLayout(5), t)
	if caution {
		line.Objects = []fyne.CanvasObject{cautionSign(), t}
	}
	return container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(3, 3, 10, 10), line))
}

// cautionSign is the triangle that goes with every caution.
func cautionSign() fyne.CanvasObject {
	i := canvas.NewImageFromResource(theme.NewColoredResource(theme.WarningIcon(), colorCaution))
	i.FillMode = canvas.ImageFillContain
	i.SetMinSize(fyne.NewSquareSize(theme.TextSize()))
	return container.NewCenter(i)
}

// cautionLine is a sentence with the sign of a caution before it.
type cautionLine struct {
	box  *fyne.Container
	text *widget.Label
}

func newCautionLine() *cautionLine {
	c := &cautionLine{text: widget.NewLabel("")}
	c.text.Importance, c.text.Wrapping = widget.WarningImportance, fyne.TextWrapWord
	c.box = container.NewBorder(nil, nil, cautionSign(), nil, c.text)
	c.box.Hide()
	return c
}

// say shows a sentence; an empty one hides the line.
func (c *cautionLine) say(text string) {
	c.text.SetText(text)
	c.box.Hidden = text == ""
	c.box.Refresh()
}

// flow lays objects in rows, as many in a row as fit. Its height follows the
// width that it was given last.
type flow struct {
	gap   float32
	width float32
}

// Layout implements fyne.Layout.
func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.place(objects, func(o fyne.CanvasObject, at fyne.Position, s fyne.Size) {
		o.Move(at)
		o.Resize(s)
	})
}

// MinSize implements fyne.Layout.
func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(min(widest(objects), 120), f.place(objects, func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}

// widest is the width of the widest object.
func widest(objects []fyne.CanvasObject) float32 {
	var w float32
	for _, o := range objects {
		w = max(w, o.MinSize().Width)
	}
	return w
}

// heightFor is what the objects take at a width.
func (f *flow) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	g := flow{gap: f.gap, width: width}
	return g.place(objects, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

// place calls put for each visible object and returns the height of all rows.
func (f *flow) place(objects []fyne.CanvasObject, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	var x, y, row float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		s := o.MinSize()
		if x > 0 && x+s.Width > f.width && f.width > 0 {
			x, y, row = 0, y+row+f.gap, 0
		}
		put(o, fyne.NewPos(x, y), s)
		x, row = x+s.Width+f.gap, max(row, s.Height)
	}
	return y + row
}

// pieces cuts free text at its commas and line ends, and long pieces at a
// space, so that each fits on a chip and none is cut off.
func pieces(text string, longest int) []string {
	var out []string
	for _, p := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;\n\r", r) }) {
		out = append(out, lines(p, longest)...)
	}
	return out
}

// lines breaks text into lines of at most so many letters, at a space where there is one.
func lines(text string, longest int) []string {
	var out []string
	line := []rune{}
	for _, word := range strings.Fields(text) {
		w := []rune(word)
		if len(line) > 0 && len(line)+1+len(w) > longest {
			out, line = append(out, string(line)), nil
		}
		for len(w) > longest {
			out, w = append(out, string(w[:longest])), w[longest:]
		}
		if len(line) > 0 {
			line = append(line, ' ')
		}
		line = append(line, w...)
	}
	if len(line) > 0 {
		out = append(out, string(line))
	}
	return out
}

// short cuts a text that is too long for a row, and shows that it did.
func short(text string, longest int) string {
	if r := []rune(text); len(r) > longest {
		return string(r[:longest-1]) + "…"
	}
	return text
}
