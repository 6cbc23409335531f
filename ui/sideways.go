package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// From this width in units on, what else stands below each other stands side by side.
const sidewaysFrom = 560

// sideways lays a list, and the sheet of what is chosen in it or can be done with
// it: below the list in a column, beside it in a strip. The sheet takes what it
// needs, and in a column leaves the list at least two rows and a half.
type sideways struct{}

// MinSize implements fyne.Layout.
func (sideways) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 160) }

// Layout implements fyne.Layout.
func (sideways) Layout(o []fyne.CanvasObject, size fyne.Size) {
	list, sheet := o[0], o[1].(*container.Scroll)
	if half := size.Width / 2; size.Width >= sidewaysFrom {
		put(list, 0, 0, half, size.Height)
		put(sheet, half, 0, half, size.Height)
		// Once more, now that its lines have their breaks.
		sheet.Content.Resize(fyne.NewSize(half, max(height(sheet.Content, half), size.Height)))
		return
	}
	least := min(2.5*list.MinSize().Height, size.Height/2)
	h := min(height(sheet.Content, size.Width), size.Height-least)
	put(list, 0, 0, size.Width, size.Height-h)
	put(sheet, 0, size.Height-h, size.Width, h)
}

// abreast lays two blocks below each other in a column, side by side in a strip.
// Its height follows the width that it was given last.
type abreast struct{ width float32 }

// Between blocks side by side, and below each other.
const abreastGap, abreastApart = 16, 4

// MinSize implements fyne.Layout.
func (a *abreast) MinSize(o []fyne.CanvasObject) fyne.Size {
	one, two := o[0].MinSize(), o[1].MinSize()
	if a.width >= sidewaysFrom {
		return fyne.NewSize(0, max(one.Height, two.Height))
	}
	return fyne.NewSize(max(one.Width, two.Width), one.Height+abreastApart+two.Height)
}

// Layout implements fyne.Layout.
func (a *abreast) Layout(o []fyne.CanvasObject, size fyne.Size) {
	a.width = size.Width
	if a.width >= sidewaysFrom {
		half := (size.Width - abreastGap) / 2
		put(o[0], 0, 0, half, height(o[0], half))
		put(o[1], half+abreastGap, 0, half, height(o[1], half))
		return
	}
	first := height(o[0], size.Width)
	put(o[0], 0, 0, size.Width, first)
	put(o[1], 0, first+abreastApart, size.Width, height(o[1], size.Width))
}
