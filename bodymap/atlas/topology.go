package atlas

import "errors"

// topology is what both figures and all poses share: how the vertices are
// joined, before and after one subdivision. Fine vertices are the base vertices,
// then one per edge, then one per quad.
type topology struct {
	quads   [][4]int32 // counter-clockwise; the second half mirrors the first
	edges   [][4]int32 // per quad: the edge from each corner to the next
	ends    [][2]int32 // per edge
	valence []int32    // per base vertex
	mirror  []int32    // per fine vertex
	tri     [][3]int32 // fine triangles
	part    []Part     // per fine triangle
	// The base triangles that start at vertex v are byFirst[first[v]:first[v+1]].
	first, byFirst []int32
	joins          joins
}

// maxValence keeps the sums of a subdivision within 32 bits; real bodies have 5.
const maxValence = 32

var errNotClosed = errors.New("the mesh is not a closed surface")

// newTopology joins up the given half of the quads with its mirror image.
func newTopology(half [][4]uint16, mirror []uint16, part []Part) (*topology, error) {
	t := &topology{quads: make([][4]int32, 0, 2*len(half))}
	for _, q := range half {
		t.quads = append(t.quads, [4]int32{int32(q[0]), int32(q[1]), int32(q[2]), int32(q[3])})
	}
	for _, q := range half { // the other way round, so that outside stays outside
		t.quads = append(t.quads, [4]int32{int32(mirror[q[0]]), int32(mirror[q[3]]), int32(mirror[q[2]]), int32(mirror[q[1]])})
	}
	if err := t.join(len(mirror)); err != nil {
		return nil, err
	}
	t.mirrorFine(mirror)
	t.split(part)
	t.index()
	return t, nil
}

// join finds the edges. Every edge must have one quad on each side, in opposite
// directions, and every vertex must be used.
func (t *topology) join(vertices int) error {
	head := make([]int32, vertices) // of the list of edges whose lower end is the vertex; 0 ends it
	next := make([]int32, 1, 2*len(t.quads)+1)
	seen := make([]uint8, 1, 2*len(t.quads)+1) // bit 1: used upward, bit 2: downward
	t.valence = make([]int32, vertices)
	t.edges = make([][4]int32, len(t.quads))
	t.ends = make([][2]int32, 0, 2*len(t.quads))
	for i, q := range t.quads {
		for k, a := range q {
			b, way := q[(k+1)%4], uint8(1)
			t.valence[a]++
			if a > b {
				a, b, way = b, a, 2
			}
			e := head[a]
			for e != 0 && t.ends[e-1][1] != b {
				e = next[e]
			}
			if e == 0 {
				t.ends = append(t.ends, [2]int32{a, b})
				next, seen = append(next, head[a]), append(seen, 0)
				e = int32(len(t.ends))
				head[a] = e
			}
			if seen[e]&way != 0 || a == b {
				return errNotClosed
			}
			seen[e] |= way
			t.edges[i][k] = e - 1
		}
	}
	for _, s := range seen[1:] {
		if s != 3 {
			return errNotClosed
		}
	}
	for _, n := range t.valence {
		if n < 2 || n > maxValence {
			return errNotClosed
		}
	}
	return nil
}

// edgeVertex and faceVertex number the fine vertices on an edge and in a quad.
func (t *topology) edgeVertex(e int32) int32 { return int32(len(t.valence)) + e }
func (t *topology) faceVertex(q int) int32   { return int32(len(t.valence) + len(t.ends) + q) }

// fine is the number of vertices after subdivision.
func (t *topology) fine() int { return len(t.valence) + len(t.ends) + len(t.quads) }

func (t *topology) mirrorFine(mirror []uint16) {
	t.mirror = make([]int32, t.fine())
	for i, m := range mirror {
		t.mirror[i] = int32(m)
	}
	pair := func(a, b int32) { t.mirror[a], t.mirror[b] = b, a }
	half := len(t.quads) / 2
	for q := range half {
		for k, e := range t.edges[q] {
			pair(t.edgeVertex(e), t.edgeVertex(t.edges[q+half][3-k]))
		}
		pair(t.faceVertex(q), t.faceVertex(q+half))
	}
}

// split cuts each base triangle a, b, c into the fine ones at a, b and c and the
// middle one. The diagonal's midpoint is the quad's own fine vertex.
func (t *topology) split(part []Part) {
	t.tri = make([][3]int32, 0, 8*len(t.quads))
	t.part = make([]Part, 0, 8*len(t.quads))
	four := func(a, b, c, ab, bc, ca int32) {
		t.tri = append(t.tri, [3]int32{a, ab, ca}, [3]int32{b, bc, ab}, [3]int32{c, ca, bc}, [3]int32{ab, bc, ca})
	}
	for i, q := range t.quads {
		var m [4]int32
		for k, e := range t.edges[i] {
			m[k] = t.edgeVertex(e)
		}
		f := t.faceVertex(i)
		four(q[0], q[1], q[2], m[0], m[1], f)
		four(q[0], q[2], q[3], f, m[2], m[3])
		p := commonest(part[q[0]], part[q[1]], part[q[2]], part[q[3]])
		t.part = append(t.part, p, p, p, p, p, p, p, p)
	}
}

// commonest is the part of most corners of a quad; of two, the more central one.
func commonest(corners ...Part) Part {
	var count [NumParts]int
	best := corners[0]
	for _, p := range corners {
		count[p]++
	}
	for _, p := range corners {
		if count[p] > count[best] || count[p] == count[best] && p < best {
			best = p
		}
	}
	return best
}

// corners are the base vertices of a base triangle.
func (t *topology) corners(base int32) [3]uint16 {
	q := t.quads[base>>1]
	b, c := q[1], q[2]
	if base&1 == 1 {
		b, c = q[2], q[3]
	}
	return [3]uint16{uint16(q[0]), uint16(b), uint16(c)}
}

func (t *topology) index() {
	t.first = make([]int32, len(t.valence)+1)
	for _, q := range t.quads {
		t.first[q[0]+1] += 2
	}
	for v := range t.valence {
		t.first[v+1] += t.first[v]
	}
	t.byFirst = make([]int32, 2*len(t.quads))
	at := append([]int32(nil), t.first...)
	for i := range t.byFirst {
		v := t.quads[i/2][0]
		t.byFirst[at[v]] = int32(i)
		at[v]++
	}
}

// find is the base triangle with these corners in this order, or -1.
func (t *topology) find(v [3]uint16) int32 {
	if int(v[0]) >= len(t.valence) {
		return -1
	}
	for _, base := range t.byFirst[t.first[v[0]]:t.first[v[0]+1]] {
		if t.corners(base) == v {
			return base
		}
	}
	return -1
}
