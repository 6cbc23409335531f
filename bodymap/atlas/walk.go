package atlas

import "math"

// farthestWalk is as far as one can walk, in cm: more than round the body.
const farthestWalk = 1000

// Walk goes straight over the skin from a place, starting along dir as it lies
// in the skin there, for so many cm (backward if less than none). Straight means
// turning neither left nor right: on a limb the way may wind round it. It ends
// early where the skin does: at the lips, the nostrils and the lids. A place
// off the body, and a direction that stands upright on the skin, lead nowhere:
// the place itself is returned.
func (b *Body) Walk(from Place, dir Vec, cm float64) Place {
	g := b.walkable()
	own, other := g.ownSide([]Place{from})
	if other {
		dir[0] = -dir[0]
	}
	f, ok := g.stand(own[0])
	d := g.along(max(f.tri, 0), dir)
	if !ok || d == (xy{}) || math.IsNaN(cm) || cm == 0 {
		return from
	}
	if cm < 0 {
		d, cm = d.mul(-1), -cm
	}
	last := f
	end, _, ok := g.walk(f, d, min(cm, farthestWalk), func(s piece) bool {
		if g.hollow[s.tri] {
			return false
		}
		last = footing{s.tri, s.b[0], s.b[1]}
		return true
	})
	if !ok {
		end = last.offEdges()
	}
	p := g.place(end)
	if other {
		p = g.topo.mirrored(p)
	}
	return p
}

// Distance is how far two places are apart over the skin, in cm: exactly where
// they are near, a little more than the shortest way where that winds about. It
// reports false where it is more than mostCM.
func (b *Body) Distance(p, q Place, mostCM float64) (cm float64, ok bool) {
	g := b.walkable()
	own, _ := g.ownSide([]Place{p, q})
	from, ok1 := g.stand(own[0])
	to, ok2 := g.stand(own[1])
	if !ok1 || !ok2 || !(g.at(from).Sub(g.at(to)).Len() <= mostCM) {
		return 0, false
	}
	return g.geodesic(from, to, min(mostCM, farthestWalk)+1e-9)
}
