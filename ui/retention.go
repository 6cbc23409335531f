package ui

import (
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// retention is what the screens use of how long records are kept.
type retention interface {
	Retention() (bodymap.Retention, error)
	SaveRetention(bodymap.Retention) error
	Expired() ([]bodymap.Expired, error)
}

// retentionPages are the pages about it.
func retentionPages(d *desk) []leaf {
	return []leaf{{say("Retention"), newRetentionPage(d), bodymap.SaveRetention}}
}

// retentionPage says how long records are kept, and lists whose need not be kept any longer.
type retentionPage struct {
	desk    *desk
	box     fyne.CanvasObject
	list    *widget.List
	all     []bodymap.Expired
	words   *widget.Label
	country *widget.Select
	years   *entry
	wrong   *cautionLine
	source  *caption
	filling bool
}

func newRetentionPage(d *desk) *retentionPage {
	p := &retentionPage{desk: d, words: bigLabel(), years: newEntry(d), wrong: newCautionLine(), source: newCaption()}
	names := []string{say("Years of the practice’s own")}
	for _, c := range bodymap.Countries() {
		names = append(names, c.Name(d.lang))
	}
	p.country = widget.NewSelect(names, func(string) { p.choose() })
	p.years.OnChanged = func(string) { p.wrong.box.Hide() }
	p.years.OnSubmitted = func(string) { p.save() }
	keep := widget.NewButton(say("Save"), p.save)
	p.list = widget.NewList(func() int { return len(p.all) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.row(p.all[i])) })
	p.list.HideSeparators = true
	onSelect(p.list, func(i int) { p.open(p.all[i]) })
	years := container.New(layout.NewCustomPaddedVBoxLayout(0), heading(widget.NewLabel(say("Years after the last session"))), p.years, p.wrong.box)
	country := container.New(layout.NewCustomPaddedVBoxLayout(0), heading(widget.NewLabel(say("Rule of the country"))), p.country, p.source.box)
	p.box = sideBySide(p.words, p.list, scrolled(country, years, container.New(&flow{gap: 8}, glove(keep, 0))))
	return p
}

func (p *retentionPage) object() fyne.CanvasObject { return p.box }

// either gives the words for who may set how long records are kept, or those for who may not.
func (p *retentionPage) either(may, reads string) string {
	if p.desk.record.May(bodymap.SaveRetention) != nil {
		return reads
	}
	return may
}

// choose offers the years of a country.
func (p *retentionPage) choose() {
	if p.filling {
		return
	}
	if i := p.country.SelectedIndex(); i > 0 {
		p.years.SetText(strconv.Itoa(bodymap.Countries()[i-1].Rule.Years))
	}
	p.save()
}

// save keeps what is chosen: a country's rule as it is, or the years that were typed.
func (p *retentionPage) save() {
	d := p.desk
	n, err := strconv.Atoi(strings.TrimSpace(p.years.Text))
	if err != nil {
		n = 0
	}
	rule := bodymap.Retention{Years: n}
	if i := p.country.SelectedIndex(); i > 0 && bodymap.Countries()[i-1].Rule.Years == n {
		rule = bodymap.Countries()[i-1].Rule
	}
	err = d.record.SaveRetention(rule)
	var bad bodymap.Problems
	if errors.As(err, &bad) {
		p.wrong.say(bodymap.Sentence(err, d.lang))
		d.changed()
		return
	}
	if !d.fail(err) {
		d.changed()
	}
}

func (p *retentionPage) refresh() {
	d := p.desk
	rule, err := d.record.Retention()
	if err == nil {
		p.all, err = d.record.Expired()
	}
	switch {
	case err != nil:
		p.words.SetText(bodymap.Sentence(err, d.lang))
	case rule.Years == 0:
		p.words.SetText(p.either(say("Choose a country or type years: here stands whose record need not be kept any longer."), say("It is not set yet how long records are kept.")))
	case len(p.all) == 0:
		p.words.SetText(say("Every record is still to be kept."))
	default:
		p.words.SetText(count("1 record need not be kept any longer. Look at it before you erase it.", "%d records need not be kept any longer. Look at each before you erase it.", len(p.all)))
	}
	p.show(rule)
	p.list.Refresh()
}

// show puts the rule that is kept into the fields, unless one is mending what was refused.
func (p *retentionPage) show(rule bodymap.Retention) {
	if p.wrong.box.Visible() {
		return
	}
	p.filling = true
	defer func() { p.filling = false }()
	p.country.SetSelectedIndex(0)
	source := p.either(say("Type how long the law of your country asks you to keep records."), "")
	for i, c := range bodymap.Countries() {
		if c.Rule == rule {
			p.country.SetSelectedIndex(i + 1)
			source = c.Source(p.desk.lang)
		}
	}
	p.source.say(source)
	if text := strconv.Itoa(rule.Years); rule.Years > 0 && p.years.was != text {
		p.years.was = text
		p.years.SetText(text)
	}
}

func (p *retentionPage) row(e bodymap.Expired) rowText {
	d := p.desk
	last := bodymap.DateText(e.Last.In(d.now().Location()), d.lang)
	return rowText{title: short(e.Patient.Name(), 30), after: say("%d years", e.Patient.Age(d.now())), under: say("Last session: %s", last), tapped: func() { p.open(e) }}
}

// open shows the page of the patient's file from which it can be handed over and erased.
func (p *retentionPage) open(e bodymap.Expired) {
	d := p.desk
	d.openPatient(e.Patient.ID)
	d.front, d.page = fileFront, say("Everything")
	d.changed()
}
