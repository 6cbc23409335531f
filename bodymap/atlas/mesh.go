package atlas

// Part is a coarse piece of the body.
type Part uint8

// The parts; Left is always one less than Right.
const (
	PartHead Part = iota
	PartNeck
	PartTrunk
	PartUpperArmLeft
	PartUpperArmRight
	PartForearmLeft
	PartForearmRight
	PartHandLeft
	PartHandRight
	PartThighLeft
	PartThighRight
	PartLegLeft
	PartLegRight
	PartFootLeft
	PartFootRight
	PartEye
	NumParts
)

// Mirror returns the same part of the other side.
func (p Part) Mirror() Part {
	switch {
	case p < PartUpperArmLeft || p > PartFootRight:
		return p
	case (p-PartUpperArmLeft)%2 == 0:
		return p + 1
	}
	return p - 1
}

// PartSet is a set of parts, bit 1<<part. The zero set stands for the whole body.
type PartSet uint32

// Parts makes a set.
func Parts(parts ...Part) PartSet {
	var s PartSet
	for _, p := range parts {
		s |= 1 << p
	}
	return s
}

// Has tells whether the set shows the part.
func (s PartSet) Has(p Part) bool { return s == 0 || s&(1<<p) != 0 }

// Mirror returns the same parts of the other side.
func (s PartSet) Mirror() PartSet {
	var m PartSet
	for p := range NumParts {
		if s&(1<<p) != 0 {
			m |= 1 << p.Mirror()
		}
	}
	return m
}

// Mesh is one figure in one pose, subdivided once: what is drawn, picked and
// tested for visibility. It is shared; do not change it.
//
// Fine triangle 4*t+k is child k of base triangle t (0..2 at its corners, 3 in
// the middle), and base triangles 2*q and 2*q+1 are the halves of base quad q,
// so that Place and fine triangle map onto each other by arithmetic alone.
// In the anatomical pose, and in any other, the right half is the left one with
// x negated, exactly.
type Mesh struct {
	Pos    [][3]float32 // cm; the base vertices come first
	Normal [][3]float32 // unit, outward, one per vertex
	Tone   []float32    // baked curvature and ambient occlusion, per vertex; 1 is plain
	Tri    [][3]int32   // counter-clockwise seen from outside
	Part   []Part       // per triangle
	Guides []Guide      // dashed bony guides and hairline, schematic

	topo *topology
}

// Guide is a schematic line on the skin (scapula, iliac crest, hairline ...).
type Guide struct {
	Name string
	Pos  [][3]float32 // cm
	// Normal is the skin's normal at each Pos: a guide is drawn only where it faces the eye.
	Normal [][3]float32
}

// Place names the point of fine triangle tri that has the shares u and v of the
// triangle's second and third corner. It undoes Locate.
func (m *Mesh) Place(tri int32, u, v float64) Place {
	base, w := m.topo.corners(tri>>2), 1-u-v
	p := Place{V: base}
	switch tri & 3 {
	case 0:
		p.W = [3]float64{w + (u+v)/2, u / 2, v / 2}
	case 1:
		p.W = [3]float64{v / 2, w + (u+v)/2, u / 2}
	case 2:
		p.W = [3]float64{u / 2, v / 2, w + (u+v)/2}
	default:
		p.W = [3]float64{(w + v) / 2, (w + u) / 2, (u + v) / 2}
	}
	return p
}

// Locate finds the fine triangle under a place and the shares of its second and
// third corner. For a place that is not on this body tri is -1.
func (m *Mesh) Locate(p Place) (tri int32, u, v float64) {
	t := m.topo.find(p.V)
	if t < 0 {
		return -1, 0, 0
	}
	a, b, c := p.W[0], p.W[1], p.W[2]
	switch {
	case a >= .5:
		return 4 * t, 2 * b, 2 * c
	case b >= .5:
		return 4*t + 1, 2 * c, 2 * a
	case c >= .5:
		return 4*t + 2, 2 * a, 2 * b
	}
	return 4*t + 3, 1 - 2*a, 1 - 2*b
}

// at blends a per-vertex value at a place; the zero vector where there is none.
func (m *Mesh) at(values [][3]float32, p Place) Vec {
	tri, u, v := m.Locate(p)
	if tri < 0 {
		return Vec{}
	}
	t := m.Tri[tri]
	a, b, c := wide(values[t[0]]), wide(values[t[1]]), wide(values[t[2]])
	return a.Mul(1 - u - v).Add(b.Mul(u)).Add(c.Mul(v))
}

func wide(p [3]float32) Vec { return Vec{float64(p[0]), float64(p[1]), float64(p[2])} }

func narrow(p Vec) [3]float32 { return [3]float32{float32(p[0]), float32(p[1]), float32(p[2])} }
