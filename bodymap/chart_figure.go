package bodymap

import "ashi/bodymap/atlas"

// SetFigure shows the session on the other body, in one step. An Ashi site keeps
// its place, which means the same on both; a named point lies where it is on that body.
func (c *Chart) SetFigure(f atlas.Figure) error {
	session := c.session
	session.Figure = f
	if err := session.Validate(c.practice.clock()); err != nil || session == c.session {
		return err
	}
	do := Change{PutSessions: []Session{session}}
	for _, site := range c.sites {
		place, ok := atlas.Get().Body(f).PlaceOf(site.Code, site.Side)
		if !ok {
			continue
		}
		if err := site.put(Target{place, site.Code, site.Side}); err != nil {
			return err
		}
		do.PutSites = append(do.PutSites, site)
	}
	return c.change(EditSession, do)
}
