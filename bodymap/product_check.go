package bodymap

import (
	"slices"
	"strings"
	"time"
)

// The limits of the cupboard. They keep slips of the finger out of the record and are limits of the app, not clinical advice.
const (
	MaxStrength  = 1_000_000 // in µg/mL or IU/mL
	MaxMGPerML   = 1000      // mg/mL, which is 100 %
	MaxPackageML = 1000      // mL in a package
	MaxStockML   = 100_000   // mL of a lot
	MaxPartML    = 50        // mL of a product in one syringe
	MaxMixML     = 60        // mL in one syringe
	maxParts     = 12        // products in a mix
	maxLotYears  = 20        // years from now to an expiry
)

// Validate tells, as Problems, why a product cannot be kept.
func (p Product) Validate() error {
	var bad problems
	bad.when(strings.TrimSpace(p.Name) == "", "Name", "A name is needed.")
	bad.line("Name", p.Name, MaxName)
	bad.line("Substance", p.Substance, MaxName)
	bad.when(!slices.Contains(ProductClasses(), p.Class), "Class", "Choose a class.")
	bad.when(!slices.Contains(Units(), p.Unit), "Unit", "This is no unit of strength. Choose one of the list.")
	bad.when(p.Strength != 0 && p.Unit == NoUnit, "Unit", "A strength needs a unit.")
	bad.when(p.Strength == 0 && p.Unit != NoUnit, "Strength", "A unit needs a strength. Without a strength, choose no unit.")
	bad.when(p.Strength != 0 && !over0(p.Strength, p.Unit.most()), "Strength", "The strength must lie over 0 and up to %g %s.", p.Unit.most(), string(p.Unit))
	bad.line("Form", p.Form, MaxName)
	bad.volume("VolumeML", p.VolumeML, MaxPackageML)
	bad.line("Ingredients", p.Ingredients, MaxAllergies)
	bad.note("Note", p.Note, MaxNote)
	return bad.err()
}

// most is the greatest strength that is kept in a unit.
func (u Unit) most() float64 {
	switch u {
	case Percent:
		return MaxMGPerML / 10
	case MGPerML:
		return MaxMGPerML
	}
	return MaxStrength
}

// volume checks mL that may be left out as 0.
func (p *problems) volume(field string, ml, most float64) {
	p.when(!within(ml, 0, most), field, "The volume must lie between 0 and %g mL.", most)
	p.when(over0(ml, most) && !wholeMicrolitres(ml), field, "The volume is kept in steps of 0.001 mL.")
}

// poured checks mL that go into a syringe.
func (p *problems) poured(field string, ml float64) {
	p.when(!over0(ml, MaxPartML), field, "The volume must lie over 0 and up to %g mL.", float64(MaxPartML))
	p.when(over0(ml, MaxPartML) && !wholeMicrolitres(ml), field, "The volume is kept in steps of 0.001 mL.")
}

// Validate tells, as Problems, why a lot cannot be kept. One that has expired can.
func (l Lot) Validate(now time.Time) error {
	var bad problems
	bad.when(l.Product == "", "Product", "A lot needs a product.")
	bad.when(strings.TrimSpace(l.Number) == "", "Number", "The number of the lot is needed, as on the package.")
	bad.line("Number", l.Number, MaxFileNumber)
	day, ok := l.Expires.Time()
	switch {
	case l.Expires == "":
		bad.add("Expires", "The day of expiry is needed, as on the package.")
	case !ok:
		bad.add("Expires", "This is no day. Type it as 2027-01-31 or 31.1.2027.")
	case day.Year() < 1990 || day.After(now.AddDate(maxLotYears, 0, 0)):
		bad.add("Expires", "The expiry must lie between 1990 and %d years from now.", maxLotYears)
	}
	bad.volume("StockML", l.StockML, MaxStockML)
	return bad.err()
}

// Expired tells that the last day of use lies before a day.
func (l Lot) Expired(today Date) bool { return l.Expires != "" && l.Expires < today }
