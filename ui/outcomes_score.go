package ui

import (
	"errors"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
)

// scoreForm takes a score: a tap on its scale, the number, Enter. The impression of change has a button for each step.
type scoreForm struct {
	desk    *desk
	box     *fyne.Container
	scales  map[bodymap.ScaleKey]*choice
	about   *caption
	entry   *fyne.Container // for a number
	value   *asked
	day     *asked
	region  *widget.Select
	where   *fyne.Container
	steps   *fyne.Container // of the impression of change
	patient bodymap.PatientID
	scale   bodymap.ScaleKey // the chosen one; empty: none
	regions []bodymap.RegionSide
}

func newScoreForm(d *desk) *scoreForm {
	f := &scoreForm{desk: d, scales: map[bodymap.ScaleKey]*choice{}, about: newCaption()}
	row := container.New(&flow{gap: 4})
	for _, s := range bodymap.Scales() {
		b := ttwidget.NewButton(string(s.Key), func() { f.choose(s.Key) })
		b.SetToolTip(s.Name.In(d.lang))
		f.scales[s.Key] = newChoice(b, false)
		row.Add(f.scales[s.Key].box)
	}
	value, day := newField(d, say("Total"), func(string) {}), newField(d, say("Asked on"), func(string) {})
	f.value, f.day = newAsked(value, named(value)), newAsked(day, named(day))
	value.OnSubmitted = func(string) { f.keepTyped() }
	day.OnSubmitted = value.OnSubmitted
	f.region = widget.NewSelect(nil, nil)
	f.where = captioned(say("Region"), f.region)
	keep := widget.NewButtonWithIcon(say("Keep"), theme.ConfirmIcon(), f.keepTyped)
	keep.Importance = widget.HighImportance
	low := container.New(layout.NewCustomPaddedVBoxLayout(0), layout.NewSpacer(), keep)
	f.entry = container.New(&cards{least: 170, gap: 10, most: 4}, f.value.box, f.day.box, f.where, low)
	f.steps = container.New(&cards{least: 15 * theme.TextSize(), gap: 6, most: 4})
	for i := 1; i <= 7; i++ {
		b := widget.NewButton(strconv.Itoa(i)+" · "+bodymap.ImpressionText(i, d.lang), func() { f.keep(float64(i)) })
		b.Alignment = widget.ButtonAlignLeading
		tall := canvas.NewRectangle(color.Transparent)
		tall.SetMinSize(fyne.NewSquareSize(48))
		f.steps.Add(container.NewStack(tall, b))
	}
	title := widget.NewLabel(say("Add a score"))
	f.box = container.New(&column{gap: 4}, heading(title), row, f.about.box, f.entry, f.steps)
	return f
}

// captioned puts a name above a widget, as named does for a field.
func captioned(name string, o fyne.CanvasObject) *fyne.Container {
	l := rowWord()
	l.Text, l.Color = name, theme.Color(colorQuiet)
	head := container.New(layout.NewCustomPaddedLayout(4, 1, theme.InnerPadding(), 0), l)
	return container.New(layout.NewCustomPaddedVBoxLayout(0), head, o)
}

// choose opens a scale for its number, or closes it.
func (f *scoreForm) choose(key bodymap.ScaleKey) {
	if f.scale == key {
		key = ""
	}
	f.scale = key
	f.value.accept()
	f.value.SetText("")
	f.desk.changed()
	f.desk.focusShown(f.value.field, func() bool { return key != "" && key != bodymap.PGIC })
}

// begin empties the form for another patient; the day is that of the open session unless it lies ahead.
func (f *scoreForm) begin() {
	d := f.desk
	f.patient, f.scale = d.patient.ID, ""
	f.value.SetText("")
	day := bodymap.DateOf(d.now())
	if d.chart != nil {
		day = min(day, bodymap.DateOf(d.chart.Session().At.Local()))
	}
	f.day.SetText(string(day))
}

func (f *scoreForm) keepTyped() {
	v, err := readNumber(f.value.Text)
	if err != nil {
		f.value.refuse(say("“%s” is not a number.", f.value.Text))
		return
	}
	f.keep(v)
}

// keep keeps a total of the chosen scale.
func (f *scoreForm) keep(v float64) {
	d := f.desk
	s := bodymap.Score{Patient: d.patient.ID, Scale: f.scale, Value: v}
	var err error
	s.Session, s.At, err = bodymap.ScoreMoment(d.sessions, readDate(f.day.Text), d.now().Local())
	if i := f.region.SelectedIndex(); f.where.Visible() && i > 0 {
		s.Region = f.regions[i-1]
	}
	if err == nil {
		_, err = d.record.SaveScore(s)
	}
	var bad bodymap.Problems
	switch {
	case errors.As(err, &bad) && bad.In("At") != nil:
		f.day.refuse(bad.In("At").Say(d.lang))
	case bodymap.KindOf(err) == bodymap.Invalid:
		f.value.told(err)
	case err == nil:
		f.scale = ""
		f.value.SetText("")
		d.did(nil)
	default:
		d.fail(err)
	}
}

func (f *scoreForm) refresh(o bodymap.Outcomes) {
	d := f.desk
	if f.patient != d.patient.ID {
		f.begin()
	}
	for k, c := range f.scales {
		c.set(k == f.scale)
	}
	s, ok := bodymap.ScaleOf(f.scale)
	about := ""
	if ok {
		about = s.Name.In(d.lang) + ". " + s.RangeText(d.lang) + " " + s.SmallestText(d.lang)
	}
	f.about.say(about)
	show(f.entry, ok && s.Key != bodymap.PGIC)
	show(f.steps, s.Key == bodymap.PGIC)
	show(f.where, s.PerRegion)
	f.fillRegions(o)
}

// fillRegions offers the regions in which the patient had a pain.
func (f *scoreForm) fillRegions(o bodymap.Outcomes) {
	f.regions = nil
	names := []string{say("no one region")}
	for _, t := range o.Trends() {
		if t.Scale == "" {
			f.regions, names = append(f.regions, t.Region), append(names, t.Region.Text(f.desk.lang))
		}
	}
	at := max(f.region.SelectedIndex(), 0)
	f.region.Options = names
	f.region.SetSelectedIndex(min(at, len(names)-1))
}
