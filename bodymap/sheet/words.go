package sheet

import "strings"

// run is a piece of a line in one face.
type run struct {
	face  *face
	text  string
	x     float64 // mm from the start of the line
	width float64 // mm
}

// words is one line of text; x and y are the start of its baseline.
type words struct {
	x, y float64
	size float64 // pt
	ink  ink
	runs []run
}

// style is how a line looks.
type style struct {
	size float64 // pt
	bold bool
	ink  ink
}

func (s style) with(size float64) style { s.size = size; return s }

// set makes a line of text that starts at x 0, y 0.
func (s style) set(text string) words {
	w := words{size: s.size, ink: s.ink}
	em := s.size * mmPerPoint
	x := 0.0
	var letters strings.Builder
	for _, r := range printable(text) {
		f, shown := fonts().faceFor(r, s.bold)
		if n := len(w.runs); n == 0 || w.runs[n-1].face != f {
			w.cut(&letters)
			w.runs = append(w.runs, run{face: f, x: x})
		}
		letters.WriteRune(shown)
		advance := f.glyph(shown).advance * em
		w.runs[len(w.runs)-1].width += advance
		x += advance
	}
	w.cut(&letters)
	return w
}

// cut gives the letters gathered so far to the last run.
func (w *words) cut(letters *strings.Builder) {
	if n := len(w.runs); n > 0 {
		w.runs[n-1].text = letters.String()
	}
	letters.Reset()
}

func (w words) width() float64 {
	if len(w.runs) == 0 {
		return 0
	}
	last := w.runs[len(w.runs)-1]
	return last.x + last.width
}

func (w words) at(x, y float64) words     { w.x, w.y = x, y; return w }
func (w words) endAt(x, y float64) words  { return w.at(x-w.width(), y) }
func (w words) centre(x, y float64) words { return w.at(x-w.width()/2, y) }

func (s style) width(text string) float64 { return s.set(text).width() }

// fit makes a line no wider than width by shrinking it, down to the smallest size; below that it wraps.
func (s style) fit(text string, width, smallest float64) (style, []string) {
	if w := s.width(text); w > width {
		s.size = max(smallest, s.size*width/w*0.995)
	}
	return s, s.wrap(text, width)
}

// wrap breaks a text into lines no wider than width: at blanks, and inside a
// word only where the word alone is too wide.
func (s style) wrap(text string, width float64) []string {
	var lines []string
	line, used, blank := "", 0.0, s.width(" ")
	for _, word := range strings.Fields(printable(text)) {
		w := s.width(word)
		if line != "" && used+blank+w <= width { // letters stand side by side: their widths add up
			line, used = line+" "+word, used+blank+w
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line, used = word, w
		if w > width {
			pieces := s.chop(word, width)
			lines = append(lines, pieces[:len(pieces)-1]...)
			line = pieces[len(pieces)-1]
			used = s.width(line)
		}
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

// chop cuts a word into pieces that fit; each has at least one letter.
func (s style) chop(word string, width float64) []string {
	var pieces []string
	piece := ""
	for _, r := range word {
		if piece != "" && s.width(piece+string(r)) > width {
			pieces = append(pieces, piece)
			piece = ""
		}
		piece += string(r)
	}
	return append(pieces, piece)
}
