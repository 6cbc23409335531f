package sheet

import (
	"slices"
	"strconv"
	"strings"

	"ashi/bodymap"
)

// The measures of a trend chart, in mm.
const (
	trendH     = 22.0 // of the plot
	trendLeft  = 8.0  // for the numbers of the axis
	trendInset = 5.0  // the first and last moment stand so far inside
	trendBelow = 7.0  // for sessions and what was injected
	trendDash  = 1.0
)

// trendCharts are the charts of what was measured more than once: of one value there is nothing to draw.
func (l *layout) trendCharts() []block {
	var charts []block
	marks := l.doc.Outcomes.Marks()
	for _, t := range l.doc.Outcomes.Trends() {
		if len(t.Points) >= 2 {
			charts = append(charts, l.trendOf(t, marks, (l.width()-gap)/2))
		}
	}
	return charts
}

func (l *layout) trendsHeight() float64 {
	h := 0.0
	for row := range slices.Chunk(l.trendCharts(), 2) {
		h += highestOf(row) + gap
	}
	if h > 0 {
		h += gap + loud.leading()
	}
	return h
}

func highestOf(blocks []block) float64 {
	h := 0.0
	for _, b := range blocks {
		h = max(h, b.height)
	}
	return h
}

// trends draws how pains and scores went, two charts in a row.
func (l *layout) trends() {
	charts := l.trendCharts()
	if len(charts) == 0 {
		return
	}
	l.y += gap
	l.room(loud.leading() + highestOf(charts[:min(2, len(charts))]))
	l.y += l.page().lines(loud, []string{l.t("Outcome over time")}, margin, l.y)
	for row := range slices.Chunk(charts, 2) {
		l.room(highestOf(row))
		for k, c := range row {
			l.page().put(c, margin+float64(k)*(l.width()+gap)/2, l.y)
		}
		l.y += highestOf(row) + gap
	}
}

// trendPlot is a chart being drawn at the origin.
type trendPlot struct {
	*layout
	p     page
	trend bodymap.Trend
	marks []bodymap.TrendMark
	box   box // of the plot
}

// trendOf draws one chart with its name above and what it says below.
func (l *layout) trendOf(t bodymap.Trend, marks []bodymap.TrendMark, width float64) block {
	c := trendPlot{layout: l, trend: t, marks: marks}
	y := c.p.lines(loud.with(8), loud.with(8).wrap(t.Name(l.doc.Lang), width), 0, 0)
	if t.Scale == "" {
		y += c.legend(y)
	}
	c.box = box{trendLeft, y + 3, width - trendLeft - 2, trendH}
	c.grid()
	c.sessions()
	c.curve(false)
	c.curve(true)
	y = c.box.bottom() + trendBelow
	text := strings.Join([]string{t.Summary(l.doc.Lang), t.WorseFirst(l.doc.Lang), c.bandText()}, " ")
	y += c.p.lines(quiet, quiet.wrap(text, width), 0, y)
	return block{c.p.items, y}
}

func (c *trendPlot) bandText() string {
	s := c.trend.Measure()
	if c.trend.Scale == "" { // that pain goes from 0 to 10 its name says
		return s.SmallestText(c.doc.Lang)
	}
	return s.RangeText(c.doc.Lang) + " " + s.SmallestText(c.doc.Lang)
}

func (c *trendPlot) y(v float64) float64 {
	return c.box.bottom() - c.box.H*(v-c.trend.Min)/(c.trend.Max-c.trend.Min)
}

func (c *trendPlot) x(part float64) float64 {
	return c.box.X + trendInset + (c.box.W-2*trendInset)*part
}

// grid draws the band of no meaningful change and the least, middle and greatest value.
func (c *trendPlot) grid() {
	if lo, hi, ok := c.trend.Band(); ok {
		c.p.draw(shape{path: polygon(point{c.box.X, c.y(hi)}, point{c.box.right(), c.y(hi)}, point{c.box.right(), c.y(lo)}, point{c.box.X, c.y(lo)}), fill: grey(0xe6)})
	}
	for _, v := range []float64{c.trend.Min, (c.trend.Min + c.trend.Max) / 2, c.trend.Max} {
		c.p.rule(point{c.box.X, c.y(v)}, point{c.box.right(), c.y(v)}, 0.15, hair)
		c.p.say(quiet.set(c.decimal(v, -1)).endAt(c.box.X-1, c.y(v)+0.9))
	}
}

// sessions marks each session by its number and day and what was injected, where there is room.
func (c *trendPlot) sessions() {
	axis := c.trend.Axis(c.marks)
	var free [2]float64
	for _, m := range c.marks {
		x := c.x(axis(m.At))
		c.p.draw(shape{path: segment(point{x, c.box.Y}, point{x, c.box.bottom()}), line: hair, width: 0.15, dash: 0.6})
		day := bodymap.DayText(m.At.In(c.doc.PrintedAt.Location()), c.doc.Lang)
		for k, text := range []string{strconv.Itoa(m.Number) + " · " + day, shortened(m.Text(c.doc.Lang), 22)} {
			w := quiet.set(text)
			at := clamp(x-w.width()/2, 0, c.box.right()+2-w.width())
			if at >= free[k] {
				c.p.say(w.at(at, c.box.bottom()+3+float64(k)*2.9))
				free[k] = at + w.width() + 1.5
			}
		}
	}
}

func shortened(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return text
}

// curve draws the values before, a whole line with discs, or after, a dashed one with open squares.
func (c *trendPlot) curve(after bool) {
	axis := c.trend.Axis(c.marks)
	line := shape{line: black, width: 0.45}
	if after {
		line.dash, line.width = trendDash, 0.35
	}
	for _, t := range c.trend.Points {
		if v, _, ok := sideOf(t, after); ok {
			at := point{c.x(axis(t.At)), c.y(v)}
			if len(line.path) == 0 {
				line.path.move(at)
			} else {
				line.path.line(at)
			}
		}
	}
	if len(line.path) > 1 {
		c.p.draw(line)
	}
	for _, t := range c.trend.Points {
		v, other, ok := sideOf(t, after)
		if !ok {
			continue
		}
		at := point{c.x(axis(t.At)), c.y(v)}
		c.sign(at, after)
		y := at.Y - 1.5
		if t.HasBefore && t.HasAfter && (v < other || after && v == other) { // the lesser of two stands below
			y = at.Y + 3.2
		}
		text := quiet.set(c.decimal(v, -1))
		ground := box{at.X - text.width()/2 - 0.2, y - 1.9, text.width() + 0.4, 2.1} // or lines would run through it
		c.p.draw(shape{path: rounded(ground, 0), fill: white})
		c.p.say(text.centre(at.X, y))
	}
}

// sideOf is the value before or after, and the other one.
func sideOf(t bodymap.TrendPoint, after bool) (v, other float64, ok bool) {
	if after {
		return t.After, t.Before, t.HasAfter
	}
	return t.Before, t.After, t.HasBefore
}

func (c *trendPlot) sign(at point, after bool) {
	if !after {
		c.p.draw(shape{path: circle(at, 0.8), fill: black})
		return
	}
	const r = 0.8
	c.p.draw(shape{path: polygon(at.add(point{-r, -r}), at.add(point{r, -r}), at.add(point{r, r}), at.add(point{-r, r})), fill: white, line: black, width: 0.35})
}

// legend tells the two curves of a pain apart; it returns the height it took.
func (c *trendPlot) legend(y float64) float64 {
	x := 0.0
	for _, after := range []bool{false, true} {
		line := shape{path: segment(point{x, y + 1.4}, point{x + 7, y + 1.4}), line: black, width: 0.4}
		text := c.t("Before the needles")
		if after {
			line.dash, text = trendDash, c.t("After the needles")
		}
		c.p.draw(line)
		c.sign(point{x + 3.5, y + 1.4}, after)
		w := quiet.set(text)
		c.p.say(w.at(x+8, y+2.3))
		x += w.width() + 12
	}
	return 3.4
}
