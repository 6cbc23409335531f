//go:build e2e

package ui

import (
	"image"
	"image/draw"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/sqlite"
)

// shadow is the same window in this process, without a screen. It gets the
// same taps and keys as the program and so knows where everything lies and how
// the screen must come to look.
type shadow struct {
	*window
	t     *testing.T
	app   fyne.App
	store *sqlite.Store
	data  string // the program's folder, whose name the window shows
}

func newShadow(t *testing.T, data string) *shadow {
	t.Helper()
	store, err := sqlite.Open(filepath.Join(t.TempDir(), "ashi.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return &shadow{t: t, app: test.NewTempApp(t), store: store, data: data}
}

// start opens the window anew, as a start of the program does.
func (s *shadow) start(w, h int) {
	if s.window != nil {
		s.win.Close()
	}
	practice := bodymap.NewPractice(s.store, time.Now, "")
	s.window = open(s.app, Options{Practice: practice, Clock: time.Now, DataDir: s.data, Lang: "en"})
	s.win.Resize(fyne.NewSize(float32(w), float32(h)))
	s.win.Canvas().Capture() // lays it out
}

// picture is how the window looks once it has come to rest.
func (s *shadow) picture() *image.RGBA {
	s.win.Canvas().Capture()
	s.figure.body.Settle()
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

// tapBody is a click on the body.
func (s *shadow) tapBody(at image.Point) {
	m := s.figure.body
	position := fyne.NewPos(float32(at.X), float32(at.Y)).Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(m))
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: position}}
	m.MouseDown(e)
	m.MouseUp(e)
}

// write types into what has the focus.
func (s *shadow) write(text string) { test.TypeOnCanvas(s.win.Canvas(), text) }

// key presses one key, alone or with Ctrl and Shift, under its X name.
func (s *shadow) key(name string) {
	c := s.win.Canvas()
	words := strings.Split(name, "+")
	var mod fyne.KeyModifier
	for _, m := range words[:len(words)-1] {
		mod |= map[string]fyne.KeyModifier{"ctrl": fyne.KeyModifierControl, "shift": fyne.KeyModifierShift}[m]
	}
	k := fyne.KeyName(strings.ToUpper(words[len(words)-1]))
	switch {
	case name == "Tab":
		test.FocusNext(c)
	case mod != 0:
		s.shortcut(&desktop.CustomShortcut{KeyName: k, Modifier: mod})
	case c.Focused() != nil:
		c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(name)})
	}
}

func (s *shadow) shortcut(k *desktop.CustomShortcut) {
	var cut fyne.Shortcut = k
	switch {
	case k.Modifier == fyne.KeyModifierControl && k.KeyName == fyne.KeyZ:
		cut = &fyne.ShortcutUndo{}
	case k.Modifier == fyne.KeyModifierControl && k.KeyName == fyne.KeyY:
		cut = &fyne.ShortcutRedo{}
	}
	if o, ok := s.win.Canvas().Focused().(fyne.Shortcutable); ok {
		o.TypedShortcut(cut)
		return
	}
	s.win.Canvas().(fyne.Shortcutable).TypedShortcut(cut)
}

// differs compares two pictures of the window within an area, save where a
// caret may blink, and tells where they differ most and by how much: the mean
// over a block of pixels, of 255.
func differs(a, b *image.RGBA, area, caret image.Rectangle) (worst float64, at image.Point) {
	const block = 8
	area = area.Intersect(a.Rect).Intersect(b.Rect)
	for y := area.Min.Y; y < area.Max.Y; y += block {
		for x := area.Min.X; x < area.Max.X; x += block {
			r := image.Rect(x, y, x+block, y+block).Intersect(area)
			if r.Overlaps(caret) {
				continue
			}
			if d := distance(a, b, r); d > worst {
				worst, at = d, r.Min
			}
		}
	}
	return worst, at
}

func distance(a, b *image.RGBA, r image.Rectangle) float64 {
	sum := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		i, k := a.PixOffset(r.Min.X, y), b.PixOffset(r.Min.X, y)
		for n := range 4 * r.Dx() {
			d := int(a.Pix[i+n]) - int(b.Pix[k+n])
			sum += max(d, -d)
		}
	}
	return float64(sum) / float64(3*r.Dx()*r.Dy())
}
