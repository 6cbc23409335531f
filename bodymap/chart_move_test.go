package bodymap_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func TestAnAreaMovesAsAWhole(t *testing.T) {
	c, p, d := newChart(t)
	plan := bodymap.AreaPlan{SpacingMM: 8, MarginMM: 2, Pattern: bodymap.Grid}
	for name, way := range map[string][2]bodymap.Target{
		"down the back":       {named(body(), "BL20", atlas.Left), named(body(), "BL25", atlas.Left)},
		"round the waist":     {named(body(), "BL23", atlas.Left), named(body(), "GB25", atlas.Left)},
		"along the thigh":     {named(body(), "ST32", atlas.Right), named(body(), "ST34", atlas.Right)},
		"a hand's breadth":    {named(body(), "LI10", atlas.Left), named(body(), "LI8", atlas.Left)},
		"over the midline":    {named(body(), "BL23", atlas.Left), named(body(), "BL23", atlas.Right)},
		"across the shoulder": {named(body(), "GB21", atlas.Left), named(body(), "SI11", atlas.Left)},
	} {
		old := markArea(t, c, ring(body(), way[0].Place, 2, 10), plan)
		check(t, c.LeaveOut(old.ID, 0, true))
		check(t, c.Move(old.ID, bodymap.Target{Place: way[1].Place, Code: "ST36"}))
		now, _ := c.Site(old.ID)
		was, is := bodymap.AreaCM2(body(), old.Spread), bodymap.AreaCM2(body(), now.Spread)
		if gap := apart(now.Place, way[1].Place) - apart(old.Place, way[0].Place); gap > 1.2 || math.Abs(is-was) > .25*was {
			t.Errorf("%s: it lies %.1f cm from the target and has %.1f of %.1f cm2", name, gap, is, was)
		}
		if s := now.Spread; s.SpacingMM != 8 || s.MarginMM != 2 || s.Pattern != bodymap.Grid || s.LeftOut != nil || now.Code != "" {
			t.Errorf("%s: laid as %+v", name, s)
		}
		if verb := must(p.Undo())(t); verb != bodymap.MoveSite {
			t.Errorf("%q was undone", verb)
		}
	}
	site := c.Sites()[0]
	unchanged(t, c, d, "to no place", bodymap.Invalid, func() error { return c.Move(site.ID, bodymap.Target{}) })
	check(t, c.Move(site.ID, bodymap.Target{Place: site.Place}))
	if now, _ := c.Site(site.ID); !now.Equal(site) {
		t.Error("moved to where it is, it changes")
	}
	sole := named(body(), "KI1", atlas.Right).Place
	unchanged(t, c, d, "from the back to the sole", bodymap.Invalid, func() error { return c.Move(site.ID, bodymap.Target{Place: sole}) })
}

func TestAMovedLineKeepsItsCount(t *testing.T) {
	c, _, _ := newChart(t)
	site := markLine(t, c, pathAlong(body(), atlas.Left, "BL13", "BL17", "BL23"), 7)
	check(t, c.Shift(2, bodymap.Lateral, site.ID))
	now, _ := c.Site(site.ID)
	if now.Punctures != 7 || math.Abs(now.Spread.SpacingMM-site.Spread.SpacingMM) > .1*site.Spread.SpacingMM {
		t.Errorf("%d punctures at %.1f mm, before at %.1f", now.Punctures, now.Spread.SpacingMM, site.Spread.SpacingMM)
	}
	for i, p := range now.Spread.Spots {
		if d := apart(p, site.Spread.Spots[i]); d < 1.6 || d > 2.2 {
			t.Errorf("puncture %d went %.2f cm", i, d)
		}
	}
}

// Single sites go exactly as far over the skin as asked, the asked way on either side, and become Ashi; one undo brings
// all back.
func TestShiftGoesTheDistance(t *testing.T) {
	c, p, _ := newChart(t)
	rapid.Check(t, func(r *rapid.T) {
		targets := []bodymap.Target{named(body(), "BL23", atlas.Left), named(body(), "ST36", atlas.Right)}
		sites, err := c.MarkMany(targets)
		if err != nil {
			r.Fatal(err)
		}
		cm := rapid.Float64Range(-2, 2).Draw(r, "cm") // BL23 lies 3 cm from the midline
		way := rapid.SampledFrom([]bodymap.Way{bodymap.Up, bodymap.Down, bodymap.Medial, bodymap.Lateral}).Draw(r, "way")
		if err := c.Shift(cm, way, ids(sites)...); err != nil {
			r.Fatal(err)
		}
		for i, s := range c.Sites() {
			checkShift(r, targets[i], s, way, cm)
		}
		for len(c.Sites()) > 0 {
			if _, err := p.Undo(); err != nil {
				r.Fatal(err)
			}
		}
	})
}

// checkShift holds where a site has gone against what was asked.
func checkShift(r *rapid.T, from bodymap.Target, now bodymap.Site, way bodymap.Way, cm float64) {
	if gone, ok := body().Distance(from.Place, now.Place, 5); !ok || math.Abs(gone-math.Abs(cm)) > .01+.01*math.Abs(cm) {
		r.Errorf("%s went %.3f cm, %.3f were asked", from.Code, gone, cm)
	}
	if math.Abs(cm) < .2 {
		return
	}
	if now.Code != "" || now.Side != from.Side {
		r.Errorf("%s is now %+v", from.Code, now)
	}
	d := body().At(now.Place, atlas.Anatomical).Sub(body().At(from.Place, atlas.Anatomical)).Mul(math.Copysign(1, cm))
	out := d[0]
	if from.Side == atlas.Right {
		out = -out
	}
	if along := map[bodymap.Way]float64{bodymap.Up: d[1], bodymap.Down: -d[1], bodymap.Lateral: out, bodymap.Medial: -out}[way]; along <= 0 {
		r.Errorf("%s went %.2f cm %s for %.2f", from.Code, along, way, cm)
	}
}

func TestShiftThatCannotBeDone(t *testing.T) {
	c, _, d := newChart(t)
	top, middle, side := named(body(), "GV20", atlas.Midline), named(body(), "GV4", atlas.Midline), named(body(), "BL23", atlas.Left)
	sites := must(c.MarkMany([]bodymap.Target{top, middle, side}))(t)
	vertex := must(c.Mark(highest(), "", atlas.Left))(t)
	all := ids(sites)
	for name, do := range map[string]func() error{
		"the midline outward":  func() error { return c.Shift(2, bodymap.Lateral, all...) },
		"the midline inward":   func() error { return c.Shift(2, bodymap.Medial, all[1]) },
		"off the top":          func() error { return c.Shift(2, bodymap.Up, vertex.ID, all[2]) },
		"a mile":               func() error { return c.Shift(11, bodymap.Up, all[2]) },
		"no distance":          func() error { return c.Shift(math.NaN(), bodymap.Up, all[2]) },
		"no way that is known": func() error { return c.Shift(2, "round", all[2]) },
	} {
		unchanged(t, c, d, name, bodymap.Invalid, do)
	}
	unchanged(t, c, d, "what is not there", bodymap.NotFound, func() error { return c.Shift(2, bodymap.Up, "x") })
	before := c.Sites()
	check(t, c.Shift(0, bodymap.Up, all[2]), c.Shift(2, bodymap.Up))
	if !slices.EqualFunc(c.Sites(), before, bodymap.Site.Equal) {
		t.Error("a shift by nothing changes a site")
	}
	for _, way := range []bodymap.Way{bodymap.Up, bodymap.Down, bodymap.Medial, bodymap.Lateral} {
		if way.Text("fr") == way.Text("en") {
			t.Errorf("%q is not said in French", way)
		}
		if got, want := way.Leads(atlas.Midline), way == bodymap.Up || way == bodymap.Down; got != want || !way.Leads(atlas.Left) {
			t.Errorf("%s leads from the midline: %v", way, got)
		}
	}
}

// highest is the place of anna's body where the skin looks up most.
func highest() (best atlas.Place) {
	mesh := body().Mesh(atlas.Anatomical)
	for tri := range mesh.Tri {
		p := mesh.Place(int32(tri), .3, .3)
		if best == (atlas.Place{}) || body().Normal(p, atlas.Anatomical)[1] > body().Normal(best, atlas.Anatomical)[1] {
			best = p
		}
	}
	return best
}
