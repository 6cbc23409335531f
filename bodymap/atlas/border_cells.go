package atlas

// cell is a triangle of the left half, or a part of one that was too coarse: its
// corners by number, and their shares of the second and third corner of the triangle.
type cell struct {
	tri    int32
	corner [3]int32
	at     [3][2]float64
}

// cellEdge is the longest edge in cm that is not halved: what is smaller than
// it may be lost at the corners of regions.
const cellEdge = .75

// cells is the left half of the skin, cut so finely that borders can be found by
// asking at the corners alone. Corners beyond those of the mesh are middles of edges.
type cells struct {
	b     *Body
	m     *Mesh
	list  []cell
	pos   []Vec   // per corner
	label []uint8 // per corner: its region, as a place in the list of regions
	half  map[[2]int32]int32
	// tidied are the corners that were given to the region around them.
	tidied map[int32]bool
}

func (b *Body) newCells(label []uint8) *cells {
	m := b.Mesh(Anatomical)
	s := &cells{b: b, m: m, label: append([]uint8(nil), label...), half: map[[2]int32]int32{}, tidied: map[int32]bool{}}
	for i := range m.Pos {
		s.pos = append(s.pos, m.corner(int32(i)))
	}
	for t := range int32(len(m.Tri) / 2) {
		s.add(cell{tri: t, corner: m.Tri[t], at: [3][2]float64{{0, 0}, {1, 0}, {0, 1}}})
	}
	s.tidy()
	return s
}

// add adds a cell, or the parts of it. Whether an edge is halved depends on its
// length alone, so that the cells on both its sides fit.
func (s *cells) add(c cell) {
	var halved [3]bool
	n := 0
	for k := range 3 {
		if s.pos[c.corner[k]].Sub(s.pos[c.corner[(k+1)%3]]).Len() > cellEdge {
			halved[k] = true
			n++
		}
	}
	switch n {
	case 0:
		s.list = append(s.list, c)
	case 3:
		p, q, r := s.middle(c, 0), s.middle(c, 1), s.middle(c, 2)
		s.part(c, c.end(0), p, r)
		s.part(c, c.end(1), q, p)
		s.part(c, c.end(2), r, q)
		s.part(c, p, q, r)
	default:
		k := 0 // the first edge to be halved after one that is not
		for !halved[k] || halved[(k+2)%3] {
			k++
		}
		p := s.middle(c, k)
		a, b, z := c.end(k), c.end((k+1)%3), c.end((k+2)%3)
		if n == 1 {
			s.part(c, a, p, z)
			s.part(c, p, b, z)
			return
		}
		q := s.middle(c, (k+1)%3)
		s.part(c, p, b, q)
		s.part(c, a, p, q)
		s.part(c, a, q, z)
	}
}

// end is a corner of a cell with its shares.
type end struct {
	corner int32
	at     [2]float64
}

func (c *cell) end(k int) end { return end{c.corner[k], c.at[k]} }

func (s *cells) part(c cell, p, q, r end) {
	s.add(cell{tri: c.tri, corner: [3]int32{p.corner, q.corner, r.corner}, at: [3][2]float64{p.at, q.at, r.at}})
}

// middle is the corner in the middle of edge k, made and asked for its region if
// it is not there yet.
func (s *cells) middle(c cell, k int) end {
	u, v := c.along(k, .5)
	a, z := c.corner[k], c.corner[(k+1)%3]
	key := [2]int32{min(a, z), max(a, z)}
	i, ok := s.half[key]
	if !ok {
		i = int32(len(s.pos))
		s.half[key] = i
		s.pos = append(s.pos, s.pos[a].Lerp(s.pos[z], .5))
		s.label = append(s.label, s.b.label(s.m.Place(c.tri, u, v)))
	}
	return end{i, [2]float64{u, v}}
}

// along are the shares at t along edge k.
func (c *cell) along(k int, t float64) (u, v float64) {
	a, z := c.at[k], c.at[(k+1)%3]
	return a[0] + t*(z[0]-a[0]), a[1] + t*(z[1]-a[1])
}
