package bodymap

import (
	"slices"

	"ashi/bodymap/atlas"
)

// Queue gives the sites that are still planned in the order in which the hand goes: those with the same syringe
// together, in the order in which the syringes were first used, and among them by a short way from site to site, measured
// straight on the session's body. The same sites always give the same order.
func (c *Chart) Queue() []Site {
	var groups [][]Site
	for _, s := range c.sites {
		if s.State != SitePlanned {
			continue
		}
		i := slices.IndexFunc(groups, func(g []Site) bool { return g[0].Syringe == s.Syringe })
		if i < 0 {
			i, groups = len(groups), append(groups, nil)
		}
		groups[i] = append(groups[i], s)
	}
	var out []Site
	var hand *atlas.Vec // where the last site was
	for _, group := range groups {
		at := make([]atlas.Vec, len(group))
		for i, s := range group {
			at[i] = c.body().At(s.Place, atlas.Anatomical)
		}
		for _, i := range shortWay(at, hand) {
			out = append(out, group[i])
			hand = &at[i]
		}
	}
	return out
}

// shortWay orders points so that the way through them is short, never longer than in the order given. It begins at the
// end that is nearer to the hand or, without a hand, at the one that was given first.
func shortWay(at []atlas.Vec, hand *atlas.Vec) []int {
	given := make([]int, len(at))
	for i := range given {
		given[i] = i
	}
	way, other := untangle(at, given), untangle(at, nearestFirst(at, hand))
	if wayLength(at, other) < wayLength(at, way) {
		way = other
	}
	first, end := way[0], way[len(way)-1]
	if hand == nil && end < first || hand != nil && at[end].Sub(*hand).Len() < at[first].Sub(*hand).Len() {
		slices.Reverse(way)
	}
	return way
}

// nearestFirst goes to the nearest point that is left, again and again.
func nearestFirst(at []atlas.Vec, hand *atlas.Vec) []int {
	left := make([]int, len(at))
	for i := range left {
		left[i] = i
	}
	here := at[0]
	if hand != nil {
		here = *hand
	}
	way := make([]int, 0, len(at))
	for len(left) > 0 {
		best := 0
		for k := range left {
			if at[left[k]].Sub(here).Len() < at[left[best]].Sub(here).Len() {
				best = k
			}
		}
		here, way = at[left[best]], append(way, left[best])
		left = slices.Delete(left, best, best+1)
	}
	return way
}

// untangle turns pieces of a way round for as long as that makes it shorter ("2-opt").
func untangle(at []atlas.Vec, given []int) []int {
	way := slices.Clone(given)
	between := func(i, j int) float64 { // two stops; nothing lies beyond the ends
		if i < 0 || j >= len(way) {
			return 0
		}
		return at[way[i]].Sub(at[way[j]]).Len()
	}
	for better := true; better; {
		better = false
		for i := range way {
			for j := i + 1; j < len(way); j++ {
				const worth = 1e-9 // cm
				if between(i-1, j)+between(i, j+1) < between(i-1, i)+between(j, j+1)-worth {
					slices.Reverse(way[i : j+1])
					better = true
				}
			}
		}
	}
	return way
}

func wayLength(at []atlas.Vec, way []int) (cm float64) {
	for i := 1; i < len(way); i++ {
		cm += at[way[i]].Sub(at[way[i-1]]).Len()
	}
	return cm
}
