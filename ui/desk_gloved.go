package ui

import (
	"slices"

	"ashi/bodymap"
)

// leaveFront goes back to the body.
func (d *desk) leaveFront() {
	d.front = bodyFront
	d.changed()
}

// gloveWord is what the button that opens the step-through says.
func (d *desk) gloveWord() string {
	if d.chart != nil && d.chart.Session().State == bodymap.Planned {
		if decided, all := d.decided(); decided > 0 && decided < all {
			return say("Resume: %d of %d done", decided, all)
		}
	}
	return say("Start")
}

// decided counts the sites of which it is known what became of them, and all sites.
func (d *desk) decided() (decided, all int) {
	for _, s := range d.chart.Sites() {
		if s.State != bodymap.SitePlanned {
			decided++
		}
		all++
	}
	return decided, all
}

// passage is one way through a plan. What was done is in the record alone; a
// passage only keeps the order, so that nothing jumps while the hands are busy.
type passage struct {
	session bodymap.SessionID
	order   []bodymap.SiteID // what was decided before, then the plan in injection order
	ready   bodymap.SiteID   // the site at which the syringe was taken in the hand; empty: it is not
	taken   []bodymap.SiteID // those that were decided in this passage
}

// begin starts a passage, or goes on with one that was left.
func (r *passage) begin(c *bodymap.Chart) {
	id := c.Session().ID
	if r.session != id {
		*r = passage{session: id}
	}
	var before, own []bodymap.SiteID
	for _, s := range c.Sites() {
		if s.State != bodymap.SitePlanned && !slices.Contains(r.taken, s.ID) {
			before = append(before, s.ID)
		}
	}
	for _, id := range r.taken {
		if s, ok := c.Site(id); ok && s.State != bodymap.SitePlanned {
			own = append(own, id)
		}
	}
	r.ready = ""
	r.order = append(append(before, own...), idsOf(c.Queue())...)
}

// sites are the sites of the passage in its order; what is new in the plan comes last.
func (r *passage) sites(c *bodymap.Chart) []bodymap.Site {
	for _, id := range idsOf(c.Queue()) {
		if !slices.Contains(r.order, id) {
			r.order = append(r.order, id)
		}
	}
	var out []bodymap.Site
	for _, id := range r.order {
		if s, ok := c.Site(id); ok {
			out = append(out, s)
		}
	}
	return out
}

// decide notes that the hand has gone past a site.
func (r *passage) decide(id bodymap.SiteID) {
	r.taken = append(slices.DeleteFunc(r.taken, func(t bodymap.SiteID) bool { return t == id }), id)
}

// next is the number of the first site that is still planned; all of them when none is.
func next(sites []bodymap.Site) int {
	i := slices.IndexFunc(sites, func(s bodymap.Site) bool { return s.State == bodymap.SitePlanned })
	if i < 0 {
		return len(sites)
	}
	return i
}

// changes tells whether a syringe has to be taken in the hand before a site.
func (r *passage) changes(sites []bodymap.Site, at int) bool {
	if at == len(sites) || r.ready == sites[at].ID {
		return false
	}
	return r.ready == "" || at > 0 && sites[at-1].Syringe != sites[at].Syringe
}

// canBack tells whether there is a step of this passage before a site.
func (r *passage) canBack(sites []bodymap.Site, at int) bool {
	return at < len(sites) && r.ready == sites[at].ID || at > 0 && slices.Contains(r.taken, sites[at-1].ID)
}

// follow counts the sites that a syringe is for, from a site on.
func follow(sites []bodymap.Site, at int) int {
	n := at
	for n < len(sites) && sites[n].Syringe == sites[at].Syringe {
		n++
	}
	return n - at
}

func idsOf(sites []bodymap.Site) []bodymap.SiteID {
	out := make([]bodymap.SiteID, len(sites))
	for i, s := range sites {
		out[i] = s.ID
	}
	return out
}
