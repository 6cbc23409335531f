package sheet

import (
	"image"
	"slices"

	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// closeUp draws the body for a box of the page.
func (e *eyes) closeUp(b box, cam atlas.Camera) picture {
	light := draw.Paper
	light.Line = 2
	img := e.renderer.Resting(e.body, cam, light)
	own := *img // the renderer draws into its picture again
	own.Pix = slices.Clone(img.Pix)
	return picture{box: b, image: &own}
}

// small draws the whole body for a locator: twice as large and shrunk, which is
// smooth without the outline of the large picture.
func (e *eyes) small(cam atlas.Camera) image.Image {
	if img, ok := e.locators[cam]; ok {
		return img
	}
	large := cam
	large.W, large.H, large.PxPerCM = 2*cam.W, 2*cam.H, 2*cam.PxPerCM
	light := draw.Paper
	light.Rim = 0.75
	from := e.renderer.Plain(e.body, large, light)
	to := image.NewRGBA(image.Rect(0, 0, cam.W, cam.H))
	for y := range cam.H {
		for x := range 4 * cam.W {
			at := from.PixOffset(x/4*2, 2*y) + x%4
			sum := int(from.Pix[at]) + int(from.Pix[at+4]) + int(from.Pix[at+from.Stride]) + int(from.Pix[at+from.Stride+4])
			to.Pix[y*to.Stride+x] = uint8(sum / 4)
		}
	}
	e.locators[cam] = to
	return to
}
