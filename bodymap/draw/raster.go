package draw

import "encoding/binary"

// Tiles are drawn in small buffers of their own, which stay in the processor's
// nearest memory, and a row of tiles is then copied to the picture in the order of
// the picture's memory.
const (
	tileSide   = 1 << largeTile // pixels from one row to the next, also of a small tile
	tilePixels = tileSide * tileSide
)

type tile struct {
	x0, y0, x1, y1 int32 // in the picture: x0 <= x < x1, y0 <= y < y1
	empty          bool
	depth          [tilePixels]float32
	id             [tilePixels]int32
	pix            [4 * tilePixels]uint8
}

// set makes the tile an empty one.
func (t *tile) set(background uint32) {
	for k := range t.depth {
		t.depth[k] = noDepth
		binary.LittleEndian.PutUint32(t.pix[4*k:], background)
	}
}

// fillRow draws one row of tiles.
func (r *Renderer) fillRow(worker, row int) {
	bins := r.bins[row*r.tilesX*lists:]
	tiles := r.tiles[worker*r.tilesX : (worker+1)*r.tilesX]
	for i := range tiles {
		t := &tiles[i]
		t.x0, t.y0 = int32(i<<r.shift), int32(row<<r.shift)
		t.x1, t.y1 = min(t.x0+1<<r.shift, int32(r.w)), min(t.y0+1<<r.shift, int32(r.h))
		r.fillTile(t, (*[lists][]entry)(bins[i*lists:]))
	}
	for y := row << r.shift; y < min((row+1)<<r.shift, r.h); y++ {
		r.copyRow(tiles, y)
	}
}

// fillTile draws one square of the picture.
func (r *Renderer) fillTile(t *tile, bins *[lists][]entry) {
	t.empty = len(bins[0])+len(bins[1])+len(bins[2])+len(bins[3]) == 0
	if t.empty {
		return
	}
	n := tileSide << r.shift
	copy(t.depth[:n], r.blank.depth[:])
	copy(t.pix[:4*n], r.blank.pix[:])
	for _, list := range bins {
		for k := range list {
			first := list[k].patch * patchSize
			for i, face := range r.face[first : first+patchSize] {
				if face == faceFront {
					r.fill(t, first+int32(i))
				}
			}
		}
	}
}

// copyRow copies one row of pixels to the picture.
func (r *Renderer) copyRow(tiles []tile, y int) {
	depth, id, pix := r.depth[y*r.w:(y+1)*r.w], r.id[y*r.w:(y+1)*r.w], r.img.Pix[4*y*r.w:4*(y+1)*r.w]
	for i := range tiles {
		t := &tiles[i]
		from, n := (y-int(t.y0))*tileSide, int(t.x1-t.x0)
		if t.empty {
			t, from = &r.blank, 0
		} else {
			copy(id[i<<r.shift:], t.id[from:from+n])
		}
		copy(depth[i<<r.shift:], t.depth[from:from+n])
		copy(pix[4*i<<r.shift:], t.pix[4*from:4*(from+n)])
	}
}
