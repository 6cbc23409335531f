package bodymap

import "ashi/bodymap/atlas"

// ProtocolID is a UUIDv7, or "starter:" and a word for those that come with Ashi.
type ProtocolID string

// Protocol is a named set of sites to start a plan from. It belongs to the
// practice and holds nothing of the patient it was made from.
type Protocol struct {
	ID           ProtocolID
	Name         string
	Source       string       // whose choice of points this is; empty: the practitioner's own
	Note         string       // what to know before it is used
	Figure       atlas.Figure // the body it was made on; empty: it holds named points only and fits both
	AtlasVersion int
	Sites        []Site // planned, without IDs, session, reactions; numbered 1, 2, 3 ...
}

// Starter tells that a protocol came with Ashi: it can be applied, not changed.
func (p Protocol) Starter() bool { return len(p.ID) > 8 && p.ID[:8] == "starter:" }

// OwnPointID is a UUIDv7.
type OwnPointID string

// OwnPoint is a place on the skin with the practitioner's own name for it.
type OwnPoint struct {
	ID           OwnPointID
	Name         string
	Place        atlas.Place
	Side         atlas.Side
	AtlasVersion int
}
