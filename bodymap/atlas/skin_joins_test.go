package atlas

import "testing"

func TestNeighboursShareTheirEdge(t *testing.T) {
	topo := Get().topo
	across := topo.acrossEdges()
	for i, row := range across {
		for k, e := range row {
			a, b := topo.tri[i][k], topo.tri[i][(k+1)%3]
			n, m := e>>2, e&3
			if topo.tri[n][m] != b || topo.tri[n][(m+1)%3] != a || across[n][m] != int32(4*i+k) {
				t.Fatalf("edge %d of triangle %d is said to be edge %d of %d", k, i, m, n)
			}
		}
	}
}
