package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// puller is the ground of what is scrolled: dragged it scrolls, which a finger
// expects and the toolkit leaves to the bar.
type puller struct {
	widget.BaseWidget
	scroll *container.Scroll
}

func newPuller(s *container.Scroll) *puller {
	p := &puller{scroll: s}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *puller) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}

// Dragged implements fyne.Draggable.
func (p *puller) Dragged(e *fyne.DragEvent) {
	p.scroll.ScrollToOffset(p.scroll.Offset.SubtractXY(e.Dragged.DX, e.Dragged.DY))
}

// DragEnd implements fyne.Draggable.
func (p *puller) DragEnd() {}
