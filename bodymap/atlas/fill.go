package atlas

import "math"

// Fill is how punctures are laid over a patch.
type Fill struct {
	SpacingMM float64 // between neighbours, on the skin
	MarginMM  float64 // kept free inside the outline, on the skin, and along lips, nostrils and lids
	Staggered bool    // six neighbours, in rows shifted by half; else four, square
}

// hair is the least margin, in cm: a puncture stays inside when its place is rounded.
const hair = 1e-4

// Fill lays punctures at equal distance over the patch, in an order that is easy
// for a hand: row by row, to and fro. The nearest neighbour of every puncture is
// as far as asked for, within a tenth, where the patch has room for a neighbour.
// A patch too small for two gets one in its middle. Refused with an OutlineError
// are more than most punctures (TooMany), and a margin that leaves nothing (TooSmall).
func (p *Patch) Fill(f Fill, most int) ([]Place, error) {
	if !(f.SpacingMM > 0) || !(f.MarginMM >= 0) {
		return nil, &OutlineError{Problem: TooSmall}
	}
	p.findMiddle()
	l := &lattice{p: p, spacing: f.SpacingMM / 10, margin: max(hair, f.MarginMM/10), staggered: f.Staggered}
	if p.depth < f.MarginMM/10 {
		return nil, &OutlineError{Problem: TooSmall}
	}
	each := l.spacing * l.apart()
	if n := p.inCM2(l.margin) / each; n > 2*float64(most)+100 {
		return nil, &OutlineError{Problem: TooMany, N: int(min(n, 1e9))}
	}
	if n := p.cm2 / each; n > 100*(float64(most)+1000) { // too fine even to be looked at
		return nil, &OutlineError{Problem: TooMany, N: int(min(n, 1e9))}
	}
	l.lay()
	if len(l.all) > most {
		return nil, &OutlineError{Problem: TooMany, N: len(l.all)}
	}
	var out []Place
	for _, i := range l.order() {
		out = append(out, p.g.place(l.all[i].at))
	}
	return p.g.otherSide(out, p.other), nil
}

// inCM2 is about the area that a margin leaves.
func (p *Patch) inCM2(margin float64) float64 {
	if margin == hair {
		return p.cm2
	}
	cm2 := 0.
	for _, tri := range p.full {
		if p.rim.clears(p.g.at(footing{tri, 1. / 3, 1. / 3}), margin) {
			cm2 += p.g.flat[tri].cm2()
		}
	}
	return cm2
}

// apart is how far rows are apart, in cm.
func (l *lattice) apart() float64 {
	if l.staggered {
		return l.spacing * math.Sqrt(3) / 2
	}
	return l.spacing
}

// lay lays all rows.
func (l *lattice) lay() {
	l.first = make([]int32, len(l.p.kind))
	seed := l.p.middle
	f := l.p.newField(seed, l.p.level(seed))
	for _, s := range f.rows(l.apart()) {
		for _, part := range l.clear(&s) {
			l.layRow(&s, part[0], part[1])
		}
	}
	if len(l.all) == 0 {
		l.add(puncture{at: seed})
	}
	l.mend()
}

// level is the direction of rows: level on the body, to the patient's left if
// seen from outside; on skin that lies flat, across it.
func (p *Patch) level(at footing) xy {
	up := p.g.along(at.tri, Vec{0, 1, 0})
	if math.Abs(p.g.normal(at)[1]) > .9 || up == (xy{}) {
		up = p.g.along(at.tri, Vec{0, 0, 1})
	}
	return up.turn(0, -1)
}
