package ui

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
)

// reactionForm keeps a reaction, or in one tap that there was none.
type reactionForm struct {
	desk     *desk
	box      *fyne.Container
	title    *widget.Label
	session  *widget.Select
	none     *widget.Button
	kinds    map[bodymap.ReactionKind]*choice
	grades   []*choice // of the grades 1 to 5
	gradeIs  *caption
	site     *widget.Select
	onset    *asked
	outcome  *asked
	note     *asked
	wrong    *cautionLine
	keep     *widget.Button
	away     *ttwidget.Button
	now      bodymap.Reaction // what is being entered
	patient  bodymap.PatientID
	visits   []bodymap.Visit // newest first, as the select shows them
	filling  bool
	whereBox *fyne.Container
}

func newReactionForm(d *desk) *reactionForm {
	f := &reactionForm{desk: d, title: widget.NewLabel(""), kinds: map[bodymap.ReactionKind]*choice{}, gradeIs: newCaption(), wrong: newCautionLine()}
	f.session = widget.NewSelect(nil, func(string) { f.pickSession() })
	f.site = widget.NewSelect(nil, func(string) { f.pickSite() })
	f.none = widget.NewButtonWithIcon(say("No reaction"), theme.ConfirmIcon(), func() { d.did(d.record.NoReaction(f.now.Session)) })
	kinds, grades := container.New(&flow{gap: 4}), container.New(&flow{gap: 4})
	for _, k := range bodymap.ReactionKinds() {
		f.kinds[k] = newChoice(ttwidget.NewButton(k.Text(d.lang), func() { f.set(func(r *bodymap.Reaction) { r.Kind = k }) }), false)
		kinds.Add(f.kinds[k].box)
	}
	for g := 1; g <= 5; g++ {
		word, _, _ := strings.Cut(bodymap.GradeText(g, d.lang), ":")
		c := newChoice(ttwidget.NewButton(strconv.Itoa(g)+" · "+strings.TrimSpace(word), func() { f.set(func(r *bodymap.Reaction) { r.Grade = g }) }), false)
		f.grades = append(f.grades, c)
		grades.Add(c.box)
	}
	onset, outcome, note := newField(d, say("Began on"), func(string) {}), newField(d, say("What became of it"), func(string) {}), newField(d, say("Note"), func(string) {})
	f.onset, f.outcome, f.note = newAsked(onset, named(onset)), newAsked(outcome, named(outcome)), newAsked(note, named(note))
	for _, e := range []*field{onset, outcome, note} {
		e.OnSubmitted = func(string) { f.save() }
	}
	f.keep = widget.NewButtonWithIcon(say("Keep this reaction"), theme.ConfirmIcon(), f.save)
	f.keep.Importance = widget.HighImportance
	f.away = tool(theme.CancelIcon(), say("Give up the change"), func() { f.begin(); d.changed() })
	f.whereBox = container.New(&cards{least: 180, gap: 10, most: 2}, captioned(say("Site"), f.site), f.onset.box, f.outcome.box, f.note.box)
	head := container.NewBorder(nil, nil, nil, f.away, heading(f.title))
	f.box = container.New(&column{gap: 6}, head, f.session, f.none, kinds, grades, f.gradeIs.box, f.whereBox, f.wrong.box, f.keep)
	return f
}

// set changes what is being entered.
func (f *reactionForm) set(how func(*bodymap.Reaction)) {
	how(&f.now)
	f.wrong.box.Hide()
	f.desk.changed()
}

// begin empties the form; it is about the open session or, where there is none, the newest.
func (f *reactionForm) begin() {
	d := f.desk
	f.patient, f.now = d.patient.ID, bodymap.Reaction{}
	if d.chart != nil {
		f.now.Session = d.chart.Session().ID
	} else if len(d.sessions) > 0 {
		f.now.Session = d.sessions[0].ID
	}
	f.fill()
}

// about makes the form one of a session.
func (f *reactionForm) about(id bodymap.SessionID) {
	f.begin()
	f.set(func(r *bodymap.Reaction) { r.Session = id })
}

// edit brings a reaction that was kept back into the form.
func (f *reactionForm) edit(r bodymap.Reaction) {
	f.set(func(now *bodymap.Reaction) { *now = r })
	f.fill()
	f.desk.changed()
}

// fill writes what is being entered into the fields.
func (f *reactionForm) fill() {
	for a, text := range map[*asked]string{f.onset: string(f.now.Onset), f.outcome: f.now.Outcome, f.note: f.now.Note} {
		a.accept()
		a.SetText(text)
	}
	f.wrong.box.Hide()
}

func (f *reactionForm) pickSession() {
	if i := f.session.SelectedIndex(); !f.filling && i >= 0 {
		f.set(func(r *bodymap.Reaction) { r.Session, r.Site = f.visits[i].Session.ID, "" })
	}
}

func (f *reactionForm) pickSite() {
	if f.filling {
		return
	}
	f.now.Site = ""
	if i := f.site.SelectedIndex(); i > 0 {
		f.now.Site = f.sites()[i-1].ID
	}
}

func (f *reactionForm) save() {
	d, r := f.desk, f.now
	r.Onset, r.Outcome, r.Note = readDate(f.onset.Text), f.outcome.Text, f.note.Text
	_, err := d.record.SaveReaction(r)
	var bad bodymap.Problems
	switch {
	case err == nil:
		f.begin()
		d.did(nil)
	case errors.As(err, &bad):
		f.tell(bad)
		d.changed()
	default:
		d.fail(err)
	}
}

// tell says each problem at its field; what has none is said above the button.
func (f *reactionForm) tell(bad bodymap.Problems) {
	var rest bodymap.Problems
	for _, e := range bad {
		if a := map[string]*asked{"Onset": f.onset, "Outcome": f.outcome, "Note": f.note}[e.Field]; a != nil {
			a.wrong.say(e.Say(f.desk.lang))
			continue
		}
		rest = append(rest, e)
	}
	text := ""
	if len(rest) > 0 {
		text = bodymap.Sentence(rest, f.desk.lang)
	}
	f.wrong.say(text)
}

// sites are those of the session that the form is about.
func (f *reactionForm) sites() []bodymap.Site {
	i := slices.IndexFunc(f.visits, func(v bodymap.Visit) bool { return v.Session.ID == f.now.Session })
	if i < 0 {
		return nil
	}
	return f.visits[i].Sites
}

func (f *reactionForm) refresh(o bodymap.Outcomes) {
	d := f.desk
	f.visits = slices.Clone(o.Visits)
	slices.Reverse(f.visits)
	gone := !slices.ContainsFunc(f.visits, func(v bodymap.Visit) bool { return v.Session.ID == f.now.Session })
	if f.patient != d.patient.ID || gone {
		f.begin()
	}
	show(f.box, len(f.visits) > 0)
	f.title.SetText(say("Add a reaction"))
	if f.now.ID != "" {
		f.title.SetText(say("Change this reaction"))
	}
	show(f.away, f.now.ID != "")
	show(f.none, f.now.ID == "")
	for k, c := range f.kinds {
		c.set(k == f.now.Kind)
	}
	for i, c := range f.grades {
		c.set(i+1 == f.now.Grade)
	}
	text := say("Grades: %s.", bodymap.GradeSource)
	if is := bodymap.GradeText(f.now.Grade, d.lang); is != "" {
		text = say("Grade %d is %s.", f.now.Grade, is) + " " + text
	}
	f.gradeIs.say(text)
	f.fillSelects(o)
}

func (f *reactionForm) fillSelects(o bodymap.Outcomes) {
	f.filling = true
	defer func() { f.filling = false }()
	f.session.Options = nil
	for i, v := range f.visits {
		f.session.Options = append(f.session.Options, sessionTitle(o, v.Session.ID, f.desk.lang))
		if v.Session.ID == f.now.Session {
			f.session.SetSelectedIndex(i)
		}
	}
	at := 0
	f.site.Options = []string{say("no one site")}
	for i, s := range f.sites() {
		f.site.Options = append(f.site.Options, siteLabel(i, s)+" "+s.Side.Text(f.desk.lang))
		if f.now.Site == s.ID {
			at = i + 1
		}
	}
	f.site.SetSelectedIndex(at)
}
