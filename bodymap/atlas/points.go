package atlas

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync"
)

// Named is a named point on one figure.
type Named struct {
	Code  Code
	Side  Side
	Place Place
}

// bodyMarks is what is known about the skin of one figure: the landmarks, by
// which it is measured, and the named points.
type bodyMarks struct {
	landmarks map[string]Place
	named     []Named
	byCode    map[Code]map[Side]Place
	headOnce  sync.Once
	headFrame *headFrame
	ballsOnce sync.Once
	balls     []ball
}

// Named lists every placed point and side on this figure, in the order of the
// table: the left one of a pair before the right. Do not change the list.
func (b *Body) Named() []Named { return b.marks.named }

// PlaceOf is where a named point lies on this figure. A point of the midline
// has the side Midline; a pair has Left and Right.
func (b *Body) PlaceOf(c Code, s Side) (Place, bool) {
	p, ok := b.marks.byCode[c][s]
	return p, ok
}

// Landmark is a landmark of the body, on the left side or the midline. Its
// names are those of cmd/atlas/tables/landmarks.csv.
func (b *Body) Landmark(name string) (Place, bool) {
	p, ok := b.marks.landmarks[name]
	return p, ok
}

// mark is where a landmark lies; loadMarks has made sure that those used for
// measuring are known.
func (b *Body) mark(name string) Vec { return b.At(b.marks.landmarks[name], Anatomical) }

// SetLandmark is for the compiler of the atlas, which measures by the landmarks
// it has placed so far. It is not safe while the body is in use.
func (b *Body) SetLandmark(name string, p Place) {
	if b.marks.landmarks == nil {
		b.marks.landmarks = map[string]Place{}
	}
	b.marks.landmarks[name] = p
}

// loadMarks reads points.bin, if it is there.
func (a *Atlas) loadMarks(files fs.FS) error {
	data, err := fs.ReadFile(files, "points.bin")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading the points: %w", err)
	}
	m, err := DecodeMarks(data)
	if err != nil {
		return err
	}
	for f, b := range []*Body{a.male, a.female} {
		if err := a.setMarks(b, m, f); err != nil {
			return err
		}
	}
	return nil
}

func (a *Atlas) setMarks(b *Body, m *Marks, figure int) error {
	for i, name := range m.Landmarks {
		b.SetLandmark(name, m.Places[figure][i])
	}
	b.marks.byCode = make(map[Code]map[Side]Place, len(m.Points))
	for i, c := range m.Points {
		b.addPoint(a, c, m.Places[figure][len(m.Landmarks)+i])
	}
	for _, p := range m.Places[figure] {
		if err := a.Valid(p); err != nil {
			return err
		}
	}
	for _, name := range MeasuringLandmarks() {
		if _, ok := b.marks.landmarks[name]; !ok {
			return fmt.Errorf("%w: no landmark %s", errMarks, name)
		}
	}
	return nil
}

func (b *Body) addPoint(a *Atlas, c Code, p Place) {
	sides := map[Side]Place{Left: p, Right: a.Mirror(p)}
	order := []Side{Left, Right}
	if a.onMidline(p) {
		sides, order = map[Side]Place{Midline: p}, []Side{Midline}
	}
	b.marks.byCode[c] = sides
	for _, s := range order {
		b.marks.named = append(b.marks.named, Named{c, s, sides[s]})
	}
}

// onMidline tells whether a place is its own mirror image. It asks the numbers
// of the vertices, so that no mesh need be built when the program starts.
func (a *Atlas) onMidline(p Place) bool {
	m := a.Mirror(p)
	for k, other := range [3]uint16{m.V[0], m.V[2], m.V[1]} {
		if p.W[k] > 0 && other != p.V[k] {
			return false
		}
	}
	return true
}

// LandmarkNames lists the names of all landmarks, in no particular order.
func (b *Body) LandmarkNames() []string {
	return slices.Collect(maps.Keys(b.marks.landmarks))
}
