package atlas

import "math"

// Camera is a parallel projection of a body onto W x H pixels. It is a plain
// value: copy it freely, and compare two with ==.
type Camera struct {
	Right, Up, Toward Vec     // orthonormal; Toward points from the body to the eye
	Centre            Vec     // cm; drawn at the middle of the image
	PxPerCM           float64 // scale
	W, H              int     // image size in pixels
	Pose              Pose
	Show              PartSet // parts that are drawn; zero: all
	Fade              Fade    // where a figure that is cut (a hand, a head) ends; the zero Fade: nowhere
}

// Fade makes the body vanish along a direction in the plane of the picture: it
// is whole where p.Dot(Dir) <= Full and gone where p.Dot(Dir) >= Gone, in cm.
// It belongs to the body, so panning and zooming leave it in place.
type Fade struct {
	Dir        Vec
	Full, Gone float64
}

// Opacity tells how much of the body shows at a pixel, from 1 (whole) to 0
// (gone). It changes evenly across the picture. Once the body is turned it changes with
// depth as well; then this is the opacity in the plane through the camera's centre.
func (c Camera) Opacity(x, y float64) float64 {
	if c.Fade.Gone == c.Fade.Full {
		return 1
	}
	at := c.under(x, y).Dot(c.Fade.Dir)
	return min(1, max(0, (c.Fade.Gone-at)/(c.Fade.Gone-c.Fade.Full)))
}

// Project returns where a point of the body is drawn, in pixels, y down. Depth
// grows toward the eye, in cm from the plane through the camera's centre.
func (c Camera) Project(p Vec) (x, y, depth float64) {
	q := p.Sub(c.Centre)
	return float64(c.W)/2 + q.Dot(c.Right)*c.PxPerCM, float64(c.H)/2 - q.Dot(c.Up)*c.PxPerCM, q.Dot(c.Toward)
}

// under returns the point of the body's middle plane that is drawn at a pixel.
func (c Camera) under(x, y float64) Vec {
	return c.Centre.Add(c.Right.Mul((x - float64(c.W)/2) / c.PxPerCM)).Sub(c.Up.Mul((y - float64(c.H)/2) / c.PxPerCM))
}

// Pan moves the picture by so many pixels.
func (c Camera) Pan(dx, dy float64) Camera {
	c.Centre = c.under(float64(c.W)/2-dx, float64(c.H)/2-dy)
	return c
}

// Zoom makes the picture so many times larger and leaves what is at pixel x, y
// where it is. A factor that is not a positive number changes nothing.
func (c Camera) Zoom(factor, x, y float64) Camera {
	if !(factor > 0) || math.IsInf(factor, 1) {
		return c
	}
	fixed := c.under(x, y)
	c.Centre = fixed.Lerp(c.Centre, 1/factor)
	c.PxPerCM *= factor
	return c
}

// Resize fits the picture into another size about the same centre. The scale
// follows the smaller side.
func (c Camera) Resize(w, h int) Camera {
	if w > 0 && h > 0 && c.W > 0 && c.H > 0 {
		c.PxPerCM *= float64(min(w, h)) / float64(min(c.W, c.H))
	}
	c.W, c.H = w, h
	return c
}
