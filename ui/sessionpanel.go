package ui

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/draw"
)

// The panel's width, in units; with the larger letters of touch mode its words need more.
const panelWidth, panelWidthTouch = 340, 380

// sessionPanel holds the syringe, the numbered sites and the totals.
type sessionPanel struct {
	desk    *desk
	dark    bool
	syringe *syringeForm
	site    *sitePanel
	title   *widget.Label
	tools   *fyne.Container // the syringe, and the selected site's own
	list    *widget.List
	empty   *widget.Label
	totals  *widget.RichText
	sites   []bodymap.Site
	of      bodymap.SessionID // whose they are
	listed  int               // how many there were before
	stamps  map[draw.Mark]*canvas.Image
	foot    *fyne.Container
	note    *field // of the session as a whole
	react   *field
	words   *fyne.Container
	tint    *canvas.Rectangle // tells a site's own values from those of the next taps
	listBox *fyne.Container
}

func newSessionPanel(d *desk, dark bool) *sessionPanel {
	p := &sessionPanel{desk: d, dark: dark, title: widget.NewLabel(""), empty: widget.NewLabel(""), stamps: map[draw.Mark]*canvas.Image{}}
	p.title.TextStyle.Bold, p.title.Truncation = true, fyne.TextTruncateEllipsis
	p.empty.Wrapping, p.empty.Importance = fyne.TextWrapWord, widget.LowImportance
	p.site = newSitePanel(d)
	p.syringe = newSyringeForm(d, dark, p.site.fields()...)
	p.list = widget.NewList(func() int { return len(p.sites) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.row(i)) })
	onSelect(p.list, func(i int) { d.selectSite(p.sites[i].ID) })
	p.totals = widget.NewRichText()
	head := container.NewBorder(nil, nil, nil, p.site.close, p.title)
	pad := layout.NewCustomPaddedLayout(2, 4, 8, 8)
	p.tint = canvas.NewRectangle(color.Transparent)
	p.tools = container.NewStack(p.tint, container.New(pad, container.New(layout.NewCustomPaddedVBoxLayout(0), head, p.syringe.box, p.site.box)))
	p.note = newField(d, say("Session note"), func(t string) { d.setHeader(func(s *bodymap.Session) { s.Note = t }) })
	p.react = newField(d, say("Reaction"), func(t string) { d.setHeader(func(s *bodymap.Session) { s.Reaction = t }) })
	p.words = container.New(pad, container.NewGridWithColumns(2, named(p.note), named(p.react)))
	p.foot = container.NewVBox(line(), p.words, p.totals)
	p.listBox = container.NewStack(p.list, p.empty)
	return p
}

func (p *sessionPanel) width() float32 {
	if theme.TextSize() > 14 {
		return panelWidthTouch
	}
	return panelWidth
}

// tall stacks the parts for the column at the right.
func (p *sessionPanel) tall() fyne.CanvasObject {
	wide := canvas.NewRectangle(color.Transparent)
	wide.SetMinSize(fyne.NewSize(p.width(), 0))
	top := container.NewVBox(p.tools, line())
	return container.NewStack(wide, container.NewBorder(top, p.foot, nil, nil, p.listBox))
}

// broad sets the parts side by side for the strip below the body.
func (p *sessionPanel) broad() fyne.CanvasObject {
	return container.NewGridWithColumns(2, container.NewVScroll(p.tools), container.NewBorder(nil, p.foot, nil, nil, p.listBox))
}

func (p *sessionPanel) row(i int) rowText {
	d, s := p.desk, p.sites[i]
	n := d.nameOf(bodymap.Target{Place: s.Place, Code: s.Code, Side: s.Side})
	look := draw.MarkOf(s)
	look.Number, look.Color, look.Ground = i+1, ink[p.dark], ground(p.dark)
	right := say("%s mL", d.number(s.Syringe.VolumeML))
	if s.Punctures > 1 {
		right = strconv.Itoa(s.Punctures) + " × " + right
	}
	if s.State == bodymap.SiteSkipped {
		right = ""
	}
	return rowText{
		icon: p.stamp(look), title: n.title, han: n.han, after: s.Side.Text(d.lang), under: p.under(s), right: right,
		on: s.ID == d.selected, faint: s.State == bodymap.SiteSkipped,
		tapped: func() { d.selectSite(s.ID) },
	}
}

// under is the second line of a site: what is out of the ordinary first, then the place.
func (p *sessionPanel) under(s bodymap.Site) string {
	text := ""
	if s.State == bodymap.SiteSkipped || s.State == bodymap.SiteAdded {
		text += s.State.Text(p.desk.lang) + " · "
	}
	if s.Numbing {
		text += say("numb first") + " · "
	}
	return text + p.desk.where(s.Place).Short(p.desk.lang)
}

func (p *sessionPanel) stamp(look draw.Mark) *canvas.Image {
	img, ok := p.stamps[look]
	if !ok {
		img = stamp(look, 30)
		p.stamps[look] = img
	}
	return img
}

func (p *sessionPanel) refresh() {
	d := p.desk
	p.sites = nil
	if d.chart != nil {
		p.sites = d.chart.Sites()
	}
	p.title.SetText(p.heading())
	p.syringe.refresh()
	p.site.refresh()
	p.empty.SetText("")
	switch {
	case d.patient.ID == "":
		p.empty.SetText(say("Choose a patient on the left or make a new one. Then a tap on the body marks a site."))
	case len(p.sites) == 0:
		p.empty.SetText(say("Tap the body to mark the first site: near a point it is that point, elsewhere an Ashi point."))
	}
	p.list.Refresh()
	p.refreshTotals()
}

// reveal scrolls to the selected site or to a new one, once the list has its size.
func (p *sessionPanel) reveal() {
	of := bodymap.SessionID("")
	if len(p.sites) > 0 {
		of = p.sites[0].Session
	}
	switch {
	case of != p.of:
		p.list.ScrollToTop()
	case len(p.sites) > p.listed:
		p.list.ScrollToBottom()
	}
	p.of, p.listed = of, len(p.sites)
	for i, s := range p.sites {
		if s.ID == p.desk.selected {
			p.list.ScrollTo(i)
		}
	}
}

func (p *sessionPanel) heading() string {
	d := p.desk
	s, n, ok := d.site()
	if !ok {
		return say("Syringe of the next taps")
	}
	name := d.nameOf(bodymap.Target{Place: s.Place, Code: s.Code, Side: s.Side})
	return say("Site %d", n) + " · " + name.title + " " + s.Side.Text(d.lang)
}

func (p *sessionPanel) refreshTotals() {
	d := p.desk
	p.totals.Segments = nil
	p.foot.Hidden = d.chart == nil
	_, _, single := d.site()
	p.words.Hidden = single // the site's own words have the room
	p.tint.FillColor = color.Transparent
	if single {
		p.tint.FillColor = theme.Color(theme.ColorNameSelection)
	}
	p.tint.Refresh()
	if d.chart != nil {
		p.note.keep(d.chart.Session().Note)
		p.react.keep(d.chart.Session().Reaction)
		t := d.chart.Totals()
		p.totals.Segments = []widget.RichTextSegment{
			&widget.TextSegment{Text: say("%s mL", d.number(t.VolumeML)), Style: widget.RichTextStyle{Inline: true, TextStyle: fyne.TextStyle{Bold: true}}},
			&widget.TextSegment{Text: "  " + say("in %s at %s", count("1 puncture", "%d punctures", t.Punctures), count("1 site", "%d sites", t.Sites)), Style: widget.RichTextStyleInline},
		}
	}
	p.totals.Refresh()
}
