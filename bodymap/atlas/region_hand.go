package atlas

import "math"

// pair is two vertices of the base mesh on opposite sides of a joint, whose
// middle is the joint's centre. Vertex numbers never change within a Version.
type pair [2]uint16

// digit is the bones of a finger or toe: the joint at its root, the next joint
// and the tip.
type digit struct {
	id         string
	root, next pair
	tip        uint16
}

// The digits, from the thumb side outward on hand and foot.
var (
	fingers = []digit{
		{rgThumb, pair{10291, 9884}, pair{9404, 9385}, 9348},
		{rgIndex, pair{9844, 9471}, pair{9925, 8678}, 8595},
		{rgMiddleFinger, pair{9905, 9776}, pair{9510, 8848}, 8787},
		{rgRingFinger, pair{9788, 8770}, pair{9535, 9016}, 8982},
		{rgLittleFinger, pair{10248, 9945}, pair{9578, 9325}, 9171},
	}
	toes = []digit{
		{rgBigToe, pair{12388, 12384}, pair{11583, 11534}, 12756},
		{rgSecondToe, pair{12592, 12395}, pair{12450, 11617}, 13133},
		{rgThirdToe, pair{12722, 12468}, pair{12551, 12537}, 13147},
		{rgFourthToe, pair{12751, 12598}, pair{12706, 12698}, 13094},
		{rgLittleToe, pair{12752, 12739}, pair{13258, 13257}, 13280},
	}
)

func (b *Body) vertex(v uint16) Vec { return wide(b.Mesh(Anatomical).Pos[v]) }

func (b *Body) joint(p pair) Vec { return b.vertex(p[0]).Lerp(b.vertex(p[1]), .5) }

// nearestDigit returns which digit's bones lie nearest to the spot, and how far
// along them it lies, as a share of the way from root to tip.
func (s *spot) nearestDigit(digits []digit) (which int, along float64) {
	best := math.Inf(1)
	for i, d := range digits {
		root, next, tip := s.b.joint(d.root), s.b.joint(d.next), s.b.vertex(d.tip)
		l := next.Sub(root).Len()
		whole := l + tip.Sub(next).Len()
		if off, t := fromLine(s.p, root, next, false); off < best {
			best, which, along = off, i, t/whole
		}
		if off, t := fromLine(s.p, next, tip, true); off < best {
			best, which, along = off, i, (l+t)/whole
		}
	}
	return which, along
}

// fromLine is the distance of p from the stretch a to c and how far along it the
// nearest place lies, in cm. A root is open: places short of it have t < 0.
func fromLine(p, a, c Vec, closed bool) (off, t float64) {
	d := c.Sub(a).Unit()
	t = p.Sub(a).Dot(d)
	k := min(t, c.Sub(a).Len())
	if closed {
		k = max(k, 0)
	}
	return p.Sub(a.Add(d.Mul(k))).Len(), t
}

// handFrame is the hand's own directions: from the wrist to the knuckle of the
// middle finger, toward the thumb, and out of the palm; unit and orthogonal.
type handFrame struct{ distal, radial, palmar Vec }

func (b *Body) handFrame() handFrame {
	wrist := b.axis("wrist_axis")
	distal := b.joint(fingers[2].root).Sub(wrist).Unit()
	across := b.joint(fingers[1].root).Sub(b.joint(fingers[4].root))
	palmar := across.Cross(distal).Unit()
	return handFrame{distal, distal.Cross(palmar).Unit(), palmar}
}

// handRegion divides the hand beyond the wrist.
func (s *spot) handRegion() string {
	f := s.b.handFrame()
	which, along := s.nearestDigit(fingers)
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
	case r > .25+.9*max(0, t-.25) || which == 0 && along > -.8 && r > .4:
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
	return .24
}
