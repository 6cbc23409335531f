package bodymap

import (
	"slices"
	"sync"

	"ashi/bodymap/atlas"
)

// zone is what matters of where a place lies, whether it has a name or not.
type zone struct {
	lung   lungZone
	womb   []atlas.Code // points whose caution about pregnancy holds here too
	banned []atlas.Code // points whose ban holds here too
	vertex bool
}

// lungZone is one of the areas in which a needle can cause a pneumothorax; empty: none of them. It is the English words
// for it, key of its translations.
type lungZone string

// The areas, from anatomical data (Abel, "Clinical anatomy of pneumothorax", table 16-3).
const (
	lungBack     lungZone = "back, from T10 up"
	lungSide     lungZone = "side, from rib 9 up"
	lungFront    lungZone = "front, from rib 7 up"
	lungHollow   lungZone = "hollow above the collarbone, or upper border of the notch of the breastbone"
	lungShoulder lungZone = "top of the shoulder"
)

// Regions of the skin that the zones name; see assets/clinical/regions.csv.
const (
	regionSupraclavicular = "240"
	regionJugularNotch    = "x4"
	regionSuprascapular   = "x2"
	regionShoulderTop     = "x6"
	regionLateralChest    = "254"
	regionArmpit          = "282"
	regionHypochondriac   = "256"
	regionFlank           = "259"
	regionSpine           = "265"
	regionLumbar          = "269"
	regionSacral          = "272"
	regionNavel           = "261"
	regionNipple          = "7105"
	regionVertex          = "179"
)

// zoneOf tells the zone of a place on a body.
func zoneOf(b *atlas.Body, p atlas.Place) zone {
	r, side := b.RegionOf(p)
	at := b.At(p, atlas.Anatomical)
	level, _ := b.Back(at)
	cun, _ := b.Front(at)
	z := zone{vertex: r.ID == regionVertex, lung: lungZoneOf(b, r, side, at, level)}
	switch r.ID {
	case regionNipple:
		z.banned = []atlas.Code{"ST17"}
	case regionNavel:
		z.banned = []atlas.Code{"CV8"}
	}
	// Lower back and sacrum; upper and lower abdomen (WHO 1999, 2.1), which the navel parts.
	switch {
	case r.ID == regionLumbar, r.ID == regionSacral, r.ID == regionSpine && level > t12Below:
		z.womb = []atlas.Code{"BL51"}
	case r.BodyPart == "abdomen" && cun >= navelCun:
		z.womb = []atlas.Code{"KI18"}
	case r.BodyPart == "abdomen":
		z.womb = []atlas.Code{"KI11"}
	}
	return z
}

// Levels in the measure of atlas.Body: the lower borders of the spinous processes of T10 and T12, the space below rib 7,
// the navel in cun above the pubic symphysis.
const (
	t10Below  = 10.5
	t12Below  = 12.5
	rib7Space = 7.0
	navelCun  = 5
)

// lungZoneOf decides the area. Between T10 and the nape it is the back; rib 7 is where the atlas counts the space below
// it, level all around; rib 9 at the side lies between the sixth space at SP21 and the tip of the eleventh rib. On the
// midline of back and front bone lies beneath, spine and breastbone: what is to be minded there is said point by point.
func lungZoneOf(b *atlas.Body, r atlas.Region, side atlas.Side, at atlas.Vec, level float64) lungZone {
	side9 := slices.Contains([]string{regionLateralChest, regionArmpit, regionFlank}, r.ID) && at[1] >= rib9Height(b)
	rib7 := b.RibSpace(at[1]) <= rib7Space+.05 // a point in the space counts
	switch {
	case r.ID == regionSupraclavicular, r.ID == regionJugularNotch:
		return lungHollow
	case r.ID == regionShoulderTop, r.ID == regionSuprascapular:
		return lungShoulder
	case side == atlas.Midline:
		return ""
	case r.BodyPart == "back" && level <= t10Below+.05:
		return lungBack
	case side9:
		return lungSide
	case r.ID != regionLateralChest && (r.BodyPart == "chest" || r.ID == regionHypochondriac) && rib7:
		return lungFront
	}
	return ""
}

// rib9Height is the height of the ninth rib at the side, in cm: SP21 lies in the sixth space, half way from rib 6 to rib 7.
func rib9Height(b *atlas.Body) float64 {
	space6, ok := b.PlaceOf("SP21", atlas.Left)
	rib11, there := b.Landmark("rib11_tip")
	if !ok || !there {
		return 0
	}
	up, down := b.At(space6, atlas.Anatomical)[1], b.At(rib11, atlas.Anatomical)[1]
	return up + (9-6.5)/(11-6.5)*(down-up)
}

// zones remembers the zones of sites: they depend on the place alone, and are asked for with every tap.
var zones = struct {
	sync.Mutex
	of map[zoneKey]zone
}{of: map[zoneKey]zone{}}

// zoneKey is a spot or, since spreads never change, a spread.
type zoneKey struct {
	figure atlas.Figure
	place  atlas.Place
	spread *Spread
}

// maxZones bounds what is remembered.
const maxZones = 2000

// zoneOfSite tells the zone of a site; of a line or an area, of all of its punctures.
func zoneOfSite(f atlas.Figure, s Site) zone {
	key := zoneKey{figure: f, place: s.Place, spread: s.Spread}
	zones.Lock()
	defer zones.Unlock()
	z, ok := zones.of[key]
	if ok {
		return z
	}
	if len(zones.of) >= maxZones {
		zones.of = map[zoneKey]zone{}
	}
	b := atlas.Get().Body(f)
	z = zoneOf(b, s.Place)
	if s.Spread != nil {
		for i, spot := range s.Spread.Spots {
			if s.Spread.Has(i) {
				z = z.and(zoneOf(b, spot))
			}
		}
	}
	zones.of[key] = z
	return z
}

// and is a zone that holds what either holds.
func (z zone) and(o zone) zone {
	if z.lung == "" {
		z.lung = o.lung
	}
	z.vertex = z.vertex || o.vertex
	z.womb, z.banned = union(z.womb, o.womb), union(z.banned, o.banned)
	return z
}

func union(a, b []atlas.Code) []atlas.Code {
	for _, c := range b {
		if !slices.Contains(a, c) {
			a = append(slices.Clip(a), c)
		}
	}
	return a
}
