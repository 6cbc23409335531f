package bodymap

import "ashi/bodymap/atlas"

// Move brings a site to another place. A line or an area moves as a whole and is laid anew there: its middle comes to
// lie near the target and its corners go the same way over the skin; it is refused where it does not fit.
func (c *Chart) Move(id SiteID, t Target) error {
	site, ok := c.Site(id)
	if !ok {
		return noSite()
	}
	var err error
	if site.Spread != nil {
		site, err = site.movedTo(c.body(), t.Place)
	} else {
		err = site.put(t)
	}
	if err != nil {
		return err
	}
	site.AtlasVersion = atlas.Version
	return c.keep(MoveSite, []Site{site})
}

// movedTo gives a line or an area with its middle near a place.
func (s Site) movedTo(b *atlas.Body, p atlas.Place) (Site, error) {
	p, err := kept(p)
	if err == nil {
		err = s.fits()
	}
	if err != nil || p == s.Place {
		return s, err
	}
	way, ok := wayTo(b, s.Place, p)
	if !ok {
		return s, &Error{Kind: Invalid, Text: "It cannot be moved that far over the skin. Nothing was changed. Draw it anew there."}
	}
	return s.shifted(b, way, way.Len())
}

// wayTo finds the direction and distance in which a walk from one place leads to another, by trial and correction.
func wayTo(b *atlas.Body, from, to atlas.Place) (way atlas.Vec, ok bool) {
	start, up := b.At(from, atlas.Anatomical), b.Normal(from, atlas.Anatomical)
	goal := b.At(to, atlas.Anatomical)
	flat := func(v atlas.Vec) atlas.Vec { return v.Sub(up.Mul(v.Dot(up))) }
	way = flat(goal.Sub(start))
	const tries, nearEnough = 12, .1 // cm
	for range tries {
		end := b.Walk(from, way, way.Len())
		miss := goal.Sub(b.At(end, atlas.Anatomical))
		if miss.Len() < nearEnough {
			return way, true
		}
		way = way.Add(flat(turned(miss, b.Normal(end, atlas.Anatomical), up)))
	}
	return way, false
}
