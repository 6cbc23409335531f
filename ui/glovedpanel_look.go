package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// The letters of the gloved view, in units: to be read from an arm's length and more.
const (
	gloveText  = 30
	gloveBold  = 48
	gloveHuge  = 62
	gloveCount = 96
)

// The least height of what a gloved thumb taps, in units.
const gloveTarget = 96

// The same as the theme knows it, for labels.
const (
	sizeGlove     fyne.ThemeSizeName = "ashi.glove"
	sizeGloveMore fyne.ThemeSizeName = "ashi.gloveMore"
	sizeGloveBold fyne.ThemeSizeName = "ashi.gloveBold"
)

// bigWord is a line of letters of a size.
func bigWord(size float32, bold bool) *canvas.Text {
	t := canvas.NewText("", theme.Color(theme.ColorNameForeground))
	t.TextSize, t.TextStyle.Bold = size, bold
	return t
}

// bigChip is a chip for reading from afar.
func bigChip(text string, caution bool) fyne.CanvasObject {
	fill, ink := colorChip, theme.ColorNameForeground
	if caution {
		fill, ink = colorCautionFill, colorCaution
	}
	t := bigWord(gloveText, caution)
	t.Text, t.Color = text, theme.Color(ink)
	line := container.New(layout.NewCustomPaddedHBoxLayout(10), t)
	if caution {
		sign := canvas.NewImageFromResource(theme.NewColoredResource(theme.WarningIcon(), colorCaution))
		sign.FillMode = canvas.ImageFillContain
		sign.SetMinSize(fyne.NewSquareSize(gloveText))
		line.Objects = []fyne.CanvasObject{container.NewCenter(sign), t}
	}
	ground := canvas.NewRectangle(theme.Color(fill))
	ground.CornerRadius = 16
	return container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(4, 4, 16, 16), line))
}

// block is a word on a ground of its own.
type block struct {
	box    *fyne.Container
	ground *canvas.Rectangle
	word   *canvas.Text
}

func newBlock(size float32) *block {
	b := &block{ground: canvas.NewRectangle(color.Transparent), word: bigWord(size, true)}
	b.ground.CornerRadius = 12
	b.box = container.NewStack(b.ground, container.New(layout.NewCustomPaddedLayout(2, 2, 28, 28), b.word))
	return b
}

func (b *block) say(text string, ground, ink color.Color) {
	b.word.Text, b.word.Color, b.ground.FillColor = text, ink, ground
	b.box.Hidden = text == ""
	b.box.Refresh()
}

// glovedLayout sets the body beside the words or, in an upright window, above them.
type glovedLayout struct{ p *glovedPanel }

const glovePad = 12

// MinSize implements fyne.Layout.
func (l *glovedLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 560) }

// Layout implements fyne.Layout.
func (l *glovedLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	p := l.p
	top := p.head.box.MinSize().Height
	put(p.head.box, 0, 0, size.Width, top)
	bottom := size.Height - glovePad
	if size.Width >= wideFrom {
		bottom -= l.buttonRow(bottom, size.Width, gloveTarget+24, .16, p.back, p.notice, p.skip, p.next)
		left := size.Width * .42
		facts := p.head.putFacts(size.Width, 0, top, left)
		put(p.body.box, 0, top+facts, left, bottom-top-facts)
		l.putWords(left, top, size.Width-left, bottom)
		return
	}
	bottom -= l.buttonRow(bottom, size.Width, gloveTarget+44, 0, p.next)
	bottom -= l.buttonRow(bottom, size.Width, gloveTarget, 0, p.back, p.notice, p.skip)
	top += p.head.putFacts(size.Width, 0, top, size.Width)
	cut := max(top, bottom-l.wordsHeight(size.Width))
	put(p.body.box, 0, top, size.Width, cut-top)
	l.putWords(0, cut, size.Width, bottom)
}

// wordsHeight is what the words need in an upright window, and what they have at least.
func (l *glovedLayout) wordsHeight(width float32) float32 {
	least := float32(500)
	for _, o := range l.p.words.Objects {
		if o.Visible() {
			o.Resize(fyne.NewSize(width-4*glovePad, o.MinSize().Height))
			least = max(least, o.MinSize().Height)
		}
	}
	return least
}

// column sets objects below each other, each as high as it needs at the width.
type column struct{ gap float32 }

// MinSize implements fyne.Layout.
func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var h float32
	for _, o := range objects {
		if o.Visible() {
			h += o.MinSize().Height + c.gap
		}
	}
	return fyne.NewSize(320, max(h-c.gap, 0))
}

// Layout implements fyne.Layout.
func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if o.Visible() {
			o.Resize(fyne.NewSize(size.Width, o.MinSize().Height)) // so that lines of text know where they end
			h := o.MinSize().Height
			put(o, 0, y, size.Width, h)
			y += h + c.gap
		}
	}
}

// buttonRow sets buttons into a row above a line and returns its height. All but
// the last take a share of the width; none: all are alike.
func (l *glovedLayout) buttonRow(bottom, width, height, share float32, buttons ...fyne.CanvasObject) float32 {
	n := float32(len(buttons))
	free := width - glovePad*(n+1)
	each := free / n
	if share > 0 {
		each = free * share
	}
	x := float32(glovePad)
	for i, b := range buttons {
		w := each
		if i == len(buttons)-1 {
			w = width - glovePad - x
		}
		put(b, x, bottom-height, w, height)
		x += w + glovePad
	}
	return height + glovePad
}

// putWords places the words, and an error above them.
func (l *glovedLayout) putWords(x, top, width, bottom float32) {
	p := l.p
	x, width = x+2*glovePad, width-4*glovePad
	if p.wrong.box.Visible() {
		p.wrong.box.Resize(fyne.NewSize(width, p.wrong.box.MinSize().Height))
		h := p.wrong.box.MinSize().Height
		put(p.wrong.box, x, top, width, h)
		top += h
	}
	put(p.words, x, top, width, bottom-top)
}
