package bodymap_test

import (
	"strings"
	"testing"
	"unicode"

	"ashi/bodymap"
	"ashi/bodymap/internal/frugal"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Müller":            "muller",
		"MU\u0308LLER":      "muller", // the two ways to write ü
		"Weiß WEISS":        "weiss weiss",
		"Łódź Øster Đurić":  "lodz oster duric",
		"Ægir Œuvre Þór":    "aegir oeuvre thor",
		"İstanbul ılık":     "istanbul ilik",
		"O’Brien O'Brien":   "obrien obrien",
		"Jean-Luc  d'Arc":   "jean luc darc",
		"A-12/7":            "a 12 7",
		"王小明":               "王小明",
		"ΟΔΥΣΣΕΥΣ Οδυσσεύς": "οδυσσευσ οδυσσευσ",
		"zero\u200bwidth":   "zerowidth",
		"ﬁn ＡＢＣ ２":          "fin abc 2",
		"ŉ":                 "n",
		" \t\x00 ":          "",
		"":                  "",
	} {
		if got := bodymap.Fold(text); got != want {
			t.Errorf("%q folds to %q, not %q", text, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"Müller", "O’Brien-Łódź", "İß", "\xff\x00", "a\u0345\u0308", "ǅ", "\u1e9e", "ϒ\u0301"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		defer frugal.Check(t)()
		once := bodymap.Fold(text)
		if again := bodymap.Fold(once); again != once {
			t.Errorf("%q folds to %q, that to %q", text, once, again)
		}
		if strings.HasPrefix(once, " ") || strings.HasSuffix(once, " ") || strings.Contains(once, "  ") {
			t.Errorf("%q folds to %q: the words are not parted by single spaces", text, once)
		}
		for _, r := range once {
			if r != ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				t.Errorf("%q folds to %q, with %U", text, once, r)
			}
		}
	})
}
