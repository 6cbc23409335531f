package atlas

// armRegion divides the arm from the shoulder to the fingertips.
func (s *spot) armRegion() string {
	if s.part == PartHandLeft || s.part == PartForearmLeft {
		return s.forearmRegion()
	}
	at := s.b.Limb(UpperArm, s.p)
	switch inner := at.Azimuth > 215 && at.Azimuth < 330; {
	case at.Cun < .7 && inner && s.n[1] < .3:
		return rgAxilla
	case at.Cun < .7 || at.Cun < 1.5 && at.Azimuth > 50 && at.Azimuth < 130:
		return s.shoulderRegion(at)
	case at.Cun > 7.7:
		return elbow(at.Azimuth)
	}
	return inSector(at.Azimuth, sector{50, rgArmFront}, sector{130, rgArmOuter}, sector{220, rgArmBack}, sector{318, rgArmInner}, sector{360, rgArmFront})
}

func (s *spot) shoulderRegion(at LimbPosition) string {
	if s.n[1] > .6 && s.above("acromion") > -2 {
		return rgShoulderTop
	}
	return inSector(at.Azimuth, sector{55, rgShoulderFront}, sector{125, rgShoulderSide}, sector{270, rgShoulderBack}, sector{360, rgShoulderFront})
}

func elbow(azimuth float64) string {
	return inSector(azimuth, sector{95, rgElbowFront}, sector{275, rgElbowBack}, sector{360, rgElbowFront})
}

func (s *spot) forearmRegion() string {
	at := s.b.Limb(Forearm, s.p)
	switch {
	case at.Cun < 1.3:
		return elbow(at.Azimuth)
	case at.Cun < 11.6:
		return inSector(at.Azimuth, sector{55, rgForearmFront}, sector{112, rgForearmRadial},
			sector{240, rgForearmBack}, sector{303, rgForearmUlnar}, sector{360, rgForearmFront})
	case at.Cun < 12.6:
		return inSector(at.Azimuth, sector{72, rgWristFront}, sector{135, rgSnuffbox}, sector{280, rgWristBack}, sector{360, rgWristFront})
	}
	return s.handRegion()
}
