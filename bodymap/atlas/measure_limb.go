package atlas

import "math"

// Segment is a stretch of a limb, measured along its axis.
type Segment string

// The segments and their lengths in cun. A place beyond an end has a negative
// number of cun or more than the length.
const (
	UpperArm    Segment = "upper arm"    // 9, anterior axillary fold to cubital crease
	Forearm     Segment = "forearm"      // 12, cubital crease to palmar wrist crease
	ForearmBack Segment = "forearm back" // 12, olecranon to dorsal wrist crease
	ThighFront  Segment = "thigh front"  // 18, pubic symphysis to base of the patella
	ThighSide   Segment = "thigh side"   // 19, greater trochanter to popliteal crease
	ThighBack   Segment = "thigh back"   // 14, gluteal fold to popliteal crease
	LegOuter    Segment = "leg outer"    // 16, popliteal crease to lateral malleolus
	LegInner    Segment = "leg inner"    // 15, apex of the patella to medial malleolus
)

// segment is how a stretch is measured: the pairs of landmarks in front and
// behind whose middles are the ends of the axis, and the landmarks of 0 and cun.
type segment struct {
	top, bottom string
	from, to    string
	cun         float64
	parts       PartSet
}

var segments = map[Segment]segment{
	UpperArm:    {"shoulder_axis", "elbow_axis", "axillary_fold_ant", "cubital_crease", 9, Parts(PartUpperArmLeft, PartTrunk, PartForearmLeft)},
	Forearm:     {"elbow_axis", "wrist_axis", "cubital_crease", "palmar_wrist_crease", 12, Parts(PartForearmLeft, PartHandLeft, PartUpperArmLeft)},
	ForearmBack: {"elbow_axis", "wrist_axis", "olecranon", "dorsal_wrist_crease", 12, Parts(PartForearmLeft, PartHandLeft, PartUpperArmLeft)},
	ThighFront:  {"hip_axis", "knee_axis", "pubic_symphysis_sup", "patella_base", 18, Parts(PartThighLeft, PartTrunk, PartLegLeft)},
	ThighSide:   {"hip_axis", "knee_axis", "greater_trochanter", "popliteal_crease", 19, Parts(PartThighLeft, PartTrunk, PartLegLeft)},
	ThighBack:   {"hip_axis", "knee_axis", "gluteal_fold_mid", "popliteal_crease", 14, Parts(PartThighLeft, PartTrunk, PartLegLeft)},
	LegOuter:    {"knee_axis", "ankle_axis", "popliteal_crease", "lateral_malleolus", 16, Parts(PartLegLeft, PartFootLeft, PartThighLeft)},
	LegInner:    {"knee_axis", "ankle_axis", "patella_apex", "medial_malleolus", 15, Parts(PartLegLeft, PartFootLeft, PartThighLeft)},
}

// Segments lists them all, from shoulder to ankle.
func Segments() []Segment {
	return []Segment{UpperArm, Forearm, ForearmBack, ThighFront, ThighSide, ThighBack, LegOuter, LegInner}
}

// LimbPosition is a place measured on a limb.
type LimbPosition struct {
	Cun     float64 // from the upper end of the segment, along its axis
	Azimuth float64 // degrees round the axis: 0 front or palm, 90 outward or thumb side, 180 back, 270 inward
	Radius  float64 // cm from the axis
}

// LimbCun is the length of a segment in cun.
func LimbCun(s Segment) float64 { return segments[s].cun }

// frame is a segment on this figure: a point of the axis at cun 0, the unit
// directions down, front and outward, and the length of one cun.
type frame struct {
	origin, down, front, out Vec
	cm                       float64
}

func (b *Body) axis(name string) Vec {
	return b.mark(name+"_front").Lerp(b.mark(name+"_back"), .5)
}

func (b *Body) frame(s Segment) frame {
	g := segments[s]
	top := b.axis(g.top)
	down := b.axis(g.bottom).Sub(top).Unit()
	t0, t1 := b.mark(g.from).Sub(top).Dot(down), b.mark(g.to).Sub(top).Dot(down)
	front := Vec{0, 0, 1}.Sub(down.Mul(down[2])).Unit()
	return frame{top.Add(down.Mul(t0)), down, front, front.Cross(down).Unit(), (t1 - t0) / g.cun}
}

// Limb measures a place of either side on a segment.
func (b *Body) Limb(s Segment, p Vec) LimbPosition {
	f := b.frame(s)
	q := half(p).Sub(f.origin)
	t := q.Dot(f.down)
	q = q.Sub(f.down.Mul(t))
	az := math.Mod(math.Atan2(q.Dot(f.out), q.Dot(f.front))*180/math.Pi+360, 360)
	return LimbPosition{t / f.cm, az, q.Len()}
}

// OnLimb is the skin of the left limb at cun from the upper end of a segment,
// in a direction round its axis (see LimbPosition).
func (b *Body) OnLimb(s Segment, cun, azimuth float64) (Place, bool) {
	f := b.frame(s)
	sin, cos := math.Sincos(azimuth * math.Pi / 180)
	return b.Cast(f.origin.Add(f.down.Mul(cun*f.cm)), f.front.Mul(cos).Add(f.out.Mul(sin)), segments[s].parts, true)
}

// OnLimbLine is the skin of the left limb at cun from the upper end of a
// segment, over the straight line from p to q.
func (b *Body) OnLimbLine(s Segment, cun float64, p, q Vec) (Place, bool) {
	f := b.frame(s)
	tp, tq := p.Sub(f.origin).Dot(f.down), q.Sub(f.origin).Dot(f.down)
	x := p.Lerp(q, (cun*f.cm-tp)/(tq-tp))
	return b.OnLimb(s, cun, b.Limb(s, x).Azimuth)
}
