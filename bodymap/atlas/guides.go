package atlas

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
)

// Line is a guide as it is stored: on the left side, or on the midline.
type Line struct {
	Name    string
	Midline bool // there is no other one on the right
	Places  []Place
}

// Lines is the content of guides.bin: what cmd/atlas makes and New reads. Male
// and female.
type Lines [2][]Line

const (
	linesMagic = "ashi guides 1\n" // changes when the layout does
	maxLines   = 1000
)

// Encode writes the lines, always in the same way. Shares are rounded as in the
// text of a Place.
func (l *Lines) Encode() ([]byte, error) {
	var w writer
	for _, figure := range l {
		w.int(len(figure))
		for _, line := range figure {
			w.name(line.Name)
			w.bool(line.Midline)
			w.int(len(line.Places))
			var last [3]int
			for _, p := range line.Places {
				for k, v := range p.V {
					w.int(int(v) - last[k])
					last[k] = int(v)
				}
				w.int(int(math.Round(p.W[0] * shareParts)))
				w.int(int(math.Round(p.W[1] * shareParts)))
			}
		}
	}
	return pack(linesMagic, w)
}

// decodeLines undoes Encode. Whether the body has such places, it does not know.
func decodeLines(data []byte) (*Lines, error) {
	raw, err := unpack(linesMagic, data)
	if err != nil {
		return nil, err
	}
	return decodeRawLines(raw)
}

func decodeRawLines(raw []byte) (*Lines, error) {
	r := &reader{left: raw}
	l := &Lines{}
	for f := range l {
		for range r.count(maxLines) {
			l[f] = append(l[f], r.line())
		}
	}
	if r.bad || len(r.left) > 0 {
		return nil, fmt.Errorf("%w: the guides", errAsset)
	}
	return l, nil
}

func (r *reader) line() Line {
	l := Line{Name: r.name(), Midline: r.bool()}
	n := r.count(maxLines)
	var last [3]int
	for range n {
		var p Place
		for k := range p.V {
			p.V[k] = r.index(last[k]+r.int(), maxVertices)
			last[k] = int(p.V[k])
		}
		p.W = r.shares()
		l.Places = append(l.Places, p)
	}
	return l
}

// shares reads two of the shares of a place; the third is what is left of one.
func (r *reader) shares() [3]float64 {
	a, b := r.int(), r.int()
	if a < 0 || b < 0 || a > shareParts || a+b > shareParts {
		r.bad = true
		return [3]float64{}
	}
	return [3]float64{float64(a) / shareParts, float64(b) / shareParts, float64(shareParts-a-b) / shareParts}
}

// loadLines reads guides.bin, if it is there, and adds the right-hand lines.
func (a *Atlas) loadLines(files fs.FS) error {
	data, err := fs.ReadFile(files, "guides.bin")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading the guides: %w", err)
	}
	lines, err := decodeLines(data)
	if err != nil {
		return err
	}
	for f, b := range [2]*Body{a.male, a.female} {
		for _, l := range lines[f] {
			other := Line{Name: l.Name}
			for _, p := range l.Places {
				if err := a.Valid(p); err != nil {
					return fmt.Errorf("guide %s: %w", l.Name, err)
				}
				other.Places = append(other.Places, a.Mirror(p))
			}
			b.lines = append(b.lines, l)
			if !l.Midline {
				b.lines = append(b.lines, other)
			}
		}
	}
	return nil
}

// guides lays lines on the mesh.
func (m *Mesh) guides(lines []Line) []Guide {
	out := make([]Guide, 0, len(lines))
	for _, l := range lines {
		g := Guide{Name: l.Name}
		for _, p := range l.Places {
			g.Pos = append(g.Pos, narrow(m.at(m.Pos, p)))
			g.Normal = append(g.Normal, narrow(m.at(m.Normal, p).Unit()))
		}
		out = append(out, g)
	}
	return out
}
