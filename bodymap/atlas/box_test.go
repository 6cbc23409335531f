package atlas

import (
	"testing"
	"testing/fstest"
)

// box is the smallest body: a box 2 cm wide, high and deep about the origin, cut
// in two by the midline. Corners 0..3 are on the left, 4..7 on the midline,
// 8..11 on the right, each ring counter-clockwise from the lower back seen from
// the left.
func box() *Model {
	m := &Model{Quads: [][4]uint16{{0, 3, 2, 1}, {0, 1, 5, 4}, {1, 2, 6, 5}, {2, 3, 7, 6}, {3, 0, 4, 7}}}
	ring := [4][2]int32{{-100, -100}, {-100, 100}, {100, 100}, {100, -100}} // y, z in steps
	var pos [][3]int32
	for i := range uint16(12) {
		m.Mirror = append(m.Mirror, [3]uint16{8, 0, 0}[i/4]+[3]uint16{0, 4, 0}[i/4]+i%4)
		m.Part = append(m.Part, [3]Part{PartThighLeft, PartTrunk, PartThighRight}[i/4])
		pos = append(pos, [3]int32{100 - 100*int32(i/4), ring[i%4][0], ring[i%4][1]})
	}
	for f := range m.Shapes {
		for p := range m.Shapes[f] {
			m.Shapes[f][p].Pos = pos
		}
	}
	return m
}

func encode(t testing.TB, m *Model) []byte {
	t.Helper()
	data, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func boxAtlas(t testing.TB) *Atlas {
	t.Helper()
	a, err := New(fstest.MapFS{"body.bin": {Data: encode(t, box())}})
	if err != nil {
		t.Fatal(err)
	}
	return a
}
