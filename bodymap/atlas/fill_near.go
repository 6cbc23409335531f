package atlas

import "math"

const (
	leastApart = .9   // how near two punctures come, as a share of the spacing
	entered    = 1.15 // how far around it a puncture is entered, as a share of the spacing
	sureBow    = 1.02 // up to which an estimated length is taken for sure ...
	sureShare  = .97  // ... if it is this much too short
)

// nearby finds the punctures around a place.
type nearby struct {
	first []int32 // per triangle: the last entry of its list plus one
	list  []entry
}

// entry says that a puncture is within reach of a triangle.
type entry struct{ puncture, next int32 }

// fits tells whether a puncture is far enough from all others.
func (l *lattice) fits(f footing, but int) bool {
	at, n := l.p.g.at(f), l.p.g.normal(f)
	for e := l.first[f.tri]; e > 0; e = l.list[e-1].next {
		i := int(l.list[e-1].puncture)
		if i != but && l.tooNear(f, at, n, &l.all[i]) {
			return false
		}
	}
	return true
}

// tooNear tells whether a place is too near to a puncture, over the skin.
func (l *lattice) tooNear(f footing, at, n Vec, q *puncture) bool {
	least := leastApart * l.spacing
	chord := q.p.Sub(at).Len()
	if chord >= least {
		return false
	}
	if b := bow(n, q.n); b < sureBow && chord*b < sureShare*least {
		return true
	}
	_, near := l.p.g.geodesic(f, q.at, least)
	return near
}

// bow is about how much longer than its chord the way is between two places whose
// normals are known: as on a circle.
func bow(a, b Vec) float64 {
	half := math.Acos(min(1, max(-1, a.Dot(b)))) / 2
	if half < 1e-3 {
		return 1
	}
	return half / math.Sin(half)
}

// add lays a puncture.
func (l *lattice) add(q puncture) {
	q.p, q.n = l.p.g.at(q.at), l.p.g.normal(q.at)
	l.all = append(l.all, q)
	l.enter(int32(len(l.all) - 1))
}

// enter enters a puncture in the triangles that are within reach of it, going
// over the skin: what is near through the air alone does not count.
func (l *lattice) enter(n int32) {
	g, q := l.p.g, &l.all[n]
	enter := func(tri int32) {
		l.list = append(l.list, entry{n, l.first[tri]})
		l.first[tri] = int32(len(l.list))
	}
	reached := []int32{q.at.tri}
	enter(q.at.tri)
	for i := 0; i < len(reached); i++ {
		t := g.mesh.Tri[reached[i]]
		for k := range 3 {
			next := g.across[reached[i]][k] >> 2
			if e := l.first[next]; e > 0 && l.list[e-1].puncture == n {
				continue
			}
			if toSegment(q.p, g.pos[t[k]], g.pos[t[(k+1)%3]]) < entered*l.spacing {
				enter(next)
				reached = append(reached, next)
			}
		}
	}
}
