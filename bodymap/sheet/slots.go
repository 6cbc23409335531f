package sheet

// rowsOf says how many figures stand in each row: a crowded figure and a figure
// left over have a row to themselves, two others share one.
func rowsOf(figures []figure) [][]figure {
	const crowded = 12
	var rows [][]figure
	var open []figure // a half-filled row
	for _, f := range figures {
		if len(f.sites) > crowded {
			rows = append(rows, []figure{f})
			continue
		}
		if open = append(open, f); len(open) == 2 {
			rows = append(rows, open)
			open = nil
		}
	}
	if len(open) > 0 {
		rows = append(rows, open)
	}
	return rows
}

const (
	tallest = 132.0 // mm of a row of figures, with its caption
	lowest  = 92.0
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
	rows := rowsOf(figures)
	var flat []figure
	for _, r := range rows {
		flat = append(flat, r...)
	}
	copy(figures, flat) // the order on the page
	height := l.rowHeight(len(rows))
	for _, r := range rows {
		l.room(height)
		for k, s := range l.slots(len(r), height) {
			s.number = len(charts)
			c, ok := l.eyes.lay(r[k], s)
			if !ok && len(r[k].sites) > 1 {
				return nil, len(charts)
			}
			charts = append(charts, c)
		}
		l.y += height + gap
	}
	return charts, -1
}

// rowHeight shares a page between the rows of figures. A single row leaves room
// for the table below it if that makes one page of the whole.
func (l *layout) rowHeight(rows int) float64 {
	left := l.bottom - l.y
	if rows == 1 {
		tail := l.keysHeight() + gap + l.tableHeadHeight() + l.totalsHeight() + closingH
		for _, r := range l.rows(l.columns()) {
			tail += r.height
		}
		if left-tail >= lowest {
			return min(left-tail, tallest)
		}
		return tallest - 10
	}
	if two := (left - 2*gap - l.keysHeight()) / 2; two >= lowest {
		return min(two, tallest)
	}
	return clamp((left-gap)/2, lowest, tallest)
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
