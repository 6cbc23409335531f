package atlas

// RegionBorders is where the regions of the skin meet: polylines over the skin
// of this figure in the anatomical pose, each from one meeting of three regions to
// the next, or closed (then its last place is its first). The places lie on the
// skin; straight strokes between them stay within a fraction of a millimetre of it.
// They run where RegionOf changes, but cut sharp corners by up to some millimetres
// and smooth the steps where a region ends with a part of the mesh. The first call
// takes about a second and may be made from any goroutine. The lists are shared: do
// not change them.
func (b *Body) RegionBorders() [][]Place {
	rm := b.regionMap()
	rm.bordersOnce.Do(func() {
		s := &borders{cells: b.newCells(rm.label), byEdge: map[[2]int32]int32{}}
		for i := range s.list {
			s.cross(&s.list[i])
		}
		s.smooth()
		rm.borders = s.lines()
	})
	return rm.borders
}

// borders is the net of all borders of the left half.
type borders struct {
	*cells
	nodes  []borderNode
	byEdge map[[2]int32]int32 // by the corners of the edge
}

// borderNode is a point of a border: on an edge between two corners of
// different regions, or inside a cell whose three corners differ.
type borderNode struct {
	cell   *cell
	edge   int8    // the edge from this corner to the next; -1: inside
	u, v   float64 // shares of the second and third corner of the cell's triangle
	at     Vec
	start  float64 // where along the edge the region changes
	free   float64 // how far from there it may be moved, as a share of the edge
	step   bool    // the region changes there with the mesh, not by measure
	middle bool    // on the midline: it goes on in its mirror image
	near   []int32 // the nodes that it is joined to
}

// cross adds the borders that run through a cell.
func (s *borders) cross(c *cell) {
	var on []int32
	for k := range 3 {
		if s.label[c.corner[k]] != s.label[c.corner[(k+1)%3]] {
			on = append(on, s.onEdge(c, k))
		}
	}
	switch len(on) {
	case 2:
		s.link(on[0], on[1])
	case 3:
		n := borderNode{cell: c, edge: -1}
		s.inside(&n, s.pos[c.corner[0]].Add(s.pos[c.corner[1]]).Add(s.pos[c.corner[2]]).Mul(1./3))
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

const (
	halvings   = 5   // of an edge, to find where the region changes
	clearOfEnd = .02 // share of an edge that is kept free of nodes at each end
	stepEnd    = .04 // share of an edge within which a border is a step of the mesh
	stepFree   = .6  // cm by which steps may be smoothed
	bendFree   = .3  // cm by which sharp bends may
	sharp      = .85 // cosine of the bend from which on one is sharp
)

// onEdge is the node on edge k of a cell, made if it is not there yet.
func (s *borders) onEdge(c *cell, k int) int32 {
	a, z := c.corner[k], c.corner[(k+1)%3]
	key := [2]int32{min(a, z), max(a, z)}
	if i, ok := s.byEdge[key]; ok {
		return i
	}
	lo, hi := 0., 1.
	for range halvings {
		mid := (lo + hi) / 2
		if s.regionAt(c, k, mid) == s.label[a] {
			lo = mid
		} else {
			hi = mid
		}
	}
	n := borderNode{cell: c, edge: int8(k), start: (lo + hi) / 2, middle: s.pos[a][0] == 0 && s.pos[z][0] == 0}
	n.step = n.start < stepEnd || n.start > 1-stepEnd || s.tidied[a] || s.tidied[z]
	n.free = bendFree
	if n.step {
		n.free = stepFree
	}
	n.free /= max(1e-6, s.pos[z].Sub(s.pos[a]).Len())
	s.slide(&n, n.start)
	s.nodes = append(s.nodes, n)
	s.byEdge[key] = int32(len(s.nodes) - 1)
	return s.byEdge[key]
}

// slide moves a node along its edge, as far as it may.
func (s *borders) slide(n *borderNode, t float64) {
	t = min(max(t, n.start-n.free), n.start+n.free)
	t = min(max(t, clearOfEnd), 1-clearOfEnd)
	k := int(n.edge)
	n.u, n.v = n.cell.along(k, t)
	n.at = s.pos[n.cell.corner[k]].Lerp(s.pos[n.cell.corner[(k+1)%3]], t)
}

// inside moves a node to the place in its cell that is nearest to a position.
func (s *borders) inside(n *borderNode, to Vec) {
	c := n.cell
	a, b, z := s.pos[c.corner[0]], s.pos[c.corner[1]], s.pos[c.corner[2]]
	u, v := closest(to, a, b, z)
	n.at = a.Add(b.Sub(a).Mul(u)).Add(z.Sub(a).Mul(v))
	n.u = c.at[0][0] + u*(c.at[1][0]-c.at[0][0]) + v*(c.at[2][0]-c.at[0][0])
	n.v = c.at[0][1] + u*(c.at[1][1]-c.at[0][1]) + v*(c.at[2][1]-c.at[0][1])
}

const smoothings = 20

// smooth pulls steps and sharp bends straight, and the meetings of three borders to their middle.
func (s *borders) smooth() {
	for range smoothings {
		for i := range s.nodes {
			n := &s.nodes[i]
			if n.edge < 0 {
				p, q, r := s.nodes[n.near[0]].at, s.nodes[n.near[1]].at, s.nodes[n.near[2]].at
				s.inside(n, p.Add(q).Add(r).Mul(1./3))
				continue
			}
			s.straighten(n)
		}
	}
}

// straighten moves a node toward the straight line between its neighbours; at
// the midline one of them is the other's mirror image.
func (s *borders) straighten(n *borderNode) {
	p := s.nodes[n.near[0]].at
	q := Vec{-p[0], p[1], p[2]}
	if !n.middle {
		q = s.nodes[n.near[1]].at
	}
	if !n.step && n.at.Sub(p).Unit().Dot(q.Sub(n.at).Unit()) > sharp {
		return
	}
	a := s.pos[n.cell.corner[n.edge]]
	d, e, r := s.pos[n.cell.corner[(n.edge+1)%3]].Sub(a), q.Sub(p), a.Sub(p)
	dd, de, ee := d.Dot(d), d.Dot(e), e.Dot(e)
	if det := dd*ee - de*de; det > 1e-12 {
		s.slide(n, (de*e.Dot(r)-ee*d.Dot(r))/det)
	}
}

// regionAt is the region at t along edge k of a cell.
func (s *borders) regionAt(c *cell, k int, t float64) uint8 {
	u, v := c.along(k, t)
	return s.b.label(s.m.Place(c.tri, u, v))
}
