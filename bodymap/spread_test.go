package bodymap_test

import (
	"math"
	"slices"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func TestSpreadValidate(t *testing.T) {
	c, _, _ := newChart(t)
	area := markArea(t, c, back(2), bodymap.AreaPlan{SpacingMM: 8, Pattern: bodymap.Grid})
	line := markLine(t, c, pathAlong(body(), atlas.Left, "BL13", "BL23"), 4)
	for name, c := range map[string]struct {
		site   bodymap.Site
		change func(*bodymap.Site)
		field  string // empty: nothing is wrong
	}{
		"an area":             {area, func(*bodymap.Site) {}, ""},
		"a line":              {line, func(*bodymap.Site) {}, ""},
		"one left out":        {area, func(s *bodymap.Site) { s.Spread.LeftOut = []int{2}; s.Punctures-- }, ""},
		"more punctures":      {area, func(s *bodymap.Site) { s.Punctures++ }, "Punctures"},
		"left out, counted":   {area, func(s *bodymap.Site) { s.Spread.LeftOut = []int{2} }, "Punctures"},
		"a name":              {area, func(s *bodymap.Site) { s.Code = "BL23" }, "Code"},
		"no extent":           {area, func(s *bodymap.Site) { s.Spread.Extent = "" }, "Spread"},
		"two corners":         {area, func(s *bodymap.Site) { s.Spread.Outline = s.Spread.Outline[:2] }, "Spread"},
		"401 corners":         {area, func(s *bodymap.Site) { s.Spread.Outline = slices.Repeat(s.Spread.Outline[:1], 401) }, "Spread"},
		"a corner nowhere":    {area, func(s *bodymap.Site) { s.Spread.Outline[1].W[0] = 2 }, "Spread"},
		"a spot nowhere":      {area, func(s *bodymap.Site) { s.Spread.Spots[1].W[0] = math.NaN() }, "Spread"},
		"left out beyond":     {area, func(s *bodymap.Site) { s.Spread.LeftOut = []int{len(s.Spread.Spots)}; s.Punctures-- }, "Spread"},
		"left out before":     {area, func(s *bodymap.Site) { s.Spread.LeftOut = []int{-1}; s.Punctures-- }, "Spread"},
		"left out twice":      {area, func(s *bodymap.Site) { s.Spread.LeftOut = []int{2, 2}; s.Punctures -= 2 }, "Spread"},
		"left out in disarry": {area, func(s *bodymap.Site) { s.Spread.LeftOut = []int{2, 1}; s.Punctures -= 2 }, "Spread"},
		"narrow":              {area, func(s *bodymap.Site) { s.Spread.SpacingMM = .9 }, "SpacingMM"},
		"wide":                {area, func(s *bodymap.Site) { s.Spread.SpacingMM = 50.1 }, "SpacingMM"},
		"no pattern":          {area, func(s *bodymap.Site) { s.Spread.Pattern = "" }, "Pattern"},
		"margin":              {area, func(s *bodymap.Site) { s.Spread.MarginMM = -1 }, "MarginMM"},
		"a line with margin":  {line, func(s *bodymap.Site) { s.Spread.MarginMM = 1 }, "Spread"},
		"a line's pattern":    {line, func(s *bodymap.Site) { s.Spread.Pattern = bodymap.Grid }, "Spread"},
		"a line of one end":   {line, func(s *bodymap.Site) { s.Spread.Outline = s.Spread.Outline[:1] }, "Spread"},
	} {
		s, spread := c.site, *c.site.Spread
		spread.Outline, spread.Spots = slices.Clone(spread.Outline), slices.Clone(spread.Spots)
		s.Spread = &spread
		c.change(&s)
		got := fields(s.Validate())
		if c.field == "" && len(got) != 0 || c.field != "" && !slices.Equal(got, []string{c.field}) {
			t.Errorf("%s: refused for %q, not %q", name, got, c.field)
		}
	}
	many := area
	spread := *area.Spread
	spread.Spots = slices.Repeat(spread.Spots[:1], 2001)
	many.Spread, many.Punctures = &spread, 2001
	if got := fields(many.Validate()); !slices.Contains(got, "Spread") {
		t.Errorf("2,001 punctures are refused for %q", got)
	}
}

func TestPuncturesAreLeftOutAndTakenBack(t *testing.T) {
	c, p, d := newChart(t)
	site := markLine(t, c, pathAlong(body(), atlas.Left, "BL13", "BL23"), 3)
	check(t, c.LeaveOut(site.ID, 2, true), c.LeaveOut(site.ID, 0, true), c.LeaveOut(site.ID, 0, true))
	now, _ := c.Site(site.ID)
	if !slices.Equal(now.Spread.LeftOut, []int{0, 2}) || now.Punctures != 1 || c.Totals().VolumeML != .1 || now.Spread.Has(0) || !now.Spread.Has(1) {
		t.Errorf("left out are %v, %d punctures and %v mL remain", now.Spread.LeftOut, now.Punctures, c.Totals().VolumeML)
	}
	if site.Spread.LeftOut != nil {
		t.Error("the site that was given out before has changed")
	}
	unchanged(t, c, d, "leaving the last out", bodymap.Invalid, func() error { return c.LeaveOut(site.ID, 1, true) })
	unchanged(t, c, d, "leaving out what is not there", bodymap.NotFound, func() error { return c.LeaveOut(site.ID, 3, true) })
	if verb, _ := p.CanUndo(); verb != bodymap.LeaveOut {
		t.Errorf("undo would take back %q", verb)
	}
	check(t, c.LeaveOut(site.ID, 0, false), c.LeaveOut(site.ID, 2, false))
	if verb, _ := p.CanUndo(); verb != bodymap.TakeBack {
		t.Errorf("undo would take back %q", verb)
	}
	if now, _ = c.Site(site.ID); !now.Equal(site) {
		t.Errorf("taken back it is %+v, it was %+v", now, site)
	}
	spot := must(c.Mark(spot(1), "", atlas.Left))(t)
	unchanged(t, c, d, "leaving a single spot out", bodymap.NotFound, func() error { return c.LeaveOut(spot.ID, 0, true) })
}

func TestRelayingBringsAllPuncturesBack(t *testing.T) {
	c, p, d := newChart(t)
	site := markArea(t, c, back(3), bodymap.AreaPlan{SpacingMM: 10, Pattern: bodymap.Grid})
	check(t, c.LeaveOut(site.ID, 3, true))
	check(t, c.RelayArea(site.ID, bodymap.AreaPlan{SpacingMM: 5, Pattern: bodymap.Staggered, MarginMM: 3}))
	now, _ := c.Site(site.ID)
	if s := now.Spread; s.LeftOut != nil || s.SpacingMM != 5 || s.MarginMM != 3 || now.Punctures < 2*site.Punctures || !slices.Equal(s.Outline, site.Spread.Outline) {
		t.Errorf("laid anew as %+v", s)
	}
	if verb := must(p.Undo())(t); verb != bodymap.LayAnew {
		t.Errorf("%q was undone", verb)
	}
	unchanged(t, c, d, "laying an area as a line", bodymap.NotFound, func() error { return c.RelayLine(site.ID, 3) })
}

// A change of many sites at once leaves the punctures of areas to their spots.
func TestBatchChangeKeepsAreasWhole(t *testing.T) {
	c, p, _ := newChart(t)
	area := markArea(t, c, back(3), bodymap.AreaPlan{SpacingMM: 10, Pattern: bodymap.Grid})
	spot := must(c.Mark(spot(1), "", atlas.Left))(t)
	deep := bodymap.Presets()[4].Syringe
	edit := func(s *bodymap.Site) { s.Punctures, s.Syringe, s.Numbing, s.Spread = 3, deep, true, nil }
	check(t, c.Change(ids(c.Sites()), edit, bodymap.EditSite))
	now := c.Sites()
	if now[0].Punctures != area.Punctures || now[0].Spread == nil || now[1].Punctures != 3 || now[0].Syringe != deep || !now[1].Numbing {
		t.Errorf("changed to %+v", now)
	}
	must(p.Undo())(t)
	if now := c.Sites(); !now[0].Equal(area) || !now[1].Equal(spot) {
		t.Error("one undo does not bring both back")
	}
}

// An area that lies on both halves of the body is not said to lie on one of them.
func TestAreaAcrossTheMidlineHasNoSide(t *testing.T) {
	c, _, _ := newChart(t)
	sites := must(c.MarkArea(ring(body(), named(body(), "GV4", atlas.Midline).Place, 3, 12), bodymap.AreaPlanFor(bodymap.Nappage), true))(t)
	if len(sites) != 1 || sites[0].Side != atlas.Midline {
		t.Errorf("%d areas, the first %q", len(sites), sites[0].Side)
	}
}
