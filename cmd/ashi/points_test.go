package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"ashi/bodymap/atlas"
)

func TestPointRowsSayAllOfEveryPoint(t *testing.T) {
	for _, figure := range []atlas.Figure{atlas.Male, atlas.Female} {
		rows := pointRows(figure, "en")
		codes := map[string]int{}
		for _, r := range rows {
			codes[r.Code]++
			for name, text := range map[string]string{
				"pinyin": r.Pinyin, "hanzi": r.Hanzi, "simplified": r.HanziSimplified, "English": r.English, "channel": r.Channel,
				"region": r.Region, "location": r.Location, "views": r.Views,
			} {
				if text == "" {
					t.Errorf("%s: %s %s has no %s", figure, r.Code, r.Side, name)
				}
			}
			if (r.Side == "left") != (r.XCM > 0.005) || (r.Side == "right") != (r.XCM < -0.005) {
				t.Errorf("%s: %s lies at x %.2f, its side is %q", figure, r.Code, r.XCM, r.Side)
			}
			if r.YCM < 0 || r.YCM > 200 || math.Abs(r.ZCM) > 40 {
				t.Errorf("%s: %s lies at %.2f, %.2f", figure, r.Code, r.YCM, r.ZCM)
			}
		}
		onChannels := 0
		for code, sides := range codes {
			p, ok := atlas.Get().Point(atlas.Code(code))
			if want := map[bool]int{true: 2, false: 1}[p.Bilateral]; !ok || sides != want {
				t.Errorf("%s: %s has %d rows", figure, code, sides)
			}
			if p.Channel != "EX" {
				onChannels++
			}
		}
		if onChannels != 361 {
			t.Errorf("%s: %d of 361 points of the channels", figure, onChannels)
		}
	}
}

func TestBothFormatsSayTheSame(t *testing.T) {
	rows := pointRows(atlas.Male, "fr")[:50]
	var table bytes.Buffer
	if err := writeCSV(&table, rows); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&table).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(rows)
	if err != nil {
		t.Fatal(err)
	}
	var objects []map[string]any
	if err := json.Unmarshal(data, &objects); err != nil {
		t.Fatal(err)
	}
	for i, o := range objects {
		for name := range o {
			if !slices.Contains(pointColumns, name) {
				t.Fatalf("the table has no column %s", name)
			}
		}
		for j, name := range pointColumns {
			text, isText := o[name].(string)
			if isText && text != records[i+1][j] || !isText && strings.HasSuffix(name, "_cm") == false {
				t.Errorf("row %d, %s: %q and %v", i, name, records[i+1][j], o[name])
			}
		}
	}
}
