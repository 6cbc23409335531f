package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// painPanel says where it hurts, how much and how.
type painPanel struct {
	desk *desk
	box  *fyne.Container
}

func newPainPanel(d *desk, _ bool) *painPanel {
	return &painPanel{desk: d, box: container.NewStack()}
}

func (p *painPanel) object() fyne.CanvasObject { return p.box }

func (p *painPanel) refresh() {}
