package bodymap

import (
	"math"
	"strconv"
	"strings"

	"ashi/assets"
)

// Text gives the name of a sex in a language.
func (s Sex) Text(lang string) string {
	if s == Other {
		return assets.Say(lang, "other sex") // the bare word is kept by Fyne for itself
	}
	return assets.Say(lang, string(s))
}

// Text gives the name of a flag in a language.
func (f Flag) Text(lang string) string { return assets.Say(lang, string(f)) }

// Text gives the name of a technique in a language.
func (t Technique) Text(lang string) string { return assets.Say(lang, string(t)) }

// Text gives the name of a state of a session in a language.
func (s SessionState) Text(lang string) string { return assets.Say(lang, string(s)) }

// Text gives the name of a state of a site in a language.
func (s SiteState) Text(lang string) string { return assets.Say(lang, string(s)) }

// Text gives the name of a verb in a language, such as "mark"; Did says what was done.
func (v Verb) Text(lang string) string { return assets.Say(lang, string(v)) }

// Text gives the name of a pattern in a language.
func (p Pattern) Text(lang string) string { return assets.Say(lang, string(p)) }

// numberText writes a number as short as it is exact to four decimals, in the way of a language.
func numberText(v float64, lang string) string {
	s := strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64)
	if strings.HasPrefix(lang, "fr") {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}
