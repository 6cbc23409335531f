package bodymap

import "ashi/bodymap/atlas"

// OneSide tells on which side all sites of a protocol lie that have one; ok is
// false when they lie on both, or none has a side.
func (p Protocol) OneSide() (side atlas.Side, ok bool) {
	for _, s := range p.Sites {
		switch {
		case s.Side == atlas.Midline || s.Side == side:
		case side == "":
			side = s.Side
		default:
			return "", false
		}
	}
	return side, side != ""
}
