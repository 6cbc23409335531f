package figure

import (
	"image"
	"math"
	"time"

	"fyne.io/fyne/v2"

	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// frame keeps the picture of the body apart from what is stamped on it, so
// that a new mark never draws the body again.
type frame struct {
	live         *draw.Renderer // plain frames, picking and visibility; on the window's thread
	scale        float64        // pixels per unit of the window
	base         *image.RGBA    // the body alone: the live renderer's own, or calm
	calm         *image.RGBA    // the last resting frame
	shown        *image.RGBA    // the body with its marks
	drawn        key            // what base shows
	seen         []dot          // named points in sight
	tags         []tag          // and the codes for which there is room
	words        []tag          // and the words of the overlay
	room         room           // where codes may be written
	whole        wholeView
	strokes      strokes
	full, hollow []draw.Point  // memory for dots
	still        chan struct{} // holds one token while a resting frame is being drawn
	timer        *time.Timer
	rest         *draw.Renderer
}

// Forget drops the picture with its marks; the next frame makes it anew.
func (m *Map) Forget() {
	if m.frame.shown != nil {
		clear(m.frame.shown.Pix)
	}
	m.frame.shown = nil
}

// key tells one picture of the body from another.
type key struct {
	figure  atlas.Figure
	cam     atlas.Camera
	light   draw.Light
	paint   *draw.Paint
	resting bool
}

func (m *Map) key() key {
	return key{figure: m.body.Figure(), cam: m.cam, light: m.light, paint: m.paint()}
}

// generate gives the raster its picture, w x h pixels.
func (m *Map) generate(w, h int) image.Image {
	if w < 2 || h < 2 {
		return image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	}
	m.fitTo(w, h)
	f := &m.frame
	want := m.key()
	plain := f.drawn
	plain.resting = false
	if f.base == nil || plain != want {
		f.live.SetPaint(want.paint)
		f.base = f.live.Plain(m.body, m.cam, m.light)
		f.drawn = want
		m.sight.stale = true
		m.settleLater()
	}
	if f.shown == nil || f.shown.Rect != f.base.Rect {
		f.shown = image.NewRGBA(f.base.Rect)
	}
	copy(f.shown.Pix, f.base.Pix)
	m.stamp(f.shown)
	return f.shown
}

func (m *Map) fitTo(w, h int) {
	m.frame.scale = float64(w) / float64(max(m.Size().Width, 1))
	if m.cam.W == w && m.cam.H == h {
		return
	}
	switch {
	case m.box != nil:
		m.cam = boxed(m.whole(w, h), m.box.lo, m.box.hi)
	case m.home || m.cam.W == 0:
		m.cam = m.whole(w, h)
	default:
		m.cam = m.cam.Resize(w, h)
	}
}

// rests shows the body at rest.
func (m *Map) rests(src *image.RGBA) {
	f := &m.frame
	if f.calm == nil || f.calm.Rect != src.Rect {
		f.calm = image.NewRGBA(src.Rect)
	}
	copy(f.calm.Pix, src.Pix)
	f.base = f.calm
	f.drawn.resting = true
	m.sight.stale = m.sight.stale || len(m.sight.seen) < len(m.sight.places)
}

// settleLater draws the resting frame once the hand has been still for a moment.
func (m *Map) settleLater() {
	f := &m.frame
	if f.timer != nil {
		f.timer.Stop()
	}
	f.timer = time.AfterFunc(settleAfter, func() { fyne.Do(m.settle) })
}

// settle draws the resting frame beside the window's thread and shows it if
// the body has not moved meanwhile.
func (m *Map) settle() {
	f := &m.frame
	want := m.key()
	if f.base == nil || f.drawn != want {
		return
	}
	body := m.body
	go func() {
		f.still <- struct{}{}
		f.rest.SetPaint(want.paint)
		img := f.rest.Resting(body, want.cam, want.light)
		fyne.Do(func() {
			defer func() { <-f.still }()
			if f.drawn == want {
				m.rests(img)
				m.raster.Refresh()
			}
		})
	}()
}

func (f *frame) stop() {
	if f.timer != nil {
		f.timer.Stop()
	}
}

// Settle draws the resting frame at once: for a picture of the window.
func (m *Map) Settle() {
	f := &m.frame
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		scale = c.Scale()
	}
	px := func(units float32) int { return int(math.Ceil(float64(units * scale))) }
	m.generate(px(m.Size().Width), px(m.Size().Height))
	f.stop()
	f.still <- struct{}{}
	f.rest.SetPaint(f.drawn.paint)
	m.rests(f.rest.Resting(m.body, m.cam, m.light))
	<-f.still
	m.raster.Refresh()
}

// turned shows a changed camera, body or light.
func (m *Map) turned() {
	m.hideShadow()
	m.raster.Refresh()
}

func (m *Map) fit() {
	m.home, m.box = true, nil
	if m.cam.W > 0 {
		m.cam = m.whole(m.cam.W, m.cam.H)
	}
	m.straight()
	m.turned()
}

// wholeView remembers what the whole view is, for as long as nothing about it changes.
type wholeView struct {
	body  *atlas.Body
	view  string
	edges Edges
	scale float64
	cam   atlas.Camera
}

// whole is the view fitted to what the edges leave free of w x h pixels.
func (m *Map) whole(w, h int) atlas.Camera {
	e, s := m.Edges, m.frame.scale
	was := &m.frame.whole
	if was.body == m.body && was.view == m.view.Name && was.edges == e && was.scale == s && was.cam.W == w && was.cam.H == h {
		return was.cam
	}
	px := func(units float32) float64 { return float64(units) * s }
	free := func(size int, a, b float32) int { return max(size-int(px(a+b)), size/3) }
	c := m.body.Camera(m.view, free(w, e.Left, e.Right), free(h, e.Top, e.Bottom))
	c.W, c.H = w, h
	c = c.Pan(px(e.Left-e.Right)/2, px(e.Top-e.Bottom)/2)
	*was = wholeView{m.body, m.view.Name, e, s, c}
	return c
}

func (m *Map) zoomAt(factor, x, y float64) {
	if m.cam.W == 0 {
		return
	}
	whole := m.whole(m.cam.W, m.cam.H)
	m.home, m.box = false, nil
	m.cam = limited(m.cam.Zoom(allowed(factor, m.cam, whole), x, y), whole)
	m.turned()
}

func (m *Map) panBy(dx, dy float64) {
	if m.cam.W == 0 {
		return
	}
	m.home, m.box = false, nil
	m.cam = limited(m.cam.Pan(dx, dy), m.whole(m.cam.W, m.cam.H))
	m.turned()
}
