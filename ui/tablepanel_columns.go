package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// The columns from left to right.
const (
	numberColumn = iota
	pointColumn
	sideColumn
	placeColumn
	techniqueColumn
	gaugeColumn
	lengthColumn
	angleColumn
	depthColumn
	volumeColumn
	puncturesColumn
	stateColumn
	numbingColumn
	noteColumn
)

// tableColumn is a column of the table of sites.
type tableColumn struct {
	title string // in as many lines as it has
	width float32
	grows float32 // its share of what is left over
	text  func(s bodymap.Site, n int) string
	// keep takes what was typed, or tells why not; nil: the cell is not edited.
	keep    func(s bodymap.Site, text string) error
	options func(s bodymap.Site) []string // to choose from; nil: free text
	step    float64                       // of the arrows up and down; 0: none
	says    func(s bodymap.Site, text string) string
	start   func(s bodymap.Site) string // what is edited, where that is not what is shown; may be nil
}

// tableColumns are the columns, each wide enough for its words.
func tableColumns(d *desk) []tableColumn {
	cols := []tableColumn{
		{title: say("No."), width: 40, text: func(_ bodymap.Site, n int) string { return strconv.Itoa(n) }},
		{title: say("Point"), width: 110, text: d.pointCell, keep: d.moveTo, says: d.moveWords},
		{title: say("Side"), width: 60, text: func(s bodymap.Site, _ int) string { return sideWord(s.Side, d.lang) }, keep: d.keepSide, options: d.sideWords},
		{title: say("Place"), width: 150, grows: 3, text: func(s bodymap.Site, _ int) string { return d.where(s.Place).Short(d.lang) }, keep: d.moveTo, says: d.moveWords},
		{title: say("Technique"), width: 112, text: func(s bodymap.Site, _ int) string { return s.Syringe.Technique.Text(d.lang) }, keep: d.keepTechnique, options: d.techniqueWords},
	}
	for _, f := range syringeFields {
		cols = append(cols, tableColumn{
			title: strings.Replace(say(f.label), ", ", "\n", 1), width: 50, step: f.step,
			text: func(s bodymap.Site, _ int) string { return d.number(f.get(s.Syringe)) },
			keep: func(s bodymap.Site, text string) error { return d.keepNumber(s, text, f.set) },
		})
	}
	cols = append(cols,
		tableColumn{title: say("Punctures"), width: 50, step: 1, text: func(s bodymap.Site, _ int) string { return strconv.Itoa(s.Punctures) }, keep: d.keepPunctures, start: d.layStart, says: d.layWords},
		tableColumn{title: say("State"), width: 80, text: func(s bodymap.Site, _ int) string { return s.State.Text(d.lang) }, keep: d.keepState, options: d.stateWords},
		tableColumn{title: say("Numb\nfirst"), width: 50, text: func(s bodymap.Site, _ int) string { return yes(s.Numbing) }, keep: d.keepNumbing, options: func(bodymap.Site) []string { return []string{say("yes"), say("no")} }},
		tableColumn{title: say("Note"), width: 110, grows: 1, text: func(s bodymap.Site, _ int) string { return strings.ReplaceAll(s.Note, "\n", " ") }, keep: d.keepNote})
	words := map[int]string{sideColumn: sideWord(atlas.Left, d.lang) + "\n" + sideWord(atlas.Right, d.lang), techniqueColumn: strings.Join(d.techniqueWords(bodymap.Site{}), "\n")}
	for i := range cols {
		cols[i].width = max(cols[i].width*theme.TextSize()/14, titleWidth(cols[i].title), titleWidth(words[i]))
	}
	return cols
}

// titleWidth is what a column needs for the lines of its title.
func titleWidth(title string) float32 {
	w := float32(0)
	for line := range strings.SplitSeq(title, "\n") {
		w = max(w, fyne.MeasureText(line, theme.TextSize(), fyne.TextStyle{Bold: true}).Width)
	}
	return w + 2*theme.InnerPadding()
}

// siteWords say where a site lies and how large it is.
func (d *desk) siteWords(s bodymap.Site) []string {
	words := []string{d.where(s.Place).Text(d.lang)}
	if s.Spread != nil {
		words = append(words, d.sizeText(s.Spread))
	}
	return words
}

func yes(on bool) string {
	if on {
		return say("yes")
	}
	return ""
}

func (d *desk) pointCell(s bodymap.Site, _ int) string {
	n := d.siteName(s)
	return strings.TrimSpace(n.title + " " + n.han)
}

// moveWords say where what is typed would bring a site.
func (d *desk) moveWords(s bodymap.Site, text string) string {
	if text == "" {
		return ""
	}
	t, err := d.placeOf(s, text)
	if err != nil {
		return d.why(err)
	}
	n := d.nameOf(t)
	return say("Enter moves it to %s", n.title+" · "+d.where(t.Place).Text(d.lang))
}

func (d *desk) sideWords(s bodymap.Site) []string {
	if s.Side == atlas.Midline {
		return []string{sideWord(s.Side, d.lang)}
	}
	return []string{atlas.Left.Text(d.lang), atlas.Right.Text(d.lang)}
}

func (d *desk) keepSide(s bodymap.Site, text string) error {
	for _, side := range []atlas.Side{atlas.Left, atlas.Right, atlas.Midline} {
		if text == sideWord(side, d.lang) {
			return d.toSide(s, side)
		}
	}
	return sentence(say("A site lies left, right or on the midline."))
}

func (d *desk) techniqueWords(bodymap.Site) []string {
	var words []string
	for _, t := range bodymap.Techniques() {
		words = append(words, t.Text(d.lang))
	}
	return words
}

// keepTechnique takes over the technique's preset, needle and all.
func (d *desk) keepTechnique(s bodymap.Site, text string) error {
	i := slices.Index(d.techniqueWords(s), text)
	if i < 0 {
		return sentence(say("“%s” is no technique.", text))
	}
	preset := bodymap.Presets()[i]
	return d.changeSites(d.meant(s.ID), bodymap.EditSite, func(s *bodymap.Site) { s.Syringe = preset.Holding(s.Syringe.Filling) })
}

func (d *desk) keepNumber(s bodymap.Site, text string, set func(*bodymap.Syringe, float64)) error {
	v, err := readNumber(text)
	if err != nil {
		return sentence(say("“%s” is not a number.", text))
	}
	return d.changeSites(d.meant(s.ID), bodymap.EditSite, func(s *bodymap.Site) { set(&s.Syringe, v) })
}

// keepPunctures lays a line or an area anew: an area by its spacing, from which
// its punctures follow.
func (d *desk) keepPunctures(s bodymap.Site, text string) error {
	if isArea(s) {
		mm, err := readNumber(text)
		if err != nil {
			return sentence(say("“%s” is not a number.", text))
		}
		return d.relayArea(s.ID, bodymap.AreaPlan{SpacingMM: mm, MarginMM: s.Spread.MarginMM, Pattern: s.Spread.Pattern})
	}
	n, err := readCount(text)
	switch {
	case err != nil:
		return sentence(say("“%s” is not a whole number of punctures.", text))
	case s.Spread == nil:
		return d.changeSites(d.meant(s.ID), bodymap.EditSite, func(s *bodymap.Site) { s.Punctures = n })
	}
	return d.relayLine(s.ID, n)
}

func isArea(s bodymap.Site) bool { return s.Spread != nil && s.Spread.Extent == bodymap.Area }

// layStart is the number that lays the punctures of a site.
func (d *desk) layStart(s bodymap.Site) string {
	if isArea(s) {
		return d.number(s.Spread.SpacingMM)
	}
	return strconv.Itoa(s.Punctures)
}

// layWords say what the number is.
func (d *desk) layWords(s bodymap.Site, _ string) string {
	if isArea(s) {
		return say("An area is laid by the distance of its punctures, in mm")
	}
	return say("Punctures")
}

func (d *desk) stateWords(s bodymap.Site) []string {
	var words []string
	for _, state := range d.statesOf(s) {
		words = append(words, state.Text(d.lang))
	}
	return words
}

func (d *desk) keepState(s bodymap.Site, text string) error {
	for _, state := range d.statesOf(s) {
		if state.Text(d.lang) == text {
			return d.followed(d.chart.SetState(state, d.meant(s.ID)...))
		}
	}
	return sentence(say("A site is %s.", strings.Join(d.stateWords(s), ", ")))
}

func (d *desk) keepNumbing(s bodymap.Site, text string) error {
	on := text == say("yes")
	return d.changeSites(d.meant(s.ID), bodymap.SetNumbing, func(s *bodymap.Site) { s.Numbing = on })
}

func (d *desk) keepNote(s bodymap.Site, text string) error {
	return d.changeSites(d.meant(s.ID), bodymap.EditSite, func(s *bodymap.Site) { s.Note = text })
}
