package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// outcomePage shows how pain and scores went over time, and takes new scores.
type outcomePage struct {
	desk   *desk
	box    *fyne.Container
	form   *scoreForm
	empty  *widget.Label
	charts *fyne.Container
	scroll *container.Scroll
}

func newOutcomePage(d *desk) *outcomePage {
	p := &outcomePage{desk: d, form: newScoreForm(d), empty: quietLabel(), charts: container.New(&cards{least: 430, gap: 18, most: 3})}
	p.scroll = container.NewVScroll(nil)
	p.scroll.Content = container.NewStack(newPuller(p.scroll), roomAtBar(container.New(&column{gap: 10}, p.form.box, line(), p.empty, p.charts)))
	p.box = container.NewStack(p.scroll)
	return p
}

func quietLabel() *widget.Label {
	l := widget.NewLabel("")
	l.Wrapping, l.Importance = fyne.TextWrapWord, widget.LowImportance
	return l
}

func (p *outcomePage) object() fyne.CanvasObject { return p.box }

func (p *outcomePage) refresh() {
	d := p.desk
	o, why := d.fared()
	p.form.refresh(o)
	p.charts.Objects = nil
	marks := o.Marks()
	for _, t := range o.Trends() {
		p.charts.Add(p.card(t, marks))
	}
	if len(p.charts.Objects) == 0 && why == "" {
		why = say("Nothing to draw yet. Rate a pain on the sheet “Pain” of a session, or add a score above.")
	}
	p.empty.SetText(why)
	show(p.empty, why != "")
	relay(p.box)
}

// card is a chart with what it is and what it says.
func (p *outcomePage) card(t bodymap.Trend, marks []bodymap.TrendMark) fyne.CanvasObject {
	lang := p.desk.lang
	title := widget.NewLabel(t.Name(lang))
	title.TextStyle.Bold, title.Wrapping = true, fyne.TextWrapWord
	parts := []fyne.CanvasObject{title, newTrendChart(lang, t, marks).raster}
	for _, text := range []string{t.Summary(lang), t.WorseFirst(lang), bandText(t, lang)} {
		if text != "" {
			c := newCaption()
			c.say(text)
			parts = append(parts, c.box)
		}
	}
	return container.New(&column{gap: 0}, parts...)
}

// bandText says what the band behind a curve is, or that a scale has none.
func bandText(t bodymap.Trend, lang string) string {
	s, text := t.Measure(), ""
	if t.Scale != "" { // that pain goes from 0 to 10 its name says
		text = s.RangeText(lang) + " "
	}
	if _, _, ok := t.Band(); ok {
		return text + say("The band about the first value is less than the smallest meaningful change, %s (%s).", s.SmallestNumber(lang), s.Source)
	}
	return text + s.SmallestText(lang)
}

// cards lays objects in as many columns of at least a width as fit, at most so many.
type cards struct {
	least, gap float32
	most       int
	width      float32 // the one given last
}

// MinSize implements fyne.Layout.
func (c *cards) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(280, c.lay(o, max(c.width, 280), func(fyne.CanvasObject, float32, float32, float32, float32) {}))
}

// Layout implements fyne.Layout.
func (c *cards) Layout(o []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	c.lay(o, size.Width, put)
}

// lay places what is seen and returns the height of all rows.
func (c *cards) lay(all []fyne.CanvasObject, width float32, place func(fyne.CanvasObject, float32, float32, float32, float32)) float32 {
	o := slices.DeleteFunc(slices.Clone(all), func(x fyne.CanvasObject) bool { return !x.Visible() })
	columns := max(1, min(int((width+c.gap)/(c.least+c.gap)), c.most))
	w := (width - c.gap*float32(columns-1)) / float32(columns)
	y := float32(0)
	for row := range slices.Chunk(o, columns) {
		tall := float32(0)
		for _, x := range row {
			tall = max(tall, height(x, w))
		}
		for k, x := range row {
			place(x, float32(k)*(w+c.gap), y, w, tall)
		}
		y += tall + c.gap
	}
	return max(y-c.gap, 0)
}

// roomAtBar keeps what is scrolled off the bar at its right.
func roomAtBar(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, 0, theme.Size(theme.SizeNameScrollBar)+4), o)
}
