package draw

import (
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"ashi/assets"
)

// word is a text drawn once, as opacity of its letters and of the soft ground
// around them. Pixel (left, top) of it is where the text's base line starts.
type word struct {
	w, h, left, top  int
	ink, halo        []uint8
	width, capHeight float64 // pixels
}

type wordKey struct {
	text string
	px   float64
	bold bool
}

var words = cache[wordKey, *word]{draw: drawWord}

var (
	regularFont = sync.OnceValue(func() *opentype.Font { return parse(assets.Sans) })
	boldFont    = sync.OnceValue(func() *opentype.Font { return parse(assets.SansBold) })
)

func parse(ttf []byte) *opentype.Font {
	f, err := opentype.Parse(ttf)
	if err != nil {
		panic(fmt.Sprintf("draw: the embedded font is damaged: %v", err))
	}
	return f
}

// haloReach is how far the ground reaches around the letters, in pixels.
const haloReach = 2

func drawWord(k wordKey) *word {
	ttf := regularFont()
	if k.bold {
		ttf = boldFont()
	}
	face, err := opentype.NewFace(ttf, &opentype.FaceOptions{Size: max(1, k.px), DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic(fmt.Sprintf("draw: font size %v: %v", k.px, err))
	}
	d := font.Drawer{Src: image.Opaque, Face: face}
	advance := float64(d.MeasureString(k.text)) / 64
	ascent, descent := k.px*1.1, k.px*.35
	w := &word{
		w: int(advance) + 2*haloReach + 4, h: int(ascent+descent) + 2*haloReach + 2,
		left: haloReach + 1, top: int(ascent) + haloReach + 1,
		width: advance, capHeight: float64(face.Metrics().CapHeight) / 64,
	}
	mask := image.NewAlpha(image.Rect(0, 0, w.w, w.h))
	d.Dst, d.Dot = mask, fixed.P(w.left, w.top)
	d.DrawString(k.text)
	w.ink, w.halo = mask.Pix, halo(mask)
	return w
}

// halo spreads a mask by haloReach, softly.
func halo(m *image.Alpha) []uint8 {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	out := make([]uint8, w*h)
	for y := range h {
		for x := range w {
			best := 0.
			for j := max(0, y-haloReach); j <= min(h-1, y+haloReach); j++ {
				for i := max(0, x-haloReach); i <= min(w-1, x+haloReach); i++ {
					far := math.Hypot(float64(i-x), float64(j-y))
					best = max(best, float64(m.Pix[j*w+i])*clamp01(haloReach+.5-far))
				}
			}
			out[y*w+x] = uint8(best)
		}
	}
	return out
}

// Label writes one line of text whose base line starts at (x, y), px pixels
// high, with a ground in the halo's colour around the letters; a halo of
// opacity 0 leaves it away.
func Label(dst *image.RGBA, x, y float64, text string, px float64, ink, halo color.NRGBA) {
	words.get(wordKey{text, quarter(px), false}).write(dst, x, y, ink, halo)
}

// write lays the word over a picture, its base line starting at (x, y).
func (w *word) write(dst *image.RGBA, x, y float64, ink, halo color.NRGBA) {
	left, top := int(math.Round(x))-w.left, int(math.Round(y))-w.top
	if halo.A > 0 {
		w.blit(dst, left, top, w.halo, halo)
	}
	w.blit(dst, left, top, w.ink, ink)
}

// LabelSize returns the width of a text and the height of its capitals in
// pixels, to centre or to keep labels apart.
func LabelSize(text string, px float64) (width, capHeight float64) {
	w := words.get(wordKey{text, quarter(px), false})
	return w.width, w.capHeight
}

func (w *word) blit(dst *image.RGBA, left, top int, mask []uint8, c color.NRGBA) {
	area := image.Rect(left, top, left+w.w, top+w.h).Intersect(dst.Rect)
	ink := pack(c)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		cover := mask[(y-top)*w.w+area.Min.X-left:][:area.Dx()]
		row := dst.Pix[dst.PixOffset(area.Min.X, y):][:4*len(cover)]
		for i, k := range cover {
			if k == 0 {
				continue
			}
			a := (uint32(k)*uint32(c.A) + 127) / 255
			p := row[4*i : 4*i+4]
			d := binary.LittleEndian.Uint32(p)
			binary.LittleEndian.PutUint32(p, times(ink, a)+times(d, 255-a)+(times(ink>>8, a)+times(d>>8, 255-a))<<8)
		}
	}
}
