package ui

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/sheet"
)

// people is what the screens use of users and of the log.
type people interface {
	Users() ([]bodymap.User, error)
	User() bodymap.User // who is signed in; without an ID nobody
	LogLines(q bodymap.LogQuery, limit int) ([]bodymap.LogLine, error)
	LogPersons() ([]string, error)
	LogTeller(lang string, zone *time.Location) *bodymap.LogTeller
}

// peoplePages are the pages about who works with the record, and what was done.
func peoplePages(d *desk, print func(bodymap.LogQuery, sheet.Log)) []leaf {
	return []leaf{{say("Users"), newUsersPage(d), ""}, {say("Log"), newLogPage(d, print), ""}}
}

// logPart is how many entries are read at once; older ones follow when the list is scrolled there.
const logPart = 200

// logPeriods are the spans of time that can be listed, in days back from now; 0 is all.
var logPeriods = []int{1, 7, 30, 365, 0}

// logPage lists what was done, newest first; what is tapped is told in full below the list.
type logPage struct {
	desk    *desk
	box     fyne.CanvasObject
	whose   *patientChoice
	only    *widget.Button // chooses the patient of the entry that is told in full
	person  *widget.Select
	period  *widget.Select
	persons []string
	words   *caption
	print   *widget.Button
	list    *widget.List
	newest  []bodymap.LogLine // of the whole log, when it was read
	lines   []bodymap.LogLine // of what is chosen
	more    bool              // there are older ones
	asked   bodymap.LogQuery
	tells   *bodymap.LogTeller
	about   map[int64]string // what was read of the lines that were in sight
	chosen  int64            // the number of the entry that is told in full; 0: none
	details *widget.Label
	full    *fyne.Container
	filling bool
}

func newLogPage(d *desk, print func(bodymap.LogQuery, sheet.Log)) *logPage {
	p := &logPage{desk: d, words: newCaption(), details: widget.NewLabel("")}
	again := func(string) {
		if !p.filling {
			d.changed()
		}
	}
	p.whose, p.person = newPatientChoice(d), widget.NewSelect(nil, again)
	p.period = widget.NewSelect([]string{say("The last 24 hours"), say("The last 7 days"), say("The last 30 days"), say("The last year"), say("All the time")}, nil)
	p.period.SetSelectedIndex(1)
	p.period.OnChanged = again
	p.list = widget.NewList(func() int { return len(p.lines) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.row(i)) })
	onSelect(p.list, func(i int) { p.choose(p.lines[i].Number) })
	p.print = widget.NewButtonWithIcon(say("Print"), theme.DocumentPrintIcon(), func() {
		print(p.query(), sheet.Log{Under: p.under(), Lang: d.lang})
	})
	top := container.New(layout.NewCustomPaddedVBoxLayout(0), container.NewBorder(nil, nil, nil, p.print, container.NewGridWithColumns(3, p.period, p.person, p.whose.button)), p.words.box)
	p.details.Wrapping = fyne.TextWrapWord
	scroll := container.NewVScroll(p.details)
	scroll.SetMinSize(fyne.NewSize(0, 8*theme.TextSize()))
	p.only = widget.NewButton(say("Only this patient"), nil)
	p.full = container.NewBorder(line(), nil, nil, container.NewVBox(container.NewHBox(p.only, tool(theme.CancelIcon(), say("Close"), func() { p.choose(0) }))), scroll)
	p.box = container.NewBorder(container.New(layout.NewCustomPaddedLayout(0, 6, 0, 0), top), p.full, nil, nil, container.NewStack(p.list, p.whose.box))
	return p
}

func (p *logPage) object() fyne.CanvasObject { return p.box }

// row is an entry. Near the end of what was read, the next part is read.
func (p *logPage) row(i int) rowText {
	l := p.lines[i]
	if p.more && i >= len(p.lines)-logPart/4 {
		p.more = false
		fyne.Do(p.readOn)
	}
	at := l.At.Local()
	t := rowText{
		title: l.Verb.Did(p.desk.lang), after: l.Name, right: bodymap.DateText(at, p.desk.lang) + ", " + at.Format("15:04"),
		under: say("No. %d", l.Number) + " · " + l.Person, on: l.Number == p.chosen, tapped: func() { p.choose(l.Number) },
	}
	if about := p.aboutOf(l); about != "" {
		t.under += " · " + about
	}
	return t
}

// aboutOf reads what an entry was about, once.
func (p *logPage) aboutOf(l bodymap.LogLine) string {
	text, known := p.about[l.Number]
	if !known {
		var err error
		if text, err = p.tells.About(l); err != nil {
			text = bodymap.Sentence(err, p.desk.lang)
		}
		p.about[l.Number] = text
	}
	return text
}

func (p *logPage) choose(number int64) {
	if p.chosen == number {
		number = 0
	}
	p.chosen = number
	p.desk.changed()
}

// showFull tells the chosen entry in full.
func (p *logPage) showFull() {
	i := slices.IndexFunc(p.lines, func(l bodymap.LogLine) bool { return l.Number == p.chosen })
	show(p.full, i >= 0 && !p.whose.open)
	if i < 0 {
		p.chosen = 0
		return
	}
	l := p.lines[i]
	show(p.only, l.Patient != "" && l.Patient != p.whose.only)
	p.only.OnTapped = func() { p.whose.choose(l.Patient) }
	told, err := p.tells.Details(l)
	if err != nil {
		told = []string{bodymap.Sentence(err, p.desk.lang)}
	}
	if len(told) == 0 {
		told = []string{say("The log tells no more of this entry.")}
	}
	head := l.Verb.Did(p.desk.lang)
	if l.Name != "" {
		head += " · " + l.Name
	}
	p.details.SetText(head + "\n" + strings.Join(told, "\n"))
}

// query is what was chosen.
func (p *logPage) query() bodymap.LogQuery {
	var q bodymap.LogQuery
	if days := logPeriods[max(0, p.period.SelectedIndex())]; days > 0 {
		q.From = p.desk.now().Add(-time.Duration(days) * 24 * time.Hour).Truncate(time.Minute)
	}
	if i := p.person.SelectedIndex(); i > 0 {
		q.Person = p.persons[i-1]
	}
	q.Patient = p.whose.only
	return q
}

// under says on paper what was chosen.
func (p *logPage) under() string {
	return p.period.Selected + " · " + p.person.Selected + " · " + p.whose.words()
}

func (p *logPage) refresh() {
	err := p.read()
	p.whose.refresh()
	show(p.list, !p.whose.open)
	enable(p.print, len(p.lines) > 0)
	p.words.say(p.standing(err))
	p.showFull()
	p.list.Refresh()
}

// read reads the newest entries of what is chosen. A long log takes a while to be looked through: as long as nothing was
// added and the same is chosen, what was read stays.
func (p *logPage) read() error {
	d := p.desk
	newest, err := d.record.LogLines(bodymap.LogQuery{}, 1)
	if err != nil {
		return err
	}
	grown := p.tells == nil || !slices.Equal(newest, p.newest)
	if grown {
		if p.persons, err = d.record.LogPersons(); err != nil {
			return err
		}
		p.newest = newest
	}
	p.offer()
	q := p.query()
	if !grown && q == p.asked {
		return nil
	}
	p.asked, p.tells, p.about = q, d.record.LogTeller(d.lang, time.Local), map[int64]string{}
	if len(p.lines) > 0 { // the list was seen
		p.list.ScrollToTop()
	}
	p.lines, err = d.record.LogLines(q, logPart)
	p.more = len(p.lines) == logPart
	return err
}

// readOn adds the next older entries.
func (p *logPage) readOn() {
	if len(p.lines) == 0 {
		return
	}
	q := p.asked
	q.Before = p.lines[len(p.lines)-1].Number
	older, err := p.desk.record.LogLines(q, logPart)
	if p.desk.fail(err) {
		return
	}
	p.lines = append(p.lines, older...)
	p.more = len(older) == logPart
	p.words.say(p.standing(nil))
	p.list.Refresh()
}

// standing says how much is listed, or what can be done where nothing is.
func (p *logPage) standing(err error) string {
	narrow := p.asked.Person != "" || p.asked.Patient != ""
	switch {
	case err != nil:
		return bodymap.Sentence(err, p.desk.lang)
	case p.whose.open:
		return say("Type part of a name, or tap a patient.")
	case len(p.lines) == 0 && narrow:
		return say("Nothing was done in this time by this person or for this patient. Choose a longer period, all persons or all patients.")
	case len(p.lines) == 0:
		return say("Nothing was done in this time. Choose a longer period.")
	case p.more:
		return say("The newest first; older ones follow as you scroll. Tap an entry to read what was changed.")
	}
	return count("1 entry. Tap it to read what was changed.", "%d entries, the newest first. Tap one to read what was changed.", len(p.lines))
}

// offer fills the choice with who is named in the log, and keeps who is chosen.
func (p *logPage) offer() {
	words := append([]string{say("All persons")}, p.persons...)
	if slices.Equal(p.person.Options, words) {
		return
	}
	p.filling = true
	defer func() { p.filling = false }()
	chosen := p.person.Selected
	p.person.Options = words
	p.person.SetSelectedIndex(max(0, slices.Index(words, chosen)))
	p.person.Refresh()
}

// mostPrinted entries are printed at once, about 500 pages; more are reached by a shorter period.
const mostPrinted = 10_000

// log opens the entries that were chosen in the viewer. Its own entry in the log names a patient only where that is
// forgotten with the patient.
func (p *printer) log(q bodymap.LogQuery, g sheet.Log) {
	d := p.desk
	if p.busy {
		return
	}
	g.Paper, g.PrintedAt = p.paper(), d.now()
	p.busy = true
	d.note(say("Making the list ..."))
	var page []byte
	var err error
	d.apart(func() {
		if err = readLog(d.record, q, &g); err == nil {
			page, err = pageOf(func(w io.Writer) error { return sheet.LogPDF(w, g) })
		}
	}, func() {
		p.busy = false
		if !d.asleep() && !d.fail(err) && !d.fail(d.record.Note(bodymap.PrintedLog, q.Patient, g.Under)) {
			p.view("ashi-"+d.now().Format("2006-01-02")+"-log.pdf", page, "The log is open in the PDF viewer. Ashi removes it when it locks or closes.")
		}
	})
}

// readLog reads entries with all that is told of them.
func readLog(r people, q bodymap.LogQuery, g *sheet.Log) (err error) {
	if g.Lines, err = r.LogLines(q, mostPrinted); err != nil {
		return err
	}
	if len(g.Lines) == mostPrinted {
		g.Under += ". " + say("The newest %s entries. Choose a shorter period to print others.", strconv.Itoa(mostPrinted))
	}
	tells := r.LogTeller(g.Lang, time.Local)
	g.Details = make([][]string, len(g.Lines))
	for i, l := range g.Lines {
		if g.Details[i], err = tells.Details(l); err != nil {
			return err
		}
	}
	return nil
}
