package atlas

import (
	"cmp"
	"math"
	"slices"
)

// starts are the landmarks on the midline near which one finds a level of a
// trunk or head, from above.
var starts = map[chart][]knot{frontChart: frontKnots, backChart: backKnots, scalpChart: headKnots}

// bodyLevel is what a statement says about how far along the body a place lies: on
// the left half, read tells by how many cm along, and want is what it should be.
type bodyLevel struct {
	read  func(Vec) float64
	want  float64
	slack [2]float64 // what else counts as the same level, from and to
	start string     // a landmark near by
	// across is how far from the midline a position lies, in cm; cm is the length of a cun across.
	across func(Vec) float64
	cm     float64
	parts  PartSet
	axial  bool       // of trunk or head: where nothing is said, it is the midline
	rest   []distance // the lengths that do not run along
	reach  *distance  // lateral of the midline, as told in the statement itself
	unit   float64    // cm of a cun along
}

func (b *Body) level(s statement, part string) bodyLevel {
	m := landmarks[s.id]
	switch {
	case s.kind == vertebraWord:
		return b.backLevel(s)
	case s.kind == spaceWord:
		l := b.trunkLevel(s, frontChart, b.CunCM(Chest), FrontAcross, b.RibSpaceHeight(float64(s.n))).fromMidline()
		half := (b.RibSpaceHeight(1) - b.RibSpaceHeight(2)) / 2
		l.slack = [2]float64{-half, half}
		return l
	case m.chart == frontChart:
		return b.frontLevel(s, m)
	case m.chart == scalpChart:
		return b.scalpLevel(s, m)
	case m.chart == shoulderChart:
		l := b.trunkLevel(s, frontChart, b.CunCM(Stretch(UpperArm)), FrontAcross, b.mark(m.mark)[1])
		l.axial, l.start, l.parts = false, m.mark, Parts(PartUpperArmLeft, PartTrunk)
		return l
	}
	return b.limbLevel(s, m, part)
}

// along adds up the lengths upward; the others it gives back.
func along(ways []distance, cm float64, up, down []Direction) (sum float64, rest []distance) {
	for _, w := range ways {
		switch {
		case slices.Contains(up, w.dir):
			sum += w.inCM(cm)
		case slices.Contains(down, w.dir):
			sum -= w.inCM(cm)
		default:
			rest = append(rest, w)
		}
	}
	return sum, rest
}

// inCM is a length in cm, where a cun has that many.
func (l distance) inCM(cun float64) float64 {
	if l.cm == perCun {
		return l.n * cun
	}
	return l.n * l.cm
}

var (
	upward   = []Direction{above, proximal}
	downward = []Direction{below, distal}
)

// trunkLevel is a height of the trunk.
func (b *Body) trunkLevel(s statement, c chart, cun float64, across Stretch, height float64) bodyLevel {
	up, rest := along(s.ways, cun, upward, downward)
	l := bodyLevel{
		read: func(p Vec) float64 { return p[1] }, want: height + up, cm: b.CunCM(across), unit: cun,
		across: func(p Vec) float64 { return p[0] },
		axial:  true, parts: Parts(PartHead, PartNeck, PartTrunk, PartThighLeft, PartThighRight), rest: rest,
	}
	if l.want > b.mark("axillary_fold_post")[1] {
		l.parts |= Parts(PartUpperArmLeft)
	}
	l.start = nearestKnot(starts[c], func(k knot) float64 { return math.Abs(b.mark(k.name)[1] - l.want) })
	return l
}

// fromMidline takes the lateral lengths as told from the midline.
func (l bodyLevel) fromMidline() bodyLevel {
	ways := l.rest
	l.rest = nil
	for _, w := range ways {
		sign := 1.
		switch w.dir {
		case medial:
			sign = -1
			fallthrough
		case lateral:
			if l.reach == nil {
				l.reach = &distance{cm: 1, dir: lateral}
			}
			l.reach.n += sign * w.inCM(l.cm)
		default:
			l.rest = append(l.rest, w)
		}
	}
	return l
}

func nearestKnot(list []knot, off func(knot) float64) string {
	return slices.MinFunc(list, func(a, b knot) int { return cmp.Compare(off(a), off(b)) }).name
}

// backLevel is the level of a vertebra: of the lower border of its spinous
// process, at which the points of the back are found. Where calls it so as far
// down as the next process.
func (b *Body) backLevel(s statement) bodyLevel {
	n := float64(s.n)
	l := b.trunkLevel(s, backChart, b.CunCM(BackAcross), BackAcross, b.SpineHeight(n+.5)).fromMidline()
	l.slack = [2]float64{b.SpineHeight(n+.9) - b.SpineHeight(n+.5), b.SpineHeight(n-.1) - b.SpineHeight(n+.5)}
	return l
}

// frontLevel counts cun of the abdomen and the chest, each as long as it is there.
func (b *Body) frontLevel(s statement, m landmark) bodyLevel {
	cun := m.cun
	var others []distance
	for _, w := range s.ways {
		switch {
		case w.cm == perCun && slices.Contains(upward, w.dir):
			cun += w.n
		case w.cm == perCun && slices.Contains(downward, w.dir):
			cun -= w.n
		default:
			others = append(others, w)
		}
	}
	s.ways = others
	return b.trunkLevel(s, frontChart, b.CunCM(LowerAbdomen), FrontAcross, b.FrontHeight(cun)).fromMidline()
}

func (b *Body) scalpLevel(s statement, m landmark) bodyLevel {
	cm := b.CunCM(HeadAlong)
	back, front := []Direction{behind, above}, []Direction{forward, below}
	if m.cun > 8 { // behind the vertex, up is forward
		back, front = []Direction{behind, below}, []Direction{forward, above}
	}
	sum, rest := along(s.ways, cm, back, front)
	l := bodyLevel{
		read: func(p Vec) float64 { cun, _ := b.Scalp(p); return cun * cm }, want: m.cun*cm + sum, cm: b.CunCM(HeadAcross), unit: cm,
		across: func(p Vec) float64 {
			if math.Abs(p[0]) < .1 {
				return p[0]
			}
			_, lateral := b.Scalp(p)
			return math.Copysign(lateral*b.CunCM(HeadAcross), p[0])
		},
		axial: true, parts: Parts(PartHead, PartNeck, PartTrunk), rest: rest,
	}
	l.start = nearestKnot(headKnots, func(k knot) float64 { return math.Abs(k.n*cm - l.want) })
	return l.fromMidline()
}

// limbLevel measures along a limb, by the segment that Where takes on the body part.
func (b *Body) limbLevel(s statement, m landmark, part string) bodyLevel {
	seg, cun, mark := m.segment, m.cun, m.mark
	down, _ := along(s.ways, 1, downward, upward)
	if m.belowSegment != "" && (down > 0 || s.id == "elbow crease" && part == "elbow" || s.id == "knee crease" && part == "knee") {
		seg, cun, mark = m.belowSegment, m.belowCun, m.belowMark
	}
	f := b.frame(seg)
	down, rest := along(s.ways, f.cm, downward, upward)
	across := FrontAcross
	if part == "pelvis" {
		across = BackAcross
	}
	l := bodyLevel{
		read: func(p Vec) float64 { return p.Sub(f.origin).Dot(f.down) }, want: cun*f.cm + down, unit: f.cm,
		across: func(p Vec) float64 { return p[0] }, cm: b.CunCM(across),
		start: mark, parts: segments[seg].parts, rest: rest,
	}
	if len(s.ways) == 0 && m.belowMark != "" { // as long as it is, from its upper to its lower end
		half := max(0, l.read(b.mark(m.belowMark))-l.read(b.mark(m.mark))) / 2
		l.want, l.slack = l.want+half, [2]float64{-half, half}
	}
	return l
}
