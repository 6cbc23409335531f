package main

import (
	"ashi/bodymap/atlas"
)

const tapeSteps = 60 // between two places on the way

// tape is a line over the skin: places with the length of skin up to each.
type tape struct {
	places []atlas.Place
	length []float64
	last   atlas.Vec
}

func (t *tape) add(b *atlas.Body, q atlas.Place) {
	v, l := b.At(q, atlas.Anatomical), 0.
	if n := len(t.length); n > 0 {
		l = t.length[n-1] + v.Sub(t.last).Len()
	}
	t.places, t.length, t.last = append(t.places, q), append(t.length, l), v
}

// share is the place at a share of the tape's length.
func (t *tape) share(s float64) atlas.Place {
	total := t.length[len(t.length)-1]
	i := 0
	for i < len(t.length)-1 && t.length[i] < s*total {
		i++
	}
	return t.places[i]
}

// along measures from P to Q over the skin that lies nearest to the straight
// line between them, seen from a centre inside the body.
func (p *placer) along(a []string) (atlas.Place, error) {
	e, err := p.ats(a[0], a[1])
	if err != nil {
		return atlas.Place{}, err
	}
	s, err := numbers(a[2])
	if err != nil {
		return atlas.Place{}, err
	}
	set, err := optionalParts(a, 3)
	if err != nil {
		return atlas.Place{}, err
	}
	n := p.body.Normal(p.done[a[0]], atlas.Anatomical).Add(p.body.Normal(p.done[a[1]], atlas.Anatomical)).Unit()
	c := e[0].Lerp(e[1], .5).Sub(n.Mul(.5 * e[1].Sub(e[0]).Len()))
	var t tape
	for k := range tapeSteps*3 + 1 {
		d := e[0].Lerp(e[1], float64(k)/(tapeSteps*3)).Sub(c).Unit()
		if q, ok := p.body.Cast(c, d, set, true); ok {
			t.add(p.body, q)
		}
	}
	if len(t.places) < tapeSteps {
		return atlas.Place{}, errMiss
	}
	return t.share(s[0]), nil
}

// curve measures a smooth curve through places over the skin.
func (p *placer) curve(a []string) (atlas.Place, error) {
	s, err := numbers(a[0])
	if err != nil {
		return atlas.Place{}, err
	}
	v, err := p.ats(a[1:]...)
	if err != nil {
		return atlas.Place{}, err
	}
	part := atlas.PartSet(1<<p.body.Part(p.done[a[1]]) | 1<<p.body.Part(p.done[a[len(a)-1]]))
	var t tape
	t.add(p.body, p.done[a[1]])
	for i := range len(v) - 1 {
		for k := 1; k <= tapeSteps/2; k++ {
			x := spline(v, i, float64(k)/(tapeSteps/2))
			t.add(p.body, p.body.Nearest(x, part))
		}
	}
	return t.share(s[0]), nil
}

// spline is the Catmull-Rom curve between v[i] and v[i+1].
func spline(v []atlas.Vec, i int, t float64) atlas.Vec {
	a, b, c, d := v[max(i-1, 0)], v[i], v[i+1], v[min(i+2, len(v)-1)]
	m0, m1 := c.Sub(a).Mul(.5), d.Sub(b).Mul(.5)
	t2, t3 := t*t, t*t*t
	return b.Mul(2*t3 - 3*t2 + 1).Add(m0.Mul(t3 - 2*t2 + t)).Add(c.Mul(-2*t3 + 3*t2)).Add(m1.Mul(t3 - t2))
}
