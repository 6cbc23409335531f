package atlas

import (
	"cmp"
	"math"
	"slices"
)

const mostApart = 1.1 // how far the nearest other puncture is, at most, as a share of the spacing

// mend draws punctures that are too far from all others, such as the only one of
// a short row in a narrow place, to the one that is nearest.
func (l *lattice) mend() {
	for i := range l.all {
		if len(l.all) > 1 && !l.hasNeighbour(i) {
			l.drawNear(i)
		}
	}
}

// hasNeighbour tells whether another puncture is within reach.
func (l *lattice) hasNeighbour(i int) bool {
	q := &l.all[i]
	for e := l.first[q.at.tri]; e > 0; e = l.list[e-1].next {
		j := int(l.list[e-1].puncture)
		if d := l.all[j].p.Sub(q.p).Len(); j != i && d*bow(q.n, l.all[j].n) < mostApart*.99*l.spacing {
			return true
		}
	}
	return false
}

const (
	mostDrawn = 3  // nearest others to which a puncture may be drawn
	turnsEach = 18 // places tried around each of them, on either side
)

// drawNear moves a puncture to the spacing from one of those that are nearest,
// as little as may be.
func (l *lattice) drawNear(i int) {
	g, q := l.p.g, l.all[i]
	best, moved := math.Inf(1), footing{}
	for _, to := range l.nearestOthers(i) {
		from := l.all[to]
		dir := g.along(from.at.tri, q.p.Sub(from.p))
		for k := range 2*turnsEach + 1 {
			s, c := math.Sincos(math.Pi * float64(k-turnsEach) / turnsEach)
			at, _, ok := g.walk(from.at, dir.turn(c, s), l.spacing, l.p.free)
			if !ok || dir == (xy{}) {
				continue
			}
			p := g.at(at)
			if d := p.Sub(q.p).Len(); d < best && l.p.rim.clears(p, l.margin) && l.fits(at, i) {
				best, moved = d, at
			}
		}
	}
	if best <= l.spacing {
		l.all[i].at, l.all[i].p, l.all[i].n = moved, g.at(moved), g.normal(moved)
		l.enter(int32(i)) // it stays entered where it was, too; that does no harm
	}
}

// nearestOthers are the punctures nearest to one.
func (l *lattice) nearestOthers(i int) []int {
	order := make([]int, 0, len(l.all))
	for j := range l.all {
		if j != i {
			order = append(order, j)
		}
	}
	far := func(j int) float64 { return l.all[j].p.Sub(l.all[i].p).Len() }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(far(a), far(b)) })
	return order[:min(mostDrawn, len(order))]
}
