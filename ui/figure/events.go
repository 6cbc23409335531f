package figure

import (
	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// Tool is what a tap and a drag on the skin mean. In every tool a drag beside
// the body turns it, the secondary button turns it from anywhere, and the wheel
// zooms.
type Tool uint8

// The tools.
const (
	PointTool Tool = iota // a tap marks; a drag moves the mark under the finger, else the body
	LineTool              // two taps, or a drag along the skin
	AreaTool              // a drag around the area, or taps on its corners and again on the first
	PainTool              // as AreaTool
	PickTool              // a drag around marks; a tap on a mark adds it or takes it away
)

// Events are what the map tells its owner. Each may be nil.
type Events struct {
	Mark   func(bodymap.Target)                  // a tap on free skin
	Select func(bodymap.SiteID)                  // a tap on a mark; "" when a key or a tap beside the body lets go
	Move   func(bodymap.SiteID, bodymap.Target)  // a mark was dragged to another place
	Remove func(bodymap.SiteID)                  // the Delete key, with a mark selected
	Hover  func(*bodymap.Target, bodymap.SiteID) // what a tap here would mean; nil: nothing
	Turned func(atlas.View)                      // the named view changed
	Spun   func()                                // Spinning has changed

	// Dragging tells where a mark under the finger would come to lie; nil when
	// it has been let go, and while it is beside the body.
	Dragging func(bodymap.SiteID, *bodymap.Target)

	Line func(path []atlas.Place)    // a line was drawn: its corners in order, at least two
	Area func(outline []atlas.Place) // an area was drawn: its corners in order, at least three; it closes by itself
	Pain func(outline []atlas.Place) // the same with PainTool
	// Draft tells what Line, Area or Pain would get if the hand let go now; nil
	// when nothing is drawn any more. It is told less often while it takes long.
	Draft   func(path []atlas.Place)
	OffBody func() // what was drawn left the body: nothing was made

	// Pick names marks: those that a lasso caught, or one that was tapped with
	// shift or with PickTool. Add: they join what is picked, and one that is picked
	// already leaves. No marks and not add: nothing is picked any more.
	Pick       func(marks []bodymap.SiteID, add bool)
	Spot       func(mark bodymap.SiteID, spot int) // a tap on a puncture of the selected mark
	SelectPain func(bodymap.PainID)                // a tap on a pain with PainTool; "" lets go

	// Key and Letter take what is typed first; what they do not take is the map's.
	Key    func(fyne.KeyName) bool
	Letter func(rune) bool
}

// SetTool gives the next taps and drags another meaning. What was being drawn
// is given up.
func (m *Map) SetTool(t Tool) {
	m.giveUp()
	m.lasso = nil
	m.tool = t
	m.hideShadow()
}

// Tool is what a tap and a drag on the skin mean now.
func (m *Map) Tool() Tool { return m.tool }
