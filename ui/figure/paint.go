package figure

import (
	"image/color"
	"slices"

	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// painted is what the skin is stained with: the pains, and above them the
// overlay's paint. It is mixed anew when one of them changes.
type painted struct {
	under *draw.Paint
	pains []*atlas.Place // the first corner of each
	dark  bool
	body  *atlas.Body
	mixed *draw.Paint
}

const painStrength = 90

func (m *Map) paint() *draw.Paint {
	want := painted{under: m.overlay.Paint, dark: m.dark(), body: m.body}
	for _, p := range m.pains {
		if len(p.Outline) > 0 {
			want.pains = append(want.pains, &p.Outline[0])
		}
	}
	if len(want.pains) == 0 {
		return m.overlay.Paint
	}
	now := &m.painted
	if now.under != want.under || now.dark != want.dark || now.body != want.body || !slices.Equal(now.pains, want.pains) {
		want.mixed = m.mix()
		*now = want
	}
	return now.mixed
}

// mix stains the skin inside each pain's outline.
func (m *Map) mix() *draw.Paint {
	mesh := m.body.Mesh(atlas.Anatomical)
	out := &draw.Paint{Tint: make([]color.NRGBA, len(mesh.Pos))}
	ink := m.inks().pain
	ink.A = painStrength
	for _, k := range m.pains {
		if patch := m.trace(k.Outline, true).patch; patch != nil {
			for _, t := range patch.Triangles() {
				stain(out, mesh, t, ink)
			}
		}
	}
	if over := m.overlay.Paint; over != nil && len(over.Tint) == len(out.Tint) {
		for i, c := range over.Tint {
			out.Tint[i] = above(c, out.Tint[i])
		}
	}
	return out
}

// stain colours the corners of a triangle that are corners of the mesh: the others
// lie on the outline, beyond which nothing is stained.
func stain(p *draw.Paint, mesh *atlas.Mesh, triangle [3]atlas.Place, c color.NRGBA) {
	const nearCorner = 1 - 1e-4
	for _, place := range triangle {
		tri, u, v := mesh.Locate(place)
		if tri < 0 {
			continue
		}
		for k, share := range [3]float64{1 - u - v, u, v} {
			if share > nearCorner {
				p.Tint[mesh.Tri[tri][k]] = c
			}
		}
	}
}

// above lays one colour over another.
func above(c, under color.NRGBA) color.NRGBA {
	a, b := float64(c.A)/255, float64(under.A)/255
	all := a + b*(1-a)
	if all == 0 {
		return color.NRGBA{}
	}
	mix := func(x, y uint8) uint8 { return uint8((float64(x)*a + float64(y)*b*(1-a)) / all) }
	return color.NRGBA{mix(c.R, under.R), mix(c.G, under.G), mix(c.B, under.B), uint8(all * 255)}
}
