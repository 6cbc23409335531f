package atlas_test

import (
	"io/fs"
	"math"
	"sync"
	"testing"

	"ashi/assets"
	"ashi/bodymap/atlas"
)

// besideStroke names the regions so many cm to either side of a border's stroke. It reports false where
// one cannot walk: in the eye, the mouth and the ear.
func besideStroke(b *atlas.Body, p, q atlas.Place, cm float64) (left, right string, ok bool) {
	r, err := b.Run([]atlas.Place{p, q})
	if err != nil {
		return "", "", false
	}
	side := b.Normal(p, atlas.Anatomical).Cross(b.At(q, atlas.Anatomical).Sub(b.At(p, atlas.Anatomical)))
	one, _ := b.RegionOf(b.Walk(r.At(.5), side, cm))
	other, _ := b.RegionOf(b.Walk(r.At(.5), side.Mul(-1), cm))
	return one.ID, other.ID, true
}

func TestBordersSeparateDifferentRegions(t *testing.T) {
	for _, figure := range figures {
		b := atlas.Get().Body(figure)
		parting, strokes := 0, 0
		for _, line := range b.RegionBorders() {
			for i := 1 + strokes%2; i < len(line); i += 2 {
				parts, walked := false, false
				for _, cm := range []float64{.2, .4, .6} {
					l, r, ok := besideStroke(b, line[i-1], line[i], cm)
					parts, walked = parts || l != r, ok
				}
				if walked {
					strokes++
				}
				if parts {
					parting++
				}
			}
		}
		// The rest lies at sharp corners and between toes, where the skin to the side is something else.
		if strokes < 2000 || float64(parting) < .99*float64(strokes) {
			t.Errorf("%s: of %d strokes only %d part two regions", figure, strokes, parting)
		}
	}
}

// borderAt tells how far a position is from the nearest border, in cm.
func borderAt(lines [][]atlas.Vec, p atlas.Vec) float64 {
	best := math.Inf(1)
	for _, l := range lines {
		for i := 1; i < len(l); i++ {
			d, q := l[i].Sub(l[i-1]), p.Sub(l[i-1])
			t := min(1, max(0, q.Dot(d)/max(1e-12, d.Dot(d))))
			best = min(best, q.Sub(d.Mul(t)).Len())
		}
	}
	return best
}

// Where the region changes there is a border: walking from any named point, one is crossed or nearly touched
// before the region is another. Specks of a region of a few mm, in a fold or where three meet, have none: they are few.
func TestNoRegionChangesWithoutABorder(t *testing.T) {
	const ways, steps, cm = 6, 12, .5
	for _, figure := range figures {
		b := atlas.Get().Body(figure)
		var lines [][]atlas.Vec
		for _, l := range b.RegionBorders() {
			var at []atlas.Vec
			for _, p := range l {
				at = append(at, b.At(p, atlas.Anatomical))
			}
			lines = append(lines, at)
		}
		changes, specks := 0, 0
		for i, n := range b.Named() {
			if n.Side == atlas.Right { // the sides mirror each other
				continue
			}
			for way := range ways {
				sin, cos := math.Sincos(2 * math.Pi * (float64(way) + float64(i%7)/7) / ways)
				p := n.Place
				was, _ := b.RegionOf(p)
				for range steps {
					q := b.Walk(p, atlas.Vec{cos, sin, 0}, cm)
					is, _ := b.RegionOf(q)
					if was.ID != is.ID {
						changes++
						mid := b.At(p, atlas.Anatomical).Lerp(b.At(q, atlas.Anatomical), .5)
						if far := borderAt(lines, mid); far > 1.2 {
							specks++
							t.Logf("%s: from %s to %s, %.1f cm from any border", figure, was.Name.EN, is.Name.EN, far)
						}
					}
					p, was = q, is
				}
			}
		}
		if changes < 1000 || specks > changes/200 {
			t.Errorf("%s: of %d changes of region %d have no border near", figure, changes, specks)
		}
	}
}

func TestBordersLieOnTheSkinAndMirror(t *testing.T) {
	for _, figure := range figures {
		b := atlas.Get().Body(figure)
		starts := map[atlas.Place]bool{}
		lines := b.RegionBorders()
		places := 0
		for _, line := range lines {
			if places += len(line); len(line) < 2 {
				t.Fatalf("%s: a border of one place", figure)
			}
			for _, p := range line {
				starts[p] = true
			}
			for i := 1; i < len(line); i++ {
				if (places+i)%5 != 0 { // a sample: where one cannot walk it takes long
					continue
				}
				if off, long := onSkin(b, line[i-1], line[i]); off > .05 || long > 3 {
					t.Errorf("%s: a stroke of %.1f cm lies %.2f cm off the skin", figure, long, off)
				}
			}
		}
		for _, line := range lines {
			for _, p := range line {
				if x := b.At(p, atlas.Anatomical)[0]; math.Abs(x) > .01 && !starts[atlas.Get().Mirror(p)] {
					t.Fatalf("%s: a place of a border has no mirror image", figure)
				}
			}
		}
		if places > 12000 {
			t.Errorf("%s: %d places are too many to draw in a frame", figure, places)
		}
	}
}

// freshAtlas has made nothing yet.
func freshAtlas(t testing.TB) *atlas.Atlas {
	t.Helper()
	files, err := fs.Sub(assets.Atlas, "atlas")
	if err != nil {
		t.Fatal(err)
	}
	a, err := atlas.New(files)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestWhatIsLaidOverTheSkinMayBeAskedForFromAnywhere(t *testing.T) {
	b := freshAtlas(t).Body(atlas.Female)
	var wait sync.WaitGroup
	counts := make([][3]int, 6)
	for i := range counts {
		wait.Go(func() { counts[i] = [3]int{len(b.RegionBorders()), len(b.ChannelLines()), len(b.Dermatomes())} })
	}
	wait.Wait()
	for _, c := range counts {
		if c != counts[0] || c[0] == 0 || c[1] == 0 || c[2] == 0 {
			t.Errorf("one sees %v, another %v", counts[0], c)
		}
	}
	again := atlas.Get().Body(atlas.Female)
	if got := [3]int{len(again.RegionBorders()), len(again.ChannelLines()), len(again.Dermatomes())}; got != counts[0] {
		t.Errorf("the same body has %v and %v", counts[0], got)
	}
}

// The first calls, which make what later ones only hand out.
func BenchmarkRegionBordersFirst(b *testing.B) {
	first(b, func(body *atlas.Body) { body.RegionBorders() })
}

func BenchmarkChannelLinesFirst(b *testing.B) {
	first(b, func(body *atlas.Body) { body.ChannelLines() })
}

func BenchmarkDermatomesFirst(b *testing.B) {
	first(b, func(body *atlas.Body) { body.Dermatomes() })
}

func first(b *testing.B, call func(*atlas.Body)) {
	for _, f := range figures {
		b.Run(string(f), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				body := freshAtlas(b).Body(f)
				body.Mesh(atlas.Anatomical)
				b.StartTimer()
				call(body)
			}
		})
	}
}
