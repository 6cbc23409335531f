package bodymap

import (
	"slices"

	"ashi/bodymap/atlas"
)

// Comparison is two sessions side by side. Skipped sites count nowhere.
type Comparison struct {
	A, B         Visit
	Both         [][2]Site // at the same place: of A and of B
	OnlyA, OnlyB []Site
	Syringes     [2][]Syringe // each once, in the order of the sites
	Totals       [2]Totals
	Pains        []PainPair
}

// PainPair is the pain of a region in two sessions; a nil one was not entered.
type PainPair struct {
	Region RegionSide
	A, B   *Pain
}

// Compare sets two sessions side by side. Sites are at the same place by the rule of PastUse: the same named point of the same
// side, or within 1 cm.
func Compare(a, b Visit) Comparison {
	c := Comparison{A: a, B: b, Totals: [2]Totals{TotalOf(a.Session, a.Sites), TotalOf(b.Session, b.Sites)}}
	left := counted(b.Sites)
	for _, s := range counted(a.Sites) {
		i := slices.IndexFunc(left, func(o Site) bool { return samePlace(a.Session.Figure, s, o) })
		if i < 0 {
			c.OnlyA = append(c.OnlyA, s)
			continue
		}
		c.Both = append(c.Both, [2]Site{s, left[i]})
		left = slices.Delete(left, i, i+1)
	}
	c.OnlyB = left
	for k, sites := range [2][]Site{a.Sites, b.Sites} {
		for _, s := range counted(sites) {
			if !slices.Contains(c.Syringes[k], s.Syringe) {
				c.Syringes[k] = append(c.Syringes[k], s.Syringe)
			}
		}
	}
	c.pains()
	return c
}

func (c *Comparison) pains() {
	for k, v := range []Visit{c.A, c.B} {
		for i := range v.Pains {
			p := &v.Pains[i]
			where := p.Region(v.Session.Figure)
			at := slices.IndexFunc(c.Pains, func(q PainPair) bool { return q.Region == where && (k == 0 && q.A == nil || k == 1 && q.B == nil) })
			if at < 0 {
				at = len(c.Pains)
				c.Pains = append(c.Pains, PainPair{Region: where})
			}
			if k == 0 {
				c.Pains[at].A = p
			} else {
				c.Pains[at].B = p
			}
		}
	}
}

// counted are the sites that were not skipped.
func counted(sites []Site) []Site {
	return slices.DeleteFunc(slices.Clone(sites), func(s Site) bool { return s.State == SiteSkipped })
}

func samePlace(f atlas.Figure, s, o Site) bool {
	if s.Code != "" && s.Code == o.Code {
		return s.Side == o.Side
	}
	return s.AtlasVersion == o.AtlasVersion && spotOf(atlas.Get().Body(f), s.Place).near(o.Place)
}
