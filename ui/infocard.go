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
	"ashi/bodymap/atlas"
)

const infoWidth = 250

// infoCard says in words what the finger is on.
type infoCard struct {
	desk       *desk
	box        *fyne.Container
	title, han *canvas.Text
	after      *canvas.Text
	under      *widget.Label
	target     *bodymap.Target
	site       bodymap.SiteID
}

func newInfoCard(d *desk) *infoCard {
	c := &infoCard{desk: d, title: rowWord(), han: rowWord(), after: rowWord(), under: widget.NewLabel("")}
	c.title.TextStyle.Bold = true
	c.han.FontSource = han
	c.under.Wrapping = fyne.TextWrapWord
	wide := canvas.NewRectangle(color.Transparent)
	wide.SetMinSize(fyne.NewSize(infoWidth, 0))
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameOverlayBackground))
	ground.CornerRadius, ground.StrokeWidth = 8, 1
	ground.StrokeColor = theme.Color(theme.ColorNameSeparator)
	head := container.New(layout.NewCustomPaddedHBoxLayout(6), c.title, c.han, c.after)
	text := container.New(layout.NewCustomPaddedVBoxLayout(-4), container.New(layout.NewCustomPaddedLayout(8, 0, theme.InnerPadding(), theme.InnerPadding()), head), c.under)
	c.box = container.NewStack(wide, ground, text)
	c.box.Hide()
	return c
}

func (c *infoCard) show(t *bodymap.Target, id bodymap.SiteID) {
	c.target, c.site = t, id
	c.refresh()
}

func (c *infoCard) refresh() {
	d := c.desk
	switch {
	case c.target != nil:
		c.say(d.nameOf(*c.target), c.target.Place)
	case c.site != "" && d.chart != nil:
		for i, s := range d.chart.Sites() {
			if s.ID == c.site {
				n := d.nameOf(bodymap.Target{Place: s.Place, Code: s.Code, Side: s.Side})
				n.title = strconv.Itoa(i+1) + " · " + n.title
				c.say(n, s.Place)
			}
		}
	default:
		c.box.Hide()
	}
}

// say writes the name, the place in everyday words, and the region as anatomists call it.
func (c *infoCard) say(n placeName, p atlas.Place) {
	w := c.desk.where(p)
	region := w.Region.Name.In(c.desk.lang)
	c.title.Text, c.han.Text, c.after.Text = n.title, n.han, n.after
	c.under.SetText(w.Text(c.desk.lang) + "\n" + region)
	c.under.Resize(fyne.NewSize(infoWidth, 0)) // so that it knows its lines
	c.box.Show()
	c.box.Refresh()
}
