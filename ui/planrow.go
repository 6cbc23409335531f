package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"ashi/bodymap"
)

// planRow changes how a selected area is laid.
type planRow struct {
	desk   *desk
	box    *fyne.Container
	fields *planFields
}

func newPlanRow(d *desk) *planRow {
	r := &planRow{desk: d}
	r.fields = newPlanFields(d, say("Spacing, mm"), say("Margin, mm"), func(text string, set func(*bodymap.AreaPlan, float64)) { r.typed(text, set) })
	r.fields.toggled = func(p bodymap.AreaPlan) { d.fail(d.relayArea(d.selected, p)) }
	pattern := container.New(layout.NewCustomPaddedVBoxLayout(0), layout.NewSpacer(), r.fields.pattern)
	r.box = container.NewGridWithColumns(3, named(r.fields.spacing), named(r.fields.margin), pattern)
	return r
}

func (r *planRow) typed(text string, set func(*bodymap.AreaPlan, float64)) {
	d, p, label := r.desk, r.fields.plan, r.fields.at.label
	v, err := readNumber(text)
	if err != nil {
		d.refuse(label, say("“%s” is not a number.", text))
		return
	}
	set(&p, v)
	d.accept(label)
	d.told(label, d.relayArea(d.selected, p))
}

func (r *planRow) refresh() {
	s, _, ok := r.desk.site()
	r.box.Hidden = !ok || s.Spread == nil || s.Spread.Extent != bodymap.Area
	if !r.box.Hidden {
		r.fields.keep(bodymap.AreaPlan{SpacingMM: s.Spread.SpacingMM, MarginMM: s.Spread.MarginMM, Pattern: s.Spread.Pattern})
	}
}
