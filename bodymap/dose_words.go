package bodymap

import (
	"math"
	"strconv"
	"strings"

	"ashi/assets"
)

// mgText writes a dose with three figures or more, as many as anyone can draw up.
func mgText(mg float64, lang string) string {
	step := 0.001
	switch {
	case mg >= 10:
		step = 0.1
	case mg >= 1:
		step = 0.01
	}
	return numberText(math.Round(mg/step)*step, lang)
}

// PercentText writes a share of 1 in whole per cent. It never rounds over the edge of a level: 74.9 % of a limit is not 75.
func PercentText(used float64) string {
	p := math.Round(used * 100)
	switch level := levelOf(used); {
	case used > 0 && p < 1:
		return "<1 %"
	case level == DoseBelow:
		p = min(p, 100*NearShare-1)
	case level == DoseOver:
		p = max(p, 101)
	}
	return strconv.FormatFloat(p, 'f', 0, 64) + " %"
}

// Text gives a limit's numbers in a language: "300 mg or 4.5 mg/kg".
func (l Limit) Text(lang string) string {
	mg, perKG := numberText(l.MaxMG, lang)+" mg", numberText(l.MaxMGPerKG, lang)+" mg/kg"
	switch {
	case l.MaxMGPerKG == 0:
		return mg
	case l.MaxMG == 0:
		return perKG
	}
	return assets.Say(lang, "%s or %s", mg, perKG)
}

// Text gives what a session gives of a substance, in a language: "lidocaine 17 mg", "calcitonin 50 IU".
func (d Dose) Text(lang string) string {
	var amounts []string
	if d.MG > 0 || d.IU == 0 {
		amounts = append(amounts, mgText(d.MG, lang)+" mg")
	}
	if d.IU > 0 {
		amounts = append(amounts, numberText(d.IU, lang)+" "+assets.Say(lang, "IU"))
	}
	return SubstanceText(d.Substance, lang) + " " + strings.Join(amounts, " + ")
}

// Each gives the mg per puncture in a language: "0.5 mg", "0.5 to 1 mg"; empty for what is not measured in mg.
func (d Dose) Each(lang string) string {
	least, most := mgText(d.LeastMG, lang), mgText(d.MostMG, lang)
	switch {
	case d.MostMG == 0:
		return ""
	case least == most:
		return most + " mg"
	}
	return assets.Say(lang, "%s to %s", least, most) + " mg"
}

// Text gives a share in a language, without its level and its source: "6 % of 300 mg", or that only a weight could tell.
func (s Share) Text(lang string) string {
	if s.Level == DoseOpen {
		return assets.Say(lang, "%s: a weight is needed", s.Limit.Text(lang))
	}
	text := assets.Say(lang, "%s of %s mg", PercentText(s.Used), mgText(s.AllowedMG, lang))
	if s.Limit.With != "" {
		text = assets.Say(lang, "%s mg with %s", mgText(s.MG, lang), assets.Say(lang, s.Limit.With)) + ": " + text
	}
	return text
}

// Basis tells in a language where the allowed mg come from, if that is not the plain number: "4.5 mg/kg × 60 kg".
func (s Share) Basis(weightKG float64, lang string) string {
	switch {
	case s.Level == DoseOpen, s.Limit.MaxMGPerKG == 0:
		return ""
	case s.NeedsWeight:
		return assets.Say(lang, "%s: a weight is needed", numberText(s.Limit.MaxMGPerKG, lang)+" mg/kg")
	case s.AllowedMG == s.Limit.MaxMG:
		return ""
	}
	return numberText(s.Limit.MaxMGPerKG, lang) + " mg/kg × " + numberText(weightKG, lang) + " kg"
}

// Text gives what local anaesthetics come to together, in a language: "lidocaine + procaine 81 % of their limits together".
func (m MixedShare) Text(lang string) string {
	text := assets.Say(lang, "%s: %s of their limits together", substancesText(m.Substances, lang), PercentText(m.Used))
	if len(m.Missing) > 0 {
		text += "; " + assets.Say(lang, "without %s, for which it has none", substancesText(m.Missing, lang))
	}
	return text
}

func substancesText(substances []string, lang string) string {
	var out []string
	for _, s := range substances {
		out = append(out, SubstanceText(s, lang))
	}
	return strings.Join(out, " + ")
}

// Text gives a product whose dose cannot be told, in a language.
func (u Undosed) Text(lang string) string {
	return assets.Say(lang, "%s: strength not stated", u.Product.In(lang).Name)
}

// RuleText gives what a rule of Over is about, in a language: "lidocaine", "local anaesthetics together".
func RuleText(rule, lang string) string {
	if substance, _ := DoseRule(rule); substance != "" {
		return SubstanceText(substance, lang)
	}
	return assets.Say(lang, "local anaesthetics together")
}
