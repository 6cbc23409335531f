package bodymap

import "ashi/assets"

// AreaPlan tells how punctures are laid over an area.
type AreaPlan struct {
	SpacingMM float64 // distance of neighbours, mm on the skin
	MarginMM  float64 // kept free inside the outline, mm on the skin
	Pattern   Pattern
}

// Validate tells, as Problems, why a plan cannot be used.
func (p AreaPlan) Validate() error {
	var bad problems
	p.check(&bad)
	return bad.err()
}

// check collects what is wrong with a plan.
func (p AreaPlan) check(bad *problems) {
	bad.when(!within(p.SpacingMM, MinSpacingMM, MaxSpacingMM), "SpacingMM", "The spacing must lie between %d and %d mm.", MinSpacingMM, MaxSpacingMM)
	bad.when(!within(p.MarginMM, 0, MaxMarginMM), "MarginMM", "The margin must lie between 0 and %d mm.", MaxMarginMM)
	bad.when(p.Pattern != Grid && p.Pattern != Staggered, "Pattern", "Choose a grid or staggered rows.")
}

// AreaPlanFor is the plan that an area starts with. Its numbers are starting
// points to be changed by the practitioner; AreaSource tells whose they are.
func AreaPlanFor(t Technique) AreaPlan {
	plan := AreaPlan{Pattern: Staggered}
	switch t {
	case Papule:
		plan.SpacingMM = 20
	case Intraepidermal:
		plan.SpacingMM = 5
	case Nappage:
		plan.SpacingMM = 4
	default:
		plan.SpacingMM = 10
	}
	return plan
}

// The sources of the spacings beyond those of the presets: Bourguignon's school of nappage (clinicavitabel, beautytrainingportal),
// lines of intraepidermal films (bhub, beautepeople), micropapules (mesoderm.es).

// AreaSource tells in a language whose numbers AreaPlanFor gives, and which are the app's own.
func AreaSource(t Technique, lang string) string {
	switch t {
	case Papule:
		return assets.Say(lang, "Papules 20 to 30 mm apart: Mammucari 2012 and 2016. Micropapules about 10 mm apart: mesoderm.es. The pattern is the app's own start.")
	case Intraepidermal:
		return assets.Say(lang, "Lines 1 to 5 mm apart: SFM; Perrin 2008. The pattern is the app's own start.")
	case Nappage:
		return assets.Say(lang, "Punctures 1 to 4 mm apart: SFM; Perrin 2008. The pattern is the app's own start.")
	}
	return assets.Say(lang, "Spacing and pattern are the app's own start, without a source.")
}
