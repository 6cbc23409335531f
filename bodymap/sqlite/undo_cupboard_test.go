package sqlite

import (
	"slices"

	"pgregory.net/rapid"

	"ashi/bodymap"
)

// someProduct draws one of the practice's own products or one that came with Ashi.
func (w *work) someProduct() bodymap.Product {
	all, err := w.Products()
	if err != nil {
		w.t.Fatal(err)
	}
	few := slices.DeleteFunc(all, func(p bodymap.Product) bool { return p.Shipped() && p.Substance != "lidocaine" && p.Class != "vehicle" })
	return rapid.SampledFrom(few).Draw(w.t, "product")
}

// somePours draws what could go into a syringe.
func (w *work) somePours() []bodymap.Pour {
	one := bodymap.Pour{Product: w.someProduct().ID, VolumeML: rapid.SampledFrom([]float64{.5, 1}).Draw(w.t, "mL")}
	lots, err := w.Lots(one.Product)
	if err != nil {
		w.t.Fatal(err)
	}
	if len(lots) > 0 {
		one.Lot = lots[0].ID
	}
	pours := []bodymap.Pour{one}
	if other := w.someProduct().ID; other != one.Product {
		pours = append(pours, bodymap.Pour{Product: other, VolumeML: 2})
	}
	return pours
}

// fillActions are what is done with mixes and what syringes hold.
func (w *work) fillActions(edit func(func(*bodymap.Chart) error) func(*rapid.T)) map[string]func(*rapid.T) {
	step := func(f func() error) func(*rapid.T) { return func(*rapid.T) { w.do(f) } }
	return map[string]func(*rapid.T){
		"mix": step(func() error {
			m := bodymap.Mix{Name: "Mix " + string(bodymap.NewID()[24:])}
			if all, err := w.Mixes(); err == nil && len(all) > 0 && rapid.Bool().Draw(w.t, "again") {
				m = all[0]
			}
			m.Parts = nil
			for _, pour := range w.somePours() {
				m.Parts = append(m.Parts, bodymap.Part{Product: pour.Product, VolumeML: pour.VolumeML})
			}
			_, err := w.SaveMix(m)
			return err
		}),
		"remove mix": step(func() error {
			all, err := w.Mixes()
			if err != nil || len(all) == 0 {
				return err
			}
			return w.RemoveMix(all[0].ID)
		}),
		"fill": edit(func(c *bodymap.Chart) error {
			_, err := c.Fill(rapid.SampledFrom([]string{"", "Mine"}).Draw(w.t, "name"), w.somePours(), w.someSites()...)
			return err
		}),
		"fill again": edit(func(c *bodymap.Chart) error {
			all, err := w.Fillings()
			if err != nil || len(all) == 0 {
				return err
			}
			return c.FillAgain(rapid.SampledFrom(append(all, bodymap.Filling{})).Draw(w.t, "filling").ID, w.someSites()...)
		}),
	}
}

// cupboardActions are what is done with products and lots.
func (w *work) cupboardActions() map[string]func(*rapid.T) {
	step := func(f func() error) func(*rapid.T) { return func(*rapid.T) { w.do(f) } }
	return map[string]func(*rapid.T){
		"product": step(func() error {
			o := w.someProduct()
			if rapid.Bool().Draw(w.t, "new") {
				o = bodymap.Product{Name: "Own " + string(bodymap.NewID()[24:]), Substance: "procaine"}
			}
			o.Strength, o.Unit = rapid.SampledFrom([]float64{1, 2}).Draw(w.t, "strength"), bodymap.Percent
			_, err := w.SaveProduct(o)
			return err
		}),
		"remove product": step(func() error {
			all, err := w.Products()
			all = slices.DeleteFunc(all, func(p bodymap.Product) bool { return p.Strength == 0 })
			if err != nil || len(all) == 0 {
				return err
			}
			return w.RemoveProduct(rapid.SampledFrom(all).Draw(w.t, "product").ID)
		}),
		"lot": step(func() error {
			l := bodymap.Lot{Product: w.someProduct().ID, Number: string(bodymap.NewID()[24:]), Expires: "2027-01-31", StockML: 20}
			if all, err := w.AllLots(); err == nil && len(all) > 0 && rapid.Bool().Draw(w.t, "again") {
				l = all[0]
				l.StockML++
			}
			_, err := w.SaveLot(l)
			return err
		}),
		"remove lot": step(func() error {
			all, err := w.AllLots()
			if err != nil || len(all) == 0 {
				return err
			}
			return w.RemoveLot(all[0].ID)
		}),
		"one product": step(func() error { return w.SetOneProduct(rapid.IntRange(0, 4).Draw(w.t, "one") == 0) }),
	}
}
