package atlas

import (
	"fmt"
	"sync"

	"ashi/assets"
)

// Dermatome is a key sensory point of the international standards for spinal
// cord injury (ISNCSCI): where the skin of one spinal level is tested. It is a point;
// the borders of dermatomes are not known well enough to be drawn.
type Dermatome struct {
	Level  string // "C2" ... "S3", "S4/5"
	Place  Place
	Side   Side
	Text   Text // where it is, in everyday words
	Source string
}

// DermatomeNote is what a legend of the key points must say, in a language.
func DermatomeNote(lang string) string {
	return assets.Say(lang, "Key sensory points of the spinal nerves. Only points are known, so no borders are drawn.")
}

// Dermatomes lists the 28 key points from head to foot, the left one of each
// before the right. The first call takes about a tenth of a second and may be made from
// any goroutine. The slice is shared: do not change it.
func (b *Body) Dermatomes() []Dermatome {
	b.charts.levelsOnce.Do(func() {
		for _, k := range keyPoints() {
			p, ok := b.keyPlace(k.level, 0)
			if !ok {
				panic("embedded table of key points: " + k.level + " leads nowhere")
			}
			b.charts.levels = append(b.charts.levels, Dermatome{k.level, p, Left, k.text, k.source},
				Dermatome{k.level, b.topo.mirrored(p), Right, k.text, k.source})
		}
	})
	return b.charts.levels
}

// keyPoint is a row of the table: place says how it is found on the left side.
type keyPoint struct {
	level, place string
	text         Text
	source       string
}

var keyPoints = sync.OnceValue(func() []keyPoint {
	return mustRead(assets.Clinical, "clinical/dermatomes.csv", readKeyPoints)
})

const keyPointColumns = "level,place,english,french,source"

func readKeyPoints(data []byte) ([]keyPoint, error) {
	rows, err := assets.Rows(data, keyPointColumns)
	if err != nil {
		return nil, err
	}
	var list []keyPoint
	for _, r := range rows {
		k := keyPoint{level: r[0], place: r[1], text: Text{r[2], r[3]}}
		if k.source, err = sourceNames(r[4]); err != nil {
			return nil, fmt.Errorf("level %s: %w", r[0], err)
		}
		list = append(list, k)
	}
	return list, nil
}

// keyDepth is how many key points may be found by way of one another.
const keyDepth = 4

// keyPlace is where a level's key point lies on the left side.
func (b *Body) keyPlace(level string, depth int) (Place, bool) {
	for _, k := range keyPoints() {
		if k.level == level && depth < keyDepth {
			return placeFinder{b, depth + 1}.find(k.place)
		}
	}
	return Place{}, false
}
