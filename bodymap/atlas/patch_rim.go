package atlas

import "math"

// rim is the border of a patch in space, and where the skin ends inside it at the
// lips, the nostrils and the lids; in runs that are passed over quickly.
type rim struct {
	at   []Vec // where each stroke begins
	next []Vec // and ends
	runs []ball
}

const rimRun = 12 // strokes in a run

func (p *Patch) newRim() rim {
	g := p.g
	var r rim
	for _, s := range p.loop {
		r.at = append(r.at, g.at(footing{s.tri, s.a[0], s.a[1]}))
		r.next = append(r.next, g.at(footing{s.tri, s.b[0], s.b[1]}))
	}
	brink := func(tri int32) {
		t := g.mesh.Tri[tri]
		for k, e := range g.across[tri] {
			if g.hollow[e>>2] {
				r.at, r.next = append(r.at, g.pos[t[k]]), append(r.next, g.pos[t[(k+1)%3]])
			}
		}
	}
	for _, tri := range p.full {
		brink(tri)
	}
	for _, e := range p.edge {
		brink(e.tri)
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
