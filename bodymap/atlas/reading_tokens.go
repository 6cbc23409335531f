package atlas

import (
	"strconv"
	"strings"
	"unicode"
)

// token is a word, a number, or a mark that parts what stands before and after.
type token struct {
	text   string // of a word, folded; of the others, as it is written
	number float64
	isWord bool
	isSep  bool
	glued  bool // nothing stands between it and the token before
	at     int  // where it stands in the text
	end    int
}

func (t token) isNumber() bool { return !t.isWord && !t.isSep }

var fractions = strings.NewReplacer("½", ".5", "¼", ".25", "¾", ".75", "−", "-", "–", "-")

// tokens cuts a reading. Hyphens within words, brackets, signs of degree and the
// like are left out, and so are French articles before an apostrophe.
func tokens(text string) []token {
	var out []token
	runes := []rune(text)
	offset := 0 // of runes[i] in text
	for i := 0; i < len(runes); {
		n, t := nextToken(runes, i, out)
		size := len(string(runes[i : i+n]))
		elided := t.isWord && i+n < len(runes) && (runes[i+n] == '\'' || runes[i+n] == '’')
		if (t.isWord || t.isSep || t.text != "") && !elided {
			t.at, t.end = offset, offset+size
			t.glued = len(out) > 0 && out[len(out)-1].end == offset
			out = append(out, t)
		}
		i, offset = i+n, offset+size
	}
	return out
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) }

func isDigit09(r rune) bool { return r >= '0' && r <= '9' }

// nextToken takes the token that begins at runes[i]; one without text is left out.
func nextToken(runes []rune, i int, before []token) (n int, t token) {
	next := func(k int) rune {
		if i+k < len(runes) && i+k >= 0 {
			return runes[i+k]
		}
		return ' '
	}
	switch r := runes[i]; {
	case isLetter(r):
		for n = 1; isLetter(next(n)); n++ {
		}
		return n, token{text: fold(string(runes[i : i+n])), isWord: true}
	case startsNumber(r, next(1)), r == '-' && !isLetter(next(-1)) && startsNumber(next(1), next(2)):
		n = digits(runes[i:], isDigit09(r) && wholeOnly(before, next(-1)))
		s := string(runes[i : i+n])
		x, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
		if err != nil {
			return n, token{text: s, isWord: true} // a number too long to be one
		}
		return n, token{text: s, number: x}
	case strings.ContainsRune(";,:\n·—", r):
		return 1, token{text: string(r), isSep: true}
	}
	return 1, token{}
}

func startsNumber(first, second rune) bool {
	return isDigit09(first) || first == '.' && isDigit09(second)
}

// wholeOnly tells that the digits belong to a code, as in "L4,2 left".
func wholeOnly(before []token, last rune) bool {
	return isLetter(last) && len(before) > 0 && len(before[len(before)-1].text) <= 2
}

// digits is the length of the number at the start of runes.
func digits(runes []rune, whole bool) int {
	n, point := 0, whole
	for ; n < len(runes); n++ {
		switch r := runes[n]; {
		case isDigit09(r), n == 0 && r == '-':
		case !point && (r == '.' || r == ',') && n+1 < len(runes) && isDigit09(runes[n+1]):
			point = true
		default:
			return n
		}
	}
	return n
}

// joined writes tokens in a row.
func joined(list []token, by string) string {
	words := make([]string, len(list))
	for i, t := range list {
		words[i] = t.text
	}
	return strings.Join(words, by)
}
