package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// mixesPage lists the mixes; beside the list lies the chosen one with its parts.
type mixesPage struct {
	desk     *desk
	box      fyne.CanvasObject
	one      *widget.Check // one product per syringe
	list     *widget.List
	mixes    []bodymap.Mix
	products []bodymap.Product
	chosen   bodymap.EntryID // empty: a new one
	fresh    bool            // the form is to be filled anew
	head     *widget.Label
	empty    *caption
	form     slots // name and note
	parts    *partsForm
	remove   *widget.Button
	fill     *widget.Button
	fillHint *caption
	room     room
}

func newMixesPage(d *desk) *mixesPage {
	p := &mixesPage{desk: d, head: title(""), empty: newCaption(), fresh: true}
	p.one = widget.NewCheck(say("One product per syringe"), func(on bool) {
		if !d.fail(d.record.SetOneProduct(on)) {
			d.changed()
		}
	})
	p.list = widget.NewList(func() int { return len(p.mixes) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.row(p.mixes[i])) })
	onSelect(p.list, func(i int) { p.choose(p.mixes[i].ID) })
	why := newCaption()
	why.say(say("For countries and practices where mixing is not allowed: then mixes of several products are refused."))
	fresh := addButton(say("New mix"), func() { p.choose("") })
	top := container.New(layout.NewCustomPaddedVBoxLayout(2), p.one, why.box, fresh, p.empty.box)
	p.room.sheet = sheetOf(p.head, p.newForm())
	p.box = sideBySide(top, p.list, p.room.sheet)
	return p
}

func (p *mixesPage) newForm() fyne.CanvasObject {
	d := p.desk
	p.form.all = map[string]*slot{"Name": newTyped(d, &p.room, say("Name"), "", p.save), "Note": newTyped(d, &p.room, say("Note"), "", p.save)}
	p.parts = newPartsForm(d, &p.room)
	p.remove = widget.NewButton(say("Remove"), p.take)
	p.fill = widget.NewButton(say("Fill the syringe with it"), p.fillSyringe)
	p.fillHint = newCaption()
	return container.New(layout.NewCustomPaddedVBoxLayout(4), p.form.all["Name"].box, p.parts.box, p.form.all["Note"].box,
		pair(p.remove, widget.NewButton(say("Save"), p.save)), line(), p.fill, p.fillHint.box)
}

func (p *mixesPage) object() fyne.CanvasObject { return p.box }

func (p *mixesPage) row(m bodymap.Mix) rowText {
	return rowText{
		title: short(m.Name, 24), under: p.contents(m), right: say("%s mL", p.desk.number(m.TotalML())), on: m.ID == p.chosen,
		tapped: func() { p.choose(m.ID) },
	}
}

// contents names the parts of a mix.
func (p *mixesPage) contents(m bodymap.Mix) string {
	var all []string
	for _, part := range m.Parts {
		all = append(all, p.desk.productTitle(p.products, part.Product)+" "+say("%s mL", p.desk.number(part.VolumeML)))
	}
	return strings.Join(all, " + ")
}

// productTitle names a product; one that is gone is told so.
func (d *desk) productTitle(all []bodymap.Product, id bodymap.EntryID) string {
	if i := slices.IndexFunc(all, func(o bodymap.Product) bool { return o.ID == id }); i >= 0 {
		return all[i].Title(d.lang)
	}
	return say("a product that is gone")
}

func (p *mixesPage) choose(id bodymap.EntryID) {
	p.chosen, p.fresh = id, true
	p.desk.changed()
}

func (p *mixesPage) refresh() {
	d := p.desk
	var err, err2, err3 error
	var one bool
	p.mixes, err = d.record.Mixes()
	p.products, err2 = d.products()
	one, err3 = d.record.OneProduct()
	for _, e := range []error{err, err2, err3} {
		if e != nil {
			p.head.SetText(bodymap.Sentence(e, d.lang))
			return
		}
	}
	if p.one.Checked != one {
		p.one.Checked = one
		p.one.Refresh()
	}
	p.begin()
	m := bodymap.Mix{}
	if i := slices.IndexFunc(p.mixes, func(m bodymap.Mix) bool { return m.ID == p.chosen }); i >= 0 {
		m = p.mixes[i]
	}
	p.chosen = m.ID
	p.form.keep(m.ID, map[string]string{"Name": m.Name, "Note": m.Note})
	p.parts.keep(m, p.products, p.fresh)
	p.fresh = false
	p.head.SetText(m.Name)
	if m.ID == "" {
		p.head.SetText(say("New mix"))
	}
	enable(p.remove, m.ID != "")
	p.showFill()
	p.list.Refresh()
	p.room.lay()
}

// begin says what to do while there is no mix, and shows the first one to who may not make a new one.
func (p *mixesPage) begin() {
	may, hint := p.desk.record.May(bodymap.SaveMixVerb) == nil, ""
	switch none := len(p.mixes) == 0; {
	case none && may:
		hint = say("No mix yet. Name one at the right, choose its products and type their volumes.")
	case none:
		hint = say("No mix yet.")
	case !may && p.chosen == "":
		p.chosen, p.fresh = p.mixes[0].ID, true
	}
	p.empty.say(hint)
}

// showFill says whose syringe would be filled.
func (p *mixesPage) showFill() {
	d := p.desk
	enable(p.fill, d.chart != nil && !d.reads())
	switch n := len(d.picks()); {
	case d.reads():
		p.fillHint.say(say("Syringes are filled by practitioners and assistants."))
	case d.chart == nil:
		p.fillHint.say(say("Open a session of a patient first; then its syringe can be filled from here."))
	case n == 1:
		p.fillHint.say(say("The picked site of %s gets it.", d.patient.Name()))
	case n > 1:
		p.fillHint.say(say("The %d picked sites of %s get it.", n, d.patient.Name()))
	default:
		p.fillHint.say(say("The next taps of %s get it.", d.patient.Name()))
	}
}

// typed is the mix in the form; ok is false where a volume is no number.
func (p *mixesPage) typed() (m bodymap.Mix, ok bool) {
	t := p.form.texts()
	parts, ok := p.parts.read()
	return bodymap.Mix{ID: p.chosen, Name: t["Name"], Note: t["Note"], Parts: parts}, ok
}

func (p *mixesPage) save() {
	m, ok := p.typed()
	if !ok {
		return
	}
	saved, err := p.desk.record.SaveMix(m)
	if p.told(err) {
		return
	}
	p.form.saved()
	p.chosen, p.fresh = saved.ID, true
	p.desk.note(say("%s is kept.", saved.Name))
}

// told shows what is wrong at the parts or the fields.
func (p *mixesPage) told(err error) bool {
	return p.form.told(p.desk, p.parts.told(err))
}

func (p *mixesPage) take() {
	if !p.desk.fail(p.desk.record.RemoveMix(p.chosen)) {
		p.form.saved()
		p.fresh = true
		p.desk.changed()
	}
}

func (p *mixesPage) fillSyringe() {
	d := p.desk
	m, ok := p.typed()
	if !ok {
		return
	}
	_, err := d.chart.Fill(m.Name, p.parts.pours(m), d.pickedIDs()...)
	if !p.told(err) {
		d.note(say("The syringe holds %s.", m.Name))
	}
}
