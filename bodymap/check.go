package bodymap

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The lengths that the record takes, in characters. They keep names on the
// printed page and notes in sight; they are limits of the app.
const (
	MaxName       = 100
	MaxFileNumber = 40
	MaxAllergies  = 500
	MaxNote       = 4000
)

// problems collects what is wrong with an entry.
type problems struct{ all Problems }

func (p *problems) add(field, text string, args ...any) {
	p.all = append(p.all, &Error{Kind: Invalid, Field: field, Text: text, Args: args})
}

// when adds a problem if something is wrong.
func (p *problems) when(wrong bool, field, text string, args ...any) {
	if wrong {
		p.add(field, text, args...)
	}
}

// line checks a text of one line.
func (p *problems) line(field, text string, limit int) {
	p.when(utf8.RuneCountInString(text) > limit, field, "This is too long: at most %d characters are kept.", limit)
	p.when(!utf8.ValidString(text) || strings.ContainsFunc(text, breaksLine), field,
		"This holds a character that cannot be kept. Type it again.")
}

// note checks a text of several lines.
func (p *problems) note(field, text string, limit int) {
	p.line(field, strings.NewReplacer("\n", " ", "\t", " ").Replace(text), limit)
}

// breaksLine tells characters that would break a line of the screen, of the page or of an exported file, or turn round what
// stands behind them in it. NUL is among them.
func breaksLine(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp) || turnsRound(r)
}

// turnsRound tells signs that order the letters after them from right to left or back (UAX 9, 2.1 to 2.4): with one in it a
// name reads as another. Arabic and Hebrew need none of them.
func turnsRound(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// join adds the problems of a part of the entry.
func (p *problems) join(err error) {
	var more Problems
	if errors.As(err, &more) {
		p.all = append(p.all, more...)
	}
}

// err returns the problems as an error; nil when there are none.
func (p *problems) err() error {
	if len(p.all) == 0 {
		return nil
	}
	return p.all
}
