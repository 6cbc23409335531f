package atlas_test

import (
	"math"
	"sync"

	"ashi/bodymap/atlas"
)

// An exact measure of ways over the skin, made of nothing but the mesh: strips of
// triangles are laid flat one after the other, and ways bend at vertices as often
// as that makes them shorter.
type strips struct {
	m      *atlas.Mesh
	beside map[[2]int32]int32 // the triangle on the left of an edge
	around [][]int32          // triangles at a vertex
}

var stripsOf = map[atlas.Figure]func() *strips{
	atlas.Male:   sync.OnceValue(func() *strips { return newStrips(atlas.Male) }),
	atlas.Female: sync.OnceValue(func() *strips { return newStrips(atlas.Female) }),
}

func newStrips(f atlas.Figure) *strips {
	s := &strips{m: atlas.Get().Body(f).Mesh(atlas.Anatomical), beside: map[[2]int32]int32{}}
	s.around = make([][]int32, len(s.m.Pos))
	for i, t := range s.m.Tri {
		for k, v := range t {
			s.beside[[2]int32{v, t[(k+1)%3]}] = int32(i)
			s.around[v] = append(s.around[v], int32(i))
		}
	}
	return s
}

func (s *strips) at(v int32) atlas.Vec {
	p := s.m.Pos[v]
	return atlas.Vec{float64(p[0]), float64(p[1]), float64(p[2])}
}

// turn is positive where b lies to the left of a.
func turn(a, b complex128) float64 { return real(a)*imag(b) - imag(a)*real(b) }

func size(a complex128) float64 { return math.Hypot(real(a), imag(a)) }

// third is where the third corner of a triangle lies, laid flat with the first two at a and b.
func (s *strips) third(va, vb, vc int32, a, b complex128) complex128 {
	e, w := s.at(vb).Sub(s.at(va)), s.at(vc).Sub(s.at(va))
	l := e.Len()
	x := w.Dot(e) / l / l
	return a + (b-a)*complex(x, math.Sqrt(max(0, w.Dot(w)-x*x*l*l))/l)
}

// sight is what can be reached straight from a place, within a distance: vertices, and a goal.
type sight struct {
	s        *strips
	most     float64
	goal     int32 // its triangle; -1: none
	u, v     float64
	vertices map[int32]float64
	straight float64 // to the goal
}

func (w *sight) see(v int32, at complex128) {
	if old, ok := w.vertices[v]; size(at) <= w.most && (!ok || size(at) < old) {
		w.vertices[v] = size(at)
	}
}

// through goes on through the edge from va to vb, seen at a and b, between two directions.
func (w *sight) through(va, vb int32, a, b, right, left complex128) {
	e := b - a
	cut := func(d complex128) complex128 { return a + e*complex(turn(d, a)/turn(e, d), 0) }
	lo, hi := cut(right), cut(left)
	nearest := lo
	if l := size(hi - lo); l > 0 {
		x := real(-lo * complex(real(hi-lo), -imag(hi-lo)))
		nearest += (hi - lo) * complex(min(1, max(0, x/l/l)), 0)
	}
	if size(nearest) > w.most {
		return
	}
	tri := w.s.beside[[2]int32{vb, va}]
	t := w.s.m.Tri[tri]
	vc := t[0] + t[1] + t[2] - va - vb
	c := w.s.third(vb, va, vc, b, a)
	between := func(p complex128) bool { return turn(right, p) >= 0 && turn(p, left) >= 0 }
	if tri == w.goal {
		at := map[int32]complex128{va: a, vb: b, vc: c}
		if g := at[t[0]]*complex(1-w.u-w.v, 0) + at[t[1]]*complex(w.u, 0) + at[t[2]]*complex(w.v, 0); between(g) {
			w.straight = min(w.straight, size(g))
		}
	}
	l, r := left, right
	if between(c) {
		w.see(vc, c)
		l, r = c, c
	}
	if turn(right, c) > 0 {
		w.through(va, vc, a, c, right, l)
	}
	if turn(c, left) > 0 {
		w.through(vc, vb, c, b, r, left)
	}
}

// from looks from a place in a triangle.
func (s *strips) from(tri int32, u, v float64, goal int32, gu, gv, most float64) *sight {
	w := &sight{s: s, most: most, goal: goal, u: gu, v: gv, vertices: map[int32]float64{}, straight: math.Inf(1)}
	const off = 1e-9 // an edge one stands on is not seen through
	u, v = max(off, u-off), max(off, v-off)
	t := s.m.Tri[tri]
	corner := [3]complex128{0, complex(s.at(t[1]).Sub(s.at(t[0])).Len(), 0)}
	corner[2] = s.third(t[0], t[1], t[2], corner[0], corner[1])
	o := corner[1]*complex(u, 0) + corner[2]*complex(v, 0)
	if tri == goal {
		w.straight = size(corner[1]*complex(gu, 0) + corner[2]*complex(gv, 0) - o)
	}
	for k := range 3 {
		a, b := corner[k]-o, corner[(k+1)%3]-o
		w.see(t[k], a)
		if turn(a, b) > 0 {
			w.through(t[k], t[(k+1)%3], a, b, a, b)
		}
	}
	return w
}

// fromVertex looks from a vertex at others.
func (s *strips) fromVertex(v int32, most float64) map[int32]float64 {
	w := &sight{s: s, most: most, goal: -1, vertices: map[int32]float64{}}
	for _, tri := range s.around[v] {
		vb, vc := s.others(tri, v)
		b := complex(s.at(vb).Sub(s.at(v)).Len(), 0)
		c := s.third(v, vb, vc, 0, b)
		w.see(vb, b)
		w.through(vb, vc, b, c, b, c)
	}
	return w.vertices
}

func (s *strips) others(tri, v int32) (next, last int32) {
	t := s.m.Tri[tri]
	for k := range 3 {
		if t[k] == v {
			return t[(k+1)%3], t[(k+2)%3]
		}
	}
	panic("not a corner")
}

// saddle tells whether the angles around a vertex sum to more than a full turn: shortest ways bend nowhere else.
func (s *strips) saddle(v int32) bool {
	sum := 0.0
	for _, tri := range s.around[v] {
		b, c := s.others(tri, v)
		x, y := s.at(b).Sub(s.at(v)), s.at(c).Sub(s.at(v))
		sum += math.Atan2(x.Cross(y).Len(), x.Dot(y))
	}
	return sum > 2*math.Pi
}

// exactCM is the length of the shortest way over the skin between two places; infinite if it is more than most.
func exactCM(b *atlas.Body, p, q atlas.Place, most float64) float64 {
	goal := b.At(q, atlas.Anatomical)
	if b.At(p, atlas.Anatomical).Sub(goal).Len() > most {
		return math.Inf(1)
	}
	s := stripsOf[b.Figure()]()
	tp, up, vp := s.m.Locate(p)
	tq, uq, vq := s.m.Locate(q)
	there := s.from(tp, up, vp, tq, uq, vq, most)
	back := s.from(tq, uq, vq, -1, 0, 0, most).vertices
	best, far, done := there.straight, there.vertices, map[int32]bool{}
	for { // ways that bend, by Dijkstra
		next, d := int32(-1), min(best, most)
		for v, l := range far {
			if !done[v] && l < d {
				next, d = v, l
			}
		}
		if next < 0 {
			break
		}
		done[next] = true
		if rest, ok := back[next]; ok {
			best = min(best, d+rest)
		}
		if d+goal.Sub(s.at(next)).Len() >= min(best, most) || !s.saddle(next) {
			continue
		}
		for v, l := range s.fromVertex(next, min(best, most)-d) {
			if old, ok := far[v]; !ok || d+l < old {
				far[v] = d + l
			}
		}
	}
	if best > most {
		return math.Inf(1)
	}
	return best
}
