package atlas

import (
	"fmt"
	"sync"

	"ashi/assets"
)

// Meaning tells what a measured depth under a point means.
type Meaning string

// The meanings.
const (
	MeanDepth  Meaning = "mean"  // from the skin to what must not be hit, on average
	SafeDepth  Meaning = "safe"  // the source itself calls it the depth not to be passed
	OtherDepth Meaning = "other" // of another series, far from the first: said beside it, never reckoned with
)

// Depth is how deep something lies under a point that must not be hit.
type Depth struct {
	Kind          CautionKind // what it is
	Female, Male  bool        // in whom
	Meaning       Meaning
	LowMM, HighMM float64 // the same for a single number
	People        Text    // who was measured, and how
	Source        string
}

// Depths lists what was measured under a point, none for nearly all. The slice is shared: do not change it.
func (a *Atlas) Depths(c Code) []Depth { return depths()[c] }

var depths = sync.OnceValue(func() map[Code][]Depth {
	return mustRead(assets.Clinical, "clinical/depths.csv", readDepths)
})

const depthColumns = "code,kind,sex,meaning,low_mm,high_mm,people_en,people_fr,source"

func readDepths(data []byte) (map[Code][]Depth, error) {
	rows, err := assets.Rows(data, depthColumns)
	if err != nil {
		return nil, err
	}
	all := map[Code][]Depth{}
	for i, r := range rows {
		n := cellNumbers{}
		d := Depth{
			Kind: CautionKind(r[1]), Female: r[2] != "male", Male: r[2] != "female", Meaning: Meaning(r[3]),
			LowMM: n.read(r[4]), HighMM: n.read(r[5]), People: Text{r[6], r[7]},
		}
		d.Source, err = sourceNames(r[8])
		if err != nil || n.err != nil || cautionNames[d.Kind] == "" || !(d.LowMM > 0) || d.HighMM < d.LowMM {
			return nil, fmt.Errorf("row %d is not whole: %w", i+2, err)
		}
		all[Code(r[0])] = append(all[Code(r[0])], d)
	}
	return all, nil
}

// SourceName is the short name of a source of the clinical tables; it panics for an ID that is not there, which a test would tell.
func SourceName(id string) string {
	name, err := sourceNames(id)
	if err != nil {
		panic(err)
	}
	return name
}
