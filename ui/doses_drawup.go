package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// drawUpPage says in large rows what to draw up for the open session, and below every dose with every limit and its source.
type drawUpPage struct {
	desk   *desk
	box    *fyne.Container
	rows   *fyne.Container
	print  *widget.Button
	reckon *reckoner
}

func newDrawUpPage(d *desk) *drawUpPage {
	p := &drawUpPage{desk: d, rows: container.New(layout.NewCustomPaddedVBoxLayout(8)), reckon: newReckoner(d)}
	p.print = widget.NewButton(say("Print the draw-up sheet"), func() { d.printer.drawUp() })
	all := container.New(layout.NewCustomPaddedVBoxLayout(8), container.NewHBox(p.print), p.rows, p.reckon.box)
	p.box = container.NewStack(container.NewVScroll(container.New(&readable{}, all)))
	return p
}

func (p *drawUpPage) object() fyne.CanvasObject { return p.box }

func (p *drawUpPage) refresh() {
	d := p.desk
	p.rows.Objects = nil
	none := d.chart == nil || d.chart.Totals().Sites == 0
	show(p.print, !none)
	if none {
		p.rows.Add(paragraph(say("Mark some sites first; then this page says what to draw up for them."), theme.SizeNameText, widget.LowImportance))
	} else {
		p.fill()
	}
	p.reckon.refresh()
	relay(p.box)
}

func (p *drawUpPage) fill() {
	d := p.desk
	loads, err := d.chart.DrawUp()
	if err != nil {
		p.rows.Add(paragraph(bodymap.Sentence(err, d.lang), theme.SizeNameText, widget.DangerImportance))
		return
	}
	for _, l := range loads {
		p.rows.Add(d.loadCard(l))
	}
	all, err := d.chart.Doses()
	if err != nil {
		p.rows.Add(paragraph(bodymap.Sentence(err, d.lang), theme.SizeNameText, widget.DangerImportance))
		return
	}
	d.addDoses(p.rows, all)
}

// paragraph is a text of any length.
func paragraph(text string, size fyne.ThemeSizeName, i widget.Importance) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping, l.SizeName, l.Importance = fyne.TextWrapWord, size, i
	return l
}

// card is a piece of paper on the ground of the window.
func card(o ...fyne.CanvasObject) fyne.CanvasObject {
	ground := canvas.NewRectangle(theme.Color(colorPaper))
	ground.CornerRadius = 8
	return container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8), container.New(layout.NewCustomPaddedVBoxLayout(-2), o...)))
}

// addDoses lists every dose against every limit.
func (d *desk) addDoses(rows *fyne.Container, all bodymap.Doses) {
	kg := d.chart.Patient().WeightKG
	for _, o := range all.Of {
		head := o.Text(d.lang)
		if o.MGPerKG > 0 {
			head += " · " + say("%s mg/kg", d.number(round(o.MGPerKG, 2)))
		}
		if each := o.Each(d.lang); each != "" {
			head += " · " + say("%s per puncture", each)
		}
		title := paragraph(head, theme.SizeNameSubHeadingText, widget.MediumImportance)
		title.TextStyle.Bold = true
		parts := []fyne.CanvasObject{title}
		for _, s := range o.Against {
			parts = append(parts, levelLine(s.Level, d.shareText(s, kg)))
		}
		if len(o.Against) == 0 && o.MG > 0 {
			parts = append(parts, levelLine(bodymap.DoseOpen, say("No limit is kept for this substance. One can be added, with its source, on the page of limits (Ctrl+K).")))
		}
		rows.Add(card(parts...))
	}
	var mixed []fyne.CanvasObject
	for _, m := range all.Mixed {
		mixed = append(mixed, levelLine(m.Level, m.Text(d.lang)+", "+m.Level.Text(d.lang)+" · "+m.Source))
	}
	for _, u := range all.NotStated {
		mixed = append(mixed, levelLine(bodymap.DoseOpen, u.Text(d.lang)+" · "+say("%s mL", d.number(round(u.ML, 3)))))
	}
	if len(mixed) > 0 {
		rows.Add(card(mixed...))
	}
	if len(all.Of) > 0 {
		rows.Add(paragraph(say("“Near” begins at three quarters of a limit: that threshold is Ashi’s own, of no source."), theme.SizeNameText, widget.LowImportance))
	}
}

// shareText is a dose against one limit, with its level, how the limit comes about, and whose it is.
func (d *desk) shareText(s bodymap.Share, weightKG float64) string {
	parts := []string{s.Text(d.lang)}
	if s.Level != bodymap.DoseOpen {
		parts[0] += ", " + s.Level.Text(d.lang)
	}
	for _, more := range []string{s.Basis(weightKG, d.lang), s.Limit.Source, s.Limit.In(d.lang).Note} {
		if more != "" {
			parts = append(parts, more)
		}
	}
	return strings.Join(parts, " · ")
}

// reckoner tells how many punctures a volume gives.
type reckoner struct {
	desk       *desk
	box        *fyne.Container
	have, each *entry
	words      *widget.Label
}

func newReckoner(d *desk) *reckoner {
	r := &reckoner{desk: d, have: newEntry(d), each: newEntry(d), words: widget.NewLabel("")}
	r.words.TextStyle.Bold = true
	for _, e := range []*entry{r.have, r.each} {
		e.OnChanged = func(string) { r.say() }
	}
	r.have.SetText(d.number(3))
	row := container.New(&flow{gap: 4}, sized(r.have), centred(say("mL, at")), sized(r.each), centred(say("mL per puncture:")), r.words)
	r.box = container.NewStack(card(row))
	return r
}

// sized gives a line of text the room of a number.
func sized(e fyne.CanvasObject) fyne.CanvasObject {
	return container.NewGridWrap(fyne.NewSize(5*theme.TextSize(), e.MinSize().Height), e)
}

func centred(text string) fyne.CanvasObject { return widget.NewLabel(text) }

// refresh starts from the volume of the syringe in the hand.
func (r *reckoner) refresh() {
	if r.each.Text == "" {
		r.each.SetText(r.desk.number(r.desk.syringe().VolumeML))
	}
}

func (r *reckoner) say() {
	have, err := readNumber(r.have.Text)
	each, err2 := readNumber(r.each.Text)
	switch {
	case r.have.Text == "" || r.each.Text == "":
		r.words.SetText("")
	case err != nil:
		r.words.SetText(say("“%s” is not a number.", r.have.Text))
	case err2 != nil:
		r.words.SetText(say("“%s” is not a number.", r.each.Text))
	default:
		r.words.SetText(count("1 puncture", "%d punctures", bodymap.PuncturesIn(have, each)))
	}
}

// readable keeps lines short enough to be read.
type readable struct{}

const readableMost = 720 // units

// MinSize implements fyne.Layout.
func (readable) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, o[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (readable) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put(o[0], 0, 0, min(size.Width, readableMost), size.Height)
}
