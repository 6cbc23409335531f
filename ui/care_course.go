package ui

import (
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
)

// coursePage says where the patient stands and takes the plan.
type coursePage struct {
	desk    *desk
	box     *container.Scroll
	stands  *widget.Label
	dates   *widget.Label
	fields  map[string]*courseField
	rhythms map[bodymap.Rhythm]*choice
	chosen  bodymap.Rhythm
	source  *caption
	save    *widget.Button
	fresh   *widget.Button
	end     *widget.Button
	remove  *widget.Button
	past    *caption
	base    bodymap.Course // what the form was filled with
	filled  bool
	anew    bool // the form holds a course that is not kept yet
}

// courseField is an entry with its name above and what is wrong with it below.
type courseField struct {
	entry *entry
	wrong *widget.Label
	box   *fyne.Container
}

// The fields' names are those that bodymap reports problems with.
var courseFields = []struct{ field, label, hint string }{
	{"Indication", "What is treated", "in your own words"},
	{"ICD10", "ICD-10 code", "M54.5"},
	{"Region", "Region of the body", "lower back, right"},
	{"Sessions", "Number of sessions", "4"},
	{"Days", "On days", "1-4-7-10-13"},
	{"EveryDays", "Every how many days", "10"},
	{"Starts", "First session on", "2026-12-05"},
	{"Maintenance", "Maintenance, every n days", "empty: none"},
	{"Ended", "Ended on", "empty: it goes on"},
	{"Note", "Note", ""},
}

func newCoursePage(d *desk) *coursePage {
	p := &coursePage{
		desk: d, stands: bigLabel(), dates: widget.NewLabel(""), fields: map[string]*courseField{},
		rhythms: map[bodymap.Rhythm]*choice{}, source: newCaption(), past: newCaption(),
	}
	p.dates.Wrapping = fyne.TextWrapWord
	grid := container.New(&cells{least: 250, gap: 10})
	for _, f := range courseFields {
		p.fields[f.field] = p.newField(f.label, f.hint)
		grid.Add(p.fields[f.field].box)
	}
	p.save = widget.NewButton(say("Save course"), p.keep)
	p.save.Importance = widget.HighImportance
	p.fresh = widget.NewButton(say("New course"), p.begin)
	p.end = widget.NewButton(say("End it today"), func() { p.tell(p.desk.record.EndCourse(p.base.ID)) })
	p.remove = widget.NewButton(say("Remove"), func() { p.tell(bodymap.Course{}, p.desk.record.RemoveCourse(p.base.ID)) })
	buttons := container.New(&flow{gap: 8}, p.save, p.fresh, p.end, p.remove)
	p.box = scrolled(
		p.stands, p.dates, heading(widget.NewLabel(say("How often"))), p.rhythmRow(), grid, buttons,
		heading(widget.NewLabel(say("Courses found in the literature, as a start"))), p.presetRow(), p.source.box, p.past.box,
	)
	return p
}

func (p *coursePage) object() fyne.CanvasObject { return p.box }

func (p *coursePage) newField(label, hint string) *courseField {
	f := &courseField{entry: newEntry(p.desk), wrong: problemLabel()}
	f.entry.SetPlaceHolder(say(hint))
	f.entry.OnChanged = func(string) {
		f.wrong.SetText("")
	}
	f.entry.OnSubmitted = func(string) { p.keep() }
	f.box = container.New(layout.NewCustomPaddedVBoxLayout(-2), widget.NewLabel(say(label)), f.entry, f.wrong)
	return f
}

func (p *coursePage) rhythmRow() fyne.CanvasObject {
	row := container.New(&flow{gap: 4})
	for _, r := range bodymap.Rhythms() {
		c := newChoice(ttwidget.NewButton(r.Text(p.desk.lang), func() { p.choose(r) }), false)
		p.rhythms[r] = c
		row.Add(c.box)
	}
	return row
}

func (p *coursePage) presetRow() fyne.CanvasObject {
	row := container.New(&flow{gap: 6})
	for _, c := range bodymap.CoursePresets() {
		row.Add(widget.NewButton(c.Name(p.desk.lang), func() {
			plan := c.Course
			p.set("Sessions", strconv.Itoa(plan.Sessions))
			p.set("Days", bodymap.DaysText(plan.Days))
			p.set("EveryDays", countOrNone(plan.EveryDays))
			p.choose(plan.Rhythm)
			p.source.say(say("Source: %s.", c.Source(p.desk.lang)))
			p.box.Content.Refresh()
		}))
	}
	return row
}

// countOrNone writes a number; 0 is left out.
func countOrNone(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// choose takes a rhythm and shows the fields that it needs.
func (p *coursePage) choose(r bodymap.Rhythm) {
	p.chosen = r
	for of, c := range p.rhythms {
		c.set(of == r)
	}
	show(p.fields["Sessions"].box, r != bodymap.DayList)
	show(p.fields["Days"].box, r == bodymap.DayList)
	show(p.fields["EveryDays"].box, r == bodymap.EveryNDays)
	p.box.Content.Refresh()
}

func (p *coursePage) set(field, text string) { p.fields[field].entry.SetText(text) }

// begin empties the form for another course.
func (p *coursePage) begin() {
	p.anew = true
	p.fill(bodymap.Course{Patient: p.desk.patient.ID, Rhythm: bodymap.Weekly, Starts: bodymap.DateOf(p.desk.now())})
	p.desk.changed()
}

func (p *coursePage) fill(c bodymap.Course) {
	p.base, p.filled = c, true
	for field, text := range map[string]string{
		"Indication": c.Indication, "ICD10": c.ICD10, "Region": c.Region, "Sessions": countOrNone(c.Sessions), "Days": bodymap.DaysText(c.Days),
		"EveryDays": countOrNone(c.EveryDays), "Maintenance": countOrNone(c.Maintenance), "Starts": string(c.Starts), "Ended": string(c.Ended), "Note": c.Note,
	} {
		p.set(field, text)
	}
	p.clear()
	p.source.box.Hide()
	p.choose(c.Rhythm)
}

func (p *coursePage) clear() {
	for _, f := range p.fields {
		f.wrong.Hide()
	}
}

// read takes what is typed. Numbers that are none are told at their field.
func (p *coursePage) read() (c bodymap.Course, ok bool) {
	c, ok = p.base, true
	text := func(field string) string { return strings.TrimSpace(p.fields[field].entry.Text) }
	number := func(field string) int {
		n, err := readCount(text(field))
		if text(field) != "" && p.fields[field].box.Visible() && err != nil {
			p.wrong(field, say("“%s” is not a whole number.", text(field)))
			ok = false
		}
		return n
	}
	c.Patient, c.Rhythm = p.desk.patient.ID, p.chosen
	c.Indication, c.ICD10, c.Region, c.Note = text("Indication"), text("ICD10"), text("Region"), text("Note")
	c.Sessions, c.EveryDays, c.Maintenance = number("Sessions"), number("EveryDays"), number("Maintenance")
	c.Days = bodymap.ReadDays(text("Days"))
	c.Starts, c.Ended = readDate(text("Starts")), readDate(text("Ended"))
	return c, ok
}

func (p *coursePage) wrong(field, sentence string) {
	if f := p.fields[field]; f != nil {
		f.wrong.SetText(sentence)
		f.wrong.Show()
	}
}

func (p *coursePage) keep() {
	p.clear()
	c, ok := p.read()
	if !ok {
		p.alsoWrong(c)
		p.box.Content.Refresh()
		return
	}
	p.tell(p.desk.record.SaveCourse(c))
}

// alsoWrong tells at the other fields what else is wrong with a course.
func (p *coursePage) alsoWrong(c bodymap.Course) {
	var problems bodymap.Problems
	errors.As(c.Validate(p.desk.now()), &problems)
	for _, e := range problems {
		if f := p.fields[e.Field]; f != nil && f.wrong.Hidden {
			p.wrong(e.Field, e.Say(p.desk.lang))
		}
	}
}

// tell shows what became of a course, or at the fields why nothing did.
func (p *coursePage) tell(_ bodymap.Course, err error) {
	var problems bodymap.Problems
	if errors.As(err, &problems) {
		for _, e := range problems {
			p.wrong(e.Field, e.Say(p.desk.lang))
		}
		p.box.Content.Refresh()
		return
	}
	if err == nil {
		p.anew, p.filled = false, false
	}
	p.desk.follow(err)
}

func (p *coursePage) refresh() {
	d := p.desk
	if p.base.Patient != d.patient.ID {
		p.anew, p.filled = false, false
	}
	s, ok := d.standing()
	now := s.Course
	if !ok {
		now = bodymap.Course{Patient: d.patient.ID, Rhythm: bodymap.Weekly, Starts: bodymap.DateOf(d.now())}
	}
	if !p.anew && (!p.filled || !reflect.DeepEqual(now, p.base)) {
		p.fill(now)
	}
	p.stands.SetText(d.either(say("No course yet. Say what is treated and how often, and save it."), say("No course yet.")))
	p.dates.SetText("")
	if ok {
		p.stands.SetText(d.standingSentence(s))
		p.dates.SetText(d.datesText(s))
	}
	show(p.dates, p.dates.Text != "")
	show(p.fresh, ok && !p.anew)
	show(p.end, p.base.ID != "" && p.base.Ended == "")
	show(p.remove, p.base.ID != "")
	p.past.say(d.pastCourses(p.base.ID))
	p.box.Content.Refresh()
}

// datesText lists the dates after the next one.
func (d *desk) datesText(s bodymap.Standing) string {
	var all []string
	for _, day := range s.Offered() {
		all = append(all, d.dayText(day))
	}
	if len(all) == 0 {
		return ""
	}
	return say("Next dates: %s", strings.Join(all, ", "))
}

// pastCourses tells in a line each what became of the other courses.
func (d *desk) pastCourses(but bodymap.EntryID) string {
	all, err := d.record.Courses(d.patient.ID)
	if err != nil {
		return ""
	}
	var out []string
	for _, c := range slices.Backward(all) {
		if c.ID != but {
			out = append(out, say("From %s:", c.Starts.Text(d.lang))+" "+d.standingSentence(c.Standing(all, d.visits(), d.now())))
		}
	}
	return strings.Join(out, "\n")
}
