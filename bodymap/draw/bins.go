package draw

import "math"

// patchSize is how many triangles follow each other that cover one quad of the
// body's coarse mesh: they are sorted, picked and drawn together.
const patchSize = 8

// entry is a patch in a tile: how far it reaches toward the eye, and the pixels
// of the tile within which it lies.
type entry struct {
	patch          int32
	top            float32
	x0, y0, x1, y1 uint8
}

// sort finds which triangles of one chunk face the eye, and notes their patches
// within the picture in every tile that they may touch.
func (r *Renderer) sort(_, chunk int) {
	for t := chunk; t < len(r.bins); t += lists {
		r.bins[t] = r.bins[t][:0]
	}
	clear(r.faint[chunk])
	lo, hi := share(len(r.form.patches), chunk, lists)
	for i := lo; i < hi; i++ {
		face := (*[patchSize]uint8)(r.face[i*patchSize:])
		if !r.cam.Show.Has(r.mesh.Part[i*patchSize]) {
			*face = allHidden
			continue
		}
		*face = [patchSize]uint8{} // away
		r.sortPatch(i, chunk, face)
	}
}

var allHidden = [patchSize]uint8{faceHidden, faceHidden, faceHidden, faceHidden, faceHidden, faceHidden, faceHidden, faceHidden}

func (r *Renderer) sortPatch(patch, list int, face *[patchSize]uint8) {
	var corner [9]*vertex
	if !r.cornersOf(patch, &corner) {
		return
	}
	w, h := int32(r.w), int32(r.h)
	x0, y0, x1, y1, top := bounds(&corner)
	if x1 < 0 || y1 < 0 || x0 >= w || y0 >= h {
		return
	}
	least, most := r.fading.among(&corner)
	if most <= 0 { // it would hide what lies behind it
		*face = allHidden
		return
	}
	if look(&corner, face) {
		r.note(int32(patch), top, list, max(0, x0), max(0, y0), min(w-1, x1), min(h-1, y1))
		if least < 1 {
			r.faded(list, x0, y0, x1, y1)
		}
	}
}

// cornersOf finds the corners of a patch; false if one of them is turned.
func (r *Renderer) cornersOf(patch int, corner *[9]*vertex) bool {
	for k, v := range &r.form.patches[patch] {
		corner[k] = &r.vert[v]
		if corner[k].col == turned {
			return false
		}
	}
	return true
}

// bounds returns the pixels that a patch touches and its greatest depth.
func bounds(corner *[9]*vertex) (x0, y0, x1, y1 int32, top float32) {
	x0, y0, x1, y1, top = math.MaxInt32, math.MaxInt32, math.MinInt32, math.MinInt32, noDepth
	for _, v := range corner {
		x0, x1 = min(x0, v.col), max(x1, v.col)
		y0, y1 = min(y0, v.row), max(y1, v.row)
		if v.z > top {
			top = v.z
		}
	}
	// From the grid, whose zero is the first pixel's centre, to pixels; a little
	// more, as the grid is coarse.
	const lo, hi = grid/2 - 2, grid/2 + 2
	return (x0 + lo) >> gridBits, (y0 + lo) >> gridBits, (x1 + hi) >> gridBits, (y1 + hi) >> gridBits, top
}

// look tells which triangles of a patch face the eye and whether any does.
func look(corner *[9]*vertex, face *[patchSize]uint8) (any bool) {
	for k := range face {
		f := &fan[k]
		a, b, c := corner[f[0]], corner[f[1]], corner[f[2]]
		if (b.x-a.x)*(c.y-a.y)-(b.y-a.y)*(c.x-a.x) < 0 {
			face[k], any = faceFront, true
		}
	}
	return any
}

// note enters a patch, which lies within some pixels, in every tile it touches.
func (r *Renderer) note(patch int32, top float32, list int, x0, y0, x1, y1 int32) {
	shift := r.shift
	last := int32(1)<<shift - 1
	for ty := y0 >> shift; ty <= y1>>shift; ty++ {
		for tx := x0 >> shift; tx <= x1>>shift; tx++ {
			x, y := tx<<shift, ty<<shift
			k := (int(ty)*r.tilesX+int(tx))*lists + list
			r.bins[k] = append(r.bins[k], entry{
				patch, top,
				uint8(max(0, x0-x)), uint8(max(0, y0-y)),
				uint8(min(last, x1-x)), uint8(min(last, y1-y)),
			})
		}
	}
}

// around lists the entries of the tile at a position, and the pixel in the tile.
func (r *Renderer) around(x, y float64) (bins [][]entry, px, py uint8) {
	if !(x >= 0 && y >= 0 && x < float64(r.w) && y < float64(r.h)) {
		return nil, 0, 0
	}
	xi, yi := int(x), int(y)
	last := 1<<r.shift - 1
	k := (yi>>r.shift*r.tilesX + xi>>r.shift) * lists
	return r.bins[k : k+lists], uint8(xi & last), uint8(yi & last)
}

// near tells whether a patch may lie at a pixel of its tile.
func (e *entry) near(px, py uint8) bool {
	return e.x0 <= px && px <= e.x1 && e.y0 <= py && py <= e.y1
}

// doubt is how far, in pixels, a corner's rounded position may lie from its true one.
const doubt = .01

// reaches tells whether a triangle faces the eye and may lie at a position, nearer
// than a depth.
func (r *Renderer) reaches(tri int32, x, y float64, z float32) bool {
	if r.face[tri] != faceFront {
		return false
	}
	t := &r.mesh.Tri[tri]
	a, b, c := &r.vert[t[0]], &r.vert[t[1]], &r.vert[t[2]]
	if a.z <= z && b.z <= z && c.z <= z {
		return false
	}
	return x >= float64(min(a.x, b.x, c.x))-doubt && x <= float64(max(a.x, b.x, c.x))+doubt &&
		y >= float64(min(a.y, b.y, c.y))-doubt && y <= float64(max(a.y, b.y, c.y))+doubt
}
