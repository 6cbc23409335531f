package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// texts are all words below an object, in order.
func texts(o fyne.CanvasObject) string {
	var out []string
	for _, x := range test.LaidOutObjects(o) {
		if t, ok := x.(*canvas.Text); ok {
			out = append(out, t.Text)
		}
	}
	return strings.Join(out, "\n")
}

// button finds a button by its words.
func (w *window) button(below fyne.CanvasObject, words string) *widget.Button {
	for _, x := range test.LaidOutObjects(below) {
		if b, ok := x.(*widget.Button); ok && b.Text == words {
			return b
		}
	}
	panic("no button " + words)
}
