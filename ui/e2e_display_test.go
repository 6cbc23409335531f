//go:build e2e

package ui

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// display is a virtual screen with a window manager, a keyboard and a mouse.
type display struct {
	t      *testing.T
	name   string // as in DISPLAY
	pixels string // file in which the X server keeps them
}

// windowRules make every window fill the screen, so that places in the window
// are places on the screen, and leave the mouse to the window.
const windowRules = `<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
<keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
<mouse></mouse>
<applications><application class="*"><decor>no</decor><maximized>yes</maximized></application></applications>
</openbox_config>`

// newDisplay opens a screen of w by h pixels under a free number.
func newDisplay(t *testing.T, w, h int) *display {
	t.Helper()
	dir := t.TempDir()
	answer, ask, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", w, h), "-nolisten", "tcp", "-noreset", "-r", "-fbdir", dir)
	server.ExtraFiles = []*os.File{ask}
	x := background(t, server)
	_ = ask.Close()
	number, err := bufio.NewReader(answer).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb does not start: %v\n%s", err, x.said())
	}
	d := &display{t: t, name: ":" + strings.TrimSpace(number), pixels: filepath.Join(dir, "Xvfb_screen0")}
	rules := filepath.Join(dir, "rules.xml")
	if err := os.WriteFile(rules, []byte(windowRules), 0o600); err != nil {
		t.Fatal(err)
	}
	// A Swiss keyboard has keys for all the letters that are typed here.
	d.run("setxkbmap", "ch")
	background(t, d.of(exec.Command("openbox", "--sm-disable", "--config-file", rules)))
	return d
}

// process is a program that runs until it ends or the test does.
type process struct {
	cmd   *exec.Cmd
	log   string
	ended chan struct{} // closed by then
	err   error         // how it ended
}

func background(t *testing.T, c *exec.Cmd) *process {
	t.Helper()
	log, err := os.Create(filepath.Join(t.TempDir(), "log"))
	if err != nil {
		t.Fatal(err)
	}
	c.Stdout, c.Stderr = log, log
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	p := &process{cmd: c, log: log.Name(), ended: make(chan struct{})}
	go func() {
		p.err = c.Wait()
		_ = log.Close()
		close(p.ended)
	}()
	t.Cleanup(p.kill)
	return p
}

// kill ends it as a power cut does.
func (p *process) kill() {
	_ = p.cmd.Process.Kill() // one that has ended already is well
	<-p.ended
}

func (p *process) gone() bool {
	select {
	case <-p.ended:
		return true
	default:
		return false
	}
}

// said is what it has written so far.
func (p *process) said() string {
	text, err := os.ReadFile(p.log)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// of makes a command use the display, and read and write all letters.
func (d *display) of(c *exec.Cmd) *exec.Cmd {
	c.Env = append(c.Environ(), "DISPLAY="+d.name, "LC_ALL=C.UTF-8")
	return c
}

func (d *display) run(name string, args ...string) {
	d.t.Helper()
	if said, err := d.of(exec.Command(name, args...)).CombinedOutput(); err != nil {
		d.t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, said)
	}
}

// mouse does one thing after the other, in xdotool's words: a place to go to
// (an image.Point), a time to wait, "click", "mousedown", "mouseup" and, for the wheel, "up".
func (d *display) mouse(deeds ...any) {
	d.t.Helper()
	var args []string
	for _, deed := range deeds {
		switch deed := deed.(type) {
		case image.Point:
			args = append(args, "mousemove", fmt.Sprint(deed.X), fmt.Sprint(deed.Y))
		case time.Duration:
			args = append(args, "sleep", fmt.Sprint(deed.Seconds()))
		case string:
			button := map[string]string{"up": "4"}[deed]
			if button != "" {
				deed = "click"
			}
			args = append(args, deed, cmp.Or(button, "1"))
		}
	}
	d.run("xdotool", args...)
}

// key presses keys by their X names: "ctrl+z", "Tab".
func (d *display) key(names ...string) {
	d.t.Helper()
	d.run("xdotool", append([]string{"key"}, names...)...)
}

// write types a text letter by letter.
func (d *display) write(text string) {
	d.t.Helper()
	d.run("xdotool", "type", "--delay", "10", text)
}

// look reads what is on the screen now, from the file in which the X server
// keeps it: a header and a table of colours as in xwd(1), then the pixels.
func (d *display) look() *image.RGBA {
	d.t.Helper()
	data, err := os.ReadFile(d.pixels)
	if err != nil {
		d.t.Fatal(err)
	}
	word := func(i int) int { return int(binary.BigEndian.Uint32(data[4*i:])) }
	w, h, line := word(4), word(5), word(12)
	const colour = 12 // bytes in the table
	from := word(0) + colour*word(19)
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		row := data[from+y*line:]
		out := img.Pix[y*img.Stride:]
		for x := 0; x < 4*w; x += 4 {
			out[x], out[x+1], out[x+2], out[x+3] = row[x+2], row[x+1], row[x], 255
		}
	}
	return img
}

// await tries again and again until done or until patience ends.
func await(done func() bool) bool {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if done() {
			return true
		}
	}
	return done()
}

// patience is how long a slow machine may take to show or write something.
const patience = 30 * time.Second
