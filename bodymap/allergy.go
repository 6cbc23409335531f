package bodymap

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"ashi/assets"
)

// AllergyHit is a product that holds what a patient's allergies name.
type AllergyHit struct {
	Product Product
	Allergy string // the words of the allergies, folded
	Holds   string // what of the product they fit: its substance, class, ingredient or name
}

// Text says a hit in a language.
func (h AllergyHit) Text(lang string) string {
	return assets.Say(lang, "Allergy “%s”: %s holds %s.", h.Allergy, h.Product.In(lang).Name, h.Holds)
}

// synonyms are names of one thing each, folded and fenced; see assets/clinical/README.md.
var synonyms = sync.OnceValue(func() (all [][]string) {
	for _, r := range clinicalRows("synonyms.csv", "names") {
		var names []string
		for n := range strings.SplitSeq(r[0], "|") {
			names = append(names, fence(n))
		}
		all = append(all, names)
	}
	return all
})

// fence sets blanks around words, so that a text that holds them holds them as whole words.
func fence(words string) string { return " " + words + " " }

// AllergyHits compares the allergies of a patient with substance, class, ingredients and name of products: by words, without
// accents, in English and French, also by other names of the same thing. It does not tell that who is allergic to one
// substance is allergic to its kin. Each product is hit at most once by the same words.
func AllergyHits(p Patient, products []Product) []AllergyHit {
	text := fence(Fold(p.Allergies))
	if text == fence("") {
		return nil
	}
	var hits []AllergyHit
	for _, product := range products {
		for _, part := range product.parts() {
			word, ok := named(text, fence(Fold(part)))
			same := func(h AllergyHit) bool {
				return h.Product.ID == product.ID && h.Product.Name == product.Name && h.Allergy == word
			}
			if ok && !slices.ContainsFunc(hits, same) {
				hits = append(hits, AllergyHit{product, word, part})
			}
		}
	}
	return hits
}

// AllergyHits compares the allergies of a patient with what a filling holds.
func (f Filling) AllergyHits(p Patient) []AllergyHit {
	products := make([]Product, len(f.Parts))
	for i, d := range f.Parts {
		products[i] = d.Product
	}
	return AllergyHits(p, products)
}

// parts is all of a product that an allergy can be about.
func (p Product) parts() []string {
	all := []string{p.Substance, p.Class}
	for s := range strings.FieldsFuncSeq(p.Ingredients, func(r rune) bool { return strings.ContainsRune(",;\n", r) }) {
		all = append(all, strings.TrimSpace(s))
	}
	all = append(all, p.Name)
	return slices.DeleteFunc(all, func(s string) bool { return Fold(s) == "" })
}

// named tells by which words a text names a thing, both folded and fenced: by its own words, or by another name of it.
func named(text, thing string) (word string, ok bool) {
	if utf8.RuneCountInString(thing) > len("  ab") && strings.Contains(text, thing) {
		return strings.TrimSpace(thing), true
	}
	for _, names := range synonyms() {
		if !slices.ContainsFunc(names, func(n string) bool { return strings.Contains(thing, n) }) {
			continue
		}
		for _, n := range names {
			if strings.Contains(text, n) && len(n) > len(word) {
				word = n
			}
		}
	}
	return strings.TrimSpace(word), word != ""
}

// FillingsOf are the fillings that a session's syringe and sites name, each once.
func FillingsOf(s Session, sites []Site) []EntryID {
	all := []EntryID{s.Syringe.Filling}
	for _, site := range sites {
		if site.State != SiteSkipped {
			all = append(all, site.Syringe.Filling)
		}
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(id EntryID) bool { return id == "" })
}
