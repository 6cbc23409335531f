package atlas

import (
	"cmp"
	"slices"
)

// chain is what a loop does in one triangle, from where it enters to where it leaves.
type chain struct {
	from, to float64 // on the triangle's rim: the edge's number plus the way along it
	uv       []xy
}

// enclose finds what lies to the left of the loop.
func (p *Patch) enclose() error {
	p.faces, p.full, p.edge, p.cm2 = nil, nil, nil, 0
	p.kind = make([]int32, len(p.g.across))
	seeds, ok := p.divide()
	if !ok {
		return &OutlineError{Problem: Crosses}
	}
	p.flood(seeds)
	for _, tri := range p.full {
		p.cm2 += p.g.flat[tri].cm2()
	}
	for _, f := range p.faces {
		p.cm2 += 2 * p.g.flat[f.tri].cm2() * shoelace(f.uv)
	}
	return nil
}

// shoelace is the area of a polygon, negative if it runs clockwise.
func shoelace(polygon []xy) float64 {
	sum := 0.
	a := polygon[len(polygon)-1]
	for _, b := range polygon {
		sum += a.cross(b)
		a = b
	}
	return sum / 2
}

// divide cuts the triangles that the loop crosses. seeds are the edges, as four
// times the triangle plus the edge, behind which everything is inside.
func (p *Patch) divide() (seeds []int32, ok bool) {
	order := byTriangle(p.loop)
	for len(order) > 0 {
		tri, n := p.loop[order[0]].tri, 1
		for n < len(order) && p.loop[order[n]].tri == tri {
			n++
		}
		p.edge = append(p.edge, edged{tri: tri, pieces: order[:n]})
		p.kind[tri] = int32(len(p.edge))
		chains := chainsOf(p.loop, order[:n])
		if chains == nil { // the whole loop lies in one triangle
			var polygon []xy
			for _, s := range p.loop {
				polygon = append(polygon, s.a)
			}
			if shoelace(polygon) > 0 {
				p.addFace(tri, polygon)
				return nil, true
			}
			p.addFace(tri, []xy{{0, 0}, {1, 0}, {0, 1}}) // all but the polygon; it is the larger side
			return []int32{4 * tri, 4*tri + 1, 4*tri + 2}, true
		}
		more, ok := p.cutUp(tri, chains)
		if !ok {
			return nil, false
		}
		seeds = append(seeds, more...)
		order = order[n:]
	}
	return seeds, true
}

func (p *Patch) addFace(tri int32, uv []xy) {
	e := &p.edge[p.kind[tri]-1]
	e.faces = append(e.faces, int32(len(p.faces)))
	p.faces = append(p.faces, face{tri, uv})
}

// chainsOf gathers the pieces of one triangle; nil if none of them reaches its rim.
func chainsOf(loop []piece, pieces []int32) []chain {
	var out []chain
	for _, i := range pieces {
		s := loop[i]
		if s.in < 0 {
			continue
		}
		c := chain{from: onRim(s.in, s.a), uv: []xy{s.a}}
		for k := int(i); ; k = (k + 1) % len(loop) {
			s = loop[k]
			c.uv = append(c.uv, s.b)
			if s.out >= 0 {
				break
			}
		}
		c.to = onRim(s.out, s.b)
		out = append(out, c)
	}
	return out
}

func onRim(edge int8, at xy) float64 {
	switch edge {
	case 0:
		return at[0]
	case 1:
		return 1 + at[1]
	}
	return 3 - at[1]
}

var triangleCorners = [3]xy{{0, 0}, {1, 0}, {0, 1}}

// cutUp finds the parts of a triangle to the left of its chains.
func (p *Patch) cutUp(tri int32, chains []chain) (seeds []int32, ok bool) {
	slices.SortFunc(chains, func(a, b chain) int { return cmp.Compare(a.from, b.from) })
	used := make([]bool, len(chains))
	for i := range chains {
		if used[i] {
			continue
		}
		var polygon []xy
		for k := i; !used[k]; {
			used[k] = true
			polygon = append(polygon, chains[k].uv...)
			next, far := nextChain(chains, chains[k].to)
			if next < 0 || used[next] && next != i {
				return nil, false
			}
			polygon, seeds = alongRim(polygon, seeds, tri, chains[k].to, far)
			k = next
		}
		p.addFace(tri, polygon)
	}
	return seeds, true
}

// nextChain is the chain whose beginning comes first on the rim after at, and how
// far along the rim it begins; -1 if another's end comes before it.
func nextChain(chains []chain, at float64) (next int, far float64) {
	ahead := func(x float64) float64 {
		if x <= at {
			x += 3
		}
		return x
	}
	next, far = -1, at+3
	for i, c := range chains {
		if x := ahead(c.from); x <= far {
			next, far = i, x
		}
	}
	for _, c := range chains {
		if x := ahead(c.to); x < far {
			return -1, 0
		}
	}
	return next, far
}

// alongRim adds the corners between two points of a triangle's rim.
func alongRim(polygon []xy, seeds []int32, tri int32, from, to float64) ([]xy, []int32) {
	for k := int32(1); k < 6; k++ {
		if x := float64(k); x <= from || x >= to {
			continue
		}
		polygon = append(polygon, triangleCorners[k%3])
		if float64(k+1) < to {
			seeds = append(seeds, 4*tri+k%3)
		}
	}
	return polygon, seeds
}

// flood marks all triangles that can be reached from the seeds without crossing the loop.
func (p *Patch) flood(seeds []int32) {
	reach := func(edge int32) {
		if n := p.g.across[edge>>2][edge&3] >> 2; p.kind[n] == 0 && !p.g.hollow[n] {
			p.kind[n] = -1
			p.full = append(p.full, n)
		}
	}
	for _, e := range seeds {
		reach(e)
	}
	for i := 0; i < len(p.full); i++ {
		for k := range int32(3) {
			reach(4*p.full[i] + k)
		}
	}
}
