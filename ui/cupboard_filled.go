package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
)

// filledRow says what the syringe is filled with, of the next taps or of the picked sites, and changes it.
type filledRow struct {
	desk  *desk
	box   *fyne.Container
	pick  *lateSelect
	left  *caption // how many punctures are left in it
	wrong *cautionLine
	sign  fyne.CanvasObject // that there are cautions, which may lie out of sight
	said  []string          // the cautions
	of    *bodymap.Chart    // what was refused was about it
	ways  []way
	known map[bodymap.EntryID]bodymap.Filling // they never change
}

// way is a choice of what the syringe could be filled with.
type way struct {
	words string
	fill  func(c *bodymap.Chart, sites []bodymap.SiteID) error
}

// lateSelect is a choice whose options are gathered when it is opened.
type lateSelect struct {
	ttwidget.Select
	gather func()
}

// Tapped implements fyne.Tappable.
func (s *lateSelect) Tapped(e *fyne.PointEvent) {
	s.gather()
	s.MouseOut() // its help would lie over the choices
	s.Select.Tapped(e)
}

// TypedKey implements fyne.Focusable.
func (s *lateSelect) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyLeft || e.Name == fyne.KeyRight {
		return // each would be a step of its own
	}
	s.gather()
	s.Select.TypedKey(e)
}

func newFilledRow(d *desk) *filledRow {
	r := &filledRow{desk: d, left: newCaption(), wrong: newCautionLine(), sign: cautionSign(), known: map[bodymap.EntryID]bodymap.Filling{}}
	r.pick = &lateSelect{gather: r.gather}
	r.pick.ExtendBaseWidget(r.pick)
	r.pick.OnChanged = r.choose
	r.box = container.New(layout.NewCustomPaddedVBoxLayout(-4), container.NewBorder(nil, nil, container.New(layout.NewCustomPaddedHBoxLayout(0), r.sign, widget.NewLabel(say("Filled with"))), nil, r.pick), r.wrong.box, r.left.box)
	return r
}

// filling is what a syringe holds; ok is false where it is not stated.
func (r *filledRow) filling(id bodymap.EntryID) (bodymap.Filling, bool) {
	f, ok := r.known[id]
	if !ok && id != "" && r.desk.chart != nil {
		if f, ok = r.desk.chart.Filling(id); ok {
			r.known[id] = f
		}
	}
	return f, ok
}

// recentFillings is how many of the latest fillings are offered again.
const recentFillings = 6

// gather lists the choices: nothing stated, the latest fillings, the mixes, and the products that have lots or whose
// package is stated.
func (r *filledRow) gather() {
	d := r.desk
	r.ways = []way{{say("not stated"), func(c *bodymap.Chart, sites []bodymap.SiteID) error { return c.FillAgain("", sites...) }}}
	fillings, err := d.record.Fillings()
	if d.fail(err) {
		return
	}
	for _, f := range slices.Backward(fillings[max(0, len(fillings)-recentFillings):]) {
		r.add(d.filledWords(f.Text(d.lang), lotsIn(f)), func(c *bodymap.Chart, sites []bodymap.SiteID) error { return c.FillAgain(f.ID, sites...) })
	}
	if d.fail(r.addMixes()) || d.fail(r.addProducts()) {
		return
	}
	if len(r.ways) == 1 {
		d.note(say("There is nothing to fill with yet: say at a product how much a package holds, or make a mix (Ctrl+K)."))
	}
	r.pick.Options = nil
	for _, w := range r.ways {
		r.pick.Options = append(r.pick.Options, w.words)
	}
}

// add offers something unless the same words are offered already.
func (r *filledRow) add(words string, fill func(*bodymap.Chart, []bodymap.SiteID) error) {
	if !slices.ContainsFunc(r.ways, func(w way) bool { return w.words == words }) {
		r.ways = append(r.ways, way{words, fill})
	}
}

func (r *filledRow) addMixes() error {
	d := r.desk
	mixes, err := d.record.Mixes()
	if err != nil {
		return err
	}
	lots, err := d.record.AllLots()
	if err != nil {
		return err
	}
	for _, m := range mixes {
		pours, err := d.record.Pours(m)
		if err != nil {
			return err
		}
		var from []bodymap.Lot
		for _, pour := range pours {
			if i := slices.IndexFunc(lots, func(l bodymap.Lot) bool { return l.ID == pour.Lot }); i >= 0 {
				from = append(from, lots[i])
			}
		}
		r.add(d.filledWords(m.Name, from), fillWith(m.Name, pours))
	}
	return nil
}

func (r *filledRow) addProducts() error {
	d := r.desk
	products, err := d.products()
	if err != nil {
		return err
	}
	lots, err := d.record.AllLots()
	for _, o := range products {
		lotless := true
		for _, l := range lots {
			if l.Product == o.ID {
				lotless = false
				r.add(d.filledWords(o.Title(d.lang), []bodymap.Lot{l}), r.whole(o, l))
			}
		}
		if lotless && o.VolumeML > 0 { // a practice that keeps no lots
			r.add(o.Title(d.lang), r.whole(o, bodymap.Lot{}))
		}
	}
	return err
}

// whole fills with the package of a product.
func (r *filledRow) whole(o bodymap.Product, l bodymap.Lot) func(*bodymap.Chart, []bodymap.SiteID) error {
	if o.VolumeML == 0 {
		return func(*bodymap.Chart, []bodymap.SiteID) error {
			r.wrong.say(say("How many mL a package of %s holds is not stated. Type it at the product (Ctrl+K), or make a mix of it.", o.Title(r.desk.lang)))
			return nil
		}
	}
	return fillWith("", []bodymap.Pour{{Product: o.ID, Lot: l.ID, VolumeML: o.VolumeML}})
}

func fillWith(name string, pours []bodymap.Pour) func(*bodymap.Chart, []bodymap.SiteID) error {
	return func(c *bodymap.Chart, sites []bodymap.SiteID) error {
		_, err := c.Fill(name, pours, sites...)
		return err
	}
}

// lotsIn are the lots that a filling names.
func lotsIn(f bodymap.Filling) (out []bodymap.Lot) {
	for _, d := range f.Parts {
		if d.Lot.ID != "" {
			out = append(out, d.Lot)
		}
	}
	return out
}

// filledWords name what a syringe holds with its lots.
func (d *desk) filledWords(name string, lots []bodymap.Lot) string {
	var numbers []string
	for _, l := range lots {
		number := l.Number
		if d.expired(l) {
			number += " (" + say("expired") + ")"
		}
		numbers = append(numbers, number)
	}
	if len(numbers) == 0 {
		return name
	}
	return name + " · " + say("lot %s", strings.Join(numbers, ", "))
}

func (r *filledRow) choose(words string) {
	d := r.desk
	i := slices.IndexFunc(r.ways, func(w way) bool { return w.words == words })
	if i < 0 || !d.ready() {
		return
	}
	r.wrong.box.Hide()
	err := r.ways[i].fill(d.chart, d.pickedIDs())
	if bodymap.KindOf(err) == bodymap.Invalid {
		r.wrong.say(bodymap.Sentence(err, d.lang)) // unlike a wrong number it keeps nothing from being marked
		err = nil
	}
	if !d.fail(err) {
		d.changed()
	}
}

// refresh shows what all syringes hold, or that they differ.
func (r *filledRow) refresh(all []bodymap.Site) {
	d := r.desk
	id, same := common(all, func(s bodymap.Site) bodymap.EntryID { return s.Syringe.Filling })
	words := say("not stated")
	f, ok := r.filling(id)
	if r.of != d.chart {
		r.of = d.chart
		r.wrong.box.Hide()
	}
	switch {
	case !same:
		words = say("various")
	case ok:
		words = d.filledWords(f.Text(d.lang), lotsIn(f))
	}
	r.pick.SetToolTip(f.Contents(d.lang))
	if r.pick.Selected != words {
		r.pick.Selected = words
		r.pick.Refresh()
	}
	left := ""
	if same && ok && d.chart != nil {
		left = r.punctures(f, all[0].Syringe.VolumeML)
	}
	r.left.say(left)
	r.said = r.cautions(all)
	show(r.sign, len(r.said) > 0)
}

// punctures says how many are left in the syringe.
func (r *filledRow) punctures(f bodymap.Filling, eachML float64) string {
	c := r.desk.chart
	left, n, known := bodymap.PuncturesLeft(f, eachML, c.Session(), c.Sites())
	switch {
	case !known:
		return ""
	case n == 1:
		return count("1 puncture left in this syringe", "%d punctures left in this syringe", left)
	}
	return say("Syringe %d: %s", n, count("1 puncture left in this syringe", "%d punctures left in this syringe", left))
}

// cautions are the sentences about what the syringes hold, each once.
func (r *filledRow) cautions(all []bodymap.Site) (out []string) {
	d := r.desk
	var seen []bodymap.EntryID
	for _, s := range all {
		id := s.Syringe.Filling
		f, ok := r.filling(id)
		if !ok || d.chart == nil || slices.Contains(seen, id) {
			continue
		}
		seen = append(seen, id)
		said, err := d.chart.FillingCautions(f, d.lang)
		if err != nil {
			said = []string{bodymap.Sentence(err, d.lang)}
		}
		out = append(out, said...)
	}
	return out
}
