package main

import (
	"math"

	"ashi/bodymap/atlas"
)

// browLine runs along the left eyebrow, inner end first: vertices of the base
// mesh, chosen by eye.
var browLine = []int{6957, 6979, 7024}

// paint tells how much darker the eyebrows are. Positions are in decimetres.
func paint(m *atlas.Mesh, pos []atlas.Vec) []float64 {
	dark := make([]float64, len(pos))
	head := verticesOf(m, atlas.PartHead)
	var brow []atlas.Vec
	for _, v := range browLine {
		brow = append(brow, pos[v])
	}
	for i, p := range pos {
		if !head[i] {
			continue
		}
		p[0] = math.Abs(p[0])
		d, along := fromLine(p, brow)
		breadth := .045 - .028*along // decimetres from the line to the edge
		dark[i] = .30 * fade(d, .4*breadth, 1.25*breadth)
	}
	return dark
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
