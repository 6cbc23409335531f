//go:build e2e

package ui

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestTapToPixel taps skin on the built program and logs how long it takes until
// the screen changes there. It asks that each tap shows; the times are for people to read.
func TestTapToPixel(t *testing.T) {
	d := newDisplay(t, 1280, 800)
	dir := t.TempDir()
	data := filepath.Join(dir, "data")
	if said, err := exec.Command(os.Getenv("ASHI"), "demo", "--data", data).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	program := exec.Command(os.Getenv("ASHI"), "--plain", "--data", data)
	program.Env = append(os.Environ(), "XDG_CONFIG_HOME="+dir)
	p := background(t, d.of(program))
	time.Sleep(3 * time.Second)
	d.mouse(image.Pt(100, 150), "click") // the first patient
	time.Sleep(2 * time.Second)
	if p.gone() {
		t.Fatal(p.said())
	}
	mouse := d.script()
	screen, err := os.Open(d.pixels)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = screen.Close() })
	var took []time.Duration
	for i := range 60 {
		at := image.Pt(596+i%8*6, 250+i/8*6) // the upper back, where the sample has no site
		mouse("mousemove %d %d", at.X, at.Y)
		time.Sleep(400 * time.Millisecond)
		before := patch(t, screen, at)
		start := time.Now()
		mouse("mousedown 1 mouseup 1")
		for bytes.Equal(patch(t, screen, at), before) {
			time.Sleep(time.Millisecond) // leaves the processors to the program
			if time.Since(start) > patience {
				t.Fatalf("the tap at %v does not show", at)
			}
		}
		took = append(took, time.Since(start))
		mouse("key ctrl+z")
	}
	slices.Sort(took)
	t.Logf("tap to changed pixel, %d taps: median %v, 95 %% %v, least %v", len(took),
		took[len(took)/2].Round(time.Millisecond/10), took[len(took)*95/100].Round(time.Millisecond/10), took[0].Round(time.Millisecond/10))
}

// script takes mouse commands one by one without a process for each.
func (d *display) script() func(command string, args ...any) {
	c := exec.Command("xdotool", "-")
	in, err := c.StdinPipe()
	if err != nil {
		d.t.Fatal(err)
	}
	background(d.t, d.of(c))
	return func(command string, args ...any) {
		if _, err := fmt.Fprintf(in, command+"\n", args...); err != nil {
			d.t.Fatal(err)
		}
	}
}

// patch reads the pixels around a place from the file in which the X server keeps them.
func patch(t *testing.T, screen *os.File, at image.Point) []byte {
	t.Helper()
	const reach = 8
	head := make([]byte, 100)
	if _, err := screen.ReadAt(head, 0); err != nil {
		t.Fatal(err)
	}
	word := func(i int) int64 { return int64(binary.BigEndian.Uint32(head[4*i:])) }
	from, line := word(0)+12*word(19), word(12)
	row := 4 * (2*reach + 1)
	out := make([]byte, 0, row*(2*reach+1))
	buf := make([]byte, row)
	for y := at.Y - reach; y <= at.Y+reach; y++ {
		if _, err := screen.ReadAt(buf, from+int64(y)*line+int64(4*(at.X-reach))); err != nil {
			t.Fatal(err)
		}
		out = append(out, buf...)
	}
	return out
}
