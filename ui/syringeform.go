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
	quiet     *widget.Label // where the site lies or what the needle can do, when there is nothing to warn of
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

func newSyringeForm(d *desk, dark bool, extra ...*field) *syringeForm {
	f := &syringeForm{desk: d, dark: dark, mark: container.NewCenter(), fields: map[string]*field{}, wrong: problemLabel(), caution: newCautionLine()}
	var names []string
	for _, p := range bodymap.Presets() {
		name, _ := p.Say(d.lang)
		names = append(names, name)
	}
	f.technique = widget.NewSelect(names, f.choose)
	grid := container.NewGridWithColumns(3)
	for _, s := range syringeFields {
		e := newNumber(d, say(s.label), s.step, func(text string) { f.typed(say(s.label), text, s.set) })
		f.fields[s.name] = e
		grid.Add(named(e))
	}
	for _, e := range extra {
		grid.Add(named(e))
	}
	f.source = tool(theme.InfoIcon(), "", func() { d.note(f.sourceText()) })
	top := container.NewBorder(nil, nil, f.mark, f.source, f.technique)
	// Its room is always there: the list below must not move away from under a click.
	f.quiet = widget.NewLabel("")
	f.quiet.Wrapping, f.quiet.Importance = fyne.TextWrapWord, widget.LowImportance
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(0, 4*theme.TextSize()+2.5*theme.InnerPadding()))
	said := container.NewStack(room, container.NewVBox(f.wrong, f.caution.box, f.quiet))
	f.box = container.New(layout.NewCustomPaddedVBoxLayout(2), top, grid, said)
	return f
}

// current is the syringe that the form edits.
func (f *syringeForm) current() bodymap.Syringe {
	if s, _, ok := f.desk.site(); ok {
		return s.Syringe
	}
	return f.desk.syringe()
}

// keep writes the syringe where it belongs, or says at its field why not.
func (f *syringeForm) keep(field string, s bodymap.Syringe) {
	d := f.desk
	d.accept(field)
	var err error
	if _, _, ok := d.site(); ok {
		err = d.changePicked(bodymap.EditSite, func(site *bodymap.Site) { site.Syringe = s })
	} else if d.ready() {
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
	s := f.current()
	set(&s, v)
	f.keep(field, s)
}

// choose takes over a preset, needle and all.
func (f *syringeForm) choose(name string) {
	if f.filling {
		return
	}
	i := slices.Index(f.technique.Options, name)
	if i >= 0 {
		f.desk.refused = refusal{}
		f.keep("", bodymap.Presets()[i].Syringe)
	}
}

// sourceText says whose numbers the technique starts with.
func (f *syringeForm) sourceText() string {
	i := f.technique.SelectedIndex()
	if i < 0 {
		return ""
	}
	name, source := bodymap.Presets()[i].Say(f.desk.lang)
	return name + ": " + source
}

func (f *syringeForm) refresh() {
	s := f.current()
	f.filling = true
	for i, p := range bodymap.Presets() {
		if p.Syringe.Technique == s.Technique && f.technique.SelectedIndex() != i {
			f.technique.SetSelectedIndex(i)
			break
		}
	}
	f.filling = false
	f.source.SetToolTip(f.sourceText())
	for _, sf := range syringeFields {
		f.fields[sf.name].keep(f.desk.number(sf.get(s)))
	}
	look := draw.Mark{Shape: draw.ShapeOf(s.Technique), Color: ink[f.dark], Ground: ground(f.dark)}
	f.mark.Objects = []fyne.CanvasObject{stamp(look, 24)}
	f.mark.Refresh()
	f.wrong.SetText(f.desk.refused.sentence)
	f.wrong.Hidden = f.desk.refused.sentence == "" || slices.Contains(hintFields, f.desk.refused.field)
	caution := f.desk.decimals(strings.Join(s.Cautions(f.desk.lang), " "))
	if !f.wrong.Hidden {
		caution = ""
	}
	f.caution.say(caution)
	f.quiet.SetText(f.about(s))
	f.quiet.Hidden = caution != "" || !f.wrong.Hidden
	f.box.Refresh()
}

// about says where the selected site lies or, of the next taps, how deep the needle goes.
func (f *syringeForm) about(s bodymap.Syringe) string {
	if site, _, ok := f.desk.site(); ok {
		return f.desk.where(site.Place).Text(f.desk.lang)
	}
	return f.desk.decimals(say("A needle of %.0f mm at %.0f degrees reaches %.1f mm.", s.NeedleLengthMM, s.AngleDeg, s.ReachMM()))
}

// line separates panels.
func line() fyne.CanvasObject { return canvas.NewLine(theme.Color(theme.ColorNameSeparator)) }
