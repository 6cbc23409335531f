package atlas

import (
	"math"
	"sort"
)

// headKnots are the places of known cun on the midline of the head, counted
// from the glabella over the vertex: hairline 3, the line that joins the tops
// of the ears 8, the pit of the nape (GV16) 14, C7 18.
var headKnots = []knot{{0, "glabella"}, {3, "ant_hairline"}, {8, "vertex"}, {14, "nape_pit"}, {18, "C7_sp"}}

// headFrame measures the head: the sagittal profile seen from a centre inside
// it, as angle (0 forward, 90 degrees up), radius and length of skin.
type headFrame struct {
	centre             Vec
	angle, radius, arc []float64
	knots              []float64 // length of skin at headKnots
	across             float64   // cm per lateral cun
	shear              float64   // cun by which the hairline runs back at its corner
}

// head is the frame of the figure's head, made at first use.
func (b *Body) head() *headFrame {
	b.marks.headOnce.Do(func() { b.marks.headFrame = b.newHeadFrame() })
	return b.marks.headFrame
}

func (b *Body) newHeadFrame() *headFrame {
	g, o := b.mark("glabella"), b.mark("EOP_sup")
	h := &headFrame{centre: Vec{0, (g[1]+o[1])/2 + .2, (g[2]+o[2])/2 - .2}}
	h.profile(b)
	for _, k := range headKnots {
		h.knots = append(h.knots, at(h.angle, h.arc, h.turn(b.mark(k.name))))
	}
	corner := b.mark("hairline_corner")
	h.across = 1
	h.across = h.lateral(corner) / 4.5
	h.shear = h.cunOf(at(h.angle, h.arc, h.turn(corner))) - 3
	return h
}

// turn is the angle of a position round the ear-to-ear axis through the centre.
func (h *headFrame) turn(p Vec) float64 {
	a := math.Atan2(p[1]-h.centre[1], p[2]-h.centre[2])
	if a < -math.Pi/2 {
		a += 2 * math.Pi
	}
	return a
}

// profile collects the midline of the head and nape from the mesh.
func (h *headFrame) profile(b *Body) {
	m := b.Mesh(Anatomical)
	last := h.turn(b.mark("C7_sp")) + .1
	seen := map[int32]bool{}
	var p []Vec
	for t, tri := range m.Tri {
		if m.Part[t] != PartHead && m.Part[t] != PartNeck && m.Part[t] != PartTrunk {
			continue
		}
		for _, i := range tri {
			q := m.corner(i)
			if a := h.turn(q); !seen[i] && math.Abs(q[0]) < 1e-4 && q[1] > b.mark("C7_sp")[1]-2 && a > -.3 && a < last {
				seen[i] = true
				p = append(p, q)
			}
		}
	}
	sort.Slice(p, func(i, j int) bool { return h.turn(p[i]) < h.turn(p[j]) })
	for i, q := range p {
		r, s := q.Sub(h.centre).Len(), 0.
		if i > 0 {
			s = h.arc[i-1] + q.Sub(p[i-1]).Len()
		}
		h.angle, h.radius, h.arc = append(h.angle, h.turn(q)), append(h.radius, r), append(h.arc, s)
	}
}

// at reads the table x -> y, straight between its entries and past its ends.
func at(x, y []float64, v float64) float64 {
	i := sort.SearchFloat64s(x, v)
	i = min(max(i, 1), len(x)-1)
	return y[i-1] + (y[i]-y[i-1])*(v-x[i-1])/(x[i]-x[i-1])
}

func (h *headFrame) cunOf(arc float64) float64 { return at(h.knots, knotNumbers(headKnots), arc) }
func (h *headFrame) arcOf(cun float64) float64 { return at(knotNumbers(headKnots), h.knots, cun) }

func knotNumbers(k []knot) []float64 {
	n := make([]float64, len(k))
	for i := range k {
		n[i] = k[i].n
	}
	return n
}

// lateral is how far over the skin p lies from the midline, in cun.
func (h *headFrame) lateral(p Vec) float64 {
	q := p.Sub(h.centre)
	mid := at(h.angle, h.radius, h.turn(p))
	return math.Atan2(math.Abs(q[0]), math.Hypot(q[1], q[2])) * (mid + q.Len()) / 2 / h.across
}

// recede is by how many cun the hairline runs back at a lateral distance: hardly
// near the midline, all of the shear at the corner.
func (h *headFrame) recede(lateral float64) float64 {
	return h.shear * min(1, lateral*lateral/(4.5*4.5))
}

// slant is the share of the hairline's backward run that a row takes part in:
// all of it at the hairline, nothing from the ears backward.
func slant(cun float64) float64 { return min(1, max(0, (8-cun)/4.5)) }

// Scalp measures a place of the head: cun from the glabella over the vertex
// (front hairline 3, ear line 8, back hairline 15) and cun lateral to the midline.
// Rows of equal cun run parallel to the hairline in front.
func (b *Body) Scalp(p Vec) (cun, lateral float64) {
	h := b.head()
	lateral = h.lateral(p)
	raw := h.cunOf(at(h.angle, h.arc, h.turn(p)))
	k := h.recede(lateral)
	cun = raw - k
	if cun > 3.5 {
		cun = (raw - k*8/4.5) / (1 - k/4.5)
	}
	if cun > 8 {
		cun = raw
	}
	return cun, lateral
}

// OnScalp is the skin at cun from the glabella over the vertex and lateral cun
// to the left of the midline (see Scalp).
func (b *Body) OnScalp(cun, lateral float64) (Place, bool) {
	h := b.head()
	turn := at(h.arc, h.angle, h.arcOf(cun+h.recede(lateral)*slant(cun)))
	s, c := math.Sincos(turn)
	toward := Vec{0, s, c}
	out := lateral * h.across / h.radius[0] // the angle from the median plane, nearly
	for range 30 {
		so, co := math.Sincos(out)
		p, ok := b.Cast(h.centre, toward.Mul(co).Add(Vec{so}), Parts(PartHead, PartNeck, PartTrunk), true)
		if !ok || lateral == 0 {
			return p, ok
		}
		got := h.lateral(b.At(p, Anatomical))
		if math.Abs(got-lateral) < 1e-3 {
			return p, true
		}
		out = min(out*lateral/got, 1.5)
	}
	return Place{}, false
}
