package atlas

import "math"

const (
	leastApart = .9  // how near two punctures come, as a share of the spacing
	give       = .06 // how much the spacing along a row changes to follow the row before
	entered    = 1.15
	leastStep  = 32 // of a spacing, along a row, in search of where the margin is kept
	trySteps   = 10 // places tried along a spacing where a puncture does not fit
)

// puncture is one place of a lattice.
type puncture struct {
	at   footing
	p    Vec
	n    Vec // the skin's normal
	row  int
	part int // of a row that has several: the number of the stretch
}

// lattice is what Fill lays.
type lattice struct {
	p               *Patch
	spacing, margin float64 // cm
	staggered       bool
	all             []puncture
	parts           [][]int // punctures of each stretch, in its direction
	first           []int32 // per triangle: the last entry of its list plus one
	list            []entry
}

// entry says that a puncture is within reach of a triangle.
type entry struct{ puncture, next int32 }

// clear are the parts of a stretch, in cm from its start, that keep the margin.
// As far as a place is from keeping it, or from not keeping it, so far at least
// reaches what is like it.
func (l *lattice) clear(s *stretch) [][2]float64 {
	if l.margin == 0 {
		return [][2]float64{{0, s.cm()}}
	}
	var out [][2]float64
	open, end := false, s.cm()
	for cm := 0.; cm <= end; {
		at, _ := s.at(l.p.g, cm)
		over := l.p.rim.depth(l.p.g.at(at), 0) - l.margin
		if over >= 0 && !open {
			out = append(out, [2]float64{cm, cm})
		}
		if open = over >= 0; open {
			out[len(out)-1][1] = min(end, cm+over)
		}
		cm += max(math.Abs(over), l.spacing/leastStep)
	}
	return out
}

// layRow lays punctures along a stretch, from its middle both ways.
func (l *lattice) layRow(s *stretch, from, to float64) {
	part := len(l.parts)
	l.parts = append(l.parts, nil)
	mid := (from + to) / 2
	if s.row == 0 {
		mid = l.nearestTo(s, mid, from, to)
	}
	mid = min(to, max(from, mid+l.lead(s, mid)))
	at := mid
	for fits := l.put(s, part, at); !fits && at+l.spacing/trySteps <= to; fits = l.put(s, part, at) {
		at += l.spacing / trySteps
	}
	start := at
	for at < to {
		at = l.next(s, part, at, 1, to)
	}
	forward := l.parts[part]
	l.parts[part] = nil
	for at = start; at > from; {
		at = l.next(s, part, at, -1, from)
	}
	back := l.parts[part]
	all := make([]int, 0, len(back)+len(forward))
	for i := range back {
		all = append(all, back[len(back)-1-i])
	}
	l.parts[part] = append(all, forward...)
}

// nearestTo is the place along the base line that is nearest to the middle of the
// patch, if that lies on the stretch.
func (l *lattice) nearestTo(s *stretch, other, from, to float64) float64 {
	g := l.p.g
	seed := g.at(l.p.middle)
	best, at := l.spacing/4, other
	for i, p := range s.way {
		a, b := g.at(footing{p.tri, p.a[0], p.a[1]}), g.at(footing{p.tri, p.b[0], p.b[1]})
		d := b.Sub(a)
		t := share(seed.Sub(a).Dot(d), d.Dot(d))
		cm := s.upTo[i] - (1-t)*d.Len()
		if off := a.Add(d.Mul(t)).Sub(seed).Len(); off < best && cm >= from && cm <= to {
			best, at = off, cm
		}
	}
	return at
}

// next lays the puncture after the one at a place of the stretch, and returns its
// place; where none fits any more, the end.
func (l *lattice) next(s *stretch, part int, at, way, end float64) float64 {
	nominal := at + way*l.spacing
	if (nominal-way*give*l.spacing-end)*way > 0 {
		return end
	}
	lead := l.lead(s, nominal)
	nominal += min(give*l.spacing, max(-give*l.spacing, lead))
	for i := range trySteps {
		try := nominal + way*float64(i)*l.spacing/trySteps
		if (try-end)*way > 0 {
			break
		}
		if l.put(s, part, try) {
			return try
		}
	}
	if nominal += way * l.spacing; (nominal-end)*way > 0 {
		return end
	}
	return nominal
}

// lead is how far from a place of a stretch, along it, the pattern of the row
// before asks for a puncture; 0 where there is none.
func (l *lattice) lead(s *stretch, cm float64) float64 {
	if cm < 0 || cm > s.cm() || s.row == 0 {
		return 0
	}
	f, dir := s.at(l.p.g, cm)
	at := l.p.g.at(f)
	before := s.row - 1
	if s.row < 0 {
		before = s.row + 1
	}
	best := math.Inf(1)
	for e := l.first[f.tri]; e > 0; e = l.list[e-1].next {
		q := &l.all[l.list[e-1].puncture]
		if q.row != before {
			continue
		}
		t := q.p.Sub(at).Dot(dir)
		if l.staggered {
			t -= math.Copysign(l.spacing/2, t)
		}
		if math.Abs(t) < math.Abs(best) {
			best = t
		}
	}
	if math.Abs(best) > l.spacing/2 {
		return 0
	}
	return best
}

// put lays a puncture at a place of a stretch, if it fits.
func (l *lattice) put(s *stretch, part int, cm float64) bool {
	at, _ := s.at(l.p.g, cm)
	if !l.fits(at, -1) {
		return false
	}
	l.parts[part] = append(l.parts[part], len(l.all))
	l.add(puncture{at: at, row: s.row, part: part})
	return true
}

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

const (
	sureBow   = 1.02 // up to which an estimated length is taken for sure ...
	sureShare = .97  // ... if it is this much too short
)

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
