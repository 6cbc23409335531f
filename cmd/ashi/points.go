package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"strings"

	"ashi/bodymap/atlas"
)

type pointsCmd struct {
	Figure string `help:"male or female." enum:"male,female" default:"male"`
	Format string `help:"csv or json." enum:"csv,json" default:"csv"`
}

// pointRow is a point on one side of a figure, in the form of both formats.
type pointRow struct {
	Code            string  `json:"code"`
	Side            string  `json:"side"` // left, right, or empty on the midline
	Pinyin          string  `json:"pinyin"`
	Hanzi           string  `json:"hanzi"`
	HanziSimplified string  `json:"hanzi_simplified"`
	English         string  `json:"english"`
	Channel         string  `json:"channel"`
	Region          string  `json:"region"`   // as in Terminologia Anatomica
	Location        string  `json:"location"` // in words
	XCM             float64 `json:"x_cm"`     // to the patient's left, anatomical pose
	YCM             float64 `json:"y_cm"`     // up from the floor
	ZCM             float64 `json:"z_cm"`     // forward
	Views           string  `json:"views"`    // names of those that show it, parted by semicolons
}

var pointColumns = []string{
	"code", "side", "pinyin", "hanzi", "hanzi_simplified", "english", "channel", "region", "location", "x_cm", "y_cm", "z_cm", "views",
}

// Run prints the table.
func (p pointsCmd) Run(c *common) error {
	rows := pointRows(atlas.Figure(p.Figure), c.language())
	if p.Format == "json" {
		out := json.NewEncoder(os.Stdout)
		out.SetIndent("", "  ")
		out.SetEscapeHTML(false)
		return out.Encode(rows)
	}
	return writeCSV(os.Stdout, rows)
}

// pointRows lists every placed point and side of a figure.
func pointRows(f atlas.Figure, lang string) []pointRow {
	a := atlas.Get()
	b := a.Body(f)
	named := b.Named()
	places := make([]atlas.Place, len(named))
	for i, n := range named {
		places[i] = n.Place
	}
	rows := make([]pointRow, len(named))
	for i, views := range seenIn(b, places) {
		point, _ := a.Point(named[i].Code) // every named place is in the catalogue
		region, _ := b.RegionOf(places[i])
		at := b.At(places[i], atlas.Anatomical)
		rows[i] = pointRow{
			string(point.Code), string(named[i].Side), point.Pinyin, point.Hanzi, point.HanziSimplified, point.English,
			string(point.Channel), region.Name.In(lang), point.Location.In(lang),
			hundredths(at[0]), hundredths(at[1]), hundredths(at[2]), strings.Join(views, ";"),
		}
	}
	return rows
}

func writeCSV(w io.Writer, rows []pointRow) error {
	out := csv.NewWriter(w)
	records := [][]string{pointColumns}
	for _, r := range rows {
		records = append(records, []string{
			r.Code, r.Side, r.Pinyin, r.Hanzi, r.HanziSimplified, r.English, r.Channel, r.Region, r.Location,
			fmt.Sprintf("%.2f", r.XCM), fmt.Sprintf("%.2f", r.YCM), fmt.Sprintf("%.2f", r.ZCM), r.Views,
		})
	}
	return out.WriteAll(records)
}

// hundredths rounds to 0.01, without a negative zero.
func hundredths(v float64) float64 { return math.Round(v*100)/100 + 0 }
