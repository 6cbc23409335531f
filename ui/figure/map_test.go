package figure

import (
	"image/png"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func shown(t *testing.T, f atlas.Figure) (*Map, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	m := New(atlas.Get().Body(f))
	w := test.NewTempWindow(t, m)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(680, 700))
	w.Canvas().Capture()
	return m, w
}

func TestX(t *testing.T) {
	m, w := shown(t, atlas.Female)
	m.Settle()
	var got bodymap.Target
	m.On.Mark = func(t bodymap.Target) { got = t }
	test.TapCanvas(w.Canvas(), fyne.NewPos(340, 300))
	t.Log(got)
	f, _ := os.Create("/tmp/fig.png")
	png.Encode(f, w.Canvas().Capture())
	f.Close()
}
