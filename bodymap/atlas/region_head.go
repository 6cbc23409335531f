package atlas

import "math"

// headRegion divides scalp, ear and face.
func (s *spot) headRegion() string {
	cun, _ := s.b.Scalp(s.p)
	switch {
	case s.onEar():
		if s.above("tragus_centre") < -1.1*s.face() {
			return rgEarlobe
		}
		return rgAuricle
	case s.p[2] < s.mark("tragus_centre")[2]-.2 || cun > 3:
		return s.scalpRegion()
	case s.belowJaw():
		return s.neckRegion()
	}
	return s.faceRegion()
}

// chin is the lowest part of the jaw in front.
func (s *spot) chin() Vec { return s.mark("mentolabial_sulcus").Sub(Vec{0, 3 * s.face(), .5}) }

// belowJaw tells whether the spot lies below the lower border of the mandible.
func (s *spot) belowJaw() bool {
	angle, chin := s.mark("mandible_angle"), s.chin()
	t := min(1, max(0, (s.p[2]-angle[2])/(chin[2]-angle[2])))
	over := s.p[1] - angle[1] - (chin[1]-angle[1])*t
	return over < -.9 || over < 0 && s.n[1] < -.6
}

// face is a scale for the face: one for a distance of 6.3 cm between the pupils.
func (s *spot) face() float64 { return s.mark("pupil_line")[0] / 3.15 }

func (s *spot) onEar() bool {
	t, k := s.mark("tragus_centre"), s.face()
	lobe, top := s.mark("ear_lobe"), s.mark("ear_apex")
	return s.p[0] > t[0]+.15*k && s.p[1] > lobe[1]-.6*k && s.p[1] < top[1]+.4*k && s.p[2] > t[2]-3.9*k && s.p[2] < t[2]+.2*k
}

// scalpRegion divides the head behind the hairline and the ears.
func (s *spot) scalpRegion() string {
	k := s.face()
	low, out := s.above("mastoid") < -1.9*k, s.p[0] > 3*k
	switch {
	case s.above("nape_pit") < .6*k && s.p[2] < s.mark("mastoid")[2]:
		return s.neckRegion()
	case s.above("mandible_angle") > 0 && s.above("ear_lobe") < 1 && s.p[2] > s.mark("mastoid")[2]+1.5*k:
		return rgMasseteric
	case low && out:
		return s.neckRegion()
	case s.above("tragus_centre") < .8*k && s.p[0] > 4*k && !low:
		return rgMastoid
	}
	return s.craniumRegion()
}

// craniumRegion divides the skull above the level of the ears.
func (s *spot) craniumRegion() string {
	cun, across := s.b.Scalp(s.p)
	k := s.face()
	switch {
	case math.Abs(cun-8) < .75 && across < .75:
		return rgVertex
	case cun > 11.2 && across < 4.5:
		return rgOccipital
	case s.above("ear_apex") < 2.6*k && s.p[0] > 4.8*k && s.p[2] > s.mark("mastoid")[2]-1:
		return rgTemporal
	case cun < 5.75:
		return rgFrontScalp
	}
	return rgParietal
}

// faceRegion divides the face from above.
func (s *spot) faceRegion() string {
	k := s.face()
	outer, brow := s.mark("outer_canthus"), s.mark("eyebrow_mid")
	switch {
	case s.onBrow():
		return rgEyebrow
	case s.onNose():
		return s.noseRegion()
	case s.p[0] > outer[0]+.9*k+.1*s.above("outer_canthus") && s.above("outer_canthus") > -.8*k && s.p[1] < s.mark("hairline_corner")[1]:
		return rgTemporal
	case s.p[1] > brow[1]-.2*k || s.p[0] < s.mark("inner_canthus")[0] && s.above("inner_canthus") > .7*k:
		return rgForehead
	case s.eye() < 1:
		if s.above("outer_canthus") > -.1*k {
			return rgUpperEyelid
		}
		return rgLowerEyelid
	case s.eye() < 1.75 && s.above("infraorbital_foramen") > -.2*k:
		return rgOrbital
	}
	return s.cheekRegion()
}

// onBrow tells whether the spot lies on the eyebrow, a line through three landmarks.
func (s *spot) onBrow() bool {
	m, c, l := s.mark("eyebrow_medial_end"), s.mark("eyebrow_mid"), s.mark("eyebrow_lateral_end")
	a, _ := fromStretch(s.p, m, c)
	b, _ := fromStretch(s.p, c, l)
	return min(a, b) < .5*s.face()
}

// fromStretch is the distance of p from the stretch between a and c.
func fromStretch(p, a, c Vec) (off, share float64) {
	d := c.Sub(a)
	share = min(1, max(0, p.Sub(a).Dot(d)/d.Dot(d)))
	return p.Sub(a.Lerp(c, share)).Len(), share
}

// eye is the distance from the middle of the eye as a share of the lids' extent.
func (s *spot) eye() float64 {
	i, o := s.mark("inner_canthus"), s.mark("outer_canthus")
	c := i.Lerp(o, .5)
	wide := .58 * (o[0] - i[0])
	return math.Hypot((s.p[0]-c[0])/wide, (s.p[1]-c[1]-.1*s.face())/(.62*wide))
}

func (s *spot) onNose() bool {
	a, k := s.mark("ala_lateral_midpoint"), s.face()
	top := s.mark("inner_canthus")[1] + .7*k
	if s.p[1] > top || s.p[1] < a[1]-.75*k {
		return false
	}
	half := a[0] + .15*k
	if s.p[1] > a[1]+.8*k { // narrower toward the root
		half *= .62
	}
	return s.p[0] < half
}

func (s *spot) noseRegion() string {
	k := s.face()
	switch {
	case s.above("inner_canthus") > -.5*k:
		return rgNoseRoot
	case s.far("nose_tip") < 1.1*k:
		return rgNoseTip
	case s.above("ala_lateral_midpoint") < .8*k:
		return rgNoseWing
	}
	return rgNoseBridge
}

// cheekRegion divides the face beside and below the nose.
func (s *spot) cheekRegion() string {
	k := s.face()
	mouth := s.mark("mouth_angle")
	switch {
	case s.p[0] < mouth[0]+.2*k && s.above("mentolabial_sulcus") < -.15*k:
		return rgChin
	case s.p[0] < mouth[0]+.2*k && s.above("ala_inferior") < .2*k:
		return s.lipRegion(mouth[1])
	case s.p[2] < s.mark("masseter_anterior")[2]-.4*k && s.above("zygomatic_arch_inf_mid") < .9*k:
		return rgMasseteric
	case s.p[0] > s.mark("outer_canthus")[0]-.4*k && s.above("zygomatic_arch_inf_mid") > -1.3*k:
		return rgZygomatic
	case s.above("ala_lateral_midpoint") > -.4*k:
		return rgInfraorbital
	}
	return rgBuccal
}

func (s *spot) lipRegion(mouth float64) string {
	switch {
	case s.p[1] < mouth+.1*s.face():
		return rgLowerLip
	case s.p[0] < .6*s.face() && s.p[1] > s.mark("upper_lip_tubercle")[1]:
		return rgPhiltrum
	}
	return rgUpperLip
}
