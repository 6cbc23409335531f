package draw

import "encoding/binary"

// A pixel of the body is one number, the greater the nearer it is to the eye, so
// that what hides what is decided by comparing two numbers, whatever order the
// triangles come in. From the top: depth, triangle, shade. 0 is no body.
const (
	triAt, triBits     = 17, 17
	depthAt, depthBits = triAt + triBits, 30
	shadeFine          = 7 // bits of the shade finer than a step of the ramp
	shadePerStep       = 1 << shadeFine
	depthPerCM         = 1 << 22
	depthReach         = 1 << depthBits / depthPerCM / 2 // cm before and behind the body's middle
)

// pixel takes such a number apart.
type pixel uint64

func (p pixel) tri() int32   { return int32(p >> triAt & (1<<triBits - 1)) }
func (p pixel) step() uint32 { return uint32(p>>shadeFine) % rampSize }

// depth is in cm toward the eye from the camera's centre; noDepth where no body is.
func (r *Renderer) depth(o int) float32 {
	p := r.body[o]
	if p == 0 {
		return noDepth
	}
	return float32(int64(p>>depthAt)-depthReach*depthPerCM)/depthPerCM + r.proj.middle
}

// tile is a square of the picture: x0 <= x < x1, y0 <= y < y1.
type tile struct{ x0, y0, x1, y1 int32 }

// fillRow draws one row of tiles.
func (r *Renderer) fillRow(worker, row int) {
	r.washes[worker].forget()
	t := tile{y0: int32(row << r.shift), y1: int32(min((row+1)<<r.shift, r.h))}
	clear(r.body[int(t.y0)*r.w : int(t.y1)*r.w])
	bins := r.bins[row*r.tilesX*lists:][:r.tilesX*lists]
	bare := t // the tiles since the last one with a body
	for len(bins) > 0 {
		t.x0 = t.x1
		t.x1 = min(t.x0+1<<r.shift, int32(r.w))
		if r.fillTile(&t, bins[:lists]) {
			r.bare(&bare)
			if r.dye.any && r.dye.stainedIn(bins[:lists]) {
				r.stain(&t, &r.washes[worker])
			} else {
				r.color(&t)
			}
			bare.x0 = t.x1
		}
		bare.x1 = t.x1
		bins = bins[lists:]
	}
	r.bare(&bare)
}

// fillTile draws what lies in a tile, and tells whether anything may.
func (r *Renderer) fillTile(t *tile, bins [][]entry) (any bool) {
	for _, list := range bins {
		for k := range list {
			r.fillPatch(t, list[k].patch)
			any = true
		}
	}
	return any
}

// color gives the pixels of a tile their colours.
func (r *Renderer) color(t *tile) {
	ramp := &r.ramp
	for y := t.y0; y < t.y1; y++ {
		body := r.body[int(y)*r.w:][t.x0:t.x1]
		pix := r.img.Pix[4*(int(y)*r.w+int(t.x0)):][:4*len(body)]
		for i, p := range body {
			binary.LittleEndian.PutUint32(pix[4*i:4*i+4], ramp[p.step()])
		}
	}
}

// bare gives the pixels of an empty tile the background's colour.
func (r *Renderer) bare(t *tile) {
	for y := t.y0; y < t.y1; y++ {
		copy(r.img.Pix[4*(int(y)*r.w+int(t.x0)):4*(int(y)*r.w+int(t.x1))], r.blank)
	}
}
