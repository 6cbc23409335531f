package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// tablePanel shows the sites as a table.
type tablePanel struct {
	desk *desk
	box  *fyne.Container
}

func newTablePanel(d *desk) *tablePanel {
	return &tablePanel{desk: d, box: container.NewStack()}
}

func (p *tablePanel) object() fyne.CanvasObject { return p.box }

func (p *tablePanel) refresh() {}
