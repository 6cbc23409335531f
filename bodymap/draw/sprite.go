package draw

import (
	"image"
	"image/color"
	"math"
)

// sprite is a small square picture, drawn once and stamped often. Its colours
// are multiplied by its opacity; its middle is the pixel at (half, half).
type sprite struct {
	half, side int
	pix        []uint8
}

// newSprite returns an empty sprite that reaches some pixels around its middle.
func newSprite(reach float64) *sprite {
	half := int(math.Ceil(reach))
	side := 2*half + 1
	return &sprite{half, side, make([]uint8, 4*side*side)}
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

// blit lays the sprite over a picture, its middle at a pixel.
func (s *sprite) blit(dst *image.RGBA, x, y int) {
	x, y = x-s.half, y-s.half
	area := image.Rect(x, y, x+s.side, y+s.side).Intersect(dst.Rect)
	for j := area.Min.Y; j < area.Max.Y; j++ {
		src := s.pix[4*((j-y)*s.side+area.Min.X-x):][:4*area.Dx()]
		row := dst.Pix[dst.PixOffset(area.Min.X, j):][:len(src)]
		for i := 0; i < len(src); i += 4 {
			if rest := 255 - uint32(src[i+3]); rest < 255 {
				row[i] = src[i] + uint8((uint32(row[i])*rest+127)/255)
				row[i+1] = src[i+1] + uint8((uint32(row[i+1])*rest+127)/255)
				row[i+2] = src[i+2] + uint8((uint32(row[i+2])*rest+127)/255)
				row[i+3] = src[i+3] + uint8((uint32(row[i+3])*rest+127)/255)
			}
		}
	}
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
