package sheet

import (
	"math"
	"slices"
)

// label is a numbered mark of a figure. Where there is room the numbered bubble
// stands on its place; where it would cover another mark it moves into free
// space, a small mark keeps the place, and a leader line joins the two.
type label struct {
	place point
	reach float64 // radius of the disc that the bubble may touch
	dot   float64 // radius of the small mark at the place
	at    point   // centre of the bubble
	off   bool    // the bubble may not stand on its place
	led   bool    // the bubble stands away from its place
}

const (
	labelGap   = 0.5 // mm between bubbles, and between a bubble and a place
	dotLargest = 1.1 // mm
	dotLeast   = 0.45
	shortest   = 2.4 // mm of a leader that can be seen
)

// arrange finds a spot for every bubble inside area and off the blocked boxes.
// No bubble touches another or another's place. It tells whether that worked;
// smaller bubbles or fewer of them may work where it did not.
func arrange(area box, labels []label, blocked []box) bool {
	a := arrangement{area: area, labels: labels, blocked: blocked, put: make([]bool, len(labels))}
	a.direct()
	order := a.order()
	best, kept := math.Inf(1), []label(nil)
	for range 2 { // who comes first has the choice: from the rim inward, and the other way round
		for _, i := range order {
			a.put[i] = false
		}
		if a.attempt(order) {
			if p := a.price(); p < best {
				best, kept = p, slices.Clone(labels)
			}
		}
		slices.Reverse(order)
	}
	copy(labels, kept)
	return kept != nil || len(labels) == 0
}

// attempt settles the labels in an order, then lets each move to a better spot.
func (a *arrangement) attempt(order []int) bool {
	for _, i := range order {
		if !a.settle(i) {
			return false
		}
	}
	for range 8 {
		moved := false
		for _, i := range order {
			was := a.labels[i].at
			a.put[i] = false
			if !a.settle(i) {
				a.labels[i].at, a.put[i] = was, true
			}
			moved = moved || a.labels[i].at != was
		}
		if !a.uncross(order) && !moved {
			break
		}
	}
	return true
}

// price adds up how long the leaders are and what they run into.
func (a *arrangement) price() float64 {
	sum := 0.0
	for i, l := range a.labels {
		if l.led {
			sum += l.at.dist(l.place) + a.muddle(i, l.at, math.Inf(1))
		}
	}
	return sum
}

type arrangement struct {
	area    box
	labels  []label
	blocked []box
	put     []bool // the bubble has its spot
}

// direct leaves the bubbles on their places that have room for it.
func (a *arrangement) direct() {
	for i := range a.labels {
		l := &a.labels[i]
		l.at, l.led = l.place, l.off || !a.inside(l.place, l.reach)
		near := math.Inf(1)
		for j, m := range a.labels {
			if i == j {
				continue
			}
			d := l.place.dist(m.place)
			near = min(near, d)
			l.led = l.led || d < l.reach+m.reach+labelGap
		}
		l.dot = clamp(near*0.45, dotLeast, dotLargest)
		a.put[i] = !l.led
	}
}

func (a *arrangement) inside(p point, r float64) bool {
	if !a.area.holds(p, r) {
		return false
	}
	for _, b := range a.blocked {
		if b.touches(p, r) {
			return false
		}
	}
	return true
}

// order puts the labels at the rim of their crowd first: their way out is the shortest.
func (a *arrangement) order() []int {
	var order []int
	rim := make([]float64, len(a.labels))
	for i, l := range a.labels {
		if l.led {
			order = append(order, i)
			_, rim[i] = a.outward(i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch {
		case rim[i] > rim[j]:
			return -1
		case rim[i] < rim[j]:
			return 1
		}
		return 0
	})
	return order
}

// outward is the direction away from the crowd around a place, and how one-sided that crowd is.
func (a *arrangement) outward(i int) (point, float64) {
	var away point
	for j, m := range a.labels {
		if d := a.labels[i].place.dist(m.place); j != i && d < 40 && d > 1e-6 {
			away = away.add(a.labels[i].place.sub(m.place).mul(1 / (d * (d + 4))))
		}
	}
	size := away.dist(point{})
	if size < 1e-9 {
		return point{1, 0}, 0
	}
	return away.mul(1 / size), size
}

// settle puts bubble i on the cheapest free spot near its place, or else anywhere.
func (a *arrangement) settle(i int) bool {
	l := &a.labels[i]
	out, _ := a.outward(i)
	best := math.Inf(1)
	spot := l.at
	try := func(p point) {
		if !a.free(i, p) {
			return
		}
		length := p.dist(l.place)
		cost := length
		if length > 1e-9 {
			to := p.sub(l.place).mul(1 / length)
			cost += 5 * (1 - to.X*out.X - to.Y*out.Y)
		}
		if cost < best {
			if cost += a.muddle(i, p, best-cost); cost < best {
				best, spot = cost, p
			}
		}
	}
	for r := l.reach + l.dot + shortest; r < 48 && r < best; r += 1.6 {
		n := 16 + 8*int(r/12)
		for k := range n {
			try(l.place.add(polar(2*math.Pi*float64(k)/float64(n), r)))
		}
	}
	if math.IsInf(best, 1) {
		for y := a.area.Y + l.reach; y <= a.area.bottom()-l.reach; y += l.reach {
			for x := a.area.X + l.reach; x <= a.area.right()-l.reach; x += l.reach {
				try(point{x, y})
			}
		}
	}
	if math.IsInf(best, 1) {
		return false
	}
	l.at, a.put[i] = spot, true
	return true
}

// free tells whether bubble i may stand at p.
func (a *arrangement) free(i int, p point) bool {
	r := a.labels[i].reach
	if !a.inside(p, r) {
		return false
	}
	for j, m := range a.labels {
		if p.dist(m.place) < r+m.dot+labelGap {
			return false
		}
		if j != i && a.put[j] && p.dist(m.at) < r+m.reach+labelGap {
			return false
		}
	}
	return true
}

// muddle is the price of what the leader of bubble i at p runs into; it gives up above limit.
func (a *arrangement) muddle(i int, p point, limit float64) float64 {
	l := &a.labels[i]
	price := 0.0
	for j, m := range a.labels {
		if j == i {
			continue
		}
		if toLine(m.place, l.place, p) < m.dot+0.4 {
			price += 12
		}
		if a.put[j] {
			if toLine(m.at, l.place, p) < m.reach+0.3 {
				price += 40
			}
			if m.led && toLine(p, m.place, m.at) < l.reach+0.3 {
				price += 40
			}
			if m.led && crosses(l.place, p, m.place, m.at) {
				price += 30
			}
		}
		if price > limit {
			break
		}
	}
	return price
}

// uncross lets two labels whose leaders cross trade their spots; it tells whether any did.
func (a *arrangement) uncross(order []int) bool {
	traded := false
	for k, i := range order {
		for _, j := range order[k+1:] {
			l, m := &a.labels[i], &a.labels[j]
			if l.reach != m.reach || !crosses(l.place, l.at, m.place, m.at) {
				continue
			}
			if l.place.dist(m.at) > 1e-9 && m.place.dist(l.at) > 1e-9 {
				l.at, m.at = m.at, l.at
				traded = true
			}
		}
	}
	return traded
}

// toLine is the distance of p from the line between a and b.
func toLine(p, a, b point) float64 {
	d := b.sub(a)
	t := 0.0
	if n := d.X*d.X + d.Y*d.Y; n > 0 {
		t = clamp(((p.X-a.X)*d.X+(p.Y-a.Y)*d.Y)/n, 0, 1)
	}
	return p.dist(between(a, b, t))
}

// crosses tells whether the lines a-b and c-d cross.
func crosses(a, b, c, d point) bool {
	return cross(a, b, c)*cross(a, b, d) < 0 && cross(c, d, a)*cross(c, d, b) < 0
}
