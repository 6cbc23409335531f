package sheet

import (
	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// subject is a place that the figures must show: of a site, of a far part of a
// line or an area that bends round the body, or of a pain.
type subject struct {
	atlas.Place
	site   int           // of Doc.Sites; -1: it is a pain
	pain   int           // of Doc.Pains; -1: it is a site
	part   bool          // a piece of a wide one, which has a subject of its own before it
	least  float64       // cosine between skin and eye that a view of it should have
	extent []atlas.Place // what belongs into the picture beside the place
}

// A wide subject is looked at piece by piece: bent is the cosine from which skin counts as another
// piece, square the one between skin and eye that a view of a piece must have. Together they let
// no puncture be seen edge-on only.
const bent, square = 0.87, 0.55

// subjectsOf lists the subjects of a document: site by site with their parts, then the pains.
func subjectsOf(body *atlas.Body, d Doc) []subject {
	var out []subject
	for i, s := range d.Sites {
		one := subject{Place: s.Place, site: i, pain: -1}
		if s.Spread == nil {
			out = append(out, one)
			continue
		}
		one.extent, one.least = s.Spread.Outline, square
		out = append(out, one)
		out = append(out, parts(body, one, s.Spread.Spots)...)
	}
	for i, p := range d.Pains {
		one := subject{Place: p.Place, site: -1, pain: i, extent: p.Outline, least: square}
		out = append(out, one)
		out = append(out, parts(body, one, p.Outline)...)
	}
	return out
}

// parts are pieces of a subject whose skin faces another way than all before it.
func parts(body *atlas.Body, of subject, places []atlas.Place) []subject {
	const most = 60 // places that are looked at
	seen := []atlas.Vec{body.Normal(of.Place, atlas.Anatomical)}
	var out []subject
	for i := 0; i < len(places); i += 1 + len(places)/most {
		n := body.Normal(places[i], atlas.Anatomical)
		near := false
		for _, s := range seen {
			near = near || n.Dot(s) >= bent
		}
		if !near {
			seen = append(seen, n)
			part := of
			part.Place, part.part = places[i], true
			out = append(out, part)
		}
	}
	return out
}

// same tells whether two subjects are parts of one site or pain.
func (s subject) same(o subject) bool { return s.site == o.site && s.pain == o.pain }

// mark is how a subject that is a site looks.
func (l *layout) mark(i int) mark {
	s := l.doc.Sites[l.eyes.subjects[i].site]
	m := markOf(s)
	m.Warned = l.worst[s.ID]
	return m
}

// spread is the line or area of a subject; nil if it is neither.
func (l *layout) spread(i int) *bodymap.Spread {
	if s := l.eyes.subjects[i]; s.site >= 0 {
		return l.doc.Sites[s.site].Spread
	}
	return nil
}
