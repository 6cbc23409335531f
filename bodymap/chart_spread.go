package bodymap

import (
	"slices"

	"ashi/bodymap/atlas"
)

// MarkArea adds an area of punctures with the current syringe, see LayArea, and returns it; with both, its exact mirror
// image as well, in the same step. An outline across the midline, or one whose other side is marked already, gives just one.
func (c *Chart) MarkArea(outline []atlas.Place, p AreaPlan, both bool) ([]Site, error) {
	spread, middle, _, err := LayArea(c.body(), outline, p)
	if err != nil {
		return nil, err
	}
	return c.markSpread(MarkArea, spread, middle, both)
}

// MarkLine adds a line of n punctures with the current syringe, see LayLine, and with both its mirror image, as MarkArea does.
func (c *Chart) MarkLine(path []atlas.Place, n int, both bool) ([]Site, error) {
	spread, middle, _, err := LayLine(c.body(), path, n)
	if err != nil {
		return nil, err
	}
	return c.markSpread(MarkLine, spread, middle, both)
}

func (c *Chart) markSpread(verb Verb, spread Spread, middle atlas.Place, both bool) ([]Site, error) {
	site := c.blank()
	site.spread(c.body(), spread, middle)
	sites := []Site{site}
	if m := site.mirrored(c.body()); both && site.Side != atlas.Midline && !spread.CrossesMidline(c.body()) && !m.among(c.sites) {
		sites = append(sites, m)
	}
	return c.add(verb, sites)
}

// spread gives a site the punctures of a line or an area.
func (s *Site) spread(b *atlas.Body, spread Spread, middle atlas.Place) {
	s.Place, s.Code, s.Spread, s.Punctures = middle, "", &spread, spread.Punctures()
	_, s.Side = b.RegionOf(middle)
	if spread.CrossesMidline(b) {
		s.Side = atlas.Midline // neither side alone is where it lies
	}
}

// RelayArea lays the punctures of an area anew by another plan. Those that were left out come back.
func (c *Chart) RelayArea(id SiteID, p AreaPlan) error {
	site, err := c.spreadSite(id, Area)
	if err != nil {
		return err
	}
	spread, middle, _, err := LayArea(c.body(), site.Spread.Outline, p)
	if err != nil {
		return err
	}
	site.spread(c.body(), spread, middle)
	return c.keep(LayAnew, []Site{site})
}

// RelayLine lays n punctures along a line anew. Those that were left out come back.
func (c *Chart) RelayLine(id SiteID, n int) error {
	site, err := c.spreadSite(id, Line)
	if err != nil {
		return err
	}
	spread, middle, _, err := LayLine(c.body(), site.Spread.Outline, n)
	if err != nil {
		return err
	}
	site.spread(c.body(), spread, middle)
	return c.keep(LayAnew, []Site{site})
}

// LeaveOut leaves one puncture of a line or an area out, or takes it back. The last one stays in.
func (c *Chart) LeaveOut(id SiteID, spot int, out bool) error {
	site, ok := c.Site(id)
	if !ok || site.Spread == nil || spot < 0 || spot >= len(site.Spread.Spots) {
		return noSite()
	}
	if site.Spread.Has(spot) != out {
		return nil
	}
	spread, verb := *site.Spread, TakeBack
	left := slices.DeleteFunc(slices.Clone(spread.LeftOut), func(i int) bool { return i == spot })
	if out {
		verb, left = LeaveOut, append(left, spot)
		slices.Sort(left)
	}
	if len(left) == 0 {
		left = nil // as it is read back
	}
	spread.LeftOut = left
	if spread.Punctures() == 0 {
		return Problems{{Kind: Invalid, Field: "LeftOut", Text: "One puncture must remain. Nothing was changed. Remove the whole site instead."}}
	}
	site.Spread, site.Punctures = &spread, spread.Punctures()
	return c.keep(verb, []Site{site})
}

// spreadSite finds a line or an area that can be laid anew.
func (c *Chart) spreadSite(id SiteID, e Extent) (Site, error) {
	site, ok := c.Site(id)
	if !ok || site.Spread == nil || site.Spread.Extent != e {
		return Site{}, noSite()
	}
	return site, site.fits()
}
