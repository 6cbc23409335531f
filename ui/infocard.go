package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// infoCard says in words what the finger is on: what it is called, where it lies, what is to be minded there and
// when it was injected before. With nothing under the finger it is about the selected site.
type infoCard struct {
	desk       *desk
	pane       *figurePane
	box        *fyne.Container
	head       *fyne.Container
	title, han *canvas.Text
	after      *canvas.Text
	text       *container.Scroll
	under      *widget.Label
	skin       *widget.Label // the layers: all of it, or in brief
	cautionRow *fyne.Container
	caution    *widget.RichText // all of it
	kinds      *widget.RichText // or only what it is about
	more       *moreButton
	all        bool // more was asked for
	layers     string
	brief      string
	past       *widget.Label

	target *bodymap.Target // what the finger is on
	site   bodymap.SiteID  // or the mark that it is on
	last   *bodymap.Target // what it was on before
	about  bodymap.Target  // what the card is about
	room   cardRoom
	lifted float32 // by a message below it
}

func newInfoCard(d *desk, p *figurePane) *infoCard {
	c := &infoCard{desk: d, pane: p, title: rowWord(), han: rowWord(), after: rowWord(), under: widget.NewLabel(""), skin: widget.NewLabel(""), past: widget.NewLabel("")}
	c.caution, c.kinds = widget.NewRichText(), widget.NewRichText()
	c.title.TextStyle.Bold = true
	c.under.Wrapping, c.skin.Wrapping, c.past.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord, fyne.TextWrapWord
	c.caution.Wrapping, c.kinds.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	c.under.SizeName, c.skin.SizeName, c.past.SizeName = theme.SizeNameCaptionText, theme.SizeNameCaptionText, theme.SizeNameCaptionText
	c.skin.Importance = widget.LowImportance
	c.more = newMoreButton(c)
	pad := theme.InnerPadding()
	c.head = container.New(layout.NewCustomPaddedLayout(pad, 0, pad, pad), container.NewBorder(nil, nil, nil, c.more, container.New(layout.NewCustomPaddedHBoxLayout(6), c.title, c.han, c.after)))
	sign := container.New(layout.NewCustomPaddedLayout(pad+2, 0, pad, 0), container.NewVBox(cautionSign())) // beside the first line
	c.cautionRow = container.NewBorder(nil, nil, sign, nil, container.NewStack(c.caution, c.kinds))
	c.text = container.NewVScroll(container.New(layout.NewCustomPaddedVBoxLayout(-pad), c.under, c.skin, c.cautionRow, c.past))
	c.box = container.NewStack(plate(), newCardGround(c), container.NewBorder(c.head, nil, nil, nil, c.text))
	c.box.Hide()
	return c
}

func (c *infoCard) show(t *bodymap.Target, id bodymap.SiteID) {
	if t == nil && c.target == nil && id == c.site {
		return
	}
	c.last, c.target, c.site = c.target, t, id
	c.refresh()
}

func (c *infoCard) refresh() {
	d := c.desk
	id := c.site
	if _, trying := d.protocol(); id == "" && (d.sheet != protocolSheet || !trying) { // whose pale sites are looked at
		id = d.selected
	}
	switch {
	case c.target != nil:
		c.say(d.nameOf(*c.target), *c.target, "")
	case id != "" && d.chart != nil:
		c.saySite(id)
	default:
		c.box.Hide()
	}
}

// saySite is about a site of the open session; of a line or an area it says what it comes to as well.
func (c *infoCard) saySite(id bodymap.SiteID) {
	d := c.desk
	for i, s := range d.chart.Sites() {
		if s.ID != id {
			continue
		}
		n := d.siteName(s)
		n.title = strconv.Itoa(i+1) + " · " + n.title
		extra := ""
		if s.Spread != nil {
			extra = d.spreadText(s.Spread, s.Syringe, d.sizeOf(s.Spread)) + "\n"
		}
		c.say(n, bodymap.Target{Place: s.Place, Code: s.Code, Side: s.Side}, extra, s)
		return
	}
	c.box.Hide()
}

// say writes the name, the place in everyday words and as anatomists call it, cautions and the past; of a site also the
// layer that its depth lies in, and its warnings.
func (c *infoCard) say(n placeName, t bodymap.Target, extra string, of ...bodymap.Site) {
	lang := c.desk.lang
	w := c.desk.where(t.Place)
	c.title.Text, c.han.Text, c.after.Text = n.title, n.han, n.after
	place := w.Text(lang) + " · "
	if len(of) > 0 && c.site == "" { // a site that is selected, not pointed at: the panel says where it lies
		place = ""
	}
	c.under.SetText(extra + place + w.Region.Name.In(lang))
	c.layers, c.brief = c.desk.layersText(w.Region.ID, of)
	c.skin.Hidden = len(of) == 0
	c.caution.Segments, c.kinds.Segments = c.desk.cautionsAt(t, of)
	c.caution.Refresh()
	c.kinds.Refresh()
	c.cautionRow.Hidden = len(c.caution.Segments) == 0
	c.past.SetText(c.desk.pastText(t))
	c.past.Hidden = c.past.Text == ""
	c.about = t
	c.box.Show()
	c.fit()
	c.box.Refresh()
	// What was not in sight for a while is not known to the window, so that it would not be painted.
	canvas.Refresh(c.pane.box.Objects[0])
}
