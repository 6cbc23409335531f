package atlas

import (
	"math"
	"slices"
	"sync"
)

// nearPoint is a named point of the left side or the midline, ready for measuring.
type nearPoint struct {
	code    Code
	p, n    Vec
	midline bool
	region  Region
}

// nearPoints are the named points of a figure, made at first use.
type nearPoints struct {
	once sync.Once
	list []nearPoint
}

func (b *Body) nearPoints() []nearPoint {
	b.near.once.Do(func() {
		for _, n := range b.Named() {
			if n.Side == Right {
				continue
			}
			r, _ := b.RegionOf(n.Place)
			b.near.list = append(b.near.list, nearPoint{n.Code, b.At(n.Place, Anatomical), b.Normal(n.Place, Anatomical), n.Side == Midline, r})
		}
	})
	return b.near.list
}

// besides are the body parts whose points a place may name beside those of its
// own: the joints at the ends of a limb's segment, and front with front.
var besides = map[string][]string{
	"chest":   {"abdomen"},
	"abdomen": {"chest"},
	"arm":     {"elbow"},
	"forearm": {"elbow", "wrist"},
	"hand":    {"wrist"},
	"thigh":   {"knee"},
	"leg":     {"knee", "ankle"},
	"foot":    {"ankle"},
}

// otherFace is how many cm further away a point counts that looks the other way.
// The sole never names a point of the top of the foot, nor the palm one of the
// back of the hand; the far side of a limb is far enough by a few.
func otherFace(part string) float64 {
	if part == "hand" || part == "foot" {
		return 100
	}
	return 6
}

// nearest is the nearest point that may be named; nil if there is none. On a
// finger or toe it is one of the same digit, if that has any.
func (s *spot) nearest(r Region, side Side) *nearPoint {
	if isDigit(r.ID) {
		own := func(of Region) bool { return of.ID == r.ID }
		if n := s.nearestOf(r, own, side); n != nil {
			return n
		}
	}
	return s.nearestOf(r, func(of Region) bool { return mayName(r, of) }, side)
}

func (s *spot) nearestOf(r Region, may func(Region) bool, side Side) *nearPoint {
	list := s.b.nearPoints()
	best, found := math.Inf(1), -1
	for i := range list {
		n := &list[i]
		if !may(n.region) || side == Midline && !n.midline {
			continue
		}
		d := s.p.Sub(n.p).Len()
		if s.n.Dot(n.n) < 0 {
			d += otherFace(r.BodyPart)
		}
		if d < best {
			best, found = d, i
		}
	}
	if found < 0 {
		return nil
	}
	return &list[found]
}

// mayName tells whether a place of region r may be described by a point of region of.
func mayName(r, of Region) bool {
	return !isDigit(of.ID) && (r.BodyPart == of.BodyPart || slices.Contains(besides[r.BodyPart], of.BodyPart))
}

func isDigit(id string) bool {
	is := func(d digit) bool { return d.id == id }
	return slices.ContainsFunc(fingers, is) || slices.ContainsFunc(toes, is)
}

// axis3 is one of the three directions of a body part: its unit vector, the
// words for with and against it, and the length of a cun along it in cm.
type axis3 struct {
	dir           Vec
	with, against Direction
	cm            float64
}

// offsets is the way from a named point to the spot, by the two of the part's
// directions that lie in the skin. It is empty if both round to nothing.
func (s *spot) offsets(r Region, side Side, from *nearPoint) []Offset {
	n := s.n.Add(from.n).Unit()
	axes := s.axes(r)
	through := 0
	for i := range axes {
		if math.Abs(n.Dot(axes[i].dir)) > math.Abs(n.Dot(axes[through].dir)) {
			through = i
		}
	}
	flat := func(v Vec) Vec { return v.Sub(n.Mul(v.Dot(n))) }
	d := s.p.Sub(from.p)
	way := flat(d)
	way = way.Unit().Mul(min(d.Len(), 1.5*way.Len())) // as long as the tape
	var out []Offset
	var first Vec
	for i, a := range axes {
		if i == through || side == Midline && a.with == lateral {
			continue
		}
		dir := flat(a.dir)
		dir = dir.Sub(first.Mul(dir.Dot(first))).Unit()
		first = dir
		cun := tenth(way.Dot(dir) / a.cm)
		switch {
		case cun > 0:
			out = append(out, Offset{cun, a.with})
		case cun < 0:
			out = append(out, Offset{-cun, a.against})
		}
	}
	return out
}

// axes are the directions in which people measure on a body part.
func (s *spot) axes(r Region) [3]axis3 {
	up, out, front := Vec{0, 1, 0}, Vec{1, 0, 0}, Vec{0, 0, 1}
	trunk := func(along, across Stretch) [3]axis3 {
		u, c := s.b.CunCM(along), s.b.CunCM(across)
		return [3]axis3{{up, above, below, u}, {out, lateral, medial, c}, {front, forward, behind, c}}
	}
	switch r.BodyPart {
	case "head":
		along, across := s.b.CunCM(HeadAlong), s.b.CunCM(HeadAcross)
		return [3]axis3{{up, above, below, along}, {front, forward, behind, along}, {out, lateral, medial, across}}
	case "neck":
		return trunk(Finger, Finger)
	case "chest":
		return trunk(Chest, FrontAcross)
	case "abdomen":
		if s.above("umbilicus") > 0 {
			return trunk(UpperAbdomen, FrontAcross)
		}
		return trunk(LowerAbdomen, FrontAcross)
	case "shoulder":
		return trunk(Stretch(UpperArm), Stretch(UpperArm))
	case "hand":
		return s.handAxes(r)
	case "foot":
		return s.footAxes()
	case "back", "pelvis":
		return trunk(BackAcross, BackAcross)
	}
	return s.limbAxes(r.BodyPart)
}

func (s *spot) limbAxes(part string) [3]axis3 {
	segment, toThumb := LegOuter, false
	switch part {
	case "arm":
		segment = UpperArm
	case "elbow":
		segment = Forearm
	case "forearm", "wrist":
		segment, toThumb = Forearm, true
	case "thigh":
		segment = ThighSide
	}
	f := s.b.frame(segment)
	a := [3]axis3{{f.down, below, above, f.cm}, {f.out, lateral, medial, f.cm}, {f.front, forward, behind, f.cm}}
	if toThumb {
		a[1].with, a[1].against, a[2].with, a[2].against = radial, ulnar, palmar, dorsal
	}
	return a
}

func (s *spot) handAxes(r Region) [3]axis3 {
	f, cm := s.b.handFrame(), s.b.CunCM(Finger)
	if which, _ := s.digit(fingers); r.ID == fingers[which].id {
		f = s.b.fingerFrame(which)
	}
	return [3]axis3{{f.distal, distal, proximal, cm}, {f.radial, radial, ulnar, cm}, {f.palmar, palmar, dorsal, cm}}
}

// fingerFrame is the hand's frame turned to the length of one finger.
func (b *Body) fingerFrame(which int) handFrame {
	f, d := b.handFrame(), fingers[which]
	along := b.vertex(d.tip).Sub(b.joint(d.root)).Unit()
	palm := f.palmar
	if which == 0 { // the thumb's pad faces the fingers, not forward
		palm = f.palmar.Sub(f.radial).Unit()
	}
	side := palm.Cross(along).Unit()
	return handFrame{along, side, along.Cross(side).Unit()}
}

// footAxes are the directions of the foot: toward the toes, up and outward.
func (s *spot) footAxes() [3]axis3 {
	cm := s.b.CunCM(Finger)
	along := s.b.joint(toes[1].root).Sub(s.b.axis("ankle_axis"))
	along = Vec{along[0], 0, along[2]}.Unit()
	up := Vec{0, 1, 0}
	return [3]axis3{{along, distal, proximal, cm}, {up.Cross(along).Unit(), lateral, medial, cm}, {up, above, below, cm}}
}
