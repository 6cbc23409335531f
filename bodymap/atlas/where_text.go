package atlas

import (
	"fmt"
	"strings"

	"ashi/assets"
)

// Text says in a sentence where the place is: "lower back, left; level of L2,
// 1.7 cun lateral to the midline; 0.4 cun above and 0.2 lateral to BL23".
func (w Where) Text(lang string) string {
	text := w.measured(lang, true)
	if near := w.nearText(lang); near != "" {
		text = assets.Say(lang, "%s; %s", text, near)
	}
	return text
}

// Short says the region and the measures: one line for lists, which say the side beside the name.
func (w Where) Short(lang string) string { return w.measured(lang, false) }

// measured says the region, the side if asked for, and the measures.
func (w Where) measured(lang string, withSide bool) string {
	text := w.Region.Everyday.In(lang)
	side := w.Side.Text(lang)
	if w.Side == Midline && !w.saysMidline() {
		side = assets.Say(lang, "midline")
	}
	if side != "" && withSide {
		text += ", " + side
	}
	var parts []string
	for _, m := range w.Measures {
		parts = append(parts, m.text(lang))
	}
	if len(parts) > 0 {
		text = assets.Say(lang, "%s; %s", text, strings.Join(parts, ", "))
	}
	return text
}

func (w Where) saysMidline() bool {
	for _, m := range w.Measures {
		if m.Text == "on the midline" {
			return true
		}
	}
	return false
}

func (m Measure) text(lang string) string {
	switch {
	case m.Level != "":
		return assets.Say(lang, m.Text, m.Level)
	case strings.Contains(m.Text, "%s"):
		return assets.Say(lang, m.Text, number(lang, m.Cun))
	}
	return assets.Say(lang, m.Text)
}

// nearText is the way from the nearest named point, or that the place is the point.
func (w Where) nearText(lang string) string {
	code := string(w.Point)
	switch {
	case code == "":
		return ""
	case w.At:
		return assets.Say(lang, "at %s", code)
	}
	last := w.Offsets[len(w.Offsets)-1]
	of := assets.Say(lang, last.of, code)
	if len(w.Offsets) == 1 {
		return assets.Say(lang, "%s cun %s", number(lang, last.Cun), of)
	}
	first := w.Offsets[0]
	return assets.Say(lang, "%s cun %s and %s %s", number(lang, first.Cun), assets.Say(lang, first.bare), number(lang, last.Cun), of)
}

// number writes a length with one decimal, in the way of the language.
func number(lang string, x float64) string {
	s := fmt.Sprintf("%.1f", x)
	if strings.HasPrefix(lang, "fr") {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}
