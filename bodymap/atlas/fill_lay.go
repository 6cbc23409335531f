package atlas

import "math"

const (
	give      = .06 // how much the spacing along a row changes to follow the row before
	leastStep = 32  // of a spacing, along a row, in search of where the margin is kept
	trySteps  = 10  // places tried along a spacing where a puncture does not fit
)

// puncture is one place of a lattice.
type puncture struct {
	at   footing
	p, n Vec // position and the skin's normal
	row  int
}

// lattice is what Fill lays.
type lattice struct {
	p               *Patch
	spacing, margin float64 // cm
	staggered       bool
	all             []puncture
	parts           [][]int // punctures of each stretch, in its direction
	nearby
}

// clear are the parts of a stretch, in cm from its start, that keep the margin.
// As far as a place is from keeping it, or from not keeping it, so far at least
// reaches what is like it.
func (l *lattice) clear(s *stretch) [][2]float64 {
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
		cm += max(math.Abs(over), min(l.spacing, end)/leastStep)
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
	l.add(puncture{at: at, row: s.row})
	return true
}
