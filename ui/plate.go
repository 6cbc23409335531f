package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// plate is the ground of what lies over the body: taps and drags on it do not
// fall through to the skin.
func plate() fyne.CanvasObject {
	r := canvas.NewRectangle(theme.Color(theme.ColorNameOverlayBackground))
	r.CornerRadius, r.StrokeWidth = 8, 1
	r.StrokeColor = theme.Color(theme.ColorNameSeparator)
	return container.NewStack(r, newShield())
}
