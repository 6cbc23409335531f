package draw

import (
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

var (
	blue  = color.NRGBA{0, 114, 178, 255}
	clay  = color.NRGBA{205, 200, 196, 255}
	white = color.NRGBA{255, 255, 255, 255}
)

func canvas(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, image.NewUniform(clay), image.Point{}, draw.Src)
	return img
}

// golden compares a picture with the one in testdata; rounding may differ
// between processors by two steps of a colour.
func golden(t *testing.T, img *image.RGBA, name string) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if *update {
		write(t, path, img)
		return
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != img.Rect {
		t.Fatalf("%s is %v, want %v", name, img.Rect, want.Bounds())
	}
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			r, g, b, _ := want.At(x, y).RGBA()
			got := img.RGBAAt(x, y)
			if off(got.R, r) || off(got.G, g) || off(got.B, b) {
				t.Fatalf("%s: pixel %d, %d is %v; see it with -update", name, x, y, got)
			}
		}
	}
}

func off(got uint8, want uint32) bool { return math.Abs(float64(got)-float64(want>>8)) > 2 }

func write(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestMarksLookAsAgreed(t *testing.T) {
	img := canvas(4*48, 5*48)
	for shape := range numShapes {
		for state := Planned; state <= Added; state++ {
			m := Mark{X: 24 + 48*float64(state), Y: 24 + 48*float64(shape), Shape: shape, State: state, Color: blue}
			Stamp(img, m, 24)
		}
	}
	golden(t, img, "marks")
}

func TestWhatSurroundsAMarkLooksAsAgreed(t *testing.T) {
	img := canvas(4*64, 5*64)
	for shape := range numShapes {
		for k := range 4 {
			m := Mark{X: 32.25 + 64*float64(k), Y: 32.5 + 64*float64(shape), Shape: shape, State: Done, Color: blue}
			m.Numbing, m.Selected, m.Ghost = k%2 == 0, k > 0 && k < 3, k == 3
			Stamp(img, m, 24)
		}
	}
	golden(t, img, "around")
}

func TestStatesAndShapesCanBeToldApart(t *testing.T) {
	seen := map[string]string{}
	for shape := range numShapes {
		for state := Planned; state <= Added; state++ {
			img := canvas(48, 48)
			Stamp(img, Mark{X: 24, Y: 24, Shape: shape, State: state, Color: color.NRGBA{0, 0, 0, 255}}, 24)
			key, name := string(img.Pix), string(rune('0'+shape))+"/"+string(rune('0'+state))
			if other, ok := seen[key]; ok {
				t.Errorf("marks %s and %s look the same", name, other)
			}
			seen[key] = name
		}
	}
}

func TestStampsStayWithinThePicture(t *testing.T) {
	img := canvas(40, 40)
	before := append([]uint8(nil), img.Pix...)
	for _, at := range []Point{{-500, 20}, {20, 900}, {-80, -80}} {
		Stamp(img, Mark{X: at.X, Y: at.Y, Shape: Square, State: Done, Color: blue}, 26)
		Label(img, at.X, at.Y, "BL23", 12, blue, white)
		Dots(img, []Point{at}, 3, blue)
	}
	if string(before) != string(img.Pix) {
		t.Error("a mark far outside of the picture changed it")
	}
	for _, at := range []Point{{0, 0}, {39.9, 39.9}, {-3, 20}, {20, 42}} {
		Stamp(img, Mark{X: at.X, Y: at.Y, Shape: Circle, State: Done, Number: 12, Color: blue}, 26)
		Label(img, at.X, at.Y, "BL23", 12, blue, white)
		Dots(img, []Point{at}, 3, blue)
	}
	if string(before) == string(img.Pix) {
		t.Error("marks at the picture's edges left no trace")
	}
}

func TestMarksOfEachKindHaveTheirMiddleWhereTheyAreAsked(t *testing.T) {
	for _, shape := range []Shape{Dot, Circle, Square, Diamond} {
		for _, at := range []Point{{30, 30}, {30.25, 29.75}, {31.5, 28.5}} {
			img := canvas(60, 60)
			Stamp(img, Mark{X: at.X, Y: at.Y, Shape: shape, State: Done, Color: color.NRGBA{0, 0, 0, 255}, Ground: clay}, 24)
			var sum, sx, sy float64
			for y := range 60 {
				for x := range 60 {
					w := float64(clay.R) - float64(img.RGBAAt(x, y).R)
					sum, sx, sy = sum+w, sx+w*(float64(x)+.5), sy+w*(float64(y)+.5)
				}
			}
			if dx, dy := sx/sum-at.X, sy/sum-at.Y; math.Hypot(dx, dy) > .1 {
				t.Errorf("shape %d asked for at %v lies %.2f, %.2f aside", shape, at, dx, dy)
			}
		}
	}
}

func TestNumbersAreWritten(t *testing.T) {
	for shape := range numShapes {
		for state := Planned; state <= Added; state++ {
			m := Mark{X: 30, Y: 30, Shape: shape, State: state, Color: blue}
			plain, numbered := canvas(60, 60), canvas(60, 60)
			Stamp(plain, m, 26)
			m.Number = 12
			Stamp(numbered, m, 26)
			if string(plain.Pix) == string(numbered.Pix) {
				t.Errorf("shape %d, state %d: the number does not show", shape, state)
			}
		}
	}
}

func TestLabelsHaveTheSizeTheyTell(t *testing.T) {
	img := canvas(200, 40)
	Label(img, 10, 30, "BL23", 16, color.NRGBA{0, 0, 0, 255}, color.NRGBA{})
	w, capHeight := LabelSize("BL23", 16)
	box := image.Rectangle{Min: img.Rect.Max}
	for y := range 40 {
		for x := range 200 {
			if color.NRGBA(img.RGBAAt(x, y)) != clay {
				box.Min.X, box.Min.Y = min(box.Min.X, x), min(box.Min.Y, y)
				box.Max.X, box.Max.Y = max(box.Max.X, x+1), max(box.Max.Y, y+1)
			}
		}
	}
	if box.Min.X < 9 || float64(box.Max.X) > 11+w || math.Abs(float64(box.Max.Y)-30) > 1.5 || math.Abs(float64(30-box.Min.Y)-capHeight) > 1.5 {
		t.Errorf("the text covers %v, told were a width of %.1f and a height of %.1f", box, w, capHeight)
	}
}
