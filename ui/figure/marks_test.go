package figure

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

var (
	red  = color.NRGBA{220, 0, 0, 255}
	blue = color.NRGBA{0, 0, 220, 255}
)

func disc(c color.NRGBA) draw.Mark { return draw.Mark{Shape: draw.Circle, State: draw.Done, Color: c} }

// ink counts the pixels around a position that are nearly of a colour.
func ink(img image.Image, at fyne.Position, reach int, c color.NRGBA) int {
	n := 0
	for y := int(at.Y) - reach; y <= int(at.Y)+reach; y++ {
		for x := int(at.X) - reach; x <= int(at.X)+reach; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			if apart(r, c.R) < 40 && apart(g, c.G) < 40 && apart(b, c.B) < 40 {
				n++
			}
		}
	}
	return n
}

func apart(got uint32, want uint8) int { return max(int(got>>8)-int(want), int(want)-int(got>>8)) }

func TestTheSelectedMarkLiesOnTop(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 680, 700)
	pos, place := at(t, m, "ST36", atlas.Left)
	marks := []Mark{{ID: "red", Place: place, Look: disc(red)}, {ID: "blue", Place: place, Look: disc(blue)}}
	for selected, want := range map[bodymap.SiteID]color.NRGBA{"": blue, "red": red, "blue": blue} {
		m.SetMarks(marks, selected)
		img := w.Canvas().Capture()
		other := blue
		if want == blue {
			other = red
		}
		if ink(img, pos, 10, want) < 100 || ink(img, pos, 10, other) > 0 {
			t.Errorf("%q selected: %d pixels of what should be above, %d of the other", selected, ink(img, pos, 10, want), ink(img, pos, 10, other))
		}
	}
}

func TestGhostsArePale(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 680, 700)
	pos, place := at(t, m, "ST36", atlas.Left)
	look := disc(red)
	m.SetMarks([]Mark{{Place: place, Look: look}}, "")
	full := w.Canvas().Capture()
	look.Ghost = true
	m.SetMarks([]Mark{{Place: place, Look: look}}, "")
	pale := w.Canvas().Capture()
	m.SetMarks(nil, "")
	none := w.Canvas().Capture()
	_, g0, _, _ := full.At(int(pos.X), int(pos.Y)).RGBA()
	_, g1, _, _ := pale.At(int(pos.X), int(pos.Y)).RGBA()
	_, g2, _, _ := none.At(int(pos.X), int(pos.Y)).RGBA()
	if g1 < g0+0x1000 || g2 < g1+0x1000 {
		t.Errorf("the green of a mark is %d, of a ghost %d, of the skin %d", g0>>8, g1>>8, g2>>8)
	}
}

func TestMarksOnTheOtherSideOfTheBodyDoNotShow(t *testing.T) {
	m, got, w := shown(t, atlas.Male, 680, 700)
	m.Settle()
	before := w.Canvas().Capture().(*image.NRGBA)
	place, _ := m.Body().PlaceOf("BL23", atlas.Left)
	m.SetMarks([]Mark{{ID: "a", Place: place, Look: disc(red)}}, "a")
	after := w.Canvas().Capture().(*image.NRGBA)
	if string(before.Pix) != string(after.Pix) {
		t.Error("a mark on the back shows in front")
	}
	pos, _ := m.PositionOf(place)
	if tap(m, pos); len(got.selected) != 0 {
		t.Errorf("a tap in front selected %v on the back", got.selected)
	}
}

func TestOfOverlappingMarksTheNearestIsSelected(t *testing.T) {
	m, got, w := shown(t, atlas.Male, 680, 700)
	pos := near(t, m, w, "ST32", atlas.Left)
	var marks []Mark
	for i, id := range []bodymap.SiteID{"left", "right"} {
		p, ok := m.frame.live.Pick(m.pixel(pos.AddXY(float32(i)*10, 0)))
		if !ok {
			t.Fatal("no skin")
		}
		marks = append(marks, Mark{ID: id, Place: p})
	}
	for range 2 { // whichever is drawn first
		m.SetMarks(marks, "")
		tap(m, pos.AddXY(3, 0))
		tap(m, pos.AddXY(7, 0))
		marks[0], marks[1] = marks[1], marks[0]
	}
	want := []bodymap.SiteID{"left", "right", "left", "right"}
	if len(got.selected) != 4 || got.selected[0] != want[0] || got.selected[1] != want[1] || got.selected[2] != want[2] || got.selected[3] != want[3] {
		t.Errorf("selected %v, want %v", got.selected, want)
	}
}

func TestAMarkDraggedOffTheBodyStaysWhereItWas(t *testing.T) {
	m, got, w := shown(t, atlas.Female, 680, 700)
	from, place := at(t, m, "ST36", atlas.Left)
	m.SetMarks([]Mark{{ID: "a", Place: place, Look: disc(red)}}, "")
	m.Settle()
	before := w.Canvas().Capture().(*image.NRGBA)
	pull(m, from, offBody)
	after := w.Canvas().Capture().(*image.NRGBA)
	if len(got.moved)+len(got.removed)+len(got.selected)+len(got.marked) != 0 {
		t.Errorf("moved %v, removed %v, selected %v, marked %v", got.moved, got.removed, got.selected, got.marked)
	}
	if string(before.Pix) != string(after.Pix) {
		t.Error("the picture has changed")
	}
}

func TestADraggedMarkShowsWhereItWouldLie(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 680, 700)
	from, place := at(t, m, "ST36", atlas.Left)
	to, _ := at(t, m, "CV12", atlas.Midline)
	m.SetMarks([]Mark{{ID: "a", Place: place, Look: disc(red)}}, "")
	m.MouseDown(mouse(from))
	carry := func(at fyne.Position) image.Image {
		m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}})
		return w.Canvas().Capture()
	}
	img := carry(to.AddXY(2, 2))
	if ink(img, from, 10, red) > 0 || ink(img, to, 10, red) < 100 {
		t.Errorf("%d red pixels at ST36, %d at CV12", ink(img, from, 10, red), ink(img, to, 10, red))
	}
	img = carry(offBody)
	if red := ink(img, offBody, 10, red); red > 0 {
		t.Error("beside the body the mark is not pale")
	}
	if r, g, _, _ := img.At(int(offBody.X), int(offBody.Y)).RGBA(); r-g < 0x3000 {
		t.Error("beside the body the mark is not in the hand")
	}
	m.MouseUp(mouse(offBody))
}

func TestTheDarkIsDark(t *testing.T) {
	m, _, w := shown(t, atlas.Female, 400, 420)
	m.ZoomBy(4) // with codes
	mean := func() (sum int) {
		img := w.Canvas().Capture().(*image.NRGBA)
		for _, v := range img.Pix {
			sum += int(v)
		}
		return sum / len(img.Pix)
	}
	paper := mean()
	m.SetLight(draw.Dark)
	if dark := mean(); paper < dark+60 {
		t.Errorf("the mean brightness is %d in the dark, %d on paper", dark, paper)
	}
	m.Home()
	img := w.Canvas().Capture()
	if ink(img, fyne.NewPos(30, 390), 3, draw.Dark.Background) != 49 {
		t.Error("the corner has not the dark's background")
	}
	// The letters of the sides stand out from the dark.
	if ink(img, fyne.NewPos(22, 22), 12, color.NRGBA{214, 219, 218, 255}) < 10 {
		t.Error("the letter of the side cannot be read in the dark")
	}
}

// However the marks lie, no code is written over one of them.
func TestCodesNeverCoverMarks(t *testing.T) {
	m, _, w := shown(t, atlas.Male, 680, 700)
	m.ZoomBy(4)
	w.Canvas().Capture()
	bare := len(m.frame.tags)
	var marks []Mark
	for i, d := range m.frame.seen {
		if i%2 == 0 {
			marks = append(marks, Mark{ID: bodymap.SiteID(d.named.Code + atlas.Code(d.named.Side)), Place: d.named.Place, Look: disc(red)})
		}
	}
	m.SetMarks(marks, "")
	if len(m.frame.tags) < bare/4 {
		t.Errorf("%d codes beside %d marks, %d without", len(m.frame.tags), len(marks), bare)
	}
	for _, g := range m.frame.tags {
		wide, high := draw.LabelSize(g.text, tagPx*m.frame.scale)
		for _, k := range marks {
			x, y, _ := m.pixelOf(k.Place)
			r := m.markSize() / 2
			if (box{g.x, g.y - high, g.x + wide, g.y}).meets(box{x - r, y - r, x + r, y + r}) {
				t.Errorf("the code %s covers the mark at %.0f, %.0f", g.text, x, y)
			}
		}
	}
}
