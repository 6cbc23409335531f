package atlas

// fan is a bundle of straight ways from one place that is about to enter a
// triangle by an edge. All is laid flat around that place.
type fan struct {
	edge        int32 // four times the triangle plus its edge
	a, b        xy    // the ends of the edge, a on the right
	right, left xy    // the outermost ways
}

const mostFans = 100_000

// geodesic is the length of the shortest way over the skin between two places, if
// it is less than most. The way may bend round one vertex; ways that bend more
// often are missed, which among places that are near to each other makes no
// difference worth measuring.
func (g *ground) geodesic(p, q footing, most float64) (cm float64, ok bool) {
	if p.tri == q.tri {
		cm = g.at(p).Sub(g.at(q)).Len()
		return cm, cm < most
	}
	cm = most
	if _, l, joined := g.overland(p, q, most); joined {
		cm, ok = l, true
	}
	there, back := map[int32]float64{}, map[int32]float64{}
	if l, seen := g.spread(p, q, cm, there); seen {
		cm, ok = l, true
	}
	g.spread(q, p, cm, back)
	for v, l := range there {
		if rest, both := back[v]; both && l+rest < cm {
			cm, ok = l+rest, true
		}
	}
	return cm, ok
}

// spread goes straight from p in all directions, as long as that may lead to q in
// less than most. It notes how far the vertices are that it meets, and returns
// how far q is, if it meets it.
func (g *ground) spread(p, q footing, most float64, far map[int32]float64) (cm float64, met bool) {
	cm = most
	goal := g.at(q)
	f := g.flat[p.tri]
	at := f.at(p.u, p.v)
	note := func(v int32, at xy) {
		if d := at.len(); far[v] == 0 || d < far[v] {
			far[v] = d
		}
	}
	var fans []fan
	for k := range 3 {
		a, b := f.corner(k).sub(at), f.corner(k+1).sub(at)
		note(g.mesh.Tri[p.tri][k], a)
		fans = append(fans, fan{g.across[p.tri][k], a, b, a, b})
	}
	for n := 0; len(fans) > 0 && n < mostFans; n++ {
		w := fans[len(fans)-1]
		fans = fans[:len(fans)-1]
		tri, k := w.edge>>2, int(w.edge&3)
		t := g.mesh.Tri[tri]
		if w.near()+toSegment(goal, g.pos[t[k]], g.pos[t[(k+1)%3]]) >= cm {
			continue
		}
		c := g.apex(tri, k, w.a, w.b)
		if tri == q.tri {
			corner := [3]xy{}
			corner[k], corner[(k+1)%3], corner[(k+2)%3] = w.b, w.a, c
			to := corner[0].mul(1 - q.u - q.v).add(corner[1].mul(q.u)).add(corner[2].mul(q.v))
			if w.has(to) && to.len() < cm {
				cm, met = to.len(), true
			}
		}
		if w.has(c) {
			note(t[(k+2)%3], c)
		}
		if w.right.cross(c) > 0 {
			fans = append(fans, fan{g.across[tri][(k+1)%3], w.a, c, w.right, inmost(w.left, c)})
		}
		if c.cross(w.left) > 0 {
			fans = append(fans, fan{g.across[tri][(k+2)%3], c, w.b, outmost(w.right, c), w.left})
		}
	}
	return cm, met
}

// inmost narrows the ways to those on the right of a corner, outmost to those on
// its left.
func inmost(left, c xy) xy {
	if c.cross(left) > 0 {
		return c
	}
	return left
}

func outmost(right, c xy) xy {
	if right.cross(c) > 0 {
		return c
	}
	return right
}

// has tells whether one of the ways leads to a point.
func (w *fan) has(p xy) bool { return w.right.cross(p) >= 0 && p.cross(w.left) >= 0 }

// near is how far the edge is, where the ways meet it.
func (w *fan) near() float64 {
	e := w.b.sub(w.a)
	along := func(d xy) float64 {
		if x := d.cross(e); x != 0 {
			return min(1, max(0, w.a.cross(d)/x))
		}
		return 0
	}
	lo, hi := along(w.right), along(w.left)
	t := min(max(-w.a.dot(e)/e.dot(e), lo), max(lo, hi))
	return w.a.add(e.mul(t)).len()
}
