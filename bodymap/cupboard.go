package bodymap

import (
	"cmp"
	"slices"
	"strings"
)

// Products are the practice's own products and those that came with Ashi, edited or as they came, by name in English.
func (p *Practice) Products() ([]Product, error) {
	all, err := facts[Product](p, "")
	for _, s := range ShippedProducts() {
		if !slices.ContainsFunc(all, func(o Product) bool { return o.ID == s.ID }) {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b Product) int { return cmp.Compare(Fold(a.Title("en")), Fold(b.Title("en"))) })
	return all, err
}

// Product reads one; an error of kind NotFound if there is none.
func (p *Practice) Product(id EntryID) (Product, error) {
	own, err := factByID[Product](p, id)
	if KindOf(err) != NotFound || err == nil {
		return own, err
	}
	for _, s := range ShippedProducts() {
		if s.ID == id {
			return s, nil
		}
	}
	return Product{}, err
}

// SaveProduct keeps a new product (without an ID) or the new state of one, and returns it as it is kept. One that came
// with Ashi keeps its ID. A substance that Ashi knows gets its international name and, where none is chosen, its class.
func (p *Practice) SaveProduct(o Product) (Product, error) {
	o = o.tidy()
	all, err := p.Products()
	if err != nil {
		return Product{}, err
	}
	if o.ID == "" {
		o.ID = EntryID(NewID())
	} else if i := slices.IndexFunc(all, func(old Product) bool { return old.ID == o.ID }); i < 0 {
		return Product{}, noProduct()
	} else if o == all[i] || o == all[i].In("fr") {
		return all[i], nil
	}
	var bad problems
	bad.join(o.Validate())
	taken := func(old Product) bool {
		return old.ID != o.ID && (Fold(old.Title("en")) == Fold(o.Title("en")) || Fold(old.Title("fr")) == Fold(o.Title("fr")))
	}
	bad.when(slices.ContainsFunc(all, taken), "Name", "There is a product of this name and strength already. Choose another name.")
	if err := bad.err(); err != nil {
		return Product{}, err
	}
	return o, putFacts(p, SaveProductVerb, o)
}

func (p Product) tidy() Product {
	p.Name, p.Form, p.Note = strings.TrimSpace(p.Name), strings.TrimSpace(p.Form), strings.TrimSpace(p.Note)
	p.Ingredients = strings.TrimSpace(p.Ingredients)
	p.Substance = strings.ToLower(strings.TrimSpace(p.Substance))
	if name, class, ok := known(p.Substance); ok {
		p.Substance, p.Class = name, cmp.Or(p.Class, class)
	}
	p.Class = cmp.Or(p.Class, otherClass)
	return p
}

// RemoveProduct takes one of the practice's own products away, with its lots; one that came with Ashi and was edited goes
// back to how it came. What was injected keeps what it was. A product of a mix stays.
func (p *Practice) RemoveProduct(id EntryID) error {
	o, err := p.Product(id)
	if err != nil {
		return noProduct()
	}
	if o.Shipped() {
		if slices.Contains(ShippedProducts(), o) {
			return &Error{Kind: Invalid, Text: "This product came with Ashi and stays in the list. Nothing was changed."}
		}
		return p.removeFacts(RemoveProductVerb, id)
	}
	mixes, err := p.Mixes()
	if err != nil {
		return err
	}
	for _, m := range mixes {
		if slices.ContainsFunc(m.Parts, func(part Part) bool { return part.Product == id }) {
			return &Error{Kind: Invalid, Text: "The mix “%s” holds this product. Nothing was changed. Take it out of the mix first.", Args: []any{m.Name}}
		}
	}
	lots, err := p.Lots(id)
	if err != nil {
		return err
	}
	ids := []EntryID{id}
	for _, l := range lots {
		ids = append(ids, l.ID)
	}
	return p.removeFacts(RemoveProductVerb, ids...)
}

func noProduct() error {
	return &Error{Kind: NotFound, Text: "This product is no longer there. Nothing was changed."}
}

// RuleEntry is the kind of the rules that a practice sets itself.
const RuleEntry EntryKind = "rule"

// cupboardRule holds the practice's rules about syringes.
type cupboardRule struct{ OneProduct bool }

func (cupboardRule) entry() Entry { return Entry{ID: "rule:cupboard", Kind: RuleEntry} }

// OneProduct tells that a syringe may hold one product only, by the practice's own rule: where mixing is not allowed.
func (p *Practice) OneProduct() (bool, error) {
	r, err := factByID[cupboardRule](p, cupboardRule{}.entry().ID)
	if KindOf(err) == NotFound {
		err = nil
	}
	return r.OneProduct, err
}

// SetOneProduct sets that rule. Mixes that there are stay in the list.
func (p *Practice) SetOneProduct(on bool) error {
	if was, err := p.OneProduct(); err != nil || was == on {
		return err
	}
	return putFacts(p, SetOneProductVerb, cupboardRule{OneProduct: on})
}

// checkOneProduct adds a problem if the practice's rule refuses so many products in a syringe.
func (p *Practice) checkOneProduct(bad *problems, products int) error {
	one, err := p.OneProduct()
	bad.when(one && products > 1, "Parts", "This practice has set “one product per syringe”, as where mixing is not allowed. Take one product, or change the setting above the mixes.")
	return err
}
