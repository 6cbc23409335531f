package sheet

import (
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/font/sfnt"
)

// pageGap is the space between pages where they stand below one another, in mm.
const pageGap = 6

// writeSVG draws the pages below one another. Letters are outlines, so that they
// look the same everywhere; an unseen text above them can be searched and copied.
func writeSVG(w io.Writer, pages []page, title, lang string) error {
	paint(pages, true)
	s := svgPen{seen: map[glyphKey]int{}}
	top := 0.0
	for _, p := range pages {
		fmt.Fprintf(&s.body, `<g transform="translate(0 %s)"><rect width="%s" height="%s" fill="#fff"/>`, num(top), num(p.w), num(p.h))
		for _, it := range p.items {
			switch {
			case it.shape != nil:
				s.shape(it.shape)
			case it.words != nil:
				s.words(it.words)
			case it.picture != nil:
				s.picture(it.picture)
			}
		}
		s.body.WriteString("</g>\n")
		top += p.h + pageGap
	}
	width, height := num(pages[0].w), num(top-pageGap)
	_, err := fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="%s" width="%smm" height="%smm" viewBox="0 0 %s %s"><title>%s</title>
<defs>%s</defs>
%s</svg>
`, html.EscapeString(lang), width, height, width, height, clean(title), s.defs.String(), s.body.String())
	return err
}

type glyphKey struct {
	face *face
	i    sfnt.GlyphIndex
}

type svgPen struct {
	defs, body strings.Builder
	seen       map[glyphKey]int
}

// num writes a length to a thousandth of a millimetre.
func num(v float64) string { return strconv.FormatFloat(math.Round(v*1000)/1000, 'f', -1, 64) }

// clean makes a text safe between tags: XML has no place for control signs.
func clean(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0xfffe || r == 0xffff {
			return missing
		}
		return r
	}, s))
}

func hex(c ink) string {
	if c.A == 0 {
		return "none"
	}
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

func pathData(p path, scale float64) string {
	var b strings.Builder
	for _, s := range p {
		b.WriteByte(s.op)
		for i := range s.points() {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(num(s.p[i].X*scale) + " " + num(s.p[i].Y*scale))
		}
	}
	return b.String()
}

func (s *svgPen) shape(sh *shape) {
	fmt.Fprintf(&s.body, `<path d="%s" fill="%s"`, pathData(sh.path, 1), hex(sh.fill))
	if sh.line.A > 0 {
		fmt.Fprintf(&s.body, ` stroke="%s" stroke-width="%s" stroke-linejoin="round"`, hex(sh.line), num(sh.width))
		if sh.dash > 0 {
			fmt.Fprintf(&s.body, ` stroke-dasharray="%s"`, num(sh.dash))
		}
	}
	s.body.WriteString("/>")
}

// unitsPerEm is the grid of the outlines in defs: fine enough for num.
const unitsPerEm = 100

func (s *svgPen) words(w *words) {
	em := w.size * mmPerPoint
	fmt.Fprintf(&s.body, `<g fill="%s">`, hex(w.ink))
	for _, r := range w.runs {
		x := w.x + r.x
		for _, letter := range r.text {
			g := r.face.glyph(letter)
			if letter != ' ' {
				fmt.Fprintf(&s.body, `<use href="#g%d" transform="translate(%s %s) scale(%s)"/>`,
					s.outline(r.face, g.index), num(x), num(w.y), strconv.FormatFloat(em/unitsPerEm, 'f', 6, 64))
			}
			x += g.advance * em
		}
		fmt.Fprintf(&s.body, `<text x="%s" y="%s" font-size="%s" font-family="sans-serif" textLength="%s" fill-opacity="0" xml:space="preserve">%s</text>`,
			num(w.x+r.x), num(w.y), num(em), num(r.width), clean(r.text))
	}
	s.body.WriteString("</g>")
}

// outline defines a glyph at its first use and returns its number.
func (s *svgPen) outline(f *face, i sfnt.GlyphIndex) int {
	k := glyphKey{f, i}
	n, ok := s.seen[k]
	if !ok {
		n = len(s.seen)
		s.seen[k] = n
		fmt.Fprintf(&s.defs, `<path id="g%d" d="%s"/>`, n, pathData(f.outline(i), unitsPerEm))
	}
	return n
}

func (s *svgPen) picture(p *picture) {
	fmt.Fprintf(&s.body, `<image x="%s" y="%s" width="%s" height="%s" preserveAspectRatio="none" href="data:image/jpeg;base64,%s"/>`,
		num(p.X), num(p.Y), num(p.W), num(p.H), base64.StdEncoding.EncodeToString(p.jpeg))
}
