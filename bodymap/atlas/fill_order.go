package atlas

import (
	"math"
	"slices"
)

// order is an order of the punctures that is easy for a hand: the rows from the
// top, each from the end that is nearer to where the hand is.
func (l *lattice) order() []int {
	left := slices.DeleteFunc(slices.Clone(l.parts), func(p []int) bool { return len(p) == 0 })
	if len(left) == 0 {
		return []int{0}
	}
	slices.SortStableFunc(left, func(a, b []int) int { return l.all[b[0]].row - l.all[a[0]].row })
	var out []int
	for len(left) > 0 {
		next, turn := 0, false
		if len(out) > 0 {
			next, turn = l.nearestPart(left, l.all[out[len(out)-1]].p)
		}
		part := left[next]
		if turn {
			slices.Reverse(part)
		}
		out = append(out, part...)
		left = slices.Delete(left, next, next+1)
	}
	return out
}

// nearestPart is the part of a row that begins or ends nearest to the hand.
func (l *lattice) nearestPart(left [][]int, hand Vec) (next int, turn bool) {
	best := math.Inf(1)
	for i, part := range left {
		if d := l.all[part[0]].p.Sub(hand).Len(); d < best {
			best, next, turn = d, i, false
		}
		if d := l.all[part[len(part)-1]].p.Sub(hand).Len(); d < best {
			best, next, turn = d, i, true
		}
	}
	return next, turn
}
