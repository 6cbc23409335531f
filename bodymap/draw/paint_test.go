package draw

import (
	"bytes"
	"image/color"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

// painted gives every vertex of a mesh the colour that f has for it.
func painted(m *atlas.Mesh, f func(p [3]float32) color.NRGBA) *Paint {
	p := &Paint{make([]color.NRGBA, len(m.Pos))}
	for i, at := range m.Pos {
		p.Tint[i] = f(at)
	}
	return p
}

func evenly(m *atlas.Mesh, c color.NRGBA) *Paint {
	return painted(m, func([3]float32) color.NRGBA { return c })
}

var vermilion = color.NRGBA{213, 94, 0, 255}

func TestNoPaintIsTheBareClay(t *testing.T) {
	for _, b := range figures() {
		c := view(b, "back", 300)
		m := b.Mesh(c.Pose)
		want := slices.Clone(NewRenderer().Resting(b, c, Paper).Pix)
		r := NewRenderer()
		for name, p := range map[string]*Paint{"nil": nil, "of strength 0": evenly(m, color.NRGBA{0, 0, 99, 0}), "too short": {make([]color.NRGBA, 5)}} {
			r.SetPaint(evenly(m, vermilion))
			r.Resting(b, c, Paper)
			r.SetPaint(p)
			if !bytes.Equal(want, r.Resting(b, c, Paper).Pix) {
				t.Errorf("%s: a paint that is %s changes the picture", b.Figure(), name)
			}
		}
	}
}

// The clay's light and shade are as plain in full colour as without: each pixel is
// the colour, darkened as much as the clay there.
func TestPaintTakesTheClaysLight(t *testing.T) {
	plain, stained := NewRenderer(), NewRenderer()
	rapid.Check(t, func(t *rapid.T) {
		b := figures()[rapid.IntRange(0, 1).Draw(t, "figure")]
		l := []Light{Paper, Dark}[rapid.IntRange(0, 1).Draw(t, "light")]
		c := anyView(t, b)
		c.Fade = atlas.Fade{}
		tint := color.NRGBA{rapid.Byte().Draw(t, "red"), rapid.Byte().Draw(t, "green"), rapid.Byte().Draw(t, "blue"), rapid.Byte().Draw(t, "strength")}
		stained.SetPaint(evenly(b.Mesh(c.Pose), tint))
		clay, got := plain.Plain(b, c, l).Pix, stained.Plain(b, c, l).Pix
		lit, tints, a := [3]uint8{l.Lit.R, l.Lit.G, l.Lit.B}, [3]uint8{tint.R, tint.G, tint.B}, float64(tint.A)/255
		for i, p := range plain.body {
			for k := range lit {
				want := float64(clay[4*i+k])
				if p != 0 {
					if plain.mesh.Part[p.tri()] == atlas.PartEye {
						break // the iris is painted over all
					}
					want *= 1 - a + a*float64(tints[k])/float64(lit[k])
				}
				if abs(float64(got[4*i+k])-min(255, want)) > 2 {
					t.Fatalf("%v on %v: pixel %d is %v, want about %.1f", tint, clay[4*i:4*i+3], i, got[4*i:4*i+3], want)
				}
			}
		}
	})
}

func TestPaintStaysWithinItsVertices(t *testing.T) {
	plain, stained := NewRenderer(), NewRenderer()
	for _, b := range figures() {
		c := view(b, "front", 400)
		const waist = 100 // cm above the floor
		stained.SetPaint(painted(b.Mesh(c.Pose), func(p [3]float32) color.NRGBA {
			tint := vermilion
			if p[1] < waist {
				tint.A = 0
			}
			return tint
		}))
		clay, got := plain.Resting(b, c, Paper), stained.Resting(b, c, Paper)
		// Half a cm for the triangles that reach across.
		_, edge, _ := c.Project(atlas.Vec{0, waist - 2, 0})
		if below := 4 * 400 * int(edge); !bytes.Equal(clay.Pix[below:], got.Pix[below:]) {
			t.Errorf("%s: skin below the paint is stained", b.Figure())
		}
		x, y, _ := c.Project(atlas.Vec{0, waist + 5, 0})
		if p, q := clay.RGBAAt(int(x), int(y)), got.RGBAAt(int(x), int(y)); int(p.B)-int(q.B) < 100 {
			t.Errorf("%s: the belly is %v, painted %v", b.Figure(), p, q)
		}
	}
}

// Between two vertices the colour goes over from one to the other without a step.
func TestPaintBlendsBetweenVertices(t *testing.T) {
	r := NewRenderer()
	b := figures()[0]
	c := view(b, "back", 500)
	r.SetPaint(painted(b.Mesh(c.Pose), func(p [3]float32) color.NRGBA {
		return color.NRGBA{0, 0, 255, uint8(min(255, max(0, 2*p[1])))} // grows with the height
	}))
	img := r.Plain(b, c, Paper)
	x, top, _ := c.Project(atlas.Vec{9, 125, 0})
	_, end, _ := c.Project(atlas.Vec{9, 15, 0})
	last := -1.
	for y := int(top); y < int(end); y++ {
		p := img.RGBAAt(int(x), y)
		if r.body[y*500+int(x)] == 0 {
			continue
		}
		share := float64(p.R) / float64(p.B) // the light and shade aside
		if last >= 0 && (share < last-.01 || share > last+.05) {
			t.Fatalf("row %d: red is %.3f of blue, after %.3f", y, share, last)
		}
		last = share
	}
	if last < .5 {
		t.Errorf("at the foot red is %.3f of blue", last)
	}
}

func TestAPaintedFrameDependsOnThePaintAlone(t *testing.T) {
	used := NewRenderer()
	var paints []*Paint
	for _, b := range figures() {
		m := b.Mesh(atlas.Anatomical)
		paints = append(paints, nil, evenly(m, vermilion), painted(m, func(p [3]float32) color.NRGBA {
			return color.NRGBA{0, 114, 178, uint8(int(p[1]*7) & 255)}
		}))
	}
	rapid.Check(t, func(t *rapid.T) {
		b := figures()[rapid.IntRange(0, 1).Draw(t, "figure")]
		c := anyView(t, b)
		l := []Light{Paper, Dark}[rapid.IntRange(0, 1).Draw(t, "light")]
		p := paints[rapid.IntRange(0, len(paints)-1).Draw(t, "paint")]
		fresh := NewRenderer()
		fresh.SetPaint(p)
		used.SetPaint(p)
		if !bytes.Equal(fresh.Plain(b, c, l).Pix, used.Plain(b, c, l).Pix) {
			t.Fatal("a used renderer paints another picture than a new one")
		}
	})
}
