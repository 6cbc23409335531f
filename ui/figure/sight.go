package figure

import (
	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// sight is where the frame shows all that lies on the body: one list of places,
// written when what lies there changes and looked at once for each camera.
type sight struct {
	places []atlas.Place
	seen   []draw.Seen
	stale  bool // seen is of another frame
	named  []*atlas.Named

	dots, marks, spots stretch   // named points, marks, spots of the overlay
	borders, punctures []stretch // of each mark; of length 0 for a point
	lines              []stretch // of the overlay
	pains              []stretch // their outlines
	scores             stretch   // and where their texts are written
	late               int       // from here on only a body at rest is looked at

	traces map[*atlas.Place]trace // of outlines, by their first corner
}

// stretch is a part of the list.
type stretch struct{ from, to int }

func (s *sight) add(places ...atlas.Place) stretch {
	from := len(s.places)
	s.places = append(s.places, places...)
	return stretch{from, len(s.places)}
}

func (s *sight) of(t stretch) []draw.Seen {
	if t.to > len(s.seen) {
		return nil
	}
	return s.seen[t.from:t.to]
}

func (s *sight) mark(i int) draw.Seen { return s.seen[s.marks.from+i] }

// gather writes the list anew.
func (m *Map) gather() {
	s := &m.sight
	s.places, s.stale = s.places[:0], true
	s.named = s.named[:0]
	for i := range m.named {
		if n := &m.named[i]; m.overlay.Points == nil || m.overlay.Points[n.Code] {
			s.named = append(s.named, n)
			s.places = append(s.places, n.Place)
		}
	}
	s.dots = stretch{0, len(s.places)}
	s.gatherMarks(m.marks, m)
	s.gatherOverlay(m.overlay)
	s.gatherPains(m.pains, m)
	s.gatherDashed(m.overlay)
	s.forget(m.marks, m.pains)
}

func (s *sight) gatherMarks(marks []Mark, m *Map) {
	s.marks.from = len(s.places)
	for _, k := range marks {
		s.places = append(s.places, k.Place)
	}
	s.marks.to = len(s.places)
	s.borders, s.punctures = s.borders[:0], s.punctures[:0]
	for _, k := range marks {
		var border, punctures stretch
		if k.Spread != nil {
			border = s.add(m.trace(k.Spread.Outline, k.Spread.Extent == bodymap.Area).path...)
			punctures = s.add(k.Spread.Spots...)
		}
		s.borders, s.punctures = append(s.borders, border), append(s.punctures, punctures)
	}
}

func (s *sight) gatherOverlay(o Overlay) {
	s.lines = s.lines[:0]
	for _, l := range o.Lines {
		var t stretch
		if !l.Dashed {
			t = s.add(l.Path...)
		}
		s.lines = append(s.lines, t)
	}
	s.spots.from = len(s.places)
	for _, p := range o.Spots {
		s.places = append(s.places, p.Place)
	}
	s.spots.to = len(s.places)
}

// mostMoving is how many places of dashed lines are looked for while the body moves.
const mostMoving = 2000

// gatherDashed comes last: many of them wait until the body rests.
func (s *sight) gatherDashed(o Overlay) {
	s.late = len(s.places)
	for i, l := range o.Lines {
		if l.Dashed {
			s.lines[i] = s.add(l.Path...)
		}
	}
	if len(s.places)-s.late <= mostMoving {
		s.late = len(s.places)
	}
}

func (s *sight) gatherPains(pains []PainMark, m *Map) {
	s.pains = s.pains[:0]
	for _, p := range pains {
		s.pains = append(s.pains, s.add(m.trace(p.Outline, true).path...))
	}
	s.scores.from = len(s.places)
	for _, p := range pains {
		s.places = append(s.places, p.Place)
	}
	s.scores.to = len(s.places)
}

// look finds all places in the frame that is shown, unless that is known.
func (m *Map) look() {
	s := &m.sight
	if !s.stale || m.frame.base == nil {
		return
	}
	places := s.places
	if !m.frame.drawn.resting {
		places = places[:s.late]
	}
	s.seen = m.frame.live.VisibleAll(places, s.seen)
	s.stale = false
	m.frame.seen = m.frame.seen[:0]
	for i, p := range s.of(s.dots) {
		if p.OK {
			m.frame.seen = append(m.frame.seen, dot{s.named[i], p.X, p.Y})
		}
	}
	m.retag()
}
