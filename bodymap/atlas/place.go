package atlas

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strconv"
)

// Place is a point on the skin: three vertices of one base triangle, in its
// order, and their shares, which are not negative and sum to one. It means the
// same point on every figure and in every pose.
type Place struct {
	V [3]uint16
	W [3]float64
}

// Side tells on which half of the body something lies.
type Side string

// The sides, from the patient's point of view.
const (
	Midline Side = ""
	Left    Side = "left"
	Right   Side = "right"
)

// Figure names one of the two bodies.
type Figure string

// The figures.
const (
	Male   Figure = "male"
	Female Figure = "female"
)

// Pose is the posture in which a figure is drawn.
type Pose uint8

// The poses. Measuring is done in the anatomical pose.
const (
	Anatomical Pose = iota
	ArmsForward
)

// errPlace is what every refusal of a Place wraps.
var errPlace = errors.New("not a place on the body")

// shareParts is how many parts a share is divided into when it is written.
const shareParts = 1_000_000

// checkShares tells whether three shares can belong to a place.
func checkShares(w [3]float64) error {
	sum := 0.0
	for _, s := range w {
		if !(s >= 0 && s <= 1) { // refuses NaN as well
			return fmt.Errorf("%w: share %v", errPlace, s)
		}
		sum += s
	}
	if math.Abs(sum-1) > 1e-6 {
		return fmt.Errorf("%w: shares sum to %v", errPlace, sum)
	}
	return nil
}

// MarshalText writes the place as "v0 v1 v2 w0 w1 w2", shares with six decimals
// (less than a tenth of a micrometre on the skin). The written shares sum to one.
func (p Place) MarshalText() ([]byte, error) {
	if err := checkShares(p.W); err != nil {
		return nil, err
	}
	n := p.parts()
	b := make([]byte, 0, 48)
	for _, v := range p.V {
		b = append(strconv.AppendUint(b, uint64(v), 10), ' ')
	}
	for _, s := range n {
		b = append(b, byte('0'+s/shareParts), '.')
		for unit := shareParts / 10; unit > 0; unit /= 10 {
			b = append(b, byte('0'+s/unit%10))
		}
		b = append(b, ' ')
	}
	return b[:len(b)-1], nil
}

// parts are the shares in millionths, which sum to a million.
func (p Place) parts() (n [3]int) {
	rest, most := shareParts, 0
	for i, w := range p.W {
		n[i] = int(math.Round(w * shareParts))
		rest -= n[i]
		if w > p.W[most] {
			most = i
		}
	}
	n[most] += rest
	return n
}

// UnmarshalText reads what MarshalText writes and nothing else, so that one
// place has one text. Whether the body has such a triangle, Atlas.Valid tells.
func (p *Place) UnmarshalText(text []byte) error {
	q, ok := readPlace(text)
	if !ok {
		return fmt.Errorf("%w: %q", errPlace, text)
	}
	*p = q
	return nil
}

// readPlace is fast: areas are thousands of places.
func readPlace(text []byte) (p Place, ok bool) {
	ok = true
	for i := range p.V {
		end := bytes.IndexByte(text, ' ')
		if end < 1 || end > 5 || end > 1 && text[0] == '0' {
			return p, false
		}
		v := wholeOf(text[:end], &ok)
		ok = ok && v <= math.MaxUint16
		p.V[i], text = uint16(v), text[end+1:]
	}
	const share = len("0.000000")
	if len(text) != 3*share+2 || text[share] != ' ' || text[2*share+1] != ' ' {
		return p, false
	}
	sum := 0
	for i := range p.W {
		w := text[i*(share+1):][:share]
		parts := wholeOf(w[:1], &ok)*shareParts + wholeOf(w[2:], &ok)
		ok = ok && w[1] == '.'
		p.W[i] = float64(parts) / shareParts
		sum += parts
	}
	return p, ok && sum == shareParts
}

// wholeOf reads a number without sign; ok turns false when it is none.
func wholeOf(text []byte, ok *bool) (n int) {
	for _, c := range text {
		*ok = *ok && c >= '0' && c <= '9'
		n = 10*n + int(c-'0')
	}
	return n
}

// Valid tells what is wrong with a place, if anything.
func (a *Atlas) Valid(p Place) error {
	if a.topo.find(p.V) < 0 {
		return fmt.Errorf("%w: no triangle %d", errPlace, p.V)
	}
	return checkShares(p.W)
}

// Mirror returns the same place on the other side of the body. Mirroring twice
// gives the place back exactly. A place off the body is returned as it is.
func (a *Atlas) Mirror(p Place) Place { return a.topo.mirrored(p) }

// MirrorAll returns the same places on the other side of the body, in their order.
func (a *Atlas) MirrorAll(list []Place) []Place { return a.topo.mirroredAll(list) }

func (t *topology) mirroredAll(list []Place) []Place {
	out := make([]Place, len(list))
	for i, p := range list {
		out[i] = t.mirrored(p)
	}
	return out
}

func (t *topology) mirrored(p Place) Place {
	if t.find(p.V) < 0 {
		return p
	}
	other := func(v uint16) uint16 { return uint16(t.mirror[v]) }
	// A mirror turns the triangle over; swapping two corners turns it back.
	return Place{
		V: [3]uint16{other(p.V[0]), other(p.V[2]), other(p.V[1])},
		W: [3]float64{p.W[0], p.W[2], p.W[1]},
	}
}
