package ui

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/ui/figure"
)

// hint is the line under the body: it says what the tool in the hand will do,
// holds the values it will do it with, and while one draws says what comes of it.
type hint struct {
	desk    *desk
	box     *fyne.Container
	row     *fyne.Container
	words   *widget.Label
	sign    fyne.CanvasObject
	plan    *planFields
	count   *field
	source  *ttwidget.Button // of the spacing to start with
	parts   map[figure.Tool][]fyne.CanvasObject
	drawing bool
}

// hintFields name the fields of the line: what is refused there is told there.
var hintFields = []string{"next spacing", "next margin", "next punctures"}

func newHint(d *desk) *hint {
	h := &hint{desk: d, words: widget.NewLabel(""), sign: cautionSign(), parts: map[figure.Tool][]fyne.CanvasObject{}}
	h.words.Truncation = fyne.TextTruncateEllipsis
	h.plan = newPlanFields(d, hintFields[0], hintFields[1], func(text string, set func(*bodymap.AreaPlan, float64)) { h.typed(text, set) })
	h.plan.toggled = func(p bodymap.AreaPlan) { d.fail(d.setAreaPlan(p)) }
	h.source = tool(theme.InfoIcon(), "", func() { d.note(bodymap.AreaSource(d.syringe().Technique, d.lang)) })
	h.source.Importance = widget.LowImportance
	h.count = newNumber(d, hintFields[2], 1, h.counted)
	h.parts[figure.LineTool] = []fyne.CanvasObject{narrow(h.count), quiet(say("punctures"))}
	h.parts[figure.AreaTool] = []fyne.CanvasObject{
		narrow(h.plan.spacing), quiet("mm"), h.plan.pattern, quiet(say("margin")), narrow(h.plan.margin), quiet("mm"), h.source,
	}
	h.row = container.New(&packed{gap: theme.Padding()}, h.sign, h.words)
	for _, t := range toolsOnStrip {
		for _, o := range h.parts[t.tool] {
			h.row.Add(o)
		}
	}
	h.box = container.NewStack(plate(), h.row)
	return h
}

func (h *hint) typed(text string, set func(*bodymap.AreaPlan, float64)) {
	d, p := h.desk, h.desk.areaPlan()
	v, err := readNumber(text)
	if err != nil {
		d.refuse(h.plan.at.label, say("“%s” is not a number.", text))
		return
	}
	set(&p, v)
	d.accept(h.plan.at.label)
	d.told(h.plan.at.label, d.setAreaPlan(p))
}

func (h *hint) counted(text string) {
	n, err := readCount(text)
	if err != nil || n < 1 || n > bodymap.MaxPunctures {
		h.desk.refuse(h.count.label, say("“%s” is not a whole number of punctures.", text))
		return
	}
	h.desk.papules = n
	h.desk.accept(h.count.label)
	h.desk.changed()
}

func (h *hint) refresh() {
	d := h.desk
	h.box.Hidden = d.patient.ID == ""
	h.plan.keep(d.areaPlan())
	h.source.SetToolTip(bodymap.AreaSource(d.syringe().Technique, d.lang))
	h.count.keep(d.number(float64(d.linePapules())))
	switch {
	case h.drawing:
	case slices.Contains(hintFields, d.refused.field):
		h.say(d.refused.sentence, true)
	default:
		h.say(h.promise(), false)
	}
	h.showParts(!h.drawing && !d.sealed())
}

// showParts shows the values of the tool in the hand, or none.
func (h *hint) showParts(on bool) {
	for t, parts := range h.parts {
		for _, o := range parts {
			show(o, on && t == h.desk.inHand())
		}
	}
	h.row.Layout.Layout(h.row.Objects, h.row.Size())
}

// sealed tells that the open session is signed: it takes no mark.
func (d *desk) sealed() bool { return d.chart != nil && d.chart.Session().State == bodymap.Signed }

// promise is what the tool will do.
func (h *hint) promise() string {
	d := h.desk
	s := d.syringe()
	if d.reads() {
		return say("You only read here: turn the body, tap a site, open a session, print.")
	}
	if d.sealed() {
		return say("This session is signed. Amend it to change it, or begin a new one.")
	}
	text := ""
	switch d.inHand() {
	case figure.LineTool:
		text = say("Tap two ends or draw a line:")
	case figure.AreaTool:
		return say("Draw an outline: one every")
	case figure.PainTool:
		return say("Draw around where it hurts.")
	case figure.PickTool:
		return say("Draw around sites, or tap them one by one.")
	default:
		if site, _, ok := d.site(); ok && site.Spread != nil {
			return say("Tap a puncture to leave it out or take it back; zoom in where they lie close.")
		}
		text = say("Tap the skin: %s, %s mm deep, %s mL.", s.Technique.Text(d.lang), d.number(s.DepthMM), d.number(s.VolumeML))
		if d.both {
			text = say("Tap the skin: %s, %s mm deep, %s mL, left and right.", s.Technique.Text(d.lang), d.number(s.DepthMM), d.number(s.VolumeML))
		}
	}
	return text
}

func (h *hint) say(text string, bad bool) {
	show(h.sign, bad)
	if h.words.Text != text {
		h.words.SetText(text)
		h.row.Layout.Layout(h.row.Objects, h.row.Size())
	}
}

// draft says what would come of what is being drawn, and returns its punctures.
func (h *hint) draft(path []atlas.Place) []atlas.Place {
	was := h.drawing
	h.drawing = path != nil && h.desk.inHand() != figure.PainTool
	if !h.drawing {
		if was {
			h.refresh()
		}
		return nil
	}
	s, text, err := h.desk.lay(path)
	if err != nil {
		text = bodymap.Sentence(err, h.desk.lang)
	}
	h.say(text, err != nil)
	if !was {
		h.refresh()
	}
	return s.Spots
}

// drag says where a mark under the finger would come to lie.
func (h *hint) drag(t *bodymap.Target) {
	d := h.desk
	h.drawing = t != nil
	if t == nil {
		h.refresh()
		return
	}
	n := d.nameOf(*t)
	h.say(n.title+": "+d.where(t.Place).Text(d.lang), false)
	h.showParts(false)
}

// quiet are words between the fields of a line.
func quiet(text string) fyne.CanvasObject {
	t := canvas.NewText(text, theme.Color(theme.ColorNameForeground))
	t.TextSize = theme.TextSize()
	return t
}

// narrow gives a field room for a small number.
func narrow(f *field) fyne.CanvasObject {
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(4*theme.TextSize(), 0))
	return container.NewStack(room, f)
}

// packed lays objects one after the other; the first label gives way where the
// line is too short for all.
type packed struct{ gap float32 }

// MinSize implements fyne.Layout.
func (p *packed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			s = fyne.NewSize(s.Width+m.Width+p.gap, max(s.Height, m.Height))
		}
	}
	return s
}

// Layout implements fyne.Layout.
func (p *packed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	free := size.Width - p.MinSize(objects).Width
	x := p.gap
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if l, ok := o.(*widget.Label); ok {
			wish := fyne.MeasureText(l.Text, theme.TextSize(), l.TextStyle).Width + 2*theme.InnerPadding() + 2
			m.Width = min(wish, m.Width+max(free, 0))
		}
		put(o, x, (size.Height-m.Height)/2, m.Width, m.Height)
		x += m.Width + p.gap
	}
}
