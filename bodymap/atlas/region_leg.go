package atlas

// legRegion divides thigh, knee, lower leg and foot.
func (s *spot) legRegion() string {
	thigh, leg := s.b.Limb(ThighFront, s.p), s.b.Limb(LegOuter, s.p)
	switch {
	case thigh.Cun < 16.8 && leg.Cun < -1.4:
		return s.thighRegion(thigh)
	case leg.Cun < 1.5:
		return inSector(leg.Azimuth, sector{50, rgKneeFront}, sector{130, rgKneeOuter}, sector{232, rgKneeBack}, sector{310, rgKneeInner}, sector{360, rgKneeFront})
	case leg.Cun < 14.8:
		back := rgCalf
		if leg.Cun > 9.5 {
			back = rgLegBack
		}
		return inSector(leg.Azimuth, sector{48, rgLegFront}, sector{128, rgLegOuter}, sector{236, back}, sector{312, rgLegInner}, sector{360, rgLegFront})
	}
	return s.footRegion()
}

func (s *spot) thighRegion(at LimbPosition) string {
	id := inSector(at.Azimuth, sector{45, rgThighFront}, sector{130, rgThighOuter}, sector{230, rgThighBack}, sector{318, rgThighInner}, sector{360, rgThighFront})
	// The femoral triangle: below the groin, between sartorius and the adductors,
	// narrowing to its tip six cun down.
	if turn := at.Azimuth; at.Cun < 6 && (id == rgThighFront || id == rgThighInner) {
		if turn > 180 {
			turn -= 360
		}
		if turn > -70+6*at.Cun && turn < 25-8*at.Cun {
			return rgFemoralTriangle
		}
	}
	return id
}
