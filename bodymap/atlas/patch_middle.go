package atlas

import "math"

const (
	samples  = 600 // places looked at for the middle
	mostFine = 24  // of them along the edge of a triangle
	climbs   = 60  // steps from there, at most
	offPull  = .15 // cm of depth that a cm of distance from the centre is worth
)

// Middle is a place deep inside the patch, far from its border.
func (p *Patch) Middle() Place {
	p.findMiddle()
	return p.g.otherSide([]Place{p.g.place(p.middle)}, p.other)[0]
}

// findMiddle takes the deepest of many places, and climbs from there.
func (p *Patch) findMiddle() {
	p.middleOnce.Do(func() {
		centre := p.centre()
		best := math.Inf(-1)
		try := func(f footing) bool {
			f = f.offEdges()
			at := p.g.at(f)
			off := offPull * at.Sub(centre).Len()
			d := p.rim.depth(at, min(best+off, 2*best))
			worth := max(d-off, d/2) // in a sliver the pull alone would choose a place on the border
			if worth <= best || !p.has(f) {
				return false
			}
			best, p.middle, p.depth = worth, f, d
			return true
		}
		p.everywhere(try)
		if math.IsInf(best, -1) { // a sliver between the samples
			try(p.largestPart())
		}
		step := p.depth / 2
		for range climbs {
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

// largestPart is the middle of the largest of the triangles into which the parts
// on the border can be cut.
func (p *Patch) largestPart() (middle footing) {
	largest := math.Inf(-1)
	for _, f := range p.faces {
		for _, t := range ears(f.uv) {
			if cm2 := math.Abs(shoelace(t[:])) * p.g.flat[f.tri].cm2(); cm2 > largest {
				m := t[0].add(t[1]).add(t[2]).mul(1. / 3)
				largest, middle = cm2, footing{f.tri, m[0], m[1]}
			}
		}
	}
	return middle
}
