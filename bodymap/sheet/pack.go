package sheet

import (
	"bytes"
	"image"
	"image/jpeg"
	"sync"
)

// quality of the packed pictures: beyond it clay looks no better on paper.
const quality = 84

// pack packs the pictures of all pages, side by side on the processors.
func pack(pages []page) {
	var all sync.WaitGroup
	for i := range pages {
		for _, it := range pages[i].items {
			if pic := it.picture; pic != nil {
				all.Go(func() { pic.jpeg = packed(pic.image) })
			}
		}
	}
	all.Wait()
}

func packed(img image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		panic(err) // a buffer takes everything, and no picture is too large
	}
	return b.Bytes()
}
