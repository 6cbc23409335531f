package atlas

import (
	"fmt"
	"strconv"
	"strings"
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
// before the right. The first call takes some milliseconds and may be made from
// any goroutine. The slice is shared: do not change it.
func (b *Body) Dermatomes() []Dermatome {
	b.charts.levelsOnce.Do(func() {
		for _, k := range keyPoints() {
			p, err := b.keyPlace(k.level, 0)
			if err != nil {
				panic("embedded table of key points: " + err.Error())
			}
			for _, d := range []Dermatome{{k.level, p, Left, k.text, k.source}, {k.level, b.topo.mirrored(p), Right, k.text, k.source}} {
				b.charts.levels = append(b.charts.levels, d)
			}
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
	rows, err := readTable(data, keyPointColumns)
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
func (b *Body) keyPlace(level string, depth int) (Place, error) {
	for _, k := range keyPoints() {
		if k.level != level || depth > keyDepth {
			continue
		}
		how, args, _ := strings.Cut(k.place, " ")
		find, ok := keyWays[how]
		if !ok {
			return Place{}, fmt.Errorf("level %s: no way %q", level, how)
		}
		p, ok := find(&keyFinder{b, depth + 1}, strings.Fields(args))
		if !ok {
			return Place{}, fmt.Errorf("level %s: %q leads nowhere", level, k.place)
		}
		return p, nil
	}
	return Place{}, fmt.Errorf("no level %s", level)
}

// keyFinder finds the places that the table names.
type keyFinder struct {
	b     *Body
	depth int
}

// keyWays are the ways of the table to name a place:
//
//	at NAME               a named point, a landmark or another level
//	beside NAME CM        so far outward from it
//	half A B              over the skin, half way between two
//	over A B              the same on the thigh, where the chord runs deep inside
//	front CUN LATERAL     as OnFront
//	limb SEGMENT CUN AZIMUTH  as OnLimb; the segment's name with _ for blanks
//	finger N              the back of the first bone of a finger, thumb 1
var keyWays map[string]func(*keyFinder, []string) (Place, bool)

func init() {
	keyWays = map[string]func(*keyFinder, []string) (Place, bool){
		"at": (*keyFinder).atName, "beside": (*keyFinder).beside, "half": (*keyFinder).half, "over": (*keyFinder).over,
		"front": (*keyFinder).front, "limb": (*keyFinder).limb, "finger": (*keyFinder).finger,
	}
}

func (f *keyFinder) atName(args []string) (Place, bool) {
	if len(args) != 1 {
		return Place{}, false
	}
	if p, _, ok := f.b.leftOrMiddle(Code(args[0])); ok {
		return p, true
	}
	if p, ok := f.b.Landmark(args[0]); ok {
		return p, true
	}
	p, err := f.b.keyPlace(args[0], f.depth)
	return p, err == nil
}

// vec is where a name lies. The tubercle of the pubis is found by measuring: it
// has no landmark of its own.
func (f *keyFinder) vec(name string) (Vec, bool) {
	if name == "pubic_tubercle" {
		p := f.b.mark("pubic_symphysis_sup")
		return p.Add(Vec{f.b.CunCM(FrontAcross)}), true
	}
	p, ok := f.atName([]string{name})
	return f.b.At(p, Anatomical), ok
}

func (f *keyFinder) beside(args []string) (Place, bool) {
	n, ok := numbers(args[1:])
	if !ok || len(n) != 1 {
		return Place{}, false
	}
	p, ok := f.vec(args[0])
	return f.b.Nearest(p.Add(Vec{n[0]}), 0), ok
}

func (f *keyFinder) both(args []string) (p, q Vec, ok bool) {
	if len(args) != 2 {
		return p, q, false
	}
	p, ok = f.vec(args[0])
	q, also := f.vec(args[1])
	return p, q, ok && also
}

func (f *keyFinder) half(args []string) (Place, bool) {
	p, q, ok := f.both(args)
	return f.b.Nearest(p.Lerp(q, .5), 0), ok
}

func (f *keyFinder) over(args []string) (Place, bool) {
	p, q, ok := f.both(args)
	if !ok {
		return Place{}, false
	}
	at := f.b.Limb(ThighFront, p.Lerp(q, .5))
	return f.b.OnLimb(ThighFront, at.Cun, at.Azimuth)
}

func (f *keyFinder) front(args []string) (Place, bool) {
	n, ok := numbers(args)
	if !ok || len(n) != 2 {
		return Place{}, false
	}
	return f.b.OnFront(n[0], n[1])
}

func (f *keyFinder) limb(args []string) (Place, bool) {
	n, ok := numbers(args[1:])
	s := Segment(strings.ReplaceAll(args[0], "_", " "))
	if _, known := segments[s]; !ok || !known || len(n) != 2 {
		return Place{}, false
	}
	return f.b.OnLimb(s, n[0], n[1])
}

func (f *keyFinder) finger(args []string) (Place, bool) {
	n, err := strconv.Atoi(strings.Join(args, " "))
	if err != nil || n < 1 || n > len(fingers) {
		return Place{}, false
	}
	d := fingers[n-1]
	bone := f.b.joint(d.root).Lerp(f.b.joint(d.next), .5)
	return f.b.Cast(bone, f.b.fingerFrame(n-1).palmar.Mul(-1), Parts(PartHandLeft), true)
}

// numbers reads every word as a number.
func numbers(words []string) ([]float64, bool) {
	var out []float64
	for _, w := range words {
		x, err := strconv.ParseFloat(w, 64)
		if err != nil {
			return nil, false
		}
		out = append(out, x)
	}
	return out, true
}
