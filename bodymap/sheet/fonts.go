package sheet

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"ashi/assets"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// mmPerPoint turns sizes of type into lengths on the page.
const mmPerPoint = 25.4 / 72

// face is one font file, parsed once in the life of the program.
type face struct {
	name   string
	data   []byte
	font   *sfnt.Font
	perEm  float64
	mu     sync.Mutex
	buf    sfnt.Buffer
	glyphs map[rune]glyph
}

// glyph is a letter of a face; its lengths are shares of the em.
type glyph struct {
	index   sfnt.GlyphIndex
	advance float64
}

// faces are the fonts of the paper, in the order in which they are asked for a letter.
type faces struct{ sans, bold, han, symbols *face }

var fonts = sync.OnceValue(func() *faces {
	return &faces{
		sans:    parse("sans", assets.Sans),
		bold:    parse("bold", assets.SansBold),
		han:     parse("han", assets.Han),
		symbols: parse("symbols", assets.Symbols),
	}
})

// parse panics on a damaged font: it is part of the program.
func parse(name string, data []byte) *face {
	f, err := sfnt.Parse(data)
	if err != nil {
		panic(fmt.Errorf("font %s: %w", name, err))
	}
	return &face{name: name, data: data, font: f, perEm: float64(f.UnitsPerEm()), glyphs: map[rune]glyph{}}
}

// glyph finds a letter; its index is 0 where the face lacks it.
func (f *face) glyph(r rune) glyph {
	f.mu.Lock()
	defer f.mu.Unlock()
	if g, ok := f.glyphs[r]; ok {
		return g
	}
	var g glyph
	// The PDF writer knows the letters of the first plane only.
	if i, err := f.font.GlyphIndex(&f.buf, r); err == nil && i != 0 && r <= 0xffff {
		if a, err := f.font.GlyphAdvance(&f.buf, i, fixed.I(int(f.perEm)), font.HintingNone); err == nil {
			g = glyph{i, float64(a) / 64 / f.perEm}
		}
	}
	f.glyphs[r] = g
	return g
}

// outline returns the drawing of a glyph, in shares of the em, y downward from the baseline.
func (f *face) outline(i sfnt.GlyphIndex) path {
	f.mu.Lock()
	defer f.mu.Unlock()
	segments, err := f.font.LoadGlyph(&f.buf, i, fixed.I(int(f.perEm)), nil)
	if err != nil {
		return nil
	}
	at := func(p fixed.Point26_6) point {
		return point{float64(p.X) / 64 / f.perEm, float64(p.Y) / 64 / f.perEm}
	}
	var p path
	var last point
	for _, s := range segments {
		a, b, c := at(s.Args[0]), at(s.Args[1]), at(s.Args[2])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if len(p) > 0 {
				p.close()
			}
			p.move(a)
			last = a
		case sfnt.SegmentOpLineTo:
			p.line(a)
			last = a
		case sfnt.SegmentOpQuadTo:
			p.curve(between(last, a, 2.0/3), between(b, a, 2.0/3), b)
			last = b
		case sfnt.SegmentOpCubeTo:
			p.curve(a, b, c)
			last = c
		}
	}
	if len(p) > 0 {
		p.close()
	}
	return p
}

// missing stands for a letter that no font has, so that its place is seen.
const missing = '\uFFFD'

// printable makes a text one line of letters that draw: accents are joined to
// their letters, white space becomes a blank, signs without a picture go.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\ufeff' || r >= 0xfe00 && r <= 0xfe0f || r == 0xad:
			return -1
		}
		return r
	}, norm.NFC.String(s))
}

// faceFor finds the face that has a letter; a letter that none has becomes the sign for it.
func (f *faces) faceFor(r rune, bold bool) (*face, rune) {
	first := f.sans
	if bold {
		first = f.bold
	}
	for _, c := range []*face{first, f.han, f.symbols} {
		if c.glyph(r).index != 0 {
			return c, r
		}
	}
	return first, missing
}
