package figure

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// owner does what the map tells it and counts.
type owner struct {
	m       *Map
	marks   []Mark
	marked  int
	removed int
	under   *heard // what the map said last
}

func newOwner(m *Map) *owner {
	o := &owner{m: m}
	m.On = Events{
		Mark: func(t bodymap.Target) {
			o.marked++
			o.marks = append(o.marks, Mark{ID: bodymap.SiteID(rune('A' + o.marked)), Place: t.Place})
			m.SetMarks(o.marks, "")
		},
		Select: func(id bodymap.SiteID) { m.SetMarks(o.marks, id) },
		Move: func(id bodymap.SiteID, t bodymap.Target) {
			for i := range o.marks {
				if o.marks[i].ID == id {
					o.marks[i].Place = t.Place
				}
			}
			m.SetMarks(o.marks, id)
		},
		Remove: func(bodymap.SiteID) { o.removed++ },
		Hover: func(t *bodymap.Target, id bodymap.SiteID) {
			o.under = nil
			if t != nil {
				o.under = &heard{target: *t}
			}
		},
	}
	return o
}

// free tells whether a tap must mark: the map says that skin is there, and no
// mark lies on the point that is meant.
func (o *owner) free(at fyne.Position) bool {
	o.under = nil
	o.m.MouseMoved(mouse(at))
	if o.under == nil {
		return false
	}
	for _, k := range o.marks {
		if k.Place == o.under.target.Place {
			return false
		}
	}
	return true
}

// Whatever hands do, each clean tap on free skin makes exactly one mark, nothing
// else makes any, and nothing takes one away.
func TestOneCleanTapIsOneMark(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 300, 320)
	rapid.Check(t, func(rt *rapid.T) {
		m.Home()
		m.SetMarks(nil, "")
		m.Touch = rapid.Bool().Draw(rt, "touch")
		o := newOwner(m)
		for range rapid.IntRange(1, 6).Draw(rt, "gestures") {
			w.Canvas().Capture()
			before := o.marked
			want := before + o.gesture(rt)
			if o.marked != want || o.removed != 0 || len(o.marks) != want {
				rt.Fatalf("%d marks were made, want %d; %d are there, %d removed", o.marked, want, len(o.marks), o.removed)
			}
		}
	})
}

// gesture makes one at random and tells how many marks it should make.
func (o *owner) gesture(rt *rapid.T) int {
	spot := func(name string) fyne.Position {
		return fyne.NewPos(rapid.Float32Range(60, 240).Draw(rt, name+" x"), rapid.Float32Range(0, 320).Draw(rt, name+" y"))
	}
	at, m := spot("at"), o.m
	switch kind := rapid.SampledFrom([]string{"tap", "tap", "shaky tap", "double tap", "pull", "wheel", "other button", "lost release"}).Draw(rt, "kind"); kind {
	case "tap", "shaky tap", "double tap":
		want := 0
		if o.free(at) {
			want = 1
		}
		switch kind {
		case "tap":
			tap(m, at)
		case "shaky tap":
			pull(m, at, at.AddXY(3, -3))
		case "double tap": // the second one finds the mark that the first made
			tap(m, at)
			tap(m, at)
		}
		return want
	case "pull":
		pull(m, at, at.AddXY(rapid.SampledFrom([]float32{-60, -10, 10, 60}).Draw(rt, "far"), 20))
	case "wheel":
		m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(0, rapid.SampledFrom([]float32{-10, 10, 10}).Draw(rt, "turn"))})
	case "other button":
		e := mouse(at)
		e.Button = desktop.MouseButtonSecondary
		m.MouseDown(e)
		m.MouseUp(e)
	case "lost release": // the press began elsewhere
		m.MouseUp(mouse(at))
		m.DragEnd()
	}
	return 0
}
