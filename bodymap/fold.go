package bodymap

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters spells out what does not come apart into a letter and marks.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "ħ", "h", "ŧ", "t", "ς", "σ")

// Fold turns a text into words for searching: lower case, without accents, parted by single spaces. Apostrophes
// vanish ("O'Brien" is "obrien"); every other sign parts words. Folding twice changes nothing.
func Fold(text string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.Map(dropApostrophe, text)) {
		switch {
		case unicode.In(r, unicode.M, unicode.Cf), apostrophe(r): // marks, invisible signs, and the apostrophe of "ŉ"
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(letters.Replace(b.String())), " ")
}

// SearchWords are the folded words by which a patient is found, parted by
// spaces: surname, first name and file number, and the parts of names with an apostrophe.
func (p Patient) SearchWords() string {
	all := p.Surname + " " + p.FirstName + " " + p.FileNumber
	words := Fold(all)
	if parted := Fold(strings.Map(part, all)); parted != words {
		words += " " + parted
	}
	return words
}

func part(r rune) rune {
	if apostrophe(r) {
		return ' '
	}
	return r
}

func dropApostrophe(r rune) rune {
	if apostrophe(r) {
		return -1
	}
	return r
}

// apostrophe tells the signs that people type for one.
func apostrophe(r rune) bool { return strings.ContainsRune("'’‘ʼ`´", r) }
