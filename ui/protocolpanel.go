package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// protocolPanel lists the protocols.
type protocolPanel struct {
	desk *desk
	box  *fyne.Container
}

func newProtocolPanel(d *desk, _ *figurePane) *protocolPanel {
	return &protocolPanel{desk: d, box: container.NewStack()}
}

func (p *protocolPanel) object() fyne.CanvasObject { return p.box }

func (p *protocolPanel) refresh() {}
