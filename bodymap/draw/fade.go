package draw

import (
	"math"

	"ashi/bodymap/atlas"
)

// fading is how the body's opacity changes across the picture: at pixel (0, 0) and
// depth 0, and per pixel right and down and per cm toward the eye. It is to be clamped to 0..1.
type fading struct {
	any            bool
	aslant         bool // it changes with depth: the body is cut aslant to the picture
	at, dx, dy, dz float64
}

func fadingOf(c atlas.Camera) fading {
	f := c.Fade
	if f.Gone == f.Full {
		return fading{at: 1}
	}
	k := 1 / (f.Gone - f.Full)
	d := fading{
		any: true, at: (f.Gone - c.Centre.Dot(f.Dir)) * k,
		dx: -c.Right.Dot(f.Dir) / c.PxPerCM * k, dy: c.Up.Dot(f.Dir) / c.PxPerCM * k, dz: -c.Toward.Dot(f.Dir) * k,
	}
	d.aslant = math.Abs(d.dz) > 1e-9
	d.at -= d.dx*float64(c.W)/2 + d.dy*float64(c.H)/2
	return d
}

// of is the opacity of skin at a position and depth.
func (f *fading) of(x, y, z float64) float64 { return f.at + f.dx*x + f.dy*y + f.dz*z }

// gone tells whether skin with these corners has faded. Cut aslant, what is near
// would else hide what lies behind it.
func (f *fading) gone(corner *[9]*vertex) bool {
	if !f.any {
		return false
	}
	for _, v := range corner {
		if f.of(float64(v.x), float64(v.y), float64(v.z)) > 0 {
			return false
		}
	}
	return true
}

const fadeChunks = 16

// fade lets the body end softly where the camera cuts it.
func (r *Renderer) fade() {
	if r.fading.any {
		r.crew.run(fadeChunks, r.jobs.fade)
	}
}

func (r *Renderer) fadeRows(_, chunk int) {
	bg := [3]int32{int32(r.light.Background.R), int32(r.light.Background.G), int32(r.light.Background.B)}
	lo, hi := share(r.h, chunk, fadeChunks)
	for y := lo; y < hi; y++ {
		if r.whole(y) {
			continue
		}
		row := r.img.Pix[4*y*r.w : 4*(y+1)*r.w]
		for x := 0; x < r.w; x, row = x+1, row[4:] {
			a := r.fading.of(float64(x)+.5, float64(y)+.5, r.fadeDepth(x, y))
			if a >= 1 {
				continue
			}
			k256 := int32(0)
			if a > 0 { // smooth at both ends; the half stays where Opacity has it
				k256 = int32(256 * a * a * (3 - 2*a))
			}
			for i, b := range bg {
				row[i] = uint8(b + (int32(row[i])-b)*k256>>8)
			}
		}
	}
}

// whole tells whether no skin in a row of pixels can have faded.
func (r *Renderer) whole(y int) bool {
	f, middle := &r.fading, float64(r.proj.middle)
	least := min(f.of(0, float64(y)+.5, middle), f.of(float64(r.w), float64(y)+.5, middle))
	return least-math.Abs(f.dz)*depthReach >= 1
}

// fadeDepth is the depth of the skin at a pixel or, for the half of an outline that
// lies outside of the body, at one beside it.
func (r *Renderer) fadeDepth(x, y int) float64 {
	o := y*r.w + x
	z := noDepth
	if r.body[o] != 0 {
		z = r.depth(o)
	} else if r.fading.aslant && [4]uint8(r.img.Pix[4*o:]) != [4]uint8(r.blank) {
		_, z = r.depths(x, y, 2)
	}
	if z == noDepth {
		return 0
	}
	return float64(z)
}
