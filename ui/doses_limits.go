package ui

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// limitsPage lists the limits of doses with their sources, beside the one that is looked at or a new one.
type limitsPage struct {
	desk   *desk
	box    *fyne.Container
	list   *widget.List
	all    []bodymap.Limit
	at     bodymap.EntryID // empty: a new one
	title  *widget.Label
	was    *caption
	fields map[string]*formField
	on     *widget.Check
	away   *widget.Button
	typed  map[bodymap.EntryID]map[string]string // neither saved nor taken back
	filled bool
}

// limitFields are named as bodymap reports problems with them; those of a line stand side by side.
var limitFields = [][]struct{ field, label, hint string }{
	{{"Substance", "Substance", "lidocaine"}, {"With", "Together with", "adrenaline"}},
	{{"MaxMG", "Highest, mg", ""}, {"MaxMGPerKG", "Highest, mg/kg", ""}},
	{{"Source", "Source: who says so, and where", ""}},
	{{"Note", "Note", ""}},
}

func newLimitsPage(d *desk) *limitsPage {
	p := &limitsPage{desk: d, title: widget.NewLabel(""), was: newCaption(), fields: map[string]*formField{}, typed: map[bodymap.EntryID]map[string]string{}}
	p.list = widget.NewList(func() int { return len(p.all) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.row(p.all[i])) })
	onSelect(p.list, func(i int) { p.open(p.all[i].ID) })
	fresh := widget.NewButtonWithIcon(say("New limit"), theme.ContentAddIcon(), func() { p.open("") })
	about := newCaption()
	about.say(say("Ashi compares doses with these limits; it does not prescribe. Where sources differ, both are shown. “Near” begins at three quarters of a limit: that threshold is Ashi’s own, of no source."))
	top := container.NewVBox(container.New(layout.NewCustomPaddedLayout(0, 0, theme.InnerPadding(), 0), about.box), container.NewHBox(fresh))
	sheet := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(8, 12, 12, 12), container.NewVBox(p.form())))
	p.box = container.NewBorder(top, nil, nil, nil, container.New(&sideways{}, p.list, sheet))
	return p
}

func (p *limitsPage) object() fyne.CanvasObject { return p.box }

func (p *limitsPage) form() fyne.CanvasObject {
	p.title.TextStyle.Bold, p.title.SizeName, p.title.Wrapping = true, theme.SizeNameSubHeadingText, fyne.TextWrapWord
	rows := container.New(layout.NewCustomPaddedVBoxLayout(2), p.title, container.New(layout.NewCustomPaddedLayout(0, 0, theme.InnerPadding(), 0), p.was.box))
	for _, line := range limitFields {
		pair := container.NewGridWithColumns(len(line))
		for _, s := range line {
			pair.Add(p.field(s.field, s.label, s.hint))
		}
		rows.Add(pair)
	}
	p.on = widget.NewCheck(say("Compare with this limit"), p.turn)
	save := widget.NewButton(say("Save"), p.save)
	save.Importance = widget.HighImportance
	p.away = widget.NewButton("", p.remove)
	rows.Add(p.on)
	rows.Add(container.NewGridWithColumns(2, p.away, save))
	return rows
}

func (p *limitsPage) field(field, label, hint string) fyne.CanvasObject {
	e := newEntry(p.desk)
	e.SetPlaceHolder(say(hint))
	f := &formField{entry: e, wrong: problemLabel()}
	e.OnSubmitted = func(string) { p.save() }
	e.OnChanged = func(string) {
		f.wrong.SetText("")
		if p.filled {
			p.remember()
		}
	}
	p.fields[field] = f
	return container.New(layout.NewCustomPaddedVBoxLayout(-2), widget.NewLabel(say(label)), e, f.wrong)
}

// remember keeps what is typed, so that another limit can be looked at meanwhile.
func (p *limitsPage) remember() {
	texts := map[string]string{}
	for name, f := range p.fields {
		texts[name] = f.entry.Text
	}
	p.typed[p.at] = texts
	p.showAway()
}

// showAway says what can be taken back: what is typed or, once nothing is, the limit itself.
func (p *limitsPage) showAway() {
	l := p.limit()
	was, shipped := l.Shipped()
	switch {
	case l.ID == "", p.typed[p.at] != nil:
		p.away.SetText(say("Cancel"))
		enable(p.away, p.typed[p.at] != nil)
	case shipped:
		p.away.SetText(say("As it came"))
		enable(p.away, was.In(p.desk.lang) != l)
	default:
		p.away.SetText(say("Remove"))
		enable(p.away, true)
	}
}

func (p *limitsPage) row(l bodymap.Limit) rowText {
	under := l.Source
	if l.Off {
		under = say("switched off") + " · " + under
	}
	right := l.Text(p.desk.lang)
	if p.list.Size().Width < 30*theme.TextSize() { // no room for both beside each other
		right, under = "", right+" · "+under
	}
	return rowText{title: l.For(p.desk.lang), right: right, under: under, on: l.ID == p.at, faint: l.Off, tapped: func() { p.open(l.ID) }}
}

func (p *limitsPage) open(id bodymap.EntryID) {
	p.at, p.filled = id, false
	p.desk.changed()
}

// limit is the one that is looked at, as it is kept; a new one is empty.
func (p *limitsPage) limit() bodymap.Limit {
	i := slices.IndexFunc(p.all, func(l bodymap.Limit) bool { return l.ID == p.at })
	if i < 0 {
		return bodymap.Limit{}
	}
	return p.all[i]
}

func (p *limitsPage) refresh() {
	d := p.desk
	all, err := d.record.Limits()
	if err != nil {
		d.message = message{text: bodymap.Sentence(err, d.lang), bad: true}
		return
	}
	for i := range all {
		all[i] = all[i].In(d.lang)
	}
	slices.SortStableFunc(all, func(a, b bodymap.Limit) int { return strings.Compare(a.For(d.lang), b.For(d.lang)) })
	if p.at == "" && len(all) > 0 && d.record.May(bodymap.SaveLimit) != nil { // who may not make a new one sees the first
		p.at, p.filled = all[0].ID, false
	}
	if slices.Equal(all, p.all) && p.filled {
		p.list.Refresh()
		return
	}
	p.all = all
	if p.limit().ID == "" {
		p.at = ""
	}
	p.fill()
	p.list.Refresh()
	if i := slices.IndexFunc(all, func(l bodymap.Limit) bool { return l.ID == p.at }); i >= 0 {
		p.list.ScrollTo(i)
	}
	relay(p.box)
}

// fill shows the limit that is looked at, with what was typed and not saved.
func (p *limitsPage) fill() {
	d, l := p.desk, p.limit()
	p.filled = false
	texts := map[string]string{"Substance": l.Substance, "With": l.With, "MaxMG": d.measure(l.MaxMG), "MaxMGPerKG": d.measure(l.MaxMGPerKG), "Source": l.Source, "Note": l.Note}
	if typed, ok := p.typed[p.at]; ok {
		texts = typed
	}
	for name, f := range p.fields {
		f.entry.SetText(texts[name])
		f.wrong.Hide()
	}
	p.title.SetText(say("New limit"))
	was, shipped := l.Shipped()
	if l.ID != "" {
		p.title.SetText(l.For(d.lang))
	}
	came := ""
	if shipped && (was.Text(d.lang) != l.Text(d.lang) || was.Source != l.Source) {
		came = say("Came with Ashi as %s: %s.", was.Text(d.lang), was.Source)
	}
	p.was.say(came)
	p.on.Checked = !l.Off
	p.on.Refresh()
	show(p.on, l.ID != "")
	p.showAway()
	p.filled = true
}

// measure is a number for a field in which 0 means that there is none.
func (d *desk) measure(v float64) string {
	if v == 0 {
		return ""
	}
	return d.number(v)
}

// turn switches a limit on or off at once, whatever is typed.
func (p *limitsPage) turn(on bool) {
	l := p.limit()
	if l.ID == "" || l.Off == !on {
		return
	}
	l.Off = !on
	_, err := p.desk.record.SaveLimit(p.english(l))
	if !p.desk.fail(err) {
		p.desk.changed()
	}
}

// english gives the note that came with Ashi back its English words, by which the record knows it.
func (p *limitsPage) english(l bodymap.Limit) bodymap.Limit {
	if was, ok := l.Shipped(); ok && was.In(p.desk.lang).Note == l.Note {
		l.Note = was.Note
	}
	return l
}

func (p *limitsPage) save() {
	d, l := p.desk, p.limit()
	for _, f := range p.fields {
		f.wrong.Hide()
	}
	l.Substance, l.With, l.Source, l.Note = p.text("Substance"), p.text("With"), p.text("Source"), p.text("Note")
	ok := p.number("MaxMG", &l.MaxMG)
	ok = p.number("MaxMGPerKG", &l.MaxMGPerKG) && ok
	if !ok {
		relay(p.box)
		return
	}
	kept, err := d.record.SaveLimit(p.english(l))
	var problems bodymap.Problems
	switch {
	case errors.As(err, &problems):
		for _, one := range problems {
			p.wrong(one.Field, one.Say(d.lang))
		}
		relay(p.box)
	case !d.fail(err):
		delete(p.typed, p.at)
		p.open(kept.ID)
	}
}

func (p *limitsPage) text(field string) string { return strings.TrimSpace(p.fields[field].entry.Text) }

func (p *limitsPage) number(field string, to *float64) bool {
	text := p.text(field)
	*to = 0
	if text == "" {
		return true
	}
	v, err := readNumber(text)
	if err != nil {
		p.wrong(field, say("“%s” is not a number.", text))
		return false
	}
	*to = v
	return true
}

func (p *limitsPage) wrong(field, sentence string) {
	if f := p.fields[field]; f != nil {
		f.wrong.SetText(sentence)
		f.wrong.Show()
	}
}

// remove forgets what is typed. Where nothing is, it takes a limit of one's own away and brings one that came with Ashi back.
func (p *limitsPage) remove() {
	if p.typed[p.at] != nil {
		delete(p.typed, p.at)
		p.open(p.at)
		return
	}
	if !p.desk.fail(p.desk.record.RemoveLimit(p.at)) {
		p.open(p.at)
	}
}
