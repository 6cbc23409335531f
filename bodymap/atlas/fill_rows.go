package atlas

import (
	"math"
	"slices"
)

// stretch is a part of a row that lies inside a patch without a break.
type stretch struct {
	track
	row int
}

// crossed is a triangle that a row crosses.
type crossed struct {
	row int
	tri int32
}

// rows are the lines of equal height inside the patch, so many cm apart, from
// the base line upward and then from below it downward.
func (f *field) rows(apart float64) []stretch {
	f.level = make([]float64, len(f.height))
	for v, h := range f.height {
		f.level[v] = h / apart
	}
	var list []crossed
	note := func(tri int32) {
		if f.torn(tri) {
			return
		}
		t := f.p.g.mesh.Tri[tri]
		a, b, c := f.level[t[0]], f.level[t[1]], f.level[t[2]]
		for k := math.Floor(min(a, b, c)) + 1; k <= max(a, b, c); k++ { // as gate sees it
			list = append(list, crossed{int(k), tri})
		}
	}
	for _, tri := range f.p.full {
		note(tri)
	}
	for _, e := range f.p.edge {
		note(e.tri)
	}
	slices.SortFunc(list, func(a, b crossed) int { return outward(a.row, b.row, int(a.tri), int(b.tri)) })
	var out []stretch
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].row == list[0].row {
			n++
		}
		left := make(map[int32]bool, n)
		for _, c := range list[:n] {
			left[c.tri] = true
		}
		for _, c := range list[:n] {
			if left[c.tri] {
				line := f.contour(c.tri, float64(c.row), left)
				out = append(out, f.p.insideOf(line, c.row)...)
			}
		}
		list = list[n:]
	}
	return out
}

// outward orders rows from the base line up, then down.
func outward(row, other, tri, otherTri int) int {
	rank := func(r int) int {
		if r < 0 {
			return 1<<30 - r
		}
		return r
	}
	if row != other {
		return rank(row) - rank(other)
	}
	return tri - otherTri
}

// contour follows the line of a level through a triangle, higher skin on its
// left, as far as it goes within the triangles that are left.
func (f *field) contour(tri int32, level float64, left map[int32]bool) []piece {
	across := f.p.g.across
	start := tri
	for { // back to where the line begins, or all round
		in, _ := f.gate(start, level, false)
		before := across[start][in] >> 2
		if before == tri || !left[before] {
			break
		}
		start = before
	}
	var out []piece
	for at := start; left[at]; {
		delete(left, at)
		in, s := f.gate(at, level, false)
		end, t := f.gate(at, level, true)
		a, b := xy{}, xy{}
		a[0], a[1] = onEdge(in, s)
		b[0], b[1] = onEdge(end, t)
		out = append(out, piece{at, a, b, int8(in), int8(end)})
		at = across[at][end] >> 2
	}
	return out
}

// gate is the edge by which a line of equal height leaves a triangle, or enters
// it, and where.
func (f *field) gate(tri int32, level float64, leaving bool) (edge int, t float64) {
	c := f.p.g.mesh.Tri[tri]
	for k, v := range c {
		a, b := f.level[v]-level, f.level[c[(k+1)%3]]-level
		if (a >= 0) != (b >= 0) && (b >= 0) == leaving {
			return k, cut(a, b)
		}
	}
	return 0, .5 // unreachable: the line crosses the triangle
}

// insideOf are the parts of a line that lie inside.
func (p *Patch) insideOf(line []piece, row int) []stretch {
	var out []stretch
	open := false
	for _, s := range line {
		if p.kind[s.tri] < 0 {
			if !open {
				out = append(out, stretch{row: row})
			}
			open = true
			out[len(out)-1].add(p.g, s)
			continue
		}
		for _, t := range p.insideParts(s) {
			if !open || t[0] > 0 {
				out = append(out, stretch{row: row})
			}
			part := s
			part.a, part.b = s.a.add(s.b.sub(s.a).mul(t[0])), s.a.add(s.b.sub(s.a).mul(t[1]))
			out[len(out)-1].add(p.g, part)
			open = t[1] == 1
		}
		if parts := p.insideParts(s); len(parts) == 0 {
			open = false
		}
	}
	return out
}

// insideParts are the shares of a piece in a triangle on the border that lie inside.
func (p *Patch) insideParts(s piece) [][2]float64 {
	cuts := []float64{0, 1}
	d := s.b.sub(s.a)
	for _, i := range p.edge[p.kind[s.tri]-1].pieces {
		if at, ok := meet(s, p.loop[i]); ok && d.dot(d) > 0 {
			cuts = append(cuts, min(1, max(0, at.sub(s.a).dot(d)/d.dot(d))))
		}
	}
	slices.Sort(cuts)
	var out [][2]float64
	for i, t := range cuts[1:] {
		mid := s.a.add(d.mul((t + cuts[i]) / 2))
		if t <= cuts[i] || !p.has(footing{s.tri, mid[0], mid[1]}) {
			continue
		}
		if n := len(out); n > 0 && out[n-1][1] == cuts[i] {
			out[n-1][1] = t
		} else {
			out = append(out, [2]float64{cuts[i], t})
		}
	}
	return out
}
