package figure

import (
	"math"
	"slices"

	"ashi/bodymap/atlas"
)

// How far the body turns, in radians: per unit of the window that the hand goes
// on the body or on the ring, and per press of a key.
const (
	turnPerUnit = math.Pi / 360
	ringPerUnit = math.Pi / 180
	turnPerKey  = math.Pi / 18
)

// Spinning tells whether the body has been turned away from its named view.
func (m *Map) Spinning() bool { return m.spun }

// Straighten turns the body to the named view that is nearest. What is looked at
// closely stays where it is; else the whole view is shown.
func (m *Map) Straighten() {
	if m.cam.W == 0 || !m.spun {
		return
	}
	near := m.nearest()
	if m.showsWhole() {
		m.SetView(near)
		return
	}
	x, y := m.middle()
	place, ok := m.skinNear(x, y, float64(min(m.cam.W, m.cam.H))/2)
	if !ok {
		m.SetView(near)
		return
	}
	was := m.cam
	x, y, _ = was.Project(m.body.At(place, was.Pose))
	m.view = near
	whole := m.whole(was.W, was.H)
	c := whole
	c.PxPerCM, c.Centre = was.PxPerCM, m.body.At(place, c.Pose)
	m.cam = limited(c.Pan(x-float64(c.W)/2, y-float64(c.H)/2), whole)
	m.straight()
	m.turned()
	m.sayTurned()
}

// nearest is the named view of what is shown that looks from nearest the same side.
func (m *Map) nearest() atlas.View {
	views := slices.DeleteFunc(atlas.Views(), func(v atlas.View) bool { return v.Group != m.view.Group || v.Side != m.view.Side })
	return m.cam.Nearest(views, m.body)
}

// showsWhole tells whether the picture shows about as much as the whole view.
func (m *Map) showsWhole() bool {
	return m.cam.PxPerCM < 1.3*m.whole(m.cam.W, m.cam.H).PxPerCM
}

// turnBy turns what is shown about a point of the body, in radians: yaw to the
// right and tilt down, as what is near the eye goes.
func (m *Map) turnBy(yaw, tilt float64, pivot atlas.Vec) {
	if m.cam.W == 0 {
		return
	}
	m.cam = limited(m.cam.Turn(yaw, tilt, pivot), m.whole(m.cam.W, m.cam.H))
	spun := !m.likeNamed()
	m.cut(spun)
	m.home, m.box, m.about = false, nil, about{m.cam, pivot}
	m.turned()
	m.saySpun(spun)
}

// cut ends the body as its named view does. What ends at one side of the picture
// is shown with the whole body while it turns: its end would come to lie across
// what is looked at.
func (m *Map) cut(spun bool) {
	named := m.whole(m.cam.W, m.cam.H)
	m.cam.Fade, m.cam.Show = named.Fade, named.Show
	if spun && math.Abs(named.Fade.Dir[1]) < .5 && named.Fade != (atlas.Fade{}) {
		m.cam.Fade, m.cam.Show = atlas.Fade{}, 0
	}
}

// likeNamed tells whether the camera looks as the named view does: turning all
// the way round leads back to it.
func (m *Map) likeNamed() bool {
	const alike = 1 - 1e-9
	named := m.whole(m.cam.W, m.cam.H)
	return m.cam.Toward.Dot(named.Toward) > alike && m.cam.Up.Dot(named.Up) > alike
}

// straight notes that a named view is shown.
func (m *Map) straight() { m.saySpun(false) }

func (m *Map) saySpun(spun bool) {
	if m.spun == spun {
		return
	}
	m.spun = spun
	if m.On.Spun != nil {
		m.On.Spun()
	}
}

func (m *Map) sayTurned() {
	if m.On.Turned != nil {
		m.On.Turned(m.view)
	}
}

// middle is the middle of what the edges leave free, in pixels.
func (m *Map) middle() (x, y float64) {
	e, s := m.Edges, m.frame.scale
	return float64(m.cam.W)/2 + float64(e.Left-e.Right)/2*s, float64(m.cam.H)/2 + float64(e.Top-e.Bottom)/2*s
}

// about is what the body was last turned about, and the camera after that.
type about struct {
	cam   atlas.Camera
	pivot atlas.Vec
}

// pivot is what turning leaves in its place: the middle of what is shown. While
// the body is only turned it stays the same.
func (m *Map) pivot() atlas.Vec {
	if m.about.cam == m.cam {
		return m.about.pivot
	}
	x, y := m.middle()
	whole := m.whole(m.cam.W, m.cam.H)
	if m.showsWhole() {
		_, at, _ := m.cam.Project(whole.Centre)
		return whole.Centre.Add(m.cam.Up.Mul((at - y) / m.cam.PxPerCM))
	}
	const thin = 2.5 // cm
	for r := thin; r < 80; r *= 2 {
		if p, ok := m.core(x, y, r); ok {
			return p
		}
	}
	return whole.Centre
}

// core is the middle of the piece of the body that is seen within r cm of a pixel:
// between the skin that faces the eye and the skin where a needle would come out.
func (m *Map) core(x, y, r float64) (atlas.Vec, bool) {
	mesh := m.body.Mesh(m.cam.Pose)
	near := r * m.cam.PxPerCM
	var front, back atlas.Vec
	zf, zb := math.Inf(-1), math.Inf(-1)
	each := func(take func(p, n atlas.Vec, z float64)) {
		for t := 0; t < len(mesh.Tri); t += 2 {
			i := mesh.Tri[t][0]
			p := vec(mesh.Pos[i])
			px, py, z := m.cam.Project(p)
			if math.Abs(px-x) < near && math.Abs(py-y) < near && m.cam.Show.Has(mesh.Part[t]) {
				take(p, vec(mesh.Normal[i]), z)
			}
		}
	}
	each(func(p, n atlas.Vec, z float64) {
		if z > zf && n.Dot(m.cam.Toward) > 0 {
			front, zf = p, z
		}
	})
	each(func(p, n atlas.Vec, z float64) {
		if z > zb && z < zf && n.Dot(m.cam.Toward) < -.3 {
			back, zb = p, z
		}
	})
	if math.IsInf(zb, -1) {
		return front, !math.IsInf(zf, -1)
	}
	return front.Lerp(back, .5), true
}

func vec(p [3]float32) atlas.Vec {
	return atlas.Vec{float64(p[0]), float64(p[1]), float64(p[2])}
}
