package bodymap_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// kneeProtocol saves a protocol with a pair, a midline point, an Ashi site and an area on anna's left.
func kneeProtocol(t *testing.T) (*bodymap.Chart, *bodymap.Practice, *disk, bodymap.Protocol) {
	t.Helper()
	c, p, d := newChart(t)
	st := named(body(), "ST36", atlas.Left)
	sites := must(c.MarkMany([]bodymap.Target{
		st, named(body(), "ST36", atlas.Right), named(body(), "GV4", atlas.Midline),
		{Place: body().Walk(st.Place, atlas.Vec{0, 1, 0}, 3), Side: atlas.Left},
		named(body(), "GB34", atlas.Left),
	}))(t)
	markArea(t, c, ring(body(), named(body(), "SP10", atlas.Left).Place, 2, 8), bodymap.AreaPlan{SpacingMM: 7, Pattern: bodymap.Staggered})
	check(t, c.Change(ids(sites[:1]), func(s *bodymap.Site) { s.Note, s.Reaction, s.Numbing = "slowly", "red", true }, bodymap.EditSite))
	check(t, c.SetState(bodymap.SiteSkipped, sites[4].ID), c.SetState(bodymap.SiteDone, sites[1].ID))
	return c, p, d, must(p.SaveProtocol(" Knee ", "first\nlook"))(t)
}

func TestProtocolHoldsTheSites(t *testing.T) {
	c, _, d, o := kneeProtocol(t)
	want := bodymap.Protocol{ID: o.ID, Name: "Knee", Note: "first\nlook", Figure: atlas.Female, AtlasVersion: atlas.Version, Sites: o.Sites}
	if !reflect.DeepEqual(o, want) || o.Starter() {
		t.Errorf("saved as %+v", o)
	}
	if got := codes(o.Sites); !slices.Equal(got, []string{"ST36 left", "ST36 right", "GV4 ", "ashi", "ashi"}) { // the one that was skipped is not there
		t.Errorf("it holds %q", got)
	}
	for i, s := range o.Sites {
		if s.ID != "" || s.Session != "" || s.Reaction != "" || s.State != bodymap.SitePlanned || s.Order != i+1 {
			t.Errorf("site %d is %+v", i+1, s)
		}
	}
	if s := o.Sites[0]; s.Note != "slowly" || !s.Numbing || s.Syringe != c.Session().Syringe || o.Sites[4].Spread == nil {
		t.Errorf("the sites are %+v", o.Sites)
	}
	if got := must(d.Protocols())(t); !reflect.DeepEqual(got, []bodymap.Protocol{o}) {
		t.Errorf("on disk are %+v", got)
	}
}

func TestSavingAProtocolIsOneStep(t *testing.T) {
	c, p, d, _ := kneeProtocol(t)
	if verb := must(p.Undo())(t); verb != bodymap.SaveProtocol || len(must(d.Protocols())(t)) != 0 || len(c.Sites()) != 6 {
		t.Errorf("undo of %q leaves %d protocols", verb, len(must(d.Protocols())(t)))
	}
	if patient, session := p.Touched(); patient != c.Patient().ID || session != c.Session().ID {
		t.Error("undo of a protocol leads away from the open session")
	}
	some := must(p.SaveProtocol("Two of them", "", c.Sites()[2].ID, c.Sites()[0].ID))(t)
	if got := codes(some.Sites); !slices.Equal(got, []string{"ST36 left", "GV4 "}) || some.Figure != "" {
		t.Errorf("of two sites %q are kept, made on %q", got, some.Figure)
	}
}

func TestProtocolIsAppliedOnEitherSide(t *testing.T) {
	_, p, d, o := kneeProtocol(t)
	for how, want := range map[bodymap.ProtocolSide][]string{
		bodymap.AsMade:    {"ST36 left", "ST36 right", "GV4 ", "ashi", "ashi"},
		bodymap.Mirrored:  {"ST36 right", "ST36 left", "GV4 ", "ashi", "ashi"},
		bodymap.BothSides: {"ST36 left", "ST36 right", "GV4 ", "ashi", "ashi", "ashi", "ashi"},
	} {
		c := must(p.NewSession(must(p.SavePatient(anna()))(t).ID))(t)
		before := len(must(d.Log(1000))(t))
		seen := must(c.Trial(o, how))(t)
		if len(must(d.Log(1000))(t)) != before || len(c.Sites()) != 0 {
			t.Error("a trial changed something")
		}
		sites := must(c.Apply(o, how))(t)
		if got := codes(sites); !slices.Equal(got, want) || !slices.Equal(codes(seen), want) || !slices.EqualFunc(sites, c.Sites(), bodymap.Site.Equal) {
			t.Errorf("%s: %q, not %q", how, got, want)
		}
		checkApplied(t, c, o, how)
		if verb := must(p.Undo())(t); verb != bodymap.ApplyProtocol || len(c.Sites()) != 0 || c.Session().Protocol != "" {
			t.Errorf("undo of %q leaves %d sites and %q", verb, len(c.Sites()), c.Session().Protocol)
		}
	}
}

// checkApplied holds the sites of a session against the protocol that was applied, whose last site is an area on the left.
func checkApplied(t *testing.T, c *bodymap.Chart, o bodymap.Protocol, how bodymap.ProtocolSide) {
	t.Helper()
	sites := c.Sites()
	for i, s := range sites {
		if s.Session != c.Session().ID || s.State != bodymap.SitePlanned || s.Order != i+1 || s.ID == "" {
			t.Errorf("%s: %+v", how, s)
		}
	}
	area, spots, side := sites[len(sites)-1], o.Sites[4].Spread.Spots, atlas.Left
	if how != bodymap.AsMade {
		spots, side = atlas.Get().MirrorAll(spots), atlas.Right
	}
	if area.Side != side || !slices.Equal(area.Spread.Spots, spots) {
		t.Errorf("%s: the area lies on the %s", how, area.Side)
	}
	if c.Session().Protocol != "Knee" {
		t.Errorf("the session names %q", c.Session().Protocol)
	}
}

func TestSeveralProtocolsAreNamedOnce(t *testing.T) {
	_, p, d, o := kneeProtocol(t)
	low := bodymap.Starters()[0]
	c := must(p.NewSession(must(p.SavePatient(anna()))(t).ID))(t)
	must(c.Apply(o, bodymap.AsMade))(t)
	must(c.Apply(low, bodymap.AsMade))(t)
	must(c.Apply(o, bodymap.BothSides))(t)
	if got := c.Session().Protocol; got != "Knee + "+low.Name {
		t.Errorf("the session names %q", got)
	}
	unchanged(t, c, d, "once more", bodymap.Invalid, func() error { _, err := c.Apply(o, bodymap.BothSides); return err })
}

// An area across the midline is there once on both sides, and turned over on the other.
func TestProtocolWithAnAreaAcrossTheMidline(t *testing.T) {
	c, p, _ := newChart(t)
	middle := body().Walk(named(body(), "GV4", atlas.Midline).Place, atlas.Vec{1, 0, 0}, 1.5)
	area := markArea(t, c, ring(body(), middle, 3, 10), bodymap.AreaPlan{SpacingMM: 8, Pattern: bodymap.Grid})
	o := must(p.SaveProtocol("Across", ""))(t)
	other := must(p.NewSession(c.Patient().ID))(t)
	if sites := must(other.Trial(o, bodymap.BothSides))(t); len(sites) != 1 || !slices.Equal(sites[0].Spread.Spots, area.Spread.Spots) {
		t.Errorf("on both sides %d areas come", len(sites))
	}
	if sites := must(other.Trial(o, bodymap.Mirrored))(t); len(sites) != 1 || !slices.Equal(sites[0].Spread.Spots, atlas.Get().MirrorAll(area.Spread.Spots)) {
		t.Errorf("mirrored %d areas come", len(sites))
	}
}

func TestOneSideIsToldOfAProtocol(t *testing.T) {
	left, right, middle := bodymap.Site{Side: atlas.Left}, bodymap.Site{Side: atlas.Right}, bodymap.Site{}
	for _, c := range []struct {
		sites []bodymap.Site
		want  atlas.Side
		ok    bool
	}{{[]bodymap.Site{middle, left, left}, atlas.Left, true}, {[]bodymap.Site{left, middle, right}, "", false}, {[]bodymap.Site{middle}, "", false}} {
		if side, ok := (bodymap.Protocol{Sites: c.sites}).OneSide(); side != c.want || ok != c.ok {
			t.Errorf("%v lies on %q, %v", c.sites, side, ok)
		}
	}
}

func TestProtocolsThatDoNotFit(t *testing.T) {
	_, p, d, o := kneeProtocol(t)
	patient := anna()
	patient.Figure = atlas.Male
	c := must(p.NewSession(must(p.SavePatient(patient))(t).ID))(t)
	old, gone, whole := o, o, o
	old.AtlasVersion, old.Figure = atlas.Version+1, ""
	gone.Figure, gone.Sites = atlas.Male, slices.Clone(o.Sites)
	gone.Sites[0].Place = atlas.Place{V: [3]uint16{1, 5000, 9000}, W: [3]float64{1, 0, 0}}
	whole.Figure, whole.Sites = atlas.Male, nil
	for name, o := range map[string]bodymap.Protocol{"the other figure": o, "another version": old, "a place that is no more": gone, "no sites": whole} {
		unchanged(t, c, d, name, bodymap.Invalid, func() error { _, err := c.Apply(o, bodymap.AsMade); return err })
		unchanged(t, c, d, name, bodymap.Invalid, func() error { _, err := c.Trial(o, bodymap.AsMade); return err })
	}
	o.Figure = atlas.Male
	check(t, c.SetFigure(atlas.Female))
	unchanged(t, c, d, "the male figure", bodymap.Invalid, func() error { _, err := c.Apply(o, bodymap.AsMade); return err })
}

// A protocol of named points only fits both figures; they lie where they are on each.
func TestNamedPointsFitBothFigures(t *testing.T) {
	c, p, _ := newChart(t)
	must(c.MarkMany([]bodymap.Target{named(body(), "BL23", atlas.Left), named(body(), "BL23", atlas.Right)}))(t)
	o := must(p.SaveProtocol("Low back of mine", ""))(t)
	patient := anna()
	patient.Figure = atlas.Male
	other := must(p.NewSession(must(p.SavePatient(patient))(t).ID))(t)
	male := atlas.Get().Body(atlas.Male)
	for _, s := range must(other.Apply(o, bodymap.AsMade))(t) {
		want, _ := male.PlaceOf(s.Code, s.Side)
		if d := male.At(s.Place, atlas.Anatomical).Sub(male.At(want, atlas.Anatomical)).Len(); d > .01 || o.Figure != "" {
			t.Errorf("%s %s lies %.2f cm from where it is; made on %q", s.Code, s.Side, d, o.Figure)
		}
	}
}

func TestProtocolsAreNamedAndRemoved(t *testing.T) {
	c, p, d, knee := kneeProtocol(t)
	other := must(p.SaveProtocol("Arm", ""))(t)
	list := must(p.Protocols())(t)
	if len(list) != 2+len(bodymap.Starters()) || list[0].Name != "Arm" || list[1].Name != "Knee" || !list[2].Starter() {
		t.Errorf("%d protocols, first %q and %q", len(list), list[0].Name, list[1].Name)
	}
	starter := bodymap.Starters()[0]
	for name, do := range map[string]func() error{
		"no name":                  func() error { _, err := p.SaveProtocol(" ", ""); return err },
		"a name taken":             func() error { _, err := p.SaveProtocol("KNEE", ""); return err },
		"a starter's name":         func() error { _, err := p.SaveProtocol(starter.Name, ""); return err },
		"a starter's French name":  func() error { _, err := p.SaveProtocol(starter.In("fr").Name, ""); return err },
		"renamed to a taken one":   func() error { _, err := p.RenameProtocol(other.ID, "knee", ""); return err },
		"renamed to nothing":       func() error { _, err := p.RenameProtocol(other.ID, "", ""); return err },
		"a name beyond the limit":  func() error { _, err := p.SaveProtocol(strings.Repeat("x", 101), ""); return err },
		"a name of two lines":      func() error { _, err := p.SaveProtocol("a\nb", ""); return err },
		"renamed beyond the limit": func() error { _, err := p.RenameProtocol(other.ID, strings.Repeat("x", 101), ""); return err },
	} {
		if bad := unchanged(t, c, d, name, bodymap.Invalid, do); bad.Field != "Name" {
			t.Errorf("%s is refused at %q", name, bad.Field)
		}
	}
	unchanged(t, c, d, "a starter renamed", bodymap.Invalid, func() error { _, err := p.RenameProtocol(starter.ID, "x", ""); return err })
	unchanged(t, c, d, "a starter removed", bodymap.Invalid, func() error { return p.RemoveProtocol(starter.ID) })
	unchanged(t, c, d, "none removed", bodymap.NotFound, func() error { return p.RemoveProtocol("x") })
	unchanged(t, c, d, "a note beyond the limit", bodymap.Invalid, func() error { _, err := p.SaveProtocol("y", strings.Repeat("x", 4001)); return err })
	renamed := must(p.RenameProtocol(knee.ID, "Gonarthrosis", "new"))(t)
	if renamed.Name != "Gonarthrosis" || renamed.Note != "new" || !slices.EqualFunc(renamed.Sites, knee.Sites, bodymap.Site.Equal) {
		t.Errorf("renamed to %+v", renamed)
	}
	before := len(must(d.Log(1000))(t))
	must(p.RenameProtocol(knee.ID, "Gonarthrosis", "new"))(t)
	if len(must(d.Log(1000))(t)) != before {
		t.Error("the same name makes a step")
	}
	check(t, p.RemoveProtocol(knee.ID))
	for range 2 {
		must(p.Undo())(t)
	}
	if got := must(d.Protocols())(t); len(got) != 2 || got[0].Name != "Knee" {
		t.Errorf("after undo there are %d", len(got))
	}
	check(t, c.Remove(ids(c.Sites())...))
	unchanged(t, c, d, "no sites", bodymap.Invalid, func() error { _, err := p.SaveProtocol("z", ""); return err })
}

// Without an open session there are no sites to keep, but protocols and points can be looked after.
func TestShelfWithoutASession(t *testing.T) {
	p, d, _ := newPractice(t)
	if _, err := p.SaveProtocol("x", ""); bodymap.KindOf(err) != bodymap.NotFound {
		t.Errorf("saved from no session: %v", err)
	}
	own := must(p.SaveOwnPoint(bodymap.OwnPoint{Name: "my spot", Place: spot(3), Side: atlas.Left}))(t)
	if _, session := p.Touched(); session != "" {
		t.Error("a point belongs to a session")
	}
	must(p.Undo())(t)
	must(p.Redo())(t)
	if got := must(d.OwnPoints())(t); len(got) != 1 || got[0] != own {
		t.Errorf("the points are %v", got)
	}
}

// What comes with Ashi can be used as it is, says whose it is in both languages, and fits both figures.
func TestStarters(t *testing.T) {
	if len(bodymap.Starters()) == 0 {
		t.Fatal("none")
	}
	for _, o := range bodymap.Starters() {
		fr := o.In("fr-CA")
		if !o.Starter() || o.Source == "" || fr.Source == o.Source || fr.Name == "" || o.Figure != "" || o.In("en").Name != o.Name || len(fr.Sites) != len(o.Sites) {
			t.Errorf("%+v, in French %+v", o, fr)
		}
		if (o.Note == "") != (fr.Note == "") {
			t.Errorf("%s has a note in one language only", o.ID)
		}
		for _, figure := range []atlas.Figure{atlas.Male, atlas.Female} {
			c, _, _ := newChart(t)
			check(t, c.SetFigure(figure))
			if sites := must(c.Apply(fr, bodymap.AsMade))(t); len(sites) != len(o.Sites) || c.Session().Protocol != fr.Name {
				t.Errorf("%s: %d of %d sites are marked under %q", o.ID, len(sites), len(o.Sites), c.Session().Protocol)
			}
		}
	}
}
