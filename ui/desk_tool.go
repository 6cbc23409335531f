package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/ui/figure"
)

// inHand is the tool that a tap and a drag on the skin go to: pain is drawn
// while its sheet lies open, and only then. Who may not mark has none that draws.
func (d *desk) inHand() figure.Tool {
	if d.reads() {
		return figure.PointTool
	}
	if d.sheet == painSheet {
		return figure.PainTool
	}
	return d.tool
}

// setTool takes up a tool, with the sheet that belongs to it.
func (d *desk) setTool(t figure.Tool) {
	switch {
	case t == figure.PainTool:
		d.sheet = painSheet
	case d.sheet == painSheet:
		d.sheet = sessionSheet
	}
	if t != figure.PainTool {
		d.tool = t
	}
	d.hush()
	d.changed()
}

// setBoth makes each tap mark both sides, or one.
func (d *desk) setBoth(on bool) {
	d.both = on
	d.changed()
}

// toolKeys take up the tools: the keys of the strip, from above to below.
const toolKeys = "12345"

// typedRune takes what is typed with the body in focus.
func (d *desk) typedRune(r rune) bool {
	i := strings.IndexRune(toolKeys, r)
	switch {
	case i < 0 && r != 'b' && r != 'B':
		return false
	case d.fail(d.record.May(bodymap.MarkSite)):
	case i >= 0:
		d.setTool(toolsOnStrip[i].tool)
	default:
		d.setBoth(!d.both)
	}
	return true
}

// typedKey takes a key that is no letter, wherever nothing is typed.
func (d *desk) typedKey(k fyne.KeyName) bool {
	if k == fyne.KeyF5 {
		d.toggle(glovedFront)
		return true
	}
	return false
}

// areaPlan is how the next area is laid.
func (d *desk) areaPlan() bodymap.AreaPlan {
	t := d.syringe().Technique
	if p, ok := d.plans[t]; ok {
		return p
	}
	return bodymap.AreaPlanFor(t)
}

// setAreaPlan changes how the next areas of this technique are laid.
func (d *desk) setAreaPlan(p bodymap.AreaPlan) error {
	if err := p.Validate(); err != nil {
		return err
	}
	if d.plans == nil {
		d.plans = map[bodymap.Technique]bodymap.AreaPlan{}
	}
	d.plans[d.syringe().Technique] = p
	d.changed()
	return nil
}

// startPapules is how many a line has until another number is typed: the app's own start.
const startPapules = 5

// linePapules is how many punctures the next line gets.
func (d *desk) linePapules() int {
	if d.papules == 0 {
		return startPapules
	}
	return d.papules
}

// sides are the targets of one tap: with “both sides” its mirror as well, unless
// it lies on the midline or is marked already.
func (d *desk) sides(t bodymap.Target) []bodymap.Target {
	out := []bodymap.Target{t}
	if !d.both || t.Side == atlas.Midline {
		return out
	}
	m := bodymap.Target{Place: atlas.Get().Mirror(t.Place), Code: t.Code, Side: atlas.Left}
	if t.Side == atlas.Left {
		m.Side = atlas.Right
	}
	if t.Code != "" {
		place, ok := atlas.Get().Body(d.figure()).PlaceOf(t.Code, m.Side)
		if !ok || d.marked(t.Code, m.Side) {
			return out
		}
		m.Place = place
	}
	return append(out, m)
}

// marked tells whether a named point is a site of the open session.
func (d *desk) marked(code atlas.Code, side atlas.Side) bool {
	if d.chart == nil {
		return false
	}
	for _, s := range d.chart.Sites() {
		if s.Code == code && s.Side == side {
			return true
		}
	}
	return false
}
