package draw

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"
)

// sprite is a small square picture, drawn once and stamped often. Its colours
// are multiplied by its opacity; its middle is the pixel at (half, half).
type sprite struct {
	half, side int
	pix        []uint8
	inked      [][2]int // per row: the columns from and up to which there is anything
}

// newSprite returns an empty sprite that reaches some pixels around its middle.
func newSprite(reach float64) *sprite {
	half := int(math.Ceil(reach))
	side := 2*half + 1
	return &sprite{half: half, side: side, pix: make([]uint8, 4*side*side)}
}

// layer paints where a distance, in pixels, is negative, with smooth edges.
func (s *sprite) layer(c color.NRGBA, opacity float64, dist func(Point) float64) {
	for y := range s.side {
		for x := range s.side {
			// The sprite's origin is the top left corner of its middle pixel.
			p := Point{float64(x-s.half) + .5, float64(y-s.half) + .5}
			s.paint(x, y, c, opacity*clamp01(.5-dist(p)))
		}
	}
}

// paint lays a colour over a pixel.
func (s *sprite) paint(x, y int, c color.NRGBA, a float64) {
	if a <= 0 {
		return
	}
	a *= float64(c.A) / 255
	p := s.pix[4*(y*s.side+x):]
	for k, v := range [4]uint8{c.R, c.G, c.B, 255} {
		p[k] = uint8(math.Round(float64(p[k])*(1-a) + float64(v)*a))
	}
}

// fade makes the sprite paler as a whole.
func (s *sprite) fade(a float64) {
	for i, v := range s.pix {
		s.pix[i] = uint8(math.Round(float64(v) * a))
	}
}

// trim notes where the sprite is empty; it is to be done once it is drawn.
func (s *sprite) trim() *sprite {
	s.inked = make([][2]int, s.side)
	for y := range s.inked {
		row, span := s.pix[4*y*s.side:4*(y+1)*s.side], &s.inked[y]
		for x := range s.side {
			if row[4*x+3] == 0 {
				continue
			}
			if span[1] == 0 {
				span[0] = x
			}
			span[1] = x + 1
		}
	}
	return s
}

// blit lays the sprite over a picture, its middle at a pixel.
func (s *sprite) blit(dst *image.RGBA, x, y int) {
	x, y = x-s.half, y-s.half
	for j := max(0, dst.Rect.Min.Y-y); j < min(s.side, dst.Rect.Max.Y-y); j++ {
		from, to := max(s.inked[j][0], dst.Rect.Min.X-x), min(s.inked[j][1], dst.Rect.Max.X-x)
		if from < to {
			lay(dst.Pix[dst.PixOffset(x+from, y+j):], s.pix[4*(j*s.side+from):4*(j*s.side+to)])
		}
	}
}

// lay lays a row of pixels, their colours multiplied by their opacity, over another.
func lay(dst, src []uint8) {
	dst = dst[:len(src)]
	for ; len(src) >= 4 && len(dst) >= 4; src, dst = src[4:], dst[4:] {
		s := binary.LittleEndian.Uint32(src)
		if rest := 255 - s>>24; rest > 0 {
			d := binary.LittleEndian.Uint32(dst)
			s += times(d, rest) + times(d>>8, rest)<<8
		}
		binary.LittleEndian.PutUint32(dst, s)
	}
}

// times multiplies the first and the third byte of a number by k/255, rounded.
func times(pair, k uint32) uint32 {
	const ones, halves = 0x00ff00ff, 0x00800080
	t := pair&ones*k + halves
	return (t + t>>8&ones) >> 8 & ones
}

// grown is a shape larger by some pixels all round.
func grown(d func(Point) float64, by float64) func(Point) float64 {
	return func(p Point) float64 { return d(p) - by }
}

// lined is the line of a width along a shape's edge.
func lined(d func(Point) float64, width float64) func(Point) float64 {
	return func(p Point) float64 { return math.Abs(d(p)) - width/2 }
}

// dashed is a ring cut in dashes.
func dashed(d func(Point) float64, centre Point) func(Point) float64 {
	const dashes = 10
	return func(p Point) float64 {
		dx, dy := p.X-centre.X, p.Y-centre.Y
		turn := math.Mod(math.Atan2(dy, dx)/(2*math.Pi)*dashes+dashes, 1) // 0..1 in each dash and gap
		toGap := math.Abs(turn-.5) - .29
		return max(d(p), toGap/dashes*2*math.Pi*math.Hypot(dx, dy))
	}
}
