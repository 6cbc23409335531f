package bodymap

import (
	"cmp"
	"slices"

	"ashi/bodymap/atlas"
)

// Chart is an open session being edited: its sites and its pains, planned or recorded. Every edit is one command and one
// step of undo, also of many sites: it is on disk before it returns, then in memory; an error leaves both as they were.
type Chart struct {
	practice *Practice
	patient  Patient
	session  Session
	sites    []Site              // in their order
	pains    []Pain              // in the order of their making
	closed   bool                // the session is gone: its making was undone
	spent    map[EntryID]float64 // what other sessions took of lots, in mL; see lotBefore
}

// Target is where a mark goes: a place, and the named point there if there is one.
type Target struct {
	Place atlas.Place
	Code  atlas.Code // empty: an Ashi point
	Side  atlas.Side
}

// Session returns the session without its sites.
func (c *Chart) Session() Session { return c.session }

// Patient returns the patient of the session.
func (c *Chart) Patient() Patient { return c.patient }

// Sites returns the sites in their order; the slice belongs to the caller.
func (c *Chart) Sites() []Site { return slices.Clone(c.sites) }

// Totals sums up what counts in this session.
func (c *Chart) Totals() Totals { return TotalOf(c.session, c.sites) }

// Open tells whether the chart takes changes: it is the one that the practice opened last and its session is there.
func (c *Chart) Open() bool { return !c.closed && c.practice.chart == c }

// Site finds a site of the session.
func (c *Chart) Site(id SiteID) (Site, bool) {
	if i := c.index(id); i >= 0 {
		return c.sites[i], true
	}
	return Site{}, false
}

func (c *Chart) index(id SiteID) int {
	return slices.IndexFunc(c.sites, func(s Site) bool { return s.ID == id })
}

// Mark adds a site with the current syringe: planned in a plan, added in a recorded session.
func (c *Chart) Mark(place atlas.Place, code atlas.Code, side atlas.Side) (Site, error) {
	sites, err := c.MarkMany([]Target{{place, code, side}})
	if err != nil {
		return Site{}, err
	}
	return sites[0], nil
}

// MarkMany adds sites, such as left and right, in one step.
func (c *Chart) MarkMany(targets []Target) ([]Site, error) {
	sites := make([]Site, len(targets))
	for i, t := range targets {
		sites[i] = c.blank()
		if err := sites[i].put(t); err != nil {
			return nil, err
		}
	}
	return c.add(MarkSite, sites)
}

// MarkSites adds sites that were proposed, such as those of Rested, in one step. They get IDs and numbers of their own
// and the state of a new mark; reactions stay behind.
func (c *Chart) MarkSites(sites []Site, verb Verb) ([]Site, error) {
	for _, s := range sites {
		if err := s.fits(); err != nil {
			return nil, err
		}
	}
	return c.add(verb, sites)
}

// blank is a site with the current syringe, without a place.
func (c *Chart) blank() Site {
	return Site{AtlasVersion: atlas.Version, Syringe: c.session.Syringe, Punctures: 1}
}

// add keeps sites as new ones.
func (c *Chart) add(verb Verb, sites []Site) ([]Site, error) {
	sites = c.fresh(sites)
	return sites, c.keep(verb, sites)
}

// fresh makes new sites of this session out of others: planned in a plan, added in a recorded session.
func (c *Chart) fresh(sites []Site) []Site {
	order := 0
	if n := len(c.sites); n > 0 {
		order = c.sites[n-1].Order
	}
	state := SitePlanned
	if c.session.State.Given() {
		state = SiteAdded
	}
	out := slices.Clone(sites)
	for i := range out {
		s := &out[i]
		s.ID, s.Session, s.Order, s.State, s.Reaction = SiteID(NewID()), c.session.ID, order+1+i, state, ""
	}
	return out
}

// put moves a site to a target that exists on the body.
func (s *Site) put(t Target) error {
	place, err := kept(t.Place)
	if err != nil {
		return err
	}
	s.Place, s.Code, s.Side = place, t.Code, t.Side
	return nil
}

// kept gives a place as it is read back from the record, where shares have six decimals.
func kept(p atlas.Place) (atlas.Place, error) {
	text, err := p.MarshalText()
	var out atlas.Place
	if err == nil {
		err = out.UnmarshalText(text)
	}
	if err == nil {
		err = atlas.Get().Valid(out)
	}
	if err != nil {
		return out, Problems{{Kind: Invalid, Field: "Place", Text: "This is not a place on the skin. Mark it on the figure.", Err: err}}
	}
	return out, nil
}

// Remove takes sites away in one step.
func (c *Chart) Remove(ids ...SiteID) error {
	for _, id := range ids {
		if c.index(id) < 0 {
			return noSite()
		}
	}
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	return c.change(RemoveSite, Change{RemoveSites: ids})
}

// Change edits sites in one step: syringe, punctures, state, numbing, reaction or note. What stays the same makes no
// step back. The punctures of a line or an area follow from its spots, whatever edit says.
func (c *Chart) Change(ids []SiteID, edit func(*Site), verb Verb) error {
	var sites []Site
	for _, id := range ids {
		old, ok := c.Site(id)
		if !ok {
			return noSite()
		}
		site := old
		edit(&site)
		site.ID, site.Session, site.Spread = old.ID, old.Session, old.Spread
		if site.Spread != nil {
			site.Punctures = site.Spread.Punctures()
		}
		sites = append(sites, site)
	}
	return c.keep(verb, sites)
}

// SetState tells what became of sites.
func (c *Chart) SetState(state SiteState, ids ...SiteID) error {
	return c.Change(ids, func(s *Site) { s.State = state }, SetSiteState)
}

// keep checks sites and writes those that are new or changed.
func (c *Chart) keep(verb Verb, sites []Site) error {
	sites = slices.DeleteFunc(slices.Clone(sites), func(s Site) bool { old, ok := c.Site(s.ID); return ok && old.Equal(s) })
	for _, s := range sites {
		if err := s.Validate(); err != nil {
			return err
		}
		if s.State == SitePlanned && c.session.State.Given() {
			return Problems{{Kind: Invalid, Field: "State", Text: "This session is recorded: a site is done, skipped or added. Start a new session to plan."}}
		}
	}
	return c.change(verb, Change{PutSites: sites})
}

// change is the one door of a chart.
func (c *Chart) change(verb Verb, do Change) error {
	if !c.Open() {
		return &Error{Kind: NotFound, Text: "This session is no longer open. Nothing was changed. Open it again from the list."}
	}
	if do.empty() {
		return nil
	}
	if c.session.State == Signed {
		return sealed()
	}
	return c.practice.change(verb, do)
}

// follow brings a change that is on disk into memory. It returns false when the session is gone.
func (c *Chart) follow(do Change) bool {
	for _, p := range do.PutPatients {
		if p.ID == c.patient.ID {
			c.patient = p
		}
	}
	for _, s := range do.PutSessions {
		if s.ID == c.session.ID {
			c.session = s
		}
	}
	for _, s := range do.PutSites {
		if i := c.index(s.ID); i >= 0 {
			c.sites[i] = s
		} else if s.Session == c.session.ID {
			c.sites = append(c.sites, s)
		}
	}
	c.sites = slices.DeleteFunc(c.sites, func(s Site) bool { return slices.Contains(do.RemoveSites, s.ID) })
	slices.SortFunc(c.sites, func(a, b Site) int { return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID)) })
	for _, s := range do.PutSignatures {
		if s.Session == c.session.ID {
			c.session.State = Signed
		}
	}
	c.followPains(do)
	c.closed = slices.Contains(do.RemoveSessions, c.session.ID)
	return !c.closed
}

func noSite() error {
	return &Error{Kind: NotFound, Text: "This site is no longer there. Nothing was changed."}
}
