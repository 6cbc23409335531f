package main

import (
	"fmt"
	"math"
	"testing/fstest"

	"ashi/bodymap/atlas"
)

// figures and poses in the order of atlas.Model.Shapes.
var (
	figures = [2]atlas.Figure{atlas.Male, atlas.Female}
	poses   = [2]posture{anatomical, armsForward}
)

// compileBody makes body.bin.
func compileBody(dir string) ([]byte, error) {
	src, err := readSource(dir)
	if err != nil {
		return nil, err
	}
	m := &atlas.Model{Mirror: src.mirror, Part: src.parts()}
	for f, name := range figures {
		shape, err := src.morph(dir, recipe(name))
		if err != nil {
			return nil, err
		}
		floor := math.Inf(1)
		for p, pose := range poses {
			skin := src.pose(shape, pose)
			if p == 0 {
				for _, v := range skin {
					floor = min(floor, v[1])
				}
			}
			m.Shapes[f][p].Pos = steps(symmetric(skin, src.mirror), floor)
		}
	}
	m.Quads = leftQuads(src, m.Shapes[0][0].Pos)
	return shade(m)
}

// steps turns decimetres into the whole steps of the asset, soles at zero.
func steps(skin []atlas.Vec, floor float64) [][3]int32 {
	const perDecimetre = 1000
	out := make([][3]int32, len(skin))
	for i, v := range skin {
		v[1] -= floor
		for k := range v {
			out[i][k] = int32(math.Round(v[k] * perDecimetre))
		}
	}
	return out
}

// symmetric evens out what little the two halves differ by.
func symmetric(skin []atlas.Vec, mirror []uint16) []atlas.Vec {
	out := make([]atlas.Vec, len(skin))
	for i, a := range skin {
		b := skin[mirror[i]]
		out[i] = atlas.Vec{(a[0] - b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2}
	}
	return out
}

// leftQuads are the quads of the left half, turned so that the shorter diagonal
// joins their first and third corner.
func leftQuads(src *source, pos [][3]int32) [][4]uint16 {
	length := func(a, b uint16) (s int) {
		for k := range 3 {
			d := int(pos[a][k] - pos[b][k])
			s += d * d
		}
		return s
	}
	var out [][4]uint16
	for _, q := range src.quads {
		if pos[q[0]][0]+pos[q[1]][0]+pos[q[2]][0]+pos[q[3]][0] <= 0 {
			continue
		}
		if length(q[1], q[3]) < length(q[0], q[2]) {
			q = [4]uint16{q[1], q[2], q[3], q[0]}
		}
		out = append(out, q)
	}
	return out
}

// shade bakes the tone of every shape. It needs the subdivided meshes, so it
// writes the model plain, lets the atlas read it, and writes it again.
func shade(m *atlas.Model) ([]byte, error) {
	plain, err := m.Encode()
	if err != nil {
		return nil, err
	}
	a, err := atlas.New(fstest.MapFS{"body.bin": {Data: plain}})
	if err != nil {
		return nil, fmt.Errorf("reading the plain body back: %w", err)
	}
	for f, name := range figures {
		for p := range poses {
			m.Shapes[f][p].Tone = bake(a.Body(name).Mesh(atlas.Pose(p)), len(m.Mirror))
		}
	}
	return m.Encode()
}
