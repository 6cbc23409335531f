package bodymap

import (
	"slices"

	"ashi/assets"
	"ashi/bodymap/atlas"
)

// PainID is a UUIDv7.
type PainID string

// PainScore is the patient's own rating from 0 (no pain) to 10 (the worst imaginable).
type PainScore int

// NotAsked is the score of a moment at which the patient was not asked.
const NotAsked PainScore = -1

// Quality is what a pain feels like, in the patient's words.
type Quality string

// The qualities to choose from; several may hold. They are everyday words of
// the app, not those of a licensed questionnaire.
const (
	Aching   Quality = "aching"
	Sharp    Quality = "sharp"
	Burning  Quality = "burning"
	Electric Quality = "electric"
	Tingling Quality = "tingling"
	Numb     Quality = "numb"
	Stiff    Quality = "stiff"
	Cramping Quality = "cramping"
)

// Qualities returns all qualities in the order in which they are shown.
func Qualities() []Quality {
	return []Quality{Aching, Sharp, Burning, Electric, Tingling, Numb, Stiff, Cramping}
}

// Pain is where it hurts at a session, how much and how.
type Pain struct {
	ID           PainID
	Session      SessionID
	Outline      []atlas.Place // corners, in order; it closes by itself. Nil: only its region is known
	Place        atlas.Place   // deep inside, where the score is written; its region is the pain's
	AtlasVersion int
	Before       PainScore // before the needles
	After        PainScore // after them
	Qualities    []Quality // in the order of Qualities, each at most once
	Note         string
}

// Validate tells, as Problems, why a pain cannot be kept.
func (p Pain) Validate() error {
	var bad problems
	bad.when(p.Session == "", "Session", "A pain needs a session.")
	whole := (p.Outline == nil || len(p.Outline) >= 3 && len(p.Outline) <= MaxCorners) && shares(p.Place) && p.AtlasVersion >= 1
	for _, corner := range p.Outline {
		whole = whole && shares(corner)
	}
	bad.when(!whole, "Outline", "This area is not whole. Draw it again.")
	bad.score("Before", p.Before)
	bad.score("After", p.After)
	bad.when(!slices.Equal(p.Qualities, p.qualitiesInOrder()), "Qualities", "A quality is not known or is given twice.")
	bad.note("Note", p.Note, MaxNote)
	return bad.err()
}

func (p *problems) score(field string, s PainScore) {
	p.when(s < NotAsked || s > 10, field, "Pain is rated from 0 (none) to 10 (the worst imaginable).")
}

// qualitiesInOrder returns the known qualities, each once, in the order of Qualities; nil when there are none.
func (p Pain) qualitiesInOrder() []Quality {
	var out []Quality
	for _, q := range Qualities() {
		if slices.Contains(p.Qualities, q) {
			out = append(out, q)
		}
	}
	return out
}

// Difference is how much the score went up, below 0 when the pain eased; ok is false unless both were asked.
func (p Pain) Difference() (change int, ok bool) {
	if p.Before == NotAsked || p.After == NotAsked {
		return 0, false
	}
	return int(p.After - p.Before), true
}

// Text gives the name of a quality in a language.
func (q Quality) Text(lang string) string { return assets.Say(lang, string(q)) }
