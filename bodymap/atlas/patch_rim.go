package atlas

import "math"

// rim is the border of a patch in space, in runs that are passed over quickly.
type rim struct {
	at   []Vec // where each piece begins
	next []Vec // and ends
	runs []ball
}

const rimRun = 12 // pieces in a run

func (g *ground) newRim(loop []piece) rim {
	var r rim
	for _, p := range loop {
		r.at = append(r.at, g.at(footing{p.tri, p.a[0], p.a[1]}))
		r.next = append(r.next, g.at(footing{p.tri, p.b[0], p.b[1]}))
	}
	for i := 0; i < len(r.at); i += rimRun {
		end := min(i+rimRun, len(r.at))
		b := ball{centre: r.at[(i+end)/2]}
		for k := i; k < end; k++ {
			b.radius = max(b.radius, r.at[k].Sub(b.centre).Len(), r.next[k].Sub(b.centre).Len())
		}
		r.runs = append(r.runs, b)
	}
	return r
}

// depth is how far p is from the rim in a straight line. Where that is less than
// enough, it is something less than enough.
func (r *rim) depth(p Vec, enough float64) float64 {
	best := math.Inf(1)
	for _, b := range r.runs {
		best = min(best, b.centre.Sub(p).Len()) // the centres lie on the rim
	}
	for i, b := range r.runs {
		if best < enough {
			return best
		}
		if b.centre.Sub(p).Len()-b.radius >= best {
			continue
		}
		for k := i * rimRun; k < min((i+1)*rimRun, len(r.at)); k++ {
			best = min(best, toSegment(p, r.at[k], r.next[k]))
		}
	}
	return best
}

// clears tells whether p is a margin or more from the rim in a straight line.
func (r *rim) clears(p Vec, margin float64) bool {
	for i, b := range r.runs {
		if d := b.centre.Sub(p); d.Dot(d) >= (margin+b.radius)*(margin+b.radius) {
			continue
		}
		for k := i * rimRun; k < min((i+1)*rimRun, len(r.at)); k++ {
			if toSegment(p, r.at[k], r.next[k]) < margin {
				return false
			}
		}
	}
	return true
}

const (
	samples  = 600 // places looked at for the middle
	mostFine = 24  // of them along the edge of a triangle
	offPull  = .15 // cm of depth that a cm of distance from the centre is worth
)

// Middle is a place deep inside the patch, far from its border.
func (p *Patch) Middle() Place {
	p.findMiddle()
	return p.turned([]Place{p.g.place(p.middle)})[0]
}

// findMiddle takes the deepest of many places, and climbs from there.
func (p *Patch) findMiddle() {
	p.middleOnce.Do(func() {
		centre := p.centre()
		best := math.Inf(-1)
		try := func(f footing) bool {
			at := p.g.at(f)
			off := offPull * at.Sub(centre).Len()
			d := p.rim.depth(at, best+off)
			if d-off <= best {
				return false
			}
			best, p.middle, p.depth = d-off, f, d
			return true
		}
		p.everywhere(try)
		for step := p.depth / 2; step > .01; {
			if !p.climb(try, step) {
				step /= 2
			}
		}
	})
}

// climb tries the places around the middle.
func (p *Patch) climb(try func(footing) bool, step float64) bool {
	from := p.middle
	for k := range 6 {
		s, c := math.Sincos(float64(k) * math.Pi / 3)
		f, _, ok := p.g.walk(from, xy{c, s}, step, p.free)
		if ok && try(f) {
			return true
		}
	}
	return false
}

// centre is the mean of the border.
func (p *Patch) centre() Vec {
	var sum Vec
	cm := 0.
	for i, a := range p.rim.at {
		l := p.rim.next[i].Sub(a).Len()
		sum, cm = sum.Add(a.Lerp(p.rim.next[i], .5).Mul(l)), cm+l
	}
	return sum.Mul(1 / max(cm, 1e-9))
}

// everywhere calls f with places all over the patch.
func (p *Patch) everywhere(f func(footing) bool) {
	n := min(mostFine, max(1, int(math.Sqrt(samples/float64(len(p.full)+len(p.faces))))))
	for _, tri := range p.full {
		for i := range n {
			for j := range n - i {
				f(footing{tri, (float64(i) + 1./3) / float64(n), (float64(j) + 1./3) / float64(n)})
			}
		}
	}
	for _, face := range p.faces {
		lo, hi := face.uv[0], face.uv[0]
		for _, q := range face.uv {
			lo, hi = xy{min(lo[0], q[0]), min(lo[1], q[1])}, xy{max(hi[0], q[0]), max(hi[1], q[1])}
		}
		for i := range n {
			for j := range n {
				q := xy{lo[0] + (hi[0]-lo[0])*(float64(i)+.5)/float64(n), lo[1] + (hi[1]-lo[1])*(float64(j)+.5)/float64(n)}
				if within(q, face.uv) {
					f(footing{face.tri, q[0], q[1]})
				}
			}
		}
	}
}

// free tells whether a piece of a way stays inside.
func (p *Patch) free(s piece) bool {
	k := p.kind[s.tri]
	if k <= 0 {
		return k < 0
	}
	for _, i := range p.edge[k-1].pieces {
		if _, cross := meet(s, p.loop[i]); cross {
			return false
		}
	}
	return true
}
