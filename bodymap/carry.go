package bodymap

import "ashi/bodymap/atlas"

// carried gives a line or an area with other corners, laid anew by the same plan on a body: as many punctures on a line,
// the same spacing in an area. Those that were left out come back.
func (s Site) carried(b *atlas.Body, outline []atlas.Place) (Site, error) {
	old := s.Spread
	var spread Spread
	var middle atlas.Place
	var err error
	if old.Extent == Area {
		spread, middle, _, err = LayArea(b, outline, AreaPlan{old.SpacingMM, old.MarginMM, old.Pattern})
	} else {
		spread, middle, _, err = LayLine(b, outline, len(old.Spots))
	}
	if err != nil {
		return s, err
	}
	s.spread(b, spread, middle)
	return s, nil
}

// shifted gives the site so many cm further over the skin, along a direction that is one of the skin there. A named
// point becomes an Ashi one. The corners of a line or an area go the same way, which turns with the skin.
func (s Site) shifted(b *atlas.Body, dir atlas.Vec, cm float64) (Site, error) {
	if s.Spread == nil {
		s.Place, s.Code = b.Walk(s.Place, dir, cm), ""
		_, s.Side = b.RegionOf(s.Place)
		return s, nil
	}
	up := b.Normal(s.Place, atlas.Anatomical)
	along := dir.Sub(up.Mul(dir.Dot(up)))
	outline := make([]atlas.Place, len(s.Spread.Outline))
	for i, p := range s.Spread.Outline {
		outline[i] = b.Walk(p, turned(along, up, b.Normal(p, atlas.Anatomical)), cm)
	}
	return s.carried(b, outline)
}

// turned takes a vector along by the turn that brings one unit vector onto another by the shortest way.
func turned(v, from, to atlas.Vec) atlas.Vec {
	axis, cos := from.Cross(to), from.Dot(to)
	if cos < -.999 { // no shortest way
		return v
	}
	return v.Mul(cos).Add(axis.Cross(v)).Add(axis.Mul(axis.Dot(v) / (1 + cos)))
}

// onto brings a site that was made on another body to this one: a named point to where it lies here, a line or an area
// to the same corners, laid anew.
func (s Site) onto(b *atlas.Body) (Site, error) {
	if s.Spread == nil {
		return s.named(b), nil
	}
	return s.carried(b, s.Spread.Outline)
}
