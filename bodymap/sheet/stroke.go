package sheet

import "math"

// flatten turns a path into lines of points; a closed one ends where it starts.
func flatten(p path) [][]point {
	var lines [][]point
	var line []point
	for _, s := range p {
		switch s.op {
		case 'M':
			if len(line) > 1 {
				lines = append(lines, line)
			}
			line = []point{s.p[0]}
		case 'L':
			line = append(line, s.p[0])
		case 'C':
			line = bend(line, s.p)
		case 'Z':
			line = append(line, line[0])
		}
	}
	if len(line) > 1 {
		lines = append(lines, line)
	}
	return lines
}

// bend adds a cubic curve as short chords.
func bend(line []point, p [3]point) []point {
	a := line[len(line)-1]
	n := 4 + int(4*math.Sqrt(a.dist(p[0])+p[0].dist(p[1])+p[1].dist(p[2])))
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		ab, bc, cd := between(a, p[0], t), between(p[0], p[1], t), between(p[1], p[2], t)
		line = append(line, between(between(ab, bc, t), between(bc, cd, t), t))
	}
	return line
}

// dashes cuts lines into dashes and gaps of one length; 0 leaves them whole.
func dashes(lines [][]point, length float64) [][]point {
	if length <= 0 {
		return lines
	}
	var out [][]point
	for _, l := range lines {
		left, on := length, true
		cur := []point{l[0]}
		for i := 1; i < len(l); i++ {
			a, b := l[i-1], l[i]
			for d := a.dist(b); d > left; d = a.dist(b) {
				a = between(a, b, left/d)
				if on {
					out = append(out, append(cur, a))
				}
				cur, left, on = []point{a}, length, !on
			}
			left -= a.dist(b)
			cur = append(cur, b)
		}
		if on {
			out = append(out, cur)
		}
	}
	return out
}

// stroke gives the outlines of lines drawn with a round-jointed pen: one
// rectangle per chord and a disc per joint, all turning the same way.
func stroke(lines [][]point, width float64) [][]point {
	var out [][]point
	h := width / 2
	for _, l := range lines {
		for i := 1; i < len(l); i++ {
			a, b := l[i-1], l[i]
			d := a.dist(b)
			if d < 1e-9 {
				continue
			}
			n := point{(a.Y - b.Y) / d * h, (b.X - a.X) / d * h}
			out = append(out, []point{a.sub(n), b.sub(n), b.add(n), a.add(n)})
			if i > 1 || l[0] == l[len(l)-1] {
				out = append(out, disc(a, h))
			}
		}
	}
	return out
}

func disc(c point, r float64) []point {
	out := make([]point, 12)
	for i := range out {
		out[i] = c.add(polar(float64(i)*math.Pi/6, r))
	}
	return out
}
