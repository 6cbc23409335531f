package atlas

import "slices"

// parts sorts the statements: the one that measures from a point, and the one that tells a level.
func (r *reading) parts() (point, lev *statement, problem *ReadingError) {
	for i := range r.said {
		s, kept := &r.said[i], &lev
		if s.kind == fill || s.kind == landmarkWord && landmarks[s.id].chart == markChart {
			kept = &point
		}
		if *kept != nil {
			return nil, nil, twoPlaces((*kept).text, s.text)
		}
		*kept = s
	}
	return point, lev, nil
}

func (s *statement) same(t *statement) bool {
	if s == nil || t == nil {
		return s == t
	}
	return s.anchor == t.anchor && slices.Equal(s.ways, t.ways)
}

func (l *distance) same(m *distance) bool {
	if l == nil || m == nil {
		return l == m
	}
	return *l == *m
}

// changedFrom compares what was read with the reading of the place before, and
// leaves out what still says where it was: the way from the point when a measure
// was changed, the measures when the way was.
func (r *reading) changedFrom(old *reading, was spot) {
	point, lev, problem := r.parts()
	oldPoint, oldLevel, _ := old.parts()
	if problem != nil || r.region == "" {
		return
	}
	sameMeasures := lev.same(oldLevel) && r.across.same(old.across) && r.midline == old.midline && r.region == old.region
	samePoint := point == nil || point.same(oldPoint)
	switch {
	case sameMeasures && !samePoint:
		r.across, r.midline, r.lenient = nil, false, true
		r.said = []statement{*point}
	case samePoint && (point == nil || !sameMeasures) && r.measuredAs(old):
		r.was, r.old = &was, old
	}
}

// measuredAs tells whether two readings measure in the same way, if not as far.
func (r *reading) measuredAs(old *reading) bool {
	_, lev, _ := r.parts()
	_, oldLevel, _ := old.parts()
	return r.region == old.region && (lev == nil) == (oldLevel == nil) && (lev != nil || r.across != nil)
}

// moved finds the place of a reading in which a measure was changed: it goes by
// as much from where it was, and what was not changed stays exactly as it was.
func (b *Body) moved(r *reading, lev *statement) (spot, *ReadingError) {
	if lev == nil {
		return b.findAcross(r, *r.was, statement{})
	}
	_, old, _ := r.old.parts()
	part := regions().partOf(r.region)
	l, o := b.level(*lev, part), b.level(*old, part)
	if lev.kind == old.kind && lev.id == old.id && (l.axial || l.start == o.start) {
		l.want += l.read(r.was.p) - o.want
	}
	across := r.across
	if across != nil && r.old.across != nil {
		across = &distance{n: across.inCM(l.cm) + l.across(r.was.p) - r.old.across.inCM(l.cm), cm: 1}
	}
	return b.walkTo(*r.was, l, across, *lev)
}
