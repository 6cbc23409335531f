package sheet

import "slices"

// grid is a table of plain texts that goes on over the pages; its head stands on each.
type grid struct {
	*layout
	cols  []column
	size  float64 // pt
	ticks bool    // a box to tick off stands before each row
}

// grid makes a table; the column of width 0 gets what is left of the page.
func (l *layout) grid(size float64, ticks bool, cols ...column) grid {
	g := grid{l, cols, size, ticks}
	rest := l.w - margin - g.left()
	for _, c := range cols {
		rest -= c.width
	}
	cols[slices.IndexFunc(cols, func(c column) bool { return c.width == 0 })].width = rest
	return g
}

func (g grid) left() float64 {
	if g.ticks {
		return margin + tickW
	}
	return margin
}

// gridLine is the distance in mm from a row to the next one beside its text.
const gridLine = 2.0

// write writes the rows below each other, the first column in bold. More may stand below a row, beside its first column,
// over as many pages as it takes.
func (g grid) write(rows [][]string, more ...string) {
	head := make([]string, len(g.cols))
	for k, c := range g.cols {
		head[k] = c.title
	}
	titles, headHeight := g.cells(head, headStyle.with(g.size-0.5))
	for i, texts := range rows {
		cells, height := g.cells(texts, plain.with(g.size))
		need := height + gridLine
		if i < len(more) {
			need += plain.with(g.size).leading()
		}
		if g.room(need+map[bool]float64{true: headHeight + gridLine}[i == 0]) || i == 0 {
			g.row(titles, headHeight)
			g.line(0.3, black)
		}
		if g.ticks {
			g.page().draw(shape{path: rounded(box{margin + 0.4, g.y + 0.7, 3, 3}, 0.3), line: black, width: 0.3})
		}
		g.row(cells, height)
		if i < len(more) {
			g.below(more[i], titles, headHeight)
		}
		g.line(0.12, hair)
	}
}

func (g grid) below(text string, titles []cell, headHeight float64) {
	s, x := plain.with(g.size), g.left()+g.cols[0].width
	g.y -= 0.6
	for _, line := range s.wrap(text, g.w-margin-x) {
		if g.room(s.leading() + gridLine) {
			g.row(titles, headHeight)
			g.line(0.3, black)
		}
		g.page().lines(s, []string{line}, x, g.y)
		g.y += s.leading()
	}
	g.y += 1.2
}

// line ends a row.
func (g grid) line(width float64, c ink) {
	g.page().rule(point{margin, g.y - 0.5}, point{g.w - margin, g.y - 0.5}, width, c)
}

// cells wraps the texts of a row and tells how high it is.
func (g grid) cells(texts []string, s style) (cells []cell, height float64) {
	bold := s.bold
	for k, text := range texts {
		s.bold = bold || k == 0
		c := cellOf(s, text, g.cols[k].width-cellGap)
		cells = append(cells, c)
		height = max(height, float64(len(c.lines))*s.leading())
	}
	return cells, height
}

// row writes the texts of a row.
func (g grid) row(cells []cell, height float64) {
	x := g.left()
	for k, c := range cells {
		for i, text := range c.lines {
			w := c.style.set(text).at(x, g.y+0.7+c.style.baseline()+float64(i)*c.style.leading())
			if g.cols[k].right {
				w = w.endAt(x+g.cols[k].width-cellGap, w.y)
			}
			g.page().say(w)
		}
		x += g.cols[k].width
	}
	g.y += height + gridLine
}
