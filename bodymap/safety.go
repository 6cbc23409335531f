package bodymap

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"ashi/assets"
	"ashi/bodymap/atlas"
)

// Warning is what is to be minded at a site for this patient at this depth. It forbids nothing.
type Warning struct {
	Site     SiteID
	Kind     atlas.CautionKind
	Severity Severity
	DepthMM  float64 // deeper than this, it matters this much; 0: at any depth
	Source   string  // short names of who says so, parted by semicolons
	about    atlas.Text
	says     []sentence
}

// sentence is a text to be: an English key with its values. Lengths in mm are float64.
type sentence struct {
	english string
	values  []any
}

// Rule names the warning for its Reason, whatever its severity: a site has at most one warning of a kind.
func (w Warning) Rule() string { return "site:" + string(w.Kind) }

// Text says in a language what is to be minded, without the kind and without Source.
func (w Warning) Text(lang string) string {
	return strings.TrimSpace(spoken(w.says, lang) + " " + w.about.In(lang))
}

// Brief says the same in a sentence or two: how deep the needle goes and why that matters.
func (w Warning) Brief(lang string) string {
	if len(w.says) == 0 {
		return w.about.In(lang)
	}
	return spoken(w.says[:min(len(w.says), 2)], lang)
}

// spoken are sentences in a language.
func spoken(all []sentence, lang string) string {
	var out []string
	for _, s := range all {
		values := slices.Clone(s.values)
		for i, v := range values {
			switch v := v.(type) {
			case float64:
				values[i] = numberText(math.Round(v*100)/100, lang)
			case atlas.Text:
				values[i] = v.In(lang)
			case lungZone:
				values[i] = assets.Say(lang, string(v))
			}
		}
		out = append(out, assets.Say(lang, s.english, values...))
	}
	return strings.Join(out, " ")
}

// The shares of a measured depth that sources call safe; they differ, and both are said: less than 75 % (Yang 2008, CT at
// GV16, 41 adults), less than 70 % (Dong 2004 and Li 2004, points of the bladder channel); all as given by Lin 2013,
// Evid Based Complement Alternat Med 740508.
const (
	safeShare   = .75
	saferShare  = .70
	safeSource  = "yang2008"
	saferSource = "dong-li2004"
)

// cunMM turns the customary depths of the textbook, in cun, into mm: 1 cun = 2.2 cm (PMC3804079, note to table 3).
const cunMM = 22

// forbidden are the points not to be needled at all. The other bans of the table are of classical texts and not of today.
var forbidden = []atlas.Code{"ST17", "CV8"}

// Warnings lists what is to be minded at sites of a session for a patient, site by site, the most severe first. Skipped
// sites are not needled.
//
// Two depths count. What is planned (Syringe.DepthMM) has the full severity; what the needle would reach if it went in
// to the hub (Syringe.ReachMM: its length across the skin) has one step less, since the hand can slip but is not meant
// to. So a papule of 2 mm by a needle of 13 mm does not shout, and a deeper plan or a longer or steeper needle never
// warns less.
func Warnings(p Patient, s Session, sites []Site, now time.Time, rules Safety) []Warning {
	var out []Warning
	for _, site := range sites {
		if site.State == SiteSkipped {
			continue
		}
		c := siteCheck{patient: p, rules: rules, site: site, zone: zoneOfSite(s.Figure, site), age: p.Age(now)}
		c.planned, c.reach = site.Syringe.DepthMM, max(site.Syringe.DepthMM, site.Syringe.ReachMM())
		c.atPoint(now)
		c.atPlace()
		slices.SortStableFunc(c.out, func(a, b Warning) int { return cmp.Compare(b.Severity, a.Severity) })
		out = append(out, c.out...)
	}
	return out
}

// siteCheck looks at one site.
type siteCheck struct {
	patient        Patient
	rules          Safety
	site           Site
	zone           zone
	age            int
	planned, reach float64 // mm
	out            []Warning
}

// rung is a depth in mm beyond which a severity begins.
type rung struct {
	mm       float64
	severity Severity
	why      sentence
}

// climb warns as severely as the highest rung that the depths have passed; if none, not at all.
func (c *siteCheck) climb(k atlas.Caution, says []sentence, rungs ...rung) {
	w := Warning{Site: c.site.ID, Kind: k.Kind, Source: k.Source, about: k.Text}
	var why sentence
	for _, r := range rungs {
		severity := r.severity
		switch {
		case c.planned > r.mm:
		case c.reach > r.mm:
			severity--
		default:
			continue
		}
		if severity > w.Severity || severity == w.Severity && r.mm > w.DepthMM {
			w.Severity, w.DepthMM, why = severity, r.mm, r.why
		}
	}
	if w.Severity < Note {
		return
	}
	w.says = c.sentences(w.DepthMM, append([]sentence{why}, says...))
	c.out = append(c.out, w)
}

// sentences begins with the depth that counts, if it matters at all.
func (c *siteCheck) sentences(mm float64, says []sentence) []sentence {
	says = slices.DeleteFunc(says, func(s sentence) bool { return s.english == "" })
	switch {
	case mm == 0:
		return says
	case c.planned > mm:
		return append([]sentence{{"The needle goes %s mm deep.", []any{c.planned}}}, says...)
	}
	return append([]sentence{{"In to the hub, the needle would reach %s mm.", []any{c.reach}}}, says...)
}

// knows tells whether the named point has a caution of a kind of its own.
func (c *siteCheck) knows(k atlas.CautionKind) bool {
	return slices.ContainsFunc(atlas.Get().Cautions(c.site.Code), func(x atlas.Caution) bool { return x.Kind == k })
}

// atPoint warns of what is known of the named point.
func (c *siteCheck) atPoint(now time.Time) {
	for _, k := range CautionsFor(c.patient, now, c.site.Code) {
		switch k.Kind {
		case atlas.CautionPregnancy:
			c.pregnancy(k)
		case atlas.CautionFontanelle:
			c.always(k, Caution)
		case atlas.CautionNoNeedle:
			severity := Note
			if slices.Contains(forbidden, c.site.Code) {
				severity = Caution
			}
			c.always(k, severity)
		case atlas.CautionPneumothorax:
			c.lung(k)
		case atlas.CautionVessel, atlas.CautionEye:
			c.near(k, 0)
		default:
			c.near(k, usualMaxMM)
		}
	}
}

// atPlace warns of what holds for the place, with or without a name, unless its point has said so.
func (c *siteCheck) atPlace() {
	if c.zone.lung != "" && !c.knows(atlas.CautionPneumothorax) {
		like := cautionOf("BL13", atlas.CautionPneumothorax) // how to needle there
		like.Source = zoneSource + "; " + like.Source
		c.lung(like)
	}
	if !c.knows(atlas.CautionPregnancy) {
		for _, like := range c.zone.womb[:min(1, len(c.zone.womb))] {
			c.pregnancy(cautionOf(like, atlas.CautionPregnancy))
		}
	}
	if !c.knows(atlas.CautionNoNeedle) {
		for _, like := range c.zone.banned[:min(1, len(c.zone.banned))] {
			c.always(cautionOf(like, atlas.CautionNoNeedle), Caution)
		}
	}
	if c.zone.vertex && c.age < fontanelleYears && !c.knows(atlas.CautionFontanelle) {
		c.always(cautionOf("GV20", atlas.CautionFontanelle), Caution)
	}
}

// always warns at any depth.
func (c *siteCheck) always(k atlas.Caution, severity Severity) {
	c.out = append(c.out, Warning{Site: c.site.ID, Kind: k.Kind, Severity: severity, Source: k.Source, about: k.Text})
}

// pregnancy is a caution, never more: the bans are traditional, and a review found no objective harm (Carr 2015).
func (c *siteCheck) pregnancy(k atlas.Caution) {
	if !c.patient.Has(Pregnant) {
		return
	}
	if !strings.Contains(k.Source, reviewSource) {
		review := cautionOf("LI4", atlas.CautionPregnancy) // whose second sentence is of the review
		_, en, _ := strings.Cut(review.Text.EN, ". ")
		_, fr, _ := strings.Cut(review.Text.FR, ". ")
		k.Text = atlas.Text{EN: k.Text.EN + " " + en, FR: k.Text.FR + " " + fr}
		k.Source += "; " + reviewSource
	}
	c.always(k, Caution)
}

// near is about what lies beneath: a note from a depth on, a caution beyond the customary depth of acupuncture; beyond a
// depth that was measured, more.
func (c *siteCheck) near(k atlas.Caution, from float64) {
	rungs := append([]rung{{mm: from, severity: Note}}, c.customary(k)...)
	measured, says := c.measured(k)
	c.climb(k, says, append(rungs, measured...)...)
}

// customary is the rung of the textbook's depth.
func (c *siteCheck) customary(k atlas.Caution) []rung {
	if k.CustomaryCun == 0 {
		return nil
	}
	mm := k.CustomaryCun * cunMM
	return []rung{{mm, Caution, sentence{"That is more than the customary %s cun, about %s mm (%s). It is a customary depth, not a safe one.", []any{k.CustomaryCun, mm, customarySource}}}}
}

// lung is about the pleura. Where nothing was measured, or only in adults, the depth is the practice's own setting.
func (c *siteCheck) lung(k atlas.Caution) {
	measured, says := c.measured(k)
	from := rung{mm: c.rules.OverLungMM, severity: Note}
	var over sentence
	if c.zone.lung != "" {
		over = sentence{"Over the lung: %s.", []any{c.zone.lung}}
	}
	switch {
	case len(measured) > 0 && c.age < grownUp:
		from.severity = Caution
	case len(measured) == 0 && c.zone.lung != "":
		from.severity = Caution
		over = sentence{"Over the lung (%s) no depth was measured: this is said beyond %s mm, a setting of yours, not a fact.", []any{c.zone.lung, from.mm}}
	case len(measured) == 0:
		from.severity = Caution
		from.why = sentence{"No depth was measured here: this is said beyond %s mm, a setting of yours, not a fact.", []any{from.mm}}
	}
	c.climb(k, append([]sentence{over}, says...), append([]rung{from}, measured...)...)
}

// measured are the rungs of the depths that were measured under a point, in people of the patient's sex, and what is
// said of them. Where the sex is another, the least depth counts.
func (c *siteCheck) measured(k atlas.Caution) (rungs []rung, says []sentence) {
	for _, d := range atlas.Get().Depths(c.site.Code) {
		if d.Kind != k.Kind || c.patient.Sex == Male && !d.Male || c.patient.Sex == Female && !d.Female {
			continue
		}
		switch d.Meaning {
		case atlas.MeanDepth:
			safer, safe := saferShare*d.LowMM, safeShare*d.LowMM
			rungs = append(rungs,
				rung{safer, Caution, sentence{"Of the %s mm measured here (%s; %s) less than 70 %% is called safe, %s mm (%s); others say 75 %%, %s mm (%s).", []any{d.LowMM, d.People, d.Source, safer, saferName, safe, safeName}}},
				rung{safe, Danger, sentence{"Of the %s mm measured here (%s; %s) less than 75 %% is called safe, %s mm (%s); others say 70 %%, %s mm (%s).", []any{d.LowMM, d.People, d.Source, safe, safeName, safer, saferName}}})
		case atlas.SafeDepth:
			rungs = append(rungs, rung{d.LowMM, Danger, sentence{"Called safe here: %s to %s mm (%s; %s).", []any{d.LowMM, d.HighMM, d.People, d.Source}}})
		case atlas.OtherDepth:
			says = append(says, sentence{"Another series found far more: %s to %s mm (%s; %s).", []any{d.LowMM, d.HighMM, d.People, d.Source}})
		}
	}
	if len(rungs) > 0 && c.age < grownUp {
		says = append(says, sentence{"Adults were measured; in children weight decides most (%s).", []any{childSource}})
	}
	return rungs, says
}

// The short names of sources that the rules themselves name.
var (
	zoneSource      = atlas.SourceName("abel")
	reviewSource    = atlas.SourceName("carr2015")
	safeName        = atlas.SourceName(safeSource)
	saferName       = atlas.SourceName(saferSource)
	childSource     = atlas.SourceName("bmc2016")
	customarySource = atlas.SourceName("cam1999") + "; " + atlas.SourceName("cun2013")
)

// cautionOf is the caution of a kind at a point; a test holds that those named here are there.
func cautionOf(c atlas.Code, kind atlas.CautionKind) atlas.Caution {
	all := atlas.Get().Cautions(c)
	return all[slices.IndexFunc(all, func(k atlas.Caution) bool { return k.Kind == kind })]
}
