package bodymap

import "ashi/bodymap/atlas"

// ground measures between places on one body, in the anatomical pose.
type ground struct {
	body *atlas.Body
	mesh *atlas.Mesh
}

func newGround(b *atlas.Body) ground { return ground{b, b.Mesh(atlas.Anatomical)} }

// near tells whether a puncture of a site lies within nearCM of a place.
func (g ground) near(s Site, p atlas.Place) bool {
	at, up := g.body.At(p, atlas.Anatomical), g.body.Normal(p, atlas.Anatomical)
	for _, q := range s.punctured() {
		if g.body.At(q, atlas.Anatomical).Sub(at).Len() <= nearCM && g.body.Normal(q, atlas.Anatomical).Dot(up) > 0 {
			return true
		}
	}
	return false
}
