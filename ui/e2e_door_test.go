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
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/sys/unix"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sqlite"
	"ashi/bodymap/sqlite/vault/vaulttest"
)

// TestEndToEndDoor goes through the door of an encrypted record on the built program: first start with a printed recovery
// key, lock, a wrong password, unlock, a disk that takes nothing more, a damaged record and its backup, signing and
// amending, the lock by itself, and a kill. In the end no name can be read anywhere in the person's home.
func TestEndToEndDoor(t *testing.T) {
	s := newDoorStory(t)
	s.firstStart()
	s.makePatient()
	s.tapPoint("ST36", atlas.Right)
	s.see("marked")
	s.lockAndUnlock()
	s.fullDisk()
	s.restoreDamaged()
	s.signAndAmend()
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
	s.gate = enter(s.shadow.app, Options{Door: door, Backups: door.Shelf(), Clock: time.Now, DataDir: dir, Lang: "en"})
	s.gate.beside = func(do func()) { do() }
	t.Cleanup(func() { s.must(s.gate.door.Lock()) })
	s.screen = newDisplay(t, 1280, 800)
	s.gate.win.Resize(fyne.NewSize(1280, 800))
	s.begin()
	return s
}

// begin starts the program; the mouse rests where nothing is.
func (s *doorStory) begin() {
	s.screen.mouse(image.Pt(4, 4))
	s.program = background(s.t, s.screen.of(s.command()))
}

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
	const arrow = 24 // of the mouse, in pixels
	ignore = append(ignore, image.Rect(0, 0, arrow, arrow))
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

// fullDisk lets no file grow, and then again: what was typed stays on the screen, and is kept without a restart.
func (s *doorStory) fullDisk() {
	limit := func(bytes uint64) {
		s.must(unix.Prlimit(s.program.cmd.Process.Pid, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: bytes, Max: unix.RLIM_INFINITY}, nil))
	}
	refused := func() {
		s.shadow.desk.fail(&bodymap.Error{
			Kind: bodymap.DiskFull, Args: []any{sqlite.VaultIn(s.data)},
			Text: "The disk did not take the change to %s: it is full or failing. Everything saved before is safe. Free some space and try again.",
		})
	}
	limit(1)
	s.screen.mouse(s.pixelOf("ST36", atlas.Left), "click", s.away())
	refused()
	s.see("disk-full")
	s.key("ctrl+n")
	for _, text := range []string{"Full", "Fay", "1.2.1970"} {
		s.write(text)
		s.key("Tab")
	}
	s.write(" ") // female
	s.key("Tab", "Tab", "Tab")
	s.screen.key("Return")
	refused()
	s.see("form-on-a-full-disk")
	limit(unix.RLIM_INFINITY)
	s.key("Return")
	s.see("form-kept-once-there-is-room")
	s.tapPoint("ST36", atlas.Left)
	s.see("disk-free-again")
	s.holds("ST36 left")
}

// restoreDamaged ends the program, which makes a backup, spoils a page of the record on disk, and brings the backup back
// from the entrance.
func (s *doorStory) restoreDamaged() {
	s.quit()
	s.gate.house.desk.keeper.atEnd(func() {})
	s.gate.shut()
	for _, dir := range []string{s.data, s.gate.o.DataDir} {
		s.must(damagedPage(sqlite.VaultIn(dir)))
	}
	s.begin()
	s.meet("started-again")
	s.typePassword(ticketPassword)
	trouble := s.gate.page.(*troublePage)
	s.meet("damaged", s.paths(trouble.gateCard)...)
	s.press(trouble.restore)
	p := s.gate.page.(*restorePage)
	dates := []image.Rectangle{s.shadow.area(p.choice.list), s.shadow.area(p.place.entry)}
	s.meet("backups", dates...)
	s.screen.mouse(dates[0].Min.Add(image.Pt(30, 20)), "click", image.Pt(4, 4))
	p.choice.list.OnSelected(0)
	s.meet("backup-asks-for-its-password", s.shadow.area(p.choice.chosen))
	s.typePassword(ticketPassword)
	s.meet("what-the-backup-holds", s.shadow.area(p.choice.chosen), s.shadow.area(p.choice.holds))
	wants(s.t, "the backup", p.choice.holds.Text, "It holds 2 patients, 2 sessions, 2 sites.")
	s.press(p.choice.ask)
	s.meet("sure", s.shadow.area(p.choice.chosen), s.shadow.area(p.choice.holds))
	s.press(p.choice.really)
	s.meet("restored", s.paths(s.gate.page.(*unlockPage).gateCard)...)
	s.typePassword(ticketPassword)
	s.shadow.window = s.gate.house
	s.see("unlocked-after-the-restore")
	s.tap(s.shadow.rail.search)
	s.write("muller")
	s.key("Return")
	s.see("as-it-was-restored")
	s.holds("ST36 right")
	kept, err := filepath.Glob(filepath.Join(s.data, "*-replaced-*.vault"))
	s.must(err)
	if len(kept) != 1 {
		s.t.Errorf("of the damaged record is kept %v", kept)
	}
}

// press clicks on a button of the entrance.
func (s *doorStory) press(b *widget.Button) {
	s.screen.mouse(s.shadow.middle(b), "click", image.Pt(4, 4))
	test.Tap(b)
}

// paths are the lines of a page that may tell where files lie or what time it is.
func (s *doorStory) paths(c *gateCard) []image.Rectangle {
	lines := []image.Rectangle{s.shadow.area(c.text)}
	for _, o := range c.rows.Objects {
		if l, ok := o.(*widget.Label); ok {
			lines = append(lines, s.shadow.area(l))
		}
	}
	return lines
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
