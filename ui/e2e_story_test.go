//go:build e2e

package ui

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// story is a person at the program: what is done is done on the screen and to
// its shadow, and what is seen on the screen must be what the shadow shows.
type story struct {
	t       *testing.T
	binary  string // the built program
	out     string // folder of the screenshots
	data    string // folder of the record
	flags   []string
	home    string // of a person who has never used the program
	viewer  string // file that tells what the PDF viewer was asked to open
	screen  *display
	shadow  *shadow
	program *process
	began   time.Time
	shots   int
	taps    int // of the mouse or a finger; typing apart
}

// newStory keeps its screenshots in a folder inside OUT.
func newStory(t *testing.T, folder string) *story {
	t.Helper()
	out := os.Getenv("OUT")
	s := &story{t: t, binary: os.Getenv("ASHI"), out: filepath.Join(out, folder), home: t.TempDir(), flags: []string{"--plain"}, began: time.Now()}
	if s.binary == "" || out == "" {
		t.Fatal("ASHI must name the built program and OUT a folder for screenshots: run make e2e")
	}
	for _, tool := range []string{"Xvfb", "openbox", "xdotool", "setxkbmap", "pdftotext", "pdfinfo"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is missing: bash .ci/install e2e installs it", tool)
		}
	}
	old, err := filepath.Glob(filepath.Join(s.out, "[0-9][0-9]-*.png"))
	s.must(err)
	for _, file := range old {
		s.must(os.Remove(file))
	}
	s.must(os.MkdirAll(s.out, 0o755))
	s.data = filepath.Join(s.home, "data")
	s.makeViewer()
	s.shadow = newShadow(t, s.data)
	return s
}

func (s *story) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// makeViewer stands in for the system's PDF viewer.
func (s *story) makeViewer() {
	s.viewer = filepath.Join(s.home, "opened")
	script := fmt.Sprintf("#!/bin/sh\necho \"$1\" >> '%s'\n", s.viewer)
	s.must(os.Mkdir(filepath.Join(s.home, "bin"), 0o755))
	s.must(os.WriteFile(filepath.Join(s.home, "bin", "xdg-open"), []byte(script), 0o755))
}

// command is the program with the home of this story.
func (s *story) command(args ...string) *exec.Cmd {
	c := exec.Command(s.binary, slices.Concat(args, s.flags, []string{"--data", s.data, "--lang", "en"})...)
	c.Env = append(c.Environ(), "HOME="+s.home, "PATH="+filepath.Join(s.home, "bin")+":"+os.Getenv("PATH"))
	for name, dir := range map[string]string{"CONFIG": "config", "CACHE": "cache", "DATA": "share"} {
		dir = filepath.Join(s.home, dir)
		s.must(os.MkdirAll(dir, 0o755))
		c.Env = append(c.Env, "XDG_"+name+"_HOME="+dir)
	}
	return c
}

// sit takes place at a screen of this size and starts the program.
func (s *story) sit(w, h int) {
	s.t.Helper()
	s.screen = newDisplay(s.t, w, h)
	s.start(w, h)
}

func (s *story) start(w, h int) {
	s.t.Helper()
	s.shadow.start(w, h)
	s.screen.mouse(s.away())
	s.program = background(s.t, s.screen.of(s.command()))
}

// quit closes the window and waits for the program's end.
func (s *story) quit() {
	s.t.Helper()
	s.screen.key("alt+F4")
	if !await(s.program.gone) {
		s.t.Fatal("the program still runs after its window was closed")
	}
	if s.program.err != nil {
		s.t.Fatalf("the program ended with %v\n%s", s.program.err, s.program.said())
	}
}

// away is a place of the screen where the mouse is in nobody's way.
func (s *story) away() image.Point {
	return s.shadow.area(s.shadow.banner.name).Min.Add(image.Pt(4, 4))
}

// tap clicks on an object of the window.
func (s *story) tap(o fyne.CanvasObject) {
	s.t.Helper()
	s.tapAt(s.shadow.middle(o))
	if f, ok := o.(fyne.Focusable); ok {
		s.shadow.win.Canvas().Focus(f)
	}
}

func (s *story) tapAt(at image.Point) {
	s.t.Helper()
	s.taps++
	s.screen.mouse(at, "click", s.away())
	s.shadow.tap(at)
}

// tapPoint clicks on a named point of the body.
func (s *story) tapPoint(code atlas.Code, side atlas.Side) image.Point {
	s.t.Helper()
	at := s.pixelOf(code, side)
	s.tapBody(at)
	return at
}

func (s *story) tapBody(at image.Point) {
	s.t.Helper()
	s.taps++
	s.screen.mouse(at, "click", s.away())
	s.shadow.tapBody(at)
}

// dragBody draws with the mouse from one place of the body to another.
func (s *story) dragBody(from, to image.Point) {
	s.t.Helper()
	s.screen.mouse(from, "mousedown", from.Add(to).Div(2), to, "mouseup", s.away())
	s.shadow.dragBody(from, to)
}

// drawBody draws over the body, from place to place: slowly, since the window
// hears of no more than one place a frame.
func (s *story) drawBody(path ...image.Point) {
	s.t.Helper()
	s.taps++
	deeds := []any{path[0], "mousedown"}
	for _, at := range path[1:] {
		deeds = append(deeds, at, 100*time.Millisecond)
	}
	s.screen.mouse(append(deeds, "mouseup", s.away())...)
	s.shadow.drawBody(path)
}

// wheel rests the mouse on the body until its place is told, and turns the wheel forward.
func (s *story) wheel(at image.Point, steps int) {
	s.t.Helper()
	s.screen.mouse(at)
	s.shadow.hover(at)
	s.shadow.layOut()
	s.keep("told", s.wait("told", s.shadow.area(s.shadow.figure.info.box)))
	for range steps {
		s.screen.mouse("up")
		s.shadow.wheel(at)
	}
	s.screen.mouse(s.away())
	s.shadow.figure.body.MouseOut()
}

// pixelOf is where on the screen a named point is drawn.
func (s *story) pixelOf(code atlas.Code, side atlas.Side) image.Point {
	s.t.Helper()
	m := s.shadow.figure.body
	place, ok := m.Body().PlaceOf(code, side)
	if !ok {
		s.t.Fatalf("%s %s is on no body", code, side)
	}
	at, ok := m.PositionOf(place)
	if !ok {
		s.t.Fatalf("%s %s is not in sight: the view is %s", code, side, m.View().Name)
	}
	return pixel(at.Add(fyne.CurrentApp().Driver().AbsolutePositionForObject(m)))
}

// between is a pixel halfway between two named points: far from both where they are far apart.
func (s *story) between(a, b atlas.Code, side atlas.Side) image.Point {
	s.t.Helper()
	return s.pixelOf(a, side).Add(s.pixelOf(b, side)).Div(2)
}

func (s *story) key(names ...string) {
	s.t.Helper()
	s.screen.key(names...)
	for _, name := range names {
		s.shadow.key(name)
	}
}

func (s *story) write(text string) {
	s.t.Helper()
	s.screen.write(text)
	s.shadow.write(text)
}

// see waits until the screen looks like the shadow, and keeps a picture.
func (s *story) see(name string) {
	s.t.Helper()
	s.keep(name, s.wait(name, s.screen.look().Rect))
}

// The most by which a block of pixels may differ: letters are laid a little
// differently by the two painters; a missing mark or word differs by far more.
const likeness = 40

// wait waits until an area of the screen looks like the shadow, and returns the screen.
func (s *story) wait(name string, area image.Rectangle) *image.RGBA {
	s.t.Helper()
	want := s.shadow.picture()
	const arrow = 24 // of the mouse, in pixels
	ignore := []image.Rectangle{{s.away(), s.away().Add(image.Pt(arrow, arrow))}}
	if o, ok := s.shadow.win.Canvas().Focused().(fyne.CanvasObject); ok && o != fyne.CanvasObject(s.shadow.figure.body) {
		ignore = append(ignore, s.shadow.area(o)) // a caret blinks there
	}
	ignore = append(ignore, s.cut(s.shadow.session.list)...)
	inSight(s.shadow.root, func(o fyne.CanvasObject) {
		if o == s.shadow.rail.backup.button || o == s.shadow.signing().words.box {
			ignore = append(ignore, s.shadow.area(o)) // it tells a minute
		}
	})
	var got *image.RGBA
	var worst float64
	var at image.Point
	if await(func() bool {
		got = s.screen.look()
		worst, at = differs(got, want, area, ignore)
		return worst <= likeness || s.program.gone()
	}) && worst <= likeness {
		return got
	}
	s.t.Fatalf("%s: the screen should look like %s but looks like %s; most differs at %v, by %.0f of 255\nThe program said:\n%s",
		name, s.keep(name+"-expected", want), s.keep(name+"-seen", got), at, worst, s.program.said())
	return nil
}

// cut is where a list cuts letters in half: the painters do so a pixel apart.
func (s *story) cut(o fyne.CanvasObject) []image.Rectangle {
	const letters = 12
	r := s.shadow.area(o)
	top, bottom := r, r
	top.Max.Y, bottom.Min.Y = r.Min.Y+letters, r.Max.Y-letters
	return []image.Rectangle{top, bottom}
}

// keep writes a screenshot and returns its file's name.
func (s *story) keep(name string, img image.Image) string {
	s.t.Helper()
	s.shots++
	file := filepath.Join(s.out, fmt.Sprintf("%02d-%s.png", s.shots, name))
	f, err := os.Create(file)
	s.must(err)
	s.must(png.Encode(f, img))
	s.must(f.Close())
	s.t.Logf("after %.1f s: %s", time.Since(s.began).Seconds(), filepath.Base(file))
	return file
}

// sites are those of the open session, as the shadow has them.
func (s *story) sites() []bodymap.Site { return s.shadow.desk.chart.Sites() }
