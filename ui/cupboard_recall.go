package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/sheet"
)

// recallPage finds everyone who got a lot: at the left the lots, at the right the sessions.
type recallPage struct {
	desk   *desk
	box    fyne.CanvasObject
	search *entry
	lots   *widget.List
	known  []bodymap.Drawn // lots in the cupboard and in syringes of before
	shown  []bodymap.Drawn
	lot    bodymap.Drawn // the chosen one
	head   *widget.Label
	words  *caption
	write  *widget.Button
	print  *widget.Button
	found  []bodymap.Recalled
	list   *widget.List
}

func newRecallPage(d *desk) *recallPage {
	p := &recallPage{desk: d, search: newEntry(d), head: title(""), words: newCaption()}
	p.search.SetPlaceHolder(say("Number of the lot, or product"))
	p.search.OnChanged = func(string) { p.filter() }
	p.search.OnSubmitted = func(string) {
		if len(p.shown) > 0 {
			p.choose(p.shown[0])
		}
	}
	p.lots = widget.NewList(func() int { return len(p.shown) },
		func() fyne.CanvasObject { return newRow(p.lots) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.lotRow(p.shown[i])) })
	onSelect(p.lots, func(i int) { p.choose(p.shown[i]) })
	p.list = widget.NewList(func() int { return len(p.found) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.row(p.found[i])) })
	onSelect(p.list, func(i int) { p.open(p.found[i]) })
	p.write = widget.NewButton(say("Write a table (CSV)"), p.save)
	p.print = widget.NewButton(say("Print the list"), p.paper)
	left := container.NewBorder(container.New(layout.NewCustomPaddedLayout(0, 6, 0, 0), p.search), nil, nil, nil, p.lots)
	top := container.New(layout.NewCustomPaddedVBoxLayout(0), container.NewBorder(nil, nil, nil, container.NewHBox(p.print, p.write), p.head), p.words.box)
	right := container.NewBorder(top, nil, nil, nil, p.list)
	p.box = container.NewGridWithColumns(2, container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), left), container.New(layout.NewCustomPaddedLayout(0, 0, 12, 0), right))
	return p
}

func (p *recallPage) object() fyne.CanvasObject { return p.box }

func (p *recallPage) lotRow(l bodymap.Drawn) rowText {
	d := p.desk
	return rowText{
		title: l.Lot.Number, under: l.Product.Title(d.lang) + " · " + say("expires %s", l.Lot.Expires.Text(d.lang)),
		on: l.Lot.ID == p.lot.Lot.ID, tapped: func() { p.choose(l) },
	}
}

// row is a session that got the lot.
func (p *recallPage) row(r bodymap.Recalled) rowText {
	d := p.desk
	var sites []string
	for _, s := range r.Sites {
		sites = append(sites, strconv.Itoa(s.Number)+" "+s.Text(r.Session.Figure, d.lang))
	}
	return rowText{
		title: short(r.Patient.Name(), 26), right: bodymap.DateText(r.Session.At.Local(), d.lang),
		under:  say("%s mL", d.number(round(r.ML(r.Sites...), 2))) + " " + say("at: %s", strings.Join(sites, ", ")),
		tapped: func() { p.open(r) },
	}
}

// filter lists the lots whose number or product begins with what is typed.
func (p *recallPage) filter() {
	p.shown = nil
	for _, l := range p.known {
		words := bodymap.Fold(l.Lot.Number + " " + l.Product.Title(p.desk.lang) + " " + l.Product.Substance)
		missing := func(w string) bool { return !strings.Contains(words, w) }
		if !slices.ContainsFunc(strings.Fields(bodymap.Fold(p.search.Text)), missing) {
			p.shown = append(p.shown, l)
		}
	}
	p.lots.Refresh()
}

func (p *recallPage) choose(l bodymap.Drawn) {
	p.lot = l
	p.desk.changed()
}

// read gathers the lots of the cupboard and those that only syringes of before still tell.
func (p *recallPage) read() error {
	p.known = nil
	lots, err := p.desk.record.AllLots()
	if err != nil {
		return err
	}
	for _, l := range lots {
		o, err := p.desk.record.Product(l.Product)
		if err != nil && bodymap.KindOf(err) != bodymap.NotFound {
			return err
		}
		p.know(bodymap.Drawn{Product: o, Lot: l})
	}
	fillings, err := p.desk.record.Fillings()
	for _, f := range fillings {
		for _, part := range f.Parts {
			p.know(part)
		}
	}
	return err
}

// know adds a lot unless it stands there already; one that was entered twice is found by either.
func (p *recallPage) know(d bodymap.Drawn) {
	same := func(o bodymap.Drawn) bool {
		return o.Lot.ID == d.Lot.ID || o.Lot.Product == d.Lot.Product && strings.EqualFold(o.Lot.Number, d.Lot.Number)
	}
	if d.Lot.ID != "" && !slices.ContainsFunc(p.known, same) {
		p.known = append(p.known, d)
	}
}

func (p *recallPage) refresh() {
	d := p.desk
	p.found = nil
	err := p.read()
	if err == nil && p.lot.Lot.ID != "" {
		p.found, err = d.record.Recall(string(p.lot.Lot.ID))
	}
	p.filter()
	p.head.SetText("")
	may := d.record.May(bodymap.Exported)
	enable(p.write, len(p.found) > 0 && may == nil)
	enable(p.print, len(p.found) > 0)
	switch {
	case err != nil:
		p.words.say(bodymap.Sentence(err, d.lang))
	case len(p.known) == 0:
		p.words.say(say("No lot yet. Add lots to the products; whoever gets one is found here."))
	case p.lot.Lot.ID == "":
		p.words.say(say("Choose a lot at the left: here stands everyone who got it."))
	default:
		p.head.SetText(say("Lot %s", p.lot.Lot.Number))
		p.words.say(p.counted())
		if len(p.found) > 0 && may != nil {
			p.words.say(p.counted() + ". " + say("The list can be printed; a table of it is written by a practitioner or an administrator."))
		}
	}
	p.list.Refresh()
}

// counted says how many patients, sessions and sites got the lot, and how much of it.
func (p *recallPage) counted() string {
	t := bodymap.RecallTotals(p.found)
	if t.Sites == 0 {
		return say("Nobody got this lot, by the record.")
	}
	return count("1 patient", "%d patients", t.Patients) + ", " + count("1 session", "%d sessions", t.Sessions) + ", " + count("1 site", "%d sites", t.Sites) +
		", " + say("%s mL", p.desk.number(round(t.ML, 3)))
}

// open shows the session with the sites.
func (p *recallPage) open(r bodymap.Recalled) {
	d := p.desk
	d.front = bodyFront
	d.openPatient(r.Patient.ID)
	d.openSession(r.Session.ID)
}

// save asks where the table is to be kept: it names patients and is not encrypted.
func (p *recallPage) save() {
	d := p.desk
	if d.fail(d.record.May(bodymap.Exported)) {
		return
	}
	text, err := bodymap.RecallCSV(p.found, d.lang)
	if d.fail(err) || d.fail(d.record.Note(bodymap.Exported, "", p.fileName())) {
		return
	}
	d.saveAs(p.fileName()+".csv", []byte(text))
}

// paper prints the list.
func (p *recallPage) paper() {
	p.desk.printer.recall(sheet.Recall{Lot: p.lot.Lot.Number, Found: p.found}, p.fileName()+".pdf")
}

func (p *recallPage) fileName() string {
	return "recall-" + p.desk.now().Format("2006-01-02") + "-" + plainName(p.lot.Lot.Number)
}

// plainName keeps of a text what every system takes in the name of a file.
func plainName(text string) string {
	return strings.ReplaceAll(bodymap.Fold(text), " ", "-")
}
