package atlas

import "slices"

// ears cuts a polygon into triangles.
func ears(polygon []xy) [][3]xy {
	if len(polygon) < 3 {
		return nil
	}
	rest := slices.Clone(polygon)
	var out [][3]xy
	for len(rest) > 3 {
		i := ear(rest)
		n := len(rest)
		out = append(out, [3]xy{rest[(i+n-1)%n], rest[i], rest[(i+1)%n]})
		rest = slices.Delete(rest, i, i+1)
	}
	return append(out, [3]xy(rest))
}

// ear is a corner that can be cut off: no other corner lies in its triangle. Of
// a polygon worn to a line it is the bluntest.
func ear(polygon []xy) int {
	n, best, flattest := len(polygon), 0, 2.
	for i, b := range polygon {
		a, c := polygon[(i+n-1)%n], polygon[(i+1)%n]
		turn := b.sub(a).cross(c.sub(b))
		if turn < 0 {
			continue
		}
		free := true
		for k := range n - 3 {
			q := polygon[(i+2+k)%n]
			if b.sub(a).cross(q.sub(a)) > 0 && c.sub(b).cross(q.sub(b)) > 0 && a.sub(c).cross(q.sub(c)) > 0 {
				free = false
				break
			}
		}
		if free {
			return i
		}
		if turn < flattest {
			best, flattest = i, turn
		}
	}
	return best
}
