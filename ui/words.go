package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"ashi/assets"
)

// speak makes every text of the window come in the given language ("en", "fr";
// "" keeps the system's). The toolkit knows one language at a time, the system's,
// so the chosen table is loaded under that name.
func speak(language string) (string, error) {
	if language == "" {
		language = "en"
		if strings.HasPrefix(lang.SystemLocale().LanguageString(), "fr") {
			language = "fr"
		}
	}
	table, err := assets.Lang.ReadFile("lang/" + language + ".json")
	if err != nil {
		return "en", err
	}
	return language, lang.AddTranslationsForLocale(table, lang.SystemLocale())
}

// say gives a text in the language of the window.
func say(english string, args ...any) string {
	if english == "" {
		return ""
	}
	if len(args) == 0 {
		return lang.L(english)
	}
	return fmt.Sprintf(lang.L(english), args...)
}

// count says how many, in words that know one from many.
func count(one, many string, n int) string {
	if n == 1 {
		return say(one)
	}
	return say(many, n)
}

// sayf fills a text that is in the window's language already.
func sayf(text string, args ...any) string { return fmt.Sprintf(text, args...) }
