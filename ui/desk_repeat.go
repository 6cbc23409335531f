package ui

import (
	"fmt"
	"maps"
	"slices"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// repeat is how a plan starts from earlier sessions.
type repeat struct {
	asked  bool                        // for the offers, though there are sites already
	off    map[bodymap.RegionSide]bool // the regions that are not taken over
	rested bool                        // rested sites show pale, else the copied ones
	awayMM float64                     // typed by the practitioner; 0: the same places
	last   map[string]offer
}

// offer is what would be marked, or why nothing would.
type offer struct {
	sites []bodymap.Site
	err   error
}

// offering tells whether a plan can start from an earlier session: while it is
// empty, and whenever one asks.
func (d *desk) offering() bool {
	if d.chart == nil || d.chart.Session().State != bodymap.Planned {
		return false
	}
	if !d.repeat.asked && len(d.chart.Sites()) > 0 {
		return false
	}
	_, ok := d.source()
	return ok
}

// askRepeat shows the offers beside sites that are there, or takes them away.
func (d *desk) askRepeat() {
	d.repeat.asked, d.repeat.off = !d.repeat.asked, nil
	d.sheet = sessionSheet
	d.changed()
}

// source is the session to copy: the one that lies as a ghost, else the newest that was injected or planned.
func (d *desk) source() (bodymap.Treatment, bool) {
	for _, t := range slices.Backward(d.history()) {
		here := t.Session.ID == d.chart.Session().ID
		if !here && len(t.Sites) > 0 && (d.ghostOf == "" || d.ghostOf == t.Session.ID) {
			return t, true
		}
	}
	return bodymap.Treatment{}, false
}

// regionsOf are the regions of the sites that a copy can take over.
func (d *desk) regionsOf(t bodymap.Treatment) []bodymap.RegionCount {
	sites := slices.DeleteFunc(slices.Clone(t.Sites), func(s bodymap.Site) bool { return s.State == bodymap.SiteSkipped })
	return bodymap.RegionsOf(atlas.Get().Body(t.Session.Figure), sites)
}

func (d *desk) takeRegion(at bodymap.RegionSide, on bool) {
	off := maps.Clone(d.repeat.off)
	if off == nil {
		off = map[bodymap.RegionSide]bool{}
	}
	off[at] = !on
	d.repeat.off, d.repeat.rested = off, false
	d.changed()
}

// copyPlan is what copying would take over.
func (d *desk) copyPlan(t bodymap.Treatment) bodymap.CopyPlan {
	p := bodymap.CopyPlan{From: t.Session.ID, AwayMM: d.repeat.awayMM}
	all := d.regionsOf(t)
	for _, r := range all {
		if !d.repeat.off[r.RegionSide] {
			p.Regions = append(p.Regions, r.RegionSide)
		}
	}
	if len(p.Regions) == len(all) {
		p.Regions = nil
	} else if len(p.Regions) == 0 {
		p.Regions = []bodymap.RegionSide{{}} // none of those that are there
	}
	return p
}

// once remembers an offer for as long as the session stays what it is: walking
// over the skin takes a while.
func (d *desk) once(what string, make func() ([]bodymap.Site, error)) offer {
	s := d.chart.Session()
	key := fmt.Sprint(what, s.ID, s.Figure, s.At, d.repeat.awayMM, d.see.restDays)
	for _, site := range d.chart.Sites() {
		key += string(site.ID)
	}
	o, ok := d.repeat.last[key]
	if !ok {
		o.sites, o.err = make()
		if len(d.repeat.last) > 20 || d.repeat.last == nil {
			d.repeat.last = map[string]offer{}
		}
		d.repeat.last[key] = o
	}
	return o
}

// copied is what copying would mark.
func (d *desk) copied() offer {
	t, ok := d.source()
	if !ok {
		return offer{}
	}
	p := d.copyPlan(t)
	return d.once(fmt.Sprint("copy ", p.From, p.Regions), func() ([]bodymap.Site, error) { return d.chart.Copied(p) })
}

// rested are the sites that have rested for as long as the practitioner set.
func (d *desk) rested() offer {
	if d.see.restDays <= 0 {
		return offer{}
	}
	return d.once("rested", func() ([]bodymap.Site, error) { return d.chart.Rested(d.see.restDays) })
}

// offered are the sites of the offer that shows pale.
func (d *desk) offered() []bodymap.Site {
	switch {
	case d.sheet != sessionSheet || !d.offering():
		return nil
	case d.repeat.rested:
		return d.rested().sites
	}
	return d.copied().sites
}

func (d *desk) copySession() {
	t, ok := d.source()
	if !ok {
		return
	}
	sites, err := d.chart.Copy(d.copyPlan(t))
	d.tookOver(sites, err)
}

func (d *desk) markRested() {
	sites, err := d.chart.MarkSites(d.rested().sites, bodymap.ProposeSites)
	d.tookOver(sites, err)
}

// tookOver shows what an offer has become.
func (d *desk) tookOver(sites []bodymap.Site, err error) {
	if d.fail(err) {
		return
	}
	d.message, d.repeat.asked = d.markedWords(sites), false
	d.setPicked()
	d.changed()
}
