package atlas

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// searchLimit is the greatest number of points that Search returns.
const searchLimit = 20

// The ranks of a match, best first.
const (
	rankCode = iota
	rankExact
	rankChannel
	rankPrefix
	rankWords
	rankNone
)

// pointIndex is the catalogue made ready for searching.
type pointIndex struct {
	points []Point
	byCode map[Code]int
	keys   []pointKeys // one per point
}

// pointKeys are the folded spellings of one point.
type pointKeys struct {
	codes []string // squashed: "st36", "s36", "e36"
	names []string // squashed: pinyin, Hanzi, aliases, English, French
	words []string // the words of its names
}

// moreSpellings are letters by which some books call a channel, beside the
// codes that the catalogue lists as aliases. "P" is the pericardium to some and
// the lung (poumon) to others; both are found.
var moreSpellings = map[Channel][]string{
	"LU": {"p"},
	"ST": {"s"},
	"SP": {"rt"},
	"HT": {"h"},
	"BL": {"b"},
	"KI": {"kid"},
	"PC": {"p", "mh"},
	"GV": {"dm", "tm"},
	"CV": {"rm", "jm"},
}

// Search finds points by code (in any spelling), by pinyin with or without
// tones and spaces, by Hanzi of both kinds, and by words of the English or
// French name. The best come first; there are at most 20.
func (a *Atlas) Search(query string) []Point { return catalogue().search(query) }

func (ix *pointIndex) search(query string) []Point {
	q, words := squash(query), fields(query)
	if q == "" {
		return nil
	}
	type hit struct{ rank, at int }
	var hits []hit
	for i := range ix.keys {
		if r := ix.keys[i].rank(q, words); r < rankNone {
			hits = append(hits, hit{r, i})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.rank, b.rank) })
	out := make([]Point, 0, min(len(hits), searchLimit))
	for _, h := range hits[:min(len(hits), searchLimit)] {
		out = append(out, ix.points[h.at])
	}
	return out
}

// rank tells how well a point answers a query, squashed and in words.
func (k *pointKeys) rank(q string, words []string) int {
	begins := func(s string) bool { return strings.HasPrefix(s, q) }
	switch {
	case slices.Contains(k.codes, q):
		return rankCode
	case slices.Contains(k.names, q):
		return rankExact
	case begins(k.codes[0]): // "li" asks for the large intestine before Lieque
		return rankChannel
	case slices.ContainsFunc(k.codes, begins) || slices.ContainsFunc(k.names, begins):
		return rankPrefix
	case k.hasWords(words) || k.hasHan(q):
		return rankWords
	}
	return rankNone
}

// hasWords says whether each word of the query begins a word of the names.
func (k *pointKeys) hasWords(words []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(k.words, func(s string) bool { return strings.HasPrefix(s, w) }) {
			return false
		}
	}
	return true
}

// hasHan says whether q is Chinese and part of a name.
func (k *pointKeys) hasHan(q string) bool {
	for _, r := range q {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return slices.ContainsFunc(k.names, func(s string) bool { return strings.Contains(s, q) })
}

func indexPoints(points []Point) *pointIndex {
	ix := &pointIndex{points: points, byCode: make(map[Code]int, len(points)), keys: make([]pointKeys, len(points))}
	for i, p := range points {
		ix.byCode[p.Code] = i
		ix.keys[i] = keysOf(p)
	}
	return ix
}

func keysOf(p Point) pointKeys {
	k := pointKeys{codes: codeSpellings(p)}
	for _, n := range append([]string{p.Pinyin, p.PinyinPlain, p.Hanzi, p.HanziSimplified, p.English, p.French}, p.Aliases...) {
		switch s := squash(n); {
		case s == "":
		case strings.ContainsAny(s, "0123456789"): // an older code
			k.codes = append(k.codes, s)
		default:
			k.names = append(k.names, s)
			k.words = append(k.words, fields(n)...)
		}
	}
	return k
}

// codeSpellings are the squashed forms of a code: as the WHO writes it, its
// number after other spellings of its channel, and an extra point's without EX.
func codeSpellings(p Point) []string {
	code := squash(string(p.Code))
	out := []string{code}
	if rest, ok := strings.CutPrefix(code, "ex"); ok {
		out = append(out, rest)
	}
	for _, s := range moreSpellings[p.Channel] {
		out = append(out, s+strings.TrimPrefix(code, squash(string(p.Channel))))
	}
	return out
}

// fold lowers case and takes off accents and tone marks.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'œ' || r == 'Œ':
			b.WriteString("oe")
		case r == 'æ' || r == 'Æ':
			b.WriteString("ae")
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// squash folds and keeps letters and digits only.
func squash(s string) string { return strings.Join(fields(s), "") }

// fields folds and splits into runs of letters and digits.
func fields(s string) []string {
	return strings.FieldsFunc(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
