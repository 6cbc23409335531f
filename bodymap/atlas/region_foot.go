package atlas

// footRegion divides ankle and foot.
func (s *spot) footRegion() string {
	if s.onAnkle() {
		return s.ankleRegion()
	}
	which, along := s.digit(toes)
	if along > s.toeFrom(which) {
		return toes[which].id
	}
	heel := s.p[2] < s.b.axis("ankle_axis")[2]
	switch {
	case s.n[1] < -.7 && heel:
		return rgHeelSole
	case s.n[1] < -.7:
		return rgSole
	case heel:
		return rgHeel
	case s.n[0] > .7 && s.edge() > 0:
		return rgFootOuter
	case s.n[0] < -.7 && s.edge() < 0:
		return rgFootInner
	}
	return rgFootTop
}

// onAnkle tells whether a spot lies about the malleoli.
func (s *spot) onAnkle() bool {
	l, m := s.mark("lateral_malleolus"), s.mark("medial_malleolus")
	t := min(1, max(0, (s.p[0]-m[0])/(l[0]-m[0])))
	low := m[1] + (l[1]-m[1])*t - .85*s.b.CunCM(Stretch(LegOuter))
	front := s.mark("ankle_front_centre")
	return s.p[1] > low && s.p[2] < front[2]+.4
}

func (s *spot) ankleRegion() string {
	at := s.b.Limb(LegOuter, s.p)
	return inSector(at.Azimuth, sector{38, rgAnkleFront}, sector{122, rgAnkleOuter}, sector{165, rgBehindOuterAnkle}, sector{195, rgAnkleBack},
		sector{240, rgBehindInnerAnkle}, sector{318, rgAnkleInner}, sector{360, rgAnkleFront})
}

// edge tells how far the spot lies outward of the line from the middle of the
// ankle to the second toe, in cm.
func (s *spot) edge() float64 {
	a, t := s.b.axis("ankle_axis"), s.b.joint(toes[1].root)
	return s.p[0] - a[0] - (t[0]-a[0])*(s.p[2]-a[2])/(t[2]-a[2])
}

// toeFrom is where a toe begins, as a share of its length from its joint: at the
// web, but at the free edges of the foot at the joint of the ball.
func (s *spot) toeFrom(which int) float64 {
	side := s.p[0] - s.b.joint(toes[which].root)[0]
	switch {
	case which == 0 && side < -.8, which == 4 && side > .4:
		return -.1
	}
	return .16
}
