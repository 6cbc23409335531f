package bodymap

import (
	"slices"
	"strings"

	"ashi/assets"
)

// ProductClasses are the keys of the classes of products, in the order in which they are shown.
func ProductClasses() []string {
	return []string{
		"amide anaesthetic", "ester anaesthetic", "NSAID", "vasodilator", "muscle relaxant", "corticosteroid", "hormone",
		"vitamin", "vehicle", "homeopathic or botanical", otherClass,
	}
}

const otherClass = "other"

// ClassText gives the name of a class of products in a language.
func ClassText(key, lang string) string {
	if key == otherClass {
		return assets.Say(lang, "another class") // the bare word is kept by Fyne for itself
	}
	return assets.Say(lang, key)
}

// Units are all units of strength in the order in which they are shown; the first is none.
func Units() []Unit { return []Unit{NoUnit, Percent, MGPerML, MicrogramPerML, IUPerML} }

// Text gives a unit as it is written in a language.
func (u Unit) Text(lang string) string { return assets.Say(lang, string(u)) }

// StrengthText writes the strength in a language, as "2 %"; empty where it is not stated.
func (p Product) StrengthText(lang string) string {
	if p.Strength <= 0 {
		return ""
	}
	return numberText(p.Strength, lang) + " " + p.Unit.Text(lang)
}

// Title is the name of a product with its strength, in a language: "Lidocaine 2 %".
func (p Product) Title(lang string) string {
	p = p.In(lang)
	strength := p.StrengthText(lang)
	if strength == "" || strings.Contains(Fold(p.Name), Fold(strength)) && strings.ContainsAny(p.Name, "0123456789") {
		return p.Name
	}
	return p.Name + " " + strength
}

// In gives a product with its words in a language. Only what came with Ashi and is as it came is translated.
func (p Product) In(lang string) Product {
	code, _, _ := strings.Cut(lang, "-")
	if code != "fr" {
		return p
	}
	for _, s := range shippedProducts() {
		if s.english == p {
			return s.french
		}
	}
	return p
}

// Shipped tells that a product came with Ashi, as it is or edited.
func (p Product) Shipped() bool { return strings.HasPrefix(string(p.ID), shippedPrefix) }

// known finds the international name and the class of a substance that came with Ashi, by its name in either language.
func known(substance string) (name, class string, ok bool) {
	i := slices.IndexFunc(shippedProducts(), func(s shippedProduct) bool {
		return s.english.Substance != "" &&
			slices.Contains([]string{Fold(s.english.Substance), Fold(s.english.Name), Fold(s.french.Name)}, Fold(substance))
	})
	if i < 0 {
		return "", "", false
	}
	e := shippedProducts()[i].english
	return e.Substance, e.Class, true
}
