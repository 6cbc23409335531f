package atlas

import "slices"

// lines chains the nodes up, adds the right half and leaves out what straight
// strokes do not need.
func (s *borders) lines() [][]Place {
	var out [][]Place
	for _, chain := range s.chains() {
		if s.nodes[chain[0]].middle {
			slices.Reverse(chain)
		}
		line := s.line(chain)
		other := s.m.topo.mirroredAll(line)
		if !s.nodes[chain[len(chain)-1]].middle {
			out = append(out, line, other)
			continue
		}
		slices.Reverse(other) // it goes on beyond the midline
		out = append(out, append(line, other[1:]...))
	}
	return out
}

func (s *borders) line(chain []int32) []Place {
	line, at := make([]Place, len(chain)), make([]Vec, len(chain))
	for k, i := range chain {
		n := &s.nodes[i]
		line[k], at[k] = s.m.Place(n.cell.tri, n.u, n.v), n.at
	}
	return thin(line, at)
}

// chains are the runs of nodes between those that are not joined to just two, and
// the closed ones.
func (s *borders) chains() [][]int32 {
	var out [][]int32
	used := map[[2]int32]bool{}
	for pass := range 2 {
		for i := range s.nodes {
			if pass == 0 && len(s.nodes[i].near) == 2 {
				continue
			}
			for _, j := range s.nodes[i].near {
				if !used[[2]int32{int32(i), j}] {
					out = append(out, s.follow(int32(i), j, used))
				}
			}
		}
	}
	return out
}

// follow runs from node i by way of j to where the borders part, or back to i.
func (s *borders) follow(i, j int32, used map[[2]int32]bool) []int32 {
	chain := []int32{i}
	for {
		used[[2]int32{i, j}], used[[2]int32{j, i}] = true, true
		chain = append(chain, j)
		near := s.nodes[j].near
		if len(near) != 2 || j == chain[0] {
			return chain
		}
		i, j = j, near[0]+near[1]-i
	}
}

const (
	thinTo    = .02 // cm that a stroke may lie beside the places that are left out
	thinReach = 2   // cm that a stroke may be long
)

// thin leaves out the places of a line that its strokes pass anyway. The ends stay.
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
	for _, p := range at[1 : len(at)-1] {
		if toSegment(p, at[0], at[len(at)-1]) > thinTo {
			return true
		}
	}
	return false
}
