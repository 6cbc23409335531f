package sqlite

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// work is a practice under test with what its tables held before every step that can be taken back.
type work struct {
	*bodymap.Practice
	t        *rapid.T
	dump     func() string
	past     []string // before each step, oldest first
	future   []string // after each undone step, next to redo last
	patients []bodymap.PatientID
	sessions []bodymap.SessionID
	count    map[bool]int // what was done, what was refused
}

// do runs something that may be a step and keeps account of it. What is refused in words must change nothing.
func (w *work) do(what func() error) {
	before, verb := w.dump(), func() bodymap.Verb { v, _ := w.CanUndo(); return v }
	err := what()
	if err != nil && bodymap.KindOf(err) != bodymap.Invalid {
		w.t.Fatal(err)
	}
	if err != nil && w.dump() != before {
		w.t.Fatalf("refused and changed: %v", err)
	}
	w.count[err == nil]++
	if after := w.dump(); after != before {
		w.past, w.future = append(w.past, before), nil
		if verb() == "" {
			w.t.Fatal("a change cannot be undone")
		}
	}
	w.agree()
}

// agree checks that memory is what is on disk.
func (w *work) agree() {
	c := w.Chart()
	if c == nil {
		return
	}
	session, sites, err := w.Session(c.Session().ID)
	if err != nil {
		w.t.Fatal(err)
	}
	patient, err := w.Patient(session.Patient)
	if err != nil {
		w.t.Fatal(err)
	}
	pains, err := w.Pains(session.ID)
	if err != nil {
		w.t.Fatal(err)
	}
	if !reflect.DeepEqual(session, c.Session()) || !reflect.DeepEqual(patient, c.Patient()) ||
		!slices.EqualFunc(sites, c.Sites(), bodymap.Site.Equal) || !slices.EqualFunc(pains, c.Pains(), samePain) {
		w.t.Fatalf("in memory:\n%v\n%v\n%v\n%v\non disk:\n%v\n%v\n%v\n%v",
			c.Session(), c.Patient(), c.Sites(), c.Pains(), session, patient, sites, pains)
	}
}

func samePain(a, b bodymap.Pain) bool { return reflect.DeepEqual(a, b) }

// chart returns the open chart, opening one where there is none.
func (w *work) chart() *bodymap.Chart {
	if w.Chart() == nil {
		w.newSession()
	}
	return w.Chart()
}

func (w *work) newPatient() {
	w.do(func() error {
		p := bodymap.Patient{
			Surname: rapid.StringMatching(`[A-Zé][a-zø'-]{0,9}x`).Draw(w.t, "surname"), FirstName: "A", Born: "1974-03-14",
			Sex: rapid.SampledFrom([]bodymap.Sex{bodymap.Female, bodymap.Male, bodymap.Other}).Draw(w.t, "sex"),
		}
		p, err := w.SavePatient(p)
		w.patients = append(w.patients, p.ID)
		return err
	})
}

func (w *work) newSession() {
	id := w.somePatient()
	w.do(func() error {
		c, err := w.NewSession(id)
		if err == nil {
			w.sessions = append(w.sessions, c.Session().ID)
		}
		return err
	})
}

// somePatient draws one that is there; undo may have taken some.
func (w *work) somePatient() bodymap.PatientID {
	gone := func(id bodymap.PatientID) bool { _, err := w.Patient(id); return err != nil }
	if w.patients = slices.DeleteFunc(w.patients, gone); len(w.patients) == 0 {
		w.newPatient()
	}
	return rapid.SampledFrom(w.patients).Draw(w.t, "patient")
}

// someSites draws sites of the open chart; perhaps none.
func (w *work) someSites() (ids []bodymap.SiteID) {
	for _, s := range w.chart().Sites() {
		if rapid.IntRange(0, 2).Draw(w.t, "take") == 0 {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

func (w *work) someTarget() bodymap.Target {
	mesh := atlas.Get().Body(atlas.Male).Mesh(atlas.Anatomical)
	u := rapid.Float64Range(0, 0.5).Draw(w.t, "u")
	v := rapid.Float64Range(0, 0.5).Draw(w.t, "v")
	tri := rapid.Int32Range(0, 20_000).Draw(w.t, "triangle")
	return bodymap.Target{Place: mesh.Place(tri, u, v), Side: atlas.Left}
}

// actions are all that a person can do, by name.
func (w *work) actions() map[string]func(*rapid.T) {
	edit := func(f func(c *bodymap.Chart) error) func(*rapid.T) {
		return func(*rapid.T) { c := w.chart(); w.do(func() error { return f(c) }) }
	}
	all := map[string]func(*rapid.T){
		"new patient": func(*rapid.T) { w.newPatient() },
		"edit patient": func(t *rapid.T) {
			p, err := w.Patient(w.somePatient())
			if err != nil {
				t.Fatal(err)
			}
			p.Notes = rapid.StringMatching(`[a-zé ]{0,5}`).Draw(t, "notes")
			p.Flags = []bodymap.Flag{rapid.SampledFrom(bodymap.Flags()).Draw(t, "flag")}
			w.do(func() error { _, err := w.SavePatient(p); return err })
		},
		"new session": func(*rapid.T) { w.newSession() },
		"open session": func(t *rapid.T) {
			id := w.chart().Session().ID
			if len(w.sessions) > 0 {
				id = rapid.SampledFrom(w.sessions).Draw(t, "session")
			}
			if _, err := w.OpenSession(id); err != nil && bodymap.KindOf(err) != bodymap.NotFound { // undone, perhaps
				t.Fatal(err)
			}
			w.agree()
		},
		"mark": edit(func(c *bodymap.Chart) error {
			_, err := c.MarkMany([]bodymap.Target{w.someTarget(), w.someTarget()})
			return err
		}),
		"move": edit(func(c *bodymap.Chart) error {
			if sites := c.Sites(); len(sites) > 0 {
				return c.Move(sites[len(sites)/2].ID, w.someTarget())
			}
			return nil
		}),
		"remove": edit(func(c *bodymap.Chart) error { return c.Remove(w.someSites()...) }),
		"change": edit(func(c *bodymap.Chart) error {
			n := rapid.IntRange(1, 3).Draw(w.t, "punctures")
			return c.Change(w.someSites(), func(s *bodymap.Site) { s.Punctures, s.Numbing = n, n == 2 }, bodymap.EditSite)
		}),
		"syringe": edit(func(c *bodymap.Chart) error {
			return c.SetSyringe(rapid.SampledFrom(bodymap.Presets()).Draw(w.t, "preset").Syringe)
		}),
		"header": edit(func(c *bodymap.Chart) error {
			return c.SetHeader(func(s *bodymap.Session) { s.Note = rapid.StringMatching(`[ab]?`).Draw(w.t, "note") })
		}),
		"record": edit(func(c *bodymap.Chart) error { return c.Record() }),
		"state": edit(func(c *bodymap.Chart) error {
			states := []bodymap.SiteState{bodymap.SitePlanned, bodymap.SiteDone, bodymap.SiteSkipped, bodymap.SiteAdded}
			return c.SetState(rapid.SampledFrom(states).Draw(w.t, "state"), w.someSites()...)
		}),
		"undo": func(*rapid.T) { w.back(w.Undo, &w.past, &w.future) },
		"redo": func(*rapid.T) { w.back(w.Redo, &w.future, &w.past) },
	}
	maps.Copy(all, w.skinActions(edit))
	maps.Copy(all, w.painActions(edit))
	maps.Copy(all, w.shelfActions())
	maps.Copy(all, w.cupboardActions())
	maps.Copy(all, w.fillActions(edit))
	maps.Copy(all, w.careActions())
	maps.Copy(all, w.outcomeActions())
	return all
}

// back undoes or redoes and checks that every row is as it was then.
func (w *work) back(step func() (bodymap.Verb, error), from, to *[]string) {
	before := w.dump()
	want := before
	if n := len(*from); n > 0 {
		want = (*from)[n-1]
		*from, *to = (*from)[:n-1], append(*to, before)
	}
	verb, err := step()
	if err != nil {
		w.t.Fatal(err)
	}
	if got := w.dump(); got != want {
		w.t.Fatalf("%s: the rows are\n%s\nwanted\n%s", verb, got, want)
	}
	w.agree()
}

// Whatever is done, undo restores every row to the byte and redo brings it back, across sessions, and memory follows.
func TestUndoRestoresEveryRow(t *testing.T) {
	s := open(t, newPath(t))
	runs, count := 0, map[bool]int{}
	rapid.Check(t, func(r *rapid.T) {
		w := &work{Practice: bodymap.NewPractice(s, clock, "tester"), t: r, dump: func() string { return dump(t, s.db) }, count: count}
		r.Repeat(w.actions())
		if runs++; runs%10 == 0 { // the log tells of every row, whatever was done
			if c := must[Checked](t)(s.Check()); len(c.Wrong) > 0 {
				r.Fatalf("the check says %v", c.Wrong)
			}
		}
		for len(w.past) > 0 {
			w.back(w.Undo, &w.past, &w.future)
		}
		for len(w.future) > 0 {
			w.back(w.Redo, &w.future, &w.past)
		}
		for len(w.past) > 0 { // the next run finds nothing
			w.back(w.Undo, &w.past, &w.future)
		}
	})
	t.Logf("%d commands were done, %d were refused", count[true], count[false])
	if count[true] < 3*count[false] {
		t.Errorf("%d commands were done, %d were refused: too few to tell", count[true], count[false])
	}
}
