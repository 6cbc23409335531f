//go:build e2e

package ui

import (
	"cmp"
	"image"
	"image/draw"
	"math"
	"os/user"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/sqlite"
	"ashi/ui/internal/onethread"
)

// shadow is the same window in this process, without a screen. It gets the
// same taps and keys as the program and so knows where everything lies and how
// the screen must come to look.
type shadow struct {
	*window
	t     *testing.T
	app   fyne.App
	store *sqlite.Store
	user  string
	data  string // the program's folder, whose name the window shows
}

func newShadow(t *testing.T, data string) *shadow {
	t.Helper()
	store, err := sqlite.Open(filepath.Join(t.TempDir(), "ashi.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	return &shadow{t: t, app: onethread.App(t), store: store, user: cmp.Or(me.Name, me.Username), data: data}
}

// start opens the window anew, as a start of the program does.
func (s *shadow) start(w, h int) {
	if s.window != nil {
		s.win.Close()
	}
	practice := bodymap.NewPractice(s.store, time.Now, s.user)
	s.window = open(s.app, Options{Practice: practice, Plain: true, Clock: time.Now, DataDir: s.data, Lang: "en"})
	s.win.Resize(fyne.NewSize(float32(w), float32(h)))
	s.layOut()
}

// layOut lays everything out anew, as the frames of a window on a screen do
// when something in it has grown.
func (s *shadow) layOut() {
	size := s.win.Canvas().Size()
	for range 3 {
		s.win.Resize(size.AddWidthHeight(1, 1))
		s.win.Resize(size)
	}
	s.figure.body.Settle()
}

// picture is how the window looks once it has come to rest.
func (s *shadow) picture() *image.RGBA {
	s.layOut()
	img := s.win.Canvas().Capture()
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out
}

// area is where an object lies.
func (s *shadow) area(o fyne.CanvasObject) image.Rectangle {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return image.Rectangle{pixel(at), pixel(at.Add(o.Size()))}
}

// pixel of a position: the scale of the virtual screens is 1.
func pixel(p fyne.Position) image.Point { return image.Pt(int(p.X+.5), int(p.Y+.5)) }

// middle of an object.
func (s *shadow) middle(o fyne.CanvasObject) image.Point {
	r := s.area(o)
	return r.Min.Add(r.Max).Div(2)
}

// tap is a click on anything but the body.
func (s *shadow) tap(at image.Point) {
	test.TapCanvas(s.win.Canvas(), fyne.NewPos(float32(at.X), float32(at.Y)))
}

// onBody is a place of the window as the body knows it.
func (s *shadow) onBody(at image.Point) fyne.PointEvent {
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.figure.body)
	return fyne.PointEvent{Position: fyne.NewPos(float32(at.X), float32(at.Y)).Subtract(corner)}
}

func (s *shadow) primary(at image.Point) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: s.onBody(at), Button: desktop.MouseButtonPrimary}
}

// tapBody is a click on the body.
func (s *shadow) tapBody(at image.Point) {
	s.figure.body.MouseDown(s.primary(at))
	s.figure.body.MouseUp(s.primary(at))
}

// dragBody draws from a place on the body to another. The body hears where the
// button is let go only if that is on the body.
func (s *shadow) dragBody(from, to image.Point) {
	m := s.figure.body
	m.MouseDown(s.primary(from))
	m.Dragged(&fyne.DragEvent{PointEvent: s.onBody(to)})
	if to.In(s.area(m)) {
		m.MouseUp(s.primary(to))
	}
	m.DragEnd()
	m.MouseOut()
}

// drawBody draws from place to place.
func (s *shadow) drawBody(path []image.Point) {
	m := s.figure.body
	m.MouseDown(s.primary(path[0]))
	for _, at := range path[1:] {
		m.Dragged(&fyne.DragEvent{PointEvent: s.onBody(at)})
	}
	m.MouseUp(s.primary(path[len(path)-1]))
	m.DragEnd()
	m.MouseOut()
}

// hover rests the mouse on the body.
func (s *shadow) hover(at image.Point) {
	s.figure.body.MouseIn(&desktop.MouseEvent{PointEvent: s.onBody(at)})
}

func (s *shadow) wheel(at image.Point) {
	s.figure.body.Scrolled(&fyne.ScrollEvent{PointEvent: s.onBody(at), Scrolled: fyne.NewDelta(0, 1)})
}

// write types into what has the focus.
func (s *shadow) write(text string) {
	for _, r := range text {
		s.win.Canvas().Focused().TypedRune(r)
	}
}

// key presses a key, known by its X name. A window without a screen knows no
// shortcuts: it is told what they mean.
func (s *shadow) key(name string) {
	c := s.win.Canvas()
	switch name {
	case "ctrl+n":
		s.desk.editPatient(bodymap.Patient{})
	case "ctrl+f":
		c.Focus(s.figure.points.entry)
	case "ctrl+d":
		s.openPain()
	case "ctrl+l":
		s.desk.toggle(fileFront)
	case "ctrl+k":
		s.desk.toggle(practiceFront)
	case "ctrl+z":
		s.desk.undo()
	case "ctrl+shift+z":
		s.desk.redo()
	case "Tab":
		c.FocusNext()
	case "Return", "BackSpace", "End", "Down":
		c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(name)})
	case "7":
		s.write(name)
	default:
		s.t.Fatalf("the shadow does not know the key %s", name)
	}
}

// differs compares two pictures of the window within an area, save where one
// need not look, and tells where they differ most and by how much: the mean over
// a block of pixels, of 255. The two painters round to pixels each in its own
// way, so a block may be found up to two pixels off.
func differs(a, b *image.RGBA, area image.Rectangle, ignore []image.Rectangle) (worst float64, at image.Point) {
	const block, off = 8, 2
	area = area.Intersect(a.Rect.Intersect(b.Rect).Inset(off))
	for y := area.Min.Y; y < area.Max.Y; y += block {
		for x := area.Min.X; x < area.Max.X; x += block {
			r := image.Rect(x, y, x+block, y+block).Intersect(area)
			if slices.ContainsFunc(ignore, r.Overlaps) {
				continue
			}
			least := math.Inf(1)
			const shifts = 2*off + 1
			for i := 0; i < shifts*shifts && least > worst; i++ {
				least = min(least, distance(a, b, r, image.Pt(i%shifts-off, i/shifts-off)))
			}
			if least > worst {
				worst, at = least, r.Min
			}
		}
	}
	return worst, at
}

// distance is the mean difference of a block of a to the block of b that lies shifted.
func distance(a, b *image.RGBA, r image.Rectangle, shift image.Point) float64 {
	sum := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		i, k := a.PixOffset(r.Min.X, y), b.PixOffset(r.Min.X+shift.X, y+shift.Y)
		for n := range 4 * r.Dx() {
			d := int(a.Pix[i+n]) - int(b.Pix[k+n])
			sum += max(d, -d)
		}
	}
	return float64(sum) / float64(3*r.Dx()*r.Dy())
}
