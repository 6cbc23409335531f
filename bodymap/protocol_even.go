package bodymap

import "ashi/bodymap/atlas"

// Even tells whether a protocol is its own mirror image: then it is the same on whichever side it is applied.
func (p Protocol) Even() bool {
	figure := p.Figure
	if figure == "" {
		figure = atlas.Female // any: named points alone are on all
	}
	b := atlas.Get().Body(figure)
	for _, s := range p.Sites {
		if s.Side != atlas.Midline && !s.mirrored(b).among(p.Sites) {
			return false
		}
	}
	return true
}
