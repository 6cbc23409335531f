package ui

import "fyne.io/fyne/v2"

// sideways lays a list and the details of what is chosen in it: below it in a
// column, beside it in a strip. The details take what they need, up to half.
type sideways struct{}

const sidewaysFrom = 560 // units of width

// MinSize implements fyne.Layout.
func (sideways) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 160) }

// Layout implements fyne.Layout.
func (sideways) Layout(o []fyne.CanvasObject, size fyne.Size) {
	list, detail := o[0], o[1]
	switch {
	case !detail.Visible():
		put(list, 0, 0, size.Width, size.Height)
	case size.Width >= sidewaysFrom:
		put(list, 0, 0, size.Width/2, size.Height)
		put(detail, size.Width/2, 0, size.Width/2, size.Height)
	default:
		h := size.Height * .46
		put(list, 0, 0, size.Width, size.Height-h)
		put(detail, 0, size.Height-h, size.Width, h)
	}
}
