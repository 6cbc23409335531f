package ui

import (
	"io"
	"slices"
	"strconv"
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
}

// peoplePages are the pages about who works with the record, and what was done.
func peoplePages(d *desk, print func(sheet.Log)) []leaf {
	return []leaf{{say("Users"), newUsersPage(d)}, {say("Log"), newLogPage(d, print)}}
}

// mostLines are listed at once; more are reached by a shorter period.
const mostLines = 10_000

// logPeriods are the spans of time that can be listed, in days back from now; 0 is all.
var logPeriods = []int{1, 7, 30, 365, 0}

// logPage lists what was done, newest first.
type logPage struct {
	desk    *desk
	box     fyne.CanvasObject
	whose   *widget.Select // all, or the open patient
	person  *widget.Select
	period  *widget.Select
	persons []string
	words   *caption
	print   *widget.Button
	list    *widget.List
	lines   []bodymap.LogLine
	filling bool
}

func newLogPage(d *desk, print func(sheet.Log)) *logPage {
	p := &logPage{desk: d, words: newCaption()}
	again := func(string) {
		if !p.filling {
			d.changed()
		}
	}
	p.whose, p.person = widget.NewSelect(nil, again), widget.NewSelect(nil, again)
	p.period = widget.NewSelect([]string{say("The last 24 hours"), say("The last 7 days"), say("The last 30 days"), say("The last year"), say("All the time")}, nil)
	p.period.SetSelectedIndex(1)
	p.period.OnChanged = again
	p.list = widget.NewList(func() int { return len(p.lines) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.row(p.lines[i])) })
	p.print = widget.NewButtonWithIcon(say("Print"), theme.DocumentPrintIcon(), func() {
		print(sheet.Log{Lines: p.lines, Under: p.under(), Lang: d.lang})
	})
	top := container.New(layout.NewCustomPaddedVBoxLayout(0), container.NewBorder(nil, nil, nil, p.print, container.NewGridWithColumns(3, p.period, p.person, p.whose)), p.words.box)
	p.box = container.NewBorder(container.New(layout.NewCustomPaddedLayout(0, 6, 0, 0), top), nil, nil, nil, p.list)
	return p
}

func (p *logPage) object() fyne.CanvasObject { return p.box }

// row is an entry.
func (p *logPage) row(l bodymap.LogLine) rowText {
	at := l.At.Local()
	return rowText{
		title: l.Verb.Text(p.desk.lang), after: l.Name, right: bodymap.DateText(at, p.desk.lang) + ", " + at.Format("15:04"),
		under: say("No. %d", l.Number) + " · " + l.Person,
	}
}

// query is what was chosen.
func (p *logPage) query() bodymap.LogQuery {
	var q bodymap.LogQuery
	if days := logPeriods[max(0, p.period.SelectedIndex())]; days > 0 {
		q.From = p.desk.now().Add(-time.Duration(days) * 24 * time.Hour)
	}
	if i := p.person.SelectedIndex(); i > 0 {
		q.Person = p.persons[i-1]
	}
	if p.whose.SelectedIndex() > 0 {
		q.Patient = p.desk.patient.ID
	}
	return q
}

// under says on paper what was chosen.
func (p *logPage) under() string {
	return p.period.Selected + " · " + p.person.Selected + " · " + p.whose.Selected
}

func (p *logPage) refresh() {
	d := p.desk
	persons, err := d.record.LogPersons()
	if err == nil {
		p.offer(persons)
		p.lines, err = d.record.LogLines(p.query(), mostLines)
	}
	enable(p.print, len(p.lines) > 0)
	switch {
	case err != nil:
		p.words.say(bodymap.Sentence(err, d.lang))
	case len(p.lines) == mostLines:
		p.words.say(say("The newest %s entries are listed. Choose a shorter period to see others.", strconv.Itoa(mostLines)))
	case len(p.lines) == 0:
		p.words.say(say("Nothing was done in this time. Choose a longer period."))
	default:
		p.words.say(count("1 entry, the newest first. What was done stays in the log for ever.", "%d entries, the newest first. What was done stays in the log for ever.", len(p.lines)))
	}
	p.list.Refresh()
}

// offer fills the choices with who is named in the log and whose file is open.
func (p *logPage) offer(persons []string) {
	p.filling = true
	defer func() { p.filling = false }()
	whose := []string{say("All patients")}
	if open := p.desk.patient; open.ID != "" {
		whose = append(whose, short(open.Name(), 26))
	}
	p.fill(p.whose, whose)
	p.persons = persons
	p.fill(p.person, append([]string{say("All persons")}, persons...))
}

// fill keeps the place of what is chosen, unless there is no such place any more.
func (p *logPage) fill(s *widget.Select, words []string) {
	if slices.Equal(s.Options, words) {
		return
	}
	i := s.SelectedIndex()
	s.Options = words
	if i < 0 || i >= len(words) {
		i = 0
	}
	s.SetSelectedIndex(i)
	s.Refresh()
}

// log makes a page of the log beside the window's thread, for it may be long, and opens it in the viewer.
func (p *printer) log(g sheet.Log) {
	d := p.desk
	g.Paper, g.PrintedAt = p.paper(), d.now()
	if p.busy {
		return
	}
	p.busy = true
	d.note(say("Making the list ..."))
	var page []byte
	var err error
	d.apart(func() {
		page, err = pageOf(func(w io.Writer) error { return sheet.LogPDF(w, g) })
	}, func() {
		p.busy = false
		if !d.asleep() && !d.fail(err) && !d.fail(d.record.Note(bodymap.PrintedLog, "", g.Under)) {
			p.view("ashi-"+d.now().Format("2006-01-02")+"-log.pdf", page, "The log is open in the PDF viewer. Ashi removes it when it locks or closes.")
		}
	})
}
