package figure

import (
	"cmp"
	"image"
	"image/color"
	"math"
	"slices"

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

// inks are the colours of what is no mark.
type inks struct {
	quiet  color.NRGBA // dots of named points
	words  color.NRGBA
	halo   color.NRGBA // around words on the skin
	ground color.NRGBA // fills planned marks and what lies over the body
	accent color.NRGBA // what is being done
	amber  color.NRGBA // what has left the body
	pain   color.NRGBA
}

func (m *Map) inks() inks {
	in := inks{
		quiet: m.light.Guide, words: m.light.Outline, halo: m.light.Lit, ground: m.light.Background,
		accent: color.NRGBA{0x0B, 0x7A, 0x75, 255}, amber: color.NRGBA{0xB4, 0x6A, 0, 255}, pain: color.NRGBA{0xA8, 0x32, 0x6B, 255},
	}
	in.halo.A = 150
	if m.dark() {
		in.quiet, in.words = color.NRGBA{200, 205, 204, 255}, color.NRGBA{214, 219, 218, 255}
		in.halo = m.light.Shade
		in.halo.A = 190
		in.accent, in.amber, in.pain = color.NRGBA{0x3F, 0xB8, 0xB0, 255}, color.NRGBA{0xF0, 0xA8, 0x30, 255}, color.NRGBA{0xE8, 0x8A, 0xBB, 255}
	}
	return in
}

func (m *Map) dark() bool {
	c := m.light.Background
	return (int(c.R)*3+int(c.G)*6+int(c.B))/10 < 128
}

// stamp draws all that lies on the body, the quiet below.
func (m *Map) stamp(img *image.RGBA) {
	m.look()
	in := m.inks()
	m.stampOverlayLines(img)
	m.stampPains(img)
	at := m.frame.full[:0]
	for _, d := range m.frame.seen {
		at = append(at, draw.Point{X: d.x, Y: d.y})
	}
	m.frame.full = at
	draw.Dots(img, at, m.dotRadius(), in.quiet)
	for _, t := range m.frame.tags {
		draw.Label(img, math.Round(t.x), math.Round(t.y), t.text, tagPx*m.frame.scale, in.words, in.halo)
	}
	m.stampOverlaySpots(img)
	m.stampSides(img, in.words)
	if m.tool == PainTool {
		m.stampSpreads(img)
		m.stampMarks(img)
		m.stampScores(img)
	} else {
		m.stampScores(img)
		m.stampSpreads(img)
		m.stampMarks(img)
	}
	m.stampSketch(img)
	m.stampLasso(img)
	m.stampRing(img)
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
	for _, i := range m.inOrder() {
		k, s := &m.marks[i], m.sight.mark(i)
		if !s.OK || m.carries(k) {
			continue
		}
		look := k.Look
		look.X, look.Y, look.Ground = s.X, s.Y, m.light.Background
		draw.Stamp(img, look, m.markSize())
	}
	m.stampDragged(img)
}

// carries tells whether a mark is on its way with the finger.
func (m *Map) carries(k *Mark) bool {
	return m.press.moved && m.press.grip == gripMark && k.ID == m.press.mark
}

// inOrder lists the marks, the selected one last: above the others.
func (m *Map) inOrder() []int {
	out := make([]int, len(m.marks))
	for i := range out {
		out[i] = i
	}
	last := slices.IndexFunc(m.marks, func(k Mark) bool { return k.ID != "" && k.ID == m.selected })
	if last >= 0 {
		out = append(slices.Delete(out, last, last+1), last)
	}
	return out
}

// stampDragged shows the dragged mark where it would come to lie.
func (m *Map) stampDragged(img *image.RGBA) {
	if !m.press.moved || m.press.grip != gripMark {
		return
	}
	k := m.markOf(m.press.mark)
	if k == nil {
		return
	}
	look := k.Look
	look.X, look.Y = m.pixel(m.press.at)
	look.Ground, look.Ghost = m.light.Background, true
	if t, ok := m.dropAt(k.ID, m.press.at); ok {
		look.Ghost = false
		if x, y, seen := m.pixelOf(t.Place); seen {
			look.X, look.Y = x, y
		}
	}
	draw.Stamp(img, look, m.markSize())
}

// markSize is how wide a mark is in pixels: on a small body the marks would cover each other.
func (m *Map) markSize() float64 {
	return (smallMarkPx + (markPx-smallMarkPx)*m.nearness()) * m.frame.scale
}

// nearness is 0 for a body that is far and 1 for one that is near enough for full sizes.
func (m *Map) nearness() float64 {
	return math.Min(1, math.Max(0, m.cam.PxPerCM/m.frame.scale-3)/5)
}

// dotRadius lets the dots of a small body be smaller, in pixels.
func (m *Map) dotRadius() float64 {
	return math.Min(1, .55+m.cam.PxPerCM/m.frame.scale/18) * dotPx * m.frame.scale
}
