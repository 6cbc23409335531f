package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// reactionPage says after which sessions the patient is to be asked, and keeps what was found.
type reactionPage struct {
	desk   *desk
	box    *fyne.Container
	scroll *container.Scroll
	open   *fyne.Container // the follow-ups
	form   *reactionForm
	list   *fyne.Container
	empty  *widget.Label
}

func newReactionPage(d *desk) *reactionPage {
	p := &reactionPage{desk: d, open: container.New(&column{gap: 4}), form: newReactionForm(d), list: container.New(&column{gap: 2}), empty: quietLabel()}
	title := widget.NewLabel(say("Found so far"))
	left := container.New(&column{gap: 10}, p.open, p.form.box)
	right := container.New(&column{gap: 4}, heading(title), p.empty, p.list)
	p.scroll = container.NewVScroll(nil)
	p.scroll.Content = container.NewStack(newPuller(p.scroll), roomAtBar(container.New(&cards{least: 400, gap: 18, most: 2}, left, right)))
	p.box = container.NewStack(p.scroll)
	return p
}

func (p *reactionPage) object() fyne.CanvasObject { return p.box }

func (p *reactionPage) refresh() {
	d := p.desk
	o, why := d.fared()
	p.fillOpen(o)
	p.form.refresh(o)
	p.list.Objects = nil
	for i := len(o.Reactions) - 1; i >= 0; i-- {
		p.list.Add(p.line(o, o.Reactions[i]))
	}
	if why == "" && len(o.Reactions) == 0 {
		why = say("Nothing asked yet. One tap on “No reaction” keeps that there was none.")
	}
	p.empty.SetText(why)
	show(p.empty, why != "")
	relay(p.box)
}

// fillOpen lists the times that have come, each with "none" in one tap.
func (p *reactionPage) fillOpen(o bodymap.Outcomes) {
	d := p.desk
	p.open.Objects = []fyne.CanvasObject{heading(widget.NewLabel(say("To ask now")))}
	open := bodymap.FollowUps(d.sessions, o.Reactions, d.now())
	var all []bodymap.SessionID
	for _, f := range open {
		all = append(all, f.Session.ID)
		p.open.Add(p.followUp(o, f))
	}
	switch {
	case len(d.sessions) == 0:
		p.open.Add(said(say("No session yet. After a recorded session you are reminded here after 48 hours, 4 and 12 weeks.")))
	case len(open) == 0:
		p.open.Add(said(say("Nobody is to be asked now. After a recorded session you are reminded here after 48 hours, 4 and 12 weeks.")))
	}
	if len(open) > 1 {
		p.open.Add(widget.NewButton(say("No reaction to any of these"), func() { d.did(d.record.NoReaction(all...)) }))
	}
}

// said is a quiet sentence.
func said(text string) *widget.Label {
	l := quietLabel()
	l.SetText(text)
	return l
}

func (p *reactionPage) followUp(o bodymap.Outcomes, f bodymap.FollowUp) fyne.CanvasObject {
	d := p.desk
	name, source := f.Time.Text(d.lang)
	text := widget.NewLabel(say("%s: %s have passed.", sessionTitle(o, f.Session.ID, d.lang), name))
	text.TextStyle.Bold, text.Wrapping = true, fyne.TextWrapWord
	none := widget.NewButtonWithIcon(say("No reaction"), theme.ConfirmIcon(), func() { d.did(d.record.NoReaction(f.Session.ID)) })
	none.Importance = widget.HighImportance
	some := widget.NewButton(say("A reaction ..."), func() {
		p.form.about(f.Session.ID)
		p.scroll.ScrollToOffset(fyne.NewPos(0, p.form.box.Position().Y)) // it may lie below what is seen
	})
	c := newCaption()
	c.say(source)
	return container.New(&column{gap: 0}, text, c.box, container.New(&flow{gap: 6}, none, some))
}

// line is a reaction in the list; a tap on the pencil brings it into the form.
func (p *reactionPage) line(o bodymap.Outcomes, r bodymap.Reaction) fyne.CanvasObject {
	d := p.desk
	text := capital(r.Text(d.lang))
	if site := siteOf(o, r); site != "" {
		text += " · " + site
	}
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	c := newCaption()
	c.say(say("%s; asked on %s", sessionTitle(o, r.Session, d.lang), bodymap.DateText(r.At.Local(), d.lang)))
	tools := container.NewHBox()
	if !r.None {
		tools.Add(tool(theme.DocumentCreateIcon(), say("Change this reaction"), func() { p.form.edit(r) }))
	}
	tools.Add(tool(theme.DeleteIcon(), say("Remove this entry"), func() { d.did(d.record.RemoveReaction(r.ID)) }))
	return container.NewBorder(nil, nil, nil, container.NewVBox(tools), container.New(&column{gap: -6}, l, c.box))
}

// siteOf names the site of a reaction, with its number; empty where there is none.
func siteOf(o bodymap.Outcomes, r bodymap.Reaction) string {
	v, _ := o.Visit(r.Session)
	for i, s := range v.Sites {
		if s.ID == r.Site {
			return siteLabel(i, s)
		}
	}
	return ""
}

func siteLabel(i int, s bodymap.Site) string {
	name := string(s.Code)
	if name == "" {
		name = say("Ashi")
	}
	return strconv.Itoa(i+1) + " · " + name
}

// sessionTitle calls a session by its number and day.
func sessionTitle(o bodymap.Outcomes, id bodymap.SessionID, lang string) string {
	for i, v := range o.Visits {
		if v.Session.ID == id {
			return say("Session %s", sessionName(v.Session, i+1, lang))
		}
	}
	return ""
}
