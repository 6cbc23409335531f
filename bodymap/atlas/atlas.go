// Package atlas is the body: two figures, the places on their skin, the named
// points, regions and measures, and the cameras that look at them.
package atlas

import (
	"fmt"
	"io/fs"
	"sync"

	"ashi/assets"
)

// Version names the vertices that Places refer to. It is stored with every site;
// it changes when an old Place would no longer mean the same spot.
const Version = 1

// Atlas is everything known about the body.
type Atlas struct {
	topo         *topology
	male, female *Body
}

// Body is one of the two figures.
type Body struct {
	figure Figure
	topo   *topology
	poses  [2]lazyMesh
	lines  []Line
	marks  bodyMarks
	digits digitMap
	near   nearPoints
	skin   regionMap
	charts bodyCharts
	ground ground
	frames sync.Map // View to the box of it, as [2]Vec
}

// lazyMesh subdivides a shape when it is first wanted.
type lazyMesh struct {
	shape Shape
	once  sync.Once
	mesh  *Mesh
}

// Get returns the embedded atlas. It panics if the program was built from
// damaged assets; the tests would have said so.
func Get() *Atlas { return embedded() }

var embedded = sync.OnceValue(func() *Atlas {
	files, err := fs.Sub(assets.Atlas, "atlas")
	if err != nil {
		panic(err)
	}
	a, err := New(files)
	if err != nil {
		panic(err)
	}
	return a
})

// New reads the atlas from a folder that holds body.bin. The other files may be
// missing while the compiler is still making them.
func New(files fs.FS) (*Atlas, error) {
	data, err := fs.ReadFile(files, "body.bin")
	if err != nil {
		return nil, fmt.Errorf("reading the body: %w", err)
	}
	m, t, err := decode(data)
	if err != nil {
		return nil, err
	}
	a := &Atlas{topo: t, male: newBody(Male, t, m.Shapes[0]), female: newBody(Female, t, m.Shapes[1])}
	if err := a.loadLines(files); err != nil { // before anything asks for a mesh
		return nil, err
	}
	if err := a.loadMarks(files); err != nil {
		return nil, err
	}
	return a, nil
}

func newBody(f Figure, t *topology, shapes [2]Shape) *Body {
	b := &Body{figure: f, topo: t}
	for p, s := range shapes {
		b.poses[p].shape = s
	}
	return b
}

// Body returns a figure; the male one for a name it does not know.
func (a *Atlas) Body(f Figure) *Body {
	if f == Female {
		return a.female
	}
	return a.male
}

// Prepare makes what the first steps of marking would make: the skin to walk on, its regions, and
// the points with their words. It may run beside anything.
func (a *Atlas) Prepare() {
	readingWords()
	pointGroups()
	for _, b := range []*Body{a.female, a.male} {
		b.walkable()
		b.nearPoints()
		b.regionMap()
	}
}

// Figure tells which body it is.
func (b *Body) Figure() Figure { return b.figure }

// Mesh returns the figure in a pose (the anatomical one for a pose it does not
// know). It is made at first use and shared; it may be called from anywhere.
func (b *Body) Mesh(p Pose) *Mesh {
	if int(p) >= len(b.poses) {
		p = Anatomical
	}
	l := &b.poses[p]
	l.once.Do(func() {
		l.mesh = b.topo.mesh(l.shape)
		l.mesh.Guides = l.mesh.guides(b.lines)
	})
	return l.mesh
}

// At returns where a place lies in a pose, in cm; the zero vector if the place
// is not on the body.
func (b *Body) At(p Place, pose Pose) Vec {
	m := b.Mesh(pose)
	return m.at(m.Pos, p)
}

// Normal returns the skin's outward unit normal at a place.
func (b *Body) Normal(p Place, pose Pose) Vec {
	m := b.Mesh(pose)
	return m.at(m.Normal, p).Unit()
}

// Part tells which part of the body a place belongs to.
func (b *Body) Part(p Place) Part {
	base := b.topo.find(p.V)
	if base < 0 {
		return PartTrunk
	}
	return b.topo.part[4*base]
}
