package draw

import (
	"encoding/binary"
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
	half := width / 2 * (.55 + .45*s.weight) // a faint line is a thin one too
	n := newNib(s, half+.5)
	x0, x1 := max(0, int(min(s.x0, s.x1)-n.wide)), min(k.w-1, int(max(s.x0, s.x1)+n.wide))
	y0, y1 := max(0, int(min(s.y0, s.y1)-n.wide)), min(k.h-1, int(max(s.y0, s.y1)+n.wide))
	for y := y0; y <= y1; y++ {
		py := float32(y) + .5 - s.y0
		from, to := x0, x1
		if n.far < level {
			mid := s.x0 + py*n.slope
			from, to = max(x0, int(mid-n.far)), min(x1, int(mid+n.far))
		}
		if from > to {
			continue
		}
		span := &k.span[y]
		span[0], span[1] = min(span[0], int32(from)), max(span[1], int32(to+1))
		n.row(k.cover[y*k.w+from:y*k.w+to+1], float32(from)+.5-s.x0, py)
	}
}

// nib is what is the same in all rows of a stroke. Whole numbers count parts of a
// pixel, fine to one.
type nib struct {
	dx, dy     float32 // its direction, of length one
	wide       float32 // pixels from its middle to where it ends
	slope, far float32 // columns that its middle moves per row, and that it reaches beside it
	ux, uy     int32   // its direction again
	length     int32
	reach      int32
	most       int32 // ink where it covers a pixel
}

const (
	fine  = 1 << 16
	level = 20 // columns from which a stroke is taken to run along the rows
)

func newNib(s *stroke, reach float32) nib {
	n := nib{dx: 1, wide: reach, reach: int32(fine * reach), most: int32(255 * s.weight)}
	length := hypot(s.x1-s.x0, s.y1-s.y0)
	if length > 1e-3 {
		n.dx, n.dy = (s.x1-s.x0)/length, (s.y1-s.y0)/length
	}
	n.slope, n.far = n.dx/n.dy, reach/n.dy
	if n.far < 0 {
		n.far = -n.far
	}
	n.ux, n.uy, n.length = int32(fine*n.dx), int32(fine*n.dy), int32(fine*length)
	return n
}

// row inks a row of pixels, the first of which lies by (px, py) from the stroke's
// start. It goes without a branch but at the round ends.
func (n *nib) row(cover []uint8, px, py float32) {
	aside, along := int32(fine*(px*n.dy-py*n.dx)), int32(fine*(px*n.dx+py*n.dy))
	for i, old := range cover {
		d := max(aside, -aside)
		if past := max(-along, along-n.length); past > 0 {
			d = int32(hypot(float32(d), float32(past)))
		}
		inside := min(fine, max(0, n.reach-d))
		cover[i] = max(old, uint8(inside*n.most/fine))
		aside += n.uy
		along += n.ux
	}
}

// soak colours a picture where there is ink and takes the ink away.
func (k *ink) soak(dst *image.RGBA, c color.NRGBA) {
	for y := range k.span {
		from, to := k.span[y][0], k.span[y][1]
		if from >= to {
			continue
		}
		k.span[y] = dry
		row := k.cover[y*k.w:][from:to]
		tinge(dst.Pix[y*dst.Stride+4*int(from):][:4*len(row)], row, c)
		clear(row)
	}
}

// tinge colours pixels by how much ink there is.
func tinge(pix, ink []uint8, c color.NRGBA) {
	cr, cg, cb, ca := int32(c.R), int32(c.G), int32(c.B), int32(c.A)+int32(c.A>>7)
	for i := 0; i < len(ink); i++ {
		for i+8 <= len(ink) && binary.LittleEndian.Uint64(ink[i:]) == 0 {
			i += 8
		}
		if i == len(ink) || ink[i] == 0 {
			continue
		}
		a := (int32(ink[i]) + int32(ink[i]>>7)) * ca >> 8 // 0..256
		p := pix[4*i : 4*i+4 : 4*i+4]
		p[0] = uint8(int32(p[0]) + (cr-int32(p[0]))*a>>8)
		p[1] = uint8(int32(p[1]) + (cg-int32(p[1]))*a>>8)
		p[2] = uint8(int32(p[2]) + (cb-int32(p[2]))*a>>8)
		p[3] = uint8(int32(p[3]) + (255-int32(p[3]))*a>>8)
	}
}
