package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// bigButton is a button in letters of a size of its own. The toolkit's way, a theme for a part of the window, keeps that
// part for ever and reads all fonts anew at each refresh.
type bigButton struct {
	widget.Button
	letters float32 // units
}

func newBigButton(letters float32, text string, icon fyne.Resource, tapped func()) *bigButton {
	b := &bigButton{letters: letters}
	b.Text, b.Icon, b.OnTapped = text, icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget: the toolkit's grounds under words of our own.
func (b *bigButton) CreateRenderer() fyne.WidgetRenderer {
	w := &bigWords{WidgetRenderer: b.Button.CreateRenderer(), button: b, word: bigWord(b.letters, true), sign: &canvas.Image{FillMode: canvas.ImageFillContain}}
	w.dress()
	return w
}

type bigWords struct {
	fyne.WidgetRenderer
	button *bigButton
	word   *canvas.Text
	sign   *canvas.Image
}

// Objects implements fyne.WidgetRenderer. The first two of the toolkit's own are the ground and what a tap shows on it.
func (w *bigWords) Objects() []fyne.CanvasObject {
	return append(w.WidgetRenderer.Objects()[:2:2], w.word, w.sign)
}

// Refresh implements fyne.WidgetRenderer.
func (w *bigWords) Refresh() {
	w.dress()
	w.Layout(w.button.Size())
	w.WidgetRenderer.Refresh()
}

// dress gives words and sign their text and colour.
func (w *bigWords) dress() {
	b, ink := w.button, theme.ColorNameForeground
	switch {
	case b.Disabled():
		ink = theme.ColorNameDisabled
	case b.Importance == widget.HighImportance:
		ink = theme.ColorNameForegroundOnPrimary
	}
	w.word.Text, w.word.Color = b.Text, theme.Color(ink)
	w.sign.Hidden = b.Icon == nil
	if b.Icon != nil {
		w.sign.Resource = theme.NewColoredResource(b.Icon, ink)
		w.sign.Refresh()
	}
	w.word.Refresh()
}

// parts are the widths of the words, of the sign and of what parts them.
func (w *bigWords) parts() (word fyne.Size, sign, gap float32) {
	word = w.word.MinSize()
	if w.button.Text == "" {
		word.Width = 0
	}
	if w.button.Icon != nil {
		sign = w.button.letters * 1.3
	}
	if word.Width > 0 && sign > 0 {
		gap = theme.Padding()
	}
	return word, sign, gap
}

const bigPad = 10 // units, around the words

// MinSize implements fyne.WidgetRenderer.
func (w *bigWords) MinSize() fyne.Size {
	word, sign, gap := w.parts()
	return fyne.NewSize(word.Width+gap+sign+2*bigPad, max(word.Height, sign)+2*bigPad)
}

// Layout implements fyne.WidgetRenderer.
func (w *bigWords) Layout(size fyne.Size) {
	w.WidgetRenderer.Layout(size)
	word, sign, gap := w.parts()
	at := (size.Width - word.Width - gap - sign) / 2
	words, signs := at+sign+gap, at
	if w.button.IconPlacement == widget.ButtonIconTrailingText {
		words, signs = at, at+word.Width+gap
	}
	put(w.word, words, (size.Height-word.Height)/2, word.Width, word.Height)
	put(w.sign, signs, (size.Height-sign)/2, sign, sign)
}
