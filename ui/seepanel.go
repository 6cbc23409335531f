package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// seePanel chooses what else lies on the skin.
type seePanel struct {
	desk *desk
	box  *fyne.Container
}

func newSeePanel(d *desk, _ *figurePane, _ taste) *seePanel {
	return &seePanel{desk: d, box: container.NewStack()}
}

func (p *seePanel) object() fyne.CanvasObject { return p.box }

func (p *seePanel) refresh() {}
