package atlas

import "sync"

// joins tells, per fine triangle and edge (from corner k to the next), what lies
// across: four times the neighbour, plus the number of the edge there.
type joins struct {
	once   sync.Once
	across [][3]int32
}

// The fine triangles of a quad, numbered 0 to 7 as split makes them, meet each
// other as told by inQuad (counted as joins does), -1: at the quad's border. There, onBorder
// tells which edges lie along the first and second half of each of the quad's edges.
var (
	inQuad = [perQuad][3]int32{
		{-1, 4*3 + 2, 4*4 + 0},
		{-1, 4*3 + 0, -1},
		{4*5 + 2, 4*3 + 1, -1},
		{4*1 + 1, 4*2 + 1, 4*0 + 1},
		{4*0 + 2, 4*7 + 2, -1},
		{-1, 4*7 + 0, 4*2 + 0},
		{-1, 4*7 + 1, -1},
		{4*5 + 1, 4*6 + 1, 4*4 + 1},
	}
	onBorder = [4][2]int32{{4*0 + 0, 4*1 + 2}, {4*1 + 0, 4*2 + 2}, {4*5 + 0, 4*6 + 2}, {4*6 + 0, 4*4 + 2}}
)

func (t *topology) acrossEdges() [][3]int32 {
	j := &t.joins
	j.once.Do(func() {
		j.across = make([][3]int32, len(t.tri))
		first := make([]int32, len(t.ends)) // side of a quad met before along a base edge, plus one
		for q := range t.quads {
			for i, row := range inQuad {
				for k, e := range row {
					j.across[perQuad*q+i][k] = 4*int32(perQuad*q) + e
				}
			}
			for k, e := range t.edges[q] {
				side := int32(4*q + k)
				if other := first[e] - 1; other >= 0 {
					j.join(side, other)
				}
				first[e] = side + 1
			}
		}
	})
	return j.across
}

// join joins the quads on both sides of a base edge, given as four times the
// quad plus the number of the edge. They see its halves in opposite order.
func (j *joins) join(a, b int32) {
	for h := range 2 {
		x := 4*perQuad*(a/4) + onBorder[a%4][h]
		y := 4*perQuad*(b/4) + onBorder[b%4][1-h]
		j.across[x/4][x%4], j.across[y/4][y%4] = y, x
	}
}
