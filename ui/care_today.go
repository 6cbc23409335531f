package ui

import (
	"cmp"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// todayPage lists who is due today, who is overdue, and whose course is finished.
type todayPage struct {
	desk  *desk
	box   *fyne.Container
	state *widget.Label
	list  *widget.List
	rows  []rowText
}

func newTodayPage(d *desk) *todayPage {
	p := &todayPage{desk: d, state: bigLabel()}
	p.list = widget.NewList(func() int { return len(p.rows) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.rows[i]) })
	p.list.HideSeparators = true
	onSelect(p.list, func(i int) { p.rows[i].tapped() })
	p.box = container.NewBorder(p.state, nil, nil, nil, p.list)
	return p
}

func (p *todayPage) object() fyne.CanvasObject { return p.box }

func (p *todayPage) refresh() {
	p.rows = p.desk.todayRows()
	p.state.SetText(p.desk.todayWords())
	p.list.Refresh()
}

// todayWords say in one sentence how many wait.
func (d *desk) todayWords() string {
	due, overdue, finished := bodymap.Today(d.standings())
	asks := d.asks()
	if len(due)+len(overdue)+len(finished)+len(asks) == 0 {
		return say("Nobody is due today. A patient’s course stands in the file (Ctrl+L).")
	}
	words := say("Due today: %d · overdue: %d · finished: %d", len(due), len(overdue), len(finished))
	if len(asks) > 0 {
		words += " · " + say("to ask about reactions: %d", len(asks))
	}
	return words
}

// asks tells which patients are to be asked about reactions. They are read once a day; the open patient's are kept up to date.
func (d *desk) asks() map[bodymap.PatientID][]bodymap.FollowUp {
	if today := bodymap.DateOf(d.now()); d.care.asksOn != today {
		all, err := d.record.ToAsk(d.now())
		if err != nil {
			d.message = message{text: bodymap.Sentence(err, d.lang), bad: true}
			return nil
		}
		d.care.asks, d.care.asksOn = all, today
	}
	if d.patient.ID != "" {
		delete(d.care.asks, d.patient.ID)
		if open := d.openAsks(); len(open) > 0 {
			d.care.asks[d.patient.ID] = open
		}
	}
	return d.care.asks
}

// askRows are the rows of those who are to be asked, the longest waiting first.
func (d *desk) askRows() (rows []rowText) {
	asks := d.asks()
	ids := slices.SortedFunc(maps.Keys(asks), func(a, b bodymap.PatientID) int {
		return cmp.Or(asks[a][0].Due.Compare(asks[b][0].Due), cmp.Compare(a, b))
	})
	for _, id := range ids {
		p, err := d.record.Patient(id)
		if err != nil { // undone since
			continue
		}
		f := asks[id][0]
		name, _ := f.Time.Text(d.lang)
		rows = append(rows, rowText{
			title: short(p.Name(), 40), after: say("%d years", p.Age(d.now())), right: count("1 session to ask about", "%d sessions to ask about", len(asks[id])),
			under: say("Session of %s: %s have passed.", bodymap.DayText(f.Session.At.In(d.now().Location()), d.lang), name), tapped: func() { d.openAt(id, say("Reactions")) },
		})
	}
	return rows
}

// openAt opens a page of a patient's file.
func (d *desk) openAt(id bodymap.PatientID, page string) {
	d.openPatient(id)
	d.front, d.page = fileFront, page
	d.changed()
}

// todayRows are the rows of the list, one per patient.
func (d *desk) todayRows() (rows []rowText) {
	due, overdue, finished := bodymap.Today(d.standings())
	for _, list := range [][]bodymap.Appointment{due, overdue, finished} {
		for _, a := range list {
			p, err := d.record.Patient(a.Patient)
			if err != nil { // undone since
				continue
			}
			r := rowText{title: short(p.Name(), 40), after: say("%d years", p.Age(d.now())), under: d.dueSentence(a.Standing), right: d.standingChip(a.Standing), tapped: func() { d.openFrom(p.ID) }}
			if a.Overdue() > 0 {
				r.icon = lateSign()
			}
			rows = append(rows, r)
		}
	}
	return append(rows, d.askRows()...)
}

// lateSign is the triangle before who is overdue.
func lateSign() *canvas.Image {
	i := canvas.NewImageFromResource(theme.NewColoredResource(theme.WarningIcon(), colorCaution))
	i.FillMode = canvas.ImageFillContain
	i.SetMinSize(fyne.NewSquareSize(theme.TextSize()))
	return i
}

// openFrom leaves the list for a patient.
func (d *desk) openFrom(id bodymap.PatientID) {
	d.front = bodyFront
	d.openPatient(id)
}

// todayOffer stands in the place of the sites while no patient is open: who waits, one tap away.
type todayOffer struct {
	desk *desk
	box  *fyne.Container
	rows *fyne.Container
}

// offered is how many patients are offered; all are in the list.
const offered = 8

func newTodayOffer(d *desk) *todayOffer {
	rows := container.New(layout.NewCustomPaddedVBoxLayout(4))
	return &todayOffer{desk: d, rows: rows, box: container.New(layout.NewCustomPaddedLayout(0, 8, 8, 12), rows)}
}

func (t *todayOffer) refresh() {
	t.rows.Objects = nil
	if d := t.desk; d.patient.ID == "" {
		rows := d.todayRows()
		if len(rows) > 0 {
			t.rows.Add(heading(widget.NewLabel(say("Today"))))
		}
		for _, r := range rows[:min(offered, len(rows))] {
			b := widget.NewButton(r.title+" · "+r.right, r.tapped)
			b.Alignment = widget.ButtonAlignLeading
			if r.icon != nil {
				b.SetIcon(theme.WarningIcon())
			}
			t.rows.Add(b)
		}
		if len(rows) > offered {
			t.rows.Add(widget.NewButton(say("All %d", len(rows)), func() { d.toggle(practiceFront) }))
		}
	}
	t.box.Hidden = len(t.rows.Objects) == 0
	t.box.Refresh()
}
