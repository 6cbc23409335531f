package atlas

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"ashi/assets"
)

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

// catalogue is the embedded catalogue, read once.
var catalogue = sync.OnceValue(func() *pointIndex {
	data, err := assets.Points.ReadFile("points/catalogue.csv")
	if err != nil {
		panic(err)
	}
	points, err := readCatalogue(data)
	if err != nil {
		panic("embedded catalogue of points: " + err.Error())
	}
	return indexPoints(points)
})

// Points returns the whole catalogue in its order: channel by channel, then the
// extra points. The slice is shared: do not change it.
func (a *Atlas) Points() []Point { return catalogue().points }

// Point returns the entry of a code, spelled as the WHO does.
func (a *Atlas) Point(c Code) (Point, bool) {
	ix := catalogue()
	i, ok := ix.byCode[c]
	if !ok {
		return Point{}, false
	}
	return ix.points[i], true
}

// catalogueColumns is the head line of the catalogue; anything else is refused.
const catalogueColumns = "code,pinyin,pinyin_plain,hanzi,hanzi_simplified,aliases,english,french,channel,bilateral,placed," +
	"unplaced_reason,unplaced_reason_fr,location_en,location_fr,note_en,note_fr"

// readCatalogue reads the table of points.
func readCatalogue(data []byte) ([]Point, error) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != catalogueColumns {
		return nil, fmt.Errorf("the columns are not %s", catalogueColumns)
	}
	points := make([]Point, 0, len(rows)-1)
	for i, r := range rows[1:] {
		p, err := readPoint(r)
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", i+2, err)
		}
		points = append(points, p)
	}
	return points, nil
}

func readPoint(r []string) (Point, error) {
	if r[0] == "" || r[8] == "" {
		return Point{}, fmt.Errorf("a point needs a code and a channel")
	}
	bilateral, err := strconv.ParseBool(r[9])
	if err != nil {
		return Point{}, err
	}
	placed, err := strconv.ParseBool(r[10])
	if err != nil {
		return Point{}, err
	}
	return Point{
		Code: Code(r[0]), Pinyin: r[1], PinyinPlain: r[2], Hanzi: r[3], HanziSimplified: r[4], Aliases: splitList(r[5]),
		English: r[6], French: r[7], Channel: Channel(r[8]), Bilateral: bilateral, Placed: placed,
		Unplaced: Text{r[11], r[12]}, Location: Text{r[13], r[14]}, Note: Text{r[15], r[16]},
	}, nil
}

// splitList splits at semicolons and drops what is empty.
func splitList(s string) []string {
	var out []string
	for _, f := range strings.Split(s, ";") {
		if f = strings.TrimSpace(f); f != "" {
			out = append(out, f)
		}
	}
	return out
}
