package bodymap

import "ashi/bodymap/atlas"

// SetFigure shows the session on the other body, in one step. An Ashi site keeps its place, which means the same on both;
// a named point lies where it is on that body; a planned line or area is laid anew there (what was left out of it comes
// back), and one that was done keeps its punctures. It is refused when one of them does not fit that body.
func (c *Chart) SetFigure(f atlas.Figure) error {
	session := c.session
	session.Figure = f
	if err := session.Validate(c.practice.clock()); err != nil || session == c.session {
		return err
	}
	body := atlas.Get().Body(f)
	do := Change{PutSessions: []Session{session}}
	for _, site := range c.sites {
		if site.fits() != nil || site.Code == "" && (site.Spread == nil || site.State != SitePlanned) {
			continue
		}
		site, err := site.onto(body)
		if err != nil {
			return err
		}
		do.PutSites = append(do.PutSites, site)
	}
	return c.change(EditSession, do)
}
