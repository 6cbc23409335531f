package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
)

// lotsPart holds the lots of the chosen product, and a line that adds one or changes one.
type lotsPart struct {
	desk *desk
	box  *fyne.Container
	rows *fyne.Container
	hint *caption
	form slots
	lot  bodymap.Lot // in the line; no ID: a new one
	save *widget.Button
	back *widget.Button // to adding
	add  *fyne.Container
}

func newLotsPart(d *desk, r *room) *lotsPart {
	p := &lotsPart{desk: d, rows: container.New(layout.NewCustomPaddedVBoxLayout(0)), hint: newCaption()}
	p.form.all = map[string]*slot{
		"Number": newTyped(d, r, say("Number"), "", p.keep), "Expires": newTyped(d, r, say("Expires"), "2027-01-31", p.keep),
		"StockML": newTyped(d, r, say("Stock, mL"), "", p.keep),
	}
	a := p.form.all
	p.save = widget.NewButton("", p.keep)
	p.save.Importance = widget.HighImportance
	p.back = widget.NewButton(say("Cancel"), func() { p.edit(bodymap.Lot{Product: p.lot.Product}); d.changed() })
	p.add = container.New(layout.NewCustomPaddedVBoxLayout(4), container.NewGridWithColumns(3, a["Number"].box, a["Expires"].box, a["StockML"].box),
		container.NewHBox(layout.NewSpacer(), p.back, p.save))
	p.box = container.New(layout.NewCustomPaddedVBoxLayout(4), p.rows, p.hint.box, p.add, line())
	return p
}

// edit takes a lot into the line.
func (p *lotsPart) edit(l bodymap.Lot) {
	p.lot = l
	p.form.base = nil
	p.form.keep(l.ID, map[string]string{"Number": l.Number, "Expires": string(l.Expires), "StockML": p.desk.some(l.StockML)})
}

func (p *lotsPart) keep() {
	t := p.form.texts()
	stock, ok := p.form.number("StockML")
	if !ok {
		return
	}
	l := bodymap.Lot{ID: p.lot.ID, Product: p.lot.Product, Number: t["Number"], Expires: readDate(t["Expires"]), StockML: stock}
	saved, err := p.desk.record.SaveLot(l)
	if p.form.told(p.desk, err) {
		return
	}
	p.edit(bodymap.Lot{Product: l.Product})
	p.desk.note(say("Lot %s is kept.", saved.Number))
}

func (p *lotsPart) refresh(o bodymap.Product, lots []bodymap.Lot) {
	show(p.box, o.ID != "")
	p.lot.Product = o.ID
	p.save.SetText(say("Add lot"))
	show(p.back, p.lot.ID != "")
	if p.lot.ID != "" {
		p.save.SetText(say("Save lot"))
	}
	hint := ""
	if len(lots) == 0 {
		hint = say("No lot yet. With number and expiry it can be found again when a lot is recalled; the stock may stay empty.")
	}
	p.hint.say(hint)
	p.rows.Objects = nil
	for _, l := range lots {
		p.rows.Add(p.row(l))
	}
	p.box.Refresh()
}

// row is a lot: tapped it comes into the line, its cross takes it away.
func (p *lotsPart) row(l bodymap.Lot) fyne.CanvasObject {
	d := p.desk
	b := ttwidget.NewButton(l.Number+" · "+l.Expires.Text(d.lang), func() { p.edit(l); d.changed() })
	b.Alignment, b.Importance = widget.ButtonAlignLeading, widget.LowImportance
	b.SetToolTip(say("Change number, expiry or stock"))
	all := container.New(&flow{gap: 4}, b)
	left, known, err := d.record.LotLeft(l)
	switch {
	case err != nil || !known:
	case left <= 0:
		all.Add(lowered(chip(say("used up"), true)))
	default:
		all.Add(lowered(chip(say("%s of %s mL left", d.number(round(left, 2)), d.number(l.StockML)), false)))
	}
	if d.expired(l) {
		all.Objects = slices.Insert(all.Objects, 1, lowered(chip(say("expired"), true)))
	}
	away := tool(theme.CancelIcon(), say("Take lot %s out of the cupboard", l.Number), func() {
		if !d.fail(d.record.RemoveLot(l.ID)) {
			p.edit(bodymap.Lot{Product: l.Product})
			d.changed()
		}
	})
	away.Importance = widget.LowImportance
	return container.NewBorder(nil, nil, nil, container.NewVBox(away), all)
}

// lowered brings a chip to the middle of the line of a button.
func lowered(chip fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(theme.Padding(), 0, 0, 0), chip)
}
