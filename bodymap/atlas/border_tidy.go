package atlas

// crumb is how many corners of cells a second piece of a region may have to be
// taken for an accident: a rule that runs along a row of vertices leaves such.
const crumb = 12

// tidy gives the crumbs of regions to the region around them. The largest piece
// of a region always stays.
func (s *cells) tidy() {
	beside := s.neighbours()
	largest := map[uint8]int{}
	list := s.pieces(beside)
	for _, p := range list {
		largest[s.label[p[0]]] = max(largest[s.label[p[0]]], len(p))
	}
	for _, p := range list {
		own := s.label[p[0]]
		if len(p) > crumb || len(p) == largest[own] {
			continue
		}
		around := s.around(p, beside)
		for _, v := range p {
			s.label[v], s.tidied[v] = around, true
		}
	}
}

// around is the region that meets a piece at most of its edges.
func (s *cells) around(piece []int32, beside [][]int32) uint8 {
	own := s.label[piece[0]]
	most, count := own, map[uint8]int{}
	for _, v := range piece {
		for _, n := range beside[v] {
			if l := s.label[n]; l != own {
				if count[l]++; count[l] > count[most] {
					most = l
				}
			}
		}
	}
	return most
}

// neighbours lists for each corner those with which it shares an edge, some twice.
func (s *cells) neighbours() [][]int32 {
	beside := make([][]int32, len(s.pos))
	for i := range s.list {
		for k, v := range s.list[i].corner {
			n := s.list[i].corner[(k+1)%3]
			beside[v], beside[n] = append(beside[v], n), append(beside[n], v)
		}
	}
	return beside
}

// pieces are the connected corners of equal label.
func (s *cells) pieces(beside [][]int32) [][]int32 {
	seen := make([]bool, len(s.pos))
	var out [][]int32
	for v := range s.pos {
		if seen[v] || beside[v] == nil {
			continue
		}
		seen[v] = true
		piece := []int32{int32(v)}
		for i := 0; i < len(piece); i++ {
			for _, n := range beside[piece[i]] {
				if !seen[n] && s.label[n] == s.label[v] {
					seen[n] = true
					piece = append(piece, n)
				}
			}
		}
		out = append(out, piece)
	}
	return out
}
