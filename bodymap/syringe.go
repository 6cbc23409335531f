package bodymap

import (
	"math"
	"slices"

	"ashi/assets"
)

// Technique is how the needle is used; it gives a mark its shape.
type Technique string

// The techniques, with their marks: dot, circle, triangle, square, diamond.
const (
	Intraepidermal Technique = "intraepidermal"
	Papule         Technique = "papule"
	Nappage        Technique = "nappage"
	PointByPoint   Technique = "point by point"
	Deep           Technique = "deep"
)

// Techniques returns all techniques in the order in which they are shown.
func Techniques() []Technique {
	return []Technique{Intraepidermal, Papule, Nappage, PointByPoint, Deep}
}

// Syringe is what is in the hand: every tap inherits it.
type Syringe struct {
	Technique      Technique
	NeedleGauge    int     // G
	NeedleLengthMM float64 // mm
	AngleDeg       float64 // degrees to the skin, over 0 to 90
	DepthMM        float64 // mm below the surface, over 0 to 13
	VolumeML       float64 // mL per puncture
	Filling        EntryID `json:",omitempty"` // what it holds; empty: not stated
}

// The limits of a syringe. They keep slips of the finger out of the record and
// are limits of the app, not clinical advice.
const (
	MinGauge     = 18   // G
	MaxGauge     = 34   // G
	MinNeedleMM  = 2    // mm
	MaxNeedleMM  = 50   // mm
	MaxAngleDeg  = 90   // degrees to the skin
	MaxDepthMM   = 13   // mm
	MaxVolumeML  = 5    // mL per puncture
	MaxPunctures = 2000 // per site
)

// The usual depths in mm; beyond, a caution is shown.
const (
	usualMinMM = 0.1
	usualMaxMM = 4.0
)

// Validate tells, as Problems, why a syringe cannot be kept.
func (s Syringe) Validate() error {
	var bad problems
	bad.when(!slices.Contains(Techniques(), s.Technique), "Technique", "Choose a technique.")
	bad.when(s.NeedleGauge < MinGauge || s.NeedleGauge > MaxGauge, "NeedleGauge", "The needle must be of %d to %d gauge.", MinGauge, MaxGauge)
	bad.when(!within(s.NeedleLengthMM, MinNeedleMM, MaxNeedleMM), "NeedleLengthMM", "The needle must be %d to %d mm long.", MinNeedleMM, MaxNeedleMM)
	bad.when(!over0(s.AngleDeg, MaxAngleDeg), "AngleDeg", "The angle must lie over 0 and up to %d degrees.", MaxAngleDeg)
	bad.when(!over0(s.DepthMM, MaxDepthMM), "DepthMM", "The depth must lie over 0 and up to %d mm.", MaxDepthMM)
	bad.when(!over0(s.VolumeML, MaxVolumeML), "VolumeML", "The volume must lie over 0 and up to %d mL per puncture.", MaxVolumeML)
	bad.when(over0(s.VolumeML, MaxVolumeML) && !wholeMicrolitres(s.VolumeML), "VolumeML", "The volume is kept in steps of 0.001 mL.")
	return bad.err()
}

// ReachMM is the greatest depth in mm that the needle reaches at its angle:
// length x sin(angle) (Micheels 2016, J Drugs Dermatol 15:483).
func (s Syringe) ReachMM() float64 { return s.NeedleLengthMM * math.Sin(s.AngleDeg*math.Pi/180) }

// UnusualDepth tells that the depth lies outside the usual range of 0.1 to 4 mm.
func (s Syringe) UnusualDepth() bool { return !within(s.DepthMM, usualMinMM, usualMaxMM) }

// BeyondReach tells that the needle cannot reach the depth at this angle.
func (s Syringe) BeyondReach() bool { return s.DepthMM > s.ReachMM()+0.05 } // half of the 0.1 mm that is shown

// Cautions are sentences about a syringe that can be kept but deserves a second look; nil when all is usual.
func (s Syringe) Cautions(lang string) []string {
	var out []string
	if s.UnusualDepth() {
		out = append(out, assets.Say(lang, "%.1f mm lies outside the usual depth of %.1f to %.0f mm.", s.DepthMM, usualMinMM, usualMaxMM))
	}
	if s.BeyondReach() {
		out = append(out, assets.Say(lang, "A %.0f mm needle at %.0f° reaches %.1f mm.", s.NeedleLengthMM, s.AngleDeg, s.ReachMM()))
	}
	return out
}

// over0 tells whether v lies over 0 and up to hi; not-a-number never does.
func over0(v, hi float64) bool { return v > 0 && v <= hi }

// microlitres turns mL into whole micro-litres, in which volumes are summed.
func microlitres(ml float64) int { return int(math.Round(ml * 1000)) }

func wholeMicrolitres(ml float64) bool {
	return microlitres(ml) > 0 && math.Abs(ml*1000-float64(microlitres(ml))) < 1e-6
}
