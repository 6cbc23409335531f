package main

import (
	"math"

	"ashi/bodymap/atlas"
)

// browLine runs along the left eyebrow, inner end first: shares of vertices of
// the base mesh, chosen by eye.
var browLine = []map[int]float64{
	{6943: .071, 6957: .595, 6984: .334},
	{6979: .518, 6953: .204, 6952: .278},
	{7023: .011, 7024: .492, 6987: .497},
}

// paint tells how much darker the eyebrows are. Positions are in decimetres.
func paint(m *atlas.Mesh, pos []atlas.Vec) []float64 {
	dark := make([]float64, len(pos))
	head := verticesOf(m, atlas.PartHead)
	brow := browCurve(pos)
	for i, p := range pos {
		if !head[i] {
			continue
		}
		p[0] = math.Abs(p[0])
		d, along := fromLine(p, brow)
		breadth := .055 - .03*along // decimetres from the line to the edge
		dark[i] = .34 * fade(d, .3*breadth, 1.3*breadth) * (1 - .4*along)
	}
	return dark
}

// browCurve rounds the line off.
func browCurve(pos []atlas.Vec) []atlas.Vec {
	knots := make([]atlas.Vec, len(browLine))
	for i, blend := range browLine {
		for v := range pos {
			knots[i] = knots[i].Add(pos[v].Mul(blend[v]))
		}
	}
	const steps = 8
	var curve []atlas.Vec
	for i := range len(knots) - 1 {
		for k := range steps {
			curve = append(curve, spline(knots, i, float64(k)/steps))
		}
	}
	return append(curve, knots[len(knots)-1])
}

// fade falls smoothly from 1 at full to 0 at gone.
func fade(x, full, gone float64) float64 {
	t := min(1, max(0, (gone-x)/(gone-full)))
	return t * t * (3 - 2*t)
}

// verticesOf marks the vertices that a part's triangles use.
func verticesOf(m *atlas.Mesh, part atlas.Part) []bool {
	out := make([]bool, len(m.Pos))
	for t, p := range m.Part {
		if p == part {
			for _, v := range m.Tri[t] {
				out[v] = true
			}
		}
	}
	return out
}

// fromLine is the distance of p from a line of points, and where along it the
// nearest place is, from 0 to 1.
func fromLine(p atlas.Vec, line []atlas.Vec) (dist, along float64) {
	dist = math.Inf(1)
	for i := range len(line) - 1 {
		ab := line[i+1].Sub(line[i])
		u := min(1, max(0, p.Sub(line[i]).Dot(ab)/ab.Dot(ab)))
		if d := p.Sub(line[i].Lerp(line[i+1], u)).Len(); d < dist {
			dist, along = d, (float64(i)+u)/float64(len(line)-1)
		}
	}
	return dist, along
}
