package atlas

import (
	"cmp"
	"math"
	"slices"
)

// Fill is how punctures are laid over a patch.
type Fill struct {
	SpacingMM float64 // between neighbours, on the skin
	MarginMM  float64 // kept free inside the outline, on the skin
	Staggered bool    // six neighbours, in rows shifted by half; else four, square
}

// leastApart is how near two punctures come, as a share of the spacing.
const leastApart = .9

// Fill lays punctures at equal distance over the patch, in an order that is easy
// for a hand: row by row, to and fro. The nearest neighbour of every puncture is
// as far as asked for, within a tenth, where the patch has room for a neighbour.
// A patch too small for two gets one in its middle. Refused with an OutlineError
// are more than most punctures (TooMany), and a margin that leaves nothing (TooSmall).
func (p *Patch) Fill(f Fill, most int) ([]Place, error) {
	if !(f.SpacingMM > 0) || !(f.MarginMM >= 0) {
		return nil, &OutlineError{Problem: TooSmall}
	}
	s := f.SpacingMM / 10
	if n := p.cm2 / (s * s) / 4; n > float64(most) && f.MarginMM == 0 {
		return nil, &OutlineError{Problem: TooMany, N: int(min(n, 1e9))}
	}
	p.findMiddle()
	if p.depth < f.MarginMM/10 {
		return nil, &OutlineError{Problem: TooSmall}
	}
	l := p.newLattice(f)
	l.grow(p.middle, most)
	if len(l.all) > most {
		return nil, &OutlineError{Problem: TooMany, N: len(l.all)}
	}
	var out []Place
	for _, i := range l.rows() {
		out = append(out, p.g.place(l.all[i].at))
	}
	return p.turned(out), nil
}

// puncture is one place of a lattice that grows.
type puncture struct {
	at     footing
	p, n   Vec
	dir    xy // of the row, in the triangle
	row    int
	column int // along the row, in halves of the spacing
}

// lattice is a set of punctures that grows over a patch.
type lattice struct {
	patch           *Patch
	spacing, margin float64 // cm
	ways            []way
	all             []puncture
	first           []int32 // per triangle: the last entry of its list plus one
	list            []entry
}

// way is a direction in which a puncture has a neighbour.
type way struct {
	cos, sin    float64
	row, column int
}

// entry says that a puncture is within reach of a triangle.
type entry struct{ puncture, next int32 }

func (p *Patch) newLattice(f Fill) *lattice {
	l := &lattice{patch: p, spacing: f.SpacingMM / 10, margin: f.MarginMM / 10}
	l.first = make([]int32, len(p.kind))
	if f.Staggered {
		h := math.Sqrt(3) / 2
		l.ways = []way{{1, 0, 0, 2}, {-1, 0, 0, -2}, {.5, h, 1, 1}, {-.5, h, 1, -1}, {.5, -h, -1, 1}, {-.5, -h, -1, -1}}
	} else {
		l.ways = []way{{1, 0, 0, 2}, {-1, 0, 0, -2}, {0, 1, 1, 0}, {0, -1, -1, 0}}
	}
	return l
}

// grow lays punctures from a seed on, breadth first.
func (l *lattice) grow(seed footing, most int) {
	g := l.patch.g
	up := g.along(seed.tri, Vec{0, 1, 0})
	n := g.normal(seed)
	if math.Abs(n[1]) > .9 {
		up = g.along(seed.tri, Vec{0, 0, 1})
	}
	row := up.turn(0, -1)
	if row == (xy{}) {
		row = xy{1, 0}
	}
	i := len(l.all)
	l.add(puncture{at: seed, dir: row})
	for ; i < len(l.all) && len(l.all) <= most; i++ {
		for _, w := range l.ways {
			from := l.all[i]
			at, dir, ok := g.walk(from.at, from.dir.turn(w.cos, w.sin), l.spacing, l.patch.free)
			if ok && l.fits(at) {
				l.add(puncture{at: at, dir: dir.turn(w.cos, -w.sin), row: from.row + w.row, column: from.column + w.column})
			}
		}
	}
}

// fits tells whether a puncture may be laid.
func (l *lattice) fits(f footing) bool {
	at := l.patch.g.at(f)
	for e := l.first[f.tri]; e > 0; e = l.list[e-1].next {
		if l.all[l.list[e-1].puncture].p.Sub(at).Len() < leastApart*l.spacing {
			return false
		}
	}
	return l.margin == 0 || l.patch.rim.depth(at, l.margin) >= l.margin
}

// add lays a puncture and enters it in the triangles that are within reach of it,
// going over the skin: what is near through the air alone does not count.
func (l *lattice) add(q puncture) {
	g := l.patch.g
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
		for k := range 3 {
			t := g.mesh.Tri[reached[i]]
			next := g.across[reached[i]][k] >> 2
			if e := l.first[next]; e > 0 && l.list[e-1].puncture == n {
				continue
			}
			if toSegment(q.p, g.pos[t[k]], g.pos[t[(k+1)%3]]) < leastApart*l.spacing {
				enter(next)
				reached = append(reached, next)
			}
		}
	}
}

// rows is the order of the punctures for a hand.
func (l *lattice) rows() []int {
	order := make([]int, len(l.all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		p, q := l.all[a], l.all[b]
		return cmp.Or(cmp.Compare(q.row, p.row), cmp.Compare(p.column, q.column))
	})
	for i, n := 0, 0; i < len(order); n++ {
		k := i
		for k < len(order) && l.all[order[k]].row == l.all[order[i]].row {
			k++
		}
		if n%2 == 1 {
			slices.Reverse(order[i:k])
		}
		i = k
	}
	return order
}
