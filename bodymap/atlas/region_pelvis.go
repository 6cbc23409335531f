package atlas

import "math"

// pelvic tells whether a spot of trunk or thigh lies on buttock, hip or crotch:
// above the gluteal fold behind, above the inguinal ligament's foot in front.
func (s *spot) pelvic() bool {
	if s.round() > 95 {
		return s.p[1] < s.crest() && s.p[1] > s.foldHeight()
	}
	if s.round() > 55 && s.p[0] > .7*s.mark("ASIS")[0] {
		return s.p[1] < s.hipTop() && s.above("greater_trochanter") > -.25*s.pelvisHeight()
	}
	return s.p[1] < s.groin() && s.above("gluteal_fold_mid") > -2 &&
		(s.above("gluteal_fold_mid") > 0 && s.p[0] < s.pubicHalf() || s.part == PartTrunk)
}

func (s *spot) pelvisHeight() float64 {
	return s.mark("iliac_crest_top")[1] - s.mark("greater_trochanter")[1]
}

// hipTop is the height of the iliac crest from the ASIS round to the side.
func (s *spot) hipTop() float64 {
	a, c := s.mark("ASIS"), s.mark("iliac_crest_top")
	t := min(1, max(0, (s.p[2]-a[2])/(c[2]-a[2])))
	return a[1] + (c[1]-a[1])*math.Sqrt(t)
}

// foldHeight is the height of the gluteal fold, which rises a little outward.
func (s *spot) foldHeight() float64 {
	f := s.mark("gluteal_fold_mid")
	return f[1] - .4 + .35*max(0, s.p[0]-f[0])
}

// pubicHalf is half the breadth of the mons.
func (s *spot) pubicHalf() float64 { return 1.2 * s.b.CunCM(FrontAcross) }

func (s *spot) pelvisRegion() string {
	switch r := s.round(); {
	case s.above("greater_trochanter") > 2 && r > 108 || r > 112:
		return s.buttock()
	case s.far("greater_trochanter") < .4*s.pelvisHeight():
		return rgTrochanteric
	case r > 55 && s.p[0] > .7*s.mark("ASIS")[0]:
		return rgHip
	case s.n[1] < -.75 || s.above("pubic_symphysis_sup") < -.35*s.pelvisHeight():
		return s.crotch()
	case s.p[0] < s.pubicHalf():
		return rgMons
	}
	return rgFemoralTriangle
}

// crotch divides what lies between the thighs.
func (s *spot) crotch() string {
	switch {
	case s.p[2] < .75*s.mark("anus")[2]+.25*s.mark("genitals_posterior")[2] && s.p[0] < 3:
		return rgAnal
	case s.p[0] < s.pubicHalf():
		return rgUrogenital
	}
	return rgThighInner
}

// buttock divides the back of the pelvis.
func (s *spot) buttock() string {
	level, across := s.b.Back(s.p)
	tip := s.above("coccyx_tip")
	switch {
	case level < 22 && across < 1.75:
		return rgSacral
	case tip > .3 && across < 1:
		return rgCoccygeal
	case tip > -3.5 && across < .45:
		return rgGlutealCleft
	case across < 1.2 && s.n[1] < -.5:
		return rgAnal
	}
	return rgGluteal
}
