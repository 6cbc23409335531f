package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// bring puts an object into a stack, in the place of what lay there. What nobody sees does not stay in the window:
// the toolkit lays out and refreshes all that is in it, hidden or not.
func bring(stack *fyne.Container, o fyne.CanvasObject) {
	stack.Objects = []fyne.CanvasObject{o}
	stack.Layout.Layout(stack.Objects, stack.Size())
}

// relay lays out anew what lies in an object. The toolkit does so by itself only
// where a size changes, not where something comes or goes within the same room.
func relay(o fyne.CanvasObject) {
	switch c := o.(type) {
	case *container.Scroll:
		c.Refresh()
		relay(c.Content)
	case *fyne.Container:
		if c.Layout != nil {
			c.Layout.Layout(c.Objects, c.Size())
		}
		for _, part := range c.Objects {
			if part.Visible() {
				relay(part)
			}
		}
	}
}
