package atlas

import (
	"cmp"
	"math"
	"slices"
)

// findReading finds the place of what was read, on the left half of the body, and
// the named point that it is, if it is one.
func (b *Body) findReading(r *reading) (spot, Code, *ReadingError) {
	point, lev, problem := r.parts()
	if problem != nil {
		return spot{}, "", problem
	}
	if r.was != nil {
		q, problem := b.moved(r, lev)
		return q, "", problem
	}
	if point == nil {
		q, problem := b.findLevel(r, *lev)
		return q, "", problem
	}
	return b.findFrom(r, *point, lev)
}

// findFrom finds a place by the way from a point. What else is said must agree.
func (b *Body) findFrom(r *reading, s statement, lev *statement) (spot, Code, *ReadingError) {
	from, problem := b.pointSpot(s)
	if problem != nil {
		return spot{}, "", problem
	}
	o := offset{from: from, region: regionByID(from.region())}
	if r.region != "" {
		of := o.region
		if o.region = regionByID(r.region); of.ID != r.region && !mayName(o.region, of) && !isDigit(of.ID) {
			return spot{}, "", twoPlaces(r.regionText, s.text)
		}
	}
	q := from
	if len(s.ways) > 0 {
		if q, problem = b.findOffset(&o, r, s, lev); problem != nil {
			return spot{}, "", problem
		}
	}
	if problem = b.agrees(r, q, s, lev); problem != nil {
		if lev == nil && r.across != nil && !mentions(s.ways, lateral, medial) { // "2 cun lateral to the midline at BL23"
			q, problem = b.findAcross(r, q, s)
			return q, "", problem
		}
		return spot{}, "", problem
	}
	if len(s.ways) == 0 {
		return q, s.code, nil
	}
	return q, "", nil
}

func mentions(ways []distance, dirs ...Direction) bool {
	return slices.ContainsFunc(ways, func(w distance) bool { return slices.Contains(dirs, w.dir) })
}

// pointSpot is where a named point or a landmark lies, on the left half.
func (b *Body) pointSpot(s statement) (spot, *ReadingError) {
	if s.kind == landmarkWord {
		p := b.marks.landmarks[landmarks[s.id].mark]
		return b.open(p), nil
	}
	for _, side := range []Side{Left, Midline} {
		if p, ok := b.PlaceOf(s.code, side); ok {
			return b.open(p), nil
		}
	}
	return spot{}, unread("%s has no single place on the skin. Measure from another point, for example “0.5 cun above BL23, right”.", string(s.code))
}

func offBody(what string) *ReadingError {
	return unread("“%s” leads off the body. Correct the numbers, for example “0.5 cun above BL23, right”.", what)
}

// findLevel finds a place by how far along the body and from the midline it lies.
func (b *Body) findLevel(r *reading, s statement) (spot, *ReadingError) {
	l := b.level(s, regions().partOf(r.region))
	q, problem := b.atLevel(r, s, l)
	if problem != nil || r.region != "" {
		return q, problem
	}
	// The body part where it lies may measure in another way.
	if own := b.level(s, regionByID(q.region()).BodyPart); own.start != l.start || own.want != l.want || own.cm != l.cm {
		return b.atLevel(r, s, own)
	}
	return q, nil
}

func (t regionTable) partOf(id string) string {
	if i, ok := t.byID[id]; ok {
		return t.list[i].BodyPart
	}
	return ""
}

func (t regionTable) paired(id string) bool {
	i, ok := t.byID[id]
	return ok && t.list[i].Bilateral
}

func (b *Body) atLevel(r *reading, s statement, l bodyLevel) (spot, *ReadingError) {
	if l.reach != nil && r.across != nil {
		return spot{}, twoPlaces(r.acrossText, s.text)
	}
	across := l.reach
	if r.across != nil {
		across = r.across
	}
	if across == nil && (r.midline || l.axial && !regions().paired(r.region)) {
		across = &distance{cm: 1}
	}
	q := b.open(b.marks.landmarks[l.start])
	if across == nil && r.region != "" {
		var ok bool
		if q, ok = b.middleAt(r.region, l); !ok {
			return spot{}, twoPlaces(r.regionText, s.text)
		}
	}
	return b.withinLevel(r, q, l, across, s)
}

// withinLevel takes the middle of a level; where there is no skin, or not that of
// the region, it tries above and below, as far as the level is called so.
func (b *Body) withinLevel(r *reading, q spot, l bodyLevel, across *distance, s statement) (spot, *ReadingError) {
	found, problem := b.walkTo(q, l, across, s)
	fits := func(t spot) bool { return r.region == "" || t.region() == r.region }
	if l.slack == [2]float64{} || problem == nil && fits(found) {
		return found, problem
	}
	for _, share := range []float64{.5, .9, .995} {
		for _, slack := range l.slack {
			near := l
			near.want += share * slack
			t, bad := b.walkTo(q, near, across, s)
			if bad == nil && (fits(t) || problem != nil) {
				found, problem = t, nil
			}
			if problem == nil && fits(found) {
				return found, nil
			}
		}
	}
	return found, problem
}

// walkTo goes to a level, and across to where a length says, if there is one.
func (b *Body) walkTo(q spot, l bodyLevel, across *distance, s statement) (spot, *ReadingError) {
	m := miss{of: func(s spot) [2]float64 { return [2]float64{l.read(s.p) - l.want} }}
	if across != nil {
		x := across.inCM(l.cm)
		m = miss{of: func(s spot) [2]float64 { return [2]float64{l.read(s.p) - l.want, l.across(s.p) - x} }, whole: true}
	}
	w := &walker{b: b, parts: l.parts}
	q, off := w.walk(q, m)
	if off > closeCM {
		return spot{}, offBody(s.text)
	}
	if len(l.rest) == 0 {
		return q, nil
	}
	s.ways = l.rest
	o := offset{from: q, region: regionByID(q.region())}
	return b.findOffset(&o, &reading{}, s, nil)
}

// middleAt is a place in the middle of a region, at a level. It looks at the
// middles of quads, and closer where a region is narrow.
func (b *Body) middleAt(id string, l bodyLevel) (spot, bool) {
	list := b.placesAt(id, l, []int{3})
	if len(list) == 0 {
		list = b.placesAt(id, l, []int{0, 1, 2, 3, 4, 5, 6, 7})
	}
	middle := Vec{}
	for _, s := range list {
		middle = middle.Add(s.p.Mul(1 / float64(len(list))))
	}
	if len(list) == 0 {
		return spot{}, false
	}
	return slices.MinFunc(list, func(s, t spot) int { return cmp.Compare(s.p.Sub(middle).Len(), t.p.Sub(middle).Len()) }), true
}

// placesAt are places of the left half of a region near a level, on some of the
// triangles of each quad.
func (b *Body) placesAt(id string, l bodyLevel, triangles []int) []spot {
	m := b.Mesh(Anatomical)
	var list []spot
	for q, c := range b.quadBalls() {
		if c.centre[0] < 0 || !castable(l.parts, m.Part[perQuad*q]) || math.Abs(l.read(c.centre)-l.want) > c.radius {
			continue
		}
		for _, t := range triangles {
			if s := b.open(m.Place(int32(perQuad*q+t), .1, .8)); s.region() == id {
				list = append(list, s)
			}
		}
	}
	return list
}
