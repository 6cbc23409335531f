package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// glovedPanel steps through the plan with gloves on: one site at a time, in
// letters that are read from the bedside, with targets that a thumb cannot miss.
type glovedPanel struct {
	desk  *desk
	look  look
	box   *fyne.Container
	round passage
	open  bool
	note  bool // the phrases lie over the site
	sites []bodymap.Site
	at    int // the site at hand; as many as there are sites: all are decided

	head   *glovedHead
	body   *glovedBody
	words  *fyne.Container // one page at a time
	site   *glovedSite
	change *glovedChange
	notes  *glovedNote
	end    *glovedEnd
	wrong  *cautionLine

	back, notice, skip, next *widget.Button
	on                       *container.ThemeOverride // next, in its own letters
	all                      *container.ThemeOverride // everything, in letters for gloves

	clock func() time.Time
	last  time.Time // of the step before
}

// page is what stands beside the body.
type page int

const (
	emptyPage  page = iota // there is nothing to step through
	changePage             // take another syringe
	sitePage
	notePage
	endPage
)

func newGlovedPanel(d *desk, dark, touch bool) *glovedPanel {
	p := &glovedPanel{desk: d, clock: time.Now}
	p.head = newGlovedHead(d)
	p.body = newGlovedBody(d, dark)
	p.site, p.change = newGlovedSite(d, dark), newGlovedChange(d, dark)
	p.notes, p.end = newGlovedNote(d, p.writeNote), newGlovedEnd(d, p.finish)
	p.wrong = newCautionLine()
	p.words = container.NewStack(p.site.box, p.change.box, p.notes.box, p.end.box)
	p.back = widget.NewButtonWithIcon(say("Go back"), theme.NavigateBackIcon(), p.stepBack)
	p.notice = widget.NewButtonWithIcon(say("Note"), theme.DocumentCreateIcon(), p.writeNote)
	p.skip = widget.NewButtonWithIcon(say("Skip"), theme.CancelIcon(), p.skipSite)
	p.next = widget.NewButtonWithIcon(say("Next"), theme.NavigateNextIcon(), p.stepOn)
	p.next.IconPlacement, p.next.Importance = widget.ButtonIconTrailingText, widget.HighImportance
	p.look, p.box = look{dark: dark, touch: touch}, container.NewStack()
	return p
}

// wear puts on the letters for gloves when they are needed: the toolkit reads the fonts anew for them, and keeps those.
func (p *glovedPanel) wear() {
	if p.all != nil {
		return
	}
	p.on = container.NewThemeOverride(p.next, gloveLook{p.look, gloveBold})
	parts := container.New(&glovedLayout{p}, p.head.box, p.body.box, p.head.facts, p.words, p.wrong.box, p.back, p.notice, p.skip, p.on)
	p.all = container.NewThemeOverride(parts, gloveLook{p.look, gloveText})
	p.box.Add(p.all)
}

// discard takes everything out of what has letters of its own. The toolkit keeps the texts in there for ever, and through
// them whatever it holds: the window, the desk and the patients on it.
func (p *glovedPanel) discard() {
	if p.all == nil {
		return
	}
	for _, o := range []*container.ThemeOverride{p.on, p.all} {
		o.Content = container.NewStack()
		o.Refresh()
	}
}

func (p *glovedPanel) object() fyne.CanvasObject { return p.box }

func (p *glovedPanel) refresh() {
	d := p.desk
	if d.front != glovedFront {
		p.open, p.note = false, false
		return
	}
	p.wear()
	if !p.open || d.chart != nil && d.chart.Session().ID != p.round.session {
		p.begin()
	}
	p.sites, p.at = nil, 0
	if d.chart != nil {
		p.sites = p.round.sites(d.chart)
		p.at = next(p.sites)
	}
	p.show(p.page())
}

// begin opens the view where the plan was left.
func (p *glovedPanel) begin() {
	p.open, p.note, p.desk.message = true, false, message{}
	if p.desk.chart != nil {
		p.round.begin(p.desk.chart)
	}
	p.desk.focus(nil) // the keys are for the steps
}

// page tells what the step at hand is.
func (p *glovedPanel) page() page {
	d := p.desk
	switch {
	case len(p.sites) == 0 || d.chart.Session().State.Given():
		return emptyPage
	case p.at == len(p.sites):
		return endPage
	case p.round.changes(p.sites, p.at):
		return changePage
	case p.note:
		return notePage
	}
	return sitePage
}

func (p *glovedPanel) show(now page) {
	d := p.desk
	working := now == sitePage || now == notePage
	p.head.show(min(p.at+1, len(p.sites)), len(p.sites), now)
	show(p.site.box, now == sitePage)
	show(p.change.box, now == changePage)
	show(p.notes.box, now == notePage)
	show(p.end.box, now == endPage || now == emptyPage)
	switch now {
	case emptyPage:
		p.end.showEmpty()
	case endPage:
		p.end.show(p.sites)
	case changePage:
		p.change.show(p.sites, p.at, p.round.ready == "")
	case notePage:
		p.notes.show(p.sites[p.at])
	case sitePage:
		p.site.show(p.sites[p.at], p.numberOf(p.sites[p.at]))
	}
	show(p.body.box, now != emptyPage)
	p.body.show(p.sites, p.at, p.numberOf)
	enable(p.back, p.round.canBack(p.sites, p.at))
	enable(p.notice, working)
	enable(p.skip, working)
	for _, b := range []fyne.CanvasObject{p.back, p.notice, p.skip, p.on} {
		show(b, working || now == changePage || b == p.back && now == endPage)
	}
	p.notice.SetText(say("Note"))
	if now == notePage {
		p.notice.SetText(say("Close"))
	}
	said := ""
	if d.message.bad {
		said = d.message.text
	}
	p.wrong.say(said)
	p.box.Refresh()
}

// numberOf is the number of a site on screen and paper.
func (p *glovedPanel) numberOf(s bodymap.Site) int {
	for i, site := range p.desk.chart.Sites() {
		if site.ID == s.ID {
			return i + 1
		}
	}
	return 0
}
