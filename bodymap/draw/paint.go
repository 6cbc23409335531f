package draw

import (
	"encoding/binary"
	"image/color"

	"ashi/bodymap/atlas"
)

// Paint stains the skin: one colour for each vertex of the mesh, evenly blended in
// between; a colour's A is how strong it is. The clay's light and shade stay readable
// through it: where the light is full, a colour of full strength looks as it is, and darker where
// it is not. It is shared: it is not changed while a renderer has it.
type Paint struct{ Tint []color.NRGBA }

// SetPaint stains the skin of the next frames, Plain and Resting; nil leaves it as
// it is. A paint with another number of colours than the mesh has vertices is no paint.
func (r *Renderer) SetPaint(p *Paint) { r.paint = p }

// dye is a paint made ready for a light.
type dye struct {
	paint   *Paint
	mesh    *atlas.Mesh
	lit     color.NRGBA
	any     bool
	vertex  [][3]float32 // what the clay's red, green and blue are multiplied by
	patches []bool       // those that are stained
}

// ready makes the dye fit what is painted on a mesh in a light.
func (d *dye) ready(p *Paint, m *atlas.Mesh, f *form, lit color.NRGBA) {
	if d.paint == p && d.mesh == m && d.lit == lit {
		return
	}
	d.paint, d.mesh, d.lit, d.any = p, m, lit, p != nil && len(p.Tint) == len(m.Pos)
	if !d.any {
		return
	}
	d.vertex, d.patches = grow(d.vertex, len(m.Pos)), grow(d.patches, len(f.patches))
	for i, c := range p.Tint {
		a := float32(c.A) / 255
		d.vertex[i] = [3]float32{stained(a, c.R, lit.R), stained(a, c.G, lit.G), stained(a, c.B, lit.B)}
	}
	for i := range f.patches {
		d.patches[i] = false
		for _, v := range f.patches[i] {
			d.patches[i] = d.patches[i] || p.Tint[v].A > 0
		}
	}
}

// stained is what one colour of the clay is multiplied by.
func stained(strength float32, tint, lit uint8) float32 {
	return 1 - strength + strength*float32(tint)/float32(max(1, lit))
}

// stainedIn tells whether any patch in a tile is stained.
func (d *dye) stainedIn(bins [][]entry) bool {
	for _, list := range bins {
		for k := range list {
			if d.patches[list[k].patch] {
				return true
			}
		}
	}
	return false
}

// wash is the dye of one triangle: what the clay's colours are multiplied by at the
// picture's corner, and how that changes per pixel right and down.
type wash struct {
	tri             int32
	any             bool
	at, right, down [3]float32
}

// Multipliers are counted in parts of washOne while they are stepped from pixel to pixel.
const (
	washBits = 16
	washOne  = 1 << washBits
)

// washes are the triangles that a worker has met last, by the lower bits of their
// numbers: neighbours in a tile meet again in the next row.
type washes [64]wash

func (w *washes) forget() {
	for i := range w {
		w[i].tri = -1
	}
}

// wash finds or reckons the dye of a triangle.
func (r *Renderer) wash(w *washes, tri int32) *wash {
	d := &w[tri%int32(len(w))]
	if d.tri == tri {
		return d
	}
	*d = wash{tri: tri, any: r.dye.patches[tri/patchSize]}
	t := &r.mesh.Tri[tri]
	a, b, c := &r.vert[t[0]], &r.vert[t[1]], &r.vert[t[2]]
	area := (b.x-a.x)*(c.y-a.y) - (b.y-a.y)*(c.x-a.x)
	if !d.any || area == 0 {
		d.any = false
		return d
	}
	per := washOne / area
	bx, by, cx, cy := (b.x-a.x)*per, (b.y-a.y)*per, (c.x-a.x)*per, (c.y-a.y)*per
	da, db, dc := &r.dye.vertex[t[0]], &r.dye.vertex[t[1]], &r.dye.vertex[t[2]]
	for k := range d.at {
		p, q := db[k]-da[k], dc[k]-da[k]
		d.right[k], d.down[k] = p*cy-q*by, q*bx-p*cx
		d.at[k] = washOne*da[k] - (a.x-.5)*d.right[k] - (a.y-.5)*d.down[k]
	}
	return d
}

// stain gives the pixels of a tile their colours, clay and dye.
func (r *Renderer) stain(t *tile, w *washes) {
	for y := t.y0; y < t.y1; y++ {
		body := r.body[int(y)*r.w:][t.x0:t.x1]
		pix := r.img.Pix[4*(int(y)*r.w+int(t.x0)):][:4*len(body)]
		var d *wash
		tri, red, green, blue := int32(-1), int32(0), int32(0), int32(0)
		for i, p := range body {
			c := r.ramp[p.step()]
			if p != 0 {
				if now := p.tri(); now != tri {
					tri, d = now, r.wash(w, now)
					fx, fy := float32(int(t.x0)+i), float32(y)
					red = int32(d.at[0] + fx*d.right[0] + fy*d.down[0])
					green = int32(d.at[1] + fx*d.right[1] + fy*d.down[1])
					blue = int32(d.at[2] + fx*d.right[2] + fy*d.down[2])
				}
				if d.any {
					c = washed(c, red, 0) | washed(c, green, 8) | washed(c, blue, 16) | c&0xff000000
					red, green, blue = red+int32(d.right[0]), green+int32(d.right[1]), blue+int32(d.right[2])
				}
			}
			binary.LittleEndian.PutUint32(pix[4*i:4*i+4], c)
		}
	}
}

// washed is one colour of the clay, in its place, multiplied.
func washed(c uint32, by int32, at int) uint32 {
	return min(255, (c>>at&255)*uint32(by)>>washBits) << at
}
