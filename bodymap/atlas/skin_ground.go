package atlas

import (
	"math"
	"sync"
)

// ground is the skin to walk on: the fine mesh of a figure in the anatomical
// pose, each triangle laid flat, and joined to its neighbours.
//
// All geometry on the skin is done for a first place on the left half of the
// body. That of the other half is its mirror image, so both are the same exactly.
type ground struct {
	once    sync.Once
	topo    *topology
	mesh    *Mesh
	pos     []Vec      // per fine vertex
	flat    []flat     // per fine triangle
	across  [][3]int32 // see acrossEdges
	hollow  []bool     // per fine triangle: eyes, and what lies within the mouth, the nostrils and the lids
	skinCM2 float64    // of what is not hollow
	eye     Vec        // the middle of the left one
}

func (b *Body) walkable() *ground {
	g := &b.ground
	g.once.Do(func() {
		g.topo, g.mesh, g.across = b.topo, b.Mesh(Anatomical), b.topo.acrossEdges()
		g.pos = make([]Vec, len(g.mesh.Pos))
		for i, p := range g.mesh.Pos {
			g.pos[i] = wide(p)
		}
		g.flat = make([]flat, len(g.mesh.Tri))
		for i, t := range g.mesh.Tri {
			g.flat[i] = lay(g.pos[t[0]], g.pos[t[1]], g.pos[t[2]])
		}
		g.findHollows()
	})
	return g
}

// footing is a place as a fine triangle and the shares of its second and third corner.
type footing struct {
	tri  int32
	u, v float64
}

// inner is the least share of a corner of an outline or path: corners are moved
// off the edges of triangles, by less than a thousandth of a millimetre.
const inner = 1e-5

// stand finds the footing of a place as it is read back from its text, off the
// edges of its triangle. It reports false where there is no skin.
func (g *ground) stand(p Place) (footing, bool) {
	if checkShares(p.W) != nil {
		return footing{}, false
	}
	tri, u, v := g.mesh.Locate(p.rounded())
	if tri < 0 || g.hollow[tri] {
		return footing{}, false
	}
	return footing{tri, u, v}.offEdges(), true
}

func (f footing) offEdges() footing {
	w := max(1-f.u-f.v, inner)
	u, v := max(f.u, inner), max(f.v, inner)
	sum := u + v + w
	return footing{f.tri, u / sum, v / sum}
}

// place names a footing as it is read back from its text.
func (g *ground) place(f footing) Place {
	u, v := min(1, max(0, f.u)), min(1, max(0, f.v))
	if sum := u + v; sum > 1 {
		u, v = u/sum, v/sum
	}
	return g.mesh.Place(f.tri, u, v).rounded()
}

// rounded is the place that is read back from the text of p.
func (p Place) rounded() Place {
	for i, n := range p.parts() {
		p.W[i] = float64(n) / shareParts
	}
	return p
}

func (g *ground) at(f footing) Vec {
	t := g.mesh.Tri[f.tri]
	return g.pos[t[0]].Mul(1 - f.u - f.v).Add(g.pos[t[1]].Mul(f.u)).Add(g.pos[t[2]].Mul(f.v))
}

// normal is the smooth unit normal.
func (g *ground) normal(f footing) Vec {
	t := g.mesh.Tri[f.tri]
	n := g.mesh.Normal
	return wide(n[t[0]]).Mul(1 - f.u - f.v).Add(wide(n[t[1]]).Mul(f.u)).Add(wide(n[t[2]]).Mul(f.v)).Unit()
}

// axes are the directions of a triangle's flat x and y on the body.
func (g *ground) axes(tri int32) (x, y Vec) {
	t := g.mesh.Tri[tri]
	a, b, c := g.pos[t[0]], g.pos[t[1]], g.pos[t[2]]
	x = b.Sub(a).Unit()
	y = c.Sub(a)
	return x, y.Sub(x.Mul(y.Dot(x))).Unit()
}

// along is the flat direction in a triangle that a direction of the body has
// there; zero where it stands upright on the skin.
func (g *ground) along(tri int32, d Vec) xy {
	x, y := g.axes(tri)
	f := xy{d.Dot(x), d.Dot(y)}
	l := math.Hypot(f[0], f[1])
	if !(l > 1e-9*d.Len()) || math.IsInf(l, 0) {
		return xy{}
	}
	return f.mul(1 / l)
}

// facesRight tells whether a place belongs to the right half of the mesh.
func (g *ground) facesRight(p Place) bool {
	return int(g.topo.find(p.V)) >= len(g.topo.quads)
}
