package bodymap_test

import (
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func TestAProtocolThatIsItsOwnMirrorImage(t *testing.T) {
	a := atlas.Get()
	point := func(code atlas.Code, side atlas.Side) bodymap.Site { return bodymap.Site{Code: code, Side: side} }
	place, ok := a.Body(atlas.Female).PlaceOf("BL36", atlas.Left)
	if !ok {
		t.Fatal("BL36")
	}
	ashi, other := bodymap.Site{Place: place, Side: atlas.Left}, bodymap.Site{Place: a.Mirror(place), Side: atlas.Right}
	for name, c := range map[string]struct {
		sites []bodymap.Site
		want  bool
	}{
		"pairs and the midline":    {[]bodymap.Site{point("GB20", atlas.Left), point("GV14", atlas.Midline), point("GB20", atlas.Right)}, true},
		"one side":                 {[]bodymap.Site{point("GB20", atlas.Left), point("GV14", atlas.Midline)}, false},
		"two points on two sides":  {[]bodymap.Site{point("GB20", atlas.Left), point("GB21", atlas.Right)}, false},
		"the midline":              {[]bodymap.Site{point("GV14", atlas.Midline)}, true},
		"an Ashi place":            {[]bodymap.Site{ashi}, false},
		"an Ashi place, mirrored":  {[]bodymap.Site{ashi, other}, true},
		"an area of the left side": {[]bodymap.Site{{Place: place, Side: atlas.Left, Spread: &bodymap.Spread{Extent: bodymap.Area, Outline: []atlas.Place{place, place, place}}}}, false},
	} {
		if got := (bodymap.Protocol{Figure: atlas.Female, Sites: c.sites}).Even(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
