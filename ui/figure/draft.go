package figure

import (
	"time"

	"fyne.io/fyne/v2"

	"ashi/bodymap/atlas"
)

// path is what the owner would be told of the sketch now; nil: not enough yet, or
// not all of it is on the skin.
func (m *Map) path() []atlas.Place {
	s := &m.sketch
	all := s.corners
	if s.cursor != nil {
		all = append(all[:len(all):len(all)], *s.cursor)
	}
	path := make([]atlas.Place, 0, len(all))
	for _, c := range all {
		if !c.on {
			return nil
		}
		if len(path) == 0 || path[len(path)-1] != c.place {
			path = append(path, c.place)
		}
	}
	if s.drawing {
		path = m.simplified(path)
	}
	least := 3
	if m.tool == LineTool {
		least = 2
	}
	if len(path) < least {
		return nil
	}
	return path
}

// simplified leaves corners away until few are left that keep to what was drawn
// within about a unit of the window.
func (m *Map) simplified(path []atlas.Place) []atlas.Place {
	mm := 10 * m.frame.scale / m.cam.PxPerCM
	out := atlas.Simplify(m.body, path, mm)
	for len(out) > mostCorners {
		mm *= 1.5
		out = atlas.Simplify(m.body, path, mm)
	}
	return out
}

// tellDraft tells the owner what the sketch has come to. An owner who takes long
// to show it is told less often, and of the last state in any case.
func (m *Map) tellDraft() {
	s := &m.sketch
	if m.On.Draft == nil || s.later != nil {
		return
	}
	if wait := time.Until(s.quiet); wait > 0 {
		s.later = time.AfterFunc(wait, func() { fyne.Do(m.tellLate) })
		return
	}
	began := time.Now()
	path := m.path()
	if path == nil && !s.told {
		return
	}
	if path == nil {
		s.spots = nil
	}
	s.told = path != nil
	m.On.Draft(path)
	const times, most = 3, 400 * time.Millisecond
	s.quiet = time.Now().Add(min(most, times*time.Since(began)))
}

func (m *Map) tellLate() {
	if s := &m.sketch; s.later != nil {
		s.later, s.quiet = nil, time.Time{}
		m.tellDraft()
	}
}

// SetDraft shows the punctures that what is being drawn would get.
func (m *Map) SetDraft(spots []atlas.Place) {
	if len(m.sketch.corners) == 0 {
		return // it was let go meanwhile
	}
	m.sketch.spots = spots
	m.raster.Refresh()
}
