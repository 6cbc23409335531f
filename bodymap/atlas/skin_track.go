package atlas

import "sort"

// track is a way over the skin along which one measures.
type track struct {
	way  []piece
	upTo []float64 // cm up to the end of each piece
}

func (t *track) cm() float64 { return t.upTo[len(t.upTo)-1] }

// add goes on along a piece, with a leap to where it begins if need be.
func (t *track) add(g *ground, p piece) {
	cm := g.pieceCM(p)
	if n := len(t.way); n > 0 {
		cm += t.cm()
		if last := t.way[n-1]; last.out >= 0 && g.across[last.tri][last.out]>>2 != p.tri {
			cm += g.at(footing{p.tri, p.a[0], p.a[1]}).Sub(g.at(footing{last.tri, last.b[0], last.b[1]})).Len()
		}
	}
	t.way, t.upTo = append(t.way, p), append(t.upTo, cm)
}

// at is the place so many cm along the track, and the direction there.
func (t *track) at(g *ground, cm float64) (footing, Vec) {
	i := min(sort.SearchFloat64s(t.upTo, cm), len(t.way)-1)
	p := t.way[i]
	a, b := g.at(footing{p.tri, p.a[0], p.a[1]}), g.at(footing{p.tri, p.b[0], p.b[1]})
	s := 1.
	if l := g.pieceCM(p); l > 0 {
		s = min(1, max(0, 1-(t.upTo[i]-cm)/l))
	}
	at := p.a.add(p.b.sub(p.a).mul(s))
	return footing{p.tri, at[0], at[1]}, b.Sub(a).Unit()
}
