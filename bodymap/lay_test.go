package bodymap_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func TestAreaIsLaid(t *testing.T) {
	spread, middle, cm2, err := bodymap.LayArea(body(), back(4), bodymap.AreaPlan{SpacingMM: 10, Pattern: bodymap.Grid})
	if err != nil {
		t.Fatal(err)
	}
	if round := math.Pi * 16; cm2 < .8*round || cm2 > 1.1*round || math.Abs(float64(spread.Punctures())-cm2) > .25*cm2 {
		t.Errorf("a circle of 4 cm has %.1f cm2 and %d punctures at 10 mm", cm2, spread.Punctures())
	}
	if got := bodymap.AreaCM2(body(), &spread); got != cm2 {
		t.Errorf("its size is %v once, %v again", cm2, got)
	}
	if apart(middle, named(body(), "BL23", atlas.Left).Place) > 1 {
		t.Error("its middle is not in its middle")
	}
}

func TestAreaIsMarked(t *testing.T) {
	c, p, _ := newChart(t)
	plan := bodymap.AreaPlan{SpacingMM: 10, Pattern: bodymap.Grid}
	spread, middle, _, err := bodymap.LayArea(body(), back(2), plan)
	if err != nil {
		t.Fatal(err)
	}
	site := markArea(t, c, back(2), plan)
	want := bodymap.Site{
		ID: site.ID, Session: c.Session().ID, Order: 1, Place: middle, Spread: &spread, AtlasVersion: atlas.Version, Side: atlas.Left,
		Syringe: c.Session().Syringe, Punctures: len(spread.Spots), State: bodymap.SitePlanned,
	}
	if !site.Equal(want) {
		t.Errorf("marked as %+v, not %+v", site, want)
	}
	if got := c.Totals(); got.Sites != 1 || got.Punctures != site.Punctures || math.Abs(got.VolumeML-.1*float64(site.Punctures)) > 1e-9 {
		t.Errorf("totals %+v", got)
	}
	_, back, err := p.Session(c.Session().ID)
	if err != nil || !slices.EqualFunc(back, c.Sites(), bodymap.Site.Equal) {
		t.Errorf("read back as %v; %v", back, err)
	}
	if verb := must(p.Undo())(t); verb != bodymap.MarkArea || len(c.Sites()) != 0 {
		t.Errorf("undo of %q leaves %d sites", verb, len(c.Sites()))
	}
}

func TestLineIsLaidAndMarked(t *testing.T) {
	c, _, _ := newChart(t)
	from, to := named(body(), "BL13", atlas.Left).Place, named(body(), "BL23", atlas.Left).Place
	site := markLine(t, c, []atlas.Place{from, to}, 6)
	_, _, cm, err := bodymap.LayLine(body(), []atlas.Place{from, to}, 6)
	if err != nil {
		t.Fatal(err)
	}
	s := site.Spread
	if s.Extent != bodymap.Line || site.Punctures != 6 || math.Abs(s.SpacingMM-cm*10/5) > 1e-9 || apart(s.Spots[0], from) > .01 || apart(s.Spots[5], to) > .01 {
		t.Errorf("laid as %+v over %.1f cm", s, cm)
	}
	for i := 1; i < 6; i++ {
		if got := apart(s.Spots[i-1], s.Spots[i]) * 10; got > s.SpacingMM*1.001 || got < s.SpacingMM*.97 { // the air way is a little shorter
			t.Errorf("puncture %d lies %.1f mm from the one before, not %.1f", i, got, s.SpacingMM)
		}
	}
	check(t, c.RelayLine(site.ID, 1))
	if now := c.Sites()[0]; now.Punctures != 1 || now.Spread.SpacingMM != 0 || math.Abs(apart(now.Spread.Spots[0], from)-apart(now.Spread.Spots[0], to)) > .5 {
		t.Errorf("a single one is laid as %+v", now.Spread)
	}
	if bodymap.AreaCM2(body(), s) != 0 {
		t.Error("a line has a size in cm2")
	}
}

// pathAlong goes through named points.
func pathAlong(b *atlas.Body, side atlas.Side, codes ...atlas.Code) (out []atlas.Place) {
	for _, code := range codes {
		out = append(out, named(b, code, side).Place)
	}
	return out
}

func TestOutlinesThatCannotBeUsed(t *testing.T) {
	c, _, d := newChart(t)
	good := markArea(t, c, back(3), bodymap.AreaPlanFor(bodymap.Nappage))
	plan := bodymap.AreaPlan{SpacingMM: 10, Pattern: bodymap.Staggered}
	around := back(3)
	cross := []atlas.Place{around[0], around[6], around[3], around[9]}
	mm := func(spacing, margin float64, p bodymap.Pattern) bodymap.AreaPlan {
		return bodymap.AreaPlan{SpacingMM: spacing, MarginMM: margin, Pattern: p}
	}
	nowhere := atlas.Place{V: [3]uint16{1, 5000, 9000}, W: [3]float64{1, 0, 0}}
	for name, c2 := range map[string]struct {
		outline []atlas.Place
		plan    bodymap.AreaPlan
		field   string
	}{
		"crossing":      {cross, plan, "Outline"},
		"two corners":   {around[:2], plan, "Outline"},
		"one spot":      {[]atlas.Place{around[0], around[0], around[0]}, plan, "Outline"},
		"off the body":  {[]atlas.Place{around[0], around[3], nowhere}, plan, "Place"},
		"too many":      {back(9), mm(1, 0, bodymap.Grid), "SpacingMM"},
		"all margin":    {around, mm(10, 40, bodymap.Grid), "MarginMM"},
		"too narrow":    {around, mm(.5, 0, bodymap.Grid), "SpacingMM"},
		"too wide":      {around, mm(51, 0, bodymap.Grid), "SpacingMM"},
		"no number":     {around, mm(math.NaN(), 0, bodymap.Grid), "SpacingMM"},
		"less margin":   {around, mm(10, -1, bodymap.Grid), "MarginMM"},
		"much margin":   {around, mm(10, 51, bodymap.Grid), "MarginMM"},
		"no pattern":    {around, mm(10, 0, ""), "Pattern"},
		"across bodies": {[]atlas.Place{around[0], named(body(), "ST36", atlas.Left).Place, named(body(), "LI10", atlas.Right).Place}, plan, ""},
	} {
		bad := unchanged(t, c, d, name, bodymap.Invalid, func() error { _, err := c.MarkArea(c2.outline, c2.plan, true); return err })
		if c2.field != "" && bad.Field != c2.field {
			t.Errorf("%s is refused at %q: %v", name, bad.Field, bad)
		}
		if name == "too many" && !strings.Contains(bad.Error(), "2000") {
			t.Errorf("too many says %q", bad.Error())
		}
	}
	unchanged(t, c, d, "a narrower spacing", bodymap.Invalid, func() error { return c.RelayArea(good.ID, mm(10, 40, bodymap.Grid)) })
}

// The count that is told is about the count that would come.
func TestTooManyTellsHowMany(t *testing.T) {
	for _, pattern := range []bodymap.Pattern{bodymap.Grid, bodymap.Staggered} {
		at := func(mm float64) (int, error) {
			s, _, _, err := bodymap.LayArea(body(), back(8), bodymap.AreaPlan{SpacingMM: mm, Pattern: pattern})
			return len(s.Spots), err
		}
		n, err := at(4)
		if err != nil {
			t.Fatal(err)
		}
		_, err = at(2)
		var told, most int
		if _, scan := fmt.Sscanf(bodymap.Sentence(err, "en"), "This area would take about %d punctures; at most %d", &told, &most); scan != nil || most != bodymap.MaxPunctures {
			t.Fatalf("%v: %v", err, scan)
		}
		if want := 4 * float64(n); math.Abs(float64(told)-want) > .15*want {
			t.Errorf("%s: %d punctures at 4 mm, about %d told at 2 mm", pattern, n, told)
		}
	}
}

func TestLinesThatCannotBeUsed(t *testing.T) {
	c, _, d := newChart(t)
	path := pathAlong(body(), atlas.Left, "BL13", "BL23")
	for name, c2 := range map[string]struct {
		path  []atlas.Place
		n     int
		field string
	}{
		"none":        {path, 0, "Punctures"},
		"2,001":       {path, 2001, "Punctures"},
		"too close":   {path, 1500, "Punctures"},
		"one end":     {path[:1], 3, "Outline"},
		"no way":      {[]atlas.Place{path[0], path[0]}, 3, "Outline"},
		"off":         {[]atlas.Place{path[0], {}}, 3, "Place"},
		"no path":     {nil, 3, "Outline"},
		"less than 0": {path, -1, "Punctures"},
	} {
		if bad := unchanged(t, c, d, name, bodymap.Invalid, func() error { _, err := c.MarkLine(c2.path, c2.n, true); return err }); bad.Field != c2.field {
			t.Errorf("%s is refused at %q: %v", name, bad.Field, bad)
		}
	}
}

func TestWhatIsDrawnWithManyCornersIsKeptWithFew(t *testing.T) {
	fine := ring(body(), named(body(), "BL23", atlas.Left).Place, 5, 1500)
	s, _, cm2, err := bodymap.LayArea(body(), fine, bodymap.AreaPlanFor(bodymap.Nappage))
	_, _, want, err2 := bodymap.LayArea(body(), ring(body(), named(body(), "BL23", atlas.Left).Place, 5, 300), bodymap.AreaPlanFor(bodymap.Nappage))
	check(t, err, err2)
	if len(s.Outline) > bodymap.MaxCorners || math.Abs(cm2-want) > .02*want {
		t.Errorf("%d corners, %.1f cm2 instead of %.1f", len(s.Outline), cm2, want)
	}
}

// Every technique's plan can be used, says whose numbers it has, and the default lies in its published range.
func TestAreaPlansHaveSources(t *testing.T) {
	for _, technique := range bodymap.Techniques() {
		if _, _, _, err := bodymap.LayArea(body(), back(6), bodymap.AreaPlanFor(technique)); err != nil {
			t.Errorf("%s: %v", technique, err)
		}
		en, fr := bodymap.AreaSource(technique, "en"), bodymap.AreaSource(technique, "fr")
		if en == "" || en == fr {
			t.Errorf("%s: source %q, in French %q", technique, en, fr)
		}
	}
	for technique, mm := range map[bodymap.Technique][2]float64{bodymap.Nappage: {1, 4}, bodymap.Papule: {20, 30}, bodymap.Intraepidermal: {1, 5}} {
		if got := bodymap.AreaPlanFor(technique).SpacingMM; got < mm[0] || got > mm[1] {
			t.Errorf("%s starts at %v mm, published are %v", technique, got, mm)
		}
	}
	if bodymap.AreaPlanFor(bodymap.Nappage) != bodymap.AreaPlanFor(bodymap.Nappage) {
		t.Error("the default is not nappage's")
	}
}

// Whatever is laid can be kept as it is: valid, and read back the same.
func TestWhatIsLaidCanBeKept(t *testing.T) {
	c, p, _ := newChart(t)
	rapid.Check(t, func(r *rapid.T) {
		point := rapid.SampledFrom(body().Named()).Draw(r, "point")
		outline := ring(body(), point.Place, rapid.Float64Range(.3, 4).Draw(r, "cm"), rapid.IntRange(3, 12).Draw(r, "corners"))
		plan := bodymap.AreaPlan{SpacingMM: rapid.Float64Range(3, 30).Draw(r, "mm"), Pattern: bodymap.Staggered, MarginMM: rapid.SampledFrom([]float64{0, 2}).Draw(r, "margin")}
		marked, err := c.MarkArea(outline, plan, false)
		if err != nil {
			if bodymap.KindOf(err) != bodymap.Invalid {
				r.Fatal(err)
			}
			return
		}
		site := marked[0]
		_, sites, err := p.Session(c.Session().ID)
		if err != nil || !sites[0].Equal(site) || site.Validate() != nil {
			r.Fatalf("kept %+v, read %+v; %v %v", site, sites, err, site.Validate())
		}
		if _, err := p.Undo(); err != nil {
			r.Fatal(err)
		}
	})
}
