package atlas

import "math"

// armRegion divides shoulder and upper arm.
func (s *spot) armRegion() string {
	switch at := s.b.Limb(UpperArm, s.p); {
	case at.Cun < .7 || at.Cun < 1.5 && at.Azimuth > 50 && at.Azimuth < 130:
		return s.shoulderRegion(at)
	case at.Cun > 7.3:
		return elbow(at.Azimuth)
	default:
		return inSector(at.Azimuth, sector{50, rgArmFront}, sector{130, rgArmOuter}, sector{220, rgArmBack}, sector{318, rgArmInner}, sector{360, rgArmFront})
	}
}

// inArmpit tells whether the spot lies in the hollow between arm and chest.
func (s *spot) inArmpit() bool {
	far := s.far("axilla_centre") / s.b.CunCM(Stretch(UpperArm))
	return far < .4 || far < 1.7 && s.above("axilla_centre") > -2.5 && math.Abs(s.n[2]) < .65 && s.n[1] < .5
}

func (s *spot) shoulderRegion(at LimbPosition) string {
	if s.n[1] > .6 && s.above("acromion_lateral_end") > -2 {
		return rgShoulderTop
	}
	return inSector(at.Azimuth, sector{66, rgShoulderFront}, sector{125, rgShoulderSide}, sector{270, rgShoulderBack}, sector{360, rgShoulderFront})
}

func elbow(azimuth float64) string {
	return inSector(azimuth, sector{95, rgElbowFront}, sector{258, rgElbowBack}, sector{360, rgElbowFront})
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
