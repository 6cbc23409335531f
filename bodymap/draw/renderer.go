// Package draw turns a body and the marks on it into pixels, for any camera,
// and pixels back into places on the skin.
package draw

import (
	"image"
	"math"

	"ashi/bodymap/atlas"
)

// Frames are cut in square tiles: the unit of work between processors and of
// the search in Pick and Visible. They are small where triangles are. A tile's side
// is a power of two in pixels; these are the exponents.
const (
	smallTile = 4
	largeTile = 5
	nearPxCM  = 14 // scale from which triangles are large
)

// lists is in how many parts the triangles are sorted into tiles. It is fixed
// so that a frame is the same on any number of processors.
const lists = 4

// noDepth lies behind every body.
const noDepth = float32(-1e30)

// What a triangle does in the current frame.
const (
	faceAway uint8 = iota
	faceFront
	faceHidden // not among the parts shown
)

// vertex is a corner on the picture: pixels, depth in cm toward the eye
// (from the camera's centre), and brightness as a step of the ramp.
type vertex struct {
	x, y, z, shade float32
	// The same position on the grid, whose zero is the centre of the first pixel.
	col, row int32
}

// turned is the column of a vertex all of whose patches face away: the rest of it
// is not known.
const turned = math.MinInt32

// Renderer draws frames and remembers the last one for Pick and Visible. It
// reuses its buffers, so an image is valid until the next call. It is not safe
// for concurrent use, though it works on all processors itself.
type Renderer struct {
	cam    atlas.Camera
	light  Light
	mesh   *atlas.Mesh
	paint  *Paint
	dye    dye
	washes []washes // of each worker
	form   *form
	proj   projection
	fading fading
	ramp   ramp

	w, h   int
	shift  uint8 // smallTile or largeTile
	tilesX int   // tiles in a row
	img    *image.RGBA
	body   []pixel
	blank  []uint8 // a row of the background
	vert   []vertex
	face   []uint8
	bins   [][]entry     // lists per tile, tile by tile
	faint  [lists][]bool // per tile: whether a patch of the list has faded in part
	ink    ink
	seams  []seam
	sketch [lists][]stroke
	asked  []atlas.Place // by VisibleAll
	told   []Seen
	crew   crew
	jobs   jobs
}

// jobs are the renderer's methods as values, made once.
type jobs struct {
	vertices, sort, rows, strokes, fade, seen func(worker, chunk int)
}

// NewRenderer returns a renderer without a frame: Pick and Visible find nothing.
func NewRenderer() *Renderer {
	r := &Renderer{img: image.NewRGBA(image.Rectangle{})}
	r.crew.init()
	r.washes = make([]washes, r.crew.size)
	r.jobs = jobs{r.vertices, r.sort, r.fillRow, r.outlines, r.fadeTile, r.tell}
	return r
}
