package bodymap

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Strength is how well a password keeps the record from those who have stolen its file and guess.
type Strength int

// The strengths, weakest first. The record refuses TooEasy.
const (
	TooEasy Strength = iota
	Weak
	Fair
	Strong
)

// MinPassword is the fewest letters of a password (NIST SP 800-63B, 3.1.1.2).
const MinPassword = 8

// Bits from which a password is no longer too easy, weak, or fair. A guess takes a thief's computer at least a tenth of a
// second (argon2id with 128 MiB): a thousand computers need up to an hour for 25 bits, 80 days for 36, and 900 years for 48.
const (
	weakFrom   = 25
	fairFrom   = 36
	strongFrom = 48
)

// firstGuesses are what anyone tries first: the most used passwords of published lists, runs of keys, and our own words.
var firstGuesses = []string{
	"passwort", "password", "motdepasse", "azerty", "qwerty", "qwertz", "asdfgh", "yxcvbn", "wxcvbn", "zxcvbn",
	"iloveyou", "jetaime", "welcome", "bonjour", "soleil", "doudou", "letmein", "dragon", "monkey", "football", "sunshine",
	"princess", "admin", "login", "master", "secret", "shadow", "superman", "batman", "pokemon", "chouchou", "loulou", "marseille",
	"ashi", "mesotherapy", "mesotherapie", "doctor", "docteur", "patient", "practice", "cabinet", "acupuncture", "123456", "abc123", "111111",
}

// JudgePassword estimates a password, and gives a sentence in English, key of its translations, that says why. about
// are the person's names, which are guessed first. It is an estimate with no dictionary: a lower bound for random
// letters, a fair one for words and sentences.
func JudgePassword(password string, about ...string) (Strength, string) {
	switch {
	case len([]rune(password)) < MinPassword:
		return TooEasy, "Too short: take 8 characters or more. Three words that have nothing to do with each other are easy to keep."
	case guessed(password, about):
		return TooEasy, "Too easy: a name, or a word that anyone tries first, is nearly all of it. Take other words."
	}
	switch bits := passwordBits(password, about); {
	case bits < weakFrom:
		return TooEasy, "Too easy to guess: it is short, or the same again and again. Add a word that has nothing to do with it."
	case bits < fairFrom:
		return Weak, "Weak: whoever steals this computer may guess it within months. Add a word that has nothing to do with it."
	case bits < strongFrom:
		return Fair, "Fair: one more word makes it strong."
	}
	return Strong, "Strong: guessing it is hopeless, for as long as nobody reads it."
}

// guessed tells that hardly a letter is left of a password without what is tried first.
func guessed(password string, about []string) bool {
	rest := strip(password, about)
	return rest != bareLetters(password) && strings.Count(strings.Map(letterOnly, rest), "")-1 < 3
}

func letterOnly(r rune) rune {
	if unicode.IsLetter(r) {
		return r
	}
	return -1
}

// bareLetters are a password's without case and accents.
func bareLetters(password string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(password)))
}

// strip takes what is tried first out of a password.
func strip(password string, about []string) string {
	rest := bareLetters(password)
	for _, word := range append(strings.Fields(Fold(strings.Join(about, " "))), firstGuesses...) {
		if len(word) >= 3 {
			rest = strings.ReplaceAll(rest, word, "")
		}
	}
	return rest
}

// passwordBits is the logarithm to base 2 of the guesses that a password takes: a letter of a word about 2 (Shannon 1951
// measured 1 to 2.3 in English text), a letter by itself 4.7, a number 3, another sign 4, a space 1; next to nothing for
// what repeats or counts on.
func passwordBits(password string, about []string) float64 {
	all := []rune(strip(password, about))
	bits := 0.0
	if string(all) != bareLetters(password) {
		bits = 5 // which of the first guesses it was
	}
	for i, r := range all {
		switch {
		case goesOn(all, i):
			bits += .5
		case r == ' ':
			bits++
		case unicode.IsDigit(r):
			bits += 3
		case !unicode.IsLetter(r):
			bits += 4
		case inWord(all, i):
			bits += 2
		default:
			bits += 4.7
		}
	}
	return bits
}

// goesOn tells a sign that the ones before it foretell: aaa, 123, and what stood there before.
func goesOn(all []rune, i int) bool {
	if i < 2 {
		return false
	}
	if step := all[i] - all[i-1]; step == all[i-1]-all[i-2] && -1 <= step && step <= 1 {
		return true
	}
	return i >= 3 && strings.Contains(string(all[:i]), string(all[i-2:i+1]))
}

// inWord tells a letter of a word: of three or more in a row, with a vowel for every four.
func inWord(all []rune, i int) bool {
	from, to := i, i
	for from > 0 && unicode.IsLetter(all[from-1]) {
		from--
	}
	for to < len(all) && unicode.IsLetter(all[to]) {
		to++
	}
	vowels := 0
	for _, r := range all[from:to] {
		if strings.ContainsRune("aeiouy", r) {
			vowels++
		}
	}
	return to-from >= 3 && vowels*4 >= to-from
}
