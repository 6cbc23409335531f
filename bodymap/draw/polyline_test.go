package draw

import (
	"image"
	"image/color"
	"math"
	"runtime"
	"testing"

	"pgregory.net/rapid"
)

func anyPoint(t *rapid.T, name string, lo, hi float64) Point {
	return Point{rapid.Float64Range(lo, hi).Draw(t, name+" x"), rapid.Float64Range(lo, hi).Draw(t, name+" y")}
}

// toLine is how far a point lies from a line through some points.
func toLine(p Point, pts []Point) float64 {
	best := math.Inf(1)
	for i := 1; i < len(pts); i++ {
		best = math.Min(best, toSegment(p, pts[i-1], pts[i]))
	}
	return best
}

// apart is the greatest difference of two pictures in any colour of any pixel.
func apart(a, b *image.RGBA) int {
	most := 0
	for i := range a.Pix {
		most = max(most, int(a.Pix[i])-int(b.Pix[i]), int(b.Pix[i])-int(a.Pix[i]))
	}
	return most
}

// inked is how many pixels of ink black lines have left on white.
func inked(img *image.RGBA) float64 {
	sum := 0.
	for i := 0; i < len(img.Pix); i += 4 {
		sum += 1 - float64(img.Pix[i])/255
	}
	return sum
}

func paper(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	return img
}

var black = color.NRGBA{0, 0, 0, 255}

func TestALineCoversWhatLiesWithinHalfItsWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		img := paper(80, 60)
		pts := make([]Point, rapid.IntRange(2, 5).Draw(t, "points"))
		for i := range pts {
			pts[i] = anyPoint(t, "point", -60, 120)
		}
		width := rapid.Float64Range(.5, 6).Draw(t, "width")
		Polyline(img, pts, Stroke{Width: width, Color: black})
		for y := range 60 {
			for x := range 80 {
				want := clamp01(width/2 + .5 - toLine(Point{float64(x) + .5, float64(y) + .5}, pts))
				if got := 1 - float64(img.RGBAAt(x, y).R)/255; math.Abs(got-want) > .02 {
					t.Fatalf("pixel %d, %d has %.3f of the ink, want %.3f", x, y, got, want)
				}
			}
		}
	})
}

func TestDashesAreAsLongAsAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.Float64Range(1, 3).Draw(t, "width")
		on, off := rapid.Float64Range(4, 12).Draw(t, "dash"), rapid.Float64Range(2, 12).Draw(t, "gap")
		angle := rapid.Float64Range(0, 2*math.Pi).Draw(t, "angle")
		sin, cos := math.Sincos(angle)
		const long = 600
		a, b := Point{310 - long/2*cos, 310 - long/2*sin}, Point{310 + long/2*cos, 310 + long/2*sin}
		dashed := paper(620, 620)
		Polyline(dashed, []Point{a, b}, Stroke{width, black, []float64{on, off}})
		corner := width * width * (1 - math.Pi/4) // that round ends leave away of each dash
		want := math.Floor(long/(on+off)) * (on*width - corner)
		if got := inked(dashed); got < want*.95 || got > (want+on*width)*1.08 {
			t.Errorf("dashes of %.1f and gaps of %.1f at width %.1f: %.0f pixels of ink, want %.0f", on, off, width, got, want)
		}
	})
}

// Where a line is cut into pieces nothing shows, be it whole or dashed.
func TestPiecesJoinUpToTheSameLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyPoint(t, "from", 5, 95), anyPoint(t, "to", 5, 95)
		s := Stroke{rapid.Float64Range(1, 4).Draw(t, "width"), black, nil}
		if rapid.Bool().Draw(t, "dashed") {
			s.Dash = []float64{rapid.Float64Range(5, 9).Draw(t, "dash"), rapid.Float64Range(3, 9).Draw(t, "gap")}
		}
		n := rapid.IntRange(2, 40).Draw(t, "pieces")
		var pts []Point
		for i := range n + 1 {
			k := float64(i) / float64(n)
			pts = append(pts, Point{a.X + k*(b.X-a.X), a.Y + k*(b.Y-a.Y)})
		}
		whole, cut := paper(100, 100), paper(100, 100)
		Polyline(whole, []Point{a, b}, s)
		Polyline(cut, pts, s)
		if d := apart(whole, cut); d > 8 {
			t.Errorf("%d pieces differ from the whole by %d", n, d)
		}
	})
}

func TestLinesFromAfarAreCutAtTheEdge(t *testing.T) {
	near, far := paper(100, 80), paper(100, 80)
	Polyline(near, []Point{{-20, 30}, {120, 50}}, Stroke{3, black, nil})
	Polyline(far, []Point{{-2e6, 30 - 2e6/7.}, {120, 50 + 20/7.}, {2e6, 2e6 / 7.}}, Stroke{3, black, nil})
	Polyline(near, []Point{{-20, 30}, {120, 50 + 20/7.}}, Stroke{3, black, nil})
	if inked(near) < 200 || inked(far) < 200 {
		t.Errorf("%.0f and %.0f pixels of ink", inked(near), inked(far))
	}
	odd := paper(50, 50)
	for _, p := range []Point{{math.NaN(), 3}, {math.Inf(1), 3}, {1e300, 5}, {5, -1e300}} {
		for _, dash := range [][]float64{nil, {3, 3}, {0, 0}, {1e-9, 1e-9}, {4}} {
			Polyline(odd, []Point{p, {5, 5}}, Stroke{2, black, dash})
			Polyline(odd, []Point{p, p}, Stroke{2, black, dash})
			Polyline(odd, []Point{{-1e8, 20}, {1e8, 20}}, Stroke{2, black, dash})
		}
	}
	if got := odd.RGBAAt(25, 20); got.R > 10 {
		t.Errorf("a line through the picture from very far leaves %v", got)
	}
	Polyline(odd, nil, Stroke{2, black, nil})
	Polyline(odd, []Point{{1, 1}}, Stroke{2, black, nil})
	Polyline(image.NewRGBA(image.Rectangle{}), []Point{{0, 0}, {9, 9}}, Stroke{2, black, nil})
}

func TestADotIsALineToItself(t *testing.T) {
	img := paper(20, 20)
	Polyline(img, []Point{{10, 10}, {10, 10}}, Stroke{8, black, nil})
	if got, want := inked(img), math.Pi*16; math.Abs(got-want) > 1.5 {
		t.Errorf("%.1f pixels of ink, want %.1f", got, want)
	}
}

func TestTranslucentLinesAreNoDarkerWhereTheyCross(t *testing.T) {
	img := paper(60, 60)
	c := color.NRGBA{0, 0, 0, 128}
	Polylines(img, [][]Point{{{5, 30}, {55, 30}}, {{30, 5}, {30, 55}, {5, 5}}}, Stroke{6, c, nil})
	if at, beside := img.RGBAAt(30, 30), img.RGBAAt(45, 30); at != beside || at.R < 120 || at.R > 135 {
		t.Errorf("%v where lines cross, %v beside", at, beside)
	}
	clear := image.NewRGBA(image.Rect(0, 0, 20, 20)) // a picture without a ground keeps none
	Polyline(clear, []Point{{0, 10}, {20, 10}}, Stroke{6, c, nil})
	if got := clear.RGBAAt(10, 10); got.A < 126 || got.A > 129 || clear.RGBAAt(10, 2).A != 0 {
		t.Errorf("on nothing the line is %v, beside it %v", got, clear.RGBAAt(10, 2))
	}
}

// On one processor or four, on a picture or on a part of a larger one, lines are the same.
func TestManyLinesAreDrawnAsFew(t *testing.T) {
	var lines [][]Point
	for k := range 30 {
		var l []Point
		for i := range 31 {
			l = append(l, Point{100 + 3.3*float64(k)*math.Cos(float64(i)/5), 100 + 3.3*float64(k)*math.Sin(float64(i)/5)})
		}
		lines = append(lines, l)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, s := range []Stroke{{1.5, black, nil}, {3, color.NRGBA{0, 0, 0, 90}, []float64{6, 4}}} {
		runtime.GOMAXPROCS(1)
		one, four := paper(200, 200), paper(200, 200)
		Polylines(one, lines, s)
		runtime.GOMAXPROCS(4)
		Polylines(four, lines, s)
		if d := apart(one, four); d > 2 {
			t.Errorf("on four processors pixels differ by %d", d)
		}
		large := paper(300, 300)
		part := large.SubImage(image.Rect(0, 0, 200, 200)).(*image.RGBA)
		Polylines(part, lines, s)
		for y := range 300 {
			for x := range 300 {
				want := color.RGBA{255, 255, 255, 255}
				if x < 200 && y < 200 {
					want = four.RGBAAt(x, y)
				}
				if got := large.RGBAAt(x, y); got != want {
					t.Fatalf("pixel %d, %d of a part is %v, want %v", x, y, got, want)
				}
			}
		}
	}
}
