package bodymap

import (
	"slices"
	"strings"
	"time"

	"ashi/assets"
	"ashi/bodymap/atlas"
)

// SkinOf lists what is known of the skin of a region (its ID) in people like the patient: adults for adults, children of
// the age for children, the sex where it was told apart. One per series; none where nothing was measured.
func SkinOf(p Patient, now time.Time, region string) []atlas.Thickness {
	age := p.Age(now)
	if _, ok := p.Born.Time(); !ok {
		age = grownUp
	}
	return slices.DeleteFunc(slices.Clone(atlas.Get().SkinThickness(region)), func(t atlas.Thickness) bool {
		return age < t.FromYears || age > t.ToYears || p.Sex == Male && !t.Male || p.Sex == Female && !t.Female
	})
}

// grownUp is the age in years from which the series of adults count.
const grownUp = 18

// LayersAt says in a language in which layer of the skin a depth lies in a region (its ID), one sentence per series; one
// sentence that it is unknown where nothing was measured.
func LayersAt(p Patient, now time.Time, region string, depthMM float64, lang string) []string {
	mm := numberText(depthMM, lang)
	var out []string
	for _, t := range SkinOf(p, now, region) {
		in, under := "%s mm: in the dermis, which ends at %s (%s).", "%s mm: under the dermis, which ends at %s (%s)."
		if t.Epidermis {
			in, under = "%s mm: in the epidermis, which ends at %s (%s).", "%s mm: under the epidermis, which ends at %s (%s)."
		}
		english := in
		if depthMM > t.MeanMM {
			english = under
		}
		who := assets.Say(lang, "%s; %s; %s", t.Where.In(lang), t.People.In(lang), t.Source)
		out = append(out, assets.Say(lang, english, mm, thicknessText(t, lang), who))
	}
	if out == nil {
		out = []string{assets.Say(lang, "%s mm: the thickness of the skin is unknown here.", mm)}
	}
	return out
}

// LayersBrief says the same in one line: the layer in which all series see the depth, or that they differ.
func LayersBrief(p Patient, now time.Time, region string, depthMM float64, lang string) string {
	mm := numberText(depthMM, lang)
	var in, under []string
	for _, t := range SkinOf(p, now, region) {
		switch {
		case t.Epidermis: // that it ends within a tenth of a mm is said with all the rest
		case depthMM > t.MeanMM:
			under = append(under, t.Source)
		default:
			in = append(in, t.Source)
		}
	}
	switch {
	case len(in)+len(under) == 0:
		return assets.Say(lang, "%s mm: the thickness of the skin is unknown here.", mm)
	case len(under) == 0:
		return assets.Say(lang, "%s mm: in the dermis (%s).", mm, strings.Join(in, ", "))
	case len(in) == 0:
		return assets.Say(lang, "%s mm: under the dermis (%s).", mm, strings.Join(under, ", "))
	}
	return assets.Say(lang, "%s mm: in the dermis (%s) or under it (%s).", mm, strings.Join(in, ", "), strings.Join(under, ", "))
}

// thicknessText is the mean with its spread: "2.29 ± 0.37 mm".
func thicknessText(t atlas.Thickness, lang string) string {
	mean, low, high := numberText(t.MeanMM, lang), numberText(t.LowMM, lang), numberText(t.HighMM, lang)
	switch {
	case t.SDMM > 0:
		return mean + " ± " + numberText(t.SDMM, lang) + " mm"
	case t.Spread == atlas.RangeSpread:
		return assets.Say(lang, "%s mm, found %s to %s", mean, low, high)
	case t.Spread == atlas.MeanSpread:
		return assets.Say(lang, "%s mm, 95 %% confidence of the mean %s to %s", mean, low, high)
	}
	return mean + " mm"
}
