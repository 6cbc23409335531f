package atlas

import (
	"cmp"
	"math"
	"slices"
)

// What may be cut off a hand-drawn outline where it crosses itself: the tails
// beyond the crossing, or a curl.
const (
	mostTail     = .3  // of the whole length
	mostTailArea = .12 // of the area that is left
	mostCrossing = 64  // more is a scribble
)

// closedLoop joins the corners of an outline all round and mends small crossings.
func (g *ground) closedLoop(outline []Place) ([]piece, error) {
	corners, _, err := g.corners(outline)
	if err != nil {
		return nil, err
	}
	for len(corners) > 1 && g.at(corners[0]).Sub(g.at(corners[len(corners)-1])).Len() <= nearCorner {
		corners = corners[:len(corners)-1]
	}
	if len(corners) < 3 {
		return nil, &OutlineError{Problem: TooSmall}
	}
	var loop []piece
	for i, c := range corners {
		way, _, ok := g.join(c, corners[(i+1)%len(corners)])
		if !ok {
			return nil, &OutlineError{Problem: Leaves}
		}
		loop = append(loop, way...)
	}
	return g.mended(loop)
}

// meeting is where two pieces of a loop cross.
type meeting struct {
	i, j int // i < j
	at   xy  // in their triangle
}

// mended cuts off the smaller part of a loop at each crossing.
func (g *ground) mended(loop []piece) ([]piece, error) {
	for {
		found := meetings(loop)
		if len(found) == 0 {
			return loop, nil
		}
		if len(found) > mostCrossing {
			return nil, &OutlineError{Problem: Crosses}
		}
		var best, rest []piece
		least := math.Inf(1)
		for _, m := range found {
			a, b := apart(loop, m)
			l, n := g.loopCM(a), g.loopCM(b)
			if n < l {
				a, b, l = b, a, n
			}
			if l < least {
				best, rest, least = a, b, l
			}
		}
		if least > mostTail*g.loopCM(loop) || g.vectorArea(best).Len() > mostTailArea*g.vectorArea(rest).Len() {
			return nil, &OutlineError{Problem: Crosses}
		}
		loop = rest
	}
}

// apart divides a loop at a crossing into two.
func apart(loop []piece, m meeting) (a, b []piece) {
	first, second := loop[m.i], loop[m.j]
	head, tail := first, second
	head.b, head.out = m.at, -1
	tail.a, tail.in = m.at, -1
	a = append(append(slices.Clone(loop[:m.i]), head, tail), loop[m.j+1:]...)
	head, tail = second, first
	head.b, head.out = m.at, -1
	tail.a, tail.in = m.at, -1
	return a, append(append([]piece{tail}, loop[m.i+1:m.j]...), head)
}

// meetings finds the crossings of a loop with itself.
func meetings(loop []piece) []meeting {
	order := byTriangle(loop)
	var out []meeting
	for k, i := range order {
		for _, j := range order[k+1:] {
			if loop[j].tri != loop[i].tri {
				break
			}
			i, j := int(min(i, j)), int(max(i, j))
			if j-i == 1 || i == 0 && j == len(loop)-1 {
				continue // they share a corner
			}
			if at, ok := meet(loop[i], loop[j]); ok {
				out = append(out, meeting{i, j, at})
			}
		}
	}
	slices.SortFunc(out, func(a, b meeting) int { return cmp.Or(cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j)) })
	return out
}

// byTriangle are the numbers of the pieces, those of one triangle side by side.
func byTriangle(loop []piece) []int32 {
	order := make([]int32, len(loop))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(loop[a].tri, loop[b].tri), cmp.Compare(a, b)) })
	return order
}

// touching is how near, as a share of an edge, two ways across it are one.
const touching = 1e-12

// meet tells whether and where two pieces in one triangle cross or touch.
func meet(p, q piece) (xy, bool) {
	if leaveAlike(p.in, p.a, q) {
		return p.a, true
	}
	if leaveAlike(p.out, p.b, q) {
		return p.b, true
	}
	d, e := p.b.sub(p.a), q.b.sub(q.a)
	a, b := d.cross(q.a.sub(p.a)), d.cross(q.b.sub(p.a))
	c, f := e.cross(p.a.sub(q.a)), e.cross(p.b.sub(q.a))
	if min(a, b) > 0 || max(a, b) < 0 || min(c, f) > 0 || max(c, f) < 0 {
		return xy{}, false
	}
	if c != f {
		return p.a.add(d.mul(c / (c - f))), true
	}
	return q.a, overlap(p, q, 0) && overlap(p, q, 1) // side by side on one line
}

// leaveAlike tells whether a piece crosses the triangle's edge where another does.
func leaveAlike(edge int8, at xy, q piece) bool {
	return edge >= 0 && (edge == q.in && sameXY(at, q.a) || edge == q.out && sameXY(at, q.b))
}

func overlap(p, q piece, k int) bool {
	return min(max(p.a[k], p.b[k]), max(q.a[k], q.b[k])) >= max(min(p.a[k], p.b[k]), min(q.a[k], q.b[k]))
}

func sameXY(a, b xy) bool { return math.Abs(a[0]-b[0])+math.Abs(a[1]-b[1]) < touching }

// reversed is the same loop the other way round.
func reversed(loop []piece) []piece {
	out := make([]piece, len(loop))
	for i, p := range loop {
		out[len(loop)-1-i] = piece{p.tri, p.b, p.a, p.out, p.in}
	}
	return out
}

func (g *ground) loopCM(loop []piece) float64 {
	cm := 0.
	for _, p := range loop {
		cm += g.pieceCM(p)
	}
	return cm
}

// vectorArea is the area that a loop encloses, as far as it is flat, along its normal.
func (g *ground) vectorArea(loop []piece) Vec {
	var sum Vec
	if len(loop) == 0 {
		return sum
	}
	o := g.at(footing{loop[0].tri, loop[0].a[0], loop[0].a[1]})
	for _, p := range loop {
		a, b := g.at(footing{p.tri, p.a[0], p.a[1]}), g.at(footing{p.tri, p.b[0], p.b[1]})
		sum = sum.Add(a.Sub(o).Cross(b.Sub(o)))
	}
	return sum.Mul(.5)
}

// turnsLeft tells whether a loop seems to run counter-clockwise, seen from outside.
func (g *ground) turnsLeft(loop []piece) bool {
	var up Vec
	for _, p := range loop {
		up = up.Add(g.normal(footing{p.tri, p.a[0], p.a[1]}).Mul(g.pieceCM(p)))
	}
	return up.Dot(g.vectorArea(loop)) > 0
}
