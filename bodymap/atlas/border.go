package atlas

import "slices"

// RegionBorders is where the regions of the skin meet: polylines over the skin
// of this figure in the anatomical pose, each from one meeting of three regions to
// the next, or closed (then its last place is its first). The places lie on the
// skin; straight strokes between them stay within a fraction of a millimetre of it.
// They are smoothed: a border may run up to 3 mm beside the place where RegionOf
// changes. The first call takes about a second and may be made from any goroutine.
// The lists are shared: do not change them.
func (b *Body) RegionBorders() [][]Place {
	rm := b.regionMap()
	rm.bordersOnce.Do(func() { rm.borders = b.newBorders(rm.label).lines() })
	return rm.borders
}

// borderNode is a point of a border: on an edge between two fine vertices of
// different regions, or inside a triangle whose three corners differ.
type borderNode struct {
	tri    int32   // of the left half
	edge   int8    // the edge from this corner to the next; -1: inside
	u, v   float64 // shares of the second and third corner
	at     Vec
	start  float64 // where along the edge the region changes
	most   float64 // how far from there it may be moved, as a share of the edge
	middle bool    // on the midline: it goes on in its mirror image
	near   []int32 // the nodes that it is joined to
}

// borders is the net of all borders of the left half.
type borders struct {
	b      *Body
	m      *Mesh
	label  []uint8
	nodes  []borderNode
	byEdge map[[2]int32]int32
}

func (b *Body) newBorders(label []uint8) *borders {
	s := &borders{b: b, m: b.Mesh(Anatomical), label: label, byEdge: map[[2]int32]int32{}}
	for t := range int32(len(s.m.Tri) / 2) {
		s.cross(t)
	}
	s.smooth()
	return s
}

// cross adds the borders that run through a triangle.
func (s *borders) cross(t int32) {
	var on []int32
	c := s.m.Tri[t]
	for k := range 3 {
		if s.label[c[k]] != s.label[c[(k+1)%3]] {
			on = append(on, s.onEdge(t, k))
		}
	}
	switch len(on) {
	case 2:
		s.link(on[0], on[1])
	case 3:
		n := borderNode{tri: t, edge: -1, u: 1. / 3, v: 1. / 3}
		n.at = s.point(t, n.u, n.v)
		s.nodes = append(s.nodes, n)
		for _, i := range on {
			s.link(i, int32(len(s.nodes)-1))
		}
	}
}

func (s *borders) link(i, j int32) {
	s.nodes[i].near = append(s.nodes[i].near, j)
	s.nodes[j].near = append(s.nodes[j].near, i)
}

func (s *borders) point(t int32, u, v float64) Vec {
	c := s.m.Tri[t]
	a := s.m.corner(c[0])
	return a.Add(s.m.corner(c[1]).Sub(a).Mul(u)).Add(s.m.corner(c[2]).Sub(a).Mul(v))
}

// edgeShares are the shares of the second and third corner at t along edge k.
func edgeShares(k int, t float64) (u, v float64) {
	return [3]float64{t, 1 - t, 0}[k], [3]float64{0, t, 1 - t}[k]
}

const (
	halvings   = 6   // of an edge, to find where the region changes
	borderFree = .3  // cm by which smoothing may move a border
	clearOfEnd = .02 // share of an edge that is kept free of nodes at each end
)

// onEdge is the node on edge k of a triangle, made if it is not there yet.
func (s *borders) onEdge(t int32, k int) int32 {
	c := s.m.Tri[t]
	a, z := c[k], c[(k+1)%3]
	key := [2]int32{min(a, z), max(a, z)}
	if i, ok := s.byEdge[key]; ok {
		return i
	}
	lo, hi := 0., 1.
	for range halvings {
		mid := (lo + hi) / 2
		u, v := edgeShares(k, mid)
		if s.b.label(s.m.Place(t, u, v)) == s.label[a] {
			lo = mid
		} else {
			hi = mid
		}
	}
	mirror := s.m.topo.mirror
	n := borderNode{tri: t, edge: int8(k), start: (lo + hi) / 2, middle: mirror[a] == a && mirror[z] == z}
	n.most = borderFree / max(1e-6, s.m.corner(z).Sub(s.m.corner(a)).Len())
	s.slide(&n, n.start)
	s.nodes = append(s.nodes, n)
	s.byEdge[key] = int32(len(s.nodes) - 1)
	return s.byEdge[key]
}

// slide moves a node along its edge, as far as it may.
func (s *borders) slide(n *borderNode, t float64) {
	t = min(max(t, n.start-n.most), n.start+n.most)
	n.u, n.v = edgeShares(int(n.edge), min(max(t, clearOfEnd), 1-clearOfEnd))
	n.at = s.point(n.tri, n.u, n.v)
}

const smoothings = 12

// smooth pulls every node toward the middle of its neighbours, over the skin.
func (s *borders) smooth() {
	for range smoothings {
		for i := range s.nodes {
			n := &s.nodes[i]
			c := s.m.Tri[n.tri]
			to := s.pull(n)
			if n.edge < 0 {
				n.u, n.v = closest(to, s.m.corner(c[0]), s.m.corner(c[1]), s.m.corner(c[2]))
				n.at = s.point(n.tri, n.u, n.v)
				continue
			}
			a := s.m.corner(c[n.edge])
			d := s.m.corner(c[(n.edge+1)%3]).Sub(a)
			s.slide(n, to.Sub(a).Dot(d)/max(1e-12, d.Dot(d)))
		}
	}
}

// pull is the middle of a node's neighbours; at the midline they are mirrored.
func (s *borders) pull(n *borderNode) Vec {
	var sum Vec
	for _, j := range n.near {
		at := s.nodes[j].at
		if n.middle {
			at[0] = 0
		}
		sum = sum.Add(at)
	}
	return sum.Mul(1 / float64(len(n.near)))
}

// lines chains the nodes up, adds the right half and leaves out what straight
// strokes do not need.
func (s *borders) lines() [][]Place {
	var out [][]Place
	for _, chain := range s.chains() {
		line := make([]Place, len(chain))
		at := make([]Vec, len(chain))
		for k, i := range chain {
			n := &s.nodes[i]
			line[k], at[k] = s.m.Place(n.tri, n.u, n.v), n.at
		}
		line = thin(line, at)
		other := s.m.topo.mirroredAll(line)
		first, last := s.nodes[chain[0]].middle, s.nodes[chain[len(chain)-1]].middle
		if first && !last {
			slices.Reverse(line)
			slices.Reverse(other)
			first, last = last, first
		}
		if !last {
			out = append(out, line, other)
			continue
		}
		slices.Reverse(other)
		out = append(out, append(line, other[1:]...))
	}
	return out
}

// chains are the runs of nodes between those that are not joined to just two, and
// the closed ones.
func (s *borders) chains() [][]int32 {
	var out [][]int32
	used := map[[2]int32]bool{}
	follow := func(i, j int32) {
		if used[[2]int32{i, j}] {
			return
		}
		chain := []int32{i}
		for {
			used[[2]int32{i, j}], used[[2]int32{j, i}] = true, true
			chain = append(chain, j)
			near := s.nodes[j].near
			if len(near) != 2 || j == chain[0] {
				break
			}
			i, j = j, near[0]+near[1]-i
		}
		out = append(out, chain)
	}
	for pass := range 2 {
		for i := range s.nodes {
			if pass == 1 || len(s.nodes[i].near) != 2 {
				for _, j := range s.nodes[i].near {
					follow(int32(i), j)
				}
			}
		}
	}
	return out
}

const (
	thinTo    = .02 // cm that a stroke may lie beside the nodes that are left out
	thinReach = 2   // cm that a stroke may be long
)

// thin leaves out the places of a line that its strokes pass anyway.
func thin(line []Place, at []Vec) []Place {
	out := []Place{line[0]}
	from := 0
	for i := 2; i < len(at); i++ {
		if at[i].Sub(at[from]).Len() > thinReach || strays(at[from:i+1]) {
			from = i - 1
			out = append(out, line[from])
		}
	}
	return append(out, line[len(line)-1])
}

// strays tells whether a point lies beside the stroke from the first to the last.
func strays(at []Vec) bool {
	a, z := at[0], at[len(at)-1]
	d := z.Sub(a)
	for _, p := range at[1 : len(at)-1] {
		q := p.Sub(a)
		if q.Sub(d.Mul(share(q.Dot(d), d.Dot(d)))).Len() > thinTo {
			return true
		}
	}
	return false
}
