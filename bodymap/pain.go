package bodymap

import "ashi/bodymap/atlas"

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
	Outline      []atlas.Place // corners, in order; it closes by itself
	Place        atlas.Place   // deep inside, where the score is written; its region is the pain's
	AtlasVersion int
	Before       PainScore // before the needles
	After        PainScore // after them
	Qualities    []Quality // in the order of Qualities, each at most once
	Note         string
}
