// Package figure holds the body-map widget: one raster that shows a body from
// any side, takes the taps, and tells its owner what was meant. It holds no
// rules of the record.
package figure

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// The gestures and keys that the map answers to.
var (
	_ fyne.Widget        = (*Map)(nil)
	_ fyne.Draggable     = (*Map)(nil)
	_ fyne.Scrollable    = (*Map)(nil)
	_ fyne.Focusable     = (*Map)(nil)
	_ desktop.Mouseable  = (*Map)(nil)
	_ desktop.Hoverable  = (*Map)(nil)
	_ desktop.Cursorable = (*Map)(nil)
)

// Edges are strips of the widget, in units, that its owner covers with other things.
type Edges struct{ Left, Top, Right, Bottom float32 }

// Mark is a site as it is drawn.
type Mark struct {
	ID     bodymap.SiteID
	Place  atlas.Place
	Look   draw.Mark       // everything but where it is drawn
	Spread *bodymap.Spread // of a line or an area: its outline and punctures are drawn as well
}

// Map is the widget.
type Map struct {
	widget.BaseWidget
	On    Events
	Touch bool              // larger targets
	Fixed bool              // marks stay where they are: a drag on one moves the body
	Sides map[string]string // the letters for "L" and "R" in another language
	Edges Edges             // what other things cover
	Still bool              // it is only looked at: there is no ring to turn it by

	body  *atlas.Body
	named []atlas.Named
	view  atlas.View
	cam   atlas.Camera // in pixels of the raster
	home  bool         // the whole view is shown, fitted to the window
	box   *closeUp     // a part of it is shown, fitted to the window
	light draw.Light

	marks    []Mark
	selected bodymap.SiteID
	shadow   draw.Mark // the look that the next tap will have
	tool     Tool
	pains    []PainMark
	overlay  Overlay
	painted  painted

	frame  frame
	sight  sight
	press  press
	hover  hover
	sketch sketch
	lasso  []fyne.Position
	spun   bool // turned away from the named view
	about  about

	modifiers func() fyne.KeyModifier

	raster *canvas.Raster
	cursor *canvas.Image
}

// New makes a map of one body in its front view.
func New(b *atlas.Body) *Map {
	m := &Map{light: draw.Paper, modifiers: heldKeys}
	m.ExtendBaseWidget(m)
	m.frame.live, m.frame.rest, m.frame.still = draw.NewRenderer(), draw.NewRenderer(), make(chan struct{}, 1)
	m.raster = canvas.NewRaster(func(w, h int) image.Image { return m.generate(w, h) })
	m.cursor = canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))
	m.cursor.Hide()
	m.view = atlas.Views()[0]
	m.home = true
	m.SetBody(b)
	return m
}

// SetBody shows another figure in the same view.
func (m *Map) SetBody(b *atlas.Body) {
	if m.body == b {
		return
	}
	m.giveUp()
	m.body, m.named = b, b.Named()
	m.sight.traces = nil
	m.gather()
	m.fit()
}

// Body is the figure that is shown.
func (m *Map) Body() *atlas.Body { return m.body }

// View is the named view that was shown last.
func (m *Map) View() atlas.View { return m.view }

// Scale is how large the body is shown, in pixels of the raster to a centimetre.
func (m *Map) Scale() float64 { return m.cam.PxPerCM }

// SetView turns the body to a named view and shows the whole of it.
func (m *Map) SetView(v atlas.View) {
	m.view = v
	m.fit()
	m.sayTurned()
}

// SetLight draws for paper white or for the dark.
func (m *Map) SetLight(l draw.Light) {
	m.light = l
	m.turned()
}

// SetMarks shows these marks, the later ones on top.
func (m *Map) SetMarks(marks []Mark, selected bodymap.SiteID) {
	m.marks, m.selected = marks, selected
	m.changed()
}

// changed shows what has changed on the body.
func (m *Map) changed() {
	m.gather()
	m.look()
	m.raster.Refresh()
}

// SetShadow gives the look of the mark that the next tap will make.
func (m *Map) SetShadow(look draw.Mark) {
	m.shadow = look
	m.drawShadow()
}

// Home shows the whole of the named view that is nearest.
func (m *Map) Home() {
	if m.spun {
		m.SetView(m.nearest())
		return
	}
	m.fit()
}

// ZoomBy zooms about the middle of the window.
func (m *Map) ZoomBy(factor float64) {
	m.zoomAt(factor, float64(m.cam.W)/2, float64(m.cam.H)/2)
}

// closeUp is a part of the body, in cm.
type closeUp struct{ lo, hi atlas.Vec }

// ShowBox turns to a view and zooms to a box of the body, in cm. It stays fitted
// to the window until somebody moves the body.
func (m *Map) ShowBox(v atlas.View, lo, hi atlas.Vec) {
	m.SetView(v)
	m.home, m.box = false, &closeUp{lo, hi}
	if m.cam.W > 0 {
		m.cam = boxed(m.cam, lo, hi)
	}
	m.turned()
}

// Sees tells whether a place is in sight now.
func (m *Map) Sees(p atlas.Place) bool {
	_, _, ok := m.pixelOf(p)
	return ok
}

// PositionOf is where on the widget a place is drawn.
func (m *Map) PositionOf(p atlas.Place) (fyne.Position, bool) {
	x, y, ok := m.pixelOf(p)
	s := m.frame.scale
	return fyne.NewPos(float32(x/s), float32(y/s)), ok
}

// Cursor is a cross over the body: one tap is one needle.
func (m *Map) Cursor() desktop.Cursor { return desktop.CrosshairCursor }

// MinSize keeps the body usable.
func (m *Map) MinSize() fyne.Size { return fyne.NewSize(240, 240) }

// CreateRenderer implements fyne.Widget.
func (m *Map) CreateRenderer() fyne.WidgetRenderer { return &renderer{m} }

type renderer struct{ m *Map }

func (r *renderer) Layout(s fyne.Size)           { r.m.raster.Resize(s) }
func (r *renderer) MinSize() fyne.Size           { return r.m.MinSize() }
func (r *renderer) Refresh()                     { r.m.raster.Refresh() }
func (r *renderer) Destroy()                     { r.m.frame.stop() }
func (r *renderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.m.raster, r.m.cursor} }

const settleAfter = 120 * time.Millisecond
