package draw

import "ashi/bodymap"

// shapes gives each technique its symbol.
var shapes = map[bodymap.Technique]Shape{
	bodymap.Intraepidermal: Dot,
	bodymap.Papule:         Circle,
	bodymap.Nappage:        Triangle,
	bodymap.PointByPoint:   Square,
	bodymap.Deep:           Diamond,
}

var states = map[bodymap.SiteState]State{
	bodymap.SitePlanned: Planned,
	bodymap.SiteDone:    Done,
	bodymap.SiteSkipped: Skipped,
	bodymap.SiteAdded:   Added,
}

// ShapeOf is the symbol of a technique.
func ShapeOf(t bodymap.Technique) Shape { return shapes[t] }

// MarkOf is how a site looks, on screen as on paper; where it is drawn, its
// number and its colour are the caller's.
func MarkOf(s bodymap.Site) Mark {
	return Mark{Shape: shapes[s.Syringe.Technique], State: states[s.State], Numbing: s.Numbing}
}
