package bodymap

import (
	"math"

	"ashi/assets"
	"ashi/bodymap/atlas"
)

// Way is a direction over the skin, the same for both sides of the body.
type Way string

// The ways.
const (
	Up      Way = "up"
	Down    Way = "down"
	Medial  Way = "toward the midline"
	Lateral Way = "away from the midline"
)

// Text gives the name of a way in a language.
func (w Way) Text(lang string) string { return assets.Say(lang, string(w)) }

// Leads tells whether sites of a side can go this way: those on the midline go up or down only.
func (w Way) Leads(side atlas.Side) bool {
	_, ok := w.direction(side)
	return ok
}

// direction is the way as a direction of the body at a site; ok is false for one that the midline does not have.
func (w Way) direction(side atlas.Side) (dir atlas.Vec, ok bool) {
	out := atlas.Vec{1, 0, 0} // the patient's left
	if side == atlas.Right {
		out = out.Mul(-1)
	}
	switch w {
	case Up:
		return atlas.Vec{0, 1, 0}, true
	case Down:
		return atlas.Vec{0, -1, 0}, true
	case Lateral:
		return out, side != atlas.Midline
	case Medial:
		return out.Mul(-1), side != atlas.Midline
	}
	return dir, false
}

// Shift brings sites so many cm further over the skin, starting along a way, in one step. Named points become Ashi ones;
// lines and areas are laid anew. It is refused as a whole where the way leads off the skin of one of them.
func (c *Chart) Shift(cm float64, way Way, ids ...SiteID) error {
	sites, err := c.pick(ids)
	const least = .01 // cm
	if err != nil || len(sites) == 0 || math.Abs(cm) < least {
		return err
	}
	if !within(cm, -MaxAwayMM/10, MaxAwayMM/10) {
		return tooFar()
	}
	for i, s := range sites {
		dir, ok := way.direction(s.Side)
		if !ok {
			return &Error{Kind: Invalid, Text: "A site on the midline can go up or down only. Nothing was changed. Leave it out of the selection, or move it by hand."}
		}
		if sites[i], err = s.shiftedAlong(c.body(), dir.Mul(math.Copysign(1, cm)), math.Abs(cm)); err != nil {
			return err
		}
	}
	return c.keep(ShiftSites, sites)
}

// shiftedAlong gives the site further over the skin, if it fits and the direction is one of the skin there.
func (s Site) shiftedAlong(b *atlas.Body, dir atlas.Vec, cm float64) (Site, error) {
	if err := s.fits(); err != nil {
		return s, err
	}
	const upright = .1 // the sine of the angle to the skin's normal
	if dir.Unit().Cross(b.Normal(s.Place, atlas.Anatomical)).Len() < upright {
		return s, &Error{Kind: Invalid, Text: "That way leads off the skin here. Nothing was changed. Choose another direction."}
	}
	return s.shifted(b, dir, cm)
}

func tooFar() error {
	return Problems{{Kind: Invalid, Field: "AwayMM", Text: "The shift must lie between 0 and %d mm.", Args: []any{MaxAwayMM}}}
}
