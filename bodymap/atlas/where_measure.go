package atlas

import (
	"math"
	"strconv"
)

func tenth(x float64) float64 { return math.Round(x*10) / 10 }

// length is the first text with a positive length, the second with a negative
// one turned round, or the third for none. Empty texts say nothing.
func length(cun float64, more, less, none string) []Measure {
	text, cun := more, tenth(cun)
	switch {
	case cun < 0:
		text, cun = less, -cun
	case cun == 0:
		text = none
	}
	if text == "" {
		return nil
	}
	return []Measure{{Text: text, Cun: cun}}
}

// measures are the statements by which a practitioner finds the spot.
func (s *spot) measures(r Region, side Side) []Measure {
	switch r.BodyPart {
	case "head":
		return s.measureHead(r, side)
	case "neck":
		if r.ID != rgNape {
			return s.fromMidline(FrontAcross, side)
		}
		return append(s.vertebra(), s.fromMidline(BackAcross, side)...)
	case "back":
		return append(s.vertebra(), s.fromMidline(BackAcross, side)...)
	case "chest":
		return append(s.ribSpace(), s.fromMidline(FrontAcross, side)...)
	case "abdomen":
		cun, _ := s.b.Front(s.p)
		m := length(cun-5, "%s cun above the navel", "%s cun below the navel", "level with the navel")
		return append(m, s.fromMidline(FrontAcross, side)...)
	case "pelvis":
		return s.measurePelvis(r, side)
	}
	return s.measureLimb(r)
}

// fromMidline is the distance from the midline; at the side of the trunk, where
// it would be measured through the body, it says nothing.
func (s *spot) fromMidline(st Stretch, side Side) []Measure {
	if side == Midline {
		return []Measure{{Text: "on the midline"}}
	}
	if s.part == PartTrunk && math.Abs(s.n[0]) > .9 {
		return nil
	}
	return length(s.p[0]/s.b.CunCM(st), "%s cun lateral to the midline", "", "on the midline")
}

// vertebra is the level of the back: from the tip of one spinous process to the next.
func (s *spot) vertebra() []Measure {
	level, _ := s.b.Back(s.p)
	if level < -5.5 || level > 22.5 {
		return nil
	}
	return []Measure{{Text: "level of %s", Level: VertebraName(int(math.Floor(level + .1)))}}
}

func (s *spot) ribSpace() []Measure {
	n := math.Round(s.b.RibSpace(s.p[1]))
	if n < 1 || n > 10 {
		return nil
	}
	return []Measure{{Text: "intercostal space %s", Level: strconv.Itoa(int(n))}}
}

func (s *spot) measurePelvis(r Region, side Side) []Measure {
	switch r.ID {
	case rgHip, rgTrochanteric:
		return length(-s.b.Limb(ThighSide, s.p).Cun, "%s cun above the greater trochanter", "%s cun below the greater trochanter", "level with the greater trochanter")
	case rgUrogenital, rgAnal:
		return s.fromMidline(BackAcross, side)
	}
	m := s.vertebra()
	if m == nil {
		m = length(-s.b.Limb(ThighBack, s.p).Cun, "%s cun above the gluteal fold", "", "level with the gluteal fold")
	}
	return append(m, s.fromMidline(BackAcross, side)...)
}

func (s *spot) measureHead(r Region, side Side) []Measure {
	cun, across := s.b.Scalp(s.p)
	var m []Measure
	switch r.ID {
	case rgForehead:
		m = length(3-cun, "%s cun below the front hairline", "", "on the front hairline")
	case rgFrontScalp, rgParietal, rgVertex:
		m = length(cun-3, "%s cun behind the front hairline", "", "on the front hairline")
	case rgOccipital:
		m = length(15-cun, "%s cun above the back hairline", "", "on the back hairline")
	default:
		if side == Midline {
			return []Measure{{Text: "on the midline"}}
		}
		return nil
	}
	if side == Midline {
		across = 0
	}
	return append(m, length(across, "%s cun lateral to the midline", "", "on the midline")...)
}

// measureLimb measures along the limb, from the nearer end of its segment.
func (s *spot) measureLimb(r Region) []Measure {
	switch r.BodyPart {
	case "shoulder":
		if r.ID == rgAxilla || r.ID == rgShoulderTop {
			return nil
		}
		d := -s.above("acromion_lateral_end") / s.b.CunCM(Stretch(UpperArm))
		return length(d, "%s cun below the tip of the shoulder", "", "level with the tip of the shoulder")
	case "arm":
		cun := s.b.Limb(UpperArm, s.p).Cun
		if cun > 0 && cun < 4.5 {
			return length(cun, "%s cun below the front armpit fold", "", "")
		}
		return length(9-cun, "%s cun above the elbow crease", "", "")
	case "elbow":
		return length(-s.b.Limb(Forearm, s.p).Cun, "%s cun above the elbow crease", "%s cun below the elbow crease", "level with the elbow crease")
	case "forearm":
		cun := s.b.Limb(Forearm, s.p).Cun
		if cun < 6 {
			return length(cun, "%s cun below the elbow crease", "", "")
		}
		return length(12-cun, "%s cun above the wrist crease", "", "")
	case "wrist", "hand":
		return s.measureHand(r)
	}
	return s.measureLeg(r)
}

func (s *spot) measureHand(r Region) []Measure {
	if which, _ := s.digit(fingers); r.ID == fingers[which].id {
		f := s.b.fingerFrame(which)
		return []Measure{{Text: side4(s.n.Dot(f.palmar), s.n.Dot(f.radial), "palm side", "nail side", "thumb side", "little-finger side")}}
	}
	return length(12-s.b.Limb(Forearm, s.p).Cun, "%s cun above the wrist crease", "%s cun beyond the wrist crease", "level with the wrist crease")
}

// side4 picks a name by the greater of two components of a normal.
func side4(front, out float64, ahead, back, outward, inward string) string {
	switch {
	case math.Abs(front) >= math.Abs(out) && front >= 0:
		return ahead
	case math.Abs(front) >= math.Abs(out):
		return back
	case out >= 0:
		return outward
	}
	return inward
}

func (s *spot) measureLeg(r Region) []Measure {
	switch r.ID {
	case rgThighBack:
		if cun := s.b.Limb(ThighBack, s.p).Cun; cun < 7 {
			return length(cun, "%s cun below the gluteal fold", "", "level with the gluteal fold")
		}
		return length(14-s.b.Limb(ThighBack, s.p).Cun, "%s cun above the knee crease", "", "")
	case rgLegInner, rgAnkleInner, rgBehindInnerAnkle:
		if cun := s.b.Limb(LegInner, s.p).Cun; cun < 7.5 {
			return length(cun, "%s cun below the kneecap", "", "")
		}
		return length(15-s.b.Limb(LegInner, s.p).Cun, "%s cun above the inner ankle bone", "%s cun below the inner ankle bone", "level with the inner ankle bone")
	}
	switch r.BodyPart {
	case "thigh":
		return length(18-s.b.Limb(ThighFront, s.p).Cun, "%s cun above the kneecap", "", "")
	case "knee":
		return s.measureKnee(r)
	case "leg", "ankle":
		cun := s.b.Limb(LegOuter, s.p).Cun
		if cun < 8 {
			return length(cun, "%s cun below the knee crease", "", "")
		}
		return length(16-cun, "%s cun above the outer ankle bone", "%s cun below the outer ankle bone", "level with the outer ankle bone")
	}
	if which, _ := s.digit(toes); r.ID == toes[which].id {
		return []Measure{{Text: side4(s.n[1], s.n[0], "upper side", "underside", "outer side", "inner side")}}
	}
	return nil
}

func (s *spot) measureKnee(r Region) []Measure {
	if r.ID != rgKneeFront {
		return length(-s.b.Limb(LegOuter, s.p).Cun, "%s cun above the knee crease", "%s cun below the knee crease", "level with the knee crease")
	}
	if over := 18 - s.b.Limb(ThighFront, s.p).Cun; over > 0 {
		return length(over, "%s cun above the kneecap", "", "on the kneecap")
	}
	return length(max(0, s.b.Limb(LegInner, s.p).Cun), "%s cun below the kneecap", "", "on the kneecap")
}
