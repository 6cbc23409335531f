package atlas_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ashi/bodymap/atlas"
)

// channelLines is where the lines of one side begin and end. Only these channels have more than one.
var channelLines = map[atlas.Channel]string{
	"ST": "1-8 5-45", "BL": "1-30 31-35 36-40 41-54 40-67", "KI": "1-10 11-27", "TE": "1-20 21-23", "GB": "1-12 13-44",
}

// skips are the only numbers after which a line may leave some out.
var skips = map[atlas.Code]int{"ST5": 9, "BL40": 55}

// passed lists the numbers of a channel's points that a line passes within 1 mm, in the order in which it does.
func passed(b *atlas.Body, l atlas.ChannelLine, points []atlas.Named) []int {
	type pass struct{ at, number int }
	var passes []pass
	for _, n := range points {
		p := b.At(n.Place, atlas.Anatomical)
		for i, q := range l.Path {
			if b.At(q, atlas.Anatomical).Sub(p).Len() < .1 {
				number, _ := strconv.Atoi(strings.TrimPrefix(string(n.Code), string(l.Channel)))
				passes = append(passes, pass{i, number})
				break
			}
		}
	}
	slices.SortFunc(passes, func(a, b pass) int { return a.at - b.at })
	var numbers []int
	for _, p := range passes {
		numbers = append(numbers, p.number)
	}
	return numbers
}

// bySide is what there is of each channel on each side.
type bySide[T any] map[atlas.Channel]map[atlas.Side][]T

func (m bySide[T]) add(c atlas.Channel, s atlas.Side, x T) {
	if m[c] == nil {
		m[c] = map[atlas.Side][]T{}
	}
	m[c][s] = append(m[c][s], x)
}

func TestChannelLinesJoinThePointsInOrder(t *testing.T) {
	for _, figure := range figures {
		b := atlas.Get().Body(figure)
		points := bySide[atlas.Named]{}
		for _, n := range b.Named() {
			p, _ := atlas.Get().Point(n.Code)
			points.add(p.Channel, n.Side, n)
		}
		ends, met := bySide[string]{}, map[atlas.Code]int{}
		for _, l := range b.ChannelLines() {
			got := passed(b, l, points[l.Channel][l.Side])
			ends.add(l.Channel, l.Side, fmt.Sprint(got[0], "-", got[len(got)-1]))
			for i, n := range got {
				code := atlas.Code(fmt.Sprint(l.Channel, n))
				met[code]++
				if i+1 < len(got) && got[i+1] != n+1 && got[i+1] != skips[code] {
					t.Errorf("%s: after %s the line of the %s side goes to %d", figure, code, l.Side, got[i+1])
				}
			}
		}
		for _, p := range atlas.Get().Points() {
			if p.Channel != "EX" && p.Placed && met[p.Code] == 0 {
				t.Errorf("%s: no line passes %s", figure, p.Code)
			}
		}
		checkEnds(t, figure, ends)
	}
}

// checkEnds asserts where the lines of each channel begin and end, on all its sides.
func checkEnds(t *testing.T, figure atlas.Figure, ends bySide[string]) {
	t.Helper()
	for _, c := range atlas.Get().Channels() {
		want, sides := channelLines[c.Channel], 2
		if want == "" {
			want = fmt.Sprint("1-", c.Points)
		}
		if c.Channel == "GV" || c.Channel == "CV" {
			sides = 1
		}
		if c.Channel == "EX" {
			sides = 0
		}
		if len(ends[c.Channel]) != sides {
			t.Errorf("%s: channel %s has lines on %d sides", figure, c.Channel, len(ends[c.Channel]))
		}
		for side, list := range ends[c.Channel] {
			if got := strings.Join(list, " "); got != want {
				t.Errorf("%s: channel %s %s has the lines %s, want %s", figure, c.Channel, side, got, want)
			}
		}
	}
}

// onSkin tells how far the middle of a straight stroke may lie from the skin, in cm, and how long it is.
// The way over the skin between its ends would be longer the more it bulges; in folds, where that says
// too much, the skin is searched, which is slow.
func onSkin(b *atlas.Body, p, q atlas.Place) (off, long float64) {
	from, to := b.At(p, atlas.Anatomical), b.At(q, atlas.Anatomical)
	long = to.Sub(from).Len()
	if r, err := b.Run([]atlas.Place{p, q}); err == nil {
		if off = math.Sqrt(max(0, r.LengthCM()*r.LengthCM()-long*long)) / 2; off < .05 {
			return off, long
		}
	}
	mid := from.Lerp(to, .5)
	return b.At(b.Nearest(mid, 0), atlas.Anatomical).Sub(mid).Len(), long
}

// Nothing runs through the air or through the body: strokes are short and their middles lie on the skin.
func TestChannelLinesLieOnTheSkin(t *testing.T) {
	for _, figure := range figures {
		b := atlas.Get().Body(figure)
		for _, l := range b.ChannelLines() {
			for i := 1; i < len(l.Path); i++ {
				if off, long := onSkin(b, l.Path[i-1], l.Path[i]); off > .05 || long > 3 {
					t.Errorf("%s: a stroke of %.1f cm of channel %s %s lies %.2f cm off the skin", figure, long, l.Channel, l.Side, off)
				}
			}
		}
	}
}

func TestChannelLinesAreMirrored(t *testing.T) {
	for _, figure := range figures {
		b := atlas.Get().Body(figure)
		byChannel := map[atlas.Side]map[atlas.Channel][][]atlas.Place{atlas.Left: {}, atlas.Right: {}}
		for _, l := range b.ChannelLines() {
			if l.Side != atlas.Midline {
				byChannel[l.Side][l.Channel] = append(byChannel[l.Side][l.Channel], l.Path)
				continue
			}
			for _, p := range l.Path {
				if x := b.At(p, atlas.Anatomical)[0]; x > .02 || x < -.02 {
					t.Errorf("%s: %s leaves the midline by %.2f cm", figure, l.Channel, x)
				}
			}
		}
		for c, lines := range byChannel[atlas.Left] {
			for i, path := range lines {
				if other := byChannel[atlas.Right][c]; i >= len(other) || !slices.Equal(atlas.Get().MirrorAll(path), other[i]) {
					t.Errorf("%s: channel %s differs from left to right", figure, c)
				}
			}
		}
		if n := len(byChannel[atlas.Left]); n != 12 {
			t.Errorf("%s: %d paired channels", figure, n)
		}
	}
}

func TestChannelsHaveNamesAndPoints(t *testing.T) {
	count := map[atlas.Channel]int{}
	for _, p := range atlas.Get().Points() {
		count[p.Channel]++
	}
	list := atlas.Get().Channels()
	if len(list) != 15 || list[0].Channel != "LU" || list[14].Channel != "EX" {
		t.Fatalf("%d channels", len(list))
	}
	for _, c := range list {
		if c.Points != count[c.Channel] || c.Name.EN == "" || c.Name.FR == "" || c.Name.EN == c.Name.FR || c.Hanzi == "" {
			t.Errorf("%+v, with %d points in the catalogue", c, count[c.Channel])
		}
	}
	if en, fr := atlas.ChannelNote("en"), atlas.ChannelNote("fr"); !strings.Contains(en, "schematic") || !strings.Contains(fr, "schématiques") {
		t.Errorf("the legend says %q, %q", en, fr)
	}
}
