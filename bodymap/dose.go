package bodymap

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ashi/assets"
)

// DoseLevel tells how far a dose has come towards a limit.
type DoseLevel string

// The levels, from good to bad. They are the state of a number, not a judgement of the treatment.
const (
	DoseOpen  DoseLevel = "not compared"
	DoseBelow DoseLevel = "below the limit"
	DoseNear  DoseLevel = "near the limit" // from NearShare on
	DoseOver  DoseLevel = "over the limit"
)

// NearShare is the share of a limit from which a dose is called near it. It is the app's own, of no source.
const NearShare = 0.75

// Text gives the name of a level in a language.
func (l DoseLevel) Text(lang string) string { return assets.Say(lang, string(l)) }

// rank orders the levels from good to bad.
func (l DoseLevel) rank() int {
	return slices.Index([]DoseLevel{DoseOpen, DoseBelow, DoseNear, DoseOver}, l)
}

// localAnaesthetics are those of the published tables of limits.
var localAnaesthetics = []string{
	"articaine", "bupivacaine", "chloroprocaine", "levobupivacaine", "lidocaine", "mepivacaine", "prilocaine", "procaine", "ropivacaine",
	"tetracaine",
}

// SubstanceText gives the name of a substance in a language, as far as it is known there.
func SubstanceText(substance, lang string) string { return assets.Say(lang, substance) }

// sameSubstance lets accents and case differ: lidocaïne is lidocaine.
func sameSubstance(a, b string) bool {
	if a == b {
		return true
	}
	if plainLetters(a) && plainLetters(b) { // nearly always; folding is slow
		return strings.EqualFold(a, b)
	}
	return Fold(a) == Fold(b)
}

func plainLetters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

// Dose is what a session gives of one substance.
type Dose struct {
	Substance        string
	MG               float64 // in the session
	IU               float64 // likewise, of what is measured in units
	MGPerKG          float64 // 0: the weight is not known
	LeastMG, MostMG  float64 // per puncture: the least and the most of all sites
	Against          []Share
	localAnaesthetic bool
}

// Share is a dose against one limit.
type Share struct {
	Limit       Limit
	MG          float64 // what counts against it
	AllowedMG   float64 // 0: only a weight could tell
	Used        float64 // of 1; 0 where AllowedMG is
	NeedsWeight bool    // the limit is per kg and no weight is recorded
	Level       DoseLevel
}

// MixedShare is what local anaesthetics come to together: the sum of their shares of the limits of one source.
type MixedShare struct {
	Source     string
	Substances []string // that are in the sum
	Missing    []string // that were given but have no limit, or none without a weight, in this source
	Used       float64  // of 1
	Level      DoseLevel
}

// Undosed is a product whose mg cannot be told because its strength is not stated.
type Undosed struct {
	Product Product
	ML      float64
}

// Doses are what a session gives: of each substance, against each limit.
type Doses struct {
	Of          []Dose // in the order of the sites
	Mixed       []MixedShare
	NotStated   []Undosed // by strength
	UnfilledML  float64   // given from syringes of which is not stated what they hold
	NeedsWeight bool      // some limit is per kg and no weight is recorded
}

// given is what was given of one product of a filling.
type given struct {
	product         Product
	ul              float64 // micro-litres of the product
	leastUL, mostUL float64 // likewise, per puncture
}

// DosesOf reckons what a session gives: what was done or added and, in a plan, what is planned; what was skipped never counts.
// Fillings that are not there count as not stated. weightKG is 0 where it is not known.
func DosesOf(s Session, sites []Site, fillings []Filling, limits []Limit, weightKG float64) Doses {
	parts, unfilled := givenIn(s, sites, fillings)
	d := Doses{UnfilledML: unfilled}
	var amounts []amount
	for _, g := range parts {
		if _, known := g.product.MG(); !known && g.product.Unit != IUPerML || g.product.Strength <= 0 {
			if g.product.Substance != "" {
				d.NotStated = append(d.NotStated, Undosed{g.product, g.ul / 1000})
			}
			continue
		}
		if a := g.amount(); a.substance != "" {
			amounts = append(amounts, a)
			d.add(a)
		}
	}
	for i := range d.Of {
		one := &d.Of[i]
		if weightKG > 0 {
			one.MGPerKG = one.MG / weightKG
		}
		one.Against = sharesOf(one.Substance, amounts, limits, weightKG)
		d.NeedsWeight = d.NeedsWeight || slices.ContainsFunc(one.Against, func(s Share) bool { return s.NeedsWeight })
	}
	d.Mixed = mixedShares(d.Of)
	return d
}

// givenIn sums up micro-litres, which are whole numbers, before anything is divided: product by product in the order of the sites.
func givenIn(s Session, sites []Site, fillings []Filling) (out []given, unfilledML float64) {
	type drawn struct{ ul, least, most int }
	used := map[EntryID]*drawn{}
	var order []EntryID
	unfilled := 0
	for _, site := range sites {
		if !s.counts(site) {
			continue
		}
		ul := microlitres(site.Syringe.VolumeML)
		if !slices.ContainsFunc(fillings, func(f Filling) bool { return f.ID == site.Syringe.Filling && f.TotalML() > 0 }) {
			unfilled += site.Punctures * ul
			continue
		}
		u := used[site.Syringe.Filling]
		if u == nil {
			u = &drawn{least: ul}
			used[site.Syringe.Filling] = u
			order = append(order, site.Syringe.Filling)
		}
		u.ul, u.least, u.most = u.ul+site.Punctures*ul, min(u.least, ul), max(u.most, ul)
	}
	for _, id := range order {
		f := fillings[slices.IndexFunc(fillings, func(f Filling) bool { return f.ID == id })]
		total := float64(microlitres(f.TotalML()))
		for _, p := range f.Parts {
			part := float64(microlitres(p.VolumeML))
			out = append(out, given{p.Product, float64(used[id].ul) * part / total, float64(used[id].least) * part / total, float64(used[id].most) * part / total})
		}
	}
	return out, float64(unfilled) / 1000
}

// counts tells whether a site counts in what a session gives.
func (s Session) counts(site Site) bool {
	return site.Injected() || s.State == Planned && site.State == SitePlanned
}

// amount is what was given of a substance from one product.
type amount struct {
	substance       string
	product         Product
	mg, iu          float64
	leastMG, mostMG float64 // per puncture
	anaesthetic     bool
}

func (g given) amount() amount {
	p := g.product
	a := amount{substance: strings.ToLower(strings.TrimSpace(p.Substance)), product: p}
	a.anaesthetic = slices.Contains(localAnaesthetics, Fold(a.substance)) || strings.HasSuffix(p.Class, "anaesthetic")
	if mg, known := p.MG(); known {
		a.mg, a.leastMG, a.mostMG = tidyMG(g.ul*mg/1000), tidyMG(g.leastUL*mg/1000), tidyMG(g.mostUL*mg/1000)
	} else {
		a.iu = tidyMG(g.ul * p.Strength / 1000)
	}
	return a
}

// holds tells whether a product names something among its ingredients: as the first words of one of them, such as
// "adrenaline 1:200 000", so that "without adrenaline" is not taken for it.
func (p Product) holds(what string) bool {
	want := ingredientName(what)
	for part := range strings.SplitSeq(p.Ingredients, ",") {
		name := ingredientName(part) + " "
		if strings.HasPrefix(name, want+" ") && !strings.HasPrefix(name, want+" free ") {
			return true
		}
	}
	return false
}

// ingredientName folds a name and makes one of the two names of adrenaline.
func ingredientName(text string) string {
	name := Fold(text)
	if rest, ok := strings.CutPrefix(name, "epinephrine"); ok {
		return "adrenaline" + rest
	}
	return name
}

// add sums up an amount under its substance.
func (d *Doses) add(a amount) {
	i := slices.IndexFunc(d.Of, func(o Dose) bool { return sameSubstance(o.Substance, a.substance) })
	if i < 0 {
		i = len(d.Of)
		d.Of = append(d.Of, Dose{Substance: a.substance, LeastMG: a.leastMG, MostMG: a.mostMG})
	}
	o := &d.Of[i]
	o.MG, o.IU = tidyMG(o.MG+a.mg), tidyMG(o.IU+a.iu)
	o.LeastMG, o.MostMG = min(o.LeastMG, a.leastMG), max(o.MostMG, a.mostMG)
	o.localAnaesthetic = o.localAnaesthetic || a.anaesthetic
}
