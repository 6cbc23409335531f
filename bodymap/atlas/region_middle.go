package atlas

import (
	"cmp"
	"slices"
)

// RegionMiddle is a place in the middle of a region: where something belongs of
// which only the region is known. An unpaired region has its middle on the
// midline, whatever the side. It reports false where there is no such region.
func (b *Body) RegionMiddle(id string, side Side) (Place, bool) {
	list := b.trianglesOf(id, side)
	if len(list) == 0 {
		return Place{}, false
	}
	m, paired := b.Mesh(Anatomical), regionByID(id).Bilateral
	if !paired {
		side = Midline
	}
	at := make([]Vec, len(list))
	var middle Vec
	var parts PartSet
	for i, base := range list {
		at[i] = b.At(m.Place(4*base+3, 1./3, 1./3), Anatomical)
		if !paired {
			at[i][0] = 0
		}
		middle = middle.Add(at[i].Mul(1 / float64(len(list))))
		parts |= Parts(m.Part[4*base+3])
	}
	// The middle itself may lie in another region, as that of a ring does.
	slices.SortStableFunc(at, func(p, q Vec) int { return cmp.Compare(p.Sub(middle).Len(), q.Sub(middle).Len()) })
	for _, p := range append([]Vec{middle}, at...) {
		place := b.Nearest(p, parts)
		if r, s := b.RegionOf(place); r.ID == id && s == side {
			return place, true
		}
	}
	return Place{}, false
}
