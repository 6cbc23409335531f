package draw

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"ashi/bodymap/atlas"
)

// BenchmarkMoving is a whole frame while the hand moves the body, in the figure's
// part of a window of 1280x800 with the patients folded away: the plain body, 400
// named points, 5,000 punctures spread over the skin and 60 numbered marks. It is to take
// no more than 12 ms.
func BenchmarkMoving(b *testing.B) {
	for _, body := range figures() {
		for _, c := range movingCameras(body) {
			for name, step := range motions {
				b.Run(string(body.Figure())+"/"+c.name+"/"+name, func(b *testing.B) {
					m := newMoving(body)
					m.frame(c.camera)
					b.ReportAllocs()
					for i := 0; b.Loop(); i++ {
						m.frame(step(c.camera, float64(i%8-4)))
					}
				})
			}
		}
	}
}

var motions = map[string]func(c atlas.Camera, k float64) atlas.Camera{
	"pan":  func(c atlas.Camera, k float64) atlas.Camera { return c.Pan(5.3*k, 3.1*k) },
	"spin": func(c atlas.Camera, k float64) atlas.Camera { return c.Turn(.05*k, .03*k, c.Centre) },
	"zoom": func(c atlas.Camera, k float64) atlas.Camera { return c.Zoom(1+.04*k, 400, 300) },
}

const movingW, movingH = 940, 690

// movingCameras look at a figure whole, from aside, at a part and from very near.
func movingCameras(b *atlas.Body) []benchCamera {
	fit := func(name string) atlas.Camera {
		v, _ := atlas.ViewNamed(name)
		return b.Camera(v, movingW, movingH)
	}
	head := fit("head-front")
	return []benchCamera{
		{"front", fit("front")},
		{"aslant", fit("front").Turn(.7, .3, fit("front").Centre)},
		{"head", head},
		{"low-back", fit("back").Zoom(3, 470, 300)},
		{"face", head.Zoom(4, 470, 345)},
	}
}

// moving is what a figure keeps to show a body in motion.
type moving struct {
	r      *Renderer
	body   *atlas.Body
	places []atlas.Place // named points, punctures, marks
	seen   []Seen
	at     []Point
	shown  *image.RGBA
}

const movingNamed, movingPunctures, movingMarks = 400, 5000, 60

func newMoving(b *atlas.Body) *moving {
	m := &moving{r: NewRenderer(), body: b, shown: image.NewRGBA(image.Rect(0, 0, movingW, movingH))}
	for _, n := range b.Named()[:movingNamed] {
		m.places = append(m.places, n.Place)
	}
	m.places = append(m.places, scattered(b, movingPunctures)...)
	m.places = append(m.places, scattered(b, movingMarks)...)
	return m
}

// scattered are places spread evenly over the skin.
func scattered(b *atlas.Body, n int) []atlas.Place {
	mesh, rnd := b.Mesh(atlas.Anatomical), rand.New(rand.NewPCG(1, 2))
	area := make([]float64, len(mesh.Tri))
	sum := 0.
	for i, t := range mesh.Tri {
		a := wide(mesh.Pos[t[0]])
		sum += wide(mesh.Pos[t[1]]).Sub(a).Cross(wide(mesh.Pos[t[2]]).Sub(a)).Len()
		area[i] = sum
	}
	var out []atlas.Place
	tri := 0
	for k := range n {
		for at := (float64(k) + rnd.Float64()) / float64(n) * sum; area[tri] < at; {
			tri++
		}
		u, v := rnd.Float64(), rnd.Float64()
		if u+v > 1 {
			u, v = 1-u, 1-v
		}
		out = append(out, mesh.Place(int32(tri), u, v))
	}
	return out
}

func (m *moving) frame(c atlas.Camera) {
	copy(m.shown.Pix, m.r.Plain(m.body, c, Paper).Pix)
	m.seen = m.r.VisibleAll(m.places, m.seen)
	m.dots(m.seen[:movingNamed], 1.5, Paper.Guide)
	m.dots(m.seen[movingNamed:][:movingPunctures], 1.25, blue)
	for i, s := range m.seen[movingNamed+movingPunctures:] {
		if s.OK {
			Stamp(m.shown, Mark{X: s.X, Y: s.Y, Shape: Shape(i % 5), Number: i + 1, Color: blue}, 20)
		}
	}
}

func (m *moving) dots(seen []Seen, radius float64, c color.NRGBA) {
	m.at = m.at[:0]
	for _, s := range seen {
		if s.OK {
			m.at = append(m.at, Point{s.X, s.Y})
		}
	}
	Dots(m.shown, m.at, radius, c)
}

// BenchmarkVisibleAll asks for 5,460 places, as BenchmarkMoving does; it is to take no
// more than 1.5 ms.
func BenchmarkVisibleAll(b *testing.B) {
	for _, body := range figures() {
		for _, c := range movingCameras(body) {
			b.Run(string(body.Figure())+"/"+c.name, func(b *testing.B) {
				m := newMoving(body)
				m.r.Plain(body, c.camera, Paper)
				for b.Loop() {
					m.seen = m.r.VisibleAll(m.places, m.seen)
				}
			})
		}
	}
}

// BenchmarkDots stamps 5,000 punctures; it is to take no more than 0.5 ms.
func BenchmarkDots(b *testing.B) {
	img, at := canvas(movingW, movingH), make([]Point, movingPunctures)
	for i := range at {
		at[i] = Point{float64(i%97)*9.37 + 10, float64(i/97)*12.1 + 10}
	}
	for b.Loop() {
		Dots(img, at, 1.25, blue)
	}
}

// BenchmarkPolylines draws 20,000 pieces of 3 pixels: twice as many as all channels
// and region borders of a body have.
func BenchmarkPolylines(b *testing.B) {
	img := canvas(movingW, movingH)
	lines := make([][]Point, 200)
	for k := range lines {
		for i := range 101 {
			sin, cos := math.Sincos(float64(i)*3/(50+float64(k)) + float64(k))
			lines[k] = append(lines[k], Point{470 + (50+float64(k))*cos, 345 + (50+float64(k))*sin})
		}
	}
	for name, s := range map[string]Stroke{"thin": {1.5, blue, nil}, "wide": {4, blue, nil}, "dashed": {1.5, blue, []float64{5, 4}}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Polylines(img, lines, s)
			}
		})
	}
}
