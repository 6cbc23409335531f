package atlas

import (
	"math"
	"slices"
	"strconv"
)

// The body is measured in cun, proportional inches: each stretch between two
// landmarks has a fixed number of them, so one cun is longer on a longer limb.
// The numbers are those of the WHO standard of 2008. All measuring is done in
// the anatomical pose; on the right half of the body it measures the mirror image.

// Stretch names a stretch of the body with a cun of its own.
type Stretch string

// The stretches that are not limbs; the limbs' are the names of their segments.
const (
	BackAcross   Stretch = "back across"   // 6 cun between the medial borders of the scapulae
	FrontAcross  Stretch = "front across"  // 8 cun between the midclavicular lines
	Chest        Stretch = "chest"         // 9 cun, suprasternal notch to xiphisternal junction
	UpperAbdomen Stretch = "upper abdomen" // 8 cun, xiphisternal junction to umbilicus
	LowerAbdomen Stretch = "lower abdomen" // 5 cun, umbilicus to pubic symphysis
	HeadAlong    Stretch = "head along"    // 12 cun between the hairlines, over the vertex
	HeadAcross   Stretch = "head across"   // 9 cun between the corners of the forehead
	Finger       Stretch = "finger"        // 1 finger-cun, the breadth of the thumb
)

// CunCM is the length of one cun of a stretch in centimetres, on this figure.
func (b *Body) CunCM(s Stretch) float64 {
	switch s {
	case BackAcross:
		return b.mark("scapula_medial_border")[0] / 3
	case FrontAcross:
		return b.mark("clavicle_mid")[0] / 4
	case Chest:
		return (b.FrontHeight(22) - b.FrontHeight(13)) / 9
	case UpperAbdomen:
		return (b.FrontHeight(13) - b.FrontHeight(5)) / 8
	case LowerAbdomen:
		return (b.FrontHeight(5) - b.FrontHeight(0)) / 5
	case HeadAlong:
		h := b.head()
		return (h.arcOf(15) - h.arcOf(3)) / 12
	case HeadAcross:
		return b.head().across
	case Finger:
		return b.mark("thumb_ulnar").Sub(b.mark("thumb_radial")).Len()
	}
	return b.frame(Segment(s)).cm
}

// half folds a position onto the left half of the body.
func half(p Vec) Vec { return Vec{math.Abs(p[0]), p[1], p[2]} }

// frontKnots are the levels of the front: cun above the pubic symphysis.
var frontKnots = []knot{{0, "pubic_symphysis_sup"}, {5, "umbilicus"}, {13, "xiphisternal_junction"}, {22, "suprasternal_notch"}}

// backKnots are the levels of the back: spinous processes by number, C7 = 0,
// T1 = 1, L1 = 13, S1 = 18. A half more is the lower border of the process.
var backKnots = []knot{{0, "C7_sp"}, {3, "T3_sp"}, {7, "T7_sp"}, {12, "T12_sp"}, {14, "L2_sp"}, {16, "L4_sp"}, {17, "L5_sp"}, {18, "S1_sp"}, {19, "S2_sp"}, {21, "S4_sp"}}

type knot struct {
	n    float64
	name string
}

// knotHeight is the height of level n, straight between (and past) the knots.
func (b *Body) knotHeight(k []knot, n float64) float64 {
	i := 1
	for i < len(k)-1 && n > k[i].n {
		i++
	}
	lo, hi := b.mark(k[i-1].name)[1], b.mark(k[i].name)[1]
	return lo + (hi-lo)*(n-k[i-1].n)/(k[i].n-k[i-1].n)
}

// knotLevel is the inverse of knotHeight.
func (b *Body) knotLevel(k []knot, y float64) float64 {
	up := b.mark(k[1].name)[1] > b.mark(k[0].name)[1]
	i := 1
	for i < len(k)-1 && (y > b.mark(k[i].name)[1]) == up {
		i++
	}
	lo, hi := b.mark(k[i-1].name)[1], b.mark(k[i].name)[1]
	return k[i-1].n + (k[i].n-k[i-1].n)*(y-lo)/(hi-lo)
}

// FrontHeight is the height in cm of a level of the front, in cun above the
// pubic symphysis: umbilicus 5, xiphisternal junction 13, suprasternal notch 22.
func (b *Body) FrontHeight(cun float64) float64 { return b.knotHeight(frontKnots, cun) }

// Front tells how a place on the front of the trunk lies: cun above the pubic
// symphysis (see FrontHeight) and cun lateral to the midline.
func (b *Body) Front(p Vec) (cun, lateral float64) {
	return b.knotLevel(frontKnots, p[1]), math.Abs(p[0]) / b.CunCM(FrontAcross)
}

// SpineHeight is the height in cm of a spinous process by its number: C7 is 0,
// T1 1, L1 13, S1 18; a half more is its lower border.
func (b *Body) SpineHeight(n float64) float64 { return b.knotHeight(backKnots, n) }

// Back tells how a place on the back of the trunk lies: the number of the
// spinous process at its level (see SpineHeight) and cun lateral to the midline.
func (b *Body) Back(p Vec) (level, lateral float64) {
	return b.knotLevel(backKnots, p[1]), math.Abs(p[0]) / b.CunCM(BackAcross)
}

// ribSpacing is the distance between two intercostal spaces in cun of the
// sternum: the fourth lies at the male nipple, the fifth at the xiphisternal junction.
const ribSpacing = 1.75

// RibSpaceHeight is the height in cm at which the intercostal space below rib n
// is counted on the front. It takes the spaces for level and evenly spaced.
func (b *Body) RibSpaceHeight(n float64) float64 {
	return b.FrontHeight(13) + ribSpacing*(5-n)*b.CunCM(Chest)
}

// RibSpace is the inverse of RibSpaceHeight.
func (b *Body) RibSpace(y float64) float64 {
	return 5 - (y-b.FrontHeight(13))/(ribSpacing*b.CunCM(Chest))
}

// VertebraName is the name of the spinous process with number n ("T7").
func VertebraName(n int) string {
	switch {
	case n <= 0:
		return "C" + strconv.Itoa(max(1, 7+n))
	case n <= 12:
		return "T" + strconv.Itoa(n)
	case n <= 17:
		return "L" + strconv.Itoa(n-12)
	}
	return "S" + strconv.Itoa(min(5, n-17))
}

var trunkParts = Parts(PartTrunk, PartNeck, PartThighLeft, PartThighRight, PartUpperArmLeft)

// OnBack is the skin at a level of the spine (see SpineHeight), lateral cun to
// the left of the midline.
func (b *Body) OnBack(level, lateral float64) (Place, bool) {
	return b.Cast(Vec{lateral * b.CunCM(BackAcross), b.SpineHeight(level), -300}, Vec{0, 0, 1}, trunkParts, false)
}

// OnFront is the skin at a level of the front (see FrontHeight), lateral cun to
// the left of the midline.
func (b *Body) OnFront(cun, lateral float64) (Place, bool) {
	return b.Cast(Vec{lateral * b.CunCM(FrontAcross), b.FrontHeight(cun), 300}, Vec{0, 0, -1}, trunkParts, false)
}

// MeasuringLandmarks are the names of the landmarks by which a body is measured.
func MeasuringLandmarks() []string {
	names := []string{"scapula_medial_border", "clavicle_mid", "thumb_radial", "thumb_ulnar", "hairline_corner", "EOP_sup"}
	for _, knots := range [][]knot{frontKnots, backKnots, headKnots} {
		for _, k := range knots {
			names = append(names, k.name)
		}
	}
	for _, s := range Segments() {
		g := segments[s]
		names = append(names, g.from, g.to, g.top+"_front", g.top+"_back", g.bottom+"_front", g.bottom+"_back")
	}
	slices.Sort(names)
	return slices.Compact(names)
}
