package assets

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
)

// Lang holds lang/en.json and lang/fr.json in the form that Fyne's lang.AddTranslationsFS reads; see lang/README.md.
//
//go:embed lang/*.json
var Lang embed.FS

// Say gives a text in a language: english is both the key in the tables of lang/ and the text for every language
// that has no table or lacks the key. Language is a tag such as "fr" or "fr-CA", of which the first part counts.
// With args, the text is a format for [fmt.Sprintf].
func Say(language, english string, args ...any) string {
	code, _, _ := strings.Cut(language, "-")
	text, ok := tables()[code][english]
	if !ok {
		text = english
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// tables are the texts by language and English key. The files are part of the program, so a damaged one is a fault of the build.
var tables = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, code := range []string{"en", "fr"} {
		data, err := Lang.ReadFile("lang/" + code + ".json")
		if err != nil {
			panic(err)
		}
		table := map[string]string{}
		if err := json.Unmarshal(data, &table); err != nil {
			panic(fmt.Errorf("lang/%s.json: %w", code, err))
		}
		all[code] = table
	}
	return all
})
