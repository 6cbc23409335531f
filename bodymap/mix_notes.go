package bodymap

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"ashi/assets"
)

// MixNote is what is known of products in one syringe, in a language, and who says so.
type MixNote struct {
	Text, Source string
	Caution      bool // it warns; else it says what went well
}

// compatibility is a row of the table of what is known of products in one syringe.
type compatibility struct {
	one, other    string // substances; both "*": any two products
	with, without string // a third substance that must, or must not, be there; empty: either
	note          map[string]MixNote
}

// compatibilities are read once; a damaged table is a fault of the build.
var compatibilities = sync.OnceValue(func() []compatibility {
	all, err := readCompatibilities(clinical("compatibility.csv"))
	if err != nil {
		panic("embedded table of compatibilities: " + err.Error())
	}
	return all
})

// compatibilityColumns is the head line of the table; see assets/clinical/README.md.
const compatibilityColumns = "one,other,with,without,caution,note_en,note_fr,source_en,source_fr"

func readCompatibilities(data []byte) ([]compatibility, error) {
	rows, err := assets.Rows(data, compatibilityColumns)
	if err != nil {
		return nil, err
	}
	var all []compatibility
	for i, r := range rows {
		if r[0] == "" || r[1] == "" || slices.Contains(r[4:], "") || r[4] != "yes" && r[4] != "no" {
			return nil, fmt.Errorf("row %d: a substance, a sentence or a source is missing, or caution is neither yes nor no", i+2)
		}
		all = append(all, compatibility{r[0], r[1], r[2], r[3], map[string]MixNote{"en": {r[5], r[7], r[4] == "yes"}, "fr": {r[6], r[8], r[4] == "yes"}}})
	}
	return all, nil
}

// NotesOnMixing are what is known of these products in one syringe, in a language. None does not mean that they can be mixed.
func NotesOnMixing(products []Product, lang string) []MixNote {
	code, _, _ := strings.Cut(lang, "-")
	if code != "fr" {
		code = "en"
	}
	has := func(substance string) bool {
		return slices.ContainsFunc(products, func(p Product) bool { return p.Substance == substance })
	}
	var out []MixNote
	for _, c := range compatibilities() {
		pair := has(c.one) && has(c.other) || c.one == "*" && len(products) > 1
		if pair && (c.with == "" || has(c.with)) && (c.without == "" || !has(c.without)) {
			out = append(out, c.note[code])
		}
	}
	return out
}
