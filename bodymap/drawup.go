package bodymap

import "slices"

// PuncturesIn is how many whole punctures a volume gives, both in mL: 3 mL at 0.1 mL are 30. It is reckoned in whole
// micro-litres; 0 where a puncture takes nothing.
func PuncturesIn(volumeML, perPunctureML float64) int {
	each := microlitres(perPunctureML)
	if each <= 0 {
		return 0
	}
	return max(0, microlitres(volumeML)/each)
}

// Load is what a session needs of one kind of syringe: one filling with one needle and one technique.
type Load struct {
	Filling        Filling // no ID: what these syringes hold is not stated
	Technique      Technique
	NeedleGauge    int     // G
	NeedleLengthMM float64 // mm
	Numbers        []int   // of its sites, as on screen and paper: 1, 2, 3 ... in the order of the session
	Punctures      int
	LeastML        float64 // mL per puncture: the least and the most of its sites
	MostML         float64
	NeedML         float64 // for all punctures
	Syringes       int     // of this filling, each for whole punctures; 0: not stated what they hold
	Parts          []Drawn // per product: the mL in all of these syringes
	SpareML        float64 // that is left over in them
	RestML         float64 // of that, in the last one
}

// DrawUp lists the syringes that a session needs, in the order of their first sites: for what counts in its totals.
func DrawUp(s Session, sites []Site, fillings []Filling) []Load {
	var out []Load
	var of [][]*Site // not copied: they are large
	for i := range sites {
		site := &sites[i]
		if !s.counts(*site) {
			continue
		}
		l := loadFor(site, fillings)
		k := slices.IndexFunc(out, func(o Load) bool {
			return o.Filling.ID == l.Filling.ID && o.Technique == l.Technique && o.NeedleGauge == l.NeedleGauge && o.NeedleLengthMM == l.NeedleLengthMM
		})
		if k < 0 {
			k = len(out)
			out, of = append(out, l), append(of, nil)
		}
		out[k].Numbers = append(out[k].Numbers, i+1)
		of[k] = append(of[k], site)
	}
	for k := range out {
		out[k].fill(of[k])
	}
	return out
}

func loadFor(site *Site, fillings []Filling) Load {
	y := site.Syringe
	l := Load{Technique: y.Technique, NeedleGauge: y.NeedleGauge, NeedleLengthMM: y.NeedleLengthMM, LeastML: y.VolumeML, MostML: y.VolumeML}
	if i := slices.IndexFunc(fillings, func(f Filling) bool { return f.ID == y.Filling && f.TotalML() > 0 }); i >= 0 {
		l.Filling = fillings[i]
	}
	return l
}

// fill counts the syringes for the sites of a load.
func (l *Load) fill(sites []*Site) {
	need := 0
	for _, s := range sites {
		l.Punctures += s.Punctures
		need += s.Punctures * microlitres(s.Syringe.VolumeML)
		l.LeastML, l.MostML = min(l.LeastML, s.Syringe.VolumeML), max(l.MostML, s.Syringe.VolumeML)
	}
	l.NeedML = float64(need) / 1000
	full := microlitres(l.Filling.TotalML())
	if full == 0 {
		return
	}
	rest := 0
	l.Syringes, rest = syringesFor(sites, full)
	l.RestML = float64(rest) / 1000
	l.SpareML = float64(l.Syringes*full-need) / 1000
	for _, p := range l.Filling.Parts {
		p.VolumeML = float64(microlitres(p.VolumeML)*l.Syringes) / 1000
		l.Parts = append(l.Parts, p)
	}
}

// syringesFor empties syringes of so many micro-litres into sites one after the other. A puncture is never begun with what does not
// suffice for it, unless a whole syringe does not: then it takes several. rest is what is left in the last one.
func syringesFor(sites []*Site, full int) (n, rest int) {
	for _, s := range sites {
		each := microlitres(s.Syringe.VolumeML)
		if each <= 0 {
			continue
		}
		if each > full {
			need := s.Punctures*each - rest
			more := (max(0, need) + full - 1) / full
			n, rest = n+more, more*full-need
			continue
		}
		left := s.Punctures - min(s.Punctures, rest/each)
		rest -= (s.Punctures - left) * each
		if left > 0 {
			fit := full / each // punctures of a syringe
			more := (left + fit - 1) / fit
			n, rest = n+more, full-(left-(more-1)*fit)*each
		}
	}
	return n, rest
}
