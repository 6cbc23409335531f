package main

import (
	"math"

	"ashi/bodymap/atlas"
)

// browLine runs along the left eyebrow, inner end first: vertices of the base
// mesh, chosen by eye.
var browLine = []int{6957, 6979, 7024}

// paint tells how much darker the iris, the pupil and the eyebrows are.
// Positions are in decimetres.
func paint(m *atlas.Mesh, pos []atlas.Vec) []float64 {
	dark := make([]float64, len(pos))
	eye, head := eyes(m), verticesOf(m, atlas.PartHead)
	centre := eyeCentre(pos, eye)
	var brow []atlas.Vec
	for _, v := range browLine {
		brow = append(brow, pos[v])
	}
	for i, p := range pos {
		p[0] = math.Abs(p[0])
		switch {
		case eye[i]:
			off := p.Sub(centre).Unit().Sub(atlas.Vec{0, 0, 1}).Len()
			dark[i] = .62*fade(off, .44, .50) + .25*fade(off, .15, .20)
		case head[i]:
			d, along := fromLine(p, brow)
			w := .045 - .028*along // decimetres: half the breadth of the brow
			dark[i] = .30 * fade(d, .4*w, 1.25*w)
		}
	}
	return dark
}

// fade falls smoothly from 1 at full to 0 at gone.
func fade(x, full, gone float64) float64 {
	t := min(1, max(0, (gone-x)/(gone-full)))
	return t * t * (3 - 2*t)
}

func eyes(m *atlas.Mesh) []bool { return verticesOf(m, atlas.PartEye) }

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

// eyeCentre is the middle of the left eyeball.
func eyeCentre(pos []atlas.Vec, eye []bool) atlas.Vec {
	var s atlas.Vec
	n := 0.0
	for i, p := range pos {
		if eye[i] && p[0] > 0 {
			s, n = s.Add(p), n+1
		}
	}
	return s.Mul(1 / n)
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
