package bodymap

import "ashi/assets"

// Text gives the name of a rhythm in a language.
func (r Rhythm) Text(lang string) string { return assets.Say(lang, string(r)) }

// Text gives the way of a consent in a language, as in "Consent given in writing".
func (h ConsentHow) Text(lang string) string { return assets.Say(lang, string(h)) }
