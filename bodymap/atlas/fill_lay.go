package atlas

import "math"

const (
	leastApart = .9  // how near two punctures come, as a share of the spacing
	give       = .06 // how much the spacing along a row changes to follow the row before
	entered    = 1.15
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
func (l *lattice) clear(s *stretch) [][2]float64 {
	if l.margin == 0 {
		return [][2]float64{{0, s.cm()}}
	}
	var out [][2]float64
	n := max(2, int(math.Ceil(4*s.cm()/l.spacing)))
	open, before := false, 0.
	for i := range n + 1 {
		cm := s.cm() * float64(i) / float64(n)
		free := l.free(s, cm)
		if free != open && i > 0 {
			edge := l.edgeOf(s, before, cm, open)
			if free {
				out = append(out, [2]float64{edge, edge})
			} else {
				out[len(out)-1][1] = edge
			}
		} else if free && !open {
			out = append(out, [2]float64{0, 0})
		}
		if free {
			out[len(out)-1][1] = cm
		}
		open, before = free, cm
	}
	return out
}

func (l *lattice) free(s *stretch, cm float64) bool {
	at, _ := s.at(l.p.g, cm)
	return l.p.rim.clears(l.p.g.at(at), l.margin)
}

// edgeOf halves its way to where a stretch begins to keep the margin, or ceases to.
func (l *lattice) edgeOf(s *stretch, a, b float64, free bool) float64 {
	for range 8 {
		if mid := (a + b) / 2; l.free(s, mid) == free {
			a = mid
		} else {
			b = mid
		}
	}
	if free {
		return a
	}
	return b
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
	if !l.fits(at) {
		return false
	}
	l.parts[part] = append(l.parts[part], len(l.all))
	l.add(puncture{at: at, row: s.row, part: part})
	return true
}

// fits tells whether a puncture is far enough from all others.
func (l *lattice) fits(f footing) bool {
	at, n := l.p.g.at(f), l.p.g.normal(f)
	for e := l.first[f.tri]; e > 0; e = l.list[e-1].next {
		q := &l.all[l.list[e-1].puncture]
		if d := q.p.Sub(at).Len(); d < leastApart*l.spacing && d*bow(n, q.n) < leastApart*l.spacing {
			return false
		}
	}
	return true
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

// add lays a puncture and enters it in the triangles that are within reach of it,
// going over the skin: what is near through the air alone does not count.
func (l *lattice) add(q puncture) {
	g := l.p.g
	q.p, q.n = g.at(q.at), g.normal(q.at)
	n := int32(len(l.all))
	l.all = append(l.all, q)
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
