package atlas

import "math"

// margin is the share of the picture left free on each side.
const margin = .035

// Camera fits a view of this body into w x h pixels.
func (b *Body) Camera(v View, w, h int) Camera {
	m, f := b.Mesh(v.Pose), v.sided()
	c := Camera{W: w, H: h, Pose: v.Pose, Show: f.show}
	c.Right, c.Up, c.Toward = m.axes(f)
	lo, hi := b.framed(v, c, f.frame)
	hi[1] += f.over * (hi[1] - lo[1])
	c.Fade = f.grow(&lo, &hi, c)
	mid := lo.Lerp(hi, .5)
	c.Centre = c.Right.Mul(mid[0]).Add(c.Up.Mul(mid[1])).Add(c.Toward.Mul(mid[2]))
	c.PxPerCM = (1 - 2*margin) * math.Min(float64(w)/(hi[0]-lo[0]), float64(h)/(hi[1]-lo[1]))
	return c
}

func (f framing) mirror() framing {
	f.toward[0], f.up[0] = -f.toward[0], -f.up[0]
	f.show, f.frame = f.show.Mirror(), f.frame.Mirror()
	f.limb = [2]Part{f.limb[0].Mirror(), f.limb[1].Mirror()}
	switch f.cut {
	case left:
		f.cut = right
	case right:
		f.cut = left
	}
	return f
}

// grow lets the box reach further where the body is cut, and fades it there.
func (f framing) grow(lo, hi *Vec, c Camera) Fade {
	if f.cut == uncut {
		return Fade{}
	}
	axis := 1
	if f.cut == left || f.cut == right {
		axis = 0
	}
	dir := [2]Vec{c.Right, c.Up}[axis]
	far := f.reach * (hi[axis] - lo[axis])
	soft := f.fade * (hi[axis] - lo[axis] + far)
	if f.cut == top || f.cut == right {
		hi[axis] += far
		return Fade{dir, hi[axis] - soft, hi[axis]}
	}
	lo[axis] -= far
	return Fade{dir.Mul(-1), -lo[axis] - soft, -lo[axis]}
}

// axes are the right, upward and toward directions of the picture. Where the view
// follows a limb that goes before the direction it looks from.
func (m *Mesh) axes(f framing) (right, up, toward Vec) {
	up, toward = f.up, f.toward.Unit()
	if f.limb[0] != f.limb[1] {
		up = m.middle(f.limb[1]).Sub(m.middle(f.limb[0])).Unit()
		toward = toward.Sub(up.Mul(toward.Dot(up))).Unit()
	} else if up == (Vec{}) {
		up = Vec{0, 1, 0}
	}
	right = up.Cross(toward).Unit()
	return right, toward.Cross(right), toward
}

// middle is the mean of a part's base triangles.
func (m *Mesh) middle(p Part) Vec {
	var s Vec
	n := 0.0
	for t := 0; t < len(m.Tri); t += 4 {
		if m.Part[t] == p {
			s, n = s.Add(wide(m.Pos[m.Tri[t][0]])), n+1
		}
	}
	return s.Mul(1 / n)
}

// framed is the box of what must fit the picture of a view. It is kept: neither view nor body ever changes.
func (b *Body) framed(v View, c Camera, parts PartSet) (lo, hi Vec) {
	kept, ok := b.frames.Load(v)
	if !ok {
		lo, hi = b.Mesh(v.Pose).box(c, parts)
		kept, _ = b.frames.LoadOrStore(v, [2]Vec{lo, hi})
	}
	box := kept.([2]Vec)
	return box[0], box[1]
}

// box bounds the given parts along the camera's right, up and toward directions.
func (m *Mesh) box(c Camera, parts PartSet) (lo, hi Vec) {
	inf := math.Inf(1)
	lo, hi = Vec{inf, inf, inf}, Vec{-inf, -inf, -inf}
	for q := 0; q < len(m.Tri); q += perQuad {
		if !parts.Has(m.Part[q]) {
			continue
		}
		for _, t := range [4]int{q, q + 1, q + 2, q + 6} { // they begin at the quad's corners
			p := wide(m.Pos[m.Tri[t][0]])
			for k, axis := range [3]Vec{c.Right, c.Up, c.Toward} {
				x := p.Dot(axis)
				lo[k], hi[k] = min(lo[k], x), max(hi[k], x)
			}
		}
	}
	return lo, hi
}
