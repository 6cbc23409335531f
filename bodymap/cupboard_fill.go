package bodymap

import (
	"reflect"
	"strings"

	"ashi/assets"
)

// Pour is what is to be drawn up of one product.
type Pour struct {
	Product  EntryID
	Lot      EntryID // empty: none is named
	VolumeML float64
}

// Pours are the parts of a mix, each from the lot that is to be used up first: the one that expires first among those
// that have neither expired nor run out; without a lot where there is none such.
func (p *Practice) Pours(m Mix) ([]Pour, error) {
	out := make([]Pour, len(m.Parts))
	for i, part := range m.Parts {
		lot, err := p.lotInUse(part.Product)
		if err != nil {
			return nil, err
		}
		out[i] = Pour{Product: part.Product, Lot: lot, VolumeML: part.VolumeML}
	}
	return out, nil
}

func (p *Practice) lotInUse(product EntryID) (EntryID, error) {
	lots, err := p.Lots(product)
	if err != nil {
		return "", err
	}
	for _, l := range lots {
		if l.Expired(DateOf(p.clock())) {
			continue
		}
		left, known, err := p.LotLeft(l)
		if err != nil || !known || left > 0 {
			return l.ID, err
		}
	}
	return "", nil
}

// Fill says what the syringe of the next marks holds or, with sites, what theirs held, in one step. Products and lots are
// kept as they are now; what was filled in just the same way before is not kept twice. The name may be empty: then the
// products make it.
func (c *Chart) Fill(name string, pours []Pour, sites ...SiteID) (Filling, error) {
	f, err := c.practice.poured(strings.TrimSpace(name), pours)
	if err != nil {
		return Filling{}, err
	}
	all, err := c.practice.Fillings()
	if err != nil {
		return Filling{}, err
	}
	for _, old := range all {
		f.ID = old.ID
		if reflect.DeepEqual(f, old) {
			return f, c.fillWith(Change{}, f.ID, sites)
		}
	}
	f.ID = EntryID(NewID())
	e, err := entryOf(f)
	if err != nil {
		return Filling{}, err
	}
	return f, c.fillWith(Change{PutEntries: []Entry{e}}, f.ID, sites)
}

// FillAgain takes up an earlier filling, or none: "" says that it is not stated what the syringe holds.
func (c *Chart) FillAgain(id EntryID, sites ...SiteID) error {
	if id != "" {
		if _, err := c.practice.Filling(id); err != nil {
			return err
		}
	}
	return c.fillWith(Change{}, id, sites)
}

// Filling resolves what a syringe of this session holds; ok is false where it is not stated.
func (c *Chart) Filling(id EntryID) (f Filling, ok bool) {
	if id == "" {
		return f, false
	}
	f, err := c.practice.Filling(id)
	return f, err == nil
}

// poured makes a filling of what is in the cupboard now, or tells the problems of its parts.
func (p *Practice) poured(name string, pours []Pour) (Filling, error) {
	f := Filling{Name: name}
	var bad problems
	var parts []Part
	for i, pour := range pours {
		parts = append(parts, Part{pour.Product, pour.VolumeML})
		d := Drawn{VolumeML: pour.VolumeML}
		var err error
		if d.Product, err = p.Product(pour.Product); err != nil && pour.Product != "" {
			bad.add(PartField(i), "This product is no longer there. Choose another.")
		}
		if pour.Lot != "" {
			d.Lot, err = factByID[Lot](p, pour.Lot)
			bad.when(err != nil || d.Lot.Product != pour.Product, PartField(i), "This lot is not one of this product. Choose another.")
			d.Lot.StockML = 0 // how much there was is no part of what was injected
		}
		f.Parts = append(f.Parts, d)
	}
	bad.line("Name", name, MaxName)
	bad.parts(parts)
	if err := p.checkOneProduct(&bad, len(parts)); err != nil {
		return f, err
	}
	return f, bad.err()
}

// fillWith puts a filling into the hand, or into sites.
func (c *Chart) fillWith(do Change, id EntryID, sites []SiteID) error {
	for _, of := range sites {
		s, ok := c.Site(of)
		if !ok {
			return noSite()
		}
		if s.Syringe.Filling != id {
			s.Syringe.Filling = id
			do.PutSites = append(do.PutSites, s)
		}
	}
	if len(sites) == 0 && c.session.Syringe.Filling != id {
		s := c.session
		s.Syringe.Filling = id
		do.PutSessions = []Session{s}
	}
	if len(do.PutSites)+len(do.PutSessions) == 0 {
		return nil
	}
	return c.change(FillSyringe, do)
}

// Text names a filling in a language: by its name, or by its products.
func (f Filling) Text(lang string) string {
	if f.Name != "" {
		return f.Name
	}
	var names []string
	for _, d := range f.Parts {
		names = append(names, d.Product.Title(lang))
	}
	return strings.Join(names, " + ")
}

// Contents tells what a filling holds in a language, product by product: "Lidocaine 2 % 2 mL, lot A12 (31 Jan 2027)".
func (f Filling) Contents(lang string) string {
	var all []string
	for _, d := range f.Parts {
		text := d.Product.Title(lang) + " " + assets.Say(lang, "%s mL", numberText(d.VolumeML, lang))
		if d.Lot.Number != "" {
			text += ", " + assets.Say(lang, "lot %s (%s)", d.Lot.Number, d.Lot.Expires.Text(lang))
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

// FillingCautions are sentences about what a syringe of this session holds, in a language: lots that have expired or run
// out. Nothing is blocked.
func (c *Chart) FillingCautions(f Filling, lang string) ([]string, error) {
	var out []string
	for _, d := range f.Parts {
		if d.Lot.ID == "" {
			continue
		}
		name := d.Product.Title(lang)
		if d.Lot.Expired(DateOf(c.practice.clock())) {
			out = append(out, assets.Say(lang, "Lot %s of %s expired on %s.", d.Lot.Number, name, d.Lot.Expires.Text(lang)))
		}
		before, known, err := c.lotBefore(d.Lot.ID)
		if err != nil {
			return out, err
		}
		takes, err := c.lotTakes(d.Lot.ID)
		if err != nil {
			return out, err
		}
		takes = max(d.VolumeML, takes)
		switch {
		case !known || before >= takes:
		case before <= 0:
			out = append(out, assets.Say(lang, "Lot %s of %s is used up, by the record.", d.Lot.Number, name))
		default:
			out = append(out, assets.Say(lang, "Lot %s of %s runs out: %s mL were left before this session, which takes %s mL.",
				d.Lot.Number, name, numberText(before, lang), numberText(takes, lang)))
		}
	}
	return out, nil
}

// lotBefore is what was left of a lot without this session; known is false where its stock is not stated or it is gone.
func (c *Chart) lotBefore(id EntryID) (ml float64, known bool, err error) {
	l, err := factByID[Lot](c.practice, id)
	if KindOf(err) == NotFound && err != nil || err == nil && l.StockML <= 0 {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, err
	}
	used, ok := c.spent[id]
	if !ok { // other sessions do not change while this one is open
		if used, err = c.practice.lotUse(id, c.session.ID); err != nil {
			return 0, false, err
		}
		if c.spent == nil {
			c.spent = map[EntryID]float64{}
		}
		c.spent[id] = used
	}
	return l.StockML - used, true, nil
}

// lotTakes is what is drawn up of a lot for this session in all.
func (c *Chart) lotTakes(id EntryID) (ml float64, err error) {
	loads, err := c.DrawUp()
	for _, l := range loads {
		for _, d := range l.Parts {
			if d.Lot.ID == id {
				ml += d.VolumeML
			}
		}
	}
	return ml, err
}
