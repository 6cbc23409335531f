package atlas

// neckRegion divides the neck between jaw, collarbone and trapezius.
func (s *spot) neckRegion() string {
	turn := s.neckTurn(s.p)
	level, across := s.b.Back(s.p)
	switch muscle, half := s.muscle(); {
	case across < .3*3 && s.far("suprasternal_notch") < 1.6:
		return rgJugularNotch
	case turn > 138 || level < .7 && s.n[2] < -.55:
		return rgNape
	case turn > muscle+half && s.above("suprasternal_notch") < 3.5 && s.n[1] > .25:
		return rgSupraclavicular
	case turn > muscle+half:
		return rgLateralNeck
	case turn > muscle-half:
		return rgSternomastoid
	}
	return s.throat(turn)
}

// throat divides the front of the neck between the two long muscles.
func (s *spot) throat(turn float64) string {
	switch high := s.above("hyoid_sup"); {
	case high > -.3 && s.p[0] < 2.2:
		return rgSubmental
	case s.underJaw():
		return rgSubmandibular
	case turn < 32 || high < -3:
		return rgInfrahyoid
	}
	return rgCarotid
}

// underJaw tells whether the spot lies on the floor of the mouth.
func (s *spot) underJaw() bool {
	h, c, j := s.mark("hyoid_sup"), s.chin(), s.mark("mandible_angle")
	back := h[2] + .25*(c[2]-h[2])
	return s.above("hyoid_sup") > 0 && (s.p[2] > back || s.p[1] > h[1]+.5*(j[1]-h[1]) && s.n[1] < -.35)
}

// neckTurn is the direction round the axis of the neck: 0 front, 180 back.
func (s *spot) neckTurn(p Vec) float64 {
	larynx, c7 := s.mark("thyroid_cartilage_sup"), s.mark("C7_sp")
	return degrees(p[0], p[2]-(larynx[2]+c7[2])/2+.12*(p[1]-larynx[1]))
}

// muscle is the direction of the sternocleidomastoid at the spot's height, and
// half its breadth, in degrees: it winds from the notch of the breastbone up to
// the bone behind the ear.
func (s *spot) muscle() (turn, half float64) {
	notch, mid, high := s.mark("suprasternal_notch"), s.mark("SCM_mid"), s.mark("mastoid")
	half = (s.neckTurn(s.mark("SCM_posterior_border")) - s.neckTurn(s.mark("SCM_anterior_border"))) / 2
	at := s.neckTurn(mid)
	if s.p[1] < mid[1] {
		return 22 + (at-22)*max(0, (s.p[1]-notch[1])/(mid[1]-notch[1])), half
	}
	return at + (s.neckTurn(high)-at)*min(1, (s.p[1]-mid[1])/(high[1]-mid[1])), half
}
