package bodymap

import (
	"cmp"
	"math"
	"slices"

	"ashi/bodymap/atlas"
)

// rested is a site of an earlier session, and how long ago that was.
type rested struct {
	site Site
	days int
}

// Rested proposes sites of earlier recorded sessions of the patient where nothing was injected for at least so many days
// before this session, the longest rested first. Each place is proposed once, as it was injected last; what is marked in
// this session already, lies within 1 cm of it, or no longer fits the body is left out.
func (c *Chart) Rested(restDays int) ([]Site, error) {
	h, err := c.practice.History(c.patient.ID)
	if err != nil {
		return nil, err
	}
	taken := &patchwork{body: c.body()}
	for _, s := range c.sites {
		taken.add(s)
	}
	var found []rested
	for _, t := range slices.Backward(h) {
		if t.Session.ID == c.session.ID || !t.Session.State.Given() || t.Session.At.After(c.session.At) {
			continue
		}
		days := int(math.Round(c.session.At.Sub(t.Session.At).Hours() / 24))
		for _, s := range t.Sites {
			if !s.Injected() {
				continue
			}
			s, err := c.proposal(s, t.Session.Figure)
			if err != nil || taken.has(s) {
				continue // it no longer fits, or was used since
			}
			if days >= restDays {
				found = append(found, rested{s, days})
			}
		}
		for _, s := range t.Sites { // only now: neighbours within one session are all proposed
			if s.Injected() {
				taken.add(s)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b rested) int { return cmp.Compare(b.days, a.days) })
	out := make([]Site, len(found))
	for i, r := range found {
		out[i] = r.site
	}
	return c.fresh(out), nil
}

// patchwork is skin that is taken.
type patchwork struct {
	body  *atlas.Body
	sites []Site
	cubes map[[3]int][]atlas.Place
}

func (w *patchwork) add(s Site) {
	if s.AtlasVersion != atlas.Version {
		return
	}
	if w.cubes == nil {
		w.cubes = map[[3]int][]atlas.Place{}
	}
	s = s.named(w.body)
	w.sites = append(w.sites, s)
	for _, p := range s.punctured() {
		c := cubeAt(narrow(w.body.At(p, atlas.Anatomical)))
		w.cubes[c] = append(w.cubes[c], p)
	}
}

// has tells whether a site is there or a puncture lies within nearCM of one of its own.
func (w *patchwork) has(s Site) bool {
	if s.among(w.sites) {
		return true
	}
	return slices.ContainsFunc(s.punctured(), w.near)
}

func (w *patchwork) near(p atlas.Place) bool {
	here := spotOf(w.body, p)
	c := cubeAt(narrow(here.at))
	for i := range 27 {
		if slices.ContainsFunc(w.cubes[[3]int{c[0] - 1 + i/9, c[1] - 1 + i/3%3, c[2] - 1 + i%3}], here.near) {
			return true
		}
	}
	return false
}
