//go:build e2e && linux

package ui

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/draw"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/unix"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sqlite"
	"ashi/bodymap/sqlite/vault/vaulttest"
)

// TestEndToEndDoor goes through the door of an encrypted record on the built program: first start with a printed recovery
// key, lock, a wrong password, unlock, a disk that takes nothing more, the lock by itself, and a kill. In the end no name
// can be read anywhere in the person's home.
func TestEndToEndDoor(t *testing.T) {
	s := newDoorStory(t)
	s.firstStart()
	s.makePatient()
	s.tapPoint("ST36", atlas.Right)
	s.see("marked")
	s.lockAndUnlock()
	s.fullDisk()
	s.program.kill()
	s.lockByItself()
	s.nothingReadable()
}

// doorStory is a story with a shadow of the entrance, which has a record and a key of its own.
type doorStory struct {
	*story
	gate  *entrance
	paper string // file in which the printer's page ends
}

func newDoorStory(t *testing.T) *doorStory {
	t.Helper()
	s := &doorStory{story: newStory(t, "door")}
	s.flags = nil
	s.paper = filepath.Join(s.home, "printed")
	script := fmt.Sprintf("#!/bin/sh\ncp \"$1\" '%s.part' && mv '%s.part' '%s'\n", s.paper, s.paper, s.paper)
	s.must(os.WriteFile(filepath.Join(s.home, "bin", "lp"), []byte(script), 0o755))
	vaulttest.Cheap(t)
	dir := filepath.Join(t.TempDir(), "data")
	door := sqlite.NewDoor(dir, time.Now)
	s.gate = enter(s.shadow.app, Options{Door: door, Backups: sqlite.NewShelf(sqlite.VaultIn(dir), door.Store), Clock: time.Now, DataDir: dir, Lang: "en"})
	s.gate.beside = func(do func()) { do() }
	t.Cleanup(func() { s.must(s.gate.door.Lock()) })
	s.screen = newDisplay(t, 1280, 800)
	s.gate.win.Resize(fyne.NewSize(1280, 800))
	s.begin()
	return s
}

// begin starts the program; the mouse rests where nothing is.
func (s *doorStory) begin() { s.program = background(s.t, s.screen.of(s.command())) }

// meet waits until the screen looks like the shadow's page, save where one need not look.
func (s *doorStory) meet(name string, ignore ...image.Rectangle) {
	s.t.Helper()
	page := s.gate.page
	c := s.gate.win.Canvas()
	for range 3 {
		s.gate.win.Resize(fyne.NewSize(1281, 801))
		s.gate.win.Resize(fyne.NewSize(1280, 800))
	}
	img := c.Capture()
	want := image.NewRGBA(img.Bounds())
	draw.Draw(want, want.Rect, img, img.Bounds().Min, draw.Src)
	if o, ok := c.Focused().(fyne.CanvasObject); ok {
		ignore = append(ignore, s.shadow.area(o))
	}
	var got *image.RGBA
	var worst float64
	var at image.Point
	if !await(func() bool {
		got = s.screen.look()
		worst, at = differs(got, want, got.Rect, ignore)
		return worst <= likeness || s.program.gone()
	}) || worst > likeness {
		s.t.Fatalf("%s (%T): the screen should look like %s but looks like %s; most differs at %v, by %.0f of 255\nThe program said:\n%s",
			name, page, s.keep(name+"-expected", want), s.keep(name+"-seen", got), at, worst, s.program.said())
	}
	s.keep(name, got)
}

func (s *doorStory) firstStart() {
	p := s.gate.page.(*firstPage)
	s.meet("first-start")
	for i, text := range []string{"Robin", "", ticketPassword, ticketPassword} {
		if i > 0 {
			s.screen.key("Tab")
			s.gate.win.Canvas().FocusNext()
		}
		s.screen.write(text)
		for _, r := range text {
			s.gate.win.Canvas().Focused().TypedRune(r)
		}
	}
	s.meet("first-start-filled")
	s.screen.key("Return")
	p.goOn()
	plate := s.shadow.area(s.gate.page.(*keyPage).plate)
	s.meet("recovery-key", plate)
	key := s.printedKey()
	s.screen.mouse(s.shadow.middle(s.gate.page.(*keyPage).main), "click", image.Pt(4, 4))
	c := newConfirmPage(s.gate)
	s.gate.show(c)
	s.meet("confirm")
	s.screen.write(key[len(key)-9:])
	s.screen.key("Return")
	c.end.entry.SetText(s.gate.key)
	c.finish()
	s.shadow.window = s.gate.house
	s.see("inside")
}

// printedKey sends the key to the printer and reads it off the paper.
func (s *doorStory) printedKey() string {
	s.t.Helper()
	s.screen.mouse(s.shadow.middle(s.gate.page.(*keyPage).printIt), "click", image.Pt(4, 4))
	if !await(func() bool { _, err := os.Stat(s.paper); return err == nil }) {
		s.t.Fatalf("nothing is printed\n%s", s.program.said())
	}
	text, err := exec.Command("pdftotext", "-layout", s.paper, "-").Output()
	s.must(err)
	s.must(os.Remove(s.paper))
	groups := regexp.MustCompile(`\b[0-9A-HJKMNP-TV-Z]{4}\b`).FindAllString(string(text), -1)
	if len(groups) < 9 {
		s.t.Fatalf("the paper reads:\n%s", text)
	}
	k := s.gate.page.(*keyPage)
	k.tell(k.said, say("The key is on its way to the printer. See that the whole page can be read."), k.said.Importance)
	s.meet("key-printed", s.shadow.area(k.plate))
	return strings.Join(groups[len(groups)-9:], "-")
}

func (s *doorStory) lockAndUnlock() {
	s.screen.key("ctrl+shift+l")
	s.gate.shut()
	s.meet("locked")
	s.typePassword("marble ticket")
	s.meet("wrong-password")
	s.typePassword(ticketPassword)
	s.see("unlocked")
	s.holds("ST36 right")
}

// typePassword types one and Enter, as one does with a patient waiting.
func (s *doorStory) typePassword(password string) {
	s.screen.write(password)
	s.screen.key("Return")
	s.gate.unlock(password)
}

// fullDisk lets no file grow, and then again: nothing is lost, and no restart is needed.
func (s *doorStory) fullDisk() {
	limit := func(bytes uint64) {
		s.must(unix.Prlimit(s.program.cmd.Process.Pid, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: bytes, Max: unix.RLIM_INFINITY}, nil))
	}
	limit(1)
	at := s.pixelOf("ST36", atlas.Left)
	s.screen.mouse(at, "click", s.away())
	s.shadow.desk.fail(&bodymap.Error{
		Kind: bodymap.DiskFull, Args: []any{sqlite.VaultIn(s.data)},
		Text: "The disk did not take the change to %s: it is full or failing. Everything saved before is safe. Free some space and try again.",
	})
	s.see("disk-full")
	limit(unix.RLIM_INFINITY)
	s.tapPoint("ST36", atlas.Left)
	s.see("disk-free-again")
	s.holds("ST36 right", "ST36 left")
}

// lockByItself starts again with a short time to lock, and leaves the program alone.
func (s *doorStory) lockByItself() {
	file := s.preferences()
	var kept map[string]any
	text, err := os.ReadFile(file)
	s.must(err)
	s.must(json.Unmarshal(text, &kept))
	kept[keyLockAfter] = 3
	text, err = json.Marshal(kept)
	s.must(err)
	s.must(os.WriteFile(file, text, 0o600))
	s.gate.shut()
	s.begin()
	s.meet("started-locked")
	s.screen.write(ticketPassword)
	s.screen.key("Return")
	paper := image.Pt(640, 60) // of the window of patients another colour than of the page
	locked := s.screen.look().RGBAAt(paper.X, paper.Y)
	if !await(func() bool { return s.screen.look().RGBAAt(paper.X, paper.Y) != locked }) {
		s.t.Fatal("the password does not unlock")
	}
	s.meet("locked-by-itself")
}

func (s *doorStory) preferences() string {
	var found string
	s.must(filepath.WalkDir(s.home, func(path string, _ fs.DirEntry, err error) error {
		if filepath.Base(path) == "preferences.json" {
			found = path
		}
		return err
	}))
	return found
}

// nothingReadable looks for words of the patient in every file that the program has left.
func (s *doorStory) nothingReadable() {
	s.program.kill()
	s.must(filepath.WalkDir(s.home, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, word := range []string{"Müller", "Łukasz", "Chloé", "procaine", "1974-03-14", ticketPassword} {
			if bytes.Contains(data, []byte(word)) {
				s.t.Errorf("%s holds %q", path, word)
			}
		}
		return err
	}))
	if s.program.said() != "" && strings.Contains(s.program.said(), "Müller") {
		s.t.Error("the program's own words name the patient")
	}
}
