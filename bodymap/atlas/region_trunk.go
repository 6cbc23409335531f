package atlas

import "math"

// frontLine and backLine are the landmarks that give the depth of the trunk, from above.
var (
	frontLine = []string{"suprasternal_notch", "xiphisternal_junction", "umbilicus", "pubic_symphysis_sup"}
	backLine  = []string{"C7_sp", "T3_sp", "T7_sp", "T12_sp", "L2_sp", "L4_sp", "S2_sp", "coccyx_tip"}
)

// depth is the z of the midline at the spot's height.
func (s *spot) depth(line []string) float64 {
	for i := 1; ; i++ {
		a, c := s.mark(line[i-1]), s.mark(line[i])
		if s.p[1] > c[1] || i == len(line)-1 {
			t := min(1, max(0, (s.p[1]-a[1])/(c[1]-a[1])))
			return a[2] + (c[2]-a[2])*t
		}
	}
}

// round is the direction of the spot round the trunk: 0 front, 90 side, 180
// back. The hollow of the back and the swell of the buttock would mislead a
// position, and a fold the normal: it takes the middle of both.
func (s *spot) round() float64 {
	z := s.p[2] - (s.depth(frontLine)+s.depth(backLine))/2
	q := Vec{.8 * s.p[0], 0, z}.Unit().Add(Vec{s.n[0], 0, s.n[2]}.Unit())
	return math.Abs(math.Atan2(q[0], q[2])) * 180 / math.Pi
}

// The borders of front, side and back of the trunk, in degrees: about the
// anterior and the posterior axillary lines.
const (
	sideFrom = 68
	backFrom = 122
)

func (s *spot) trunkRegion() string {
	switch {
	case s.pelvic():
		return s.pelvisRegion()
	case s.inArmpit():
		return rgAxilla
	case s.onShoulder():
		return s.armRegion()
	case s.onBack():
		return s.backRegion()
	case s.above("suprasternal_notch") > -1 && s.aboveClavicle() > 0:
		return s.neckRegion()
	case s.onChest():
		return s.chestRegion()
	}
	return s.abdomenRegion()
}

// onShoulder tells whether the spot lies outward of the groove between chest and
// deltoid in front, of the scapula behind.
func (s *spot) onShoulder() bool {
	if s.above("axillary_fold_ant") < 0 {
		return s.part == PartUpperArmLeft
	}
	if _, across := s.b.Front(s.p); s.n[2] > .2 && across < 6.7 {
		return false
	}
	return s.p[0] > s.mark("axillary_fold_ant")[0]-1
}

// onBack divides back from front. On the slope of the shoulder that is done by
// the border of the trapezius, further down by the posterior axillary line.
func (s *spot) onBack() bool {
	if s.above("axillary_fold_post") > 0 && s.n[1] > .3 {
		return s.p[2] < s.mark("clavicle_mid")[2]-4
	}
	if s.above("axillary_fold_post") > 0 {
		return s.n[2] < 0
	}
	return s.round() > backFrom
}

// backRegion divides the back, from the nape to the iliac crests.
func (s *spot) backRegion() string {
	level, across := s.b.Back(s.p)
	switch {
	case level < .7 && across < 1.2+max(0, .7-level):
		return rgNape
	case level > 17.75 || s.p[1] < s.crest():
		return s.pelvisRegion()
	case across < .75:
		return rgVertebral
	case s.p[1] < s.rib12():
		return rgLumbar
	}
	return s.shoulderBlade(across)
}

// crest is the height of the iliac crest at the spot, seen from behind: steep
// beside the spine, flat at the side.
func (s *spot) crest() float64 {
	a, c := s.mark("PSIS"), s.mark("iliac_crest_top")
	t := min(1, max(0, (s.p[0]-a[0])/(c[0]-a[0])))
	return a[1] + (c[1]-a[1])*math.Sqrt(t)
}

// rib12 is the height of the lowest rib at the spot, seen from behind.
func (s *spot) rib12() float64 {
	high, tip := s.b.SpineHeight(12.6), s.mark("rib12_tip")
	t := min(1, s.p[0]/tip[0])
	return high + (tip[1]+.8-high)*t*t
}

// shoulderBlade divides the back of the thorax about the scapula.
func (s *spot) shoulderBlade(across float64) string {
	border := 3.15 * s.b.CunCM(BackAcross)
	spine := s.height(s.mark("scapular_spine_medial_end"), s.mark("acromion_lateral_end"))
	angle := s.mark("scapula_inf_angle")
	level, _ := s.b.Back(s.p)
	switch {
	case s.p[0] < border && level > 1.7 && s.p[1] > angle[1]-.8*s.b.CunCM(BackAcross):
		return rgInterscapular
	case s.p[1] > spine+.3:
		return rgSuprascapular
	case s.p[1] < angle[1]:
		return rgInfrascapular
	}
	return rgScapular
}

// onChest tells whether the spot lies above the costal arch.
func (s *spot) onChest() bool {
	x, r := s.mark("xiphisternal_junction"), s.mark("rib11_tip")
	if _, across := s.b.Front(s.p); across < 1 {
		return s.p[1] > x[1]-.5
	}
	return s.p[1] > s.height(Vec{.6, x[1], 0}, Vec{.85 * r[0], r[1] + .4, 0})+.5
}

// aboveClavicle is the height over the line of the collarbone, in cm.
func (s *spot) aboveClavicle() float64 {
	n, m, a := s.mark("suprasternal_notch"), s.mark("clavicle_mid"), s.mark("acromion_lateral_end")
	if s.p[0] < m[0] {
		return s.p[1] - s.height(n, m)
	}
	return s.p[1] - s.height(m, a)
}

func (s *spot) chestRegion() string {
	_, across := s.b.Front(s.p)
	space := s.b.RibSpace(s.p[1])
	switch up := s.aboveClavicle(); {
	case across < .6 && s.above("suprasternal_notch") > -.8:
		return rgJugularNotch
	case across < 1:
		return rgPresternal
	case up > -1.1:
		return rgClavicular
	case space < 1.4 && across > 5 && across < 7.5:
		return rgDeltopectoral
	case space < 1.1 && across > 2.75:
		return rgInfraclavicular
	case s.round() > sideFrom:
		return rgLateralChest
	}
	return s.breast(space)
}

// breast divides the front of the chest beside the breastbone.
func (s *spot) breast(space float64) string {
	cun := s.b.CunCM(FrontAcross)
	n := s.mark("nipple")
	switch d := math.Hypot(s.p[0]-n[0], s.p[1]-n[1]) / cun; {
	case d < .25:
		return rgNipple
	case d < .6:
		return rgAreola
	case d < 2.2:
		return rgMammary
	}
	if space > 5 {
		return rgInframammary
	}
	return rgPectoral
}

// abdomenRegion divides the front and sides of the abdomen into nine regions,
// by the planes through the lowest ribs and the tubercles of the iliac crests
// and by the lines down from the middles of the collarbones.
func (s *spot) abdomenRegion() string {
	up, across := s.b.Front(s.p)
	switch up -= 5; {
	case s.far("umbilicus") < .5*s.b.CunCM(UpperAbdomen):
		return rgUmbilicus
	case up > 2.25 && across < 3.25:
		return rgEpigastric
	case up > 2.25:
		return rgHypochondriac
	case up > -1.25 && across < 3.25:
		return rgUmbilical
	case up > -1.25 || s.round() > sideFrom:
		return rgFlank
	case across > 3.25 || across > 1.75 && s.p[1] < s.groin()+.7*s.b.CunCM(LowerAbdomen):
		return rgInguinal
	}
	return rgHypogastric
}

// groin is the height of the crease of the groin at the spot, seen from in front:
// it hangs a little below the straight line from the pubis to the ASIS.
func (s *spot) groin() float64 {
	c, a := s.mark("pubic_symphysis_sup"), s.mark("ASIS")
	inner := 1.2 * s.b.CunCM(FrontAcross)
	t := min(1, max(0, (s.p[0]-inner)/(a[0]-inner)))
	return c[1] - .3 + (a[1]-c[1])*t - 1.4*s.b.CunCM(LowerAbdomen)*math.Sin(math.Pi*t)
}
