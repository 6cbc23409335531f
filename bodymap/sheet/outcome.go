package sheet

import (
	"slices"
	"strconv"
	"strings"

	"ashi/bodymap"
)

// outcomeLines are the scores of the session and the reactions to it, one line each before they are wrapped.
func (l *layout) outcomeLines() []string {
	var scores, out []string
	for _, s := range l.doc.Outcomes.Scores {
		if s.Session == l.doc.Session.ID {
			scores = append(scores, l.scoreText(s))
		}
	}
	if len(scores) > 0 {
		out = append(out, l.t("Scores: %s", strings.Join(scores, "; ")))
	}
	for _, r := range l.doc.Outcomes.Reactions {
		if r.Session == l.doc.Session.ID {
			out = append(out, l.reactionText(r))
		}
	}
	return out
}

// scoreText is a total with its range, the impression of change in words.
func (l *layout) scoreText(s bodymap.Score) string {
	scale, _ := bodymap.ScaleOf(s.Scale)
	text := string(s.Scale) + " " + l.decimal(s.Value, -1) + " (" + l.decimal(scale.Min, -1) + "–" + l.decimal(scale.Max, -1) + ")"
	if s.Scale == bodymap.PGIC {
		text += " " + bodymap.ImpressionText(int(s.Value), l.doc.Lang)
	}
	return strings.Join(slices.DeleteFunc([]string{text, s.Region.Text(l.doc.Lang), s.Note}, func(t string) bool { return t == "" }), ", ")
}

// reactionText is what was found, at which site, and when it was asked.
func (l *layout) reactionText(r bodymap.Reaction) string {
	text := r.Text(l.doc.Lang)
	if i := slices.IndexFunc(l.doc.Sites, func(s bodymap.Site) bool { return s.ID == r.Site }); i >= 0 {
		text += ", " + l.t("site %s", strconv.Itoa(i+1))
	}
	day := bodymap.DateText(r.At.In(l.doc.PrintedAt.Location()), l.doc.Lang)
	return l.t("Reactions, asked on %s: %s", day, text)
}

func (l *layout) outcomeHeight() float64 {
	lines := l.outcomeLines()
	if len(lines) == 0 {
		return 0
	}
	h := loud.leading() + gap
	for _, text := range lines {
		h += float64(len(cellStyle.wrap(text, l.width()))) * cellStyle.leading()
	}
	return h
}

// outcome lists scores and reactions, below the pains.
func (l *layout) outcome() {
	lines := l.outcomeLines()
	if len(lines) == 0 {
		return
	}
	l.room(loud.leading() + cellStyle.leading())
	l.y += l.page().lines(loud, []string{l.t("Outcome")}, margin, l.y)
	for _, text := range lines {
		l.paragraph(cellStyle, text)
	}
	l.y += gap
}
