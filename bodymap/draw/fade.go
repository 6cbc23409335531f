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

// among returns the least and the greatest opacity of a patch's corners.
func (f *fading) among(corner *[9]*vertex) (least, most float64) {
	if !f.any {
		return 1, 1
	}
	least, most = math.Inf(1), math.Inf(-1)
	for _, v := range corner {
		a := f.of(float64(v.x), float64(v.y), float64(v.z))
		least, most = min(least, a), max(most, a)
	}
	return least, most
}

// outlineReach is how many pixels beside the body its outline may be seen.
const outlineReach = 3

// faded notes the tiles in which a patch may be seen that has faded in part.
func (r *Renderer) faded(list int, x0, y0, x1, y1 int32) {
	shift := r.shift
	for ty := max(0, y0-outlineReach) >> shift; ty <= min(int32(r.h)-1, y1+outlineReach)>>shift; ty++ {
		for tx := max(0, x0-outlineReach) >> shift; tx <= min(int32(r.w)-1, x1+outlineReach)>>shift; tx++ {
			r.faint[list][int(ty)*r.tilesX+int(tx)] = true
		}
	}
}

// fade lets the body end softly where the camera cuts it.
func (r *Renderer) fade() {
	if r.fading.any {
		r.crew.run(len(r.faint[0]), r.jobs.fade)
	}
}

// fadeTile does it in one tile.
func (r *Renderer) fadeTile(_, tile int) {
	any := false
	for i := range r.faint {
		any = any || r.faint[i][tile]
	}
	if !any {
		return
	}
	x0, y0 := tile%r.tilesX<<r.shift, tile/r.tilesX<<r.shift
	for y := y0; y < min(y0+1<<r.shift, r.h); y++ {
		for x := x0; x < min(x0+1<<r.shift, r.w); x++ {
			if a := r.fading.of(float64(x)+.5, float64(y)+.5, r.fadeDepth(x, y)); a < 1 {
				r.fadePixel(y*r.w+x, a)
			}
		}
	}
}

// fadePixel mixes a pixel with the background: smoothly at both ends; the half
// stays where Opacity has it.
func (r *Renderer) fadePixel(o int, opacity float64) {
	k256 := int32(0)
	if opacity > 0 {
		k256 = int32(256 * opacity * opacity * (3 - 2*opacity))
	}
	p, bg := r.img.Pix[4*o:4*o+3], r.light.Background
	for i, b := range [3]uint8{bg.R, bg.G, bg.B} {
		p[i] = uint8(int32(b) + (int32(p[i])-int32(b))*k256>>8)
	}
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
