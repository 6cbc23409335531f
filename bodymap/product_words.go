package bodymap

import (
	"math"
	"strconv"
	"strings"

	"ashi/assets"
)

// StrengthText writes the strength in a language, as "2 %"; empty where it is not stated.
func (p Product) StrengthText(lang string) string {
	if p.Strength <= 0 {
		return ""
	}
	return numberText(p.Strength, lang) + " " + assets.Say(lang, string(p.Unit))
}

// numberText writes a number as short as it is exact to three decimals, in the way of a language.
func numberText(v float64, lang string) string {
	text := strconv.FormatFloat(math.Round(v*1000)/1000, 'f', -1, 64)
	if strings.HasPrefix(lang, "fr") {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}
