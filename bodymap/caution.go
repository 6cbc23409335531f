package bodymap

import (
	"slices"
	"time"

	"ashi/bodymap/atlas"
)

// fontanelleYears is the age in years from which the caution about an open fontanelle is left out. The great fontanelle
// of healthy children closes at 4 to 26 months (Kiesler and Ricer, Am Fam Physician 2003;67:2547).
const fontanelleYears = 3

// CautionsFor are the cautions at a point that can concern a patient now: those about pregnancy not for a man, unless
// the record has him pregnant; those about an open fontanelle not from the third birthday on. Where sex or age are not
// known, all. For a pregnant patient those about pregnancy come first.
func CautionsFor(p Patient, now time.Time, c atlas.Code) []atlas.Caution {
	pregnant := p.Has(Pregnant)
	out := slices.DeleteFunc(slices.Clone(atlas.Get().Cautions(c)), func(k atlas.Caution) bool {
		return k.Kind == atlas.CautionPregnancy && p.Sex == Male && !pregnant ||
			k.Kind == atlas.CautionFontanelle && p.Age(now) >= fontanelleYears
	})
	if pregnant {
		slices.SortStableFunc(out, func(a, b atlas.Caution) int { return early(b) - early(a) })
	}
	return out
}

// early is 1 for what a pregnant patient's card begins with.
func early(k atlas.Caution) int {
	if k.Kind == atlas.CautionPregnancy {
		return 1
	}
	return 0
}
