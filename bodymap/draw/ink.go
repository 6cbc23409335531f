package draw

import (
	"image"
	"image/color"
	"math"
)

// ink is how much of each pixel the lines being drawn cover. Where they meet or
// cross it is as dark as the darker one, so joints do not show.
type ink struct {
	w, h  int
	cover []uint8
	span  [][2]int32 // per row of pixels: where there may be ink, from and up to
}

// dry is the span of a row without ink.
var dry = [2]int32{math.MaxInt32, 0}

// fit makes the ink fit a picture. There must be none in it.
func (k *ink) fit(w, h int) {
	if k.w == w && k.h == h {
		return
	}
	k.w, k.h = w, h
	k.cover, k.span = grow(k.cover, w*h), grow(k.span, h)
	for y := range k.span {
		k.span[y] = dry
	}
}

// stroke lays a line with round ends into the ink.
func (k *ink) stroke(s *stroke, width float32) {
	// A faint line is a thin one too.
	half := width / 2 * (.55 + .45*s.weight)
	reach := half + .5
	x0, x1 := max(0, int(min(s.x0, s.x1)-reach)), min(k.w-1, int(max(s.x0, s.x1)+reach))
	y0, y1 := max(0, int(min(s.y0, s.y1)-reach)), min(k.h-1, int(max(s.y0, s.y1)+reach))
	if x0 > x1 {
		return
	}
	dx, dy := s.x1-s.x0, s.y1-s.y0
	per := 1 / max(dx*dx+dy*dy, 1e-6)
	for y := y0; y <= y1; y++ {
		span := &k.span[y]
		span[0], span[1] = min(span[0], int32(x0)), max(span[1], int32(x1+1))
		row := k.cover[y*k.w:][x0 : x1+1]
		px, py := float32(x0)+.5-s.x0, float32(y)+.5-s.y0
		for x := range row {
			t := min(1, max(0, (px*dx+py*dy)*per))
			ex, ey := px-t*dx, py-t*dy
			px++
			dd := ex*ex + ey*ey
			if dd >= reach*reach {
				continue
			}
			cover := min(1, reach-float32(math.Sqrt(float64(dd)))) * s.weight
			if c := uint8(255 * cover); c > row[x] {
				row[x] = c
			}
		}
	}
}

// soak colours a picture where there is ink and takes the ink away.
func (k *ink) soak(dst *image.RGBA, c color.NRGBA) {
	cr, cg, cb, ca := int32(c.R), int32(c.G), int32(c.B), int32(c.A)+int32(c.A>>7)
	for y := range k.span {
		lo, hi := k.span[y][0], k.span[y][1]
		if lo >= hi {
			continue
		}
		k.span[y] = dry
		row := k.cover[y*k.w:][lo:hi]
		pix := dst.Pix[y*dst.Stride+4*int(lo):][:4*len(row)]
		for i, k := range row {
			if k == 0 {
				continue
			}
			row[i] = 0
			a := (int32(k) + int32(k>>7)) * ca >> 8 // 0..256
			p := pix[4*i : 4*i+4 : 4*i+4]
			p[0] = uint8(int32(p[0]) + (cr-int32(p[0]))*a>>8)
			p[1] = uint8(int32(p[1]) + (cg-int32(p[1]))*a>>8)
			p[2] = uint8(int32(p[2]) + (cb-int32(p[2]))*a>>8)
			p[3] = uint8(int32(p[3]) + (255-int32(p[3]))*a>>8)
		}
	}
}
