package atlas

// crumb is how many fine vertices a second piece of a region may have to be
// taken for an accident: a rule that runs along a row of vertices leaves such.
const crumb = 12

// tidy gives the crumbs of the left half's regions to the region around them, and their
// mirror images with them. The largest piece of a region always stays.
func (m *Mesh) tidy(label []uint8) {
	beside := m.leftNeighbours()
	largest := map[uint8]int{}
	list := pieces(label, beside)
	for _, p := range list {
		largest[label[p[0]]] = max(largest[label[p[0]]], len(p))
	}
	for _, p := range list {
		if len(p) > crumb || len(p) == largest[label[p[0]]] {
			continue
		}
		around := map[uint8]int{}
		most := label[p[0]]
		for _, v := range p {
			for _, n := range beside[v] {
				if l := label[n]; l != label[p[0]] {
					if around[l]++; around[l] > around[most] {
						most = l
					}
				}
			}
		}
		for _, v := range p {
			label[v], label[m.topo.mirror[v]] = most, most
		}
	}
}

// leftNeighbours lists for each fine vertex of the left half those that it shares an edge with.
func (m *Mesh) leftNeighbours() [][]int32 {
	beside := make([][]int32, len(m.Pos))
	for _, t := range m.Tri[:len(m.Tri)/2] {
		for k, v := range t {
			beside[v] = append(beside[v], t[(k+1)%3])
			if other := t[(k+1)%3]; m.topo.mirror[v] == v && m.topo.mirror[other] == other {
				beside[other] = append(beside[other], v)
			}
		}
	}
	return beside
}

// pieces are the connected vertices of equal label.
func pieces(label []uint8, beside [][]int32) [][]int32 {
	seen := make([]bool, len(label))
	var out [][]int32
	for v := range label {
		if seen[v] || beside[v] == nil {
			continue
		}
		seen[v] = true
		piece := []int32{int32(v)}
		for i := 0; i < len(piece); i++ {
			for _, n := range beside[piece[i]] {
				if !seen[n] && label[n] == label[v] {
					seen[n] = true
					piece = append(piece, n)
				}
			}
		}
		out = append(out, piece)
	}
	return out
}
