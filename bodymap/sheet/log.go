package sheet

import (
	"io"
	"strconv"
	"time"

	"ashi/bodymap"
)

// Log is a list of what was done in the record, by whom and when.
type Log struct {
	Lines     []bodymap.LogLine // in the order in which they are printed
	Details   [][]string        // of each line, what it was about and what changed; may be shorter
	Under     string            // which entries these are, in the language of the page
	Lang      string            // "en" or "fr"
	Paper     Paper
	PrintedAt time.Time // its time zone is that of all times on the pages
}

// LogPDF writes the list. The same Log gives the same bytes.
func LogPDF(w io.Writer, g Log) error {
	l := layLog(g)
	return writePDF(w, l.pages, l.t("Log of the record"), g.Lang, g.PrintedAt)
}

func layLog(g Log) *layout {
	l := &layout{doc: Doc{Lang: g.Lang, Paper: g.Paper, PrintedAt: g.PrintedAt}}
	l.w, l.h = g.Paper.size()
	l.about = l.t("Log of the record")
	cols := l.logColumns()
	l.head = l.logHead(g, cols)
	l.top = marginUp + l.head.height + 1
	l.bottom = l.h - l.footHeight() - 3
	l.newPage()
	for i, e := range g.Lines {
		var details []string
		if i < len(g.Details) {
			details = g.Details[i]
		}
		l.logRow(cols, []string{strconv.FormatInt(e.Number, 10), l.moment(e.At), e.Person, e.Verb.Did(g.Lang), e.Name}, details)
	}
	l.frames()
	return l
}

func (l *layout) logColumns() []column {
	c := []column{{l.t("No."), 14, false}, {l.t("When"), 36, false}, {l.t("Who"), 40, false}, {l.t("What"), 0, false}, {l.t("Patient"), 44, false}}
	c[3].width = l.width() - c[0].width - c[1].width - c[2].width - c[4].width
	return c
}

// logHead is what the pages list, and above which columns.
func (l *layout) logHead(g Log, cols []column) block {
	var p page
	y := p.lines(loud.with(16), []string{l.t("Log of the record")}, 0, 0) + 0.4
	y += p.lines(plain.with(9.5), plain.with(9.5).wrap(g.Under, l.width()-stampW/2), 0, y) + 2
	y = max(y, 14)
	x := 0.0
	for _, c := range cols {
		p.say(headStyle.set(c.title).at(x, y+headStyle.baseline()))
		x += c.width
	}
	y += headStyle.leading() + 0.8
	p.rule(point{0, y}, point{l.width(), y}, 0.4, black)
	return block{p.items, y}
}

// logRow writes an entry, its first line whole on one page, and below it the details.
func (l *layout) logRow(cols []column, texts, details []string) {
	cells, height := make([][]string, len(cols)), 0.0
	for i, c := range cols {
		cells[i] = cellStyle.wrap(texts[i], c.width-cellGap)
		height = max(height, float64(len(cells[i]))*cellStyle.leading())
	}
	if len(details) > 0 { // they begin on the same page
		height += quiet.leading()
	}
	l.room(height + rowSpace)
	x := margin
	for i, c := range cols {
		l.page().lines(cellStyle, cells[i], x, l.y+rowSpace/2)
		x += c.width
	}
	l.y += height + rowSpace/2
	if len(details) > 0 {
		l.y -= quiet.leading()
	}
	l.logDetails(cols, details)
	l.y += rowSpace / 2
	l.page().rule(point{margin, l.y}, point{l.w - margin, l.y}, 0.12, hair)
}

// logDetails stand below an entry, under when and who.
func (l *layout) logDetails(cols []column, details []string) {
	left := margin + cols[0].width
	for _, d := range details {
		for _, line := range quiet.wrap(d, l.w-margin-left) {
			l.room(quiet.leading() + rowSpace/2)
			l.y += l.page().lines(quiet, []string{line}, left, l.y)
		}
	}
}
