package atlas

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
)

// Marks is the content of points.bin: what cmd/atlas makes and New reads.
// Landmarks and points are on the left side or the midline.
type Marks struct {
	Landmarks []string
	Points    []Code
	Places    [2][]Place // male and female: the landmarks, then the points
}

const (
	marksMagic = "ashi points 1\n" // changes when the layout does
	maxMarks   = 4096
	maxName    = 64
)

var errMarks = errors.New("the data of the points are damaged")

// Encode writes the marks, always in the same way. Shares are rounded as in the
// text of a Place.
func (m *Marks) Encode() ([]byte, error) {
	var w writer
	w.int(len(m.Landmarks))
	w.int(len(m.Points))
	for _, n := range m.names() {
		w.int(len(n))
		w = append(w, n...)
	}
	for _, places := range m.Places {
		if len(places) != len(m.Landmarks)+len(m.Points) {
			return nil, fmt.Errorf("%w: %d places", errMarks, len(places))
		}
		for _, p := range places {
			for k := range 3 {
				w.int(int(p.V[k]))
			}
			w.int(int(math.Round(p.W[0] * shareParts)))
			w.int(int(math.Round(p.W[1] * shareParts)))
		}
	}
	out := bytes.NewBufferString(marksMagic)
	out.Write(binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(w)))
	z, err := flate.NewWriter(out, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err = z.Write(w); err == nil {
		err = z.Close()
	}
	return out.Bytes(), err
}

func (m *Marks) names() []string {
	names := append([]string(nil), m.Landmarks...)
	for _, c := range m.Points {
		names = append(names, string(c))
	}
	return names
}

// DecodeMarks reads what Encode writes.
func DecodeMarks(data []byte) (*Marks, error) {
	rest, ok := bytes.CutPrefix(data, []byte(marksMagic))
	if !ok || len(rest) < 4 {
		return nil, errMarks
	}
	raw, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(rest[4:])), maxMarks*100))
	if err != nil || crc32.ChecksumIEEE(raw) != binary.LittleEndian.Uint32(rest) {
		return nil, errMarks
	}
	r := &reader{left: raw}
	m := &Marks{}
	landmarks, points := r.count(maxMarks), r.count(maxMarks)
	for range landmarks {
		m.Landmarks = append(m.Landmarks, r.name())
	}
	for range points {
		m.Points = append(m.Points, Code(r.name()))
	}
	for f := range m.Places {
		for range landmarks + points {
			m.Places[f] = append(m.Places[f], r.place())
		}
	}
	if r.bad || len(r.left) > 0 {
		return nil, errMarks
	}
	return m, nil
}

func (r *reader) name() string {
	n := r.count(maxName)
	s := string(r.left[:n])
	r.left = r.left[n:]
	return s
}

func (r *reader) place() Place {
	var p Place
	for k := range p.V {
		p.V[k] = r.index(r.int(), maxVertices)
	}
	a, b := r.int(), r.int()
	if a < 0 || b < 0 || a+b > shareParts {
		r.bad = true
		return Place{}
	}
	p.W = [3]float64{float64(a) / shareParts, float64(b) / shareParts, float64(shareParts-a-b) / shareParts}
	return p
}
