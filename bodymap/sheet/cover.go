package sheet

import (
	"math"
	"math/bits"
	"slices"
)

// cover returns the fewest views that together show every site, in the order of
// the atlas, and the sites that no view shows. Of several such sets it takes the one that
// shows the body whole and looks straight at the skin.
func (e *eyes) cover() (views, hidden []int) {
	for {
		s := search{eyes: e, best: math.Inf(1)}
		hidden = hidden[:0]
		for i := range e.subjects {
			if set := e.views64(i); set != 0 {
				s.todo = append(s.todo, i)
				s.demand(set)
			} else {
				hidden = append(hidden, i)
			}
		}
		for depth := 0; s.found == nil; depth++ {
			s.try(nil, 0, depth)
		}
		again := false
		for _, v := range s.found {
			again = e.look(v) || again
		}
		if !again {
			slices.Sort(s.found)
			return s.found, hidden
		}
	}
}

// search is an exhaustive search for the best cover of a given size.
type search struct {
	*eyes
	todo  []int    // sites to be shown
	need  []uint64 // views that may show a site, bit by bit; each kind of site once
	found []int    // never nil once a cover was found
	best  float64
}

// views64 are the views that may show a site, one bit each.
func (e *eyes) views64(i int) uint64 {
	var set uint64
	for v := range e.views {
		if e.may[v][i] {
			set |= 1 << v
		}
	}
	return set
}

// demand adds a site's choice of views, unless a stricter site has spoken.
func (s *search) demand(set uint64) {
	for _, n := range s.need {
		if n&set == n {
			return
		}
	}
	s.need = slices.DeleteFunc(s.need, func(n uint64) bool { return n&set == set })
	s.need = append(s.need, set)
}

// try adds up to depth views to those chosen, always for the site that leaves the least choice.
func (s *search) try(chosen []int, have uint64, depth int) {
	var hardest uint64
	for _, n := range s.need {
		if n&have == 0 && (hardest == 0 || bits.OnesCount64(n) < bits.OnesCount64(hardest)) {
			hardest = n
		}
	}
	if hardest == 0 {
		if p := s.price(chosen); p < s.best || s.found == nil {
			s.best, s.found = p, append([]int{}, chosen...)
		}
		return
	}
	if depth == 0 {
		return
	}
	for rest := hardest; rest != 0; rest &= rest - 1 {
		v := bits.TrailingZeros64(rest)
		s.try(append(chosen, v), have|1<<v, depth-1)
	}
}

// groupPrice makes whole-body views win over details that look about as straight at the skin.
func groupPrice(name, group string) float64 {
	switch {
	case name == "front" || name == "back":
		return 0
	case group == "body":
		return 0.1
	}
	return 0.35
}

func (s *search) price(chosen []int) float64 {
	price := 0.0
	for _, v := range chosen {
		price += groupPrice(s.views[v].Name, s.views[v].Group)
	}
	for _, i := range s.todo {
		price += (1 - s.facing[s.straightest(chosen, i)][i]) / float64(len(s.todo))
	}
	return price
}

// straightest is the view among the chosen that looks straightest at a site it may show.
func (e *eyes) straightest(chosen []int, i int) int {
	best := -1
	for _, v := range chosen {
		if e.may[v][i] && (best < 0 || e.facing[v][i] > e.facing[best][i]) {
			best = v
		}
	}
	return best
}
