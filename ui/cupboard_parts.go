package ui

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// partsForm holds the parts of a mix: product, volume and lot each, and their total.
type partsForm struct {
	desk     *desk
	box      *fyne.Container
	rows     *fyne.Container
	parts    []*partRow
	base     bodymap.Mix // as the record has it
	products []bodymap.Product
	wrong    *widget.Label
	total    *widget.Label
	scale    *slot
	notes    *fyne.Container
	room     *room
}

// partRow is one part.
type partRow struct {
	product, lot *slot
	volume       *slot
	lots         []bodymap.Lot
	box          fyne.CanvasObject
}

func newPartsForm(d *desk, r *room) *partsForm {
	f := &partsForm{desk: d, room: r, rows: container.New(layout.NewCustomPaddedVBoxLayout(2)), wrong: problemLabel(), total: title("")}
	f.scale = newTyped(d, r, say("Scale to, mL"), "", f.rescale)
	f.notes = container.New(layout.NewCustomPaddedVBoxLayout(0))
	add := addButton(say("Add product"), func() {
		f.parts = append(f.parts, f.row(bodymap.Part{}))
		f.changed()
	})
	scale := widget.NewButton(say("Scale"), f.rescale)
	by := container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedVBoxLayout(0), widget.NewLabel(""), scale), f.scale.box)
	low := container.NewGridWithColumns(2, container.New(layout.NewCustomPaddedVBoxLayout(0), add, f.total), by)
	f.box = container.New(layout.NewCustomPaddedVBoxLayout(4), f.rows, f.wrong, low, f.notes)
	return f
}

// row makes the fields of a part.
func (f *partsForm) row(part bodymap.Part) *partRow {
	d := f.desk
	var keys, words []string
	for _, o := range f.products {
		keys, words = append(keys, string(o.ID)), append(words, o.Title(d.lang))
	}
	r := &partRow{product: newPicked(f.room, say("Product"), keys, words), volume: newTyped(d, f.room, say("mL"), "", func() {}), lot: newPicked(f.room, say("Lot"), nil, nil)}
	r.product.set(string(part.Product))
	r.volume.set(d.some(part.VolumeML))
	r.product.pick.OnChanged = func(string) { f.lotsOf(r); f.changed() }
	r.volume.entry.OnChanged = func(string) { r.product.tell(""); f.sum() }
	away := tool(theme.CancelIcon(), say("Take this product out"), func() {
		f.parts = slices.DeleteFunc(f.parts, func(o *partRow) bool { return o == r })
		f.changed()
	})
	away.Importance = widget.LowImportance
	f.lotsOf(r)
	small := container.New(layout.NewGridWrapLayout(fyne.NewSize(5.5*theme.TextSize(), r.volume.box.MinSize().Height)), r.volume.box)
	cross := container.New(layout.NewCustomPaddedVBoxLayout(0), widget.NewLabel(""), away)
	r.box = container.NewBorder(nil, nil, nil, container.NewHBox(small, cross), container.NewGridWithColumns(2, r.product.box, r.lot.box))
	return r
}

// lotsOf offers the lots of the row's product; the one to be used up first is chosen.
func (f *partsForm) lotsOf(r *partRow) {
	d := f.desk
	id := bodymap.EntryID(r.product.get())
	r.product.tell("")
	r.lots, _ = d.record.Lots(id) // that they cannot be read is told when the mix is saved
	r.lot.keys, r.lot.pick.Options = []string{""}, []string{say("not stated")}
	for _, l := range r.lots {
		r.lot.keys = append(r.lot.keys, string(l.ID))
		word := l.Number
		if d.expired(l) {
			word += " · " + say("expired")
		}
		r.lot.pick.Options = append(r.lot.pick.Options, word)
	}
	r.lot.set("")
	if pours, err := d.record.Pours(bodymap.Mix{Parts: []bodymap.Part{{Product: id}}}); err == nil {
		r.lot.set(string(pours[0].Lot))
	}
	enable(r.lot.pick, len(r.lots) > 0)
}

// keep shows the parts that the record has, if others are to be shown or those have changed.
func (f *partsForm) keep(m bodymap.Mix, products []bodymap.Product, fresh bool) {
	same := slices.Equal(m.Parts, f.base.Parts) && m.ID == f.base.ID && slices.Equal(products, f.products)
	f.base, f.products = m, products
	if same && !fresh && len(f.parts) > 0 {
		return
	}
	f.parts = nil
	for _, part := range m.Parts {
		f.parts = append(f.parts, f.row(part))
	}
	if m.ID == "" {
		f.parts = append(f.parts, f.row(bodymap.Part{}))
	}
	f.scale.set("")
	f.changed()
}

// changed shows the rows anew.
func (f *partsForm) changed() {
	f.rows.Objects = nil
	for _, r := range f.parts {
		f.rows.Add(r.box)
	}
	f.sum()
}

// sum says the total and what is known of these products in one syringe.
func (f *partsForm) sum() {
	f.wrong.Hide()
	f.scale.tell("")
	var m bodymap.Mix
	var some []bodymap.Product
	for _, r := range f.parts {
		v, _ := readNumber(r.volume.get()) // what is no number counts as nothing until it is saved
		m.Parts = append(m.Parts, bodymap.Part{VolumeML: v})
		if i := slices.IndexFunc(f.products, func(o bodymap.Product) bool { return string(o.ID) == r.product.get() }); i >= 0 {
			some = append(some, f.products[i])
		}
	}
	f.total.SetText(say("Total: %s mL", f.desk.number(m.TotalML())))
	f.notes.Objects = nil
	for _, n := range bodymap.NotesOnMixing(some, f.desk.lang) {
		f.notes.Add(noteOnMixing(n))
	}
	f.room.lay()
}

// noteOnMixing is a sentence and below it who says so.
func noteOnMixing(n bodymap.MixNote) fyne.CanvasObject {
	source := newCaption()
	source.say(n.Source)
	if n.Caution {
		line := newCautionLine()
		line.say(n.Text)
		under := container.New(layout.NewCustomPaddedLayout(0, 0, theme.TextSize()+theme.Padding(), 0), source.box)
		return container.New(layout.NewCustomPaddedVBoxLayout(0), line.box, under)
	}
	text := widget.NewLabel(n.Text)
	text.Wrapping = fyne.TextWrapWord
	return container.New(layout.NewCustomPaddedVBoxLayout(0), text, source.box)
}

// read takes the parts as typed; what is no number is told at its row.
func (f *partsForm) read() (parts []bodymap.Part, ok bool) {
	ok = true
	for _, r := range f.parts {
		part := bodymap.Part{Product: bodymap.EntryID(r.product.get())}
		if text := r.volume.get(); text != "" {
			v, err := readNumber(text)
			if err != nil {
				r.product.tell(say("“%s” is not a number.", text))
				ok = false
			}
			part.VolumeML = v
		}
		parts = append(parts, part)
	}
	return parts, ok
}

// pours are the parts with their chosen lots.
func (f *partsForm) pours(m bodymap.Mix) []bodymap.Pour {
	out := make([]bodymap.Pour, len(m.Parts))
	for i, part := range m.Parts {
		out[i] = bodymap.Pour{Product: part.Product, Lot: bodymap.EntryID(f.parts[i].lot.get()), VolumeML: part.VolumeML}
	}
	return out
}

// rescale types the volumes that make up another total.
func (f *partsForm) rescale() {
	parts, ok := f.read()
	if !ok {
		return
	}
	total, err := readNumber(f.scale.get())
	if err != nil {
		f.scale.tell(say("“%s” is not a number.", f.scale.get()))
		return
	}
	m, err := bodymap.Mix{Parts: parts}.Scaled(total)
	if err != nil {
		f.scale.tell(bodymap.Sentence(err, f.desk.lang))
		return
	}
	for i, part := range m.Parts {
		f.parts[i].volume.set(f.desk.some(part.VolumeML))
	}
}

// told shows the problems of the parts at their rows, and gives back the others.
func (f *partsForm) told(err error) error {
	var all bodymap.Problems
	if !errors.As(err, &all) {
		return err
	}
	for i, r := range f.parts {
		if p := all.In(bodymap.PartField(i)); p != nil {
			r.product.tell(p.Say(f.desk.lang))
		}
	}
	if p := all.In("Parts"); p != nil {
		f.wrong.SetText(p.Say(f.desk.lang))
		f.wrong.Show()
	}
	f.room.lay()
	rest := slices.DeleteFunc(slices.Clone(all), func(p *bodymap.Error) bool { return len(p.Field) >= 5 && p.Field[:5] == "Parts" })
	return rest // perhaps none, which still is a refusal
}
