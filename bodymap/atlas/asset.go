package atlas

import (
	"bytes"
	"fmt"
)

// Model is the content of the body asset: what cmd/atlas makes and New reads.
// Only one half of the body is written; Mirror makes the other.
type Model struct {
	Mirror []uint16    // per vertex: the vertex on the other side, or itself on the midline
	Part   []Part      // per vertex
	Quads  [][4]uint16 // of the left half, counter-clockwise; base triangles are 0,1,2 and 0,2,3
	Shapes [2][2]Shape // male and female, by Pose
}

// Shape is one figure in one pose.
type Shape struct {
	Pos  [][3]int32 // per vertex, in steps of 0.1 mm
	Tone []uint8    // per subdivided vertex; PlainTone neither lightens nor darkens; nil: plain
}

// PlainTone is the value of Shape.Tone that leaves the skin as it is.
const PlainTone = 160

const (
	magic       = "ashi body 1\n" // changes when the layout does
	maxVertices = 1<<16 - 1
	maxSteps    = 1 << 15 // 3.3 m: subdividing stays within 32 bits
)

// Encode writes the model compactly and always in the same way.
func (m *Model) Encode() ([]byte, error) {
	t, err := m.topology()
	if err != nil {
		return nil, err
	}
	for _, figure := range m.Shapes {
		for _, s := range figure {
			if len(s.Pos) != len(m.Mirror) || s.Tone != nil && len(s.Tone) != t.fine() {
				return nil, fmt.Errorf("%w: a shape is not whole", errAsset)
			}
		}
	}
	var raw writer
	m.code(&raw, t)
	return pack(magic, raw)
}

// topology joins the quads up, or tells what is wrong with the model.
func (m *Model) topology() (*topology, error) {
	if len(m.Part) != len(m.Mirror) {
		return nil, fmt.Errorf("%w: a vertex has no part", errAsset)
	}
	for i, j := range m.Mirror {
		if int(j) >= len(m.Mirror) || int(m.Mirror[j]) != i {
			return nil, fmt.Errorf("%w: a vertex has no mirror image", errAsset)
		}
		if m.Part[i] >= NumParts {
			return nil, fmt.Errorf("%w: there is no part %d", errAsset, m.Part[i])
		}
	}
	for _, q := range m.Quads {
		if int(max(q[0], q[1], q[2], q[3])) >= len(m.Mirror) {
			return nil, fmt.Errorf("%w: a quad has no corner", errAsset)
		}
	}
	t, err := newTopology(m.Quads, m.Mirror, m.Part)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errAsset, err)
	}
	return t, nil
}

// code writes everything as differences between neighbours in the list.
func (m *Model) code(w *writer, t *topology) {
	w.int(len(m.Mirror))
	w.int(len(m.Quads))
	last := 0
	for i, j := range m.Mirror {
		w.int(int(j) - i - last)
		last = int(j) - i
	}
	for k := range 4 {
		last = 0
		for _, q := range m.Quads {
			w.int(int(q[k]) - last)
			last = int(q[k])
		}
	}
	for i, p := range m.Part {
		if kept(m.Mirror, i) {
			w.int(int(p))
		}
	}
	for f := range m.Shapes {
		for _, s := range m.Shapes[f] {
			m.codeShape(w, t, s)
		}
	}
}

func (m *Model) codeShape(w *writer, t *topology, s Shape) {
	for k := range 3 {
		var last int32
		for i, p := range s.Pos {
			if kept(m.Mirror, i) {
				w.int(int(p[k] - last))
				last = p[k]
			}
		}
	}
	if s.Tone == nil {
		s.Tone = bytes.Repeat([]byte{PlainTone}, t.fine())
	}
	for i, tone := range s.Tone {
		if kept(t.mirror, i) {
			w.int(int(tone) - t.guess(s.Tone, i))
		}
	}
}

// kept tells whether a vertex is written, rather than made by mirroring.
func kept[T uint16 | int32](mirror []T, i int) bool { return i <= int(mirror[i]) }

// guess is what the tone of a fine vertex is likely to be, from earlier ones.
func (t *topology) guess(tone []uint8, i int) int {
	nv, ne := len(t.valence), len(t.ends)
	switch {
	case i == 0:
		return PlainTone
	case i < nv:
		return int(tone[i-1])
	case i < nv+ne:
		e := t.ends[i-nv]
		return (int(tone[e[0]]) + int(tone[e[1]])) / 2
	}
	s := 0
	for _, v := range t.quads[i-nv-ne] {
		s += int(tone[v])
	}
	return s / 4
}

// decode undoes Encode. Whatever the bytes are, it returns a sound model or an error.
func decode(data []byte) (*Model, *topology, error) {
	raw, err := unpack(magic, data)
	if err != nil {
		return nil, nil, err
	}
	return decodeRaw(raw)
}

func decodeRaw(raw []byte) (*Model, *topology, error) {
	r := &reader{left: raw}
	m := &Model{Mirror: make([]uint16, r.count(maxVertices)), Quads: make([][4]uint16, r.count(maxVertices))}
	delta := 0
	for i := range m.Mirror {
		delta += r.int()
		m.Mirror[i] = r.index(i+delta, len(m.Mirror))
	}
	for k := range 4 {
		v := 0
		for i := range m.Quads {
			v += r.int()
			m.Quads[i][k] = r.index(v, len(m.Mirror))
		}
	}
	m.decodeParts(r)
	if r.bad {
		return nil, nil, errAsset
	}
	t, err := m.topology()
	if err != nil {
		return nil, nil, err
	}
	for f := range m.Shapes {
		for p := range m.Shapes[f] {
			m.Shapes[f][p] = m.decodeShape(r, t)
		}
	}
	if r.bad || len(r.left) > 0 {
		return nil, nil, errAsset
	}
	return m, t, nil
}

func (m *Model) decodeParts(r *reader) {
	m.Part = make([]Part, len(m.Mirror))
	for i, j := range m.Mirror {
		if kept(m.Mirror, i) {
			p := Part(r.index(r.int(), int(NumParts)))
			m.Part[i], m.Part[j] = p, p.Mirror()
			r.bad = r.bad || i == int(j) && p != p.Mirror()
		}
	}
}

func (m *Model) decodeShape(r *reader, t *topology) Shape {
	s := Shape{Pos: make([][3]int32, len(m.Mirror)), Tone: make([]uint8, t.fine())}
	for k := range 3 {
		at := 0
		for i, j := range m.Mirror {
			if !kept(m.Mirror, i) {
				continue
			}
			at += r.int()
			if at < -maxSteps || at > maxSteps || k == 0 && i == int(j) && at != 0 {
				r.bad, at = true, 0
			}
			s.Pos[i][k], s.Pos[j][k] = int32(at), int32(at)
			if k == 0 {
				s.Pos[j][0] = int32(-at)
			}
		}
	}
	for i, j := range t.mirror {
		if kept(t.mirror, i) {
			tone := uint8(r.index(t.guess(s.Tone, i)+r.int(), 256))
			s.Tone[i], s.Tone[j] = tone, tone
		}
	}
	return s
}
