package bodymap

import (
	"slices"

	"ashi/bodymap/atlas"
)

// RegionSide is a region of the skin on one side of the body.
type RegionSide struct {
	ID   string
	Side atlas.Side
}

// RegionCount tells how many sites lie in a region.
type RegionCount struct {
	RegionSide
	Name  atlas.Text // in everyday words, without the side
	Sites int
}

// In names the region in a language, as "knee, left".
func (r RegionCount) In(lang string) string {
	name := r.Name.In(lang)
	if side := r.Side.Text(lang); side != "" {
		name += ", " + side
	}
	return name
}

// RegionsOf counts sites by region, in the order in which the regions first appear.
func RegionsOf(b *atlas.Body, sites []Site) []RegionCount {
	var out []RegionCount
	for _, s := range sites {
		at := regionOf(b, s)
		i := slices.IndexFunc(out, func(r RegionCount) bool { return r.RegionSide == at })
		if i < 0 {
			region, _ := b.RegionOf(s.Place)
			i, out = len(out), append(out, RegionCount{RegionSide: at, Name: region.Everyday})
		}
		out[i].Sites++
	}
	return out
}

func regionOf(b *atlas.Body, s Site) RegionSide {
	region, side := b.RegionOf(s.Place)
	return RegionSide{region.ID, side}
}
