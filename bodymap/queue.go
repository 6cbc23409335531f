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
	between := make([][]float64, len(at))
	given := make([]int, len(at))
	for i, p := range at {
		given[i] = i
		between[i] = make([]float64, len(at))
		for k, q := range at {
			between[i][k] = p.Sub(q).Len()
		}
	}
	start := 0
	if hand != nil {
		for i, p := range at {
			if p.Sub(*hand).Len() < at[start].Sub(*hand).Len() {
				start = i
			}
		}
	}
	way, other := untangle(between, given), untangle(between, nearestFirst(between, start))
	if wayLength(between, other) < wayLength(between, way) {
		way = other
	}
	first, end := way[0], way[len(way)-1]
	if hand == nil && end < first || hand != nil && at[end].Sub(*hand).Len() < at[first].Sub(*hand).Len() {
		slices.Reverse(way)
	}
	return way
}

// nearestFirst goes to the nearest point that is left, again and again.
func nearestFirst(between [][]float64, start int) []int {
	way, gone := []int{start}, make([]bool, len(between))
	gone[start] = true
	for len(way) < len(between) {
		here, next := way[len(way)-1], -1
		for i := range between {
			if !gone[i] && (next < 0 || between[here][i] < between[here][next]) {
				next = i
			}
		}
		way, gone[next] = append(way, next), true
	}
	return way
}

// untangle turns pieces of a way round for as long as that makes it shorter ("2-opt").
func untangle(between [][]float64, given []int) []int {
	way := slices.Clone(given)
	step := func(i, j int) float64 { // two stops; nothing lies beyond the ends
		if i < 0 || j >= len(way) {
			return 0
		}
		return between[way[i]][way[j]]
	}
	for better := true; better; {
		better = false
		for i := range way {
			for j := i + 1; j < len(way); j++ {
				const worth = 1e-9 // cm
				if step(i-1, j)+step(i, j+1) < step(i-1, i)+step(j, j+1)-worth {
					slices.Reverse(way[i : j+1])
					better = true
				}
			}
		}
	}
	return way
}

func wayLength(between [][]float64, way []int) (cm float64) {
	for i := 1; i < len(way); i++ {
		cm += between[way[i]][way[i-1]]
	}
	return cm
}
