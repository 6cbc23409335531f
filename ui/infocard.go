package ui

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

const infoWidth = 270

// infoCard says in words what the finger is on: what it is called, where it lies, what is to be minded there and
// when it was injected before. With nothing under the finger it is about the selected site.
type infoCard struct {
	desk       *desk
	box        *fyne.Container
	title, han *canvas.Text
	after      *canvas.Text
	under      *widget.Label
	caution    *cautionLine
	past       *widget.Label
	target     *bodymap.Target
	site       bodymap.SiteID
}

func newInfoCard(d *desk) *infoCard {
	c := &infoCard{desk: d, title: rowWord(), han: rowWord(), after: rowWord(), under: widget.NewLabel(""), past: widget.NewLabel(""), caution: newCautionLine()}
	c.title.TextStyle.Bold = true
	c.han.FontSource = han
	c.under.Wrapping, c.past.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	c.caution.text.SizeName, c.past.SizeName = theme.SizeNameCaptionText, theme.SizeNameCaptionText
	wide := canvas.NewRectangle(color.Transparent)
	wide.SetMinSize(fyne.NewSize(infoWidth, 0))
	head := container.New(layout.NewCustomPaddedHBoxLayout(6), c.title, c.han, c.after)
	text := container.New(layout.NewCustomPaddedVBoxLayout(-4),
		container.New(layout.NewCustomPaddedLayout(8, 0, theme.InnerPadding(), theme.InnerPadding()), head), c.under,
		container.New(layout.NewCustomPaddedLayout(0, 0, theme.InnerPadding(), 0), c.caution.box), c.past)
	c.box = container.NewStack(wide, plate(), text)
	c.box.Hide()
	return c
}

func (c *infoCard) show(t *bodymap.Target, id bodymap.SiteID) {
	if t == nil && c.target == nil && id == c.site {
		return
	}
	c.target, c.site = t, id
	c.refresh()
}

func (c *infoCard) refresh() {
	d := c.desk
	id := c.site
	if id == "" {
		id = d.selected
	}
	switch {
	case c.target != nil:
		c.say(d.nameOf(*c.target), *c.target)
	case id != "" && d.chart != nil:
		c.saySite(id)
	default:
		c.box.Hide()
	}
}

func (c *infoCard) saySite(id bodymap.SiteID) {
	for i, s := range c.desk.chart.Sites() {
		if s.ID == id {
			t := bodymap.Target{Place: s.Place, Code: s.Code, Side: s.Side}
			n := c.desk.nameOf(t)
			n.title = strconv.Itoa(i+1) + " · " + n.title
			c.say(n, t)
			return
		}
	}
	c.box.Hide()
}

// say writes the name, the place in everyday words and as anatomists call it, cautions and the past.
func (c *infoCard) say(n placeName, t bodymap.Target) {
	lang := c.desk.lang
	w := c.desk.where(t.Place)
	c.title.Text, c.han.Text, c.after.Text = n.title, n.han, n.after
	c.under.SetText(w.Text(lang) + "\n" + w.Region.Name.In(lang))
	c.caution.say(cautionsOf(t.Code, lang))
	past := c.pastOf(t)
	c.past.SetText(past)
	c.past.Hidden = past == ""
	for _, l := range []*widget.Label{c.under, c.past} {
		l.Resize(fyne.NewSize(infoWidth, 0)) // so that it knows its lines
	}
	c.caution.text.Resize(fyne.NewSize(infoWidth-40, 0))
	c.box.Show()
	c.box.Refresh()
}

// cautionsOf says what is to be minded at a named point, and who says so.
func cautionsOf(code atlas.Code, lang string) string {
	var out []string
	for _, k := range atlas.Get().Cautions(code) {
		out = append(out, k.Kind.Text(lang)+": "+k.Text.In(lang)+" ("+k.Source+")")
	}
	return strings.Join(out, "\n")
}

// mostPast is how many earlier injections the card names.
const mostPast = 3

// pastOf says when a place was injected in earlier sessions, the last one first, and whether it has rested.
func (c *infoCard) pastOf(t bodymap.Target) string {
	d := c.desk
	uses := d.pastUse(t)
	if len(uses) == 0 {
		return ""
	}
	var times []string
	for _, u := range uses[:min(len(uses), mostPast)] {
		times = append(times, bodymap.DayText(u.At.Local(), d.lang))
	}
	ago := int(d.now().Sub(uses[0].At).Hours() / 24)
	text := say("Injected before: %s", strings.Join(times, ", "))
	if more := len(uses) - mostPast; more > 0 {
		text += " " + say("and %d more", more)
	}
	text += ". " + say("Last: %s ago.", count("1 day", "%d days", ago))
	if r := uses[0].Site.Reaction; r != "" {
		text += " " + say("Reaction: %s", r)
	}
	if rest := d.see.restDays; rest > 0 && ago < rest {
		text += " " + say("It has not rested %s.", count("1 day", "%d days", rest))
	}
	return text
}
