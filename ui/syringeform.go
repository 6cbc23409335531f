package ui

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
	"ashi/bodymap/draw"
)

// syringeForm edits the syringe that the next taps inherit or, with a site
// selected, the syringe of that site.
type syringeForm struct {
	desk      *desk
	box       *fyne.Container
	technique *widget.Select
	mark      *fyne.Container
	fields    map[string]*field
	wrong     *widget.Label
	caution   *cautionLine
	filled    *filledRow
	quiet     *widget.Label // where the site lies or what the needle can do, when there is nothing to warn of
	reading   *readingField // where an Ashi site lies
	source    *ttwidget.Button
	dark      bool
	filling   bool
}

// syringeFields are the measures of a syringe: how each is named, read and set.
var syringeFields = []struct {
	name, label string
	step        float64
	get         func(bodymap.Syringe) float64
	set         func(*bodymap.Syringe, float64)
}{
	{
		"NeedleGauge", "Needle, G", 1,
		func(s bodymap.Syringe) float64 { return float64(s.NeedleGauge) },
		func(s *bodymap.Syringe, v float64) { s.NeedleGauge = int(math.Round(v)) },
	},
	{
		"NeedleLengthMM", "Length, mm", 1,
		func(s bodymap.Syringe) float64 { return s.NeedleLengthMM },
		func(s *bodymap.Syringe, v float64) { s.NeedleLengthMM = v },
	},
	{
		"AngleDeg", "Angle, °", 5,
		func(s bodymap.Syringe) float64 { return s.AngleDeg },
		func(s *bodymap.Syringe, v float64) { s.AngleDeg = v },
	},
	{
		"DepthMM", "Depth, mm", .1,
		func(s bodymap.Syringe) float64 { return s.DepthMM },
		func(s *bodymap.Syringe, v float64) { s.DepthMM = v },
	},
	{
		"VolumeML", "Each, mL", .01,
		func(s bodymap.Syringe) float64 { return s.VolumeML },
		func(s *bodymap.Syringe, v float64) { s.VolumeML = v },
	},
}

// newSyringeForm takes what can lie in the room for words, and what stands in one grid with the syringe.
func newSyringeForm(d *desk, dark bool, over fyne.CanvasObject, extra ...*field) *syringeForm {
	f := &syringeForm{desk: d, dark: dark, mark: container.NewCenter(), fields: map[string]*field{}, wrong: problemLabel(), caution: newCautionLine()}
	var names []string
	for _, p := range bodymap.Presets() {
		name, _ := p.Say(d.lang)
		names = append(names, name)
	}
	f.technique = widget.NewSelect(names, f.choose)
	f.technique.PlaceHolder = say("various")
	grid := container.NewGridWithColumns(3)
	for _, s := range syringeFields {
		e := newNumber(d, say(s.label), s.step, func(text string) { f.typed(say(s.label), text, s.set) })
		f.fields[s.name] = e
		grid.Add(named(e))
	}
	for _, e := range extra {
		grid.Add(named(e))
	}
	f.source = tool(theme.InfoIcon(), "", f.tellSource)
	top := container.NewBorder(nil, nil, f.mark, f.source, f.technique)
	// Its room is always there: the list below must not move away from under a click.
	f.quiet = widget.NewLabel("")
	f.quiet.Wrapping, f.quiet.Importance = fyne.TextWrapWord, widget.LowImportance
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(0, 4*theme.TextSize()+2.5*theme.InnerPadding()))
	f.reading = newReadingField(d)
	said := container.NewStack(room, container.New(layout.NewCustomPaddedVBoxLayout(0), f.reading, f.wrong, over, f.caution.box, f.quiet))
	f.filled = newFilledRow(d)
	f.box = container.New(layout.NewCustomPaddedVBoxLayout(2), top, grid, f.filled.box, said)
	return f
}

// syringes are what the form edits: those of the picked sites, else the one in the hand.
func (f *syringeForm) syringes() []bodymap.Site {
	if sites := f.desk.picks(); len(sites) > 0 {
		return sites
	}
	return []bodymap.Site{{Syringe: f.desk.syringe()}}
}

// keep changes the syringe where it belongs, or says at its field why not.
func (f *syringeForm) keep(field string, edit func(*bodymap.Syringe)) {
	d := f.desk
	d.accept(field)
	var err error
	if len(d.picks()) > 0 {
		err = d.changePicked(bodymap.EditSite, func(site *bodymap.Site) { edit(&site.Syringe) })
	} else if d.ready() {
		s := d.syringe()
		edit(&s)
		err = d.setSyringe(s)
	}
	d.told(field, err)
}

func (f *syringeForm) typed(field, text string, set func(*bodymap.Syringe, float64)) {
	v, err := readNumber(text)
	if err != nil {
		f.desk.refuse(field, say("“%s” is not a number.", text))
		return
	}
	f.keep(field, func(s *bodymap.Syringe) { set(s, v) })
}

// choose takes over a preset, needle and all.
func (f *syringeForm) choose(name string) {
	if f.filling {
		return
	}
	i := slices.Index(f.technique.Options, name)
	if i >= 0 {
		f.desk.refused = refusal{}
		f.keep("", func(s *bodymap.Syringe) { *s = f.desk.presets()[i].Holding(s.Filling) })
	}
}

// sourceText says whose numbers the technique starts with.
func (f *syringeForm) sourceText() string {
	i := f.technique.SelectedIndex()
	if i < 0 {
		return ""
	}
	name, source := f.desk.presets()[i].Say(f.desk.lang)
	return name + ": " + source
}

func (f *syringeForm) refresh() {
	all := f.syringes()
	technique, same := common(all, func(s bodymap.Site) bodymap.Technique { return s.Syringe.Technique })
	f.refreshTechnique(technique, same)
	f.filled.refresh(all)
	for _, sf := range syringeFields {
		v, same := common(all, func(s bodymap.Site) float64 { return sf.get(s.Syringe) })
		f.fields[sf.name].keepCommon(f.desk.number(v), same)
	}
	f.wrong.SetText(f.desk.refused.sentence)
	f.wrong.Hidden = f.desk.refused.sentence == "" || slices.Contains(hintFields, f.desk.refused.field)
	caution := f.cautions(all)
	busy := !f.wrong.Hidden || f.desk.act != noAct
	if busy {
		caution = ""
	}
	f.caution.say(caution)
	f.quiet.SetText(f.about(all))
	f.reading.refresh(caution != "" || !f.wrong.Hidden)
	f.quiet.Hidden = caution != "" || busy || f.reading.Visible()
	relay(f.box)
}

func (f *syringeForm) refreshTechnique(t bodymap.Technique, same bool) {
	f.filling = true
	defer func() { f.filling = false }()
	f.mark.Objects = nil
	if same {
		look := draw.Mark{Shape: draw.ShapeOf(t), Color: ink[f.dark], Ground: ground(f.dark)}
		f.mark.Objects = []fyne.CanvasObject{stamp(look, 24)}
		at := slices.IndexFunc(bodymap.Presets(), func(p bodymap.Preset) bool { return p.Technique == t })
		if f.technique.SelectedIndex() != at {
			f.technique.SetSelectedIndex(at)
		}
	} else if f.technique.SelectedIndex() >= 0 {
		f.technique.ClearSelected()
	}
	f.mark.Refresh()
	f.source.SetToolTip(f.sourceText())
}

// cautions are the sentences about all syringes, each once.
func (f *syringeForm) cautions(all []bodymap.Site) string {
	var said []string
	for _, s := range all {
		for _, c := range s.Syringe.Cautions(f.desk.lang) {
			if c = f.desk.decimals(c); !slices.Contains(said, c) {
				said = append(said, c)
			}
		}
	}
	said = append(slices.Clone(f.filled.said), said...)
	return strings.Join(said[:min(len(said), 2)], " ")
}

// about says where the selected site lies, what the picked ones come to or, of
// the next taps, how deep the needle goes.
func (f *syringeForm) about(all []bodymap.Site) string {
	d := f.desk
	if site, _, ok := d.site(); ok {
		words := []string{d.where(site.Place).Text(d.lang)}
		if site.Spread != nil {
			words = []string{d.spreadText(site.Spread, site.Syringe, d.sizeOf(site.Spread)), words[0]}
		}
		words = append(words, site.Note, site.Reaction)
		return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), "\n")
	}
	if len(d.picks()) > 0 {
		t := bodymap.Total(all)
		return count("1 puncture", "%d punctures", t.Punctures) + " · " + say("%s mL", d.number(t.VolumeML))
	}
	s := d.syringe()
	return d.decimals(say("A %.0f mm needle at %.0f° reaches %.1f mm.", s.NeedleLengthMM, s.AngleDeg, s.ReachMM()))
}

// line separates panels.
func line() fyne.CanvasObject { return canvas.NewLine(theme.Color(theme.ColorNameSeparator)) }
