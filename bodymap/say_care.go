package bodymap

import (
	"time"

	"ashi/assets"
)

// Text gives the name of a rhythm in a language.
func (r Rhythm) Text(lang string) string { return assets.Say(lang, string(r)) }

// Text gives the way of a consent in a language, as in "Consent given in writing".
func (h ConsentHow) Text(lang string) string { return assets.Say(lang, string(h)) }

// Say tells in one sentence how, when and to which text consent was given, or that there is none; its days are those of a place.
func (c Consent) Say(lang string, place *time.Location) string {
	switch {
	case c.ID == "":
		return assets.Say(lang, "There is no consent yet.")
	case !c.Valid():
		return assets.Say(lang, "Consent was withdrawn on %s.", DateText(c.Withdrawn.In(place), lang))
	}
	return assets.Say(lang, "Consent given %s on %s, to %s.", c.How.Text(lang), DateText(c.At.In(place), lang), VersionText(c.Version, c.Dated, lang))
}

// VersionText names a version of a text by its number and its day.
func VersionText(version int, dated Date, lang string) string {
	if version == 0 {
		return assets.Say(lang, "version 0, the starting point that comes with Ashi")
	}
	return assets.Say(lang, "version %d of %s", version, dated.Text(lang))
}
