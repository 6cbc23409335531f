package ui

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// event is one thing of a patient's history.
type event struct {
	at       time.Time
	title    string
	under    string
	right    string
	session  bodymap.SessionID // of a session
	score    bodymap.EntryID   // of a score
	reaction bodymap.EntryID   // of a reaction
}

// historyPage lists sessions, scores and reactions in the order of time, and sets two sessions side by side.
type historyPage struct {
	desk    *desk
	box     *fyne.Container
	list    *widget.List
	compare *comparePanel
	events  []event // newest first
	picked  []bodymap.SessionID
	chosen  bodymap.EntryID // a score or reaction
	patient bodymap.PatientID
	word    *widget.Label
	act     *fyne.Container // what can be done with the chosen score or reaction
	sheet   *container.Scroll
}

func newHistoryPage(d *desk) *historyPage {
	p := &historyPage{desk: d, compare: newComparePanel(d), word: quietLabel()}
	p.list = widget.NewList(func() int { return len(p.events) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.row(p.events[i])) })
	onSelect(p.list, func(i int) { p.pick(p.events[i]) })
	remove := widget.NewButtonWithIcon(say("Remove this entry"), theme.DeleteIcon(), p.remove)
	p.act = container.NewHBox(remove)
	p.sheet = container.NewVScroll(nil)
	p.sheet.Content = container.NewStack(newPuller(p.sheet), container.New(layout.NewCustomPaddedLayout(4, 4, 8, 0), roomAtBar(container.New(&column{gap: 8}, p.word, p.act, p.compare.box))))
	p.box = container.New(&sideways{}, p.list, p.sheet)
	return p
}

func (p *historyPage) object() fyne.CanvasObject { return p.box }

func (p *historyPage) reading() []fyne.CanvasObject { return []fyne.CanvasObject{p.compare.box} }

// pick takes a session into the comparison or out of it; a third takes the place of the first. Other things are chosen.
func (p *historyPage) pick(e event) {
	switch i := slices.Index(p.picked, e.session); {
	case e.session == "":
		if p.chosen = e.score + e.reaction; p.chosen != "" {
			p.picked = nil
		}
	case i >= 0:
		p.picked = slices.Delete(p.picked, i, i+1)
	default:
		p.picked, p.chosen = append(p.picked, e.session), ""
		p.picked = p.picked[max(0, len(p.picked)-2):]
	}
	p.desk.changed()
}

func (p *historyPage) remove() {
	d := p.desk
	for _, e := range p.events {
		switch {
		case p.chosen == "":
		case e.score == p.chosen:
			d.did(d.record.RemoveScore(e.score))
			return
		case e.reaction == p.chosen:
			d.did(d.record.RemoveReaction(e.reaction))
			return
		}
	}
}

func (p *historyPage) row(e event) rowText {
	on := e.session != "" && slices.Contains(p.picked, e.session) || e.score+e.reaction != "" && e.score+e.reaction == p.chosen
	return rowText{title: e.title, right: e.right, under: e.under, on: on, tapped: func() { p.pick(e) }}
}

func (p *historyPage) refresh() {
	d := p.desk
	o, why := d.fared()
	if p.patient != d.patient.ID {
		p.patient, p.picked, p.chosen = d.patient.ID, nil, ""
	}
	p.picked = slices.DeleteFunc(p.picked, func(id bodymap.SessionID) bool { _, ok := o.Visit(id); return !ok })
	p.events = d.events(o)
	p.list.Refresh()
	show(p.act, p.chosen != "" && slices.ContainsFunc(p.events, func(e event) bool { return e.score+e.reaction == p.chosen }))
	switch {
	case why != "":
	case len(p.events) == 0:
		why = say("Nothing yet. The first tap on the body starts a session; it will stand here.")
	case p.act.Visible():
		why = d.chosenText(o, p.chosen)
	case len(p.picked) == 0:
		why = say("Tap two sessions to see them side by side.")
	case len(p.picked) == 1:
		why = say("Tap another session to see the two side by side.")
	}
	p.word.SetText(why)
	show(p.word, why != "")
	p.compare.refresh(o, p.picked)
	relay(p.box)
}

// chosenText says a score or reaction in full.
func (d *desk) chosenText(o bodymap.Outcomes, id bodymap.EntryID) string {
	for _, s := range o.Scores {
		if scale, ok := bodymap.ScaleOf(s.Scale); ok && s.ID == id {
			return string(s.Scale) + " · " + scale.Name.In(d.lang) + ": " + bodymap.NumberText(s.Value, d.lang) + ". " + bodymap.DateText(s.At.Local(), d.lang)
		}
	}
	for _, r := range o.Reactions {
		if r.ID == id {
			return sessionTitle(o, r.Session, d.lang) + ": " + r.Text(d.lang)
		}
	}
	return ""
}

// events are all that happened to the open patient, newest first.
func (d *desk) events(o bodymap.Outcomes) []event {
	var out []event
	for _, v := range o.Visits {
		out = append(out, d.sessionEvent(o, v))
	}
	for _, s := range o.Scores {
		e := event{at: s.At, title: string(s.Scale), right: bodymap.NumberText(s.Value, d.lang), score: s.ID}
		e.under = bodymap.DateText(s.At.Local(), d.lang)
		if s.Scale == bodymap.PGIC {
			e.under += " · " + bodymap.ImpressionText(int(s.Value), d.lang)
		}
		if where := s.Region.Text(d.lang); where != "" {
			e.under += " · " + where
		}
		out = append(out, e)
	}
	for _, r := range o.Reactions {
		e := event{at: r.At, title: say("No reaction"), reaction: r.ID}
		if !r.None {
			e.title, e.right = capital(r.Kind.Text(d.lang)), say("grade %d", r.Grade)
		}
		e.under = say("%s; asked on %s", sessionTitle(o, r.Session, d.lang), bodymap.DateText(r.At.Local(), d.lang))
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b event) int { return b.at.Compare(a.at) })
	return out
}

func (d *desk) sessionEvent(o bodymap.Outcomes, v bodymap.Visit) event {
	e := event{at: v.Session.At, session: v.Session.ID, title: sessionTitle(o, v.Session.ID, d.lang), right: v.Session.State.Text(d.lang)}
	t := bodymap.TotalOf(v.Session, v.Sites)
	e.under = count("1 site", "%d sites", t.Sites) + " · " + say("%s mL", d.number(t.VolumeML))
	for _, p := range v.Pains {
		e.under += " · " + p.Region(v.Session.Figure).Text(d.lang) + " " + scores(p)
	}
	if v.Session.Reaction != "" {
		e.under += " · " + say("Reaction: %s", v.Session.Reaction)
	}
	return e
}
