package atlas

import (
	"slices"
	"sync"
)

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

// digit tells which of the fingers or toes a spot of the hand or foot belongs
// to, and how far along its bones it lies, as a share of the way from root to tip.
func (s *spot) digit(digits []digit) (which int, along float64) {
	which = s.b.digitAt(digits, s.place)
	d := digits[which]
	root, next, tip := s.b.joint(d.root), s.b.joint(d.next), s.b.vertex(d.tip)
	first, second := next.Sub(root), tip.Sub(next)
	t := s.p.Sub(root).Dot(first.Unit())
	if t > first.Len() {
		t = first.Len() + max(0, s.p.Sub(next).Dot(second.Unit()))
	}
	if t < first.Len() && s.p.Sub(root.Add(first.Unit().Mul(t))).Len() > .28*(first.Len()+second.Len()) {
		return which, -1 // beside the bones: the palm between thumb and fingers
	}
	return which, t / (first.Len() + second.Len())
}

// digitMap tells for each base vertex of hands and feet which tip of a digit is
// the fewest edges away. Neighbouring toes touch, so nearness would mislead.
type digitMap struct {
	once sync.Once
	of   []int8
}

// digitAt is the digit, of fingers or toes, to which most of a place belongs.
func (b *Body) digitAt(digits []digit, p Place) int {
	b.digits.once.Do(func() { b.digits.of = b.topo.spreadDigits() })
	offset := 0
	if &digits[0] == &toes[0] {
		offset = len(fingers)
	}
	share := make([]float64, len(digits))
	for i, v := range p.V {
		k := min(max(int(b.digits.of[v])-offset, 0), len(digits)-1)
		share[k] += p.W[i]
	}
	return slices.Index(share, slices.Max(share))
}

// spreadDigits numbers the vertices by the nearest tip: fingers, then toes.
func (t *topology) spreadDigits() []int8 {
	of := make([]int8, len(t.valence))
	for i := range of {
		of[i] = -1
	}
	var edge []int32
	for i, d := range slices.Concat(fingers, toes) {
		for _, v := range []int32{int32(d.tip), t.mirror[d.tip]} {
			of[v] = int8(i)
			edge = append(edge, v)
		}
	}
	beside := make([][]int32, len(of))
	for _, e := range t.ends {
		beside[e[0]], beside[e[1]] = append(beside[e[0]], e[1]), append(beside[e[1]], e[0])
	}
	for len(edge) > 0 {
		v := edge[0]
		edge = edge[1:]
		for _, n := range beside[v] {
			if of[n] < 0 {
				of[n] = of[v]
				edge = append(edge, n)
			}
		}
	}
	return of
}
