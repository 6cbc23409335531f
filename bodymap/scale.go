package bodymap

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"ashi/assets"
	"ashi/bodymap/atlas"
)

// ScaleKey names a scale; it is kept in the record, never change one.
type ScaleKey string

// The scales that the program treats in ways of their own.
const (
	NRS  ScaleKey = "NRS"
	PGIC ScaleKey = "PGIC"
)

// Scale is an instrument of which the total is kept, and nothing of its text: those are licensed.
type Scale struct {
	Key           ScaleKey
	Name          atlas.Text // in full
	Min, Max      float64    // the least and the greatest total
	RangeSource   string     // who gives the range and its direction
	HigherIsWorse bool
	Decimals      int     // digits after the mark that are kept
	Smallest      float64 // the smallest meaningful change, in points or OfFirst; 0: no value with a source here
	OfFirst       bool    // Smallest is in per cent of the first total
	Source        string  // of Smallest
	PerRegion     bool    // it may be asked for one region at a time
}

// Scales are all scales in the order in which they are shown; a damaged table is a fault of the build.
var Scales = sync.OnceValue(func() []Scale {
	all, err := readScales()
	if err != nil {
		panic("embedded table of scales: " + err.Error())
	}
	return all
})

// ScaleOf finds a scale by its key.
func ScaleOf(key ScaleKey) (Scale, bool) {
	i := slices.IndexFunc(Scales(), func(s Scale) bool { return s.Key == key })
	if i < 0 {
		return Scale{}, false
	}
	return Scales()[i], true
}

const scaleColumns = "key,name_en,name_fr,min,max,range_source,higher_is,decimals,smallest,smallest_source,per_region"

func readScales() ([]Scale, error) {
	rows, err := assets.Rows(clinical("scales.csv"), scaleColumns)
	if err != nil {
		return nil, err
	}
	var all []Scale
	for i, r := range rows {
		s, err := readScale(r)
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", i+2, err)
		}
		all = append(all, s)
	}
	return all, nil
}

func readScale(r []string) (Scale, error) {
	s := Scale{
		Key: ScaleKey(r[0]), Name: atlas.Text{EN: r[1], FR: r[2]}, RangeSource: r[5], HigherIsWorse: r[6] == "worse",
		Source: r[9], PerRegion: r[10] == "yes",
	}
	var bad [4]error
	s.Min, bad[0] = strconv.ParseFloat(r[3], 64)
	s.Max, bad[1] = strconv.ParseFloat(r[4], 64)
	s.Decimals, bad[2] = strconv.Atoi(r[7])
	if r[8] != "" {
		var number string
		number, s.OfFirst = strings.CutSuffix(r[8], " %")
		s.Smallest, bad[3] = strconv.ParseFloat(number, 64)
	}
	if slices.Contains(r[:6], "") || s.Max <= s.Min || (s.Smallest == 0) != (s.Source == "") {
		return s, fmt.Errorf("the row of %q is not whole", r[0])
	}
	return s, errors.Join(bad[:]...)
}

// SmallestText says the smallest meaningful change and who gives it, or that there is none here.
func (s Scale) SmallestText(lang string) string {
	if s.Smallest == 0 {
		return assets.Say(lang, "Smallest meaningful change: no value with a source here.")
	}
	return assets.Say(lang, "Smallest meaningful change: %s (%s).", s.SmallestNumber(lang), s.Source)
}

// SmallestNumber writes the smallest meaningful change: "10", "12 % of the first total".
func (s Scale) SmallestNumber(lang string) string {
	if s.OfFirst {
		return assets.Say(lang, "%s %% of the first total", NumberText(s.Smallest, lang))
	}
	return NumberText(s.Smallest, lang)
}

// smallestFrom is the smallest meaningful change in points from a first total on.
func (s Scale) smallestFrom(first float64) float64 {
	if s.OfFirst {
		return first * s.Smallest / 100
	}
	return s.Smallest
}

// RangeText says from where to where a total goes, which way it is worse, and who gives it.
func (s Scale) RangeText(lang string) string {
	lo, hi := NumberText(s.Min, lang), NumberText(s.Max, lang)
	if s.HigherIsWorse {
		return assets.Say(lang, "%s to %s, higher is worse (%s).", lo, hi, s.RangeSource)
	}
	return assets.Say(lang, "%s to %s, higher is better (%s).", lo, hi, s.RangeSource)
}

// ChangeText says how much a total went up or down, and whether that is a meaningful change where a source tells; first is the
// first of all totals.
func (s Scale) ChangeText(first, change float64, lang string) string {
	change = roundTo(change, s.Decimals)
	way := "no change"
	switch {
	case change < 0:
		way = "%s lower"
	case change > 0:
		way = "%s higher"
	}
	text := assets.Say(lang, way)
	if change != 0 {
		text = fmt.Sprintf(text, NumberText(max(change, -change), lang))
	}
	switch {
	case change == 0 || s.Smallest == 0:
		return text
	case max(change, -change) < s.smallestFrom(first):
		return text + assets.Say(lang, ": below the smallest meaningful change of %s", s.SmallestNumber(lang))
	case (change > 0) == s.HigherIsWorse:
		return text + assets.Say(lang, ": a meaningful worsening, %s or more", s.SmallestNumber(lang))
	}
	return text + assets.Say(lang, ": a meaningful improvement, %s or more", s.SmallestNumber(lang))
}

// ImpressionText is a step of the global impression of change in words, 1 to 7; see scales.csv for the source of its direction.
func ImpressionText(value int, lang string) string {
	words := [...]string{"very much improved", "much improved", "minimally improved", "no change", "minimally worse", "much worse", "very much worse"}
	if value < 1 || value > len(words) {
		return ""
	}
	return assets.Say(lang, words[value-1])
}

// NumberText writes a number as short as it is exact, in the way of a language.
func NumberText(v float64, lang string) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if strings.HasPrefix(lang, "fr") {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}
