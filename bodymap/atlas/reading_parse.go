package atlas

import (
	"math"
	"slices"
	"strings"
)

// A reading is made of statements: something to measure from, and lengths from
// it. "level of L2, 1.7 cun lateral to the midline; 0.4 cun above BL23" has two,
// and a length from the midline.
type (
	// anchor is a named point, a landmark by its id, or a vertebra or intercostal space by its number.
	anchor struct {
		kind kind // fill: a named point
		code Code
		id   string
		n    int
	}
	distance struct {
		n    float64
		cm   float64 // of the unit, or perCun
		dir  Direction
		side bool // said as "2 left", which is lateral
	}
	statement struct {
		anchor
		ways []distance
		text string
		weak bool // the word may as well have been meant as a region
	}
	reading struct {
		region, face string
		regionText   string
		side         Side
		midline      bool
		midlineText  string
		across       *distance // from the midline
		acrossText   string
		said         []statement
		// Of a reading that was changed: where the place was, and what was read there.
		was     *spot
		old     *reading
		lenient bool // the region need not be the one that is named
	}
)

const vertebraWord = landmarkWord + 1

// parser reads tokens one by one.
type parser struct {
	text     string
	rest     []token
	out      reading
	waiting  *distance  // a length that wants its direction
	toward   *token     // a direction that wants its length
	dir      Direction  // of toward
	loose    []distance // lengths that want their anchor
	looseAt  int        // where the first of them begins
	bound    bool       // an anchor stands before in this clause
	numberAt int        // where the length at hand begins
}

// longestReading is how many letters are read; nobody types as many.
const longestReading = 400

func parseReading(text string) (*reading, *ReadingError) {
	if runes := []rune(text); len(runes) > longestReading {
		return nil, notRead(string(runes[:30]) + " …")
	}
	text = fractions.Replace(strings.ToValidUTF8(text, "�"))
	p := &parser{text: text, rest: tokens(text)}
	for len(p.rest) > 0 {
		var problem *ReadingError
		switch t := p.rest[0]; {
		case t.isSep:
			p.rest = p.rest[1:]
			p.endClause()
		case t.isWord:
			problem = p.words()
		default:
			p.rest = p.rest[1:]
			problem = p.number(t)
		}
		if problem != nil {
			return nil, problem
		}
	}
	return p.end()
}

func notRead(what string) *ReadingError {
	return unread("“%s” could not be read. Write for example “2 cun lateral to the midline at L4, left” or “0.5 cun above BL23, right”.", what)
}

func whichWay(what string) *ReadingError {
	return unread("Say which way “%s” goes, for example “0.5 cun above BL23, right”.", what)
}

func twoPlaces(one, other string) *ReadingError {
	return unread("“%s” and “%s” do not name the same place. Leave one of them out or correct it, for example “0.5 cun above BL23, right”.", one, other)
}

// between is the text from a place to the end of the tokens read.
func (p *parser) between(from int) string {
	to := len(p.text)
	if len(p.rest) > 0 {
		to = p.rest[0].at
	}
	return strings.Trim(p.text[min(from, to):to], " ,;:")
}

func (p *parser) number(t token) *ReadingError {
	if len(p.rest) > 0 && p.rest[0].glued && slices.Contains(ordinals, p.rest[0].text) {
		p.rest = p.rest[1:]
	}
	if p.waiting != nil {
		return whichWay(strings.TrimSpace(p.text[p.numberAt:t.at]))
	}
	l := distance{n: t.number, cm: perCun}
	p.numberAt = t.at
	if p.toward != nil {
		l.dir, p.numberAt = p.dir, p.toward.at
		p.toward = nil
		p.complete(l)
		return nil
	}
	p.waiting = &l
	return nil
}

// complete keeps a length that has its direction.
func (p *parser) complete(l distance) {
	if len(p.loose) == 0 {
		p.looseAt = p.numberAt
	}
	p.loose = append(p.loose, l)
	p.waiting = nil
}

// endClause gives loose lengths to the anchor that stands before them.
func (p *parser) endClause() {
	if p.bound {
		p.bind()
	}
	p.bound = false
}

func (p *parser) bind() {
	if len(p.loose) > 0 && len(p.out.said) > 0 {
		s := &p.out.said[len(p.out.said)-1]
		s.ways = append(s.ways, p.loose...)
		s.text += " " + p.between(p.looseAt)
		p.loose = nil
	}
}

// anchor takes something to measure from, with the lengths that stand before it.
func (p *parser) anchor(a anchor, at int, weak bool) {
	if len(p.loose) > 0 {
		at = min(at, p.looseAt)
	}
	p.out.said = append(p.out.said, statement{a, p.loose, p.between(at), weak})
	p.loose, p.bound = nil, true
}

// words reads the longest run of tokens that makes sense.
func (p *parser) words() *ReadingError {
	first := p.rest[0]
	if a, ok := vertebra(p.rest); ok {
		p.rest = p.rest[2:]
		if next, ok := vertebra(p.rest); ok && next.n == a.n+1 { // as in "L4-L5"
			p.rest = p.rest[2:]
		}
		p.anchor(a, first.at, false)
		return nil
	}
	senses, n := p.phrase()
	codes, m := p.code()
	if m > n {
		return p.point(codes, m)
	}
	likeCode := len(p.rest) > 1 && p.rest[1].isNumber() && p.rest[1].glued
	switch {
	case n == 0 && !likeCode:
		p.rest = p.rest[1:]
		return notRead(p.between(first.at))
	case n == 0, n == 1 && likeCode && len(first.text) < 3: // "L7" is not 7 to the left
		p.rest = p.rest[2:]
		return notRead(p.between(first.at))
	}
	p.rest = p.rest[n:]
	return p.mean(senses, first)
}

// point takes n tokens that name a point, or several.
func (p *parser) point(codes []Code, n int) *ReadingError {
	at := p.rest[0].at
	p.rest = p.rest[n:]
	if len(codes) > 1 {
		return unread("“%s” may be %s or %s. Write the code of the WHO, for example “0.5 cun above BL23, right”.", p.between(at), string(codes[0]), string(codes[1]))
	}
	p.anchor(anchor{code: codes[0]}, at, false)
	return nil
}

// phrase is the longest run of words that the lexicon knows.
func (p *parser) phrase() ([]sense, int) {
	l := readingWords()
	n := 0
	for n < len(p.rest) && n < l.longest && p.rest[n].isWord {
		n++
	}
	for ; n > 0; n-- {
		if s, ok := l.senses[joined(p.rest[:n], " ")]; ok {
			return s, n
		}
	}
	return nil, 0
}

// code is the longest run of tokens that names a point: words, then at most one number.
func (p *parser) code() ([]Code, int) {
	n := 0
	for n < len(p.rest) && n < 7 && p.rest[n].isWord {
		n++
	}
	if n < len(p.rest) && p.rest[n].isNumber() && p.rest[n].number >= 0 {
		n++
	}
	for ; n > 0; n-- {
		if c, ok := readingWords().codes[joined(p.rest[:n], "")]; ok {
			return c, n
		}
	}
	return nil, 0
}

// vertebrae are the first letters of vertebrae: the number before the first of a kind, and how many there are.
var vertebrae = map[string]struct{ before, count int }{"c": {-7, 7}, "t": {0, 12}, "th": {0, 12}, "d": {0, 12}, "l": {12, 5}, "s": {17, 5}}

// vertebra reads "L4": letters with a number glued to them.
func vertebra(t []token) (anchor, bool) {
	if len(t) < 2 || !t[0].isWord || !t[1].isNumber() || !t[1].glued {
		return anchor{}, false
	}
	v, ok := vertebrae[t[0].text]
	n := t[1].number
	if !ok || n != math.Trunc(n) || n < 1 || n > float64(v.count) {
		return anchor{}, false
	}
	return anchor{kind: vertebraWord, n: v.before + int(n)}, true
}
