package figure

import (
	"fyne.io/fyne/v2"

	"ashi/bodymap"
)

// tap does what the tool makes of a tap; it never takes away.
func (m *Map) tap(at fyne.Position, shift bool) {
	m.hideShadow() // until the hand moves on: it would cover what the tap makes
	switch {
	case m.frame.base == nil:
	case m.onRing(at):
		m.tapRing()
	case shift || m.tool == PickTool:
		m.tapPick(at, shift)
	case m.tool == PointTool:
		m.tapPoint(at)
	default:
		m.tapCorner(at)
	}
}

// tapPoint marks free skin and selects what is marked already.
func (m *Map) tapPoint(at fyne.Position) {
	if m.tapMark(at) {
		return
	}
	t, ok := m.targetAt(at)
	if !ok {
		m.saySelect("")
		return
	}
	if id := m.markOn(t); id != "" {
		m.saySelect(id)
		return
	}
	if m.On.Mark != nil {
		m.On.Mark(t)
	}
}

// tapMark takes a tap on a mark or on one of its punctures.
func (m *Map) tapMark(at fyne.Position) bool {
	if id := m.markAt(at); id != "" {
		m.saySelect(id)
		return true
	}
	id, spot := m.spotAt(at)
	switch {
	case id == "":
		return false
	case id == m.selected && m.spotsApart(id):
		if m.On.Spot != nil {
			m.On.Spot(id, spot)
		}
	default:
		m.saySelect(id)
	}
	return true
}

// tapPick adds the mark under the finger to what is picked; beside all marks
// PickTool lets go of them.
func (m *Map) tapPick(at fyne.Position, shift bool) {
	id := m.anyMarkAt(at)
	switch {
	case id != "":
		m.sayPick([]bodymap.SiteID{id}, true)
	case m.tool == PickTool && !shift:
		m.sayPick(nil, false)
	}
}

func (m *Map) saySelect(id bodymap.SiteID) {
	if m.On.Select != nil {
		m.On.Select(id)
	}
}

func (m *Map) sayPick(ids []bodymap.SiteID, add bool) {
	if m.On.Pick != nil {
		m.On.Pick(ids, add)
	}
}
