package bodymap

// Unit is what a strength is measured in.
type Unit string

// The units of strength. 1 % is 10 mg/mL.
const (
	NoUnit         Unit = ""
	MGPerML        Unit = "mg/mL"
	Percent        Unit = "%"
	MicrogramPerML Unit = "µg/mL"
	IUPerML        Unit = "IU/mL"
)

// Product is something that can be drawn up, as it stands in the cupboard.
type Product struct {
	ID          EntryID
	Name        string  // as on the package
	Substance   string  // the active substance by its international name in English, in small letters: lidocaine; empty: none, as in saline
	Class       string  // key of ProductClasses, such as "amide anaesthetic"
	Strength    float64 // in Unit; 0: not stated
	Unit        Unit
	Form        string  // ampoule, vial ...
	VolumeML    float64 // mL in a package; 0: not stated
	Ingredients string  // others that matter to someone allergic, parted by commas
	Note        string
}

func (p Product) entry() Entry { return Entry{ID: p.ID, Kind: ProductEntry} }

// MG is how many mg of the substance are in one mL; known is false where the strength is not stated or is no mass.
func (p Product) MG() (perML float64, known bool) {
	switch {
	case p.Strength <= 0:
		return 0, false
	case p.Unit == MGPerML:
		return p.Strength, true
	case p.Unit == Percent:
		return p.Strength * 10, true
	case p.Unit == MicrogramPerML:
		return p.Strength / 1000, true
	}
	return 0, false
}

// Lot is a delivery of a product.
type Lot struct {
	ID      EntryID
	Product EntryID
	Number  string // as printed on the package
	Expires Date   // the last day on which it may be used
	StockML float64
}

func (l Lot) entry() Entry { return Entry{ID: l.ID, Kind: LotEntry} }

// Part is a product's share of a mix.
type Part struct {
	Product  EntryID
	VolumeML float64
}

// Mix is a recipe: products by volume, named and used again.
type Mix struct {
	ID    EntryID
	Name  string
	Parts []Part
	Note  string
}

func (m Mix) entry() Entry { return Entry{ID: m.ID, Kind: MixEntry} }

// Drawn is what was drawn up of one product: the product and the lot as they were then.
type Drawn struct {
	Product  Product
	Lot      Lot // zero: none was named
	VolumeML float64
}

// Filling is what syringes were filled with, as it was: it never changes, whatever becomes of product, lot and mix.
// A Syringe names it by its ID.
type Filling struct {
	ID    EntryID
	Name  string
	Parts []Drawn
}

func (f Filling) entry() Entry { return Entry{ID: f.ID, Kind: FillingEntry} }

// TotalML is what one syringe of it holds, in mL.
func (f Filling) TotalML() float64 {
	sum := 0
	for _, d := range f.Parts {
		sum += microlitres(d.VolumeML)
	}
	return float64(sum) / 1000
}

// Fillings are all that syringes were ever filled with, in the order of their making.
func (p *Practice) Fillings() ([]Filling, error) { return facts[Filling](p, "") }

// Filling reads one; an error of kind NotFound if there is none.
func (p *Practice) Filling(id EntryID) (Filling, error) { return factByID[Filling](p, id) }
