package bodymap

import "ashi/assets"

// Severity is how loudly a warning speaks; the greater the louder.
type Severity int

// The severities. On screen and paper each has its word, its sign and its colour.
const (
	Note    Severity = iota + 1 // to be known; it is said where one looks
	Caution                     // to be thought about; it is counted, and printed
	Danger                      // beyond what a source calls safe
)

// Text is the word for a severity in a language.
func (s Severity) Text(lang string) string {
	switch s {
	case Danger:
		return assets.Say(lang, "Danger")
	case Caution:
		return assets.Say(lang, "Caution")
	}
	return assets.Say(lang, "Note")
}

// Severest tells of each site that dangers or cautions are said of the worst of them.
func Severest(all []Warning) map[SiteID]Severity {
	out := map[SiteID]Severity{}
	for _, w := range all {
		if w.Severity >= Caution {
			out[w.Site] = max(out[w.Site], w.Severity)
		}
	}
	return out
}
