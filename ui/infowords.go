package ui

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// cautionWords are cautions as they stand on the card: what each is about, what
// is said, and who says so.
func cautionWords(all []atlas.Caution, lang string) []widget.RichTextSegment {
	var out []widget.RichTextSegment
	for _, k := range all {
		out = append(out, cardWord(k.Kind.Text(lang)+": ", colorCaution, true, false),
			cardWord(k.Text.In(lang)+" ", colorCaution, false, false), cardWord("("+k.Source+")", colorQuiet, false, true))
	}
	return out
}

// cautionKinds are only what the cautions are about.
func cautionKinds(all []atlas.Caution, lang string) []widget.RichTextSegment {
	var kinds []string
	for _, k := range all {
		kinds = append(kinds, k.Kind.Text(lang))
	}
	return []widget.RichTextSegment{cardWord(strings.Join(kinds, " · "), colorCaution, true, true)}
}

func cardWord(text string, color fyne.ThemeColorName, bold, last bool) widget.RichTextSegment {
	style := widget.RichTextStyle{ColorName: color, SizeName: theme.SizeNameCaptionText, TextStyle: fyne.TextStyle{Bold: bold}, Inline: !last}
	return &widget.TextSegment{Text: text, Style: style}
}

// mostPast is how many earlier injections the card names.
const mostPast = 3

// pastText says when a place was injected in other sessions, the last one first, and whether it has rested.
func (d *desk) pastText(t bodymap.Target) string {
	uses := d.pastUse(t)
	if len(uses) == 0 {
		return ""
	}
	var times []string
	for _, u := range uses[:min(len(uses), mostPast)] {
		times = append(times, bodymap.DayText(u.At.Local(), d.lang))
	}
	earlier := strings.Join(times, ", ")
	if more := len(uses) - mostPast; more > 0 {
		earlier += " " + say("and %d more", more)
	}
	days := int(math.Round(d.now().Sub(uses[0].At).Hours() / 24))
	text := say("Injected %s ago (%s).", count("1 day", "%d days", days), earlier)
	if days <= 0 {
		text = say("Injected today (%s).", earlier)
	}
	if rest := d.see.restDays; rest > 0 && days < rest {
		text += " " + say("It has not rested %s.", count("1 day", "%d days", rest))
	}
	if r := uses[0].Site.Reaction; r != "" {
		text += " " + say("Reaction: %s", r)
	}
	return text + d.pastReactions(t)
}
