package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// loadCard is what is drawn up of one filling: how many syringes, what goes into them, and what each is for.
func (d *desk) loadCard(l bodymap.Load) fyne.CanvasObject {
	if l.Filling.ID == "" {
		head := paragraph(say("Syringe, not stated what it holds"), theme.SizeNameSubHeadingText, widget.MediumImportance)
		head.TextStyle.Bold = true
		rows := []fyne.CanvasObject{head}
		for _, t := range l.Tasks {
			rows = append(rows, paragraph(d.taskText(t), theme.SizeNameText, widget.MediumImportance))
		}
		return card(append(rows, paragraph(say("Choose a filling for the syringe: then its products, lots and doses stand here."), theme.SizeNameText, widget.LowImportance))...)
	}
	head := paragraph(count("1 syringe", "%d syringes", l.Syringes)+" · "+l.Filling.Text(d.lang), theme.SizeNameHeadingText, widget.MediumImportance)
	head.TextStyle.Bold = true
	rows := []fyne.CanvasObject{head}
	for _, h := range l.Filling.AllergyHits(d.patient) {
		rows = append(rows, levelLine(bodymap.DoseOver, h.Text(d.lang)))
	}
	rows = append(rows, paragraph(d.bothWays(l), theme.SizeNameText, widget.MediumImportance))
	for _, part := range l.Parts {
		rows = append(rows, line(), d.partRow(part, l.Syringes))
	}
	rows = append(rows, d.fillingNotes(l.Filling)...)
	return card(append(rows, d.chargeRows(l)...)...)
}

// bothWays says how many punctures a full syringe gives, and how much all of them need.
func (d *desk) bothWays(l bodymap.Load) string {
	text := count("1 puncture", "%d punctures", l.Punctures) + " · " + say("%s mL needed", d.number(l.NeedML)) + " · " + say("%s mL spare", d.number(l.SpareML))
	if total := l.Filling.TotalML(); len(l.Tasks) == 1 && l.Tasks[0].LeastML == l.Tasks[0].MostML {
		each := l.Tasks[0].LeastML
		text += "\n" + say("A full syringe: %s", say("%s mL at %s mL: %s", d.number(total), d.number(each), count("1 puncture", "%d punctures", bodymap.PuncturesIn(total, each))))
	}
	return text
}

// fillingNotes are what is to be minded of what a syringe holds: its lots, and what is known of mixing it.
func (d *desk) fillingNotes(f bodymap.Filling) (rows []fyne.CanvasObject) {
	said, err := d.chart.FillingCautions(f, d.lang)
	if err != nil {
		said = []string{bodymap.Sentence(err, d.lang)}
	}
	var products []bodymap.Product
	for _, part := range f.Parts {
		products = append(products, part.Product)
	}
	for _, n := range bodymap.NotesOnMixing(products, d.lang) {
		if n.Caution {
			said = append(said, n.Text+" ("+n.Source+")")
		}
	}
	for _, text := range said {
		rows = append(rows, levelLine(bodymap.DoseNear, text))
	}
	return rows
}

// chargeRows are the syringes of a load, each with its needles.
func (d *desk) chargeRows(l bodymap.Load) (rows []fyne.CanvasObject) {
	if l.TooSmall {
		rows = append(rows, line(), levelLine(bodymap.DoseNear, say("A puncture takes more than this syringe holds: it is to be filled again in between.")))
		for _, t := range l.Tasks {
			rows = append(rows, paragraph(d.taskText(t), theme.SizeNameText, widget.MediumImportance))
		}
		return rows
	}
	for _, c := range l.Charges {
		name := say("Syringe %s", d.number(float64(c.First)))
		if c.Last > c.First {
			name = say("Syringes %d to %d, each", c.First, c.Last)
		}
		if l.Syringes > 1 {
			title := paragraph(name+" · "+say("%s mL spare", d.number(c.SpareML)), theme.SizeNameText, widget.MediumImportance)
			title.TextStyle.Bold = true
			rows = append(rows, line(), title)
		} else {
			rows = append(rows, line())
		}
		for _, t := range c.Tasks {
			rows = append(rows, paragraph(d.taskText(t), theme.SizeNameText, widget.MediumImportance))
		}
	}
	return rows
}

// taskText is a needle with its punctures and their sites.
func (d *desk) taskText(t bodymap.Task) string {
	each := d.number(t.LeastML)
	if t.LeastML != t.MostML {
		each = say("%s to %s", each, d.number(t.MostML))
	}
	return say("%d G × %s mm", t.NeedleGauge, d.number(t.NeedleLengthMM)) + " · " + t.Technique.Text(d.lang) + " · " + count("1 puncture", "%d punctures", t.Punctures) +
		" · " + say("%s mL each", each) + " · " + say("%s mL", d.number(t.NeedML)) + " · " + d.sitesText(t.Numbers)
}

func (d *desk) sitesText(numbers []int) string {
	if len(numbers) == 1 {
		return say("site %s", bodymap.Ranges(numbers))
	}
	return say("sites %s", bodymap.Ranges(numbers))
}

// partRow is a product with its lot, and how much of it goes into all of the syringes.
func (d *desk) partRow(part bodymap.Drawn, syringes int) fyne.CanvasObject {
	ml := paragraph(say("%s mL", d.number(part.VolumeML)), theme.SizeNameHeadingText, widget.MediumImportance)
	ml.TextStyle.Bold, ml.Wrapping = true, fyne.TextWrapOff
	name := paragraph(part.Product.Title(d.lang), theme.SizeNameSubHeadingText, widget.MediumImportance)
	words := d.lotText(part.Lot)
	if syringes > 1 {
		words += " · " + say("%s mL in each", d.number(round(part.VolumeML/float64(syringes), 3)))
	}
	about := container.New(layout.NewCustomPaddedVBoxLayout(-8), name, paragraph(words, theme.SizeNameText, widget.LowImportance))
	return container.NewBorder(nil, nil, nil, ml, about)
}

func (d *desk) lotText(l bodymap.Lot) string {
	if l.Number == "" {
		return say("no lot named")
	}
	text := say("lot %s", l.Number)
	if l.Expires != "" {
		text += ", " + say("use until %s", l.Expires.Text(d.lang))
	}
	return text
}
