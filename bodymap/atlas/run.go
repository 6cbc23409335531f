package atlas

import (
	"math"
	"slices"
	"sort"
)

// Run is an open path over the skin of a figure in the anatomical pose.
type Run struct {
	g     *ground
	other bool // it is the mirror image of the way below
	way   []piece
	upTo  []float64 // cm up to the end of each piece
	ends  [2]Place
}

// Run joins places over the skin, each with the next by a way that looks
// straight from above. It needs two or more that are not all the same place; a
// path that leaves the body is refused with an OutlineError.
func (b *Body) Run(path []Place) (*Run, error) {
	g := b.walkable()
	path, other := g.ownSide(path)
	corners, path, err := g.corners(path)
	if err == nil && len(corners) < 2 {
		err = &OutlineError{Problem: TooFew}
	}
	if err != nil {
		return nil, err
	}
	r := &Run{g: g, other: other, ends: [2]Place{path[0], path[len(path)-1]}}
	for i, q := range corners[1:] {
		way, _, ok := g.join(corners[i], q)
		if !ok {
			return nil, &OutlineError{Problem: Leaves}
		}
		r.way = append(r.way, way...)
	}
	cm := 0.
	for _, p := range r.way {
		cm += g.pieceCM(p)
		r.upTo = append(r.upTo, cm)
	}
	return r, nil
}

// LengthCM is the length of the path.
func (r *Run) LengthCM() float64 { return r.upTo[len(r.upTo)-1] }

// Path is the whole path, with every edge of a triangle that it crosses: dense
// enough to be drawn as straight strokes.
func (r *Run) Path() []Place {
	out := make([]Place, 0, len(r.way)+1)
	out = append(out, r.ends[0])
	for _, p := range r.way[1:] {
		out = append(out, r.g.place(footing{p.tri, p.a[0], p.a[1]}))
	}
	return r.turned(append(out, r.ends[1]))
}

// At is the place at a share of the length: 0 the start, 1 the end.
func (r *Run) At(share float64) Place { return r.turned([]Place{r.on(share)})[0] }

func (r *Run) on(share float64) Place {
	switch {
	case !(share > 0):
		return r.ends[0]
	case share >= 1:
		return r.ends[1]
	}
	cm := share * r.LengthCM()
	i := min(sort.SearchFloat64s(r.upTo, cm), len(r.way)-1)
	p := r.way[i]
	t := 1.
	if l := r.g.pieceCM(p); l > 0 {
		t = min(1, max(0, 1-(r.upTo[i]-cm)/l))
	}
	at := p.a.add(p.b.sub(p.a).mul(t))
	return r.g.place(footing{p.tri, at[0], at[1]})
}

// Split is n places at equal distance along the path, its ends among them; the
// middle if n is one, none if it is less.
func (r *Run) Split(n int) []Place {
	if n == 1 {
		return []Place{r.At(.5)}
	}
	var out []Place
	for i := range max(0, n) {
		out = append(out, r.on(float64(i)/float64(n-1)))
	}
	return r.turned(out)
}

// turned brings places back to the side of the body that was asked for.
func (r *Run) turned(list []Place) []Place {
	if r.other {
		return r.g.topo.mirroredAll(list)
	}
	return list
}

// ownSide mirrors places that begin on the right half.
func (g *ground) ownSide(list []Place) ([]Place, bool) {
	if len(list) == 0 || !g.facesRight(list[0]) {
		return list, false
	}
	return g.topo.mirroredAll(list), true
}

// nearCorner is the distance in cm within which two corners in a row are one.
const nearCorner = 1e-3

// corners finds the footing of each place, without those that repeat the one
// before and those that fell into the mouth. Those at an eye are refused.
func (g *ground) corners(list []Place) (feet []footing, places []Place, err error) {
	for _, p := range list {
		f, ok := g.stand(p)
		if !ok && g.inMouth(p) {
			continue
		}
		if !ok {
			return nil, nil, &OutlineError{Problem: Leaves}
		}
		p = p.rounded()
		if n := len(feet); n > 0 && g.at(f).Sub(g.at(feet[n-1])).Len() <= nearCorner {
			places[n-1] = p
			continue
		}
		feet, places = append(feet, f), append(places, p)
	}
	return feet, places, nil
}

// Simplify takes corners out of a path that is drawn by hand, so that it stays
// within so many mm of every corner that is left out. Ends stay. Where the path
// leaves the body all its corners stay.
func Simplify(b *Body, path []Place, mm float64) []Place {
	g := b.walkable()
	own, _ := g.ownSide(path)
	var feet []footing
	for _, p := range own {
		f, ok := g.stand(p)
		if !ok {
			return slices.Clone(path)
		}
		feet = append(feet, f)
	}
	var out []Place
	for i, keep := range g.needed(feet, mm/10) {
		if keep {
			out = append(out, path[i])
		}
	}
	return out
}

// needed tells which corners a path needs to stay within cm of all of them.
func (g *ground) needed(feet []footing, cm float64) []bool {
	keep := make([]bool, len(feet))
	if len(feet) == 0 {
		return keep
	}
	last := len(feet) - 1
	keep[0], keep[last] = true, true
	for open := [][2]int{{0, last}}; len(open) > 0; {
		s := open[len(open)-1]
		open = open[:len(open)-1]
		if s[1]-s[0] < 2 {
			continue
		}
		if i, off := g.farthest(feet, s[0], s[1]); !(off <= cm) {
			keep[i] = true
			open = append(open, [2]int{s[0], i}, [2]int{i, s[1]})
		}
	}
	return keep
}

// farthest finds the corner between two that is farthest from the way that joins them.
func (g *ground) farthest(feet []footing, from, to int) (at int, off float64) {
	line := []Vec{g.at(feet[from])}
	way, _, ok := g.join(feet[from], feet[to])
	for _, p := range way {
		line = append(line, g.at(footing{p.tri, p.b[0], p.b[1]}))
	}
	at, off = (from+to)/2, -1
	if !ok {
		return at, math.Inf(1)
	}
	for i, k := from+1, 0; i < to; i++ {
		d := math.Inf(1)
		for n := 0; n < len(line)-1 && d > off; n++ { // from where the last one was near
			d = min(d, toSegment(g.at(feet[i]), line[k], line[k+1]))
			if d > off {
				k = (k + 1) % (len(line) - 1)
			}
		}
		if d > off {
			at, off = i, d
		}
	}
	return at, off
}

// toSegment is the distance of p from the straight line between a and b.
func toSegment(p, a, b Vec) float64 {
	d, q := b.Sub(a), p.Sub(a)
	return q.Sub(d.Mul(share(q.Dot(d), d.Dot(d)))).Len()
}
