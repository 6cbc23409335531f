package figure

import (
	"cmp"
	"image"
	"image/color"
	"math"
	"slices"

	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// Sizes of what lies on the body, in units of the window.
const (
	markPx      = 22. // on a body near enough; smallMarkPx on one that is far
	smallMarkPx = 17.
	dotPx       = 1.7
	tagPx       = 14.
	tagGap      = 4.
	lettersPx   = 22.
)

// dot is a named point in sight.
type dot struct {
	named *atlas.Named
	x, y  float64
}

// tag is the code of a named point, where there is room for it.
type tag struct {
	text string
	x, y float64 // left end of the base line
}

func seeNamed(r *draw.Renderer, named []atlas.Named) []dot {
	var out []dot
	for i := range named {
		if x, y, ok := r.Visible(named[i].Place); ok {
			out = append(out, dot{&named[i], x, y})
		}
	}
	return out
}

type box struct{ x0, y0, x1, y1 float64 }

func (a box) meets(b box) bool { return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 }

// Codes are written once a cm is this many units long: further out they would
// hide the body.
const tagsFrom = 6.

// retag writes the codes anew, clear of the marks.
func (m *Map) retag() {
	f := &m.frame
	f.tags = nil
	if m.cam.PxPerCM < tagsFrom*f.scale {
		return
	}
	var marks []box
	r := m.markSize()/2 + 2*f.scale
	for _, k := range m.marks {
		if x, y, ok := m.pixelOf(k.Place); ok {
			marks = append(marks, box{x - r, y - r, x + r, y + r})
		}
	}
	f.tags = placeTags(f.seen, marks, m.cam, f.scale)
}

// placeTags gives a code to each point that has room for it beside its dot:
// to the right, else to the left, covering neither dots, marks nor other codes.
func placeTags(dots []dot, marks []box, c atlas.Camera, scale float64) []tag {
	taken := make([]box, 0, 2*len(dots)+len(marks))
	reach := (dotPx + 2) * scale
	for _, d := range dots {
		taken = append(taken, box{d.x - reach, d.y - reach, d.x + reach, d.y + reach})
	}
	taken = append(taken, marks...)
	var out []tag
	for i, d := range dots {
		gap := tagGap * scale
		for _, k := range marks {
			if k.meets(taken[i]) {
				gap = (markPx/2 + tagGap) * scale
			}
		}
		w, h := draw.LabelSize(string(d.named.Code), tagPx*scale)
		for _, x := range []float64{d.x + gap, d.x - gap - w} {
			b := box{x - 2, d.y - h/2 - 4, x + w + 2, d.y + h/2 + 4}
			if b.x0 < 0 || b.x1 > float64(c.W) || overlaps(b, taken, i) {
				continue
			}
			taken = append(taken, b)
			out = append(out, tag{string(d.named.Code), x, d.y + h/2})
			break
		}
	}
	return out
}

// overlaps tells whether a box covers a taken one, its own dot aside.
func overlaps(b box, taken []box, own int) bool {
	for i, t := range taken {
		if i != own && b.meets(t) {
			return true
		}
	}
	return false
}

// stamp draws all that lies on the body: quiet dots, codes, ghosts, marks.
func (m *Map) stamp(img *image.RGBA) {
	f := &m.frame
	quiet, words := m.light.Guide, m.light.Outline
	if luma(m.light.Background) < 128 {
		quiet, words = color.NRGBA{200, 205, 204, 255}, color.NRGBA{214, 219, 218, 255}
	}
	at := make([]draw.Point, len(f.seen))
	for i, d := range f.seen {
		at[i] = draw.Point{X: d.x, Y: d.y}
	}
	draw.Dots(img, at, m.dotRadius(), quiet)
	halo := m.light.Lit
	halo.A = 150
	if luma(m.light.Background) < 128 {
		halo = m.light.Shade
		halo.A = 190
	}
	for _, t := range f.tags {
		draw.Label(img, math.Round(t.x), math.Round(t.y), t.text, tagPx*f.scale, words, halo)
	}
	m.stampSides(img, words)
	m.stampMarks(img)
}

// stampSides writes L and R in the top corners that the edges leave free.
func (m *Map) stampSides(img *image.RGBA, ink color.NRGBA) {
	px := lettersPx * m.frame.scale
	for _, l := range draw.SideLabels(m.body, m.cam) {
		in := float64(m.Edges.Left) * m.frame.scale
		if l.X > float64(m.cam.W)/2 {
			in = -float64(m.Edges.Right) * m.frame.scale
		}
		text := cmp.Or(m.Sides[l.Text], l.Text)
		w, h := draw.LabelSize(text, px)
		draw.Label(img, l.X-w/2+in, l.Y+h/2+float64(m.Edges.Top)*m.frame.scale, text, px, ink, color.NRGBA{})
	}
}

func (m *Map) stampMarks(img *image.RGBA) {
	for _, k := range m.inOrder() {
		x, y, ok := m.pixelOf(k.Place)
		if !ok || m.press.moved && k.ID == m.press.mark && k.ID != "" {
			continue
		}
		look := k.Look
		look.X, look.Y, look.Ground = x, y, m.ground()
		draw.Stamp(img, look, m.markSize())
	}
	m.stampDragged(img)
}

// inOrder puts the selected mark above the others.
func (m *Map) inOrder() []Mark {
	out := slices.Clone(m.marks)
	slices.SortStableFunc(out, func(a, b Mark) int {
		switch {
		case a.ID == m.selected && b.ID != m.selected:
			return 1
		case b.ID == m.selected && a.ID != m.selected:
			return -1
		}
		return 0
	})
	return out
}

// stampDragged shows the dragged mark where it would come to lie.
func (m *Map) stampDragged(img *image.RGBA) {
	if !m.press.moved || m.press.mark == "" {
		return
	}
	for _, k := range m.marks {
		if k.ID != m.press.mark {
			continue
		}
		look := k.Look
		look.X, look.Y = m.pixel(m.press.at)
		look.Ground, look.Ghost = m.ground(), true
		if t, ok := m.targetAt(m.press.at); ok {
			look.Ghost = false
			if x, y, seen := m.pixelOf(t.Place); seen {
				look.X, look.Y = x, y
			}
		}
		draw.Stamp(img, look, m.markSize())
	}
}

// markSize is how wide a mark is in pixels: on a small body the marks would cover each other.
func (m *Map) markSize() float64 {
	near := math.Min(1, math.Max(0, m.cam.PxPerCM/m.frame.scale-3)/5)
	return (smallMarkPx + (markPx-smallMarkPx)*near) * m.frame.scale
}

// dotRadius lets the dots of a small body be smaller, in pixels.
func (m *Map) dotRadius() float64 {
	return math.Min(1, .55+m.cam.PxPerCM/m.frame.scale/18) * dotPx * m.frame.scale
}

// ground fills planned marks.
func (m *Map) ground() color.NRGBA { return m.light.Background }

func luma(c color.NRGBA) int { return (int(c.R)*3 + int(c.G)*6 + int(c.B)) / 10 }
