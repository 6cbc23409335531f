package atlas

import (
	"fmt"
	"strconv"
	"sync"

	"ashi/assets"
)

// Thickness is how thick a layer of the skin was found to be in one series of people. Series differ up to twofold, by
// method and by people: never mix them.
type Thickness struct {
	Where              Text // where it was measured, in the words of the source
	Female, Male       bool // whose skin it is
	FromYears, ToYears int  // of the people measured
	Epidermis          bool // the epidermis alone; else epidermis and dermis
	MeanMM             float64
	SDMM               float64 // standard deviation; 0: not given
	LowMM, HighMM      float64 // as Spread tells; 0: not given
	Spread             MeasureSpread
	People             Text // who was measured, and how
	Source             string
}

// MeasureSpread tells what the ends of a measure mean.
type MeasureSpread string

// The spreads.
const (
	NoSpread    MeasureSpread = ""
	RangeSpread MeasureSpread = "range" // the least and the greatest found
	MeanSpread  MeasureSpread = "ci95"  // in which the mean lies with 95 % confidence
)

// SkinThickness lists what is known of the skin of a region, by its ID: one per series, none for most regions. The
// slice is shared: do not change it.
func (a *Atlas) SkinThickness(region string) []Thickness { return skinThickness()[region] }

var skinThickness = sync.OnceValue(func() map[string][]Thickness {
	return mustRead(assets.Clinical, "clinical/skin_thickness.csv", readSkinThickness)
})

const skinThicknessColumns = "regions,where_en,where_fr,sex,from_years,to_years,layer,mean_mm,sd_mm,low_mm,high_mm,spread,people_en,people_fr,source"

// anyAge is the age up to which a series of adults counts.
const anyAge = 200

func readSkinThickness(data []byte) (map[string][]Thickness, error) {
	rows, err := assets.Rows(data, skinThicknessColumns)
	if err != nil {
		return nil, err
	}
	all := map[string][]Thickness{}
	for i, r := range rows {
		t, err := readThickness(r)
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", i+2, err)
		}
		for _, id := range splitList(r[0]) {
			if _, ok := regions().byID[id]; !ok {
				return nil, fmt.Errorf("row %d: no region %q", i+2, id)
			}
			all[id] = append(all[id], t)
		}
	}
	return all, nil
}

func readThickness(r []string) (t Thickness, err error) {
	t = Thickness{
		Where: Text{r[1], r[2]}, Female: r[3] != "male", Male: r[3] != "female", Epidermis: r[6] == "epidermis",
		Spread: MeasureSpread(r[11]), People: Text{r[12], r[13]}, ToYears: anyAge,
	}
	n := cellNumbers{}
	t.FromYears = int(n.read(r[4]))
	if r[5] != "" {
		t.ToYears = int(n.read(r[5]))
	}
	t.MeanMM, t.SDMM, t.LowMM, t.HighMM = n.read(r[7]), n.read(r[8]), n.read(r[9]), n.read(r[10])
	if n.err != nil {
		return t, n.err
	}
	whole := t.MeanMM > 0 && (t.Spread == NoSpread) == (t.HighMM == 0) && t.Where.FR != "" && t.People.FR != ""
	if !whole || r[6] != "skin" && r[6] != "epidermis" {
		return t, fmt.Errorf("it is not whole")
	}
	t.Source, err = sourceNames(r[14])
	return t, err
}

// cellNumbers reads the numbers of a row; an empty cell is 0.
type cellNumbers struct{ err error }

func (n *cellNumbers) read(text string) float64 {
	if text == "" {
		return 0
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		n.err = err
	}
	return v
}
