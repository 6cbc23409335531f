package bodymap

import (
	"slices"

	"ashi/bodymap/atlas"
)

// Mirror marks sites on the other side of the body too, exactly, in one step, and returns those that are new: a named
// point at the same point of the other side, anything else at its mirror image. What is marked there already stays as
// it is, and so does what lies on the midline or across it; it is refused when nothing is left to mirror. Notes and reactions stay behind.
func (c *Chart) Mirror(ids ...SiteID) ([]Site, error) {
	sites, err := c.MirrorTrial(ids...)
	if err != nil {
		return nil, err
	}
	return sites, c.keep(MirrorSites, sites)
}

// MirrorTrial gives the sites that Mirror would mark, and changes nothing.
func (c *Chart) MirrorTrial(ids ...SiteID) ([]Site, error) {
	sites, err := c.pick(ids)
	if err != nil || len(sites) == 0 {
		return nil, err
	}
	var out []Site
	midline := true
	for _, s := range sites {
		if err := s.fits(); err != nil {
			return nil, err
		}
		if s.Side == atlas.Midline || s.Spread != nil && s.Spread.CrossesMidline(c.body()) { // its skin would be punctured twice
			continue
		}
		midline = false
		if s = s.mirrored(c.body()); !s.among(c.sites) && !s.among(out) {
			s.Note = ""
			out = append(out, s)
		}
	}
	switch {
	case midline:
		return nil, &Error{Kind: Invalid, Text: "What lies on the midline has no other side. Nothing was changed. Select sites of one side."}
	case len(out) == 0:
		return nil, &Error{Kind: Invalid, Text: "The other side is marked already. Nothing was changed."}
	}
	return c.fresh(out), nil
}

// pick finds sites of the session, in their order, each once.
func (c *Chart) pick(ids []SiteID) ([]Site, error) {
	for _, id := range ids {
		if c.index(id) < 0 {
			return nil, noSite()
		}
	}
	return slices.DeleteFunc(c.Sites(), func(s Site) bool { return !slices.Contains(ids, s.ID) }), nil
}

// body is the figure of the session.
func (c *Chart) body() *atlas.Body { return atlas.Get().Body(c.session.Figure) }

// mirrored gives the site of the other side; a point on the midline stays.
func (s Site) mirrored(b *atlas.Body) Site {
	switch s.Side {
	case atlas.Left:
		s.Side = atlas.Right
	case atlas.Right:
		s.Side = atlas.Left
	default:
		if s.Spread == nil {
			return s
		}
	}
	a := atlas.Get()
	s.Place = a.Mirror(s.Place)
	s = s.named(b)
	if s.Spread != nil {
		m := *s.Spread
		m.Outline, m.Spots = a.MirrorAll(m.Outline), a.MirrorAll(m.Spots)
		s.Spread = &m
	}
	return s
}

// named puts a named point where it lies on a body; any other site stays.
func (s Site) named(b *atlas.Body) Site {
	if place, ok := b.PlaceOf(s.Code, s.Side); ok {
		if place, err := kept(place); err == nil {
			s.Place = place
		}
	}
	return s
}

// among tells whether a site is marked already: the same point of the same side, the same outline, or the same place.
func (s Site) among(sites []Site) bool {
	return slices.ContainsFunc(sites, func(o Site) bool {
		if s.Spread != nil && o.Spread != nil {
			return s.Spread.Extent == o.Spread.Extent && slices.Equal(s.Spread.Outline, o.Spread.Outline)
		}
		if s.Spread != nil || o.Spread != nil {
			return false
		}
		return s.Code != "" && s.Code == o.Code && s.Side == o.Side || s.Place == o.Place
	})
}
