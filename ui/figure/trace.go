package figure

import "ashi/bodymap/atlas"

// trace is how an outline runs over the skin between its corners.
type trace struct {
	path  []atlas.Place
	patch *atlas.Patch // of an outline that closes
}

// trace follows an outline over the skin, once for as long as it is shown.
func (m *Map) trace(corners []atlas.Place, closed bool) trace {
	if len(corners) == 0 {
		return trace{}
	}
	s := &m.sight
	t, ok := s.traces[&corners[0]]
	if !ok {
		t = traced(m.body, corners, closed)
		if s.traces == nil {
			s.traces = make(map[*atlas.Place]trace)
		}
		s.traces[&corners[0]] = t
	}
	return t
}

// traced joins corners over the skin; where that cannot be done, in the air.
func traced(b *atlas.Body, corners []atlas.Place, closed bool) trace {
	if closed {
		if p, err := b.Patch(corners); err == nil {
			return trace{p.Border(), p}
		}
		corners = append(corners[:len(corners):len(corners)], corners[0])
	}
	if r, err := b.Run(corners); err == nil {
		return trace{path: r.Path()}
	}
	return trace{path: corners}
}

// forget drops the traces of outlines that are no longer there.
func (s *sight) forget(marks []Mark, pains []PainMark) {
	keep := make(map[*atlas.Place]trace, len(s.traces))
	hold := func(corners []atlas.Place) {
		if len(corners) > 0 {
			keep[&corners[0]] = s.traces[&corners[0]]
		}
	}
	for _, k := range marks {
		if k.Spread != nil {
			hold(k.Spread.Outline)
		}
	}
	for _, p := range pains {
		hold(p.Outline)
	}
	s.traces = keep
}
