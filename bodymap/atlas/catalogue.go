package atlas

// Code is the name of a point by the nomenclature of the WHO ("ST36", "EX-HN3").
type Code string

// Channel is the channel that a point belongs to ("ST", "GV"; "EX" for the extra points).
type Channel string

// Text is the same words in the languages of the program.
type Text struct{ EN, FR string }

// In returns the words in lang ("en" or "fr"; anything else is English).
func (t Text) In(lang string) string {
	if lang == "fr" && t.FR != "" {
		return t.FR
	}
	return t.EN
}

// Point is an entry of the catalogue of acupuncture points. It says nothing of
// a figure: Body.PlaceOf tells where it lies on the skin.
type Point struct {
	Code            Code
	Pinyin          string // with tones
	PinyinPlain     string // without
	Hanzi           string // traditional
	HanziSimplified string
	Aliases         []string // other codes and spellings in use
	English, French string
	Channel         Channel
	Bilateral       bool // lies on the left and on the right
	Placed          bool // lies on the skin, as one point
	Unplaced        Text // why it is not placed; empty when it is
	Location        Text // where it lies, in words
	Note            Text // may be empty
}
