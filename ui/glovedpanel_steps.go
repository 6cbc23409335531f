package ui

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
)

// Two steps on that come faster than this are one: no needle is that quick, but
// a worn pedal and a nervous thumb are.
const glovedPause = 300 * time.Millisecond

// pressed does what a key asks for, once however long it is held.
func (p *glovedPanel) pressed(k fyne.KeyName) {
	switch k {
	case fyne.KeySpace, fyne.KeyPageDown, fyne.KeyRight:
		p.stepOn()
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.page() == endPage { // not by the pedal, which the foot may press once too often
			p.finish()
			return
		}
		p.stepOn()
	case fyne.KeyPageUp, fyne.KeyLeft:
		p.stepBack()
	case fyne.KeyEscape:
		p.leave()
	}
}

// leave puts the phrases away or goes back to the body.
func (p *glovedPanel) leave() {
	if p.note {
		p.writeNote()
		return
	}
	p.desk.leaveFront()
}

// soon tells that a step follows too fast on the one before.
func (p *glovedPanel) soon() bool {
	now := p.clock()
	if since := now.Sub(p.last); since >= 0 && since < glovedPause {
		return true
	}
	p.last = now
	return false
}

// stepOn takes the syringe in the hand or says that the site is done.
func (p *glovedPanel) stepOn() {
	switch p.page() {
	case changePage:
		if !p.soon() {
			p.round.ready = p.sites[p.at].ID
			p.desk.changed()
		}
	case sitePage, notePage:
		p.decide(bodymap.SiteDone)
	}
}

func (p *glovedPanel) skipSite() {
	if now := p.page(); now == sitePage || now == notePage {
		p.decide(bodymap.SiteSkipped)
	}
}

func (p *glovedPanel) decide(state bodymap.SiteState) {
	id := p.sites[p.at].ID
	if p.soon() || p.desk.fail(p.desk.chart.SetState(state, id)) {
		return
	}
	p.round.decide(id)
	p.step()
}

// step shows the record as it is now.
func (p *glovedPanel) step() {
	p.note, p.desk.message = false, message{}
	p.desk.changed()
}

// stepBack takes the last step back: that the syringe is in the hand, or what
// became of the site before.
func (p *glovedPanel) stepBack() {
	switch {
	case p.note:
		p.writeNote()
	case p.at < len(p.sites) && p.round.ready == p.sites[p.at].ID:
		p.round.ready = ""
		p.step()
	case p.round.canBack(p.sites, p.at):
		id := p.sites[p.at-1].ID
		if !p.desk.fail(p.desk.chart.SetState(bodymap.SitePlanned, id)) {
			p.round.taken = slices.DeleteFunc(p.round.taken, func(t bodymap.SiteID) bool { return t == id })
			p.step()
		}
	}
}

// writeNote lays the phrases over the site, or puts them away.
func (p *glovedPanel) writeNote() {
	p.note = !p.note
	p.desk.changed()
}

// finish makes the record of the session and leaves.
func (p *glovedPanel) finish() {
	d := p.desk
	if d.fail(d.chart.Record()) {
		return
	}
	d.reloadSessions()
	d.front = bodyFront
	done := say("The session is recorded: %s.", p.end.counts(p.sites))
	d.recorded(done, done)
}
