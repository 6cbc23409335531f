package ui

import (
	"strings"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// tap marks what a tap on the skin means, on both sides if that is asked for.
func (d *desk) tap(t bodymap.Target) { d.mark(d.sides(t)...) }

func (d *desk) mark(targets ...bodymap.Target) {
	if len(targets) == 0 || !d.markable() {
		return
	}
	sites, err := d.chart.MarkMany(targets)
	if d.fail(err) {
		return
	}
	d.message = d.markedWords(sites)
	d.setPicked()
	d.changed()
}

// markable tells whether something can be marked now, or says why not.
func (d *desk) markable() bool {
	if !d.ready() {
		return false
	}
	if d.refused.sentence == "" {
		return true
	}
	d.message = message{text: d.refused.sentence + " " + say("Nothing was marked: put this right first, or press Esc in the field."), bad: true}
	d.changed()
	return false
}

// markedWords say what is to be known of new sites at once: which reactions there were at their places, and whether to
// numb them first.
func (d *desk) markedWords(sites []bodymap.Site) message {
	m := d.numbingOffer(sites)
	before := d.reactedBefore(sites)
	if before != "" {
		m.text, m.bad, m.pass = strings.TrimSpace(before+" "+m.text), true, m.act == ""
	}
	return m
}

// numbingOffer asks about new sites that lie deep; no message if there are none.
func (d *desk) numbingOffer(sites []bodymap.Site) message {
	var deep []bodymap.SiteID
	for _, s := range sites {
		if d.offersNumbing(s) {
			deep = append(deep, s.ID)
		}
	}
	if len(deep) == 0 {
		return message{}
	}
	return message{
		text: say("Deeper than %s mm: numb this site first?", d.number(d.chart.Session().NumbFromMM)), act: say("Numb first"),
		do: func() {
			d.message = message{}
			d.fail(d.chart.Change(deep, func(s *bodymap.Site) { s.Numbing = true }, bodymap.SetNumbing))
			d.changed()
		},
	}
}

// offersNumbing tells whether to ask for numbing: before the needle only.
func (d *desk) offersNumbing(s bodymap.Site) bool {
	return d.chart.Session().State == bodymap.Planned && bodymap.OfferNumbing(s, d.chart.Session(), d.chart.Patient())
}

func (d *desk) move(id bodymap.SiteID, t bodymap.Target) {
	if d.chart != nil && !d.fail(d.chart.Move(id, t)) {
		d.setPicked(id)
		d.changed()
	}
}

func (d *desk) setSyringe(s bodymap.Syringe) error {
	if d.chart == nil {
		return nil
	}
	if err := d.chart.SetSyringe(s); err != nil {
		return err
	}
	d.changed()
	return nil
}

func (d *desk) setHeader(edit func(*bodymap.Session)) {
	if d.chart != nil && !d.fail(d.chart.SetHeader(edit)) {
		d.reloadSessions()
		d.changed()
	}
}

func (d *desk) setFigure(f atlas.Figure) {
	if d.chart != nil && !d.fail(d.chart.SetFigure(f)) {
		d.changed()
	}
}

func (d *desk) recordAll() {
	if d.chart != nil && !d.fail(d.chart.Record()) {
		d.reloadSessions()
		d.recorded(say("The session is recorded."), say("Recorded as planned. Tap a site to skip or change it; tap the body to add one."))
	}
}

// recorded tells that the session is recorded and what was not asked before the needle or, if all was, how to go on.
func (d *desk) recorded(done, next string) {
	d.message = message{text: next}
	if missing := d.unasked(); missing != "" {
		d.message = message{text: done + " " + missing, bad: true, pass: true, act: say("Before the needle"), do: func() {
			d.message = message{}
			d.front, d.page = fileFront, say("Before the needle")
			d.changed()
		}}
	}
	d.changed()
}

// showGhost lays an older session under the current one; "" takes it away.
func (d *desk) showGhost(id bodymap.SessionID) {
	d.ghost, d.ghostOf = nil, id
	if id != "" {
		_, sites, err := d.record.Session(id)
		if d.fail(err) {
			return
		}
		d.ghost = sites
	}
	d.changed()
}
