package atlas

import (
	"cmp"
	"math"
	"slices"
)

// findOffset follows the lengths of a statement from its point.
func (b *Body) findOffset(o *offset, r *reading, s statement, lev *statement) (spot, *ReadingError) {
	for _, l := range s.ways {
		if !o.add(l) {
			return spot{}, alongSkin(s.text)
		}
	}
	o.midline = r.midline || math.Abs(o.from.p[0]) < closeCM && r.side == Midline && !mentions(s.ways, lateral, medial)
	if r.region == "" && !o.possible() {
		return spot{}, alongSkin(s.text)
	}
	w := &walker{b: b, parts: partsOf(o.region)}
	q, off := w.walk(o.start(w), miss{o.miss, true})
	if r.region != "" {
		q, off = o.best(w, q, off, func(t spot, off float64) float64 { return b.fit(r, s, lev, t, off) })
	}
	if off > .15 {
		return spot{}, offBody(s.text)
	}
	return q, nil
}

func alongSkin(what string) *ReadingError {
	return unread("“%s” does not run along the skin there. Name other directions, for example “0.5 cun above BL23, right”.", what)
}

// fit counts what a place that is called by region and nearest point lacks of
// being called so: where the skin folds, the same lengths lead to two places.
func (b *Body) fit(r *reading, s statement, lev *statement, q spot, off float64) float64 {
	w := b.Where(q.place)
	f := 0.
	if w.Region.ID != r.region {
		f += 2
	}
	if off > closeCM {
		f += 4
	}
	if b.agrees(r, q, s, lev) != nil {
		f += 2
	}
	if w.Point == s.code && !sameWay(w.Offsets, s.ways) || w.Point != s.code && !b.asNear(q, w.Point, s.code) {
		f++
	}
	if r.face != "" && !slices.ContainsFunc(w.Measures, func(m Measure) bool { return m.Text == r.face }) {
		f += .5
	}
	return f
}

// asNear tells whether two points are about as near to a place.
func (b *Body) asNear(q spot, one, other Code) bool {
	far := func(c Code) float64 {
		p, problem := b.pointSpot(statement{anchor: anchor{code: c}})
		if problem != nil {
			return math.Inf(1)
		}
		return p.p.Sub(q.p).Len()
	}
	return math.Abs(far(one)-far(other)) < .4
}

// sameWay tells whether Where writes about the lengths that were read.
func sameWay(list []Offset, ways []distance) bool {
	off := 0.
	for _, o := range list {
		i := slices.IndexFunc(ways, func(w distance) bool { return w.dir == o.Direction })
		if i < 0 {
			off += o.Cun
		} else {
			off = max(off, math.Abs(o.Cun-ways[i].n))
		}
	}
	return off < .15 && len(list) >= len(ways)-1
}

// best looks for a place told by the same lengths that fits better than q does.
func (o *offset) best(w *walker, q spot, off float64, fit func(spot, float64) float64) (spot, float64) {
	least := fit(q, off)
	if least == 0 {
		return q, off
	}
	m := miss{o.miss, true}
	tried := []Vec{q.p}
	for _, t := range o.likely(w) {
		if len(tried) > 12 || least == 0 {
			break
		}
		near := func(p Vec) bool { return p.Sub(t.p).Len() < .4 }
		if slices.ContainsFunc(tried, near) {
			continue
		}
		if region, _ := w.b.RegionOf(t.place); region.ID != o.region.ID {
			continue
		}
		next, d := w.walk(t, m)
		tried = append(tried, t.p, next.p)
		if f := fit(next, d); f < least {
			q, off, least = next, d, f
		}
	}
	return q, off
}

// likely are places from which there is little way to go, the best first.
func (o *offset) likely(w *walker) []spot {
	far := 1.
	for _, t := range o.want {
		far += 3 * math.Abs(t.Cun)
	}
	type place struct {
		s   spot
		off float64
	}
	var all []place
	m := w.b.Mesh(Anatomical)
	for i, c := range w.b.quadBalls() {
		if d := c.centre.Sub(o.from.p); d.Dot(d) > far*far || !castable(w.parts, m.Part[perQuad*i]) {
			continue
		}
		s := w.b.open(m.Place(int32(perQuad*i+3), 0, 1))
		if d := (miss{o.miss, true}).len(s); d < .8+c.radius {
			all = append(all, place{s, d})
		}
	}
	slices.SortFunc(all, func(a, b place) int { return cmp.Compare(a.off, b.off) })
	out := make([]spot, len(all))
	for i, p := range all {
		out[i] = p.s
	}
	return out
}
