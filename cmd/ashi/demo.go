package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"ashi/assets"
	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/sheet"
)

type demoCmd struct {
	Print string `help:"Also print the newest session to this file (.pdf, .png or .svg)." placeholder:"FILE" type:"path"`
}

// Run fills the record, if it is empty, and lists the sessions.
func (d demoCmd) Run(c *common) error {
	start := time.Now()
	clock := &sampleClock{now: start}
	return withSample(c.Data, clock.time, func(p *bodymap.Practice) error {
		there, err := sampleThere(p, c.Data)
		if err != nil {
			return err
		}
		if !there {
			if err := fill(p, clock, start); err != nil {
				return err
			}
		}
		fmt.Println(assets.Say(c.language(), "The sample practice is in %s.", sampleIn(c.Data)))
		if err := listSessions(os.Stdout, p, c.language()); err != nil {
			return err
		}
		return d.print(p, c.language())
	})
}

// print prints the newest session if asked to.
func (d demoCmd) print(p *bodymap.Practice, lang string) error {
	if d.Print == "" {
		return nil
	}
	sessions, err := p.AllSessions()
	if err != nil {
		return err
	}
	if err := printSession(p, sessions[0].ID, d.Print, sheet.A4, lang); err != nil {
		return err
	}
	fmt.Println(assets.Say(lang, "The site map of the newest session is in %s.", d.Print))
	return nil
}

// sampleThere tells whether the record holds the sample already. Any other patient is an error: the two are never mixed.
func sampleThere(p *bodymap.Practice, folder string) (bool, error) {
	patients, err := p.Patients("", 1000)
	if err != nil {
		return false, err
	}
	for _, patient := range patients {
		if patient.Surname != sampleSurname {
			return false, refuse(bodymap.Invalid, "The record in %s holds patients. Nothing was changed. Give the sample practice a folder of its own: ashi demo --data DIR", folder)
		}
	}
	return len(patients) > 0, nil
}

// sampleClock shows the time of the visit that is being played.
type sampleClock struct{ now time.Time }

func (c *sampleClock) time() time.Time { return c.now }

// fill plays the sample in the way of the screen: patient, plan, marks, record, then what turned out otherwise.
func fill(p *bodymap.Practice, clock *sampleClock, now time.Time) error {
	p.SetPerson("Dr Robin Sample")
	clock.now = visitTime(now, 40)
	mix, err := stock(p, now)
	if err != nil {
		return err
	}
	for _, s := range samples() {
		clock.now = visitTime(now, s.visits[0].daysAgo)
		patient, err := p.SavePatient(s.patient)
		if err != nil {
			return err
		}
		if err := begin(p, s, patient.ID, clock.now); err != nil {
			return err
		}
		for _, v := range s.visits {
			clock.now = visitTime(now, v.daysAgo)
			if err := play(p, patient, mix, v); err != nil {
				return fmt.Errorf("visit %d days ago: %w", v.daysAgo, err)
			}
		}
	}
	return nil
}

// visitTime is half past ten on a day in the past, or now.
func visitTime(now time.Time, daysAgo int) time.Time {
	if daysAgo == 0 {
		return now
	}
	return time.Date(now.Year(), now.Month(), now.Day()-daysAgo, 10, 30, 0, 0, now.Location())
}

// play makes one session.
func play(p *bodymap.Practice, patient bodymap.Patient, mix bodymap.Mix, v visit) error {
	c, err := p.NewSession(patient.ID)
	if err != nil {
		return err
	}
	if err := pour(p, c, mix); err != nil {
		return err
	}
	for _, m := range v.plan {
		if err := markSample(c, m); err != nil {
			return err
		}
	}
	if err := spreadSamples(c, v); err != nil {
		return err
	}
	if v.note != "" {
		if err := c.SetHeader(func(s *bodymap.Session) { s.Note = v.note }); err != nil {
			return err
		}
	}
	if !v.recorded {
		return nil
	}
	if err := c.Record(); err != nil {
		return err
	}
	if err := recordSample(c, v); err != nil {
		return err
	}
	return ask(p, c, v)
}

// recordSample tells what was not as planned.
func recordSample(c *bodymap.Chart, v visit) error {
	sites := c.Sites()
	for _, number := range v.skipped {
		if err := c.SetState(bodymap.SiteSkipped, sites[number-1].ID); err != nil {
			return err
		}
	}
	for _, m := range v.added {
		if err := markSample(c, m); err != nil {
			return err
		}
	}
	return c.SetHeader(func(s *bodymap.Session) { s.Reaction = v.reaction })
}

// markSample takes up the syringe and marks points, or an Ashi place near them.
func markSample(c *bodymap.Chart, m marks) error {
	if m.technique != "" {
		if err := c.SetSyringe(syringeFor(c, m.technique)); err != nil {
			return err
		}
	}
	for code := range strings.FieldsSeq(m.codes) {
		var targets []bodymap.Target
		for _, side := range m.sides {
			t, err := sampleTarget(c.Session().Figure, atlas.Code(code), side, m.off)
			if err != nil {
				return err
			}
			targets = append(targets, t)
		}
		sites, err := c.MarkMany(targets)
		if err != nil {
			return err
		}
		if err := detail(c, m, sites); err != nil {
			return err
		}
	}
	return nil
}

// detail sets what the syringe does not say.
func detail(c *bodymap.Chart, m marks, sites []bodymap.Site) error {
	var ids []bodymap.SiteID
	for _, s := range sites {
		ids = append(ids, s.ID)
	}
	return c.Change(ids, func(s *bodymap.Site) {
		s.Punctures = max(1, m.punctures)
		s.Numbing = m.numb
		s.Note = m.note
	}, bodymap.EditSite)
}

// sampleTarget is a named point, or the skin at an offset in cm from it.
func sampleTarget(f atlas.Figure, code atlas.Code, side atlas.Side, off atlas.Vec) (bodymap.Target, error) {
	b := atlas.Get().Body(f)
	place, ok := b.PlaceOf(code, side)
	if !ok {
		return bodymap.Target{}, fmt.Errorf("%s %s is not on the figure", code, side)
	}
	if off == (atlas.Vec{}) {
		return bodymap.Target{Place: place, Code: code, Side: side}, nil
	}
	place = b.Nearest(b.At(place, atlas.Anatomical).Add(off), 0)
	_, side = b.RegionOf(place)
	return bodymap.Target{Place: place, Side: side}, nil
}

// syringeFor is the technique's own, with what is in the hand.
func syringeFor(c *bodymap.Chart, t bodymap.Technique) bodymap.Syringe {
	for _, p := range bodymap.Presets() {
		if p.Technique == t {
			return p.Holding(c.Session().Syringe.Filling)
		}
	}
	return c.Session().Syringe
}
