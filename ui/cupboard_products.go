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

// productsPage lists the products; beside the list lies the chosen one with its lots.
type productsPage struct {
	desk   *desk
	box    fyne.CanvasObject
	search *entry
	list   *widget.List
	all    []bodymap.Product
	found  []bodymap.Product
	stock  map[bodymap.EntryID][]bodymap.Lot
	chosen bodymap.EntryID // empty: a new one
	head   *widget.Label
	form   slots
	remove *widget.Button
	lots   *lotsPart
	room   room
}

func newProductsPage(d *desk) *productsPage {
	p := &productsPage{desk: d, search: newEntry(d), head: title("")}
	p.search.SetPlaceHolder(say("Search products"))
	p.search.OnChanged = func(string) { p.filter() }
	p.list = widget.NewList(func() int { return len(p.found) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.row(p.found[i])) })
	onSelect(p.list, func(i int) { p.choose(p.found[i].ID) })
	fresh := addButton(say("New product"), func() { p.choose("") })
	top := container.New(layout.NewCustomPaddedLayout(0, 6, 0, 0), container.NewVBox(p.search, fresh))
	p.lots = newLotsPart(d, &p.room)
	p.room.sheet = sheetOf(p.head, p.lots.box, p.newForm())
	p.box = sideBySide(top, p.list, p.room.sheet)
	return p
}

func (p *productsPage) newForm() fyne.CanvasObject {
	d := p.desk
	typed := func(label, hint string) *slot { return newTyped(d, &p.room, say(label), hint, p.save) }
	var classes, units []string
	for _, c := range bodymap.ProductClasses() {
		classes = append(classes, bodymap.ClassText(c, d.lang))
	}
	keys := make([]string, len(bodymap.Units()))
	for i, u := range bodymap.Units() {
		keys[i] = string(u)
		units = append(units, u.Text(d.lang))
	}
	units[0] = say("not stated")
	p.form.all = map[string]*slot{
		"Name": typed("Name, as on the package", ""), "Substance": typed("Active substance", ""),
		"Class": newPicked(&p.room, say("Class"), bodymap.ProductClasses(), classes), "Strength": typed("Strength", ""),
		"Unit": newPicked(&p.room, say("Unit"), keys, units), "Form": typed("Form", say("ampoule, vial ...")), "VolumeML": typed("Package, mL", ""),
		"Ingredients": typed("Other ingredients", say("sulphite, latex ...")), "Note": typed("Note", ""),
	}
	a := p.form.all
	a["Note"].entry.MultiLine, a["Note"].entry.Wrapping = true, fyne.TextWrapWord
	a["Note"].entry.SetMinRowsVisible(3)
	p.remove = widget.NewButton(say("Remove"), p.take)
	two := func(x, y string) fyne.CanvasObject { return container.NewGridWithColumns(2, a[x].box, a[y].box) }
	return container.New(layout.NewCustomPaddedVBoxLayout(2), a["Name"].box, two("Substance", "Class"), two("Strength", "Unit"),
		two("Form", "VolumeML"), a["Ingredients"].box, a["Note"].box, pair(p.remove, widget.NewButton(say("Save"), p.save)))
}

func (p *productsPage) object() fyne.CanvasObject { return p.box }

func (p *productsPage) reading() []fyne.CanvasObject { return []fyne.CanvasObject{p.search} }

func (p *productsPage) row(o bodymap.Product) rowText {
	under := bodymap.ClassText(o.Class, p.desk.lang)
	right := ""
	if n := len(p.stock[o.ID]); n > 0 {
		right = count("1 lot", "%d lots", n)
	}
	if o.Form != "" {
		under += " · " + o.Form
	}
	return rowText{title: short(o.Title(p.desk.lang), 26), under: under, right: right, on: o.ID == p.chosen, tapped: func() { p.choose(o.ID) }}
}

func (p *productsPage) choose(id bodymap.EntryID) {
	p.chosen = id
	p.lots.edit(bodymap.Lot{Product: id})
	p.desk.changed()
}

// filter lists the products that hold each typed word in name, substance or class.
func (p *productsPage) filter() {
	p.found = nil
	for _, o := range p.all {
		words := bodymap.Fold(o.Title(p.desk.lang) + " " + o.Title("en") + " " + o.Substance + " " + bodymap.ClassText(o.Class, p.desk.lang))
		missing := func(w string) bool { return !strings.Contains(words, w) }
		if !slices.ContainsFunc(strings.Fields(bodymap.Fold(p.search.Text)), missing) {
			p.found = append(p.found, o.In(p.desk.lang))
		}
	}
	p.list.Refresh()
}

func (p *productsPage) refresh() {
	d := p.desk
	var err error
	if p.all, err = d.products(); err != nil {
		p.head.SetText(bodymap.Sentence(err, d.lang))
		return
	}
	lots, err := d.record.AllLots()
	if err != nil {
		p.head.SetText(bodymap.Sentence(err, d.lang))
		return
	}
	p.stock = map[bodymap.EntryID][]bodymap.Lot{}
	for _, l := range lots {
		p.stock[l.Product] = append(p.stock[l.Product], l)
	}
	p.filter()
	p.begin()
	o := bodymap.Product{}
	if i := slices.IndexFunc(p.all, func(o bodymap.Product) bool { return o.ID == p.chosen }); i >= 0 {
		o = p.all[i].In(d.lang)
	}
	p.chosen = o.ID // it may be gone
	p.form.keep(o.ID, p.texts(o))
	p.head.SetText(o.Title(d.lang))
	p.remove.SetText(say("Remove"))
	if o.Shipped() {
		p.remove.SetText(say("As it came"))
	}
	enable(p.remove, o.ID != "" && !slices.Contains(bodymap.ShippedProducts(), p.asKept(o.ID)))
	if o.ID == "" {
		p.head.SetText(say("New product"))
	}
	p.lots.refresh(o, p.stock[o.ID])
	p.room.lay()
}

// begin shows the first one to who may not make a new one.
func (p *productsPage) begin() {
	if p.chosen == "" && len(p.found) > 0 && p.desk.record.May(bodymap.SaveProductVerb) != nil {
		p.chosen = p.found[0].ID
		p.lots.edit(bodymap.Lot{Product: p.chosen})
	}
}

// asKept is a product as the record has it, in no language but its own.
func (p *productsPage) asKept(id bodymap.EntryID) bodymap.Product {
	i := slices.IndexFunc(p.all, func(o bodymap.Product) bool { return o.ID == id })
	if i < 0 {
		return bodymap.Product{}
	}
	return p.all[i]
}

func (p *productsPage) texts(o bodymap.Product) map[string]string {
	return map[string]string{
		"Name": o.Name, "Substance": o.Substance, "Class": o.Class, "Strength": p.desk.some(o.Strength), "Unit": string(o.Unit),
		"Form": o.Form, "VolumeML": p.desk.some(o.VolumeML), "Ingredients": o.Ingredients, "Note": o.Note,
	}
}

// some writes a number; what is not stated stays empty.
func (d *desk) some(v float64) string {
	if v == 0 {
		return ""
	}
	return d.number(v)
}

func (p *productsPage) save() {
	f := &p.form
	t := f.texts()
	o := bodymap.Product{
		ID: p.chosen, Name: t["Name"], Substance: t["Substance"], Class: t["Class"], Unit: bodymap.Unit(t["Unit"]), Form: t["Form"],
		Ingredients: t["Ingredients"], Note: t["Note"],
	}
	var fine, fine2 bool
	o.Strength, fine = f.number("Strength")
	o.VolumeML, fine2 = f.number("VolumeML")
	if !fine || !fine2 {
		return
	}
	saved, err := p.desk.record.SaveProduct(o)
	if f.told(p.desk, err) {
		return
	}
	f.saved()
	p.chosen = saved.ID
	p.desk.note(say("%s is kept.", saved.Title(p.desk.lang)))
}

func (p *productsPage) take() {
	if p.desk.fail(p.desk.record.RemoveProduct(p.chosen)) {
		return
	}
	p.form.saved()
	p.desk.changed()
}
