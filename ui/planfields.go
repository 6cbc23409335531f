package ui

import (
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
)

// planFields are the values with which an area is laid: of the next ones in the
// line under the body, of a selected one in the panel.
type planFields struct {
	desk            *desk
	spacing, margin *field
	at              *field // the one that was typed in last
	pattern         *ttwidget.Button
	plan            bodymap.AreaPlan
	toggled         func(bodymap.AreaPlan)
}

// newPlanFields makes the fields; their names stand above them or, in the line
// under the body, only tell them apart.
func newPlanFields(d *desk, spacing, margin string, typed func(text string, set func(*bodymap.AreaPlan, float64))) *planFields {
	p := &planFields{desk: d}
	p.spacing = newNumber(d, spacing, .5, func(text string) {
		p.at = p.spacing
		typed(text, func(plan *bodymap.AreaPlan, v float64) { plan.SpacingMM = v })
	})
	p.margin = newNumber(d, margin, 1, func(text string) {
		p.at = p.margin
		typed(text, func(plan *bodymap.AreaPlan, v float64) { plan.MarginMM = v })
	})
	p.pattern = ttwidget.NewButton("", func() {
		next := p.plan
		next.Pattern = otherPattern[next.Pattern]
		p.toggled(next)
	})
	p.pattern.SetToolTip(say("Change between a square and a staggered pattern"))
	return p
}

var otherPattern = map[bodymap.Pattern]bodymap.Pattern{bodymap.Grid: bodymap.Staggered, bodymap.Staggered: bodymap.Grid}

// keep shows the values that the record or the hand holds.
func (p *planFields) keep(plan bodymap.AreaPlan) {
	p.plan = plan
	p.spacing.keep(p.desk.number(plan.SpacingMM))
	p.margin.keep(p.desk.number(plan.MarginMM))
	p.pattern.SetText(plan.Pattern.Text(p.desk.lang))
}
