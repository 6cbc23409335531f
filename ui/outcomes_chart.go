package ui

import (
	"image"
	"image/color"
	stddraw "image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"ashi/bodymap"
	"ashi/bodymap/draw"
)

// trendChart draws how one thing went over time. Before the needles is a whole line with discs, after them a dashed one with
// open squares: they are told apart in black and white too.
type trendChart struct {
	raster *canvas.Raster
	lang   string
	trend  bodymap.Trend
	marks  []bodymap.TrendMark
}

const chartHeight = 210 // units

func newTrendChart(lang string, t bodymap.Trend, marks []bodymap.TrendMark) *trendChart {
	c := &trendChart{lang: lang, trend: t, marks: marks}
	c.raster = canvas.NewRaster(c.paint)
	c.raster.SetMinSize(fyne.NewSize(280, chartHeight))
	return c
}

// plot is a chart being drawn; lengths are pixels.
type plot struct {
	*trendChart
	img                      *image.RGBA
	unit                     float64 // pixels of a unit
	left, right, top, bottom float64
	text                     float64 // size of letters
}

func (c *trendChart) paint(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	if width := c.raster.Size().Width; width > 0 && w > 80 {
		u := float64(w) / float64(width)
		text := float64(theme.TextSize()) * u * .93
		p := plot{trendChart: c, img: img, unit: u, text: text, left: 2.2 * text, right: float64(w) - 2.2*text, top: 2.9 * text, bottom: float64(h) - 3.9*text}
		if c.trend.Scale != "" {
			p.top = 1.6 * text // one curve has no legend above it
		}
		p.band()
		p.grid()
		p.sessions()
		p.legend()
		p.curve(true)
		p.curve(false)
	}
	return img
}

func nrgba(n fyne.ThemeColorName) color.NRGBA {
	return color.NRGBAModel.Convert(theme.Color(n)).(color.NRGBA)
}

func (p *plot) x(i int) float64 {
	return p.left + p.text + (p.right-p.left-2*p.text)*p.trend.Axis(p.marks)(p.trend.Points[i].At)
}

func (p *plot) y(v float64) float64 {
	return p.bottom - (p.bottom-p.top)*(v-p.trend.Min)/(p.trend.Max-p.trend.Min)
}

func (p *plot) fill(x0, y0, x1, y1 float64, c color.Color) {
	stddraw.Draw(p.img, image.Rect(int(x0), int(y0), int(x1), int(y1)), image.NewUniform(c), image.Point{}, stddraw.Over)
}

func (p *plot) line(x0, y0, x1, y1, width float64, c color.NRGBA, dash ...float64) {
	draw.Polyline(p.img, []draw.Point{{X: x0, Y: y0}, {X: x1, Y: y1}}, draw.Stroke{Width: width * p.unit, Color: c, Dash: dash})
}

// band is where a total is no meaningful change from the first one.
func (p *plot) band() {
	if lo, hi, ok := p.trend.Band(); ok {
		p.fill(p.left, p.y(hi), p.right, p.y(lo), theme.Color(theme.ColorNameSelection))
	}
}

// grid draws the least, the middle and the greatest value.
func (p *plot) grid() {
	quiet := nrgba(colorQuiet)
	for _, v := range []float64{p.trend.Min, (p.trend.Min + p.trend.Max) / 2, p.trend.Max} {
		p.line(p.left, p.y(v), p.right, p.y(v), 1, nrgba(colorEdge))
		text := bodymap.NumberText(v, p.lang)
		w, h := draw.LabelSize(text, p.text)
		draw.Label(p.img, p.left-w-.4*p.text, p.y(v)+h/2, text, p.text, quiet, color.NRGBA{})
	}
}

// sessions marks each session by its number and day, and by what was injected, where there is room.
func (p *plot) sessions() {
	axis := p.trend.Axis(p.marks)
	quiet, free, freeBelow := nrgba(colorQuiet), 0., 0.
	for _, m := range p.marks {
		x := p.left + p.text + (p.right-p.left-2*p.text)*axis(m.At)
		p.line(x, p.top, x, p.bottom, 1, quiet, 2*p.unit, 4*p.unit)
		free = p.word(x, p.bottom+1.9*p.text, sessionName(bodymap.Session{At: m.At}, m.Number, p.lang), free)
		freeBelow = p.word(x, p.bottom+3.2*p.text, short(m.Text(p.lang), 24), freeBelow)
	}
}

// word writes a word about x unless it would run into what is written up to free; it returns up to where is written now.
func (p *plot) word(x, y float64, text string, free float64) float64 {
	w, _ := draw.LabelSize(text, p.text)
	at := min(max(x-w/2, 0), float64(p.img.Rect.Dx())-w)
	if at < free || text == "" {
		return free
	}
	draw.Label(p.img, at, y, text, p.text, nrgba(colorQuiet), color.NRGBA{})
	return at + w + .6*p.text
}

// curveInk is the colour of before or after: blue and vermilion of Okabe and Ito.
func (p *plot) curveInk(after bool) color.NRGBA {
	if after {
		return map[bool]color.NRGBA{false: {173, 76, 0, 255}, true: {240, 140, 60, 255}}[isDark()]
	}
	return ink[isDark()]
}

// curve draws the values before or after, each with its number.
func (p *plot) curve(after bool) {
	var line []draw.Point
	var values []float64
	var low []bool // whether the number stands below: the lesser of two does
	for i, t := range p.trend.Points {
		v, other, ok := t.Before, t.After, t.HasBefore
		if after {
			v, other, ok = t.After, t.Before, t.HasAfter
		}
		if ok {
			line, values = append(line, draw.Point{X: p.x(i), Y: p.y(v)}), append(values, v)
			low = append(low, t.HasBefore && t.HasAfter && (v < other || after && v == other))
		}
	}
	ink := p.curveInk(after)
	stroke := draw.Stroke{Width: 2.4 * p.unit, Color: ink}
	if after {
		stroke = draw.Stroke{Width: 1.8 * p.unit, Color: ink, Dash: []float64{6 * p.unit, 4 * p.unit}}
	}
	if len(line) > 1 {
		draw.Polyline(p.img, line, stroke)
	}
	for i, at := range line {
		p.sign(at, after)
		text := bodymap.NumberText(values[i], p.lang)
		w, _ := draw.LabelSize(text, p.text)
		y := at.Y - .6*p.text
		if low[i] {
			y = at.Y + 1.25*p.text
		}
		draw.Label(p.img, at.X-w/2, y, text, p.text, ink, nrgba(theme.ColorNameBackground))
	}
}

// sign is a disc before, an open square after.
func (p *plot) sign(at draw.Point, after bool) {
	r := 4.5 * p.unit
	if !after {
		draw.Dots(p.img, []draw.Point{at}, r, p.curveInk(false))
		return
	}
	r *= .9
	p.fill(at.X-r, at.Y-r, at.X+r, at.Y+r, theme.Color(theme.ColorNameBackground))
	box := []draw.Point{{X: at.X - r, Y: at.Y - r}, {X: at.X + r, Y: at.Y - r}, {X: at.X + r, Y: at.Y + r}, {X: at.X - r, Y: at.Y + r}, {X: at.X - r, Y: at.Y - r}}
	draw.Polyline(p.img, box, draw.Stroke{Width: 1.8 * p.unit, Color: p.curveInk(true)})
}

// legend tells the two curves of a pain apart; a scale has one, which needs none.
func (p *plot) legend() {
	if p.trend.Scale != "" {
		return
	}
	x, y := p.left, .9*p.text
	for _, after := range []bool{false, true} {
		dash := []float64(nil)
		if after {
			dash = []float64{6 * p.unit, 4 * p.unit}
		}
		p.line(x, y, x+26*p.unit, y, 2, p.curveInk(after), dash...)
		p.sign(draw.Point{X: x + 13*p.unit, Y: y}, after)
		text := map[bool]string{false: say("Before the needles"), true: say("After the needles")}[after]
		w, h := draw.LabelSize(text, p.text)
		draw.Label(p.img, x+32*p.unit, y+h/2, text, p.text, nrgba(theme.ColorNameForeground), color.NRGBA{})
		x += w + 50*p.unit
	}
}
