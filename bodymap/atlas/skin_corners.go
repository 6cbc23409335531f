package atlas

// ownSide mirrors places that begin on the right half.
func (g *ground) ownSide(list []Place) ([]Place, bool) {
	if len(list) == 0 || !g.facesRight(list[0]) {
		return list, false
	}
	return g.topo.mirroredAll(list), true
}

// otherSide undoes ownSide for what came of it.
func (g *ground) otherSide(list []Place, other bool) []Place {
	if other {
		return g.topo.mirroredAll(list)
	}
	return list
}

// nearCorner is the distance in cm within which two corners in a row are one.
const nearCorner = 1e-3

// corners finds the footing of each place, without those that repeat the one
// before and those that fell into the mouth. Those at an eye are refused.
func (g *ground) corners(list []Place) (feet []footing, places []Place, err error) {
	for _, p := range list {
		f, ok := g.stand(p)
		if !ok && g.inMouth(p) {
			continue
		}
		if !ok {
			return nil, nil, &OutlineError{Problem: Leaves}
		}
		p = p.rounded()
		if n := len(feet); n > 0 && g.at(f).Sub(g.at(feet[n-1])).Len() <= nearCorner {
			places[n-1] = p
			continue
		}
		feet, places = append(feet, f), append(places, p)
	}
	return feet, places, nil
}
