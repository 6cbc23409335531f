package atlas

import (
	"fmt"
	"sync"
)

// OutlineProblem is why an outline or a path cannot be used.
type OutlineProblem string

// The problems of outlines and paths.
const (
	Crosses  OutlineProblem = "the outline crosses itself"
	Leaves   OutlineProblem = "the outline leaves the body"
	TooSmall OutlineProblem = "the area is too small"
	TooMany  OutlineProblem = "the area would get too many punctures"
	TooFew   OutlineProblem = "the outline has too few corners"
)

// OutlineError refuses an outline or a path.
type OutlineError struct {
	Problem OutlineProblem
	N       int // punctures that would come, at least: of TooMany
}

func (e *OutlineError) Error() string {
	if e.N > 0 {
		return fmt.Sprintf("%s: %d", e.Problem, e.N)
	}
	return string(e.Problem)
}

// Patch is a piece of the skin of a figure inside an outline, measured in the
// anatomical pose.
type Patch struct {
	g     *ground
	other bool    // it is the mirror image of what is kept here
	loop  []piece // closed, the inside on its left
	faces []face  // the inside part of the triangles on the border
	full  []int32 // triangles that lie inside wholly
	kind  []int32 // per triangle: 0 outside, -1 inside, else its place in edge plus one
	edge  []edged
	cm2   float64
	rim   rim

	middleOnce sync.Once
	middle     footing
	depth      float64
}

// face is a part of a triangle, its corners counter-clockwise as shares.
type face struct {
	tri int32
	uv  []xy
}

// edged is a triangle that the outline crosses.
type edged struct {
	tri    int32
	pieces []int32 // of the loop
	faces  []int32
}

const leastCM2 = 1e-4 // of a patch: a hundredth of a square millimetre

// Patch is the smaller of the two parts into which an outline divides the skin.
// The outline has three corners or more and closes by itself; its sides look
// straight from above. Of one drawn by hand the tails beyond where its end meets
// its start, and small curls, are cut off. What cannot be a patch is refused
// with an OutlineError.
func (b *Body) Patch(outline []Place) (*Patch, error) {
	g := b.walkable()
	if len(outline) < 3 {
		return nil, &OutlineError{Problem: TooFew}
	}
	own, other := g.ownSide(outline)
	loop, err := g.closedLoop(own)
	if err != nil {
		return nil, err
	}
	p := &Patch{g: g, other: other, loop: loop}
	if !g.turnsLeft(loop) {
		p.loop = reversed(loop)
	}
	err = p.enclose()
	if err == nil && p.cm2 > g.skinCM2/2 {
		p.loop = reversed(p.loop)
		err = p.enclose()
		if err == nil && p.cm2 > g.skinCM2/2 { // it touches itself and divides nothing
			err = &OutlineError{Problem: Crosses}
		}
	}
	if err != nil {
		return nil, err
	}
	if p.cm2 < leastCM2 {
		return nil, &OutlineError{Problem: TooSmall}
	}
	p.rim = p.newRim()
	return p, nil
}

// AreaCM2 is the area of the skin inside, in cm2.
func (p *Patch) AreaCM2() float64 { return p.cm2 }

// Contains tells whether a place lies inside.
func (p *Patch) Contains(at Place) bool {
	if p.other {
		at = p.g.topo.mirrored(at)
	}
	if checkShares(at.W) != nil {
		return false
	}
	tri, u, v := p.g.mesh.Locate(at)
	return tri >= 0 && p.has(footing{tri, u, v})
}

func (p *Patch) has(f footing) bool {
	k := p.kind[f.tri]
	if k <= 0 {
		return k < 0
	}
	for _, i := range p.edge[k-1].faces {
		if within(xy{f.u, f.v}, p.faces[i].uv) {
			return true
		}
	}
	return false
}

// within tells whether a point lies in a polygon.
func within(at xy, polygon []xy) bool {
	in := false
	a := polygon[len(polygon)-1]
	for _, b := range polygon {
		if (a[1] > at[1]) != (b[1] > at[1]) && at[0] < a[0]+(b[0]-a[0])*(at[1]-a[1])/(b[1]-a[1]) {
			in = !in
		}
		a = b
	}
	return in
}

// Border is the closed outline over the skin, from its first corner on, with
// every edge of a triangle that it crosses: dense enough to be drawn as straight
// strokes, the last place joined with the first.
func (p *Patch) Border() []Place {
	out := make([]Place, len(p.loop))
	for i, s := range p.loop {
		out[i] = p.g.place(footing{s.tri, s.a[0], s.a[1]})
	}
	return p.g.otherSide(out, p.other)
}

// Triangles are the flat triangles that make up the patch, cut at its border.
func (p *Patch) Triangles() [][3]Place {
	out := make([][3]Place, 0, len(p.full)+4*len(p.faces))
	add := func(tri int32, a, b, c xy) {
		m := p.g.mesh
		t := [3]Place{m.Place(tri, a[0], a[1]), m.Place(tri, b[0], b[1]), m.Place(tri, c[0], c[1])}
		if p.other {
			t[0], t[1], t[2] = p.g.topo.mirrored(t[0]), p.g.topo.mirrored(t[2]), p.g.topo.mirrored(t[1])
		}
		out = append(out, t)
	}
	for _, tri := range p.full {
		add(tri, xy{0, 0}, xy{1, 0}, xy{0, 1})
	}
	for _, f := range p.faces {
		for _, t := range ears(f.uv) {
			add(f.tri, t[0], t[1], t[2])
		}
	}
	return out
}
