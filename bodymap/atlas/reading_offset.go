package atlas

import "math"

// offset is a way from a place of the skin in the directions of a body part:
// what Where writes as "0.4 cun above and 0.2 lateral to BL23".
type offset struct {
	from    spot // on the left half or the midline
	region  Region
	want    []Offset // those against an axis are negative
	midline bool     // it keeps to the midline
	known   map[axesKey][3]axis3
}

// axesKey is what the axes of a region depend on: the finger, and the half of the abdomen.
type axesKey struct {
	finger int
	high   bool
}

// axes are the region's directions at s.
func (o *offset) axes(s spot) [3]axis3 {
	k := axesKey{high: s.above("umbilicus") > 0}
	if o.region.BodyPart == "hand" {
		k.finger = s.b.digitAt(fingers, s.place)
	}
	a, ok := o.known[k]
	if !ok {
		a = s.axes(o.region)
		if o.known == nil {
			o.known = map[axesKey][3]axis3{}
		}
		o.known[k] = a
	}
	return a
}

// alike are the directions that name the same way on body parts that have other
// words for it, the likeliest first.
var alike = map[Direction][]Direction{
	above: {proximal}, below: {distal}, proximal: {above}, distal: {below},
	lateral: {radial}, medial: {ulnar}, radial: {lateral}, ulnar: {medial},
	forward: {palmar, distal}, behind: {dorsal, proximal},
	palmar: {forward, below}, dorsal: {behind, above},
}

// add takes a length in the words of a person.
func (o *offset) add(w distance) bool {
	for _, d := range append([]Direction{w.dir}, alike[w.dir]...) {
		for _, a := range o.axes(o.from) {
			switch d {
			case a.with:
				o.want = append(o.want, Offset{w.inCM(a.cm) / a.cm, a.with})
				return true
			case a.against:
				o.want = append(o.want, Offset{-w.inCM(a.cm) / a.cm, a.with})
				return true
			}
		}
	}
	return false
}

// along is the length wanted along an axis, in cun, and whether one is.
func (o *offset) along(a axis3) (cun float64, wanted bool) {
	for _, t := range o.want {
		if t.Direction == a.with {
			cun, wanted = cun+t.Cun, true
		}
	}
	return cun, wanted
}

// through is the axis that leads off the skin where n is its normal, of those that are not wanted.
func (o *offset) through(axes [3]axis3, n Vec) int {
	best, most := 0, -1.
	for i, a := range axes {
		if _, wanted := o.along(a); wanted {
			continue
		}
		if d := math.Abs(n.Dot(a.dir)); d > most {
			best, most = i, d
		}
	}
	return best
}

// possible tells whether the way runs along the skin.
func (o *offset) possible() bool {
	most := 2
	if o.midline {
		most = 1
	}
	for _, a := range o.axes(o.from) {
		if _, wanted := o.along(a); wanted {
			most--
			if math.Abs(o.from.n.Dot(a.dir)) > .9 {
				return false
			}
		}
	}
	return most >= 0
}

// miss measures as spot.offsets does, but does not round.
func (o *offset) miss(s spot) [2]float64 {
	n := s.n.Add(o.from.n).Unit()
	axes := o.axes(s)
	through := o.through(axes, n)
	flat := func(v Vec) Vec { return v.Sub(n.Mul(v.Dot(n))) }
	d := s.p.Sub(o.from.p)
	way := flat(d)
	way = way.Unit().Mul(min(d.Len(), 1.5*way.Len()))
	var out [2]float64
	var first Vec
	k := 0
	for i, a := range axes {
		switch cun, _ := o.along(a); {
		case i == through:
			continue
		case o.midline && a.with == lateral:
			out[k] = s.p[0]
		default:
			dir := flat(a.dir)
			dir = dir.Sub(first.Mul(dir.Dot(first))).Unit()
			first = dir
			out[k] = way.Dot(dir) - cun*a.cm
		}
		k++
	}
	return out
}

// start is about where the way ends.
func (o *offset) start(w *walker) spot {
	way := Vec{}
	for _, a := range o.axes(o.from) {
		cun, _ := o.along(a)
		way = way.Add(a.dir.Sub(o.from.n.Mul(o.from.n.Dot(a.dir))).Unit().Mul(cun * a.cm))
	}
	return w.to(o.from.p.Add(way), o.from.n)
}

// partsOf are the parts of the left half on which a body part's places lie.
func partsOf(r Region) PartSet {
	switch r.BodyPart {
	case "elbow", "forearm", "wrist", "hand", "arm":
		return Parts(PartUpperArmLeft, PartForearmLeft, PartHandLeft)
	case "knee", "leg", "ankle", "foot":
		return Parts(PartThighLeft, PartLegLeft, PartFootLeft)
	}
	if r.ID == rgEye {
		return Parts(PartEye)
	}
	return Parts(PartHead, PartNeck, PartTrunk, PartUpperArmLeft, PartThighLeft, PartLegLeft)
}
