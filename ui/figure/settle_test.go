package figure

import (
	"bytes"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// showsPlain and showsResting tell which picture of the body the map shows now,
// drawn afresh for the camera that it should show.
func showsPlain(m *Map) bool {
	return bytes.Equal(m.frame.base.Pix, afresh.Plain(m.body, m.cam, m.light).Pix)
}

func showsResting(m *Map) bool {
	return bytes.Equal(m.frame.base.Pix, afresh.Resting(m.body, m.cam, m.light).Pix)
}

var afresh = draw.NewRenderer()

// frozen runs a test where time passes only while everything waits.
func frozen(t *testing.T, f atlas.Figure, w, h float32, run func(*testing.T, *Map, *told, fyne.Window)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		m, got, win := shown(t, f, w, h)
		run(t, m, got, win)
		m.frame.stop()
		m.frame.timer = nil // Fyne forgets the map later, in another time
	})
}

func TestAStillBodyGetsItsRestingFrame(t *testing.T) {
	frozen(t, atlas.Female, 260, 280, func(t *testing.T, m *Map, _ *told, w fyne.Window) {
		if !showsPlain(m) {
			t.Error("the first frame is not the plain one")
		}
		time.Sleep(2 * settleAfter)
		synctest.Wait()
		w.Canvas().Capture()
		if !showsResting(m) {
			t.Error("after a while of stillness the resting frame does not show")
		}
		place, _ := m.body.PlaceOf("ST36", atlas.Left)
		m.SetMarks([]Mark{{ID: "a", Place: place}}, "a")
		w.Canvas().Capture()
		if !showsResting(m) {
			t.Error("a new mark took the resting frame away")
		}
		m.ZoomBy(2)
		w.Canvas().Capture()
		if !showsPlain(m) {
			t.Error("a moved body does not show the plain frame")
		}
	})
}

func TestAMovingBodyWaits(t *testing.T) {
	frozen(t, atlas.Female, 260, 280, func(t *testing.T, m *Map, _ *told, w fyne.Window) {
		for range 5 {
			time.Sleep(settleAfter * 3 / 4)
			synctest.Wait()
			if !showsPlain(m) {
				t.Fatal("a resting frame came between two steps of the hand")
			}
			m.panBy(3, 0)
			w.Canvas().Capture()
		}
	})
}

func TestSettleShowsTheRestingFrameAtOnce(t *testing.T) {
	m, _, _ := shown(t, atlas.Male, 260, 280)
	for _, light := range []draw.Light{draw.Paper, draw.Dark} {
		m.SetLight(light)
		m.ZoomBy(1.5)
		m.Settle()
		if !showsResting(m) {
			t.Error("Settle leaves another frame")
		}
	}
}

// step is something that changes the picture, and how long one waits then.
type step struct {
	move  int
	drawn bool
	wait  time.Duration
}

func steps(rt *rapid.T) []step {
	return rapid.SliceOfN(rapid.Custom(func(rt *rapid.T) step {
		return step{
			move:  rapid.IntRange(0, 8).Draw(rt, "move"),
			drawn: rapid.Bool().Draw(rt, "drawn"),
			wait:  time.Duration(rapid.SampledFrom([]int{0, 50, 119, 120, 300}).Draw(rt, "wait")) * time.Millisecond,
		}
	}), 1, 3).Draw(rt, "steps")
}

// Whatever is done and however long one waits between, what shows is a picture of
// the body as it stands now.
func TestNoFrameShowsAnOlderCamera(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		todo, old := steps(rt), false
		frozen(t, atlas.Male, 240, 240, func(_ *testing.T, m *Map, _ *told, w fyne.Window) {
			moves := [...]func(){
				func() { m.ZoomBy(1.3) },
				func() { m.panBy(15, -9) },
				func() { m.SetBody(atlas.Get().Body(atlas.Female)) },
				func() { m.SetBody(atlas.Get().Body(atlas.Male)) },
				func() { m.SetView(atlas.Views()[1]) },
				func() { m.SetLight(draw.Dark) },
				func() { m.SetLight(draw.Paper) },
				m.Home,
				m.settle,
			}
			for _, s := range todo {
				moves[s.move]()
				if s.drawn {
					w.Canvas().Capture()
				}
				time.Sleep(s.wait)
			}
			synctest.Wait()
			w.Canvas().Capture()
			old = !showsPlain(m) && !showsResting(m)
		})
		if old {
			rt.Fatal("the picture is of another camera, body or light")
		}
	})
}

// The resting frame of a camera that has changed while it was drawn is thrown away.
func TestARestingFrameThatComesTooLateIsNotShown(t *testing.T) {
	frozen(t, atlas.Male, 240, 240, func(t *testing.T, m *Map, _ *told, w fyne.Window) {
		m.frame.still <- struct{}{} // somebody else is at the drawing board
		time.Sleep(2 * settleAfter)
		synctest.Wait()
		m.ZoomBy(2)
		w.Canvas().Capture()
		before := slices.Clone(m.frame.base.Pix)
		<-m.frame.still
		synctest.Wait()
		if !bytes.Equal(before, m.frame.base.Pix) {
			t.Error("the late frame was shown")
		}
	})
}
