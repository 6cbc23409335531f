package atlas

import (
	"math"
	"sync"
)

// regionMap is the skin divided into regions: what a region looks like as a whole,
// and where the borders run. It is made at first use.
type regionMap struct {
	once  sync.Once
	label []uint8  // per fine vertex: its region, as a place in the list of regions
	id    []string // per base triangle
	side  []Side

	bordersOnce sync.Once
	borders     [][]Place
}

func (b *Body) regionMap() *regionMap {
	b.skin.once.Do(func() {
		m := b.Mesh(Anatomical)
		b.skin.label = b.labels(m)
		for base := range len(m.Tri) / 4 {
			t := m.Tri[4*base+3]
			of := b.skin.label[t[0]]
			if l := b.skin.label[t[1]]; l == b.skin.label[t[2]] {
				of = l
			}
			side := Left
			if 2*base >= len(m.Tri)/4 {
				side = Right
			}
			b.skin.id, b.skin.side = append(b.skin.id, regions().list[of].ID), append(b.skin.side, side)
		}
	})
	return &b.skin
}

// labels finds the region of every fine vertex. The right half mirrors the left.
func (b *Body) labels(m *Mesh) []uint8 {
	label := make([]uint8, len(m.Pos))
	known := make([]bool, len(m.Pos))
	for t := range int32(len(m.Tri) / 2) {
		for k, v := range m.Tri[t] {
			if !known[v] {
				known[v] = true
				label[v] = b.label(m.Place(t, [3]float64{0, 1, 0}[k], [3]float64{0, 0, 1}[k]))
				label[m.topo.mirror[v]] = label[v]
			}
		}
	}
	return label
}

// label is the region of a place, as its place in the list of regions.
func (b *Body) label(p Place) uint8 {
	s, _ := b.spot(p)
	return uint8(regions().byID[s.region()])
}

// trianglesOf lists the base triangles of a region; of an unpaired one, those of both sides.
func (b *Body) trianglesOf(id string, side Side) []int32 {
	i, ok := regions().byID[id]
	if !ok {
		return nil
	}
	var out []int32
	rm := b.regionMap()
	for base := range rm.id {
		if rm.id[base] == id && (!regions().list[i].Bilateral || rm.side[base] == side) {
			out = append(out, int32(base))
		}
	}
	return out
}

// RegionView is what "zoom to region" shows: the named view that sees most of a
// region, and the box that holds the region in the view's pose (low and high
// corner, cm). An unpaired region is the same on every side. It reports false
// where there is no such region.
func (b *Body) RegionView(id string, side Side) (v View, lo, hi Vec, ok bool) {
	list := b.trianglesOf(id, side)
	if len(list) == 0 {
		return View{}, Vec{}, Vec{}, false
	}
	best := -1.0
	for _, w := range Views() {
		if score := b.seen(w, list, side); score > best {
			best, v = score, w
		}
	}
	m := b.Mesh(v.Pose)
	lo, hi = Vec{math.Inf(1), math.Inf(1), math.Inf(1)}, Vec{math.Inf(-1), math.Inf(-1), math.Inf(-1)}
	for _, base := range list {
		for _, i := range m.Tri[4*base+3] {
			for k, x := range wide(m.Pos[i]) {
				lo[k], hi[k] = min(lo[k], x), max(hi[k], x)
			}
		}
	}
	return v, lo, hi, true
}

// closer is the weight of the views of a group: a close one is better, unless it sees less.
var closer = map[string]float64{"body": 1, "arm": 1.1, "leg": 1.1, "head": 1.2, "hand": 1.2, "foot": 1.2}

// seen is how much skin of the triangles a view shows: its area as the eye sees
// it, with a little more weight for the closer views. What other parts of the body
// hide does not count against it, but a view from the other side does.
func (b *Body) seen(v View, list []int32, side Side) float64 {
	other := map[Side]string{Left: "right", Right: "left"}[side]
	if side != Midline && (string(v.Side) == other || v.Side == Midline && v.Aspect == other) {
		return 0
	}
	const size = 1000
	c, m := b.Camera(v, size, size), b.Mesh(v.Pose)
	sum := 0.0
	for _, base := range list {
		if !c.Show.Has(m.Part[4*base+3]) {
			continue
		}
		t := m.Tri[4*base+3]
		p, q, r := wide(m.Pos[t[0]]), wide(m.Pos[t[1]]), wide(m.Pos[t[2]])
		x, y, _ := c.Project(p)
		if x < 0 || y < 0 || x > size || y > size || c.Opacity(x, y) < 1 {
			continue
		}
		// What lies deep in the shade, as the inside of the mouth, cannot be seen.
		light := max(0, float64(m.Tone[t[0]])-.5)
		sum += light * max(0, q.Sub(p).Cross(r.Sub(p)).Dot(c.Toward))
	}
	return sum * closer[v.Group]
}
