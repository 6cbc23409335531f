package ui

import (
	"math"
	"slices"
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

// cautionsAt are the words about a place, and only what they are about; of a site its warnings come first, and the
// cautions that its depth does not call for after them.
func (d *desk) cautionsAt(t bodymap.Target, of []bodymap.Site) (all, kinds []widget.RichTextSegment) {
	rest := d.cautions(t.Code)
	if len(of) == 0 {
		return cautionWords(rest, d.lang), kindsOf(rest, d.lang)
	}
	warned, _ := d.warned(of...)
	for _, w := range warned {
		all = append(all, warningWords(w, w.Text(d.lang), d.lang)...)
		kinds = append(kinds, cardWord(warningHead(w, d.lang), severityInk(w.Severity), true, true))
	}
	rest = slices.DeleteFunc(rest, func(k atlas.Caution) bool {
		return slices.ContainsFunc(warned, func(w bodymap.Warning) bool { return w.Kind == k.Kind })
	})
	return append(all, cautionWords(rest, d.lang)...), append(kinds, kindsOf(rest, d.lang)...)
}

// kindsOf is nothing where there is nothing to be minded.
func kindsOf(all []atlas.Caution, lang string) []widget.RichTextSegment {
	if len(all) == 0 {
		return nil
	}
	return cautionKinds(all, lang)
}

// layersText tells in which layer the needle of a site ends, a line per series: all that is known of it, and in brief.
func (d *desk) layersText(region string, of []bodymap.Site) (all, brief string) {
	if len(of) == 0 {
		return "", ""
	}
	deep := of[0].Syringe.DepthMM
	return strings.Join(bodymap.LayersAt(d.patient, d.now(), region, deep, d.lang), "\n"),
		bodymap.LayersBrief(d.patient, d.now(), region, deep, d.lang)
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
