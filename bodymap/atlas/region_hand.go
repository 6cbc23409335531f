package atlas

// handFrame is the hand's own directions: from the wrist to the knuckle of the
// middle finger, toward the thumb, and out of the palm; unit and orthogonal.
type handFrame struct{ distal, radial, palmar Vec }

func (b *Body) handFrame() handFrame {
	wrist := b.axis("wrist_axis")
	distal := b.joint(fingers[2].root).Sub(wrist).Unit()
	across := b.joint(fingers[1].root).Sub(b.joint(fingers[4].root))
	palmar := distal.Cross(across).Unit()
	return handFrame{distal, palmar.Cross(distal).Unit(), palmar}
}

// handRegion divides the hand beyond the wrist.
func (s *spot) handRegion() string {
	f := s.b.handFrame()
	which, along := s.digit(fingers)
	if along > s.fingerFrom(f, which) {
		return fingers[which].id
	}
	up := s.n.Dot(f.palmar)
	if up < -.1 {
		return rgHandBack
	}
	// Shares of the way from the wrist to the knuckles, and of the palm's breadth.
	wrist, knuckle := s.b.axis("wrist_axis"), s.b.joint(fingers[2].root)
	q := s.p.Sub(wrist)
	t := q.Dot(f.distal) / knuckle.Sub(wrist).Len()
	half := s.b.joint(fingers[1].root).Sub(s.b.joint(fingers[4].root)).Dot(f.radial) / 2
	switch r := q.Dot(f.radial) / half; {
	case r > .25+.9*max(0, t-.25) && t < .75 || which == 0 && along > -.8 && r > .4:
		return rgThenar
	case r < -.35 && t < .62:
		return rgHypothenar
	}
	return rgPalm
}

// fingerFrom is where a digit begins, as a share of its length from the joint
// at its root: at the web, but on the free side of the hand at the joint itself.
func (s *spot) fingerFrom(f handFrame, which int) float64 {
	side := s.p.Sub(s.b.joint(fingers[which].root)).Dot(f.radial)
	switch {
	case which == 0, which == 1 && side > .4, which == 4 && side < -.4:
		return .05
	}
	return .17
}
