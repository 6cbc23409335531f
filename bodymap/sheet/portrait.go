package sheet

import (
	"bytes"
	"image"
	"image/jpeg"
	"slices"
	"sync"

	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// renderers are kept: their buffers are large.
var renderers = sync.Pool{New: func() any { return draw.NewRenderer() }}

// quality of the packed pictures: beyond it clay looks no better on paper.
const quality = 84

// paint makes the pictures of all pages, and packs each while the next is drawn.
func paint(pages []page, packing bool) {
	r := renderers.Get().(*draw.Renderer)
	defer renderers.Put(r)
	locators := map[atlas.Camera]*image.RGBA{}
	var packers sync.WaitGroup
	for i := range pages {
		for _, it := range pages[i].items {
			pic := it.picture
			switch {
			case pic == nil:
				continue
			case !pic.small:
				pic.image = closeUp(r, pic)
			case locators[pic.cam] == nil:
				locators[pic.cam] = locator(r, pic)
				fallthrough
			default:
				pic.image = locators[pic.cam]
			}
			if packing {
				packers.Go(func() { pic.jpeg = packed(pic.image) })
			}
		}
	}
	packers.Wait()
}

// packed makes a JPEG; of all types of image the packer is fastest with this one.
func packed(img *image.RGBA) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		panic(err) // a buffer takes everything, and no picture is too large
	}
	return b.Bytes()
}

func closeUp(r *draw.Renderer, pic *picture) *image.RGBA {
	light := draw.Paper
	light.Line = 2
	img := r.Resting(pic.body, pic.cam, light)
	own := *img // the renderer draws into its picture again
	own.Pix = slices.Clone(img.Pix)
	return &own
}

// locator draws the whole body twice as large and shrinks it, which is smooth
// without the outline of the large picture.
func locator(r *draw.Renderer, pic *picture) *image.RGBA {
	cam := pic.cam
	cam.W, cam.H, cam.PxPerCM = 2*cam.W, 2*cam.H, 2*cam.PxPerCM
	light := draw.Paper
	light.Rim = 0.75
	from := r.Plain(pic.body, cam, light)
	to := image.NewRGBA(image.Rect(0, 0, pic.cam.W, pic.cam.H))
	for y := range pic.cam.H {
		for x := range 4 * pic.cam.W {
			at := from.PixOffset(x/4*2, 2*y) + x%4
			sum := int(from.Pix[at]) + int(from.Pix[at+4]) + int(from.Pix[at+from.Stride]) + int(from.Pix[at+from.Stride+4])
			to.Pix[y*to.Stride+x] = uint8(sum / 4)
		}
	}
	return to
}
