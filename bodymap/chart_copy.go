package bodymap

import (
	"math"
	"slices"

	"ashi/bodymap/atlas"
)

// CopyPlan tells what to take over from an earlier session.
type CopyPlan struct {
	From    SessionID
	Regions []RegionSide // which regions of which side; empty: all
	AwayMM  float64      // how far to shift the sites away from the last punctures, mm on the skin; 0: the same places
}

// MaxAwayMM is how far sites may be shifted in one go, in mm; a limit of the app.
const MaxAwayMM = 100

// Copied gives the sites that Copy would mark, and changes nothing.
func (c *Chart) Copied(p CopyPlan) ([]Site, error) {
	if !within(p.AwayMM, 0, MaxAwayMM) {
		return nil, tooFar()
	}
	from, all, err := c.practice.Session(p.From)
	if err != nil {
		return nil, err
	}
	if from.Patient != c.patient.ID {
		return nil, &Error{Kind: Invalid, Text: "That session belongs to another patient. Nothing was changed. Save its sites as a protocol to use them here."}
	}
	var sites []Site
	for _, s := range all {
		if s.State == SiteSkipped || len(p.Regions) > 0 && !slices.Contains(p.Regions, regionOf(atlas.Get().Body(from.Figure), s)) {
			continue
		}
		if s, err = c.proposal(s, from.Figure); err != nil {
			return nil, err
		}
		sites = append(sites, s)
	}
	if p.AwayMM > 0 {
		if sites, err = c.away(sites, p.From, p.AwayMM/10); err != nil {
			return nil, err
		}
	}
	return c.proposals(sites, "That session has no sites to copy there. Nothing was changed.")
}

// Copy marks the sites of an earlier session of the patient, whole or region by region, in one step, and returns those
// that are new. What was skipped there, what is marked here already, and notes and reactions stay behind. A session with
// a site of another version of the body, or one that no longer fits, is refused as a whole.
func (c *Chart) Copy(p CopyPlan) ([]Site, error) {
	sites, err := c.Copied(p)
	if err != nil {
		return nil, err
	}
	return sites, c.keep(CopySites, sites)
}

// proposal brings a site that was made on a figure into this session, without what was noted of it.
func (c *Chart) proposal(s Site, from atlas.Figure) (Site, error) {
	if err := s.fits(); err != nil {
		return s, err
	}
	s.Note, s.Reaction = "", ""
	s.Syringe.Filling = c.session.Syringe.Filling // not from which lot it was then
	if from == c.session.Figure && s.Code == "" {
		return s, nil
	}
	return s.onto(c.body())
}

// proposals makes sites of this session out of those that are not marked here already. The text is said if there are none at all.
func (c *Chart) proposals(sites []Site, english string) ([]Site, error) {
	var out []Site
	for _, s := range sites {
		if !s.among(c.sites) && !s.among(out) {
			out = append(out, s)
		}
	}
	switch {
	case len(sites) == 0:
		return nil, &Error{Kind: Invalid, Text: english}
	case len(out) == 0:
		return nil, &Error{Kind: Invalid, Text: "All of these sites are marked already. Nothing was changed."}
	}
	return c.fresh(out), nil
}

// directions is among how many directions the way away from the last punctures is chosen.
const directions = 16

// away shifts sites over the skin, all in the same direction of their own skin, which is mirrored on the right side. It
// is the one of 16 in which the nearest of the last punctures lies farthest; of equal ones the first from upward.
func (c *Chart) away(sites []Site, from SessionID, cm float64) ([]Site, error) {
	last, err := c.lastPunctures(from)
	if err != nil {
		return nil, err
	}
	best, bestGap := 0, gap{}
	for k := range directions {
		g := c.gapAfter(sites, last, k, cm)
		if k == 0 || g.wider(bestGap) {
			best, bestGap = k, g
		}
	}
	out := make([]Site, len(sites))
	for i, s := range sites {
		if out[i], err = s.shifted(c.body(), direction(c.body(), s, best), cm); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// lastPunctures is where the needle went in at a session and at the newest other recorded one, in cm.
func (c *Chart) lastPunctures(from SessionID) ([]atlas.Vec, error) {
	sessions, err := c.practice.Sessions(c.patient.ID)
	if err != nil {
		return nil, err
	}
	other := func(s Session) bool { return s.State.Given() && s.ID != c.session.ID }
	ids := []SessionID{from}
	if i := slices.IndexFunc(sessions, other); i >= 0 && sessions[i].ID != from {
		ids = append(ids, sessions[i].ID)
	}
	var out []atlas.Vec
	for _, id := range ids {
		_, sites, err := c.practice.Session(id)
		if err != nil {
			return nil, err
		}
		for _, s := range sites {
			if s.Injected() && s.AtlasVersion == atlas.Version {
				for _, p := range s.named(c.body()).punctured() {
					out = append(out, c.body().At(p, atlas.Anatomical))
				}
			}
		}
	}
	return out, nil
}

// gap is how far some sites lie from some punctures, in cm: the nearest pair, and the mean over the sites.
type gap struct{ least, mean float64 }

// wider leaves differences of a tenth of a millimetre out of account, so that equal directions stay equal.
func (g gap) wider(o gap) bool {
	const same = .01
	return g.least > o.least+same || g.least > o.least-same && g.mean > o.mean+same
}

// gapAfter is the gap that sites would have after a shift. Of a line or an area a few punctures are asked.
func (c *Chart) gapAfter(sites []Site, last []atlas.Vec, k int, cm float64) gap {
	g, n := gap{least: math.Inf(1)}, 0
	for _, s := range sites {
		up, along := c.body().Normal(s.Place, atlas.Anatomical), direction(c.body(), s, k)
		spots := s.punctured()
		for i := 0; i < len(spots); i += 1 + len(spots)/12 {
			way := turned(along, up, c.body().Normal(spots[i], atlas.Anatomical))
			at, near := c.body().At(c.body().Walk(spots[i], way, cm), atlas.Anatomical), math.Inf(1)
			for _, p := range last {
				x, y, z := p[0]-at[0], p[1]-at[1], p[2]-at[2]
				near = min(near, x*x+y*y+z*z)
			}
			near = math.Sqrt(near)
			g.least, g.mean, n = min(g.least, near), g.mean+near, n+1
		}
	}
	g.mean /= float64(n)
	return g
}

// direction is the k-th of 16 on the skin at a site, from upward (forward where the skin faces up or down) turning
// toward the back of the hand's circle on the left, mirrored on the right.
func direction(b *atlas.Body, s Site, k int) atlas.Vec {
	n := b.Normal(s.Place, atlas.Anatomical)
	flat := func(v atlas.Vec) atlas.Vec { return v.Sub(n.Mul(v.Dot(n))) }
	up := flat(atlas.Vec{0, 1, 0})
	if up.Len() < .3 {
		up = flat(atlas.Vec{0, 0, 1})
	}
	up = up.Unit()
	side := n.Cross(up)
	if s.Side == atlas.Right {
		side = up.Cross(n)
	}
	sin, cos := math.Sincos(float64(k) * 2 * math.Pi / directions)
	return up.Mul(cos).Add(side.Mul(sin))
}
