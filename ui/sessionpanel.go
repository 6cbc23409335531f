package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

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
	tools   *fyne.Container // the syringe, and the picked sites' own
	list    *widget.List
	empty   *widget.Label
	repeat  *repeatPanel
	today   *todayOffer
	offers  *container.Scroll
	totals  *widget.Label
	sites   []bodymap.Site
	worst   map[bodymap.SiteID]bodymap.Severity // that they are warned of
	of      bodymap.SessionID                   // whose they are
	listed  int                                 // how many there were before
	stamps  map[draw.Mark]*canvas.Image
	foot    *fyne.Container
	state   *fyne.Container // whether the session is signed
	many    *choice         // taps in the list add to what is picked
	picking bool
	notes   *choice // shows the words
	noting  bool
	note    *field // of the session as a whole
	react   *field
	words   *fyne.Container
	lines   []panel           // above the totals
	tint    *canvas.Rectangle // tells a site's own values from those of the next taps
	listBox *fyne.Container
	root    *fyne.Container // all of these
	shape   shape
}

// shape tells whether what is shown takes another room than before.
type shape struct {
	root                  *fyne.Container
	tools, foot, offers   fyne.Size
	plan, site, words, on bool
}

func (p *sessionPanel) shapeNow() shape {
	return shape{
		p.root, p.tools.MinSize(), p.foot.MinSize(), p.offers.Content.MinSize(),
		p.site.plan.box.Visible(), p.site.box.Visible(), p.words.Visible(), p.repeat.box.Visible(),
	}
}

func newSessionPanel(d *desk, t taste, dark bool) *sessionPanel {
	p := &sessionPanel{desk: d, dark: dark, title: widget.NewLabel(""), empty: widget.NewLabel(""), stamps: map[draw.Mark]*canvas.Image{}}
	p.title.TextStyle.Bold, p.title.Truncation = true, fyne.TextTruncateEllipsis
	p.empty.Wrapping, p.empty.Importance = fyne.TextWrapWord, widget.LowImportance
	p.site = newSitePanel(d)
	p.syringe = newSyringeForm(d, dark, p.site.act.box, p.site.punctures)
	p.list = widget.NewList(func() int { return len(p.sites) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.row(i)) })
	onSelect(p.list, func(i int) { p.tapRow(i) })
	head := container.NewBorder(nil, nil, nil, p.site.close, p.title)
	pad := layout.NewCustomPaddedLayout(2, 4, 8, 8)
	p.tint = canvas.NewRectangle(color.Transparent)
	p.tools = container.NewStack(p.tint, container.New(pad, container.New(layout.NewCustomPaddedVBoxLayout(0), head, p.syringe.box, p.site.plan.box, p.site.box)))
	p.foot = p.newFoot()
	p.repeat, p.today = newRepeatPanel(d, t), newTodayOffer(d)
	p.offers = container.NewVScroll(container.NewVBox(p.repeat.box, p.empty, p.today.box))
	p.listBox = container.NewStack(p.list, p.offers)
	p.root = container.NewStack()
	return p
}

// newFoot holds the totals, the session's own words and the switch for picking several sites.
func (p *sessionPanel) newFoot() *fyne.Container {
	d := p.desk
	p.totals = widget.NewLabel("")
	p.totals.Wrapping = fyne.TextWrapWord
	p.note = newField(d, say("Session note"), func(t string) { d.setHeader(func(s *bodymap.Session) { s.Note = t }) })
	p.react = newField(d, say("Reaction"), func(t string) { d.setHeader(func(s *bodymap.Session) { s.Reaction = t }) })
	p.words = container.New(layout.NewCustomPaddedLayout(2, 0, 8, 8), container.NewGridWithColumns(2, named(p.note), named(p.react)))
	p.state = container.NewStack()
	toggle := func(label, help string, flag *bool) *choice {
		b := ttwidget.NewButton(label, func() {
			*flag = !*flag
			d.changed()
		})
		b.SetToolTip(help)
		return newChoice(b, false)
	}
	p.notes = toggle(say("Notes"), say("Note and reaction of the session as a whole"), &p.noting)
	p.many = toggle(say("Select"), say("Taps in the list pick several sites"), &p.picking)
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(0), p.many.box, p.notes.box)
	p.lines = footLines(d)
	lines := container.New(layout.NewCustomPaddedVBoxLayout(0))
	for _, l := range p.lines {
		lines.Add(l.object())
		if s, ok := l.(*signPanel); ok {
			p.state.Add(s.state)
		}
	}
	last := container.New(layout.NewCustomPaddedLayout(2, 6, 8, 6), container.NewBorder(nil, nil, p.state, buttons))
	return container.New(layout.NewCustomPaddedVBoxLayout(0), line(), lines, p.words, p.totals, last)
}

func (p *sessionPanel) width() float32 {
	if theme.TextSize() > 14 {
		return panelWidthTouch
	}
	return panelWidth
}

// tall stacks the parts for the column at the right.
func (p *sessionPanel) tall() fyne.CanvasObject {
	top := container.NewVScroll(container.NewVBox(p.tools, line()))
	p.root = container.New(&tallLayout{p}, top, p.listBox, p.foot)
	return p.root
}

// tallLayout gives the list what the tools above and the totals below leave;
// where they leave too little, the tools scroll.
type tallLayout struct{ p *sessionPanel }

// MinSize implements fyne.Layout.
func (l *tallLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(l.p.width(), 200) }

// Layout implements fyne.Layout.
func (l *tallLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, list, foot := objects[0].(*container.Scroll), objects[1], objects[2]
	low := float32(0)
	if foot.Visible() {
		low = height(foot, size.Width)
	}
	least := 11 * theme.TextSize() // two rows and a half
	if len(l.p.desk.picks()) > 0 {
		least = 7 * theme.TextSize() // what can be done with a site must stay in sight
	}
	high := min(top.Content.MinSize().Height, size.Height-low-least)
	put(top, 0, 0, size.Width, high)
	put(list, 0, high, size.Width, size.Height-low-high)
	put(foot, 0, size.Height-low, size.Width, low)
}

// broad sets the parts side by side for the strip below the body.
func (p *sessionPanel) broad() fyne.CanvasObject {
	p.root = container.NewGridWithColumns(2, container.NewVScroll(p.tools), container.NewBorder(nil, p.foot, nil, nil, p.listBox))
	return p.root
}

func (p *sessionPanel) refresh() {
	d := p.desk
	p.sites, p.worst = nil, d.worst()
	if d.chart != nil {
		p.sites = d.chart.Sites()
	}
	p.title.SetText(p.heading())
	p.site.refresh()
	p.syringe.refresh() // its own words have the room that those of the site leave
	p.empty.SetText("")
	switch {
	case d.patient.ID == "":
		p.empty.SetText(d.either(say("Choose a patient at the top left or make a new one. Then a tap on the body marks a site."), say("Choose a patient at the top left: the sites of each session stand here.")))
	case len(p.sites) == 0:
		p.empty.SetText(d.either(say("Tap the body to mark the first site: near a point it is that point, elsewhere an Ashi point."), say("There are no sites here.")))
	}
	p.repeat.refresh()
	p.today.refresh()
	show(p.offers, d.offering() || len(p.sites) == 0)
	show(p.list, !p.offers.Visible())
	p.list.Refresh()
	p.refreshFoot()
	if now := p.shapeNow(); now != p.shape {
		p.shape = now
		relay(p.root)
	}
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
	if s, n, ok := d.site(); ok {
		return say("Site %d", n) + " · " + d.siteName(s).title + " " + s.Side.Text(d.lang)
	}
	if n := len(d.picks()); n > 0 {
		return count("1 site", "%d sites", n)
	}
	return d.either(say("Syringe of the next taps"), say("Syringe"))
}

func (p *sessionPanel) refreshFoot() {
	d := p.desk
	p.foot.Hidden = d.chart == nil || len(p.sites) == 0 && d.offering()
	picked := len(d.picks()) > 0
	p.words.Hidden = picked || !p.noting // the sites' own words have the room
	p.tint.FillColor = color.Transparent
	if picked {
		p.tint.FillColor = theme.Color(theme.ColorNameSelection)
	}
	p.tint.Refresh()
	if d.chart == nil {
		return
	}
	s := d.chart.Session()
	p.note.keep(s.Note)
	p.react.keep(s.Reaction)
	p.notes.button.SetText(say("Notes"))
	if s.Note+s.Reaction != "" {
		p.notes.button.SetText(say("Notes") + " •")
	}
	p.notes.set(p.noting)
	p.many.set(p.picking)
	t := d.chart.Totals()
	for _, l := range p.lines {
		l.refresh()
	}
	p.totals.SetText(say("%s mL", d.number(t.VolumeML)) + " " + say("in %s at %s", count("1 puncture", "%d punctures", t.Punctures), count("1 site", "%d sites", t.Sites)))
}
