package draw

import (
	"image/color"
	"math"
)

// stroke lays a line with round ends into the ink. Where strokes meet or
// cross, the ink is as dark as the darker one, so joints do not show.
func (r *Renderer) stroke(s *stroke, width float32) {
	// A faint line is a thin one too.
	half := width / 2 * (.55 + .45*s.weight)
	reach := half + .5
	dx, dy := s.x1-s.x0, s.y1-s.y0
	ll := max(dx*dx+dy*dy, 1e-6)
	x0, x1 := max(0, int(min(s.x0, s.x1)-reach)), min(r.w-1, int(max(s.x0, s.x1)+reach))
	y0, y1 := max(0, int(min(s.y0, s.y1)-reach)), min(r.h-1, int(max(s.y0, s.y1)+reach))
	for y := y0; y <= y1; y++ {
		row := r.ink[y*r.w : (y+1)*r.w]
		for x := x0; x <= x1; x++ {
			px, py := float32(x)+.5-s.x0, float32(y)+.5-s.y0
			t := min(1, max(0, (px*dx+py*dy)/ll))
			ex, ey := px-t*dx, py-t*dy
			dd := ex*ex + ey*ey
			if dd >= reach*reach {
				continue
			}
			cover := min(1, reach-float32(math.Sqrt(float64(dd)))) * s.weight
			if k := uint8(255 * cover); k > row[x] {
				row[x] = k
			}
		}
	}
}

// soak colours the picture where there is ink and takes the ink away.
func (r *Renderer) soak(c color.NRGBA) {
	cr, cg, cb := int32(c.R), int32(c.G), int32(c.B)
	pix := r.img.Pix
	for i, k := range r.ink {
		if k == 0 {
			continue
		}
		r.ink[i] = 0
		a := int32(k) + int32(k>>7) // 0..256
		p := pix[4*i : 4*i+3 : 4*i+3]
		p[0] = uint8(int32(p[0]) + (cr-int32(p[0]))*a>>8)
		p[1] = uint8(int32(p[1]) + (cg-int32(p[1]))*a>>8)
		p[2] = uint8(int32(p[2]) + (cb-int32(p[2]))*a>>8)
	}
}
