package figure

import (
	"math"

	"ashi/bodymap/draw"
)

// room knows where on the picture something lies already, by small square cells.
type room struct {
	cells []uint8
	w, h  int     // cells
	cell  float64 // pixels
	scale float64
	width float64 // pixels
}

// What lies on a cell.
const (
	taken  uint8 = 1 << iota
	marked       // by a mark
)

const cellUnits = 2

func (r *room) clear(w, h int, scale float64) {
	r.scale, r.cell, r.width = scale, cellUnits*scale, float64(w)
	r.w, r.h = int(float64(w)/r.cell)+1, int(float64(h)/r.cell)+1
	if n := r.w * r.h; n > cap(r.cells) {
		r.cells = make([]uint8, n)
	}
	r.cells = r.cells[:r.w*r.h]
	clear(r.cells)
}

// rows calls do with the cells of each row that a box touches, until it says stop.
func (r *room) rows(x0, y0, x1, y1 float64, do func(row []uint8) (stop bool)) bool {
	at := func(v float64, n int) int { return min(n-1, max(0, int(math.Floor(v/r.cell)))) }
	if x1 < 0 || y1 < 0 || x0 >= r.width || y0 >= float64(r.h)*r.cell {
		return false
	}
	a, b := at(x0, r.w), at(x1, r.w)+1
	for y := at(y0, r.h); y <= at(y1, r.h); y++ {
		if do(r.cells[y*r.w+a : y*r.w+b]) {
			return true
		}
	}
	return false
}

func (r *room) fill(x0, y0, x1, y1 float64, what uint8) {
	r.rows(x0, y0, x1, y1, func(row []uint8) bool {
		for i := range row {
			row[i] |= what
		}
		return false
	})
}

func (r *room) free(x0, y0, x1, y1 float64) bool {
	return !r.rows(x0, y0, x1, y1, func(row []uint8) bool {
		for _, c := range row {
			if c != 0 {
				return true
			}
		}
		return false
	})
}

// take keeps words away from a place, by so many units.
func (r *room) take(x, y, units float64, what uint8) {
	d := units * r.scale
	r.fill(x-d, y-d, x+d, y+d, what)
}

func (r *room) takeAll(list []draw.Seen, units float64, what uint8) {
	for _, s := range list {
		if s.OK {
			r.take(s.X, s.Y, units, what)
		}
	}
}

// place gives a word to a dot where there is room for it: to the right, else to
// the left, covering nothing.
func (r *room) place(text string, x, y, reach float64) (tag, bool) {
	gap := (reach + tagGap - dotReach) * r.scale
	off := math.Max(gap, reach*r.scale) + r.cell // clear of its own dot
	under := false
	r.rows(x, y, x, y, func(row []uint8) bool {
		under = row[0]&marked != 0
		return true
	})
	if under {
		gap = (markPx/2 + tagGap) * r.scale
		off = gap + r.cell
	}
	w, h := draw.LabelSize(text, tagPx*r.scale)
	y0, y1 := y-h/2-4, y+h/2+4
	for _, left := range []float64{x + gap, x - gap - w} {
		x0, x1 := left-2, left+w+2
		if x0 < 0 || x1 > r.width {
			continue
		}
		if left > x && r.free(x+off, y0, x1, y1) || left < x && r.free(x0, y0, x-off, y1) {
			r.fill(x0, y0, x1, y1, taken)
			return tag{text: text, x: left, y: y + h/2}, true
		}
	}
	return tag{}, false
}
