package bodymap

import (
	"cmp"
	"slices"
	"strings"
)

// Lots are the lots of a product, the one that expires first at the front.
func (p *Practice) Lots(product EntryID) ([]Lot, error) {
	all, err := p.AllLots()
	return slices.DeleteFunc(all, func(l Lot) bool { return l.Product != product }), err
}

// AllLots are the lots of all products, the one that expires first at the front.
func (p *Practice) AllLots() ([]Lot, error) {
	all, err := facts[Lot](p, "")
	slices.SortStableFunc(all, func(a, b Lot) int { return cmp.Compare(a.Expires, b.Expires) })
	return all, err
}

// SaveLot keeps a new lot (without an ID) or the new state of one, and returns it as it is kept.
func (p *Practice) SaveLot(l Lot) (Lot, error) {
	l.Number = strings.TrimSpace(l.Number)
	lots, err := p.AllLots()
	if err != nil {
		return Lot{}, err
	}
	if l.ID == "" {
		l.ID = EntryID(NewID())
	} else if !slices.ContainsFunc(lots, func(o Lot) bool { return o.ID == l.ID }) {
		return Lot{}, noLot()
	}
	var bad problems
	bad.join(l.Validate(p.clock()))
	if l.Product != "" {
		if _, err := p.Product(l.Product); err != nil {
			return Lot{}, noProduct()
		}
	}
	taken := func(o Lot) bool { return o.ID != l.ID && o.Product == l.Product && Fold(o.Number) == Fold(l.Number) }
	bad.when(slices.ContainsFunc(lots, taken), "Number", "There is a lot of this number already. Add to its stock instead.")
	if err := bad.err(); err != nil {
		return Lot{}, err
	}
	return l, putFacts(p, SaveLotVerb, l)
}

// RemoveLot takes a lot out of the cupboard. What was injected from it still tells its number.
func (p *Practice) RemoveLot(id EntryID) error {
	if _, err := factByID[Lot](p, id); err != nil {
		return noLot()
	}
	return p.removeFacts(RemoveLotVerb, id)
}

func noLot() error {
	return &Error{Kind: NotFound, Text: "This lot is no longer there. Nothing was changed."}
}

// share is how much of one mL of a filling comes from a lot, 0 to 1.
func (f Filling) share(lot EntryID) float64 {
	total := f.TotalML()
	if total == 0 {
		return 0
	}
	ml := 0.0
	for _, d := range f.Parts {
		if d.Lot.ID == lot {
			ml += d.VolumeML
		}
	}
	return ml / total
}

// LotLeft is what is left of a lot in mL: its stock without all that was injected from it. Known is false where the stock
// is not stated. It is below 0 where more was injected than there was.
func (p *Practice) LotLeft(l Lot) (ml float64, known bool, err error) {
	if l.StockML <= 0 {
		return 0, false, nil
	}
	used, err := p.lotUse(l.ID, "")
	return l.StockML - used, true, err
}

// Taken is what the sites of a session that are in one state take of a filling.
type Taken struct {
	Filling EntryID
	Session SessionID
	State   SiteState
	ML      float64 // exact to the micro-litre
}

// lotUse is what was injected of a lot in all sessions but one.
func (p *Practice) lotUse(lot EntryID, but SessionID) (float64, error) {
	all, err := p.Fillings()
	if err != nil {
		return 0, err
	}
	share := map[EntryID]float64{}
	var ids []EntryID
	for _, f := range all {
		if of := f.share(lot); of > 0 {
			share[f.ID] = of
			ids = append(ids, f.ID)
		}
	}
	taken, err := p.VolumesOfFillings(ids...)
	ml := 0.0
	for _, t := range taken {
		if t.Session != but && (Site{State: t.State}).Injected() {
			ml += share[t.Filling] * t.ML
		}
	}
	return ml, err
}
