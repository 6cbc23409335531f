package bodymap

import (
	"fmt"
	"slices"
	"sync"

	"ashi/assets"
)

// shippedPrefix begins the IDs of the products that come with Ashi.
const shippedPrefix = "product:"

// shippedProduct is a product that comes with Ashi, in its two languages.
type shippedProduct struct{ english, french Product }

// shippedProducts are read once; a damaged table is a fault of the build.
var shippedProducts = sync.OnceValue(func() []shippedProduct {
	all, err := readShipped(clinical("products.csv"))
	if err != nil {
		panic("embedded table of products: " + err.Error())
	}
	return all
})

// ShippedProducts are the products that come with Ashi, in English and without strengths; In gives them in other languages.
func ShippedProducts() []Product {
	var out []Product
	for _, s := range shippedProducts() {
		out = append(out, s.english)
	}
	return out
}

// productColumns is the head line of the table; see assets/clinical/README.md.
const productColumns = "id,name_en,name_fr,substance,class,form_en,form_fr,strength,unit,note_en,note_fr"

func readShipped(data []byte) ([]shippedProduct, error) {
	rows, err := assets.Rows(data, productColumns)
	if err != nil {
		return nil, err
	}
	var all []shippedProduct
	for i, r := range rows {
		e := Product{ID: EntryID(shippedPrefix + r[0]), Name: r[1], Substance: r[3], Class: r[4], Form: r[5], Note: r[9]}
		f := e
		f.Name, f.Form, f.Note = r[2], r[6], r[10]
		if r[7]+r[8] != "" {
			return nil, fmt.Errorf("row %d: a strength; packages differ, so none comes with Ashi", i+2)
		}
		if r[0] == "" || slices.ContainsFunc(all, func(s shippedProduct) bool { return s.english.ID == e.ID }) {
			return nil, fmt.Errorf("row %d: the id %q is missing or stands twice", i+2, r[0])
		}
		for _, p := range []Product{e, f} {
			if err := p.Validate(); err != nil {
				return nil, fmt.Errorf("row %d: %w", i+2, err)
			}
		}
		all = append(all, shippedProduct{e, f})
	}
	return all, nil
}
