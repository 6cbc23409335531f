package ui

import (
	"cmp"
	"slices"

	"ashi/bodymap"
)

// cupboard is what the screens use of products, lots, mixes and fillings.
type cupboard interface {
	Products() ([]bodymap.Product, error)
	Product(bodymap.EntryID) (bodymap.Product, error)
	SaveProduct(bodymap.Product) (bodymap.Product, error)
	RemoveProduct(bodymap.EntryID) error
	Lots(product bodymap.EntryID) ([]bodymap.Lot, error)
	AllLots() ([]bodymap.Lot, error)
	SaveLot(bodymap.Lot) (bodymap.Lot, error)
	RemoveLot(bodymap.EntryID) error
	LotLeft(bodymap.Lot) (ml float64, known bool, err error)
	Mixes() ([]bodymap.Mix, error)
	SaveMix(bodymap.Mix) (bodymap.Mix, error)
	RemoveMix(bodymap.EntryID) error
	Pours(bodymap.Mix) ([]bodymap.Pour, error)
	Fillings() ([]bodymap.Filling, error)
	OneProduct() (bool, error)
	SetOneProduct(on bool) error
	Recall(lot string) ([]bodymap.Recalled, error)
}

// cupboardPages are the pages about it.
func cupboardPages(d *desk) []leaf {
	return []leaf{
		{say("Products"), newProductsPage(d), bodymap.SaveProductVerb},
		{say("Mixes"), newMixesPage(d), bodymap.SaveMixVerb},
		{say("Recall"), newRecallPage(d), ""},
	}
}

// products are all products by their names in the language of the window.
func (d *desk) products() ([]bodymap.Product, error) {
	all, err := d.record.Products()
	slices.SortStableFunc(all, func(a, b bodymap.Product) int {
		return cmp.Compare(bodymap.Fold(a.Title(d.lang)), bodymap.Fold(b.Title(d.lang)))
	})
	return all, err
}

// expired tells that a lot must no longer be used.
func (d *desk) expired(l bodymap.Lot) bool { return l.Expired(bodymap.DateOf(d.now())) }
