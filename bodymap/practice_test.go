package bodymap_test

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sqlite"
)

// disk is a real record whose disk can be full.
type disk struct {
	*sqlite.Store
	full bool
}

var errFull = &bodymap.Error{Kind: bodymap.DiskFull, Text: "The disk is full. The record is safe. Free some space and try again."}

func (d *disk) Apply(c bodymap.Command) error {
	if d.full {
		return errFull
	}
	return d.Store.Apply(c)
}

// newPractice opens a practice on a new record, with a patient.
func newPractice(t *testing.T) (*bodymap.Practice, *disk, bodymap.Patient) {
	t.Helper()
	st, err := sqlite.Open(filepath.Join(t.TempDir(), "ashi.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	d := &disk{Store: st}
	p := bodymap.NewPractice(d, func() time.Time { return now }, "Dr Test")
	return p, d, must(p.SavePatient(anna()))(t)
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func check(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

// spot is the n-th of some places on the skin.
func spot(n int) atlas.Place {
	return atlas.Get().Body(atlas.Male).Mesh(atlas.Anatomical).Place(int32(n*100), 0.25, 0.25)
}

func ids(sites []bodymap.Site) (out []bodymap.SiteID) {
	for _, s := range sites {
		out = append(out, s.ID)
	}
	return out
}

func TestPatientIsTidiedAndKept(t *testing.T) {
	p, _, _ := newPractice(t)
	in := anna()
	in.Surname, in.Figure, in.Flags = "  Sample ", "", []bodymap.Flag{bodymap.KnowsAcupuncture, bodymap.Pregnant}
	out := must(p.SavePatient(in))(t)
	if out.ID == "" || out.Surname != "Sample" || out.Figure != atlas.Female || out.Flags[0] != bodymap.Pregnant {
		t.Errorf("kept as %+v", out)
	}
	if _, err := p.SavePatient(bodymap.Patient{ID: out.ID}); bodymap.KindOf(err) != bodymap.Invalid {
		t.Errorf("an empty name: %v", err)
	}
	out.ID = "someone else"
	if _, err := p.SavePatient(out); bodymap.KindOf(err) != bodymap.NotFound {
		t.Errorf("a patient who is not there: %v", err)
	}
}

func TestWhatChangesNothingMakesNoStep(t *testing.T) {
	p, d, patient := newPractice(t)
	c := must(p.NewSession(patient.ID))(t)
	site := must(c.Mark(spot(1), "", atlas.Left))(t)
	before := len(must(d.Log(100))(t))
	_, err := p.SavePatient(patient)
	check(
		t, err, c.SetSyringe(c.Session().Syringe), c.SetHeader(func(*bodymap.Session) {}), c.Remove(),
		c.Move(site.ID, bodymap.Target{Place: site.Place, Side: atlas.Left}),
		c.Change([]bodymap.SiteID{site.ID}, func(*bodymap.Site) {}, bodymap.EditSite),
	)
	if after := len(must(d.Log(100))(t)); after != before {
		t.Errorf("%d commands were written", after-before)
	}
}

func TestMarksInheritTheSyringe(t *testing.T) {
	p, _, patient := newPractice(t)
	c := must(p.NewSession(patient.ID))(t)
	deep := bodymap.Presets()[4].Syringe
	first := must(c.Mark(spot(1), "BL23", atlas.Left))(t)
	check(t, c.SetSyringe(deep))
	pair := must(c.MarkMany([]bodymap.Target{{Place: spot(2), Side: atlas.Left}, {Place: spot(3), Side: atlas.Right}}))(t)
	if first.Syringe != bodymap.DefaultSyringe() || pair[0].Syringe != deep || pair[1].Syringe != deep {
		t.Errorf("syringes %v, %v, %v", first.Syringe, pair[0].Syringe, pair[1].Syringe)
	}
	if got := c.Sites(); !slices.Equal(ids(got), ids([]bodymap.Site{first, pair[0], pair[1]})) || got[2].Order != 3 {
		t.Errorf("the sites are %v", got)
	}
	if first.State != bodymap.SitePlanned || first.Code != "BL23" || first.AtlasVersion != atlas.Version || first.Punctures != 1 {
		t.Errorf("the first site is %+v", first)
	}
	if verb := must(p.Undo())(t); verb != bodymap.MarkSite || len(c.Sites()) != 1 {
		t.Errorf("undo of %q leaves %d sites: left and right are one step", verb, len(c.Sites()))
	}
}

func TestNextSessionTakesTheSyringeOver(t *testing.T) {
	p, _, patient := newPractice(t)
	first := must(p.NewSession(patient.ID))(t)
	deep := bodymap.Presets()[4].Syringe
	check(t, first.SetSyringe(deep))
	if got := must(p.NewSession(patient.ID))(t).Session().Syringe; got != deep {
		t.Errorf("the next session starts with %v", got)
	}
	check(t, p.Chart().SetSyringe(bodymap.DefaultSyringe()))
	if got := must(p.NewSession(patient.ID, first.Session().ID))(t).Session().Syringe; got != deep {
		t.Errorf("a session like the first starts with %v", got)
	}
	if _, err := p.NewSession("nobody"); bodymap.KindOf(err) != bodymap.NotFound {
		t.Errorf("a session of nobody: %v", err)
	}
}

// The treatment may have begun before the plan is recorded: what is known already stays.
func TestRecordTurnsThePlan(t *testing.T) {
	p, _, patient := newPractice(t)
	c := must(p.NewSession(patient.ID))(t)
	var planned []bodymap.Site
	for i := range 4 {
		planned = append(planned, must(c.Mark(spot(i), "", atlas.Left))(t))
	}
	check(t, c.SetState(bodymap.SiteSkipped, planned[0].ID), c.SetState(bodymap.SiteDone, planned[1].ID))
	if got := c.Totals(); got != (bodymap.Totals{Sites: 3, Punctures: 3, VolumeML: 0.3}) {
		t.Errorf("totals of a plan with one site skipped and one done %+v", got)
	}
	begun := c.Sites()
	check(t, c.Record(), c.Record())
	if err := c.SetState(bodymap.SitePlanned, planned[2].ID); bodymap.KindOf(err) != bodymap.Invalid {
		t.Errorf("planning in a record: %v", err)
	}
	added := must(c.Mark(spot(9), "", atlas.Left))(t)
	want := []bodymap.SiteState{bodymap.SiteSkipped, bodymap.SiteDone, bodymap.SiteDone, bodymap.SiteDone, bodymap.SiteAdded}
	for i, s := range c.Sites() {
		if s.State != want[i] {
			t.Errorf("site %d is %s, not %s", i+1, s.State, want[i])
		}
	}
	check(t, c.SetState(bodymap.SiteSkipped, added.ID))
	if got := c.Totals(); got != (bodymap.Totals{Sites: 3, Punctures: 3, VolumeML: 0.3}) {
		t.Errorf("totals %+v", got)
	}
	for range 3 { // the skip, the mark, the record
		must(p.Undo())(t)
	}
	if s := c.Session(); s.State != bodymap.Planned || !slices.Equal(c.Sites(), begun) {
		t.Errorf("undone to %s with %v", s.State, c.Sites())
	}
}

func TestErrorLeavesAllAsItWas(t *testing.T) {
	p, d, patient := newPractice(t)
	c := must(p.NewSession(patient.ID))(t)
	site := must(c.Mark(spot(1), "", atlas.Left))(t)
	session, sites := c.Session(), c.Sites()
	d.full = true
	target := bodymap.Target{Place: spot(2)}
	_, mark := c.MarkMany([]bodymap.Target{target})
	_, save := p.SavePatient(anna())
	_, start := p.NewSession(patient.ID)
	_, undo := p.Undo()
	for name, err := range map[string]error{
		"mark": mark, "save": save, "start": start, "undo": undo, "move": c.Move(site.ID, target), "remove": c.Remove(site.ID),
		"record": c.Record(), "syringe": c.SetSyringe(bodymap.Presets()[4].Syringe),
		"header": c.SetHeader(func(s *bodymap.Session) { s.Note = "x" }),
		"change": c.Change([]bodymap.SiteID{site.ID}, func(s *bodymap.Site) { s.Note = "x" }, bodymap.EditSite),
	} {
		if bodymap.KindOf(err) != bodymap.DiskFull {
			t.Errorf("%s: %v", name, err)
		}
	}
	if c.Session() != session || !slices.Equal(c.Sites(), sites) || !c.Open() {
		t.Errorf("memory is %v with %v", c.Session(), c.Sites())
	}
	if verb, ok := p.CanUndo(); !ok || verb != bodymap.MarkSite {
		t.Errorf("undo would take back %q", verb)
	}
	d.full = false
	if must(p.Undo())(t); len(c.Sites()) != 0 {
		t.Error("undo does not work once there is room")
	}
}

func TestRefusedEntriesChangeNothing(t *testing.T) {
	p, d, patient := newPractice(t)
	c := must(p.NewSession(patient.ID))(t)
	site := must(c.Mark(spot(1), "", atlas.Left))(t)
	before := len(must(d.Log(100))(t))
	edit := func(f func(*bodymap.Site)) error { return c.Change([]bodymap.SiteID{site.ID}, f, bodymap.EditSite) }
	_, nowhere := c.Mark(atlas.Place{}, "", atlas.Left)
	_, noTriangle := c.Mark(atlas.Place{V: [3]uint16{1, 5000, 9000}, W: [3]float64{1, 0, 0}}, "", atlas.Left)
	_, noSide := c.Mark(spot(2), "", "up")
	other := site
	other.AtlasVersion++
	_, stale := c.MarkSites([]bodymap.Site{other}, bodymap.ProposeSites)
	for name, c := range map[string]struct {
		err  error
		want bodymap.Kind
	}{
		"no place":       {nowhere, bodymap.Invalid},
		"no triangle":    {noTriangle, bodymap.Invalid},
		"no side":        {noSide, bodymap.Invalid},
		"of another map": {stale, bodymap.Invalid},
		"no depth":       {edit(func(s *bodymap.Site) { s.Syringe.DepthMM = 0 }), bodymap.Invalid},
		"too much":       {edit(func(s *bodymap.Site) { s.Syringe.VolumeML = 6 }), bodymap.Invalid},
		"no puncture":    {edit(func(s *bodymap.Site) { s.Punctures = 0 }), bodymap.Invalid},
		"NUL in a note":  {edit(func(s *bodymap.Site) { s.Note = "\x00" }), bodymap.Invalid},
		"no syringe":     {c.SetSyringe(bodymap.Syringe{}), bodymap.Invalid},
		"before birth":   {c.SetHeader(func(s *bodymap.Session) { s.At = now.AddDate(-60, 0, 0) }), bodymap.Invalid},
		"in ten years":   {c.SetHeader(func(s *bodymap.Session) { s.At = now.AddDate(10, 0, 0) }), bodymap.Invalid},
		"no such site":   {c.Remove("x"), bodymap.NotFound},
		"move nothing":   {c.Move("x", bodymap.Target{Place: spot(1)}), bodymap.NotFound},
		"move nowhere":   {c.Move(site.ID, bodymap.Target{}), bodymap.Invalid},
		"change nothing": {c.Change([]bodymap.SiteID{"x"}, func(*bodymap.Site) {}, bodymap.EditSite), bodymap.NotFound},
	} {
		if got := bodymap.KindOf(c.err); c.err == nil || got != c.want {
			t.Errorf("%s: kind %s, %v", name, got, c.err)
		}
	}
	if after := len(must(d.Log(100))(t)); after != before || !slices.Equal(c.Sites(), []bodymap.Site{site}) {
		t.Errorf("%d commands were written, the sites are %v", after-before, c.Sites())
	}
}

// Undo takes back what was done in a session that is no longer open, and tells what it was.
func TestUndoReachesOtherSessions(t *testing.T) {
	p, _, patient := newPractice(t)
	first := must(p.NewSession(patient.ID))(t)
	must(first.Mark(spot(1), "", atlas.Left))(t)
	second := must(p.NewSession(patient.ID))(t)
	if _, err := first.Mark(spot(2), "", atlas.Left); bodymap.KindOf(err) != bodymap.NotFound || first.Open() {
		t.Errorf("the first chart still takes marks: %v", err)
	}
	if verb := must(p.Undo())(t); verb != bodymap.StartSession || second.Open() || p.Chart() != nil {
		t.Errorf("%q was undone, the second chart is open: %v", verb, second.Open())
	}
	if verb := must(p.Undo())(t); verb != bodymap.MarkSite {
		t.Errorf("%q was undone", verb)
	}
	if _, sites, err := p.Session(first.Session().ID); err != nil || len(sites) != 0 {
		t.Errorf("%d sites are left; %v", len(sites), err)
	}
	if verb, ok := p.CanRedo(); !ok || verb != bodymap.MarkSite {
		t.Errorf("redo would do %q", verb)
	}
	again := must(p.OpenSession(first.Session().ID))(t)
	if must(p.Redo())(t); len(again.Sites()) != 1 {
		t.Error("the open chart does not follow redo")
	}
	check(t, again.SetHeader(func(s *bodymap.Session) { s.Note = "x" }))
	if _, ok := p.CanRedo(); ok {
		t.Error("something new leaves something to redo")
	}
	if _, err := p.OpenSession("none"); bodymap.KindOf(err) != bodymap.NotFound || p.Chart() != again {
		t.Errorf("opening no session: %v", err)
	}
}

func TestUndoGoesBack200Steps(t *testing.T) {
	p, _, patient := newPractice(t)
	c := must(p.NewSession(patient.ID))(t)
	for i := range 205 {
		check(t, c.SetHeader(func(s *bodymap.Session) { s.NumbFromMM = float64(i%2) + 1 }))
	}
	steps := 0
	for ; must(p.Undo())(t) != ""; steps++ {
	}
	if steps != 200 {
		t.Errorf("undo went back %d steps", steps)
	}
	if verb, err := p.Undo(); verb != "" || err != nil {
		t.Errorf("with nothing left undo takes back %q; %v", verb, err)
	}
}

// Every step is in the log, undone or not, with who and when.
func TestLogTellsWhoDidWhat(t *testing.T) {
	p, d, patient := newPractice(t)
	must(p.NewSession(patient.ID))(t)
	p.SetPerson("Nurse Test")
	must(p.Undo())(t)
	must(p.Redo())(t)
	var told []string
	for _, c := range must(d.Log(10))(t) {
		if !c.At.Equal(now) {
			t.Errorf("%s was done at %v", c.Verb, c.At)
		}
		told = append(told, c.Person+": "+string(c.Verb))
	}
	want := []string{"Dr Test: new patient", "Dr Test: new session", "Nurse Test: undo: new session", "Nurse Test: redo: new session"}
	if !slices.Equal(told, want) {
		t.Errorf("the log tells %q", told)
	}
}
