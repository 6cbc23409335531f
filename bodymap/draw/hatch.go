package draw

import (
	"cmp"
	"math"
	"slices"
)

// Hatch fills triangles with parallel strokes that rise to the right at 45 degrees,
// gap apart. The strokes of neighbouring triangles belong to one family, so that what the
// triangles cover together is hatched as a whole, in any projection; pieces that meet are joined.
func Hatch(triangles [][3]Point, gap float64) [][2]Point {
	if !(gap > 0) {
		return nil
	}
	step := gap * math.Sqrt2 // between x+y of one stroke and the next
	rows := map[int][][2]float64{}
	for _, t := range triangles {
		low, high := math.Inf(1), math.Inf(-1)
		for _, p := range t {
			low, high = math.Min(low, p.X+p.Y), math.Max(high, p.X+p.Y)
		}
		for k := int(math.Ceil(low / step)); float64(k)*step <= high; k++ {
			if from, to, ok := cutAt(t, float64(k)*step); ok {
				rows[k] = append(rows[k], [2]float64{from, to})
			}
		}
	}
	var out [][2]Point
	for k, pieces := range rows {
		for _, x := range joined(pieces, gap/20) {
			sum := float64(k) * step
			out = append(out, [2]Point{{x[0], sum - x[0]}, {x[1], sum - x[1]}})
		}
	}
	slices.SortFunc(out, func(a, b [2]Point) int {
		return cmp.Or(cmp.Compare(a[0].X+a[0].Y, b[0].X+b[0].Y), cmp.Compare(a[0].X, b[0].X))
	})
	return out
}

// cutAt is the stretch of x that the stroke x+y = sum has inside a triangle.
func cutAt(t [3]Point, sum float64) (from, to float64, ok bool) {
	from, to = math.Inf(1), math.Inf(-1)
	for i, a := range t {
		b := t[(i+1)%3]
		sa, sb := a.X+a.Y-sum, b.X+b.Y-sum
		if sa*sb > 0 || sa == sb {
			continue
		}
		x := a.X + (b.X-a.X)*sa/(sa-sb)
		from, to = math.Min(from, x), math.Max(to, x)
	}
	return from, to, to > from
}

// joined joins stretches that overlap or lie closer than slack.
func joined(pieces [][2]float64, slack float64) [][2]float64 {
	slices.SortFunc(pieces, func(a, b [2]float64) int { return cmp.Compare(a[0], b[0]) })
	out := pieces[:1]
	for _, p := range pieces[1:] {
		if last := &out[len(out)-1]; p[0] <= last[1]+slack {
			last[1] = math.Max(last[1], p[1])
		} else {
			out = append(out, p)
		}
	}
	return out
}
