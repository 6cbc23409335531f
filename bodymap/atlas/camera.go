package atlas

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
// (gone). It changes evenly across the picture, so a renderer may step it.
func (c Camera) Opacity(x, y float64) float64 {
	if c.Fade.Gone == c.Fade.Full {
		return 1
	}
	p := c.Centre.Add(c.Right.Mul((x - float64(c.W)/2) / c.PxPerCM)).Sub(c.Up.Mul((y - float64(c.H)/2) / c.PxPerCM))
	return min(1, max(0, (c.Fade.Gone-p.Dot(c.Fade.Dir))/(c.Fade.Gone-c.Fade.Full)))
}
