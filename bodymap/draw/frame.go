package draw

import (
	"encoding/binary"
	"image"

	"ashi/bodymap/atlas"
)

// Plain draws a body with one sample per pixel and no lines: the frame while
// the hand moves. The opaque image has a stride of 4 bytes times its width and
// is valid until the next call.
func (r *Renderer) Plain(b *atlas.Body, c atlas.Camera, l Light) *image.RGBA {
	return r.plain(b.Mesh(c.Pose), c, l)
}

// Resting draws the same frame as Plain with an even outline, smooth edges and
// the dashed bony guides: the picture when nothing moves.
func (r *Renderer) Resting(b *atlas.Body, c atlas.Camera, l Light) *image.RGBA {
	return r.resting(b.Mesh(c.Pose), c, l)
}

func (r *Renderer) plain(m *atlas.Mesh, c atlas.Camera, l Light) *image.RGBA {
	r.surface(m, c, l)
	r.fade()
	return r.img
}

func (r *Renderer) resting(m *atlas.Mesh, c atlas.Camera, l Light) *image.RGBA {
	r.surface(m, c, l)
	r.drawGuides()
	r.drawOutline()
	r.fade()
	return r.img
}

// surface draws the lit skin into the picture, depth and id buffers.
func (r *Renderer) surface(m *atlas.Mesh, c atlas.Camera, l Light) {
	r.prepare(m, c, l)
	if len(r.body) == 0 {
		return
	}
	r.crew.run(vertexChunks, r.jobs.vertices)
	r.crew.run(lists, r.jobs.sort)
	r.crew.run(len(r.bins)/(lists*r.tilesX), r.jobs.rows)
	r.drawEyes()
}

// prepare makes the buffers fit the mesh and the picture.
func (r *Renderer) prepare(m *atlas.Mesh, c atlas.Camera, l Light) {
	c.W, c.H = max(0, c.W), max(0, c.H)
	if l != r.light || len(r.blank) != 4*c.W {
		r.light = l
		r.ramp.set(l)
		r.blank = grow(r.blank, 4*c.W)
		for i := range c.W {
			binary.LittleEndian.PutUint32(r.blank[4*i:], r.ramp[0])
		}
	}
	if m != r.mesh {
		r.mesh, r.form = m, formOf(m)
		r.vert = grow(r.vert, len(m.Pos))
		r.face = grow(r.face, len(m.Tri))
	}
	r.dye.ready(r.paint, m, r.form, l.Lit)
	r.cam, r.proj, r.fading = c, newProjection(c, l, r.form.middle), fadingOf(c)
	shift := uint8(smallTile)
	if c.PxPerCM > nearPxCM {
		shift = largeTile
	}
	if r.w == c.W && r.h == c.H && r.shift == shift {
		return
	}
	r.w, r.h, r.shift = c.W, c.H, shift
	n := c.W * c.H
	r.img.Pix = grow(r.img.Pix, 4*n)
	r.img.Stride, r.img.Rect = 4*c.W, image.Rect(0, 0, c.W, c.H)
	r.body = grow(r.body, n)
	r.ink.fit(c.W, c.H)
	last := 1<<shift - 1
	r.tilesX = (c.W + last) >> shift
	tiles := r.tilesX * ((c.H + last) >> shift)
	r.bins = grow(r.bins, lists*tiles)
	for i := range r.faint {
		r.faint[i] = grow(r.faint[i], tiles)
	}
}

// grow returns a slice of length n, s's own memory where it suffices.
func grow[T any](s []T, n int) []T {
	if n <= cap(s) {
		return s[:n]
	}
	return append(s[:cap(s)], make([]T, n-cap(s))...)
}
