package sheet

import (
	"slices"
	"strings"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// column is one column of the table of sites; the widths of all but the place are fixed.
type column struct {
	title string
	width float64 // mm with the space to the next one
	right bool    // numbers stand at its right edge
}

const (
	cellGap  = 2.2 // mm between columns
	rowSpace = 1.6 // mm that a row is higher than its text
	symbolW  = 5.5 // mm for the symbol beside the number
)

// cell is a wrapped text; a word that is too long for its column makes it smaller.
type cell struct {
	style style
	lines []string
}

// row is a line of the table: a cell per column and, below the place, notes.
type row struct {
	cells  []cell
	notes  []string
	mark   mark
	height float64
}

const (
	colNumber = iota
	colPoint
	colPlace
	colTechnique
	colNeedle
	colDepth
	colVolume
	colCount
	colTotal
	colState
)

func (l *layout) columns() []column {
	c := []column{
		{l.t("No."), 13, false},
		{l.t("Point"), 28, false},
		{l.t("Where it lies"), 0, false},
		{l.t("Technique"), 21, false},
		{l.t("Needle"), 18.5, false},
		{"mm", 8, true},
		{"mL", 10, true},
		{"n", 8, true},
		{l.t("total mL"), 14.5, true},
		{l.t("State"), 14.5, false},
	}
	rest := l.width()
	for _, col := range c {
		rest -= col.width
	}
	c[colPlace].width = rest
	return c
}

var (
	cellStyle = style{size: 8, ink: black}
	headStyle = style{size: 7.5, bold: true, ink: black}
	noteStyle = style{size: 7.2, ink: soft}
)

func (l *layout) cellStyle(col int) style {
	s := cellStyle
	s.bold = col == colPoint || col == colNumber
	return s
}

// cellOf wraps a text into a column of some width.
func cellOf(s style, text string, width float64) cell {
	const smallest = 6
	for _, word := range strings.Fields(text) {
		if w := s.width(word); w > width {
			s.size = max(smallest, s.size*width/w*0.99)
		}
	}
	return cell{s, s.wrap(text, width)}
}

// cellLeading is the distance of two lines of a cell in mm.
const cellLeading = 3.45

func (c cell) height() float64 { return float64(len(c.lines)) * cellLeading }

func (l *layout) listRows(cols []column) []row {
	rows := make([]row, len(l.doc.Sites))
	for i, s := range l.doc.Sites {
		r := row{mark: markOf(s)}
		for c, text := range l.cells(i, s) {
			r.cells = append(r.cells, cellOf(l.cellStyle(c), text, cols[c].width-cellGap))
			r.height = max(r.height, r.cells[c].height())
		}
		if note := l.siteNotes(s); note != "" {
			// Notes may run below the other columns: they are longer than they are many.
			r.notes = noteStyle.wrap(note, l.width()-cols[colNumber].width-cols[colPoint].width)
			r.height = max(r.height, r.cells[colPoint].height())
			r.height += float64(len(r.notes)) * noteStyle.leading()
		}
		r.height += rowSpace
		rows[i] = r
	}
	return rows
}

// cells are the texts of a site, column by column.
func (l *layout) cells(i int, s bodymap.Site) []string {
	y := s.Syringe
	return []string{
		number(i),
		l.pointName(s),
		l.place(s),
		y.Technique.Text(l.doc.Lang),
		l.needle(y),
		l.atLeast(y.DepthMM, 1),
		l.atLeast(y.VolumeML, 2),
		l.given(s, l.decimal(float64(s.Punctures), 0)),
		l.given(s, l.atLeast(bodymap.Total([]bodymap.Site{s}).VolumeML, 2)),
		s.State.Text(l.doc.Lang),
	}
}

// given is an amount as it counts in the totals: a skipped site got nothing.
func (l *layout) given(s bodymap.Site, amount string) string {
	if s.State == bodymap.SiteSkipped {
		return "–"
	}
	return amount
}

// pointName is the code, the Hanzi and the side of a named point, or "Ashi" and the side.
func (l *layout) pointName(s bodymap.Site) string {
	name := l.t("Ashi")
	switch {
	case s.Spread != nil && s.Spread.Extent == bodymap.Area:
		name = l.t("Area")
	case s.Spread != nil:
		name = l.t("Line")
	}
	if s.Code != "" {
		name = string(s.Code)
		if p, ok := atlas.Get().Point(s.Code); ok {
			name += " " + p.Hanzi
		}
	}
	return strings.TrimSpace(name + " " + s.Side.Text(l.doc.Lang))
}

// place tells where a site lies: a named point briefly, an Ashi point with its distance to the nearest named one.
func (l *layout) place(s bodymap.Site) string {
	where := l.eyes.body.Where(s.Place)
	if s.Spread != nil {
		return where.Short(l.doc.Lang) + "; " + l.reach(s.Spread)
	}
	if s.Code != "" {
		return where.Short(l.doc.Lang)
	}
	return where.Text(l.doc.Lang)
}

// needle is "30G×4 45°".
func (l *layout) needle(y bodymap.Syringe) string {
	if y.NeedleGauge == 0 {
		return ""
	}
	return l.decimal(float64(y.NeedleGauge), 0) + "G×" + l.decimal(y.NeedleLengthMM, -1) + " " + l.decimal(y.AngleDeg, -1) + "°"
}

func (l *layout) siteNotes(s bodymap.Site) string {
	var parts []string
	if s.Numbing {
		parts = append(parts, l.t("numbing first"))
	}
	if s.Note != "" {
		parts = append(parts, l.t("Note: %s", s.Note))
	}
	if s.Reaction != "" {
		parts = append(parts, l.t("Reaction: %s", s.Reaction))
	}
	return dotted(parts...)
}

// table draws the sites, over as many pages as it takes.
func (l *layout) table() {
	if len(l.doc.Sites) == 0 {
		l.paragraph(plain, l.t("No site was marked in this session."))
		return
	}
	cols := l.columns()
	for i, r := range l.rows {
		if l.room(l.together(l.rows, i)) || i == 0 {
			l.tableHead(cols)
		}
		l.row(cols, r)
	}
	l.totals(cols)
}

// widow is how many rows at least go with the totals and the closing lines onto a new page.
const widow = 3

// together is the height of what must not be parted from row i.
func (l *layout) together(rows []row, i int) float64 {
	height := 0.0
	switch {
	case i == max(0, len(rows)-widow):
		for _, r := range rows[i:] {
			height += r.height
		}
		height += l.totalsHeight() + closingH
	case i > len(rows)-widow:
		return 0 // has its place already
	default:
		height = rows[i].height
	}
	if i == 0 {
		height += l.tableHeadHeight()
	}
	return height
}

func (l *layout) tableHeadHeight() float64 { return headStyle.leading() + rowSpace }

func (l *layout) cell(col column, c cell, x, y float64) {
	for i, text := range c.lines {
		w := c.style.set(text).at(x, y+cellStyle.baseline()+float64(i)*cellLeading)
		if col.right {
			w = w.endAt(x+col.width-cellGap, w.y)
		}
		l.page().say(w)
	}
}

func (l *layout) tableHead(cols []column) {
	x := margin
	for _, c := range cols {
		l.cell(c, cellOf(headStyle, c.title, c.width-cellGap), x, l.y+0.3)
		x += c.width
	}
	l.y += l.tableHeadHeight()
	l.page().rule(point{margin, l.y - 0.6}, point{l.w - margin, l.y - 0.6}, 0.3, black)
}

func (l *layout) row(cols []column, r row) {
	x := margin
	y := l.y + 0.5
	for i, c := range cols {
		at := x
		if i == colNumber {
			r.mark.small(l.page(), point{x + 2.2, y + 1.55}, 1.15)
			if r.mark.Numbing {
				l.page().draw(shape{path: circle(point{x + 2.2, y + 1.55}, 2), line: black, width: 0.2, dash: 0.5})
			}
			if r.mark.State == draw.Added {
				plus(l.page(), point{x + 4, y + 0.5})
			}
			at += symbolW
		}
		l.cell(c, r.cells[i], at, y)
		x += c.width
	}
	if len(r.notes) > 0 {
		below := r.height - rowSpace - float64(len(r.notes))*noteStyle.leading()
		l.page().lines(noteStyle, r.notes, margin+cols[colNumber].width+cols[colPoint].width, y+below)
	}
	l.y += r.height
	l.page().rule(point{margin, l.y - 0.5}, point{l.w - margin, l.y - 0.5}, 0.12, hair)
}

func (l *layout) totalsHeight() float64 { return cellStyle.leading() + rowSpace + 1 }

func (l *layout) totals(cols []column) {
	t := bodymap.TotalOf(l.doc.Session, l.doc.Sites)
	s := cellStyle
	s.bold = true
	what := l.t("Total planned")
	switch {
	case l.doc.Session.State.Given():
		what = l.t("Total done")
	case slices.ContainsFunc(l.doc.Sites, bodymap.Site.Injected): // a plan that was begun
		what = l.t("Total done and planned")
	}
	x := margin
	l.page().rule(point{margin, l.y - 0.5}, point{l.w - margin, l.y - 0.5}, 0.3, black)
	y := l.y + 0.6
	for i, c := range cols {
		switch i {
		case colPoint:
			l.page().say(s.set(what+": "+l.count("1 site", "%d sites", t.Sites)).at(x, y+s.baseline()))
		case colCount:
			l.cell(c, cell{s, []string{l.decimal(float64(t.Punctures), 0)}}, x, y)
		case colTotal:
			l.cell(c, cell{s, []string{l.atLeast(t.VolumeML, 2)}}, x, y)
		}
		x += c.width
	}
	l.y += l.totalsHeight()
}
