package ui

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"fyne.io/fyne/v2/driver/software"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sqlite"
	"ashi/ui/internal/onethread"
)

// A window that was closed or built anew leaves memory, and with it the patients on its desk.
func TestAClosedWindowIsLetGo(t *testing.T) {
	if os.Getenv("FYNE_CACHE") == "" { // how long the toolkit keeps what was drawn; it asks once, at its start
		again := exec.Command(os.Args[0], "-test.run=^TestAClosedWindowIsLetGo$")
		again.Env = append(os.Environ(), "FYNE_CACHE=1ms")
		if out, err := again.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	gone := make(chan string, 2)
	openAndClose(t, gone)
	software.NewCanvas().Capture() // makes the toolkit let go
	for deadline := time.Now().Add(time.Minute); len(gone) < 2; runtime.GC() {
		if time.Now().After(deadline) {
			t.Fatalf("only %d of 2 are gone", len(gone))
		}
	}
}

// openAndClose opens a window, builds it anew as another language does, and closes it.
func openAndClose(t *testing.T, gone chan string) {
	t.Helper()
	dir := t.TempDir()
	store, err := sqlite.Open(filepath.Join(dir, "ashi.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	clock := func() time.Time { return noon }
	practice := bodymap.NewPractice(store, clock, "Dr Sample")
	anna, err := practice.SavePatient(bodymap.Patient{Surname: "Sample", FirstName: "Anna", Born: "1974-03-14", Sex: bodymap.Female})
	if err != nil {
		t.Fatal(err)
	}
	w := open(onethread.App(t), Options{Practice: practice, Clock: clock, DataDir: dir, Lang: "en"})
	w.desk.openPatient(anna.ID)
	w.desk.newSession()
	place, _ := atlas.Get().Body(w.desk.figure()).PlaceOf("ST36", atlas.Left)
	if _, err := w.desk.chart.Mark(place, "ST36", atlas.Left); err != nil {
		t.Fatal(err)
	}
	tell := func(what string) { gone <- what }
	runtime.AddCleanup(w.desk, tell, "the desk")
	runtime.AddCleanup(w.gloved, tell, "panels")
	for range 2 { // the second stays open until the window is closed
		w.desk.front = glovedFront // which has letters of its own
		w.refresh()
		w.build()
	}
	w.win.Close()
}
