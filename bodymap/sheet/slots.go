package sheet

// line is a row of figures on a page.
type line struct {
	figures []figure
	tall    bool // they are much higher than wide
}

// linesOf says which figures stand side by side: tall ones in pairs, so that both
// have the height of the page; crowded ones alone; others in pairs.
func (e *eyes) linesOf(figures []figure) []line {
	const crowded = 12
	var lines []line
	var open, openTall []figure // half-filled rows
	for _, f := range figures {
		switch {
		case e.tall(f):
			openTall = append(openTall, f)
		case len(f.sites) > crowded:
			lines = append(lines, line{figures: []figure{f}})
		default:
			open = append(open, f)
		}
	}
	if len(openTall)%2 == 1 && len(open)%2 == 1 {
		openTall, open = append(openTall, open[0]), open[1:]
	}
	var tall []line
	for ; len(openTall) > 0; openTall = openTall[min(2, len(openTall)):] {
		tall = append(tall, line{openTall[:min(2, len(openTall))], true})
	}
	for ; len(open) > 0; open = open[min(2, len(open)):] {
		lines = append(lines, line{open[:min(2, len(open))], false})
	}
	return append(tall, lines...)
}

const (
	single  = 72.0 // mm of the only row, with its caption, where that makes one page of the whole
	briefly = 58.0 // likewise, where the page also says what to draw up, or how outcomes went
	lowest  = 84.0 // of one row among others
	highest = 132.0
	tallest = 178.0 // of a row of tall ones
)

// figures draws the body. Where the bubbles of a figure find no room, its sites
// are parted over two figures and all are laid again.
func (l *layout) figures() {
	figures := l.eyes.plan()
	if len(figures) == 0 {
		return
	}
	for {
		page, y := len(l.pages), l.y
		charts, crowded := l.layAll(figures)
		if crowded < 0 {
			for _, c := range charts {
				l.figure(c)
			}
			return
		}
		l.pages, l.y = l.pages[:page], y
		var parted []figure
		for i, f := range figures {
			if i == crowded {
				a, b := l.eyes.split(f)
				parted = append(parted, a, b)
				continue
			}
			parted = append(parted, f)
		}
		figures = parted
	}
}

// layAll lays all figures; crowded is the first that found no room for its numbers, or -1.
func (l *layout) layAll(figures []figure) (charts []chart, crowded int) {
	lines := l.eyes.linesOf(figures)
	var flat []figure
	for _, r := range lines {
		flat = append(flat, r.figures...)
	}
	copy(figures, flat) // the order on the page
	heights := l.heights(lines)
	for i, r := range lines {
		l.room(heights[i])
		for k, s := range l.slots(len(r.figures), heights[i]) {
			s.number = len(charts)
			c, ok := l.chart(r.figures[k], s)
			if !ok && len(r.figures[k].sites) > 1 {
				return nil, len(charts)
			}
			charts = append(charts, c)
		}
		l.y += heights[i] + gap
	}
	return charts, -1
}

// heights shares the page between rows of figures. A single row leaves room for
// the table below it if that makes one page of the whole.
func (l *layout) heights(lines []line) []float64 {
	left := l.bottom - l.y
	most := left - l.keysHeight() - gap
	if len(lines) == 1 {
		limit := highest
		if lines[0].tall {
			limit = tallest
		}
		tail := gap + l.painsHeight() + l.outcomeHeight() + l.trendsHeight() + l.lists.height() + l.tableHeadHeight() + l.totalsHeight() + closingH
		for _, r := range l.rows {
			tail += r.height
		}
		least := single
		if l.lists.height() > 0 || l.trendsHeight() > 0 {
			least = briefly
		}
		if most-tail >= least {
			return []float64{min(most-tail, limit)}
		}
		return []float64{min(most, limit)}
	}
	two := (most - gap) / 2 // with the keys on the same page
	if two < lowest {
		two = max((left-gap)/2, lowest)
	}
	out := make([]float64, len(lines))
	for i, r := range lines {
		out[i] = min(two, highest)
		if r.tall {
			out[i] = min(most, tallest)
		}
	}
	return out
}

// slots cuts a row into one or two figures, each with its locator at the right.
func (l *layout) slots(n int, height float64) []slot {
	w := (l.width() - float64(n-1)*gap) / float64(n)
	column := 38.0
	if n == 2 {
		column = 19
	}
	var out []slot
	for k := range n {
		x := margin + float64(k)*(w+gap)
		h := height - captionH
		out = append(out, slot{
			page:    len(l.pages) - 1,
			picture: box{x, l.y + captionH, w - column - sideGap, h},
			locator: box{x + w - column, l.y + captionH, column, min(h, column*2.35)},
		})
	}
	return out
}
