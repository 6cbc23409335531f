package atlas

import (
	"math"
	"slices"
)

// Simplify takes corners out of a path that is drawn by hand, so that it stays
// within so many mm of every corner that is left out. Ends stay. Corners that fell
// into the mouth go; where the path leaves the body, all others stay.
func Simplify(b *Body, path []Place, mm float64) []Place {
	g := b.walkable()
	own, other := g.ownSide(path)
	var feet []footing
	var list []Place
	for _, p := range own {
		f, ok := g.stand(p)
		if ok {
			feet, list = append(feet, f), append(list, p)
		} else if !g.inMouth(p) {
			return slices.Clone(path)
		}
	}
	var out []Place
	for i, keep := range g.needed(feet, mm/10) {
		if keep {
			out = append(out, list[i])
		}
	}
	return g.otherSide(out, other)
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
