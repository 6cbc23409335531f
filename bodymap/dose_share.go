package bodymap

import (
	"math"
	"slices"
	"strings"
)

// sharesOf compares what was given of a substance with every limit of it that is not switched off. Of a source that gives a
// limit of its own for products with something, such as adrenaline, that one is for those, the plain one for the others.
func sharesOf(substance string, amounts []amount, limits []Limit, weightKG float64) []Share {
	var out []Share
	for _, l := range limits {
		if l.Off || !sameSubstance(l.Substance, substance) {
			continue
		}
		mg := 0.0
		for _, a := range amounts {
			if a.mg > 0 && sameSubstance(a.substance, substance) && l.holdsFor(a, limits) {
				mg = tidyMG(mg + a.mg)
			}
		}
		if mg > 0 {
			out = append(out, l.share(mg, weightKG))
		}
	}
	return out
}

// holdsFor tells whether an amount of the limit's substance is to be compared with this limit.
func (l Limit) holdsFor(a amount, limits []Limit) bool {
	switch {
	case l.With != "":
		return a.product.holds(l.With)
	case a.product.Ingredients == "":
		return true
	}
	return !slices.ContainsFunc(limits, func(o Limit) bool {
		return !o.Off && o.With != "" && o.Source == l.Source && sameSubstance(o.Substance, l.Substance) && a.product.holds(o.With)
	})
}

func (l Limit) share(mg, weightKG float64) Share {
	allowed, known, needs := l.AllowedMG(weightKG)
	s := Share{Limit: l, MG: mg, AllowedMG: allowed, NeedsWeight: needs, Level: DoseOpen}
	if known {
		s.Used = mg / allowed
		s.Level = levelOf(s.Used)
	}
	return s
}

func levelOf(used float64) DoseLevel {
	used = math.Round(used*1e9) / 1e9 // sums of fractions such as 1/3 + 2/3 are not exact
	switch {
	case used > 1:
		return DoseOver
	case used >= NearShare:
		return DoseNear
	}
	return DoseBelow
}

// mixedShares adds up local anaesthetics as fractions of their own limits, source by source, where a session gives several.
func mixedShares(doses []Dose) []MixedShare {
	var la []Dose
	var sources []string
	for _, d := range doses {
		if !d.localAnaesthetic {
			continue
		}
		la = append(la, d)
		for _, s := range d.Against {
			if !slices.Contains(sources, s.Limit.Source) {
				sources = append(sources, s.Limit.Source)
			}
		}
	}
	var out []MixedShare
	for _, source := range sources {
		m := MixedShare{Source: source}
		for _, d := range la {
			if used, ok := d.usedOf(source); ok {
				m.Used += used
				m.Substances = append(m.Substances, d.Substance)
			} else {
				m.Missing = append(m.Missing, d.Substance)
			}
		}
		if len(m.Substances) > 1 {
			m.Level = levelOf(m.Used)
			out = append(out, m)
		}
	}
	return out
}

// usedOf adds up the shares of the limits of one source: with and without adrenaline they are parts of one dose.
func (d Dose) usedOf(source string) (used float64, ok bool) {
	for _, s := range d.Against {
		if s.Limit.Source == source && s.Level != DoseOpen {
			used, ok = used+s.Used, true
		}
	}
	return used, ok
}

// Highest is the limit of which most is used; ok is false where nothing can be compared.
func (d Dose) Highest() (Share, bool) {
	best, ok := Share{Level: DoseOpen}, false
	for _, s := range d.Against {
		if s.Level != DoseOpen && (!ok || s.Used > best.Used) {
			best, ok = s, true
		}
	}
	return best, ok
}

// Level is the worst of a dose's levels.
func (d Dose) Level() DoseLevel {
	s, _ := d.Highest()
	return s.Level
}

// Level is the worst of a session's levels.
func (d Doses) Level() DoseLevel {
	worst := DoseOpen
	for _, o := range d.Of {
		worst = worseLevel(worst, o.Level())
	}
	for _, m := range d.Mixed {
		worst = worseLevel(worst, m.Level)
	}
	return worst
}

func worseLevel(a, b DoseLevel) DoseLevel {
	if b.rank() > a.rank() {
		return b
	}
	return a
}

// The rules under which reasons for doses over a limit are kept; the first is followed by the substance. Never change them.
const (
	doseRule  = "dose:"
	mixedRule = "dose-mixed"
)

// Over are the rules of all that lies over a limit: what a reason is asked for.
func (d Doses) Over() []string {
	var out []string
	for _, o := range d.Of {
		if o.Level() == DoseOver {
			out = append(out, doseRule+o.Substance)
		}
	}
	if slices.ContainsFunc(d.Mixed, func(m MixedShare) bool { return m.Level == DoseOver }) {
		out = append(out, mixedRule)
	}
	return out
}

// DoseRule tells what a rule of Over is about: a substance or, empty, local anaesthetics together. ok is false for other rules.
func DoseRule(rule string) (substance string, ok bool) {
	if rule == mixedRule {
		return "", true
	}
	substance, ok = strings.CutPrefix(rule, doseRule)
	return substance, ok
}
