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

// PartSet is a set of parts, bit 1<<part. The zero set stands for the whole body.
type PartSet uint32

// Mesh is one figure in one pose, subdivided once: what is drawn, picked and
// tested for visibility.
//
// Fine triangle 4*t+k is child k of base triangle t (0..2 at its corners, 3 in
// the middle), and base triangles 2*q and 2*q+1 are the halves of base quad q,
// so that Place and fine triangle map onto each other by arithmetic alone.
type Mesh struct {
	Pos    [][3]float32 // cm; the base vertices come first
	Normal [][3]float32 // unit, outward, one per vertex
	Tone   []float32    // baked curvature and ambient occlusion, per vertex; 1 is plain
	Tri    [][3]int32   // counter-clockwise seen from outside
	Part   []Part       // per triangle
	Guides []Guide      // dashed bony guides and hairline, schematic
}

// Guide is a schematic line on the skin (scapula, iliac crest, hairline ...).
type Guide struct {
	Name string
	Pos  [][3]float32 // cm
	// Normal is the skin's normal at each Pos: a guide is drawn only where it faces the eye.
	Normal [][3]float32
}
