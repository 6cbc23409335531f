package sheet

import (
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"math"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/vector"
)

// pngPerMM is the resolution of the PNG: 150 dots to the inch.
const pngPerMM = 150 / 25.4

// writePNG draws the pages below one another on one image.
func writePNG(w io.Writer, pages []page) error {
	paint(pages, false)
	height := -float64(pageGap)
	for _, p := range pages {
		height += p.h + pageGap
	}
	c := canvas{RGBA: image.NewRGBA(image.Rect(0, 0, pixels(pages[0].w), pixels(height)))}
	draw.Draw(c, c.Bounds(), image.NewUniform(hair), image.Point{}, draw.Src)
	for _, p := range pages {
		sheet := image.Rect(0, pixels(c.top), pixels(p.w), pixels(c.top+p.h))
		draw.Draw(c, sheet, image.White, image.Point{}, draw.Src)
		for _, it := range p.items {
			c.item(it)
		}
		c.top += p.h + pageGap
	}
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(w, c.RGBA); err != nil {
		return fmt.Errorf("png: %w", err)
	}
	return nil
}

func pixels(mm float64) int { return int(math.Round(mm * pngPerMM)) }

// canvas draws the things of a page whose top edge is at top mm.
type canvas struct {
	*image.RGBA
	top float64
}

func (c canvas) item(it item) {
	switch {
	case it.shape != nil:
		s := it.shape
		if s.fill.A > 0 {
			c.fill(flatten(s.path), s.fill)
		}
		if s.line.A > 0 {
			c.fill(stroke(dashes(flatten(s.path), s.dash), s.width), s.line)
		}
	case it.words != nil:
		c.words(it.words)
	case it.picture != nil:
		p := it.picture
		at := image.Rect(pixels(p.X), pixels(c.top+p.Y), pixels(p.right()), pixels(c.top+p.bottom()))
		xdraw.ApproxBiLinear.Scale(c.RGBA, at, p.image, p.image.Bounds(), draw.Over, nil)
	}
}

func (c canvas) words(w *words) {
	em := w.size * mmPerPoint
	for _, r := range w.runs {
		x := w.x + r.x
		for _, letter := range r.text {
			g := r.face.glyph(letter)
			var moved path
			for _, s := range r.face.outline(g.index) {
				for i := range s.p {
					s.p[i] = s.p[i].mul(em).add(point{x, w.y})
				}
				moved = append(moved, s)
			}
			c.fill(flatten(moved), w.ink)
			x += g.advance * em
		}
	}
}

// fill paints the inside of closed lines (mm), only touching the pixels near them.
func (c canvas) fill(lines [][]point, colour ink) {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, l := range lines {
		for _, p := range l {
			low = point{min(low.X, p.X), min(low.Y, p.Y)}
			high = point{max(high.X, p.X), max(high.Y, p.Y)}
		}
	}
	if low.X > high.X {
		return
	}
	area := image.Rect(int(low.X*pngPerMM)-1, int((low.Y+c.top)*pngPerMM)-1, int(high.X*pngPerMM)+2, int((high.Y+c.top)*pngPerMM)+2)
	z := vector.NewRasterizer(area.Dx(), area.Dy())
	for _, l := range lines {
		for i, p := range l {
			x := float32(p.X*pngPerMM - float64(area.Min.X))
			y := float32((p.Y+c.top)*pngPerMM - float64(area.Min.Y))
			if i == 0 {
				z.MoveTo(x, y)
			} else {
				z.LineTo(x, y)
			}
		}
		z.ClosePath()
	}
	z.Draw(c.RGBA, area, image.NewUniform(colour), image.Point{})
}
