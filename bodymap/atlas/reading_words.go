package atlas

import (
	"slices"
	"strings"
	"sync"
)

// kind sorts what a word or phrase does in a reading.
type kind uint8

const (
	fill         kind = iota // says nothing
	dirWord                  // a direction
	faceWord                 // a side of a finger or toe; with a length before it, a direction
	unitWord                 // a unit of length
	sideWord                 // left or right
	midlineWord              // the midline
	spaceWord                // an intercostal space, with a number
	regionWord               // a region, as Where names it
	landmarkWord             // something to measure from
)

// sense is what a phrase means. A few mean more than one thing, as the navel is
// a region and something to measure from: what stands before decides.
type sense struct {
	kind kind
	dir  Direction
	side Side
	cm   float64 // of a unit; perCun for a cun
	id   string  // of a region, of a landmark, or the key of a face's text
}

// perCun stands for a unit that is not the same everywhere.
const perCun = 0

// spelling is a sense with the phrases for it, parted by strokes, in any letter
// case, with accents or without.
type spelling struct {
	sense
	en, fr string
}

func dirs(d Direction, en, fr string) spelling { return spelling{sense{kind: dirWord, dir: d}, en, fr} }

func faces(d Direction, id, fr string) spelling {
	return spelling{sense{kind: faceWord, dir: d, id: id}, id, fr}
}

// spellings are the words of readings, beside the names of regions, landmarks
// and points.
var spellings = []spelling{
	dirs(above, "above|over|superior|superiorly|sup|up|upward|upwards|cranial|higher", "au-dessus|en haut|plus haut|vers le haut|supérieur|crânial"),
	dirs(below, "below|under|beneath|inferior|inferiorly|inf|down|downward|downwards|caudal|lower", "au-dessous|en dessous|sous|en bas|plus bas|vers le bas|inférieur"),
	dirs(lateral, "lateral|laterally|lat|outward|outwards|outside|outer", "en dehors|dehors|latéral|latérale|latéralement|externe|ext"),
	dirs(medial, "medial|medially|med|inward|inwards|inside|inner", "en dedans|dedans|médial|médiale|médialement|interne|int"),
	dirs(forward, "in front|front|anterior|anteriorly|ant|forward|forwards|ventral", "en avant|avant|devant|antérieur|antérieure"),
	dirs(behind, "behind|posterior|posteriorly|post|backward|backwards", "en arrière|arrière|derrière|postérieur|postérieure"),
	dirs(radial, "radial|radially", "du côté radial|côté radial"),
	dirs(ulnar, "ulnar|ulnarly", "ulnaire|du côté ulnaire|côté ulnaire|cubital|côté cubital"),
	dirs(palmar, "palmar|volar|plantar", "palmaire|du côté palmaire|côté palmaire|plantaire"),
	dirs(dorsal, "dorsal|dorsally", "dorsale|du côté dorsal|côté dorsal"),
	dirs(distal, "distal|distally|beyond|past", "distale|distalement|au-delà"),
	dirs(proximal, "proximal|proximally", "proximale|proximalement"),
	faces(palmar, "palm side", "côté paume"),
	faces(dorsal, "nail side", "côté ongle"),
	faces(radial, "thumb side", "côté pouce"),
	faces(ulnar, "little-finger side", "côté auriculaire|côté petit doigt"),
	faces(above, "upper side", "dessus"),
	faces(below, "underside", "dessous"),
	faces(lateral, "outer side", "côté externe"),
	faces(medial, "inner side", "côté interne"),
	{sense{kind: unitWord, cm: perCun}, "cun|cuns|c", "tsun|tsoun|distance|distances"},
	{sense{kind: unitWord, cm: 1}, "cm|centimetre|centimetres|centimeter|centimeters", "centimètre|centimètres"},
	{sense{kind: unitWord, cm: .1}, "mm|millimetre|millimetres|millimeter|millimeters", "millimètre|millimètres"},
	{sense{kind: sideWord, side: Left}, "left|l|lt", "gauche|g"},
	{sense{kind: sideWord, side: Right}, "right|r|rt", "droite|droit|d"},
	{sense{kind: midlineWord}, "midline|median line|centre line|center line|midspinal line", "ligne médiane|axe médian"},
	{sense{kind: spaceWord}, "intercostal space|rib space|ics", "espace intercostal|eic"},
	{
		sense{kind: fill},
		"of|off|the|to|from|at|on|in|and|with|level|height|side|point|a|an|vertebra|spinous process|about|along",
		"de|du|des|la|le|les|à|au|aux|et|sur|dans|en|par|rapport|niveau|hauteur|côté|vertèbre|apophyse épineuse|processus épineux|environ|vers",
	},
}

// ordinals are what follows a number that counts, as in "4th" and "4e".
var ordinals = []string{"st", "nd", "rd", "th", "e", "er", "eme", "ieme"}

// lexicon gives the senses of folded words joined by spaces.
type lexicon struct {
	senses  map[string][]sense
	codes   map[string][]Code // squashed codes and names of points
	longest int               // the greatest number of words that belong together
}

var readingWords = sync.OnceValue(func() *lexicon {
	l := &lexicon{senses: map[string][]sense{}, codes: map[string][]Code{}}
	for _, s := range spellings {
		l.add(s)
	}
	for id, m := range landmarks {
		l.add(spelling{sense{kind: landmarkWord, id: id}, m.en, m.fr})
	}
	for _, r := range regions().list {
		l.add(spelling{sense{kind: regionWord, id: r.ID}, r.Everyday.EN, r.Everyday.FR})
	}
	ix := catalogue()
	own := map[string]bool{} // spellings of the WHO, which mean nothing else
	for i, k := range ix.keys {
		own[k.codes[0]], l.codes[k.codes[0]] = true, []Code{ix.points[i].Code}
	}
	for i, k := range ix.keys {
		for _, name := range slices.Concat(k.codes, k.names) {
			if c := ix.points[i].Code; !own[name] && !slices.Contains(l.codes[name], c) {
				l.codes[name] = append(l.codes[name], c)
			}
		}
	}
	return l
})

func (l *lexicon) add(s spelling) {
	for _, phrase := range strings.Split(s.en+"|"+s.fr, "|") {
		words := tokens(phrase)
		key := joined(words, " ")
		if !slices.Contains(l.senses[key], s.sense) {
			l.senses[key] = append(l.senses[key], s.sense)
		}
		l.longest = max(l.longest, len(words))
	}
}
