package sheet

import (
	"strconv"

	"ashi/bodymap"
)

var scoreStyle = style{size: 8, bold: true, ink: black}

// score is "7 → 3", "7" while it was not asked again, "–" while it was not asked at all.
func (l *layout) score(p bodymap.Pain) string {
	before, after := number10(p.Before), number10(p.After)
	if p.After == bodymap.NotAsked {
		return before
	}
	return before + " → " + after
}

func number10(s bodymap.PainScore) string {
	if s == bodymap.NotAsked {
		return "–"
	}
	return strconv.Itoa(int(s))
}

// painLine is one pain in words: where, how much before and after, how it feels.
func (l *layout) painLine(p bodymap.Pain) string {
	region, side := l.eyes.body.RegionOf(p.Place)
	where := region.Everyday.In(l.doc.Lang)
	if side.Text(l.doc.Lang) != "" {
		where += ", " + side.Text(l.doc.Lang)
	}
	words := []string{where + ": " + l.scoreWords(p)}
	for _, q := range p.Qualities {
		words = append(words, q.Text(l.doc.Lang))
	}
	if p.Note != "" {
		words = append(words, l.t("Note: %s", p.Note))
	}
	return dotted(words...)
}

func (l *layout) scoreWords(p bodymap.Pain) string {
	switch {
	case p.Before == bodymap.NotAsked && p.After == bodymap.NotAsked:
		return l.t("not rated")
	case p.After == bodymap.NotAsked:
		return l.t("%d before", int(p.Before))
	case p.Before == bodymap.NotAsked:
		return l.t("%d after", int(p.After))
	}
	return l.t("%d before, %d after", int(p.Before), int(p.After))
}

// painRows are the wrapped lines of all pains.
func (l *layout) painRows() [][]string {
	rows := make([][]string, len(l.doc.Pains))
	for i, p := range l.doc.Pains {
		rows[i] = cellStyle.wrap(l.painLine(p), l.width())
	}
	return rows
}

func (l *layout) painsHeight() float64 {
	if len(l.doc.Pains) == 0 {
		return 0
	}
	h := loud.leading() + gap
	for _, r := range l.painRows() {
		h += float64(len(r)) * cellStyle.leading()
	}
	return h
}

// pains lists where it hurts, below the figures.
func (l *layout) pains() {
	if len(l.doc.Pains) == 0 {
		return
	}
	l.room(loud.leading() + cellStyle.leading())
	l.y += l.page().lines(loud, []string{l.t("Pain, 0 (none) to 10 (the worst imaginable)")}, margin, l.y)
	for _, r := range l.painRows() {
		l.room(float64(len(r)) * cellStyle.leading())
		l.y += l.page().lines(cellStyle, r, margin, l.y)
	}
	l.y += gap
}
