package bodymap

import (
	"math"
	"slices"
	"strings"

	"ashi/assets"
)

// Limit is the highest dose of a substance in one session, as a source gives it. The app compares with it; it never prescribes.
type Limit struct {
	ID         EntryID
	Substance  string  // by its international name in English, as in Product
	With       string  // for products that hold this as well, such as adrenaline; empty: for those that do not
	MaxMG      float64 // mg; 0: none given
	MaxMGPerKG float64 // mg per kg of body weight; 0: none given. Where both are given the lower one holds
	Source     string  // whose number it is
	Note       string
	Off        bool // not compared with
}

func (l Limit) entry() Entry { return Entry{ID: l.ID, Kind: LimitEntry} }

// MaxLimitMG and MaxLimitMGPerKG keep slips of the finger out of the record; they are limits of the app, not clinical advice.
const (
	MaxLimitMG      = 100000 // mg
	MaxLimitMGPerKG = 1000   // mg/kg
)

// Validate tells, as Problems, why a limit cannot be kept.
func (l Limit) Validate() error {
	var bad problems
	bad.when(l.Substance == "", "Substance", "Name the substance, such as lidocaine.")
	bad.line("Substance", l.Substance, MaxName)
	bad.line("With", l.With, MaxName)
	bad.when(l.MaxMG == 0 && l.MaxMGPerKG == 0, "MaxMG", "A limit needs a number of mg or of mg per kg.")
	bad.when(l.MaxMG != 0 && !over0(l.MaxMG, MaxLimitMG), "MaxMG", "The limit must lie over 0 and up to %d mg. Leave it empty when there is none.", MaxLimitMG)
	bad.when(l.MaxMGPerKG != 0 && !over0(l.MaxMGPerKG, MaxLimitMGPerKG), "MaxMGPerKG",
		"The limit must lie over 0 and up to %d mg per kg. Leave it empty when there is none.", MaxLimitMGPerKG)
	bad.when(l.Source == "", "Source", "A limit needs its source: who says so, and where.")
	bad.line("Source", l.Source, MaxAllergies)
	bad.line("Note", l.Note, MaxAllergies)
	if was, ok := l.Shipped(); ok {
		same := was.Substance == l.Substance && was.With == l.With && was.MaxMG == l.MaxMG && was.MaxMGPerKG == l.MaxMGPerKG
		bad.when(!same && was.Source == l.Source, "Source", "These are not the numbers of this source. Name the source of yours.")
	}
	return bad.err()
}

// tidy brings a limit into the form that is kept.
func (l Limit) tidy() Limit {
	for _, s := range []*string{&l.Substance, &l.With, &l.Source, &l.Note} {
		*s = strings.TrimSpace(*s)
	}
	l.Substance, l.With = strings.ToLower(l.Substance), strings.ToLower(l.With)
	return l
}

// Shipped is the limit as it came with Ashi; ok is false for one of the practitioner's own.
func (l Limit) Shipped() (was Limit, ok bool) {
	i := slices.IndexFunc(shippedLimits(), func(s shippedLimit) bool { return s.english.ID == l.ID })
	if i < 0 {
		return Limit{}, false
	}
	return shippedLimits()[i].english, true
}

// In gives a limit with its note in a language. Only notes that come with Ashi are translated.
func (l Limit) In(lang string) Limit {
	for _, s := range shippedLimits() {
		if s.english.ID == l.ID && s.english.Note == l.Note && strings.HasPrefix(lang, "fr") {
			l.Note = s.frenchNote
		}
	}
	return l
}

// For names what the limit is for, in a language: "lidocaine", "lidocaine with adrenaline".
func (l Limit) For(lang string) string {
	if l.With == "" {
		return SubstanceText(l.Substance, lang)
	}
	return assets.Say(lang, "%s with %s", SubstanceText(l.Substance, lang), assets.Say(lang, l.With))
}

// AllowedMG is the limit in mg for a body weight in kg (0: not known). known is false where only a weight could tell;
// needsWeight tells that a weight would make it, or could make it, another one.
func (l Limit) AllowedMG(weightKG float64) (mg float64, known, needsWeight bool) {
	switch {
	case l.MaxMGPerKG == 0:
		return l.MaxMG, true, false
	case weightKG == 0:
		return l.MaxMG, l.MaxMG > 0, true
	}
	mg = tidyMG(l.MaxMGPerKG * weightKG)
	if l.MaxMG > 0 {
		mg = min(mg, l.MaxMG)
	}
	return mg, true, false
}

// tidyMG takes off what binary fractions add to a number of mg: a millionth of a mg is nobody's dose.
func tidyMG(mg float64) float64 { return math.Round(mg*1e6) / 1e6 }

// Limits are all limits, also those that are switched off: those that come with Ashi, as the practitioner left them, then
// the practitioner's own in the order of their making.
func (p *Practice) Limits() ([]Limit, error) {
	kept, err := facts[Limit](p, "")
	if err != nil {
		return nil, err
	}
	var out []Limit
	for _, s := range shippedLimits() {
		l := s.english
		if i := slices.IndexFunc(kept, func(k Limit) bool { return k.ID == l.ID }); i >= 0 {
			l = kept[i]
			kept = slices.Delete(kept, i, i+1)
		}
		out = append(out, l)
	}
	return append(out, kept...), nil
}

// SaveLimit keeps a new limit (without an ID) or the new state of one, and returns it as it is kept.
func (p *Practice) SaveLimit(l Limit) (Limit, error) {
	l = l.tidy()
	all, err := p.Limits()
	if err != nil {
		return Limit{}, err
	}
	if l.ID != "" && !slices.ContainsFunc(all, func(old Limit) bool { return old.ID == l.ID }) {
		return Limit{}, noLimit()
	}
	var bad problems
	bad.join(l.Validate())
	bad.when(slices.ContainsFunc(all, l.twin), "Substance", "There is a limit of this source for this substance already. Change that one.")
	if err := bad.err(); err != nil {
		return Limit{}, err
	}
	if l.ID == "" {
		l.ID = EntryID(NewID())
	} else if slices.Contains(all, l) {
		return l, nil
	}
	return l, putFacts(p, SaveLimit, l)
}

// twin tells whether another limit is of the same source for the same substance.
func (l Limit) twin(o Limit) bool {
	return o.ID != l.ID && sameSubstance(o.Substance, l.Substance) && o.With == l.With && Fold(o.Source) == Fold(l.Source)
}

// RemoveLimit takes a limit of the practitioner's own away; one that came with Ashi is again as it came.
func (p *Practice) RemoveLimit(id EntryID) error {
	if _, ok := (Limit{ID: id}).Shipped(); ok {
		if _, err := p.Entry(id); KindOf(err) == NotFound {
			return nil
		}
		return p.removeFacts(ResetLimit, id)
	}
	if _, err := factByID[Limit](p, id); err != nil {
		return noLimit()
	}
	return p.removeFacts(RemoveLimit, id)
}

func noLimit() error {
	return &Error{Kind: NotFound, Text: "This limit is no longer there. Nothing was changed."}
}
