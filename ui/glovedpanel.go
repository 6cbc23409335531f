package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// glovedPanel steps through the plan with gloves on.
type glovedPanel struct {
	desk *desk
	box  *fyne.Container
}

func newGlovedPanel(d *desk, _, _ bool) *glovedPanel {
	return &glovedPanel{desk: d, box: container.NewStack()}
}

func (p *glovedPanel) object() fyne.CanvasObject { return p.box }

func (p *glovedPanel) refresh() {}
