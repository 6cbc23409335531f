package ui

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/sqlite"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// desked opens the window on an empty record.
func desked(t *testing.T, w, h float32) *window {
	t.Helper()
	a := test.NewTempApp(t)
	dir := t.TempDir()
	store, err := sqlite.Open(filepath.Join(dir, "ashi.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	clock := func() time.Time { return noon }
	win := open(a, Options{Practice: bodymap.NewPractice(store, clock, "Dr Sample"), Clock: clock, DataDir: dir, Lang: "en"})
	win.win.Resize(fyne.NewSize(w, h))
	win.win.Canvas().Capture()
	t.Cleanup(win.win.Close)
	return win
}

func shot(w *window, path string) {
	w.figure.body.Settle()
	f, err := os.Create(path)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.win.Canvas().Capture()); err != nil {
		panic(err)
	}
}
